import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Asset } from '../../../contract/assets.ts';
import { fieldId } from '../../../controllers/form.ts';
import { button } from '../../../fields/button.ts';
import { fieldParts } from '../../../fields/field.ts';
import { live } from '../../../fields/live.ts';
import { formatNumber } from '../../../i18n/formats.ts';
import { firstAssets, roundDistance, windTo } from './around.model.ts';
import type { Around } from './around.ts';

/** Nearer than this it is where the resident pointed, on no side of it. Metres. */
const atHand = 3;

/** Which lamp, bin or drain it is: the nearest ones, with how far and which way; nobody has to know. */
export function whichOne(around: Around): TemplateResult | undefined {
  const { screen, words, assets, all, choose, showAll } = around;
  const { service, place, form, widget } = screen;
  if (!service?.assets || !place || assets.length === 0) return undefined;
  const { t } = words;
  const { kind, label } = service.assets;
  const chosen = place.asset?.kind === kind ? place.asset.id : undefined;
  const near = all ? assets : assets.filter(({ id }, index) => index < firstAssets || id === chosen);
  const id = fieldId('place.asset');
  const lang = service.language === widget.language ? undefined : service.language;
  const { error, errorLine, describedBy } = fieldParts(form, { name: 'place.asset', label }, { target: `${id}-0` });
  const option = (value: string, text: string, hint: string | undefined, index: number) => html`
    <div class="choice">
      <input
        type="radio"
        name="place.asset"
        id="${id}-${index}"
        value=${value}
        aria-describedby=${ifDefined(hint && `${id}-${index}-hint`)}
        .checked=${live(chosen === value)}
        @change=${() => choose({ kind, id: value, label: text })}
      />
      <label for="${id}-${index}" lang=${ifDefined(hint && lang)}>${text}</label>
      ${hint ? html`<span class="hint" id="${id}-${index}-hint">${hint}</span>` : nothing}
    </div>
  `;
  return html`
    <fieldset class="field ${error ? 'wrong' : ''}" role="radiogroup" aria-describedby=${ifDefined(describedBy)}>
      <legend class="legend" lang=${ifDefined(lang)}>${label}</legend>
      ${errorLine} ${near.map((asset, index) => option(asset.id, asset.label, away(around, asset), index))}
      ${option('', t('asset.unknown'), undefined, near.length)}
    </fieldset>
    ${
      near.length < assets.length
        ? html`<p>${button({ label: t('asset.more'), kind: 'link', press: showAll })}</p>`
        : nothing
    }
  `;
}

/** How far away it is, and on which side. */
function away({ screen, words }: Around, { lat, lng, distance }: Asset): string {
  const { t, language } = words;
  const { place } = screen;
  if (distance < atHand || place?.lat === undefined || place.lng === undefined) return t('asset.here');
  const metres = formatNumber(roundDistance(distance), language);
  return t(`asset.${windTo({ lat: place.lat, lng: place.lng }, { lat, lng })}`, { metres });
}
