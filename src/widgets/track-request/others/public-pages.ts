import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { CallOptions } from '../../../api/client.ts';
import { answerLetter, findReports, followReport, getReport } from '../../../api/followers.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { getServices } from '../../../api/services.ts';
import '../../../blocks/location-picker/define.ts';
import { styles as locationStyles } from '../../../blocks/location-picker/location-picker.styles.ts';
import type { ChosenPlace } from '../../../blocks/location-picker/location-picker.model.ts';
import type { Accepted } from '../../../contract/cases.ts';
import type { Followed, NewFollower } from '../../../contract/followers.ts';
import type { PublicCase, ReportList } from '../../../contract/reports.ts';
import type { ServiceList } from '../../../contract/services.ts';
import { FormController } from '../../../controllers/form.ts';
import { SubmitController } from '../../../controllers/submit.ts';
import { TaskController } from '../../../controllers/task.ts';
import { WordsController } from '../../../controllers/words.ts';
import { emit } from '../../../core/emit.ts';
import { errorSummary } from '../../../fields/error-summary.ts';
import { problem } from '../../../fields/problem.ts';
import { styles as caseStyles } from '../case/case.styles.ts';
import type { Pages } from '../part.ts';
import type { ReportFollowed } from '../track-request.events.ts';
import type { PublicStep } from '../track-request.model.ts';
import type { Tracker } from '../tracker.ts';
import { letterPage } from './letter-page.ts';
import { NearMap } from './near-map.ts';
import { nearPage } from './near-page.ts';
import { furtherThan, queryOf, type NearQuery, type Reach } from './others.model.ts';
import { styles as ownStyles } from './others.styles.ts';
import { othersWords, type OthersWords } from './others.words.ts';
import { reportPage } from './report-page.ts';

export const styles = [locationStyles, caseStyles, ownStyles];

/** What others have reported, for all to see: near a place, one by one, and followed by letters. */
export class PublicPages implements Pages<PublicStep>, ReactiveController {
  readonly tracker: Tracker;
  readonly words: WordsController<OthersWords>;
  readonly form: FormController;
  readonly map: NearMap;
  readonly list: TaskController<readonly [string], ReportList>;
  readonly report: TaskController<readonly [string], PublicCase>;
  readonly services: TaskController<readonly [], ServiceList>;
  readonly #following: SubmitController<NewFollower, Accepted>;
  readonly #letter: SubmitController<'confirm' | 'stop', Followed>;
  #said: ReportList | undefined;

  place: ChosenPlace | undefined;
  reach: Reach = 500;
  /** A place is chosen, and its reports are shown. */
  showing = false;
  /** What was asked for on the report's page, once it is done. */
  followed: 'asked' | 'me-too' | undefined;
  /** What is being asked for. */
  asking: 'asked' | 'me-too' | undefined;

