import { nothing } from 'lit';
import type { ApiClient, CallOptions } from '../../api/client.ts';
import { getCouncil } from '../../api/council.ts';
import { ApiProblem } from '../../api/problem.ts';
import type { CaseLookup, CaseView } from '../../contract/cases.ts';
import type { Council } from '../../contract/council.ts';
import { Draft } from '../../controllers/draft.ts';
import { FormController, type FieldError } from '../../controllers/form.ts';
import { StepsController } from '../../controllers/steps.ts';
import { TaskController } from '../../controllers/task.ts';
import { emit } from '../../core/emit.ts';
import { randomUuid } from '../../core/uuid.ts';
import { problem } from '../../fields/problem.ts';
import { addStyles } from '../../theme/add-styles.ts';
import type { ActionPages } from './actions/action-pages.ts';
import type { BookingPages } from './booking/booking-pages.ts';
import type { OpenCase } from './case/open-case.ts';
import type { PublicPages } from './others/public-pages.ts';
import type { OwnBookingPages } from './own-bookings/own-booking-pages.ts';
import { Part } from './part.ts';
import type { PaymentPart } from './payment/payment-part.ts';
import type { RenewalPages } from './renewal/renewal-pages.ts';
import { fieldMessage } from './steps/messages.ts';
import type { CaseOpened, ProblemMet, StepShown } from './track-request.events.ts';
import * as model from './track-request.model.ts';

import type { Arrival, Kept, KeptList, Step } from './track-request.model.ts';
import type { TrackRequest } from './track-request.ts';

/** What is said above a page. */
interface Notice {
  readonly step: Step;
  readonly text: () => string;
  /** Something did not come about. */
  readonly warns?: boolean;
}

/** A page that somebody was filling in, and for which case. */
interface Unfinished {
  readonly reference: string;
  readonly step: model.ActionStep;
}

/**
 * One resident's way to their case: how it is opened, and which page is shown. The element draws it, the rules are in
 * the model, and the case itself, what is done to it and what others have reported come later, each when it is needed.
 */
export class Tracker {
  readonly widget: TrackRequest;
  readonly form: FormController;
  readonly cases: Part<OpenCase>;
  readonly actions: Part<ActionPages>;
  readonly bookings: Part<BookingPages>;
  readonly others: Part<PublicPages>;
  readonly payments: Part<PaymentPart>;
  readonly renewals: Part<RenewalPages>;
  readonly ownBookings: Part<OwnBookingPages>;
  readonly #steps: StepsController<Step>;
  readonly #council: TaskController<readonly [], Council>;
  readonly #kept: Draft<Kept>;
  /** What opens the list of all that is booked, for who wants it kept. */
  readonly keptList: Draft<KeptList>;
  #asking = new AbortController();
  #notice: Notice | undefined;
  #told: ApiProblem | undefined;
  /** What was being written, and to which case, when the council closed it here. */
  #unfinished: Unfinished | undefined;

  /** What a link in a letter brought. */
  arrival: Arrival | undefined;
  /** The link is not one that the council knows, rather than an old one. */
  wrongLink = false;
  /** Why what the resident has just asked for failed. */
  problem: ApiProblem | undefined;
  busy = false;
  /** Whole minutes to wait before the next look-up. */
  wait = 0;

