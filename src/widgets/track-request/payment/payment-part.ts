import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { CaseView } from '../../../contract/cases.ts';
import { WordsController } from '../../../controllers/words.ts';
import { localDay } from '../../../core/dates.ts';
import { formatMoney } from '../../../core/money.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { formatDate } from '../../../i18n/formats.ts';
import type { Pages } from '../part.ts';
import type { Tracker } from '../tracker.ts';
import { paymentWords, type PaymentWords } from './payment.words.ts';

type Paid = NonNullable<CaseView['payment']>;
type Renewal = NonNullable<Paid['subscriptions'][number]['renewal']>;

const renewalStates = ['planned', 'taking', 'declined'] as const;

const refundStates = ['sent', 'done', 'failed'] as const;

/** What of a payment went back, and what is had for a time with it: part of the page of its case. */
export class PaymentPart implements Pages<never> {
  readonly #tracker: Tracker;
  readonly #words: WordsController<PaymentWords>;

  constructor(tracker: Tracker) {
    this.#tracker = tracker;
    this.#words = new WordsController(tracker.widget, paymentWords);
  }

  get ready(): boolean {
    return this.#words.ready;
  }

  readonly render = (): TemplateResult => {
    const { view } = this.#tracker;
    return html`${this.#refunds(view)} ${this.#subscriptions(view)}`;
  };

  shown(): void {
    // Nothing is typed here.
  }

  reset(): void {
    // All that it shows is the case's.
  }

  #refunds(view: CaseView | undefined) {
    const { t, language } = this.#words;
    return this.#list(
      t('refunds'),
      (view?.payment?.refunds ?? []).flatMap(({ name, pence, at, state }) => {
        const known = refundStates.find((each) => each === state);
        if (!known) return [];
        return html`<div>
          <dt>${name === undefined ? nothing : html`${this.#named(name)}: `}<bdi>${formatMoney(pence)}</bdi></dt>
          <dd>${t(`refund.${known}`, { date: formatDate(at, language) })}</dd>
        </div>`;
      }),
    );
  }

  #subscriptions(view: CaseView | undefined) {
    const { t, language } = this.#words;
    const today = localDay(new Date());
    return this.#list(
      t('subscriptions'),
      (view?.payment?.subscriptions ?? []).map(({ name, quantity, from, until, ended, renewal }) => {
        const ends = ended || until < today ? 'subscription.over' : 'subscription.until';
        const days = { from: formatDate(from, language), until: formatDate(ended ?? until, language) };
        return html`<div>
          <dt>${this.#named(name)}${quantity > 1 ? html` <bdi>× ${quantity}</bdi>` : nothing}</dt>
          <dd>${t(renewal ? 'subscription.term' : ends, days)} ${renewal ? this.#renewal(renewal, until) : nothing}</dd>
          ${
            renewal && view?.may.includes('stop-renewal')
              ? html`<dd class="action no-print">
                  ${button({ label: t('renewal.stop'), about: name, kind: 'link', press: () => this.#tracker.go('stop-renewal') })}
                </dd>`
              : nothing
          }
        </div>`;
      }),
    );
  }

  /** Its name, in a language of the council's. */
  #named(name: string) {
    const language = this.#tracker.view?.language;
    return html`<bdi lang=${ifDefined(language === this.#words.language ? undefined : language)}>${name}</bdi>`;
  }

  /** What is to come. @param until when what was paid here ends: it may have been renewed since */
  #renewal({ state, on, pence, until: paid }: Renewal, until: string): string {
    const { t, language } = this.#words;
    const known = renewalStates.find((each) => each === state) ?? 'planned';
    return [
      ...(until < paid ? [t('renewal.renewed', { paid: formatDate(paid, language) })] : []),
      t(`renewal.${known}`, { on: formatDate(on, language), amount: formatMoney(pence) }),
    ].join(' ');
  }

  #list(title: string, rows: readonly TemplateResult[]) {
    if (rows.length === 0) return nothing;
    return html`${heading(title, this.#tracker.widget.headingLevel + 1, 'subtitle')}
      <dl class="answers">${rows}</dl>`;
  }
}
