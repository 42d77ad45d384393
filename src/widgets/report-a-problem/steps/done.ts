import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { formatDate } from '../../../i18n/formats.ts';
import { contactOf } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** It is sent: the reference, what happens next and by when, and a way to come back to it. */
export function done(screen: LaterScreen): TemplateResult {
  const { t, shared, form, widget, service, receipt, council, earlier, again } = screen;
  if (!receipt) return html``;
  const { reference, token, expected, next } = receipt;
  const page = safeUrl(council?.trackUrl, widget.api?.base.href ?? location.href);
  // The letter goes wherever an address was sent, but an earlier try may have had another.
  const mail = !earlier && contactOf(service, form.values)?.email;
  return html`
    <div class="done">
      ${heading(t('done.title'), widget.headingLevel)}
      <p>${t('done.reference')} <strong class="reference" dir="ltr">${reference}</strong></p>
    </div>
    ${earlier ? html`<div class="box"><p>${t('done.earlier')}</p></div>` : nothing}
    ${mail ? html`<p>${t('done.email', { email: mail })}</p>` : nothing}
    ${heading(t('done.next'), widget.headingLevel + 1, 'subtitle')}
    <ul class="list" lang=${ifDefined(receipt.language === widget.language ? undefined : receipt.language)}>
      ${next.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    ${expected ? html`<p>${t('done.expected', { date: formatDate(expected, widget.words.language) })}</p>` : nothing}
    ${
      page
        ? html`<p><a href="${page}#council-case=${reference}.${token}">${t('done.follow')}</a></p>
            <p class="quiet">${t('done.follow-hint')}</p>`
        : nothing
    }
    <div class="buttons no-print">
      ${button({ label: shared('print'), kind: 'secondary', press: () => print() })}
      ${button({ label: t('done.again'), kind: 'link', press: again })}
    </div>
  `;
}
