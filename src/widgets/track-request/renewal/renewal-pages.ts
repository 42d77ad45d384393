import { html, nothing, type TemplateResult } from 'lit';
import { ApiProblem } from '../../../api/problem.ts';
import { stopRenewal } from '../../../api/renewals.ts';
import type { RenewalEnded } from '../../../contract/renewals.ts';
import { SubmitController } from '../../../controllers/submit.ts';
import { WordsController } from '../../../controllers/words.ts';
import { emit } from '../../../core/emit.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import { formatDate } from '../../../i18n/formats.ts';
import type { Pages } from '../part.ts';
import type { CaseWasUpdated } from '../track-request.events.ts';
import type { RenewalStep } from '../track-request.model.ts';
import type { Tracker } from '../tracker.ts';
import { renewalWords, type RenewalWords } from './renewal.words.ts';

/** What a resident does to what is renewed by itself: stops it. */
export class RenewalPages implements Pages<RenewalStep> {
  readonly #tracker: Tracker;
  readonly #words: WordsController<RenewalWords>;
  readonly #stop: SubmitController<object, RenewalEnded>;
  #problem: ApiProblem | undefined;

  constructor(tracker: Tracker) {
    const { widget } = tracker;
    this.#tracker = tracker;
    this.#words = new WordsController(widget, renewalWords);
    this.#stop = new SubmitController(widget, ({ key }, signal) => {
      const opened = tracker.cases.pages?.opened;
      if (!widget.api || !opened) throw new ApiProblem('unauthorised');
      return stopRenewal(widget.api, opened, { key, signal, language: widget.words.language });
    });
  }

  get ready(): boolean {
    return this.#words.ready;
  }

  shown(): void {
    this.#problem = undefined;
  }

  reset(): void {
    this.#stop.reset();
    this.#problem = undefined;
  }

  readonly render = (): TemplateResult => {
    const { t, language } = this.#words;
    const { widget, view, go } = this.#tracker;
    const level = widget.headingLevel;
    const renewal = view?.payment?.subscriptions.find((each) => each.renewal)?.renewal;
    // The council did something to it while somebody looked.
    if (!renewal || !view.may.includes('stop-renewal'))
      return html`${heading(t('title'), level)}
        <div class="box warning"><p>${t(renewal ? 'taking' : 'already')}</p></div>`;
    return html`
      ${this.#problem ? problem(widget, this.#problem, { level, focus: true, call: widget.call }) : nothing}
      ${heading(t('title'), level)}
      <p>${t('text', { until: formatDate(renewal.until, language) })}</p>
      <div class="buttons">
        ${button({ label: t('send'), press: this.#send, busy: this.#stop.busy })}
        ${button({ label: t('keep'), kind: 'secondary', press: () => go('case') })}
      </div>
    `;
  };

  readonly #send = (): void => void this.#stopNow();

  async #stopNow(): Promise<void> {
    const tracker = this.#tracker;
    this.#problem = undefined;
    const answer = await this.#stop.submit({});
    const failure = this.#stop.problem;
    if (answer) {
      this.reset();
      emit<CaseWasUpdated>(tracker.widget, 'council-case-updated', { action: 'stop-renewal' });
      return tracker.showCase(() => this.#words.t(answer.already ? 'already' : 'sent'));
    }
    if (!failure) return;
    if (failure.kind === 'unauthorised') return tracker.end();
    tracker.tellProblem(failure);
    if (failure.kind === 'conflict') {
      // It is being taken at this moment: the case as it is now says so.
      await tracker.cases.pages?.refresh();
      tracker.again();
    } else this.#problem = failure;
    tracker.widget.requestUpdate();
  }
}
