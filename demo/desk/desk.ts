/** The staff desk: a page for officers, built on the same contract as the widgets. Exampleton's is the demo's. */
import '../../src/core/trusted-types.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { type DeskQueue } from '../../src/contract/desk.ts';
import { parseReference } from '../../src/core/reference.ts';
import { DeskApi, Refusal } from './api.ts';
import { Bookings } from './bookings.ts';
import { Case } from './case.ts';
import { Closures } from './closures.ts';
import { Hours } from './hours.ts';
import { Audit, Letters } from './lists.ts';
import { Screen, sentence } from './parts.ts';
import { Payment } from './payment.ts';
import { Payments } from './payments.ts';
import { Queue } from './queue.ts';
import { DayOfPayments } from './reconciliation.ts';
import { Rules } from './rules.ts';
import { SignIn } from './sign-in.ts';

const screens = ['bookings', 'hours', 'closed', 'rules', 'letters', 'audit', 'payments', 'reconciliation'] as const;

/** Screens that are reached from the bookings. */
const within: readonly string[] = ['hours', 'closed', 'rules'];

/** Where the address leads: `#/?status=closed`, `#/cases/7K3-M9Q-XPT4`, `#/bookings?day=2026-03-04`, `#/letters`. */
function placeOf(hash: string): {
  name: 'queue' | 'case' | 'payment' | (typeof screens)[number];
  reference: string;
  query: string;
} {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [name = '', rest = ''] = path.split('/');
  if (name === 'cases' && rest) return { name: 'case', reference: parseReference(rest) ?? rest, query };
  if (name === 'payments' && rest) return { name: 'payment', reference: parseReference(rest) ?? rest, query };
  return { name: screens.find((each) => each === name) ?? 'queue', reference: '', query };
}

/** The frame of every screen: who is signed in, the way from one to another, and signing in again on top of them. */
export class DeskApp extends Screen {
  @property({ attribute: false }) override api = new DeskApi();
  /** Shows whom anybody may sign in as. */
  @property({ type: Boolean }) demo = false;
  @state() private place = placeOf(location.hash);
  @state() private stage: 'starting' | 'signed-out' | 'ready' = 'starting';
  @state() private counts: DeskQueue['counts'] | undefined;
  @state() private said = '';
  /** Ends the wait of what needs a session; there while the session is asked for. */
  @state() private waiting: { resolve: () => void; reject: (reason: Refusal) => void } | undefined;
  #renewal: Promise<void> | undefined;
  /** The queue or the day's bookings, whichever was last looked at: the way back from a case. */
  #list = { name: 'Queue', address: '#/' };
  /** What the page calls itself. */
  readonly #site = document.title;
  /** Somebody has gone somewhere: from now on a screen takes the focus when it comes. */
  #moved = false;

