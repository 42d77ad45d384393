import type { ApiClient, CallOptions } from '../../api/client.ts';
import { getCouncil } from '../../api/council.ts';
import { ApiProblem } from '../../api/problem.ts';
import { sendReport } from '../../api/reports.ts';
import { getService, getServices } from '../../api/services.ts';
import type { Council } from '../../contract/council.ts';
import type { NewReport, ReportReceipt } from '../../contract/reports.ts';
import type { Service, ServiceList } from '../../contract/services.ts';
import { Draft } from '../../controllers/draft.ts';
import { FormController, type FieldError } from '../../controllers/form.ts';
import { StepsController } from '../../controllers/steps.ts';
import { SubmitController } from '../../controllers/submit.ts';
import { TaskController } from '../../controllers/task.ts';
import { emit } from '../../core/emit.ts';
import { fetchPart } from '../../core/fetch-part.ts';
import { addStyles } from '../../theme/add-styles.ts';
import { keptMark } from './kept/kept-mark.ts';
import type { Kept } from './kept/kept.ts';
import type { PhotoFirst } from './photo-first/photo-first.ts';
import type { ProblemMet, ReportSent, StepShown } from './report-a-problem.events.ts';
import * as model from './report-a-problem.model.ts';
import type { ProblemPlace, ReportDraft, Step } from './report-a-problem.model.ts';
import type { ReportAProblem } from './report-a-problem.ts';
import { fieldMessage } from './steps/messages.ts';
import type { AroundPlace, LaterParts, Screen } from './steps/screen.ts';

/**
 * One resident's way through the report: what was read, what was said, what is shown. The element draws it; the rules
 * are in the model.
 */
export class ReportJourney implements Screen {
  readonly widget: ReportAProblem;
  readonly form: FormController;
  readonly #steps: StepsController<Step>;
  readonly #services: TaskController<readonly [], ServiceList>;
  readonly #council: TaskController<readonly [], Council>;
  readonly #service: TaskController<readonly [string], Service>;
  readonly #submit: SubmitController<NewReport, ReportReceipt>;
  readonly #draft: Draft<ReportDraft>;
  #changing = false;
  #loading: Promise<void> | undefined;
  #told: ApiProblem | undefined;
  #opening: { readonly code: string; readonly prefilled: boolean } | undefined;
  /** The service that was opened last: the answers are to its questions. */
  #opened: { readonly code: string; readonly service?: Service } | undefined;
  #problem: ApiProblem | undefined;
  /** Sending waits for photos that are still on their way. */
  #waiting: Promise<void> | undefined;
  #prefilled: string | undefined;

  readonly #shown = Date.now();
  /** The form that is sent. */
  #sent: HTMLFormElement | undefined;

  place: ProblemPlace | undefined;
  later: LaterParts | undefined;
  /** Reports that wait on this device, once there may be any. */
  kept: Kept | undefined;
  /** The way to begin with a photo: a help, and a report goes on without. */
  photoFirst: PhotoFirst | undefined;
  around: AroundPlace | undefined;
  find: Screen['find'];
  date: Screen['date'];
  laterProblem: ApiProblem | undefined;
  /** The resident has asked for something: what fails from now on answers that, and takes the focus. */
  acted = false;
  /** The answers come from a draft. */
  restored = false;
  checking = false;

