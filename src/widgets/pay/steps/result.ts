import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentView } from '../../../contract/payment-answers.ts';
import { formatMoney } from '../../../core/money.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { formatDate } from '../../../i18n/formats.ts';
import { formatClock } from '../../../i18n/times.ts';
import type { LaterScreen } from './screen.ts';

/** What has become of the payment, and whether money was taken. */
export function result(screen: LaterScreen): TemplateResult {
  const { t, paying, again } = screen;
  const { view, outcome } = paying.part;
  if (!view) return html``;
  return outcome === 'paid'
    ? receipt(screen, view)
    : paying.part.page(view, nothing, { label: t('other'), press: again });
}

function receipt(screen: LaterScreen, view: PaymentView): TemplateResult {
  const { t, shared, widget, council, paying, again } = screen;
  const { reference, email, booking, pence } = view;
  const page = safeUrl(council?.trackUrl, widget.api?.base.href ?? location.href);
  const { language } = widget.words;
  const { token } = paying.part;
  return html`
    <div class="done">
      ${heading(t('paid.title'), widget.headingLevel)}
      <p>${t('paid.amount')} <strong class="reference">${formatMoney(pence)}</strong></p>
    </div>
    ${paying.part.things(view)} ${email ? html`<p>${t('paid.email', { email })}</p>` : nothing}
    ${
      booking?.reference !== undefined && booking.starts !== undefined
        ? html`<p>
            ${t('paid.booking', {
              reference: booking.reference,
              when: [formatDate(booking.starts, language), formatClock(booking.starts, language)].join(', '),
            })}
          </p>`
        : nothing
    }
    <div class="buttons no-print">${button({ label: shared('print'), kind: 'secondary', press: () => print() })}</div>
    ${
      page && reference && token
        ? html`<p class="no-print">
              <a href="${page}#council-case=${reference}.${token}">${t('paid.follow')}</a>
            </p>
            <p class="quiet no-print">${t('paid.follow-hint')}</p>`
        : nothing
    }
    <p class="no-print">${button({ label: t('other'), kind: 'link', press: again })}</p>
  `;
}
