import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { fieldId } from '../../../controllers/form.ts';
import { button } from '../../../fields/button.ts';
import { fieldParts } from '../../../fields/field.ts';
import { live } from '../../../fields/live.ts';
import { formatNumber } from '../../../i18n/formats.ts';
import { roundDistance, windTo, type NumberedAsset } from './around.model.ts';
import type { Around } from './around.ts';

/** Nearer than this it is where the resident pointed, on no side of it. Metres. */
const atHand = 3;

/**
 * Which lamp, bin or drain it is, or which of them, where there may be several: the nearest ones, with how far and which
 * way; nobody has to know.
 */
export function whichOne(around: Around): TemplateResult | undefined {
  const { screen, words, assets, near, chosen, most, onMap, foreignService: lang, choose, showAll } = around;
  const { service, place, form } = screen;
  if (!service?.assets || !place || assets.length === 0) return undefined;
  const { t, language } = words;
  const { label } = service.assets;
  const id = fieldId('place.asset');
  const several = most > 1;
  const limit = { max: formatNumber(most, language) };
  const { error, errorLine, hint, describedBy } = fieldParts(
    form,
    {
      name: 'place.asset',
      label,
      hint: several ? t('asset.most', limit) : undefined,
      message: (code) => (code === 'too-many' ? t('asset.too-many', limit) : undefined),
    },
    { target: `${id}-0` },
  );
  const number = (asset: NumberedAsset) => html`<span class="number">${formatNumber(asset.number, language)}</span> `;
  const option = (index: number, choice: { id: string; label: string }, asset?: NumberedAsset) => html`
    <div class="choice">
      <input
        type=${several ? 'checkbox' : 'radio'}
        name="place.asset"
        id="${id}-${index}"
        value=${choice.id}
        aria-describedby=${ifDefined(asset && `${id}-${index}-hint`)}
        .checked=${live(chosen.includes(choice.id))}
        @change=${() => choose(choice)}
      />
      <label for="${id}-${index}"
        >${asset && onMap.isShown ? number(asset) : nothing}<bdi lang=${ifDefined(asset && lang)}
          >${choice.label}</bdi
        ></label
      >
      ${asset ? html`<span class="hint" id="${id}-${index}-hint">${away(around, asset)}</span>` : nothing}
    </div>
  `;
  return html`
    <fieldset
      class="field ${error ? 'wrong' : ''}"
      role=${ifDefined(several ? undefined : 'radiogroup')}
      aria-describedby=${ifDefined(describedBy)}
    >
      <legend class="legend" lang=${ifDefined(lang)}>${label}</legend>
      ${hint} ${errorLine} ${near.map((asset, index) => option(index, asset, asset))}
      ${several ? nothing : option(near.length, { id: '', label: t('asset.unknown') })}
    </fieldset>
    ${
      near.length < assets.length
        ? html`<p>${button({ label: t('asset.more'), kind: 'link', press: showAll })}</p>`
        : nothing
    }
    ${onMap.render()}
  `;
}

/** How far away it is, and on which side. */
function away({ screen, words }: Around, { lat, lng, distance }: NumberedAsset): string {
  const { t, language } = words;
  const { place } = screen;
  if (distance < atHand || place?.lat === undefined || place.lng === undefined) return t('asset.here');
  const metres = formatNumber(roundDistance(distance), language);
  return t(`asset.${windTo({ lat: place.lat, lng: place.lng }, { lat, lng })}`, { metres });
}
