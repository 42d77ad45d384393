import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentView } from '../../../contract/payment-answers.ts';
import { formatMoney } from '../../../core/money.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { said } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { formatDate } from '../../../i18n/formats.ts';
import { formatClock } from '../../../i18n/times.ts';
import { counted, mayRetry, outcomeOf, type Outcome } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** What has become of the payment, and whether money was taken. */
export function result(screen: LaterScreen): TemplateResult {
  const { view } = screen.paying;
  if (!view) return html``;
  const outcome = outcomeOf(view);
  return outcome === 'paid'
    ? receipt(screen, view)
    : html`${told(screen, view, outcome)} ${things(screen, view)} ${ways(screen, view, outcome)}`;
}

function told(
  { t, widget, paying }: LaterScreen,
  { email, reference }: PaymentView,
  outcome: Exclude<Outcome, 'paid'>,
): TemplateResult {
  const title = heading(t(`${outcome}.title`), widget.headingLevel);
  if (outcome !== 'checking')
    return html`${title}
      <p>${t(`${outcome}.text`)}</p>`;
  const waits = email ? t('checking.mail', { email }) : t('checking.call', { reference: reference ?? '' });
  return html`
    ${title}
    <p>${t('checking.text')}</p>
    ${paying.promised ? html`<p>${waits}</p>` : html`<p class="busy" role="status">${t('checking.busy')}</p>`}
  `;
}

/** What it is for, and its reference. */
function things({ t, widget }: LaterScreen, view: PaymentView): TemplateResult {
  const { items, pence, refunded, reference, paidAt, language } = view;
  const row = (question: unknown, answer: unknown) =>
    html`<div>
      <dt>${question}</dt>
      <dd>${answer}</dd>
    </div>`;
  const spoken = { service: { language }, widget };
  const { language: own } = widget.words;
  return html`
    <dl class="answers">
      ${items.map(({ name, quantity, pence: each }) =>
        row(said(spoken, counted(name, quantity)), each > 0 ? formatMoney(each) : nothing),
      )}
      ${items.length > 1 && pence > 0 ? row(t('check.total'), html`<strong>${formatMoney(pence)}</strong>`) : nothing}
      ${paidAt ? row(t('paid.at'), [formatDate(paidAt, own), formatClock(paidAt, own)].join(', ')) : nothing}
      ${refunded > 0 ? row(t('paid.refunded'), formatMoney(refunded)) : nothing}
      ${reference ? row(t('paid.reference'), html`<span dir="ltr">${reference}</span>`) : nothing}
    </dl>
  `;
}

/** What can be done about it. */
function ways({ t, paying, again }: LaterScreen, view: PaymentView, outcome: Outcome): TemplateResult {
  const { busy, ask, goOn, cancel, retry, promised } = paying;
  const main =
    outcome === 'open'
      ? button({ label: t('open.go'), press: goOn, busy, busyLabel: t('check.going') })
      : mayRetry(outcome)
        ? button({ label: t('again'), press: retry, busy })
        : outcome === 'checking' && promised
          ? button({ label: t('checking.ask'), press: ask, busy })
          : nothing;
  return html`
    <div class="buttons">
      ${main} ${view.mayCancel ? button({ label: t('open.cancel'), kind: 'secondary', press: cancel, busy }) : nothing}
    </div>
    ${outcome === 'open' || outcome === 'checking' ? nothing : html`<p>${button({ label: t('other'), kind: 'link', press: again })}</p>`}
  `;
}

function receipt(screen: LaterScreen, view: PaymentView): TemplateResult {
  const { t, shared, widget, council, paying, again } = screen;
  const { reference, email, booking, pence } = view;
  const page = safeUrl(council?.trackUrl, widget.api?.base.href ?? location.href);
  const { language } = widget.words;
  return html`
    <div class="done">
      ${heading(t('paid.title'), widget.headingLevel)}
      <p>${t('paid.amount')} <strong class="reference">${formatMoney(pence)}</strong></p>
    </div>
    ${things(screen, view)} ${email ? html`<p>${t('paid.email', { email })}</p>` : nothing}
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
      page && reference && paying.token
        ? html`<p class="no-print">
              <a href="${page}#council-case=${reference}.${paying.token}">${t('paid.follow')}</a>
            </p>
            <p class="quiet no-print">${t('paid.follow-hint')}</p>`
        : nothing
    }
    <p class="no-print">${button({ label: t('other'), kind: 'link', press: again })}</p>
  `;
}
