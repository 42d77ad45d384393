import { html, nothing, type TemplateResult } from 'lit';
import type { Area } from '../../contract/places.ts';
import { safeUrl } from '../../core/safe-url.ts';
import { button } from '../../fields/button.ts';
import { heading } from '../../fields/heading.ts';
import { dial } from '../../fields/problem.ts';
import { formatNumber } from '../../i18n/formats.ts';
import { councilName, type PickerHost } from './host.ts';
import { isOutside, type ChosenPlace } from './location-picker.model.ts';

/** What a place is called. */
export const labelOf = ({ words }: PickerHost, { label }: ChosenPlace): string => label ?? words.t('chosen.point');

/**
 * The place that is chosen, and whose it is when it is not this council's.
 * @param vague metres within which the device is sure of it, when that is worth saying.
 */
export function chosenBox(
  host: PickerHost,
  place: ChosenPlace,
  vague: number | undefined,
  change: () => void,
): TemplateResult {
  const { t, shared, language } = host.words;
  return html`
    <div class="box place-chosen ${isOutside(place) ? 'warning' : ''}" tabindex="-1">
      <p class="caption">${t('chosen')}</p>
      <p class="box-title"><bdi>${labelOf(host, place)}</bdi></p>
      ${vague ? html`<p>${t('device.vague', { metres: formatNumber(vague, language) })}</p>` : nothing}
      ${place.area ? outside(host, place.area) : nothing}
      <p>${button({ label: shared('change'), about: t('chosen.about'), kind: 'link', press: change })}</p>
    </div>
  `;
}

function outside(host: PickerHost, area: Area): TemplateResult | typeof nothing {
  if (area.inside) return nothing;
  const { t, shared } = host.words;
  const council = councilName(host);
  const { name = '', phone, url } = area.responsible ?? {};
  const link = safeUrl(url, host.ownerDocument.baseURI);
  return html`
    ${heading(t('outside', { council }), host.widget.headingLevel + 1, 'box-title')}
    <p>${t(name ? 'outside.known' : 'outside.unknown', { name, council })}</p>
    ${
      link
        ? html`<p>
            <a href=${link} target="_blank" rel="noopener"
              >${shared('opens-elsewhere', { label: t('outside.link', { name }) })}</a
            >
          </p>`
        : nothing
    }
    ${phone ? html`<p>${t('outside.call')} <a href=${dial(phone.dial)} dir="ltr">${phone.display}</a></p>` : nothing}
  `;
}
