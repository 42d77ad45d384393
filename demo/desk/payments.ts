import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { type Refund, RefundList } from '../../src/contract/desk-payments.ts';
import { parseReference } from '../../src/core/reference.ts';
import { describedBy, field, moment, money, plural, Screen, sentence, table } from './parts.ts';
import { askedBy, paymentAddress, refundInWords, refundsCounted } from './payment.model.ts';

/** Finds a payment, and lists the refunds that wait for somebody. */
export class Payments extends Screen {
  @state() private refunds: readonly Refund[] | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  protected override render() {
    return html`<div class="wide">
      ${this.errorSummary()}
      <h1 tabindex="-1">Payments</h1>
      ${this.#search()}
      <p><a href="#/reconciliation">Compare a day with the provider’s list</a></p>
      ${this.refunds ? this.#lists(this.refunds) : nothing}
    </div>`;
  }

  #search() {
    const wrong = this.faultOf('reference');
    const hint = html`As on the receipt: 7K3-M9Q-XPT4. Without it, <a href="#/?status=all">search the queue</a>, open
      and closed, for the payer’s name or email address.`;
    return html`<search>
      <form novalidate @submit=${(event: SubmitEvent) => this.#find(event)}>
        ${field({
          id: 'reference',
          label: 'Reference of a payment',
          hint,
          error: wrong,
          control: html`<input
            id="reference"
            name="reference"
            autocomplete="off"
            spellcheck="false"
            maxlength="40"
            aria-describedby=${describedBy('reference', hint, wrong)}
            aria-invalid=${wrong ? 'true' : nothing}
          />`,
        })}
        <button class="button">Find</button>
      </form>
    </search>`;
  }

  #lists(refunds: readonly Refund[]) {
    const waiting = refunds.filter(({ state }) => state === 'waiting');
    const stuck = refunds.filter((refund) => refund.stuck);
    const going = refunds.filter((refund) => refund.state !== 'waiting' && !refund.stuck);
    return [
      html`<section aria-labelledby="waiting">
        <h2 id="waiting">
          ${waiting.length === 0 ? 'No refund waits' : plural(waiting.length, 'refund waits', 'refunds wait')} for a
          second officer
        </h2>
        ${waiting.length > 0 ? this.#table('Refunds that wait for a second officer', waiting) : nothing}
      </section>`,
      stuck.length > 0
        ? html`<section aria-labelledby="stuck">
            <h2 id="stuck">${plural(stuck.length, 'refund', 'refunds')} could not be paid back</h2>
            <p>Open the payment to try again, or to say what became of it.</p>
            ${this.#table('Refunds that could not be paid back', stuck)}
          </section>`
        : nothing,
      going.length > 0
        ? html`<section aria-labelledby="going">
            <h2 id="going">${plural(going.length, 'refund is', 'refunds are')} on the way</h2>
            ${this.#table('Refunds on their way', going)}
          </section>`
        : nothing,
    ];
  }

  #table(caption: string, refunds: readonly Refund[]) {
    return table({
      kind: 'refunds',
      caption,
      columns: ['Payment', 'Amount', 'Reason', 'Asked by', 'Asked', 'State'],
      rows: refunds.map(
        (refund) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">
              <a href=${paymentAddress(refund.reference)}><span class="reference">${refund.reference}</span></a>
            </th>
            <td role="cell" data-name="Amount">
              ${money(refund.pence)} ${refund.name ? html`<span class="quiet place">${refund.name}</span>` : nothing}
            </td>
            <td role="cell" data-name="Reason" class="said">${refund.reason}</td>
            <td role="cell" data-name="Asked by">${askedBy(refund)}</td>
            <td role="cell" data-name="Asked">${moment(refund.at)}</td>
            <td role="cell" data-name="State">
              ${refundInWords(refund.state)}
              ${refund.hindrance ? html`<span class="mark late">Not gone yet</span>` : nothing}
            </td>
          </tr>`,
      ),
    });
  }

  #find(event: SubmitEvent): void {
    event.preventDefault();
    const typed = (new FormData(event.target as HTMLFormElement).get('reference') as string).trim();
    const reference = parseReference(typed);
    if (reference) location.hash = paymentAddress(reference);
    else
      this.complain([
        {
          text: typed
            ? 'Check the reference: it has ten letters and digits, like 7K3-M9Q-XPT4'
            : 'Enter the reference of a payment',
          field: 'reference',
        },
      ]);
  }

  async #read(): Promise<void> {
    try {
      const { refunds } = await this.api.call(RefundList, 'refunds');
      this.refunds = refunds;
      this.dispatchEvent(refundsCounted(refunds));
    } catch (error) {
      this.complain([{ text: sentence(error) }]);
    }
  }
}
