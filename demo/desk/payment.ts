import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { DeskAudit } from '../../src/contract/desk.ts';
import { DeskPayment, type Refund, RefundList } from '../../src/contract/desk-payments.ts';
import { RenewalEnded } from '../../src/contract/renewals.ts';
import type { FieldProblem } from '../../src/contract/problems.ts';
import { formatMoney, parseMoney } from '../../src/core/money.ts';
import { Refusal } from './api.ts';
import { auditTable } from './lists.ts';
import {
  changedNotice,
  dayOf,
  describedBy,
  doneNotice,
  errorText,
  type Fault,
  field,
  moment,
  money,
  Screen,
  sentence,
  watch,
} from './parts.ts';
import {
  amountFault,
  askedBy,
  changeOf,
  isOpen,
  mayTryAgain,
  nothingLeft,
  ofThing,
  refundInWords,
  refundsCounted,
  standing,
  type Thing,
  thingInWords,
  thingsOf,
  troubleOf,
} from './payment.model.ts';
import { eventsPart, factsPart, itemsPart, ledgerPart, payerPart } from './payment-parts.ts';

/** What of the refunds may have moved on since they were read. */
const signOf = (refunds: readonly Refund[]): string =>
  refunds.map(({ id, state, hindrance }) => `${id} ${state} ${hindrance ?? ''}`).join();

const mayBeTakenBack = ({ state }: Refund) => state === 'waiting' || state === 'approved';

/** A button for something with a refund, which says of which one to who does not see it. */
const refundButton = (
  { id, pence }: Refund,
  { name, text, busy, press }: { name: string; text: string; busy: boolean; press: () => void },
) =>
  html`<button type="button" class="toggle" id="${name}-${id}" aria-disabled=${busy ? 'true' : nothing} @click=${press}>
    ${text}<span class="visually-hidden"> ${formatMoney(pence)}</span>
  </button>`;

/** One payment: what it was for, where its money is, and paying it back. */
export class Payment extends Screen {
  @property() reference = '';
  @state() private found: DeskPayment | undefined;
  @state() private audit: DeskAudit | undefined;
  /** Said when something has been done. */
  @state() private done = '';
  /** What somebody else did in the meantime. */
  @state() private changed = '';
  @state() private stale = false;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = watch(() => this.#look());
    void this.#read().catch((error: unknown) => this.complain([{ text: sentence(error) }]));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
  }

  protected override render() {
    return html`<div class="wide" @input=${(event: Event) => this.#keep(event)}>
        <nav class="crumbs" aria-label="You are here">
          <ol>
            <li><a href="#/payments">Payments</a></li>
            <li aria-current="page">${this.reference}</li>
          </ol>
        </nav>
        ${this.errorSummary()} ${doneNotice(this.done && html`<p>${this.done}</p>`)}
        ${this.changed ? changedNotice('Somebody was quicker', html`<p>${this.changed}</p>`) : nothing}
        <h1 tabindex="-1">Payment <span class="reference">${this.reference}</span></h1>
        <div role="status">
          ${
            this.stale
              ? html`<p class="news">
                  The refunds of this payment have moved on.
                  <button type="button" class="plain" @click=${() => void this.#show()}>Show it as it is now</button>
                </p>`
              : nothing
          }
        </div>
        ${this.found ? this.#whole(this.found) : nothing}
      </div>
      ${this.questionDialog()}`;
  }

  #whole(found: DeskPayment) {
    const { session } = this.api;
    return html`<p class="state"><strong class="status">${standing(found)}</strong> ${money(found.pence)}</p>
      <div class="case">
        <div class="what">${factsPart(found)} ${itemsPart(found)} ${this.#refunds(found)}</div>
        <div class="side">${this.#payBack(found)} ${this.#renewal(found)} ${payerPart(found)}</div>
        <div class="past">${eventsPart(found)}</div>
      </div>
      ${ledgerPart(found)}
      ${
        this.audit && session
          ? html`<section aria-labelledby="audit">
              <h2 id="audit">Audit log</h2>
              ${auditTable('What officers did with this payment', this.audit, session, false)}
              ${this.audit.pages > 1 ? html`<p><a href="#/audit?reference=${found.reference}">The whole log of this payment</a></p>` : nothing}
            </section>`
          : nothing
      }`;
  }