  constructor(widget: ReportAProblem) {
    this.widget = widget;
    this.form = new FormController(widget, {
      message: (error) => fieldMessage(this.t, error, this.council),
      changed: () => this.#keepDraft(),
    });
    this.#steps = new StepsController<Step>(widget, {
      first: 'what',
      before: (step) => (this.#submit.busy ? undefined : this.#stepBefore(step)),
      browserBack: () => widget.browserBack,
      allows: (step) => this.#allows(step),
      shown: (step) => {
        // What was said of the step before is not true of this one.
        this.#problem = this.#waiting = undefined;
        this.form.show([]);
        widget.announce('');
        emit<StepShown>(widget, 'council-step-shown', { widget: 'report-a-problem', step });
        // It did not come while the line was gone: perhaps there is one again.
        if (!this.kept) void this.#loadKept();
      },
    });
    this.#services = new TaskController(
      widget,
      () => [],
      (api, options) => getServices(api, 'report', options),
    );
    this.#council = new TaskController(widget, () => [], getCouncil);
    this.#service = new TaskController(
      widget,
      () => (this.form.text('service') ? [this.form.text('service')] : undefined),
      (api, options, code) => this.#getService(api, code, options),
    );
    this.#submit = new SubmitController<NewReport, ReportReceipt>(widget, async ({ key, body }, signal) => {
      const { later } = this;
      const { api } = widget;
      if (!api || !later) throw new ApiProblem('unavailable');
      const options = { key, signal, language: widget.words.language };
      const post = (headers: Record<string, string>) => sendReport(api, body, { ...options, headers });
      return later.sendForm({ shown: this.#shown, form: this.#sent }, post, signal, () => {
        this.checking = true;
        widget.requestUpdate();
      });
    });
    this.#draft = new Draft(
      widget,
      model.isDraft,
      // A page about one problem does not open with the draft of another.
      () => widget.prefill('service'),
    );
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

  get canGoBack(): boolean {
    return !this.#submit.busy && model.stepBefore(this.step) !== undefined;
  }

  /** Not while the service that the page has chosen is on its way: the list would only flash past. */
  get services(): ServiceList | undefined {
    return this.#opening?.prefilled ? undefined : this.#services.value;
  }

  get council(): Council | undefined {
    return this.#council.value;
  }

  /** The chosen service, once its questions are here. */
  get service(): Service | undefined {
    const code = this.form.text('service');
    return [this.#service.value, this.#opened?.service].find((service) => service?.code === code);
  }

  get sending(): boolean {
    return this.#submit.busy || this.#waiting !== undefined;
  }

  /** The chosen service's questions are on their way, and the resident waits for them. */
  get busy(): boolean {
    return this.#opening?.code === this.form.text('service');
  }

  /** Why the chosen service could not be opened, or the report not be sent. */
  get problem(): ApiProblem | undefined {
    return this.step === 'what' || this.step === 'check' ? this.#problem : undefined;
  }

  get receipt(): ReportReceipt | undefined {
    return this.#submit.receipt;
  }

  get earlier(): boolean {
    return this.#submit.earlier;
  }

  /** What did not arrive and is needed now, with the way to ask again. */
  get failure(): { problem: ApiProblem; retry: () => void } | undefined {
    const { step } = this;
    const isLater = step !== 'what';
    const needed = [
      !this.services && this.#services,
      isLater && !this.service && this.#service,
      isLater && !this.later && { problem: this.laterProblem, retry: () => void this.loadLater() },
    ];
    for (const missing of needed) {
      if (!missing || !missing.problem) continue;
      const retry = () => {
        this.acted = true;
        // The button goes, and the heading that comes is where to go on.
        this.#steps.restart(step);
        missing.retry();
      };
      return { problem: missing.problem, retry };
    }
    return undefined;
  }

  /** Starts with a draft, or with what the page knows already. */
  start(prefill: { service?: string | undefined; place?: string | undefined }): void {
    const draft = this.#draft.read();
    if (draft || keptMark.isSet(this.widget.api?.base.href ?? '')) void this.#loadKept();
    if (draft) {
      this.fill(draft);
      this.restored = true;
      this.#steps.restore(draft.step);
      return;
    }
    const { service, place } = prefill;
    this.#prefilled = place;
    this.form.reset({ ...(service && { service }), ...(place && { 'place.search': place }) });
    if (service) void this.#openService(service, true);
  }

  /** What was said so far, without who says it. */
  get draft(): ReportDraft {
    const { step, place } = this;
    return {
      step: step === 'contact' || step === 'check' ? 'details' : step === 'near' ? 'where' : step,
      key: this.#submit.key,
      values: model.without(this.form.values, 'contact.'),
      place,
    };
  }

  /** Takes it up where it was left. */
  resume(draft: ReportDraft): void {
    this.fill(draft);
    this.#steps.restart(draft.step);
  }

  /** Takes over what was said earlier, as the same submission. */
  fill({ key, values, place }: Omit<ReportDraft, 'step'>): void {
    this.form.reset(values);
    this.#opened = { code: this.form.text('service') };
    this.place = place;
    this.#submit.key = key;
    void this.#lookAround();
  }

  /** Forgets everything but the draft: the API is another one. */
  readonly reset = (): void => {
    this.#submit.reset();
    this.later?.uploads.clear();
    this.around?.reset();
    this.form.reset();
    this.place = undefined;
    this.#opening = this.#opened = this.#problem = this.#waiting = undefined;
    this.restored = this.acted = this.#changing = false;
    this.#steps.restore('what');
  };

  readonly back = (): void => this.#steps.back();

  /** The resident starts again. */
  readonly again = (): void => {
    this.#draft.clear();
    this.reset();
    this.#steps.restart('what');
  };

  readonly setPlace = (place: ProblemPlace | undefined): void => {
    this.place = place;
    this.#keepDraft();
    this.widget.requestUpdate();
    void this.#lookAround();
  };

  readonly change = (step: Step): void => {
    this.#changing = true;
    this.#problem = undefined;
    this.#steps.go(step);
  };

  readonly next = (event: Event): void => {
    event.preventDefault();
    this.acted = true;
    this.#problem = undefined;
    if (this.step === 'what') void this.#leaveWhat();
    else if (this.form.show(this.#check(this.step))) this.#goOn();
  };

  readonly send = (event: Event): void => {
    event.preventDefault();
    if (!this.later || this.sending) return;
    this.#sent = event.target as HTMLFormElement;
    this.checking = false;
    void this.#sendReport(this.later);
  };

  /** Fetches the later steps; the first one does not wait for them. */
  loadLater(): Promise<void> {
    return (this.#loading ??= this.#loadLater().finally(() => {
      this.#loading = undefined;
      this.widget.requestUpdate();
    }));
  }

  /** Tells the page of a failure that the resident now sees, once. */
  readonly tellProblem = (problem = this.failure?.problem): void => {
    if (!problem || problem === this.#told) return;
    this.#told = problem;
    const { kind } = problem;
    emit<ProblemMet>(this.widget, 'council-problem-met', { widget: 'report-a-problem', step: this.step, kind });
  };

  readonly forgetDraft = (): void => this.#draft.clear();

  async #loadLater(): Promise<void> {
    if (this.later) return;
    try {
      const first = fetchPart(() => import('./photo-first/photo-first.ts')).catch(() => undefined);
      const { steps, rules, styles, sendForm, PhotoUploads } = await fetchPart(() => import('./steps/later.ts'));
      const part = await first;
      if (part) this.photoFirst ??= new part.PhotoFirst(this);
      addStyles(this.widget.renderRoot as ShadowRoot, styles);
      this.later = { steps, rules, sendForm, uploads: new PhotoUploads(this.widget) };
      this.laterProblem = undefined;
      // Before anybody types: a list that changes under the fingers would take the focus with it.
      void this.loadSearch();
      // When it is needed the line is gone, and it cannot be fetched any more.
      void this.#loadKept();
    } catch (cause) {
      this.laterProblem = new ApiProblem('offline', { cause });
    }
  }

  readonly loadSearch = async (): Promise<void> => {
    const part = this.find
      ? undefined
      : await fetchPart(() => import('../../blocks/service-picker/search.model.ts')).catch(() => undefined);
    if (!part) return;
    this.find = part.findServices;
    this.widget.requestUpdate();
  };

  /** Fetches what asks the council about the place. It is a help: a report goes on without. */
  async #lookAround(): Promise<void> {
    if (this.around || this.place?.lat === undefined) return;
    if (this.service?.private && !this.service.assets) return;
    const part = await fetchPart(() => import('./around/around.ts')).catch(() => undefined);
    if (part) this.around ??= new part.Around(this);
    this.widget.requestUpdate();
  }

  /** The report as it is sent, under its key, with other words that may have arrived under it. */
  finished({ rules }: LaterParts) {
    const body = rules.bodyOf(this.#report(), this.widget.words.language);
    return { key: this.#submit.key, body, earlier: this.#submit.unanswered, shown: this.#shown };
  }

  async #loadKept(): Promise<void> {
    const part = this.kept ? undefined : await fetchPart(() => import('./kept/kept.ts')).catch(() => undefined);
    if (part) this.kept ??= new part.Kept(this);
    else this.kept?.sendAll();
  }

  async #leaveWhat(): Promise<void> {
    const code = this.form.text('service');
    if (this.busy || !this.form.show(code ? [] : [{ field: 'service', code: 'required' }])) return;
    const said = this.form.text('search').trim();
    // Who has said what is wrong need not say it again.
    if (model.isSentence(said) && !this.form.text('description').trim()) this.form.set('description', said);
    await this.#openService(code);
  }

  /** Waits for a service's questions, then goes on to the place, or to what to do instead. */
  async #openService(code: string, prefilled = false): Promise<void> {
    const { api, language } = this.widget;
    if (!api) return;
    const opening = (this.#opening = { code, prefilled });
    // Not when another one was chosen meanwhile.
    const isWanted = () => this.#opening === opening && this.form.text('service') === code;
    this.widget.requestUpdate();
    try {
      const [service] = await Promise.all([this.#getService(api, code, { language }), this.loadLater()]);
      if (isWanted()) this.#enter(service, prefilled);
    } catch (failure) {
      if (!isWanted()) return;
      const problem = failure instanceof ApiProblem ? failure : new ApiProblem('unreadable', { cause: failure });
      if (problem.kind === 'not-found') {
        this.form.set('service', '');
        this.form.show([{ field: 'service', code: 'gone' }], !prefilled);
      } else {
        this.tellProblem((this.#problem = problem));
      }
    } finally {
      if (this.#opening === opening) this.#opening = undefined;
      this.widget.requestUpdate();
    }
  }

  /** A service with what draws its questions: few ask for a date, so what draws one comes with those. */
  async #getService(api: ApiClient, code: string, options: CallOptions): Promise<Service> {
    const service = await getService(api, code, options);
    if (service.questions.some(({ type }) => type === 'datetime')) {
      const part = await fetchPart(() => import('../../fields/date.ts')).catch((cause: unknown) => {
        throw new ApiProblem('offline', { cause });
      });
      this.date = part.date;
    }
    return service;
  }

  #enter(service: Service, prefilled: boolean): void {
    const { code, stop } = service;
    // Another service may ask something else under the same code.
    if (this.#opened && this.#opened.code !== code) this.form.reset(model.without(this.form.values, 'answers.'));
    this.#opened = { code, service };
    void this.#lookAround();
    // Who only opened the page is not taken anywhere.
    if (prefilled) this.#steps.restore(stop ? 'stopped' : 'where');
    else if (stop) this.#steps.go('stopped');
    else this.#goOn();
  }

  #goOn(): void {
    if (this.#changing) {
      const wrong = this.#firstWrong();
      this.#changing = wrong !== undefined;
      this.#steps.go(wrong?.step ?? 'check');
      return;
    }
    const { step } = this;
    const isNear = step === 'where' && this.around?.hasReports;
    const order: readonly Step[] = model.steps;
    const following = isNear ? 'near' : order[order.indexOf(step === 'near' ? 'where' : step) + 1];
    if (following) this.#steps.go(following);
    this.#keepDraft();
  }

  #stepBefore(step: Step): Step | undefined {
    return step === 'details' && this.around?.hasReports ? 'near' : model.stepBefore(step);
  }

  async #sendReport({ rules, uploads }: LaterParts): Promise<void> {
    this.acted = true;
    this.#problem = undefined;
    const waiting = (this.#waiting = uploads.tryAgain());
    this.widget.requestUpdate();
    await waiting;
    // The resident has gone to another step meanwhile.
    if (this.#waiting !== waiting) return;
    this.#waiting = undefined;
    const wrong = this.#firstWrong();
    if (wrong) return this.#showErrors(wrong.errors);
    if (uploads.photos.some(({ state }) => state === 'failed')) return this.#notSent(new ApiProblem('offline'));
    const receipt = await this.#submit.submit(rules.bodyOf(this.#report(), this.widget.words.language));
    if (receipt) {
      this.#draft.clear();
      this.restored = false;
      this.#steps.go('done');
      emit<ReportSent>(this.widget, 'council-report-sent', {
        service: this.form.text('service'),
        ...(this.widget.shareReference && { reference: receipt.reference }),
      });
      return;
    }
    if (this.#submit.problem) this.#notSent(this.#submit.problem);
  }

  #notSent(problem: ApiProblem): void {
    this.tellProblem(problem);
    if (problem.errors.length > 0) this.#showErrors(problem.errors);
    else this.#problem = problem;
    this.widget.requestUpdate();
  }

  /** Goes to the first step that has an error, and shows what is wrong there. */
  #showErrors(errors: readonly FieldError[]): void {
    const first = errors[0];
    if (!first) return;
    const step = model.stepOf(first.field);
    this.#changing = true;
    this.#steps.restore(step);
    this.form.show(errors.filter(({ field }) => model.stepOf(field) === step));
  }

  /** What is wrong with a step; before the rules are here, no later step has been shown. */
  #check(step: Step): readonly FieldError[] {
    return this.later?.rules.check(step, this.#report()) ?? [];
  }

  #firstWrong(): { step: Step; errors: readonly FieldError[] } | undefined {
    for (const step of model.steps) {
      const errors = this.#check(step);
      if (errors.length > 0) return { step, errors };
    }
    return undefined;
  }

  #allows(step: Step): boolean {
    if (this.receipt) return step === 'done';
    if (step === 'stopped') return this.service?.stop !== undefined;
    if (step === 'near') return this.around?.hasReports === true && this.#allows('details');
    const wrong = this.#firstWrong()?.step ?? 'check';
    const order: readonly Step[] = model.steps;
    return step !== 'done' && order.includes(step) && order.indexOf(step) <= order.indexOf(wrong);
  }

  #report(): model.Report {
    return {
      service: this.service,
      place: this.place,
      photos: this.later?.uploads.photos ?? [],
      mostPhotos: this.council?.photos.most ?? 3,
      values: this.form.values,
    };
  }

  #keepDraft(): void {
    if (this.receipt || !model.hasTyped(this.form.values, this.#prefilled)) return;
    this.#draft.write(this.draft);
  }
}
