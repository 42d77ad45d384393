import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { text, type TextOptions } from '../../../fields/text.ts';
import { contactFields, type ContactField } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

const typing: Readonly<Record<ContactField, Partial<TextOptions>>> = {
  name: { autocomplete: 'name', maxLength: 120 },
  email: { type: 'email', autocomplete: 'email', maxLength: 254 },
  line1: { autocomplete: 'billing address-line1', maxLength: 250 },
  city: { autocomplete: 'billing address-level2', maxLength: 250, width: '20' },
  postcode: { autocomplete: 'billing postal-code', width: '10' },
};

/** Who pays, as far as they like: for the receipt, and so that the payment page need not ask. */
export function contact({ t, shared, form, widget, council, next, paying }: LaterScreen): TemplateResult {
  const privacy = safeUrl(council?.privacyUrl, widget.api?.base.href ?? location.href);
  return html`
    <form novalidate @submit=${next}>
      ${heading(t('contact.title'), widget.headingLevel)}
      <p>${t(paying.before ? 'contact.before' : 'contact.why')}</p>
      ${contactFields.map((name) =>
        text(form, {
          name: `contact.${name}`,
          label: t(`contact.${name}`),
          hint: name === 'email' ? t('contact.email-hint') : undefined,
          optional: true,
          spellcheck: false,
          ...typing[name],
        }),
      )}
      ${privacy ? html`<p><a href=${privacy} target="_blank" rel="noopener">${shared('opens-elsewhere', { label: t('contact.privacy') })}</a></p>` : nothing}
      <div class="buttons">${button({ label: shared('continue') })}</div>
    </form>
  `;
}
