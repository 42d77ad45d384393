import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { checkbox } from '../../../fields/checkbox.ts';
import { radios } from '../../../fields/choice.ts';
import { heading } from '../../../fields/heading.ts';
import { text } from '../../../fields/text.ts';
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

function details({ t, form, service }: LaterScreen): TemplateResult {
  const { email, phone } = service.contact;
  const wantsMail = form.isOn('contact.updates');
  return html`
    ${text(form, { name: 'contact.name', label: t('contact.name'), autocomplete: 'name', spellcheck: false, maxLength: 120 })}
    ${
      email === 'no'
        ? nothing
        : html`${text(form, {
            name: 'contact.email',
            label: t('contact.email'),
            hint: t('contact.email-hint'),
            type: 'email',
            autocomplete: 'email',
            spellcheck: false,
            maxLength: 254,
            optional: email === 'optional' && !wantsMail,
          })}
          ${checkbox(form, { name: 'contact.updates', label: t('contact.updates') })}`
    }
    ${
      phone === 'no'
        ? nothing
        : text(form, {
            name: 'contact.phone',
            label: t('contact.phone'),
            hint: t('contact.phone-hint'),
            type: 'tel',
            autocomplete: 'tel',
            width: '20',
            maxLength: 40,
            optional: phone === 'optional',
          })
    }
    ${service.private ? nothing : checkbox(form, { name: 'contact.showName', label: t('contact.show-name') })}
    ${
      service.partner
        ? checkbox(form, {
            name: 'contact.shareWithPartner',
            label: t('contact.share', { name: service.partner.name }),
          })
        : nothing
    }
  `;
}