  constructor(widget: TrackRequest) {
    this.widget = widget;
    this.form = new FormController(widget, { message: (error) => fieldMessage(this.t, error, this.wait) });
    this.#steps = new StepsController<Step>(widget, {
      first: 'look-up',
      before: (step) => this.#before(step),
      browserBack: () => widget.browserBack,
      allows: (step) => this.#allows(step),
      shown: (step) => {
        this.problem = undefined;
        this.form.show([]);
        if (model.isAction(step)) this.actions.pages?.shown(step);
        if (model.isBooking(step)) this.bookings.pages?.shown();
        if (step === 'stop-renewal') this.renewals.pages?.shown();
        if (step !== 'move') this.bookings.pages?.leave();
        if (model.isPublic(step)) this.others.pages?.shown(step);
        if (step === 'own-bookings') this.ownBookings.pages?.shown();
        if (this.#notice?.step !== step) this.#notice = undefined;
        widget.announce(this.notice ?? '');
        emit<StepShown>(widget, 'council-step-shown', { widget: 'track-request', step });
      },
    });
    this.#council = new TaskController(widget, () => [], getCouncil);
    this.#kept = new Draft(widget, model.isKept);
    this.keptList = new Draft(widget, model.isKeptList, () => 'list');
    this.cases = new Part(widget, async () => {
      const { OpenCase, styles } = await import('./case/open-case.ts');
      addStyles(widget.renderRoot as ShadowRoot, styles);
      return new OpenCase(this);
    });
    this.actions = new Part(widget, async () => {
      const { ActionPages, styles } = await import('./actions/action-pages.ts');
      addStyles(widget.renderRoot as ShadowRoot, styles);
      return new ActionPages(this);
    });
    this.bookings = new Part(widget, async () => {
      const { BookingPages, styles } = await import('./booking/booking-pages.ts');
      addStyles(widget.renderRoot as ShadowRoot, styles);
      return new BookingPages(this);
    });
    this.others = new Part(widget, async () => {
      const { PublicPages, styles } = await import('./others/public-pages.ts');
      addStyles(widget.renderRoot as ShadowRoot, styles);
      return new PublicPages(this);
    });
    this.payments = new Part(widget, async () => {
      const { PaymentPart } = await import('./payment/payment-part.ts');
      return new PaymentPart(this);
    });
    this.renewals = new Part(widget, async () => {
      const { RenewalPages } = await import('./renewal/renewal-pages.ts');
      return new RenewalPages(this);
    });
    this.ownBookings = new Part(widget, async () => {
      const { OwnBookingPages, styles } = await import('./own-bookings/own-booking-pages.ts');
      addStyles(widget.renderRoot as ShadowRoot, styles);
      return new OwnBookingPages(this);
    });
  }

  get t() {
    return this.widget.words.t;
  }

  get shared() {
    return this.widget.words.shared;
  }

  get step(): Step {
    return this.#steps.current;
  }

  get council(): Council | undefined {
    return this.#council.value;
  }

  /** What has just been done, said above the page that it led to. */
  get notice(): string | undefined {
    return this.#notice?.step === this.step ? this.#notice.text() : undefined;
  }

  get warns(): boolean {
    return this.#notice?.warns ?? false;
  }

  get canGoBack(): boolean {
    return !this.busy && this.#before(this.step) !== undefined;
  }

  /** The part that the page to be shown is in, when it comes later. */
  get part():
    | Part<OpenCase>
    | Part<ActionPages>
    | Part<BookingPages>
    | Part<RenewalPages>
    | Part<PublicPages>
    | Part<OwnBookingPages>
    | undefined {
    if (this.step === 'case') return this.cases;
    if (this.step === 'own-bookings') return this.ownBookings;
    if (this.step === 'stop-renewal') return this.renewals;
    if (model.isAction(this.step)) return this.actions;
    if (model.isBooking(this.step)) return this.bookings;
    return model.isPublic(this.step) ? this.others : undefined;
  }

  /** The case that is open, as it is known. */
  get view(): CaseView | undefined {
    return this.cases.pages?.view;
  }

  /** Starts with what the address brought, with what this tab keeps, or with what the page is for. */
  start(arrival: Arrival | undefined): void {
    if (arrival) this.#arrive(arrival, 'restore');
    else if (this.#kept.read()) {
      this.#steps.restore('case');
      void this.load();
    } else {
      this.#steps.restore(this.#first);
      void this.load();
    }
  }

  /** Fetches what the page to be shown needs, again when it could not be had. */
  readonly load = async (): Promise<void> => {
    await this.part?.load();
    const { pages } = this.cases;
    const kept = this.#kept.read();
    if (this.step === 'case' && pages && !pages.opened && kept) pages.resume(kept);
  };

  /** What of a payment went back, and what is had with it: fetched with the first case that is one. */
  paid({ payment }: CaseView): unknown {
    const { payments, widget } = this;
    if (!payment) return nothing;
    const { pages, problem: failed } = payments;
    if (failed) {
      const retry = () => void payments.load();
      return problem(widget, failed, { level: widget.headingLevel + 1, retry, call: widget.call });
    }
    if (!pages) void payments.load();
    return pages?.ready ? pages.render() : nothing;
  }

  /** Fetches what shows a case while the resident still types, or reads. */
  prepare(): void {
    if (!this.cases.pages && !this.cases.problem) void this.cases.load();
  }

  /** A link was followed in a page that was open already. */
  arrive(arrival: Arrival): void {
    this.#arrive(arrival, 'go');
  }

  readonly back = (): void => this.#steps.back();

  readonly go = (step: Step): void => {
    this.#steps.go(step);
    void this.part?.load();
  };

  readonly lookUp = (event: Event): void => {
    event.preventDefault();
    if (this.busy || !this.form.show(model.checkLookUp(this.form.values))) return;
    void this.#open(model.lookUpOf(this.form.values), 'reference');
  };

  readonly openLink = (): void => {
    if (this.arrival && !this.busy) void this.#open({ token: this.arrival.value }, 'link');
  };

  readonly sendNewLink = (event: Event): void => {
    event.preventDefault();
    if (this.busy || !this.form.show(model.checkNewLink(this.form.values))) return;
    void this.#sendLink(model.newLinkOf(this.form.values));
  };

  /** Has a link that works sent to whom the old one was sent. */
  readonly renewLink = (): void => {
    if (this.arrival && !this.busy) void this.#sendLink({ token: this.arrival.value });
  };

  /** Opens one of the bookings in a list, by what the list was opened with. */
  openListed(reference: string, headers: Record<string, string>): void {
    if (!this.busy) void this.#open({ reference }, 'list', headers);
  }

  /** A page anew, with what has just been done or happened above it. */
  restart(step: Step, text?: () => string, warns = false): void {
    this.#notice = text && { step, text, warns };
    this.#steps.restart(step);
  }

  /** The same page with something new on it: its heading takes the focus. */
  again(): void {
    this.#steps.restart(this.step);
  }

  /** Shows a public report. */
  readonly showReport = (reference: string): void => {
    this.arrival = { kind: 'report', value: reference, rest: '' };
    // From one report to another the page is the same, and its new heading takes the focus.
    if (this.step === 'report') this.again();
    else this.go('report');
  };

  /** The resident closes their case. */
  readonly leave = (): void => {
    this.#forget();
    this.#close(() => this.t('case.left'));
  };

  /** Forgets the case that was opened, and what this tab keeps of it. */
  forgetCase(): void {
    this.#kept.clear();
    this.#forget();
  }

  /** The page comes back as it was left. The next one at this screen must not see whose it was, unless it was kept. */
  returned(): void {
    if (!this.#kept.read()) return this.reset();
    void this.cases.pages?.refresh();
    this.ownBookings.pages?.reset();
  }

  /** Forgets everything that is in this page. */
  reset(): void {
    this.#forget();
    this.#notice = this.arrival = undefined;
    this.others.pages?.reset();
    this.ownBookings.pages?.reset();
    this.#steps.restore(this.#first);
    void this.part?.load();
  }

  /** The council's words are wanted in another language. */
  relabel(): void {
    this.cases.pages?.relabel();
  }

  /** Goes back to the case as it is now, and says there what has been done. */
  async showCase(notice: () => string): Promise<void> {
    const { pages } = this.cases;
    await pages?.refresh();
    // The session may have ended meanwhile.
    if (!pages?.opened) return;
    this.#notice = { step: 'case', text: notice };
    this.#steps.go('case');
  }

  /** Goes on with what was being written, and says how that came about. */
  goOn(step: model.ActionStep, notice: () => string): void {
    this.#notice = { step, text: notice };
    // One page in place of another is no step forwards: Back must not lead to what cannot be done.
    this.#steps[model.isAction(this.step) ? 'restart' : 'go'](step);
  }

  /** The server no longer knows the session. What was being written is shown again to who opens the same case. */
  end(): void {
    const { step, view } = this;
    const { pages } = this.actions;
    if (!view || !pages || !model.isAction(step)) {
      this.#forget();
      return this.#close(() => this.t('case.ended'));
    }
    pages.pause();
    this.#forget({ reference: view.reference, step });
    this.#close(() => this.t('case.ended-writing'));
  }

  /** Tells the page of a failure that the resident now sees, once. */
  tellProblem(problem: ApiProblem | undefined): void {
    if (!problem || problem === this.#told) return;
    this.#told = problem;
    const { kind } = problem;
    emit<ProblemMet>(this.widget, 'council-problem-met', { widget: 'track-request', step: this.step, kind });
  }

  /** What the page is for. */
  get #first(): Step {
    const { near, bookings } = this.widget;
    if (this.keptList.read()) return 'own-bookings';
    return near === 'first' ? 'near' : bookings === 'first' ? 'own-bookings' : 'look-up';
  }

  #before(step: Step): Step | undefined {
    const before = model.stepBefore(step);
    const isListed = this.ownBookings.pages?.isOpen;
    if (step === 'case' && isListed) return 'own-bookings';
    if (step === 'own-bookings' && (isListed || step === this.#first)) return undefined;
    if (step === 'report' && this.view?.mergedInto) return 'case';
    return before === 'look-up' && this.view ? 'case' : before;
  }

  #allows(step: Step): boolean {
    if (step === 'case' || model.stepBefore(step) === 'case') return this.view !== undefined;
    return step === 'look-up' || step === 'new-link' || step === 'near' || step === 'own-bookings';
  }

  #arrive(arrival: Arrival, how: 'restore' | 'go'): void {
    this.arrival = arrival;
    this.wrongLink = false;
    const step = model.stepOf(arrival);
    if (model.isPublic(step)) {
      // Another report than the one that is shown, perhaps.
      this.others.pages?.reset();
      void this.others.load();
    }
    if (step === 'own-bookings') void this.ownBookings.load();
    this.#steps[how](step);
  }

  async #open(
    proof: CaseLookup,
    by: Exclude<CaseOpened['by'], 'tab'>,
    headers?: Record<string, string>,
  ): Promise<void> {
    this.wait = 0;
    await this.#ask(
      (cases, api, options) => cases.lookUp(api, proof, { ...options, headers }),
      ({ session, case: view, confirmed }, cases) => {
        const opened = { reference: view.reference, session };
        const keep = this.form.isOn('keep');
        const unfinished = this.#unfinished?.reference === view.reference ? this.#unfinished : undefined;
        this.#forget(unfinished);
        if (keep) this.#kept.write(opened);
        else this.#kept.clear();
        cases.open(opened, view, by);
        if (confirmed) this.#notice = { step: 'case', text: () => this.t(`case.confirmed-${confirmed}`) };
        this.#steps.go('case');
        if (!unfinished) return;
        this.#unfinished = undefined;
        const { step } = unfinished;
        if (view.may.includes(step)) this.goOn(step, () => this.t('case.go-on'));
        else void this.actions.pages?.carry(step, view);
      },
      (problem) => this.#refused(problem, by),
    );
  }

  async #sendLink(asked: { token: string } | { reference: string; email: string }): Promise<void> {
    const { language } = this.widget.words;
    await this.#ask(
      (cases, api, options) => cases.requestLink(api, { ...asked, language }, { ...options, key: randomUuid() }),
      () => {
        this.form.reset();
        this.#steps.go('link-sent');
      },
      (problem) => problem,
    );
  }

  /** Asks for something that the resident waits for; one thing at a time. */
  async #ask<Answer>(
    call: (cases: OpenCase, api: ApiClient, options: CallOptions) => Promise<Answer>,
    done: (answer: Answer, cases: OpenCase) => void,
    failed: (problem: ApiProblem) => ApiProblem | undefined,
  ): Promise<void> {
    const { api, language } = this.widget;
    if (!api) return;
    const { signal } = this.#asking;
    this.busy = true;
    this.problem = undefined;
    this.widget.requestUpdate();
    try {
      const cases = await this.cases.load();
      if (!cases) throw this.cases.problem ?? new ApiProblem('offline');
      const answer = await call(cases, api, { language, signal });
      if (!signal.aborted) done(answer, cases);
    } catch (failure) {
      if (signal.aborted) return;
      const problem = problemOf(failure);
      this.tellProblem(problem);
      this.problem = failed(problem);
    } finally {
      if (!signal.aborted) this.busy = false;
      this.widget.requestUpdate();
    }
  }

  /** Says why a case was not opened, in the form where that can be; @returns what has to be said otherwise. */
  #refused(problem: ApiProblem, by: Exclude<CaseOpened['by'], 'tab'>): ApiProblem | undefined {
    const { kind, retryAfter } = problem;
    if (by === 'list') return this.ownBookings.pages?.refused(problem);
    if (by === 'link') {
      if (kind !== 'gone' && kind !== 'not-found' && kind !== 'rejected') return problem;
      this.wrongLink = kind !== 'gone';
      this.#steps.go('old-link');
      return undefined;
    }
    const show = (code: string): undefined => {
      const error: FieldError = { field: 'reference', code };
      this.form.show([error]);
    };
    if (kind === 'not-found' || kind === 'rejected' || kind === 'gone') return show('no-match');
    if (kind !== 'rate-limited' || retryAfter === undefined) return problem;
    this.wait = model.minutesOf(retryAfter);
    // Nobody sits out a day.
    return show(this.wait > 60 ? 'closed' : 'wait');
  }

  #close(notice: () => string): void {
    this.#kept.clear();
    // Whoever closes one booking at a shared screen leaves no list of the others there.
    this.keptList.clear();
    this.ownBookings.pages?.reset();
    this.restart('look-up', notice);
  }

  /** Forgets whose case it is, and what was written about it but for what is named. */
  #forget(unfinished?: Unfinished): void {
    this.#unfinished = unfinished;
    this.#asking.abort();
    this.#asking = new AbortController();
    this.form.reset();
    this.cases.pages?.reset();
    this.bookings.pages?.reset();
    this.renewals.pages?.reset();
    if (!unfinished) this.actions.pages?.reset();
    this.problem = undefined;
    this.busy = false;
    this.wait = 0;
    this.widget.requestUpdate();
  }
}

export const problemOf = (failure: unknown): ApiProblem => {
  if (failure instanceof ApiProblem) return failure;
  console.error(failure);
  return new ApiProblem('unreadable', { cause: failure });
};