  #refunds(found: DeskPayment) {
    const { refunds, items } = found;
    if (refunds.length === 0) return nothing;
    const own = ({ payable }: Refund) => items.some((item) => item.own && item.payable === (payable ?? item.payable));
    return html`<section aria-labelledby="refunds">
      <h2 id="refunds">Refunds</h2>
      <ol class="history">
        ${refunds.map(
          (refund) =>
            html`<li>
              <h3>
                ${formatMoney(refund.pence)}${ofThing(refund, found)}: ${refundInWords(refund.state).toLowerCase()}
              </h3>
              <p class="quiet">
                Asked by ${askedBy(refund)},
                ${moment(refund.at)}${
                  refund.decidedBy
                    ? `. ${refund.state === 'refused' ? 'Refused' : 'Agreed to'} by ${refund.decidedBy}`
                    : ''
                }
              </p>
              <p class="quote said">${refund.reason}</p>
              ${own(refund) ? html`<p>${refund.owed ? 'It is owed again.' : 'It is not owed any more.'}</p>` : nothing}
              ${troubleOf(refund) ? html`<p class="news">${troubleOf(refund)}</p>` : nothing}
              ${refund.stuck ? this.#dealWith(refund, found) : this.#decide(refund)}
            </li>`,
        )}
      </ol>
    </section>`;
  }

