import { html, nothing, type TemplateResult } from 'lit';
import { detailsOf } from '../../../controllers/contact-details.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { area } from '../../../fields/area.ts';
import { held } from '../../../fields/booking.ts';
import { button } from '../../../fields/button.ts';
import { checkbox } from '../../../fields/checkbox.ts';
import { contactDetails } from '../../../fields/details.ts';
import { heading } from '../../../fields/heading.ts';
import { notesMax } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** Who comes, or whom we come to. */
export function contact(screen: LaterScreen): TemplateResult {
  const { t, shared, form, widget, service, council, next, busy } = screen;
  const privacy = safeUrl(council?.privacyUrl, widget.api?.base.href ?? location.href);
  return html`
    <form novalidate @submit=${next}>
      ${held(screen)} ${heading(t('contact.title'), widget.headingLevel)}
      ${contactDetails(
        form,
        detailsOf(service.contact),
        (name) => t(`contact.${name}`),
        (name) => t(`contact.${name}-hint`),
      )}
      ${checkbox(form, { name: 'contact.reminder', label: t('contact.reminder') })}
      ${area(form, {
        name: 'notes',
        label: t('contact.notes'),
        hint: t('contact.notes-hint'),
        optional: true,
        maxLength: notesMax,
        rows: 3,
      })}
      ${privacy ? html`<p><a href=${privacy} target="_blank" rel="noopener">${shared('opens-elsewhere', { label: t('contact.privacy') })}</a></p>` : nothing}
      <div class="buttons">${button({ label: shared('continue'), busy })}</div>
    </form>
  `;
}
