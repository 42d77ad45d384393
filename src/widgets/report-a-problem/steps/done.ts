import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { formatDate } from '../../../i18n/formats.ts';
import type { Screen } from './screen.ts';

/** It is sent: the reference, what happens next and by when, and a way to come back to it. */
export function done(screen: Screen): TemplateResult {
  const { t, shared, form, widget, receipt, council, earlier, again } = screen;
  if (!receipt) return html``;
  const { reference, token, expected, next } = receipt;
  const page = safeUrl(council?.trackUrl, widget.api?.base.href ?? location.href);
  const mail = form.isOn('contact.updates') ? form.text('contact.email').trim() : '';
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