  protected override createRenderRoot(): HTMLElement {
    this.replaceChildren();
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#keepList();
    addEventListener('hashchange', this.#go);
    addEventListener('beforeunload', this.#leave);
    document.querySelector('.skip')?.addEventListener('click', this.#skip);
    this.api.signInAgain = () => this.#askAgain();
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#go);
    removeEventListener('beforeunload', this.#leave);
    document.querySelector('.skip')?.removeEventListener('click', this.#skip);
  }

  protected override render() {
    return html`${this.#bar()}
      <main id="content" tabindex="-1">
        ${this.said ? html`<p class="wide" role="status">${this.said}</p>` : nothing}
        ${this.faults.length > 0 ? html`<div class="wide">${this.errorSummary()}</div>` : nothing} ${this.#screen()}
      </main>
      ${this.#dialog()}`;
  }

  protected override updated(): void {
    const titles = {
      queue: 'Queue',
      case: this.place.reference,
      bookings: 'Bookings',
      hours: 'Usual hours',
      closed: 'Closed days',
      rules: 'Rules for residents',
      letters: 'Letters that did not arrive',
      audit: 'Audit log',
      payments: 'Payments',
      payment: `Payment ${this.place.reference}`,
      reconciliation: 'A day against the provider’s list',
    };
    const title = this.stage === 'ready' ? titles[this.place.name] : 'Sign in';
    document.title = `${title} – ${this.#site}`;
    const dialog = this.querySelector<HTMLDialogElement>(':scope > dialog');
    if (this.waiting && dialog && !dialog.open) dialog.showModal();
  }

  #bar(): TemplateResult | typeof nothing {
    const { session } = this.api;
    if (this.stage !== 'ready' || !session) return nothing;
    const here = (name: string) => (this.place.name === name ? 'page' : nothing);
    const { deadLetters: dead = 0, refunds: waiting = 0 } = this.counts ?? {};
    return html`<div class="masthead bar">
      <nav class="wide" aria-label="Desk">
        <ul>
          <li><a href="#/" aria-current=${here('queue')}>Queue</a></li>
          <li>
            <a href="#/bookings" aria-current=${within.includes(this.place.name) ? 'true' : here('bookings')}
              >Bookings</a
            >
          </li>
          <li>
            <a href="#/letters" aria-current=${here('letters')}>Letters${dead > 0 ? ` (${dead} not delivered)` : ''}</a>
          </li>
          <li>
            <a href="#/payments" aria-current=${here('payments')}
              >Payments${waiting > 0 ? ` (${waiting} to deal with)` : ''}</a
            >
          </li>
          <li><a href="#/audit" aria-current=${here('audit')}>Audit log</a></li>
        </ul>
        <p>
          ${session.officer.name}
          <button type="button" class="plain" @click=${() => void this.#signOut()}>Sign out</button>
        </p>
      </nav>
    </div>`;
  }

  #screen(): unknown {
    const { api, place } = this;
    if (this.stage === 'starting') {
      return html`<p class="wide" role="status">${this.faults.length > 0 ? nothing : 'Opening the desk…'}</p>
        ${
          this.faults.length > 0
            ? html`<p class="wide"><button class="button" @click=${() => void this.#start()}>Try again</button></p>`
            : nothing
        }`;
    }
    if (this.stage === 'signed-out') {
      return html`<desk-sign-in
        .api=${api}
        ?arriving=${this.#moved}
        ?demo=${this.demo}
        .done=${() => this.#signedIn()}
      ></desk-sign-in>`;
    }
    switch (place.name) {
      case 'queue':
        return html`<desk-queue
          .api=${api}
          ?arriving=${this.#moved}
          query=${place.query}
          @desk-counted=${(event: CustomEvent<DeskQueue['counts']>) => (this.counts = event.detail)}
        ></desk-queue>`;
      case 'case':
        return keyed(
          place.reference,
          html`<desk-case
            .api=${api}
            ?arriving=${this.#moved}
            reference=${place.reference}
            deed=${new URLSearchParams(place.query).get('deed') ?? ''}
            back=${this.#list.address}
            from=${this.#list.name}
          ></desk-case>`,
        );
      case 'bookings':
        return html`<desk-bookings .api=${api} ?arriving=${this.#moved} query=${place.query}></desk-bookings>`;
      case 'hours':
        return keyed(
          place.query,
          html`<desk-hours
            .api=${api}
            ?arriving=${this.#moved}
            query=${place.query}
            back=${this.#bookings}
          ></desk-hours>`,
        );
      case 'closed':
        return html`<desk-closures .api=${api} ?arriving=${this.#moved} back=${this.#bookings}></desk-closures>`;
      case 'rules':
        return html`<desk-rules
          .api=${api}
          ?arriving=${this.#moved}
          query=${place.query}
          back=${this.#bookings}
        ></desk-rules>`;
      case 'letters':
        return html`<desk-letters .api=${api} ?arriving=${this.#moved}></desk-letters>`;
      case 'audit':
        return html`<desk-audit .api=${api} ?arriving=${this.#moved} query=${place.query}></desk-audit>`;
      case 'payments':
        return html`<desk-payments
          .api=${api}
          ?arriving=${this.#moved}
          @desk-refunds-counted=${this.#refundsCounted}
        ></desk-payments>`;
      case 'payment':
        return keyed(
          place.reference,
          html`<desk-payment
            .api=${api}
            ?arriving=${this.#moved}
            reference=${place.reference}
            @desk-refunds-counted=${this.#refundsCounted}
          ></desk-payment>`,
        );
      case 'reconciliation':
        return html`<desk-day-of-payments
          .api=${api}
          ?arriving=${this.#moved}
          query=${place.query}
        ></desk-day-of-payments>`;
    }
  }

  /** The day that somebody looked at last. */
  get #bookings(): string {
    return this.#list.name === 'Bookings' ? this.#list.address : '#/bookings';
  }

  #dialog(): TemplateResult | typeof nothing {
    if (!this.waiting) return nothing;
    const { session } = this.api;
    const cancel = () => this.#answerAgain((waiting) => waiting.reject(new Refusal('unauthorised')));
    return html`<dialog aria-labelledby="again" @cancel=${cancel} @close=${cancel}>
      <h2 id="again">Sign in again</h2>
      <p>
        Your session has ended, ${session?.officer.name ?? ''}. Nothing that you wrote is lost: it is still behind this.
      </p>
      <desk-sign-in
        .api=${this.api}
        again=${session?.officer.email ?? ''}
        ?demo=${this.demo}
        .done=${() => this.#answerAgain((waiting) => waiting.resolve())}
      ></desk-sign-in>
      <p><button type="button" class="plain" @click=${cancel}>Not now</button></p>
    </dialog>`;
  }

  async #start(): Promise<void> {
    this.faults = [];
    try {
      await this.api.resume();
      this.stage = this.api.session ? 'ready' : 'signed-out';
    } catch (error) {
      this.complain([{ text: sentence(error) }]);
    }
  }

  #signedIn(): void {
    this.#moved = true;
    this.said = '';
    this.stage = 'ready';
  }

  async #signOut(): Promise<void> {
    this.faults = [];
    try {
      await this.api.signOut();
    } catch (error) {
      this.complain([{ text: sentence(error) }]);
      return;
    }
    this.#moved = true;
    this.#list = { name: 'Queue', address: '#/' };
    this.counts = undefined;
    // Whoever comes next begins at the beginning.
    history.replaceState(null, '', '#/');
    this.place = placeOf(location.hash);
    this.said = 'You are signed out.';
    this.stage = 'signed-out';
  }

  /** However many calls find the session ended, it is asked for once. */
  #askAgain(): Promise<void> {
    const from = document.activeElement;
    this.#renewal ??= new Promise<void>((resolve, reject) => {
      this.waiting = { resolve, reject };
    }).finally(() => {
      this.#renewal = undefined;
      if (from instanceof HTMLElement) from.focus();
    });
    return this.#renewal;
  }

  #answerAgain(answer: (waiting: NonNullable<DeskApp['waiting']>) => void): void {
    const { waiting } = this;
    if (!waiting) return;
    this.waiting = undefined;
    answer(waiting);
  }

  /** How many refunds wait for an officer, as soon as a screen knows. */
  readonly #refundsCounted = ({ detail: refunds }: CustomEvent<number>): void => {
    if (this.counts) this.counts = { ...this.counts, refunds };
  };

  readonly #go = (): void => {
    this.place = placeOf(location.hash);
    this.#keepList();
    this.said = '';
    this.#moved = true;
  };

  #keepList(): void {
    const { name } = this.place;
    if (name === 'queue') this.#list = { name: 'Queue', address: location.hash || '#/' };
    if (name === 'bookings') this.#list = { name: 'Bookings', address: location.hash };
  }

  /** The address after `#` is the desk's own. */
  readonly #skip = (event: Event): void => {
    event.preventDefault();
    this.querySelector('main')?.focus();
  };

  readonly #leave = (event: BeforeUnloadEvent): void => {
    if (this.api.hasDrafts) event.preventDefault();
  };
}

for (const [tag, screen] of Object.entries({
  'desk-sign-in': SignIn,
  'desk-queue': Queue,
  'desk-case': Case,
  'desk-bookings': Bookings,
  'desk-hours': Hours,
  'desk-closures': Closures,
  'desk-rules': Rules,
  'desk-letters': Letters,
  'desk-audit': Audit,
  'desk-payments': Payments,
  'desk-payment': Payment,
  'desk-day-of-payments': DayOfPayments,
  'desk-app': DeskApp,
})) {
  customElements.define(tag, screen);
}