  /** What can be done with a refund; nobody agrees to their own. */
  #decide(refund: Refund) {
    const { id, pence, own } = refund;
    const { busy } = this;
    const waits = refund.state === 'waiting';
    if (!mayBeTakenBack(refund) || (!waits && refund.askedBy === undefined)) return nothing;
    // What goes back by itself was promised.
    const takeBack =
      refund.askedBy !== undefined &&
      refundButton(refund, {
        name: 'withdraw',
        text: 'Take it back',
        busy,
        press: () =>
          void this.#act(
            `withdraw-${id}`,
            () => this.api.withdrawRefund(id),
            `The refund of ${formatMoney(pence)} is taken back.`,
          ),
      });
    if (!waits || own)
      return html`${waits ? html`<p>You asked for it, so a colleague has to agree.</p>` : nothing}
        <p class="toggles">${takeBack}</p>`;
    const decide = (approve: boolean, done: string) =>
      void this.#act(
        `${approve ? 'approve' : 'refuse'}-${id}`,
        () => this.api.decideRefund(id, approve),
        `The refund of ${formatMoney(pence)} ${done}`,
      );
    return html`<p class="toggles">
      ${refundButton(refund, {
        name: 'approve',
        text: 'Agree to it',
        busy,
        press: () =>
          this.ask({
            title: `Pay back ${formatMoney(pence)}?`,
            text: `It goes to the card that was paid with, and who paid is told. Once it has gone it cannot be taken back.`,
            yes: `Pay back ${formatMoney(pence)}`,
            act: () => decide(true, 'is agreed to, and is about to go.'),
          }),
      })}
      ${refundButton(refund, {
        name: 'refuse',
        text: 'Refuse it',
        busy,
        press: () => decide(false, 'is refused. It can be asked for again.'),
      })}
    </p>`;
  }

  /** What can be done with one that could not be paid back. */
  #dealWith(refund: Refund, found: DeskPayment) {
    const { id, pence } = refund;
    const { busy } = this;
    const sum = formatMoney(pence);
    const name = `settled-${id}`;
    const settle = (event: Event) => {
      event.preventDefault();
      const note = this.#draft(name).trim();
      if (!note) return this.complain([{ text: 'Say what became of it', field: name }]);
      void this.#act(
        name,
        () => this.api.settleRefund(id, note),
        `The refund of ${sum} is dealt with.`,
        () => this.#drafts.delete(name),
      );
    };
    return html`${
        mayTryAgain(refund, found)
          ? html`<p class="toggles">
              ${refundButton(refund, {
                name: 'retry',
                text: 'Try again',
                busy,
                press: () =>
                  this.#sure(found, pence, ofThing(refund, found), (done) =>
                    this.#act(`retry-${id}`, () => this.api.retryRefund(id), done),
                  ),
              })}
            </p>`
          : nothing
      }
      <form novalidate @submit=${settle}>
        ${this.#text(name, 'What became of it, if you do not try again', 'For colleagues, like: paid back by cheque.')}
        <button class="toggle" aria-disabled=${busy ? 'true' : nothing}>
          It is dealt with<span class="visually-hidden"> ${sum}</span>
        </button>
      </form>`;
  }

  /** Asks before money goes back, at once or when a colleague agrees. @param act is given what to say when it is done */
  #sure({ alone }: DeskPayment, pence: number, of: string, act: (done: string) => Promise<void>): void {
    const sum = formatMoney(pence);
    const atOnce = pence <= alone;
    this.ask({
      title: `Pay back ${sum}${of}?`,
      text: atOnce
        ? 'It goes to the card that was paid with, and who paid is told. Once it has gone it cannot be taken back.'
        : 'A second officer has to agree to it first. Until then you can take it back.',
      yes: atOnce ? `Pay back ${sum}` : 'Ask a second officer',
      act: () =>
        void act(
          atOnce
            ? `${sum} is about to go back to the card.`
            : `${sum} waits for a second officer. It is listed under Payments: tell a colleague.`,
        ),
    });
  }

  /** The things of which something is left, and the one that is meant. */
  #choice(found: DeskPayment): { things: Thing[]; thing: Thing | undefined } {
    const things = thingsOf(found).filter(({ refundable }) => refundable > 0);
    const chosen = this.#draft('payable');
    return { things, thing: things.length > 1 ? things.find(({ payable }) => payable === chosen) : things[0] };
  }

  #payBack(found: DeskPayment) {
    return html`<section class="box" aria-labelledby="pay-back">
      <h2 id="pay-back">Pay money back</h2>
      ${found.refundable > 0 ? this.#form(found) : html`<p>${nothingLeft(found)}</p>`}
    </section>`;
  }

  #renewal({ reference, renewal }: DeskPayment) {
    if (!renewal) return nothing;
    const { state, on, pence } = renewal;
    const stop = () =>
      void this.#act(
        'stop-renewal',
        () => this.api.call(RenewalEnded, `payments/${encodeURIComponent(reference)}/renewal`, { method: 'DELETE' }),
        'The renewal is stopped.',
      );
    return html`<section class="box" aria-labelledby="renewal">
      <h2 id="renewal">Renewal</h2>
      <p>
        ${state === 'taking' ? 'Being taken now' : state === 'declined' ? 'Declined; tried again' : 'To be taken'}:
        ${money(pence)}, ${dayOf(on)}
      </p>
      ${
        state === 'taking'
          ? nothing
          : html`<p class="toggles">
              <button
                type="button"
                class="toggle"
                id="stop-renewal"
                aria-disabled=${this.busy ? 'true' : nothing}
                @click=${() =>
                  this.ask({
                    title: 'Stop the renewal?',
                    text: 'Nothing more is taken from the card, and who paid is told. Only they can have it renewed again.',
                    yes: 'Stop the renewal',
                    act: stop,
                  })}
              >
                Stop the renewal
              </button>
            </p>`
      }
    </section>`;
  }

  #form(found: DeskPayment): TemplateResult {
    const { alone } = found;
    const { things, thing } = this.#choice(found);
    const how = this.#draft('how');
    const most = thing?.refundable ?? found.refundable;
    const all = formatMoney(most);
    const limit =
      alone >= most
        ? 'It goes when you say so: no second officer has to agree.'
        : alone > 0
          ? `Up to ${formatMoney(alone)} goes when you say so; a second officer has to agree to more.`
          : 'A second officer has to agree before it goes.';
    return html`<form
      novalidate
      aria-labelledby="pay-back"
      @submit=${(event: Event) => {
        event.preventDefault();
        this.#submit();
      }}
    >
      ${
        things.length > 1
          ? this.#choices(
              'payable',
              'What do you pay back?',
              things.map((each) => [
                each.payable,
                html`${each.name} <span class="quiet place">${thingInWords(each, found.refunds)}</span>`,
              ]),
            )
          : html`<p>
              <strong>${thing?.name}</strong>
              <span class="quiet place">${thing && thingInWords(thing, found.refunds)}</span>
            </p>`
      }
      <p>${limit}</p>
      ${this.#choices('how', 'How much?', [
        ['all', thing ? `All that is left: ${all}` : 'All that is left of it'],
        ['part', 'A part of it'],
      ])}
      ${how === 'part' || this.faultOf('pence') ? this.#text('pence', 'Amount in pounds', `At most ${all}`, 'short') : nothing}
      ${this.#text('reason', 'Reason', 'For colleagues. Who paid does not see it.')}
      ${
        thing?.own
          ? this.#choices('owed', 'Is it owed again?', [
              ['yes', 'Yes: it has still to be paid'],
              ['no', 'No: it is not owed any more'],
            ])
          : nothing
      }
      <button class="button" aria-disabled=${this.busy ? 'true' : nothing}>Pay back</button>
    </form>`;
  }

  #choices(name: string, legend: string, options: readonly (readonly [string, unknown])[]) {
    const error = this.faultOf(name);
    const chosen = this.#draft(name);
    // The error summary leads to the first of them.
    const idOf = (value: string, at: number) => (at === 0 ? name : `${name}-${value}`);
    return html`<fieldset class=${error ? 'wrong' : nothing} aria-describedby=${describedBy(name, '', error)}>
      <legend>${legend}</legend>
      ${errorText(name, error)}
      ${options.map(
        ([value, label], at) =>
          html`<div class="choice">
            <input
              type="radio"
              id=${idOf(value, at)}
              name=${name}
              value=${value}
              .checked=${live(chosen === value)}
            /><label for=${idOf(value, at)}>${label}</label>
          </div>`,
      )}
    </fieldset>`;
  }

  #text(name: string, label: string, hint: string, kind?: 'short') {
    const error = this.faultOf(name);
    return field({
      id: name,
      label,
      hint,
      error,
      control: html`<input
        id=${name}
        name=${name}
        class=${kind ?? nothing}
        inputmode=${kind ? 'decimal' : nothing}
        maxlength=${kind ? 15 : 250}
        autocomplete="off"
        .value=${live(this.#draft(name))}
        aria-describedby=${describedBy(name, hint, error)}
        aria-invalid=${error ? 'true' : nothing}
      />`,
    });
  }

  /** Whatever is typed outlives this screen, until it is sent. */
  get #drafts(): Map<string, string> {
    const { drafts } = this.api;
    const name = `payment ${this.reference}`;
    const known = drafts.get(name) ?? new Map<string, string>();
    drafts.set(name, known);
    return known;
  }

  #draft(name: string): string {
    return this.#drafts.get(name) ?? '';
  }

  #keep(event: Event): void {
    const { name, value } = event.target as HTMLInputElement;
    this.#drafts.set(name, value);
    this.requestUpdate();
  }

  #submit(): void {
    const { found } = this;
    if (!found || this.busy) return;
    const { things, thing } = this.#choice(found);
    const refundable = thing?.refundable ?? found.refundable;
    const how = this.#draft('how');
    const typed = this.#draft('pence');
    const pence = how === 'all' ? refundable : (parseMoney(typed) ?? 0);
    const reason = this.#draft('reason').trim();
    const owed = this.#draft('owed');
    const faults: Fault[] = [
      ...(thing ? [] : [{ text: 'Choose what you pay back', field: 'payable' }]),
      ...(how ? [] : [{ text: 'Choose how much goes back', field: 'how' }]),
      ...(how !== 'part' || (pence > 0 && pence <= refundable)
        ? []
        : [{ text: amountFault(typed, pence, refundable), field: 'pence' }]),
      ...(reason ? [] : [{ text: 'Give a reason', field: 'reason' }]),
      ...(owed || !thing?.own ? [] : [{ text: 'Choose whether it is owed again', field: 'owed' }]),
    ];
    if (faults.length > 0 || !thing) return this.complain(faults);
    this.faults = [];
    const { payable, own } = thing;
    const refund = { payable, pence, reason, owed: own && owed === 'yes', refundable };
    this.#sure(found, pence, things.length > 1 ? ` of ${thing.name}` : '', (done) =>
      this.#act(
        undefined,
        () => this.api.askForRefund(found.reference, refund),
        done,
        () => this.#drafts.clear(),
      ),
    );
  }

  async #read(): Promise<void> {
    const path = encodeURIComponent(this.reference);
    this.found = await this.api.call(DeskPayment, `payments/${path}`);
    this.stale = false;
    this.audit = this.found.hasCase ? await this.api.call(DeskAudit, `audit?reference=${path}`) : undefined;
  }

  /** @param at the button that it was done with; of the form, nothing */
  async #act(at: string | undefined, act: () => Promise<unknown>, done: string, then?: () => void): Promise<void> {
    const before = this.found;
    if (!before || this.busy) return;
    this.busy = true;
    this.faults = [];
    this.done = this.changed = '';
    try {
      await act();
      then?.();
      this.done = await this.#read().then(
        () => done,
        () => `${done} The payment could not be read again: reload the page to see it as it is now.`,
      );
      void this.focusOn('.done');
      void this.#count();
    } catch (error) {
      await this.#refused(at, before, error);
    } finally {
      this.busy = false;
    }
  }

  /** A count that cannot be had is had with the next list. */
  async #count(): Promise<void> {
    const { refunds } = await this.api
      .call(RefundList, 'refunds', { quiet: true })
      .catch(() => ({ refunds: undefined }));
    if (refunds) this.dispatchEvent(refundsCounted(refunds));
  }

  async #refused(at: string | undefined, before: DeskPayment, error: unknown): Promise<void> {
    const { code, errors } = error instanceof Refusal ? error : { code: 'internal', errors: [] };
    if (code === 'forbidden') return this.complain([{ text: 'You asked for it yourself: a colleague has to agree.' }]);
    if (code !== 'conflict' && errors.length === 0)
      return this.complain([{ text: sentence(error), ...(at !== undefined && { field: at }) }]);
    try {
      await this.#read();
    } catch (again) {
      return this.complain([{ text: sentence(again) }]);
    }
    const now = this.found ?? before;
    if (errors.length > 0) return this.complain(faultsOf(errors, now));
    this.changed = `${changeOf(before, now)} Nothing of yours was done, and what you wrote is still in its place.`;
    void this.focusOn('.changed');
  }

  /** Asks after the refunds, not after the payment: to open a payment is written down in the audit log. */
  async #look(): Promise<void> {
    const { found } = this;
    if (!found || this.busy || this.stale || !found.refunds.some(isOpen)) return;
    const { refunds } = await this.api.call(RefundList, 'refunds', { quiet: true });
    const now = refunds.filter(({ reference }) => reference === found.reference);
    this.stale = found === this.found && signOf(now) !== signOf(found.refunds.filter(isOpen));
  }

  async #show(): Promise<void> {
    this.done = this.changed = '';
    try {
      await this.#read();
      void this.focusOn('h1');
    } catch (error) {
      this.complain([{ text: sentence(error) }]);
    }
  }
}

const faultsOf = (errors: readonly FieldProblem[], { refundable }: DeskPayment): Fault[] =>
  errors.map(({ field: name, code }) => {
    if (name === 'pence') {
      return code === 'too-big'
        ? { text: `Only ${formatMoney(refundable)} can be refunded: enter that or less`, field: 'pence' }
        : { text: 'Enter the amount in pounds, like 12.50', field: 'pence' };
    }
    return name === 'reason'
      ? { text: code === 'required' ? 'Give a reason' : 'Write a shorter reason', field: 'reason' }
      : { text: 'The desk cannot do this as it is.' };
  });
