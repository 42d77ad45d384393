import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { checkbox } from '../../../fields/checkbox.ts';
import { radios } from '../../../fields/choice.ts';
import { contactDetails } from '../../../fields/details.ts';
import { heading } from '../../../fields/heading.ts';
import { consentsOf, detailsOf } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** Who reports, as far as the service needs to know. Every consent is a choice of its own, and starts as no. */
export function contact(screen: LaterScreen): TemplateResult {
  const { t, shared, form, widget, service, council, next } = screen;
  const asksHow = service.contact.anonymous === 'allowed';
  const named = !asksHow || form.text('contact.how') === 'named';
  const privacy = safeUrl(council?.privacyUrl, widget.api?.base.href ?? location.href);
  return html`
    <form novalidate @submit=${next}>
      ${heading(t('contact.title'), widget.headingLevel)}
      ${
        asksHow
          ? radios(form, {
              name: 'contact.how',
              label: t('contact.how'),
              items: [
                { key: 'named', name: t('contact.how-named'), hint: t('contact.how-named-hint') },
                { key: 'anonymous', name: t('contact.how-anonymous'), hint: t('contact.how-anonymous-hint') },
              ],
            })
          : nothing
      }
      ${named ? details(screen) : nothing}
      ${privacy ? html`<p><a href=${privacy} target="_blank" rel="noopener">${shared('opens-elsewhere', { label: t('contact.privacy') })}</a></p>` : nothing}
      <div class="buttons">${button({ label: shared('continue') })}</div>
    </form>
  `;
}

const details = ({ t, form, service }: LaterScreen): TemplateResult => html`
  ${contactDetails(
    form,
    detailsOf(service, form.values),
    (name) => t(`contact.${name}`),
    (name) => t(`contact.${name}-hint`),
  )}
  ${consentsOf(service).map(([name]) =>
    checkbox(form, { name: `contact.${name}`, label: t(`contact.${name}`, { name: service.partner?.name ?? '' }) }),
  )}
`;
