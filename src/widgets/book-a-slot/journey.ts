import { getBookableService } from '../../api/bookable-services.ts';
import type { ApiClient, CallOptions } from '../../api/client.ts';
import { getCouncil } from '../../api/council.ts';
import type { OwnPayment } from '../../api/payments.ts';
import { ApiProblem } from '../../api/problem.ts';
import { getServices } from '../../api/services.ts';
import type { BookableService } from '../../contract/bookable-services.ts';
import type { MoveBooking, NewBooking } from '../../contract/bookings.ts';
import type { Council } from '../../contract/council.ts';
import type { ServiceList } from '../../contract/services.ts';
import type { Slot } from '../../contract/slots.ts';
import { Draft } from '../../controllers/draft.ts';
import { FormController, type FieldError } from '../../controllers/form.ts';
import type { ChosenSlot, HeldFor, SlotHold, SlotKeeper } from '../../controllers/slot-hold.ts';
import { StepsController } from '../../controllers/steps.ts';
import { SubmitController, type Submission } from '../../controllers/submit.ts';
import { TaskController } from '../../controllers/task.ts';
import { emit } from '../../core/emit.ts';
import { fetchPart } from '../../core/fetch-part.ts';
import { toJson } from '../../core/json.ts';
import { addStyles } from '../../theme/add-styles.ts';
import type { BookingMade, ProblemMet, StepShown } from './book-a-slot.events.ts';
import * as model from './book-a-slot.model.ts';
import type { Booking, BookingDraft, MovedBooking, Step } from './book-a-slot.model.ts';
import type { BookASlot } from './book-a-slot.ts';
import type { DonePage } from './done/done.ts';
import type { Fee } from './fee/fee.ts';
import type { OfferPage } from './offer/offer.ts';
import type { LaterParts, Made, Screen } from './steps/screen.ts';
import type { Waiting } from './waiting/waiting.ts';

const asProblem = (failure: unknown): ApiProblem =>
  failure instanceof ApiProblem ? failure : new ApiProblem('unreadable', { cause: failure });

/**
 * One resident's way to a booking: what was read, what was said, what is held, what is shown. The element draws it; the
 * rules are in the model.
 */
export class BookingJourney implements Screen, SlotKeeper {
  readonly widget: BookASlot;
  readonly form: FormController;
  readonly #steps: StepsController<Step>;
  readonly #services: TaskController<readonly [], ServiceList>;
  readonly #council: TaskController<readonly [], Council>;
  readonly #service: TaskController<readonly [string], BookableService>;
  readonly #submit: SubmitController<NewBooking | MoveBooking, Made>;
  readonly #draft: Draft<BookingDraft>;
  #changing = false;
  #loading: Promise<void> | undefined;
  #told: ApiProblem | undefined;
  #opening: { readonly code: string; readonly prefilled: boolean } | undefined;
  /** The service that was opened last: the answers are to its questions. */
  #opened: { readonly code: string; readonly service?: BookableService } | undefined;
  /** What was counted when the slot was held, as JSON. */
  #heldItems: string | undefined;
  /** A step is being left that waits for its slot. */
  #isLeaving = false;
  /** Said once the next page is shown. */
  #saying: string | undefined;
  #waitingFrom: Step = 'time';
  /** Of the letter's link that led here. */
  #token = '';
  readonly #shown = Date.now();
  #fee: Fee | undefined;
  /** The form that is sent. */
  #sent: HTMLFormElement | undefined;

  later: LaterParts | undefined;
  laterProblem: ApiProblem | undefined;
  find: Screen['find'];
  date: Screen['date'];
  /** Why what the resident has just asked for failed. */
  problem: ApiProblem | undefined;
  /** The resident has asked for something: what fails from now on answers that, and takes the focus. */
  acted = false;
  /** The answers come from a draft. */
  restored = false;
  slot: ChosenSlot | undefined;
  hold: SlotHold | undefined;
  lost: Screen['lost'];
  checking = false;
  waiting: Waiting | undefined;
  offer: OfferPage | undefined;
  donePage: DonePage | undefined;
  /** What this tab knows of a payment that is under way, or has failed. */
  payment: OwnPayment | undefined;
  offered: Screen['offered'];
  waitBusy = false;