  constructor(tracker: Tracker) {
    const { widget } = tracker;
    this.tracker = tracker;
    this.words = new WordsController(widget, othersWords);
    this.form = new FormController(widget, {
      message: ({ field, code }) =>
        field === 'email' && code === 'required' ? this.words.t('report.email-required') : undefined,
    });
    this.form.reset({ 'place.search': widget.place ?? '', state: 'open' });
    // As text: another object with the same in it is not another question.
    this.list = new TaskController(
      widget,
      () => {
        const asked = this.showing && queryOf(this.place, this.reach, this.form.values);
        return asked ? [JSON.stringify(asked)] : undefined;
      },
      (api, options, text) => findReports(api, JSON.parse(text) as NearQuery, options),
    );
    this.report = new TaskController(
      widget,
      () => (tracker.arrival?.kind === 'report' ? [tracker.arrival.value] : undefined),
      (api, options, reference) => getReport(api, reference, options),
    );
    this.services = new TaskController(
      widget,
      () => [],
      (api, options: CallOptions) => getServices(api, 'report', options),
    );
    this.#following = new SubmitController<NewFollower, Accepted>(widget, ({ key, body }, signal) => {
      if (!widget.api || !this.report.value) throw new ApiProblem('unavailable');
      const options = { key, signal, language: widget.words.language };
      return followReport(widget.api, this.report.value.reference, body, options);
    });
    this.#letter = new SubmitController<'confirm' | 'stop', Followed>(widget, ({ key, body }, signal) => {
      if (!widget.api || !tracker.arrival) throw new ApiProblem('unavailable');
      const options = { key, signal, language: widget.words.language };
      return answerLetter(widget.api, body, tracker.arrival.value, options);
    });
    this.map = new NearMap(this);
    widget.addController(this);
  }

  get ready(): boolean {
    return this.words.ready;
  }

  get busy(): boolean {
    return this.#following.busy || this.#letter.busy;
  }

  get letter(): Followed | undefined {
    return this.#letter.receipt;
  }

  get letterProblem(): ApiProblem | undefined {
    return this.#letter.problem;
  }

  /** The letter's link is over, or none of ours. */
  get hasOldLetter(): boolean {
    return ['gone', 'not-found', 'rejected'].includes(this.letterProblem?.kind ?? '');
  }

  readonly render = (step: PublicStep): TemplateResult => {
    const { widget } = this.tracker;
    const failed = step === 'report' ? this.#following.problem : undefined;
    const level = widget.headingLevel;
    return html`
      ${failed ? problem(widget, failed, { level, kept: true, focus: true, call: widget.call }) : nothing}
      ${errorSummary(this.form, level)}
      ${step === 'near' ? nearPage(this) : step === 'report' ? reportPage(this) : letterPage(this, step)}
    `;
  };

  shown(step: PublicStep): void {
    this.form.show([]);
    // What the map was in is gone with its page.
    if (step !== 'near') this.map.close();
    this.followed = undefined;
    this.#following.reset();
  }

  reset(): void {
    this.#following.reset();
    this.#letter.reset();
    this.followed = this.asking = undefined;
    this.form.set('email', '');
  }

  hostUpdated(): void {
    const { value, pending } = this.list;
    if (value) this.map.draw(value.reports);
    if (pending || !value || value === this.#said || this.tracker.step !== 'near') return;
    this.#said = value;
    this.tracker.widget.announce(this.countOf(value));
  }

  hostDisconnected(): void {
    this.map.close();
  }

  /** How many there are, in words. */
  countOf({ reports }: ReportList): string {
    const { t } = this.words;
    const count = reports.length;
    return t(count > 0 ? 'near.found' : 'near.none', { count, metres: this.reach });
  }

  readonly setPlace = (place: ChosenPlace | undefined): void => {
    this.place = place;
    this.reach = 500;
    this.tracker.widget.requestUpdate();
  };

  readonly show = (event: Event): void => {
    event.preventDefault();
    const { place } = this;
    const code = place?.lat === undefined ? 'required' : place.area?.inside === false ? 'outside-area' : undefined;
    if (!this.form.show(code ? [{ field: 'place', code }] : [])) return;
    this.showing = true;
    this.tracker.again();
  };

  readonly changePlace = (): void => {
    this.showing = false;
    this.map.close();
    this.tracker.again();
  };

  readonly lookFurther = (): void => {
    this.reach = furtherThan(this.reach) ?? this.reach;
    this.tracker.widget.requestUpdate();
  };

  readonly follow = (event: Event): void => {
    event.preventDefault();
    const email = this.form.text('email').trim();
    const wrong = email ? (/^[^\s@]+@[^\s@]+$/.test(email) ? [] : ['email']) : ['required'];
    if (!this.form.show(wrong.map((code) => ({ field: 'email', code })))) return;
    void this.#follow('asked', { email, language: this.words.language });
  };

  readonly meToo = (): void => {
    void this.#follow('me-too', {});
  };

  /** Does what the letter's link is for, now that its button is pressed. */
  readonly answerLetter = async (step: 'confirm' | 'stop'): Promise<void> => {
    const { tracker } = this;
    const followed = await this.#letter.submit(step);
    if (followed) {
      emit<ReportFollowed>(tracker.widget, 'council-report-followed', {
        how: step === 'confirm' ? 'confirmed' : 'stopped',
      });
      // The button goes; the heading is where to read on.
      tracker.again();
    } else {
      tracker.tellProblem(this.#letter.problem);
      if (this.hasOldLetter) this.#focus('old-letter');
    }
  };

  async #follow(how: 'asked' | 'me-too', follower: NewFollower): Promise<void> {
    if (this.#following.busy) return;
    this.#following.reset();
    this.followed = undefined;
    this.asking = how;
    const { widget } = this.tracker;
    const accepted = await this.#following.submit(follower);
    this.asking = undefined;
    const failure = this.#following.problem;
    if (accepted) {
      this.followed = how;
      this.#focus('joined');
      this.form.set('email', '');
      emit<ReportFollowed>(widget, 'council-report-followed', { how });
    } else if (failure) {
      this.tracker.tellProblem(failure);
      if (failure.errors.length > 0) {
        this.#following.reset();
        this.form.show(failure.errors);
      }
    }
    widget.requestUpdate();
  }

  /** The button that was pressed is gone: what came in its place takes the focus. */
  #focus(id: string): void {
    const { widget } = this.tracker;
    widget.requestUpdate();
    void widget.updateComplete.then(() => (widget.renderRoot as ShadowRoot).getElementById(id)?.focus());
  }

  /** Words of the council's that are not in the page's language say so. */
  foreign(language: string): string | undefined {
    return language === this.words.language ? undefined : language;
  }
}
