/** What a payment shows and does not ask. */
import { html, nothing } from 'lit';
import type { DeskPayment } from '../../src/contract/desk-payments.ts';
import { dayOf, moment, money, table } from './parts.ts';
import { eventInWords, nobodyNamed, sumOf } from './payment.model.ts';
import { caseAddress } from './queue.ts';

const accounts: Readonly<Record<DeskPayment['ledger'][number]['account'], string>> = {
  receivable: 'Owed to the council',
  provider: 'Money at the provider',
  income: 'Income',
  discounts: 'Let off',
  'written-off': 'Written off',
};

const entries: Readonly<Record<DeskPayment['ledger'][number]['kind'], string>> = {
  paid: 'Paid',
  refunded: 'Refunded',
  'refund-failed': 'Refund undone: it could not be paid',
};

export function factsPart(found: DeskPayment) {
  const line = (name: string, value: unknown) =>
    value === undefined
      ? nothing
      : html`<dt>${name}</dt>
          <dd>${value}</dd>`;
  const { refunds } = found;
  const sum = (pence: number) => (pence > 0 ? money(pence) : undefined);
  return html`<dl class="facts">
    ${line('Amount', money(found.pence))} ${line('Paid back', sum(sumOf(refunds, 'done')))}
    ${line('On its way back', sum(sumOf(refunds, 'approved', 'sending', 'sent')))}
    ${line('Can be refunded', found.state === 'paid' ? money(found.refundable) : undefined)}
    ${line('Begun', moment(found.begun))} ${line('Paid', found.paidAt && moment(found.paidAt))}
    ${line('Provider’s id', found.providerId && html`<span class="said">${found.providerId}</span>`)}
    ${line('Booked with it', found.booking && html`<a href=${caseAddress(found.booking)}>${found.booking}</a>`)}
    ${line('Questions and letters', found.hasCase ? html`<a href=${caseAddress(found.reference)}>The case of this payment</a>` : undefined)}
  </dl>`;
}

export function itemsPart({ items }: DeskPayment) {
  return html`<section aria-labelledby="items">
    <h2 id="items">What it is for</h2>
    ${table({
      kind: 'items',
      caption: 'What it is for',
      columns: ['What', 'How many', 'Amount', 'Ledger code'],
      rows: items.map(
        ({ name, quantity, pence, ledgerCode, until }) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">
              ${name} ${until ? html`<span class="quiet place">Valid until ${dayOf(until)}</span>` : nothing}
            </th>
            <td role="cell" data-name="How many">${quantity}</td>
            <td role="cell" data-name="Amount">${money(pence)}</td>
            <td role="cell" data-name="Ledger code">${ledgerCode}</td>
          </tr>`,
      ),
    })}
  </section>`;
}

export function payerPart({ payer, state }: DeskPayment) {
  const { name, email, postcode } = payer ?? {};
  return html`<section class="box" aria-labelledby="payer">
    <h2 id="payer">Who pays</h2>
    ${
      payer
        ? html`<p>
            <strong>${name ?? 'No name'}</strong>
            ${email ? html`<br /><a class="said" href="mailto:${email}">${email}</a>` : nothing}
            ${postcode ? html`<br />${postcode}` : nothing}
          </p>`
        : html`<p>${nobodyNamed(state)}</p>`
    }
  </section>`;
}

export function eventsPart({ events }: DeskPayment) {
  return html`<section aria-labelledby="events">
    <h2 id="events">What happened</h2>
    <ol class="history" reversed>
      ${[...events].reverse().map(
        (event) =>
          html`<li>
            <h3>${eventInWords(event)}</h3>
            <p class="quiet">${moment(event.at)}</p>
          </li>`,
      )}
    </ol>
  </section>`;
}

export function ledgerPart({ ledger }: DeskPayment) {
  if (ledger.length === 0) return nothing;
  const side = (pence: number) => (pence > 0 ? money(pence) : '–');
  const sum = ledger.reduce((total, { pence }) => total + Math.max(0, pence), 0);
  const owed = ledger.reduce((total, { pence }) => total + Math.max(0, -pence), 0);
  return html`<section aria-labelledby="ledger">
    <h2 id="ledger">Ledger</h2>
    ${table({
      kind: 'ledger',
      caption: 'Lines of the ledger',
      columns: ['When', 'What', 'Account', 'Debit', 'Credit'],
      rows: html`${ledger.map(
          ({ at, kind, account, name, pence }) =>
            html`<tr role="row">
              <td role="cell" data-name="When">${moment(at)}</td>
              <td role="cell">${entries[kind]} <span class="quiet place">${name}</span></td>
              <td role="cell" data-name="Account">${accounts[account]}</td>
              <td role="cell" data-name="Debit">${side(pence)}</td>
              <td role="cell" data-name="Credit">${side(-pence)}</td>
            </tr>`,
        )}
        <tr role="row" class="total">
          <th scope="row" role="rowheader" colspan="3">Together</th>
          <td role="cell" data-name="Debit">${money(sum)}</td>
          <td role="cell" data-name="Credit">${money(owed)}</td>
        </tr>`,
    })}
  </section>`;
}