  constructor(widget: BookASlot) {
    this.widget = widget;
    this.form = new FormController(widget, {
      message: (error) => this.#message(error),
      changed: () => this.#keepDraft(),
    });
    this.#steps = new StepsController<Step>(widget, {
      first: 'service',
      before: (step) => this.#before(step),
      browserBack: () => widget.browserBack,
      allows: (step) => this.#allows(step),
      shown: (step) => {
        // What was said of the step before is not true of this one.
        this.problem = undefined;
        this.form.show([]);
        if (step !== 'time') this.lost = undefined;
        // What says that it is booked is there before anybody books.
        if (step === 'check') void this.loadDone();
        // For their own booking: a reminder comes unless they say no.
        if (step === 'contact' && !('contact.reminder' in this.form.values)) this.form.set('contact.reminder', true);
        widget.announce(this.#saying ?? '');
        this.#saying = undefined;
        emit<StepShown>(widget, 'council-step-shown', { widget: 'book-a-slot', step });
      },
    });
    this.#services = new TaskController(
      widget,
      () => (this.moving ? undefined : []),
      (api, options) => getServices(api, 'booking', options),
    );
    this.#council = new TaskController(widget, () => [], getCouncil);
    this.#service = new TaskController(
      widget,
      () => (this.form.text('service') ? [this.form.text('service')] : undefined),
      (api, options, code) => this.#getService(api, code, options),
    );
    this.#submit = new SubmitController(widget, (submission, signal) => this.#post(submission, signal));
    this.#draft = new Draft(
      widget,
      model.isDraft,
      // A page about one service does not open with the draft of another.
      () => !this.moving && !this.offered && widget.prefill('service'),
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

  get moving(): MovedBooking | undefined {
    return this.widget.moving;
  }

  get canGoBack(): boolean {
    return this.#before(this.step) !== undefined;
  }

  /** Not while the service that the page has chosen is on its way: the list would only flash past. */
  get services(): ServiceList | undefined {
    return this.#opening?.prefilled ? undefined : this.#services.value;
  }

  get council(): Council | undefined {
    return this.#council.value;
  }

  /** The chosen service, once it is here. */
  get service(): BookableService | undefined {
    const code = this.form.text('service');
    return [this.#service.value, this.#opened?.service].find((service) => service?.code === code);
  }

  get booking(): Booking {
    const { service, slot, moving, offered } = this;
    const location = this.widget.prefill('location');
    return { service, location, slot, values: this.form.values, moving, offered: offered !== undefined };
  }

  /** The chosen service is on its way, or the slot without which a step cannot be left. */
  get busy(): boolean {
    return this.#opening?.code === this.form.text('service') || this.#isLeaving;
  }

  get sending(): boolean {
    return this.#submit.busy || (this.fee?.busy ?? false);
  }

  /** What has to do with money, of a service that has a fee. */
  get fee(): Fee | undefined {
    return this.service?.fee && !this.moving ? this.#fee : undefined;
  }

  get made(): Made | undefined {
    return this.#submit.receipt;
  }

  get earlier(): boolean {
    return this.#submit.earlier;
  }

  /** What did not arrive and is needed now, with the way to ask again. */
  get failure(): { problem: ApiProblem; retry: () => void } | undefined {
    const isLater = this.step !== 'service';
    const isOffer = this.step === 'offer';
    const needed = [
      !isLater && !this.services && this.#services,
      isLater && !isOffer && !this.service && this.#service,
      isLater &&
        !(this.later && (this.offer || !isOffer)) && {
          problem: this.laterProblem,
          retry: () => void (isOffer ? this.follow(this.#token, 'restart') : this.loadLater()),
        },
    ];
    for (const missing of needed) {
      if (!missing || !missing.problem) continue;
      const retry = () => {
        this.acted = true;
        // The button goes, and the heading that comes is where to go on.
        this.#steps.restart(this.step);
        missing.retry();
      };
      return { problem: missing.problem, retry };
    }
    return undefined;
  }

  /** Starts with a booking that is to be moved, with a draft, or with what the page knows already. */
  start(service: string | undefined): void {
    const draft = this.#draft.read();
    if (this.moving) {
      this.form.reset({ service: this.moving.service });
      this.#steps.restore('time');
      void this.loadLater();
    } else if (draft) {
      this.form.reset(draft.values);
      this.#submit.key = draft.key;
      this.slot = draft.slot;
      this.payment = draft.payment;
      this.restored = !this.payment;
      this.#opened = { code: this.form.text('service') };
      this.#steps.restore(this.payment ? 'payment' : draft.step);
      if (this.slot && !this.payment) void this.#resume(this.form.text('service'));
    } else if (service) {
      this.form.reset({ service });
      void this.openService(service, true);
    }
  }

  /** Shows what is kept for who waited, by the token of a letter's link. */
  async follow(token: string, how: 'restore' | 'restart'): Promise<void> {
    this.reset();
    this.#token = token;
    this.#steps[how]('offer');
    try {
      const [{ OfferPage }] = await Promise.all([fetchPart(() => import('./offer/offer.ts')), this.loadLater()]);
      if (this.#token === token) this.offer = new OfferPage(this, token);
    } catch (cause) {
      this.laterProblem = new ApiProblem('offline', { cause });
    }
    this.widget.requestUpdate();
  }

  /** Forgets everything but the draft: the API is another one. */
  readonly reset = (): void => {
    this.#letGo();
    this.#submit.reset();
    this.form.reset();
    this.slot = this.lost = this.problem = this.offer = this.offered = this.donePage = this.payment = undefined;
    this.#token = '';
    this.#opening = this.#opened = undefined;
    this.restored = this.acted = this.#changing = false;
    this.#steps.restore('service');
  };

  readonly back = (): void => this.#steps.back();

  /** The resident starts again. */
  readonly again = (): void => {
    this.#draft.clear();
    this.reset();
    this.#steps.restart('service');
  };

  readonly change = (step: Step): void => {
    this.#changing = true;
    this.#steps.go(step);
  };

  readonly next = (event: Event): void => {
    event.preventDefault();
    this.acted = true;
    this.problem = undefined;
    if (this.step === 'service') void (this.busy || this.#leaveService());
    else if (!this.#isLeaving && this.form.show(this.#check(this.step))) void this.#leave();
  };

  readonly send = (event: Event): void => {
    event.preventDefault();
    if (!this.later || this.sending) return;
    this.#sent = event.target as HTMLFormElement;
    this.checking = false;
    void this.#book(this.later);
  };

  readonly choose = (slot: Slot): void => {
    const { hold } = this;
    if (!hold || hold.taking || hold.renewing) return;
    this.acted = true;
    this.lost = this.problem = undefined;
    void this.#choose(hold, slot);
  };

  readonly wait = (): void => {
    if (!this.waitBusy) void this.#wait();
  };

  /** The same page with something new on it: its heading takes the focus. */
  restart(): void {
    this.#steps.restart(this.step);
  }

  /** What a tab keeps of a payment while the resident is away for it. */
  keepPayment(payment: OwnPayment | undefined): void {
    this.payment = payment;
    this.#keepDraft();
  }

  /** Says why what the resident has just asked for failed, or takes that back. */
  tell(problem: ApiProblem | undefined): void {
    this.acted = true;
    this.tellProblem((this.problem = problem));
    this.widget.requestUpdate();
  }

  /** How long a letter keeps the slot, in words. */
  get kept(): string | undefined {
    return this.offered?.kept;
  }

  /** What the slot is held for. */
  get heldFor(): HeldFor | undefined {
    const { later, service, moving } = this;
    return later && service && { service: service.code, items: later.rules.holdOf(this.booking), moved: moving };
  }

  took(slot: ChosenSlot): void {
    this.slot = slot;
    this.offered = undefined;
    this.#heldItems = toJson(this.heldFor?.items);
    this.#keepDraft();
  }

  /** The time has to be chosen again; everything else is kept. */
  lose(why: 'gone' | 'over', problem?: ApiProblem): void {
    this.tellProblem(problem);
    if (why === 'over' || !this.hold?.own) {
      this.hold?.forget();
      this.slot = this.offered = undefined;
    }
    this.lost = why;
    if (this.step === 'time') {
      this.widget.renderRoot.querySelector('council-slot-picker')?.refresh();
      this.widget.focusOn('.slot-lost');
    } else {
      this.#changing = true;
      this.#steps.go('time');
      this.#saying = this.t(`time.${why}`);
    }
    this.#keepDraft();
    this.widget.requestUpdate();
  }

  /** The page is left: others can have the slot, unless its letter keeps it. */
  readonly left = (): void => {
    if (!this.offered) this.#letGo();
  };

  /** The page comes back as it was left. */
  returned(): void {
    if (!this.made) void (this.fee?.resume() ?? (!this.offered && this.hold?.again()));
    // The next one at this screen must not see what was booked; a booking that was moved is the page's to show.
    else if (!this.moving) this.again();
  }

  /** Fetches the later steps; the first one does not wait for them. */
  loadLater(): Promise<void> {
    return (this.#loading ??= this.#loadLater().finally(() => {
      this.#loading = undefined;
      this.widget.requestUpdate();
    }));
  }

  readonly loadSearch = async (): Promise<void> => {
    const part = this.find
      ? undefined
      : await fetchPart(() => import('../../blocks/service-picker/search.model.ts')).catch(() => undefined);
    if (!part) return;
    this.find = part.findServices;
    this.widget.requestUpdate();
  };

  /** Tells the page of a failure that the resident now sees, once. */
  tellProblem(problem = this.failure?.problem): void {
    if (!problem || problem === this.#told) return;
    this.#told = problem;
    const { kind } = problem;
    emit<ProblemMet>(this.widget, 'council-problem-met', { widget: 'book-a-slot', step: this.step, kind });
  }

  async #loadLater(): Promise<void> {
    if (this.later) return;
    try {
      const { styles, later } = await fetchPart(() => import('./steps/later.ts'));
      addStyles(this.widget.renderRoot as ShadowRoot, styles);
      this.later = later;
      this.laterProblem = undefined;
      this.hold = new later.SlotHold(this.widget, this);
      // Before anybody types: a list that changes under the fingers would take the focus with it.
      void this.loadSearch();
    } catch (cause) {
      this.laterProblem = new ApiProblem('offline', { cause });
    }
  }

  #message(error: FieldError): string | undefined {
    const { field, code } = error;
    if (field.startsWith('waiting')) return this.waiting?.message(error);
    if (field !== 'service') return this.later?.message(this, error);
    return this.t(code === 'required' ? 'service.required' : 'service.gone');
  }

  async #leaveService(): Promise<void> {
    const code = this.form.text('service');
    if (this.form.show(code ? [] : [{ field: 'service', code: 'required' }])) await this.openService(code);
  }

  /** Waits for a service, then goes on. */
  async openService(code: string, prefilled = false): Promise<void> {
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
      const problem = asProblem(failure);
      if (problem.kind === 'not-found' || problem.kind === 'unreadable') {
        this.form.set('service', '');
        this.form.show([{ field: 'service', code: 'gone' }], !prefilled);
      } else this.tell(problem);
    } finally {
      if (this.#opening === opening) this.#opening = undefined;
      this.widget.requestUpdate();
    }
  }

  /** A service with what few have: what draws a date, and what takes a fee. */
  async #getService(api: ApiClient, code: string, options: CallOptions): Promise<BookableService> {
    const service = await getBookableService(api, code, options);
    const [dates, fees] = await Promise.all([
      service.questions.some(({ type }) => type === 'datetime') && fetchPart(() => import('../../fields/date.ts')),
      service.fee && fetchPart(() => import('./fee/fee.ts')),
    ]).catch((cause: unknown) => {
      throw new ApiProblem('offline', { cause });
    });
    if (dates) this.date = dates.date;
    if (fees) this.#fee ??= new fees.Fee(this);
    return service;
  }

  /** Holds what a draft had chosen: it was let go with the page that was left. */
  async #resume(code: string): Promise<void> {
    const { api, language } = this.widget;
    if (!api) return;
    try {
      const [service] = await Promise.all([this.#getService(api, code, { language }), this.loadLater()]);
      this.#opened = { code, service };
      await this.hold?.again();
    } catch {
      // The page says why; the next step that needs the slot holds it.
    }
  }

  #enter(service: BookableService, prefilled: boolean): void {
    const { code } = service;
    // Another service has other items, locations and questions, and its slots are not this one's.
    if (this.#opened && this.#opened.code !== code) {
      const { values } = this.form;
      this.#letGo();
      this.slot = undefined;
      this.form.reset(
        ['answers.', 'items.', 'locations', 'time.', 'address.'].reduce(
          (kept, start) => model.without(kept, start),
          values,
        ),
      );
    }
    this.#opened = { code, service };
    const location = this.widget.prefill('location');
    if (location && !service.locations.some((each) => each.code === location))
      console.warn(`<council-book-a-slot>: "${code}" cannot be had at the location "${location}".`);
    const first = model.stepsOf(this.booking)[1] ?? 'time';
    // Who only opened the page is not taken anywhere.
    if (prefilled) this.#steps.restore(first);
    else this.goOn();
  }

  /** Leaves a step that has nothing wrong; a slot that is held no more is held again first. */
  async #leave(): Promise<void> {
    const { step, later } = this;
    const isBefore = step === 'items' || step === 'where';
    // Other things take another time.
    if (step === 'items' && this.slot && toJson(later?.rules.holdOf(this.booking)) !== this.#heldItems) {
      this.#letGo();
      this.slot = undefined;
    }
    this.#isLeaving = true;
    const isHeld = !this.slot || isBefore || this.hold?.stands === true || (await this.hold?.again()) === true;
    this.#isLeaving = false;
    this.widget.requestUpdate();
    if (isHeld && this.step === step) this.goOn();
  }

  goOn(): void {
    if (this.#changing) {
      const wrong = this.#firstWrong();
      this.#changing = wrong !== undefined;
      this.#steps.go(wrong?.step ?? 'check');
      return;
    }
    const all = model.stepsOf(this.booking);
    const following = all[all.indexOf(this.step) + 1];
    if (following) this.#steps.go(following);
    this.#keepDraft();
  }

  /** Holds a slot in place of the one that is held, and goes on. */
  async #choose(hold: SlotHold, slot: ChosenSlot): Promise<void> {
    if (!(await hold.choose(slot))) return;
    this.#saying = hold.left;
    this.goOn();
  }
  /** Others can have the slot: the resident leaves, or starts again. */
  #letGo(): void {
    if (this.offered) this.hold?.forget();
    else if (!this.made) this.hold?.letGo();
  }

  async #post({ key, body }: Submission<NewBooking | MoveBooking>, signal: AbortSignal): Promise<Made> {
    const { later, moving, widget, service } = this;
    const { api } = widget;
    if (!api || !later || !service) throw new ApiProblem('unavailable');
    const options = { key, signal, language: widget.words.language };
    if (moving) {
      const { language, bring } = service;
      return { language, bring, ...(await later.calls.moveBooking(api, moving, body, options)) };
    }
    const post = (headers: Record<string, string>) =>
      later.calls.sendBooking(api, body as NewBooking, { ...options, headers });
    return later.sendForm({ shown: this.#shown, form: this.#sent }, post, signal, () => {
      this.checking = true;
      widget.requestUpdate();
    });
  }

  async #book({ rules }: LaterParts): Promise<void> {
    this.acted = true;
    this.problem = undefined;
    const wrong = this.#firstWrong();
    if (wrong) return this.#showErrors(wrong.errors);
    if (!(await this.loadDone())) return this.tell(new ApiProblem('offline'));
    if (!this.hold?.own && !(await this.hold?.again())) return;
    const { own } = this.hold ?? {};
    if (!own) return;
    const body = rules.bodyOf(this.booking, own, this.widget.words.language);
    const { fee } = this;
    const made = fee ? undefined : await this.#submit.submit(body);
    if (made) return this.finish(made);
    const problem = fee ? await fee.pay(body as NewBooking) : this.#submit.problem;
    if (!problem) return;
    if (problem.errors.length > 0) {
      this.tellProblem(problem);
      this.#showErrors(problem.errors);
    } else if (problem.kind === 'conflict' || problem.kind === 'gone') {
      this.lose('over', problem);
    } else this.tell(problem);
  }

  /** The council has the booking, and the last page is here. */
  finish(made: Made): void {
    this.#submit.receipt = made;
    this.hold?.forget();
    // What was paid for stands through a reload.
    if (!this.payment) this.#draft.clear();
    this.restored = false;
    this.#steps.go('done');
    const { widget, moving } = this;
    emit<BookingMade>(widget, moving ? 'council-booking-moved' : 'council-booking-made', {
      service: this.form.text('service'),
      ...(widget.shareReference && { reference: made.reference }),
    });
  }

  async #wait(): Promise<void> {
    this.acted = this.waitBusy = true;
    this.problem = undefined;
    this.widget.requestUpdate();
    try {
      const part = this.waiting ? undefined : await fetchPart(() => import('./waiting/waiting.ts'));
      if (part) this.waiting ??= new part.Waiting(this);
      this.waiting?.reset();
      this.#waitingFrom = this.step;
      this.#steps.go('waiting');
    } catch (cause) {
      this.tell(new ApiProblem('offline', { cause }));
    } finally {
      this.waitBusy = false;
      this.widget.requestUpdate();
    }
  }

  /** Fetches the last page. @returns whether it is there. */
  async loadDone(): Promise<boolean> {
    const part = this.donePage ? undefined : await fetchPart(() => import('./done/done.ts')).catch(() => undefined);
    if (part) this.donePage ??= new part.DonePage(this);
    return this.donePage !== undefined;
  }

  /** Goes to the first step that has an error, and shows what is wrong there. */
  #showErrors(errors: readonly FieldError[]): void {
    const stepOf = ({ field }: FieldError) => this.later?.rules.stepOf(field) ?? 'check';
    const first = errors[0];
    if (!first) return;
    const step = stepOf(first);
    if (step === 'time') return this.lose('over');
    this.#changing = true;
    this.#steps.restore(step);
    this.form.show(errors.filter((error) => stepOf(error) === step));
  }

  /** What is wrong with a step; before the rules are here, no later step has been shown. */
  #check(step: Step): readonly FieldError[] {
    return this.later?.rules.check(step, this.booking) ?? [];
  }

  #firstWrong(): { step: Step; errors: readonly FieldError[] } | undefined {
    for (const step of model.stepsOf(this.booking)) {
      const errors = this.#check(step);
      if (errors.length > 0) return { step, errors };
    }
    return undefined;
  }

  #before(step: Step): Step | undefined {
    return this.sending ? undefined : model.stepBefore(step, this.booking, this.#waitingFrom);
  }

  #allows(step: Step): boolean {
    if (this.made) return step === 'done' || step === 'waiting';
    const all = model.stepsOf(this.booking);
    const wrong = this.#firstWrong()?.step ?? 'check';
    if (step === 'offer') return this.offer !== undefined;
    return this.step !== 'payment' && step !== 'done' && all.includes(step) && all.indexOf(step) <= all.indexOf(wrong);
  }

  #keepDraft(): void {
    const { form, slot, step } = this;
    if (this.made || step === 'offer' || !(slot || model.hasTyped(form.values))) return;
    this.#draft.write({ ...model.draftOf(this.booking, step, this.#submit.key), payment: this.payment });
  }
}
