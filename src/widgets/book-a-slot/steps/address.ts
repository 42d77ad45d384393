import { html, type TemplateResult } from 'lit';
import { held } from '../../../fields/booking.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { text } from '../../../fields/text.ts';
import { addressMax } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** Where we are to come to. */
export function address(screen: LaterScreen): TemplateResult {
  const { t, shared, form, widget, next, busy } = screen;
  return html`
    <form novalidate @submit=${next}>
      ${held(screen)} ${heading(t('address.title'), widget.headingLevel)}
      ${text(form, {
        name: 'address.label',
        label: t('address.label'),
        hint: t('address.label-hint'),
        autocomplete: 'address-line1',
        spellcheck: false,
        maxLength: addressMax,
      })}
      ${text(form, {
        name: 'address.description',
        label: t('address.description'),
        hint: t('address.description-hint'),
        optional: true,
        maxLength: addressMax,
      })}
      <div class="buttons">${button({ label: shared('continue'), busy })}</div>
    </form>
  `;
}
