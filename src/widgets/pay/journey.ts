import { getCouncil } from '../../api/council.ts';
import { getPayables, getPayableService, lookUpPayable } from '../../api/payables.ts';
import type { OwnPayment } from '../../api/payments.ts';
import { ApiProblem } from '../../api/problem.ts';
import { getServices } from '../../api/services.ts';
import type { Council } from '../../contract/council.ts';
import type { Payable, PayableList, PayableService } from '../../contract/payables.ts';
import type { PaymentContact } from '../../contract/payments.ts';
import type { ServiceList } from '../../contract/services.ts';
import { Draft } from '../../controllers/draft.ts';
import { FormController, type FieldError } from '../../controllers/form.ts';
import { StepsController } from '../../controllers/steps.ts';
import { TaskController } from '../../controllers/task.ts';
import { emit } from '../../core/emit.ts';
import { fetchPart } from '../../core/fetch-part.ts';
import type { ProblemMet, StepShown } from './pay.events.ts';
import * as model from './pay.model.ts';
import type { BasketItem, Kept, Step } from './pay.model.ts';
import type { Pay } from './pay.ts';
import type { LaterParts, LaterScreen, PayingHost } from './steps/screen.ts';

/** The page names something that cannot be paid here. */
const notThere = new ApiProblem('not-found');

/**
 * One resident's way to a payment: what was read, what was said, what is in the basket. The element draws it, the rules
 * are in the model, and the payment itself comes with the later steps.
 */
export class PayJourney implements LaterScreen, PayingHost {
  readonly widget: Pay;
  readonly form: FormController;
  readonly #steps: StepsController<Step>;
  readonly #council: TaskController<readonly [], Council>;
  readonly #services: TaskController<readonly [], ServiceList>;
  readonly #service: TaskController<readonly [string], PayableService>;
  readonly #list: TaskController<readonly [string | undefined], PayableList>;
  readonly #draft: Draft<Kept>;
  #loading: Promise<void> | undefined;
  #paying: LaterScreen['paying'] | undefined;
  /** What is to be paid next: it was looked up, or chosen from the list. */
  #payable: LaterScreen['payable'];
  #limits: LaterScreen['limits'];
  /** A page is shown again from the check page, and leads back there. */
  #changing = false;
  #asking: AbortController | undefined;
  #told: ApiProblem | undefined;
  /** Said once the next page is shown. */
  #saying: string | undefined;

  later: LaterParts | undefined;
  laterProblem: ApiProblem | undefined;
  basket: readonly BasketItem[] = [];
  /** Why what the resident has just asked for failed. */
  problem: ApiProblem | undefined;
  warning: string | undefined;
  link: string | undefined;
  /** The resident has asked for something: what fails from now on answers that, and takes the focus. */
  acted = false;

  constructor(widget: Pay) {
    this.widget = widget;
    this.form = new FormController(widget, { message: (error) => this.#message(error) });
    this.#steps = new StepsController<Step>(widget, {
      first: 'service',
      before: (step) => (this.#isUnderWay ? undefined : this.#before(step)),
      browserBack: () => widget.browserBack,
      allows: (step) => this.#allows(step),
      shown: (step) => {
        // What was said of the step before is not true of this one.
        this.problem = undefined;
        this.form.show([]);
        this.warning = this.#saying;
        this.#saying = undefined;
        widget.announce(this.warning ?? '');
        emit<StepShown>(widget, 'council-step-shown', { widget: 'pay', step });
      },
    });
    this.#council = new TaskController(widget, () => [], getCouncil);
    this.#services = new TaskController(
      widget,
      () => (this.step === 'service' ? [] : undefined),
      (api, options) => getServices(api, 'payment', options),
    );
    this.#service = new TaskController(
      widget,
      () => (this.#code && this.step !== 'service' ? [this.#code] : undefined),
      (api, options, code) => getPayableService(api, code, options),
    );
    this.#list = new TaskController(
      widget,
      () => (this.#isListed ? [this.#code || undefined] : undefined),
      (api, options, service) => getPayables(api, service, options),
    );
    this.#draft = new Draft(widget, model.isKept, () => [widget.service, widget.payable].join(' '));
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

  get services(): ServiceList | undefined {
    return this.#services.value;
  }

  get service(): PayableService | undefined {
    const { value } = this.#service;
    return value?.code === this.#code ? value : undefined;
  }

  get list(): PayableList | undefined {
    return this.#isListed ? this.#list.value : undefined;
  }

  get limits(): LaterScreen['limits'] {
    return this.#limits ?? this.list?.limits;
  }

  get busy(): boolean {
    return this.#asking !== undefined;
  }

  get canGoBack(): boolean {
    return !this.#isUnderWay && this.#before(this.step) !== undefined;
  }

  get payable(): LaterScreen['payable'] {
    const wanted = this.#chosen.payable;
    if (!wanted || this.#payable) return this.#payable;
    const payable = this.list?.payables.find(({ id }) => id === wanted);
    return payable && { payable, language: this.list?.language ?? 'en' };
  }

  /** The payment; there is none before what knows of it is here. */
  get paying(): LaterScreen['paying'] {
    if (!this.#paying) throw new Error('the later steps are not here');
    return this.#paying;
  }

  /** What a later step shows is here. */
  get isReady(): boolean {
    if (this.step === 'amount') return this.payable !== undefined;
    const { part } = this.#paying ?? {};
    if (this.step === 'check') return this.#paying?.ready ?? false;
    if (this.step === 'asked') return this.#paying?.asked?.ready ?? false;
    return this.step !== 'result' || (part?.view !== undefined && part.ready);
  }

  get kept(): (Kept & OwnPayment) | undefined {
    const { id, token, ...kept } = this.#draft.read() ?? { items: [] };
    return id && token ? { id, token, ...kept } : undefined;
  }

  set kept(own: OwnPayment | undefined) {
    const items = this.basket.map(({ name: _name, ...item }) => item);
    if (own || items.length > 0) this.#draft.write({ ...own, items, ask: this.link });
    else this.#draft.clear();
  }

  /** What did not arrive and is needed now, with the way to ask again. */
  get failure(): { problem: ApiProblem; retry: () => void } | undefined {
    const { step } = this;
    const isListNeeded = (step === 'find' && this.#isListed) || (step === 'amount' && !this.payable);
    const needed = [
      step === 'service' && !this.services && this.#services,
      step === 'find' && !this.service && this.#service,
      isListNeeded && !this.list && this.#list,
      isListNeeded && step === 'amount' && this.list && { problem: notThere, retry: this.#list.retry },
      step === 'result' &&
        !this.#paying?.part.view && { problem: this.#paying?.part.problem, retry: () => this.#ask() },
      step === 'asked' && { problem: this.#paying?.askedProblem, retry: () => void this.#paying?.follow() },
      !['service', 'find'].includes(step) &&
        !this.later && { problem: this.laterProblem, retry: () => void this.loadLater() },
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

  /** Starts with a payment that this tab knows of, or with what the page knows already. */
  start(): void {
    const { widget } = this;
    this.form.set('service', this.#chosen.service ?? '');
    this.form.set('reference', widget.prefill('reference')?.replaceAll('_', ' ') ?? '');
    if (this.kept) return this.#steps.restore('result');
    const { items = [], ask } = this.#draft.read() ?? {};
    // Before a payment: what was chosen stands, and who pays is to be said again.
    this.basket = items.map((item) => ({ ...item, name: item.about }));
    this.link = ask;
    this.#steps.restore(items.length > 0 ? 'contact' : this.#first);
  }

  /** Starts with what somebody else asks the resident to pay. @param token of the link that they were sent */
  follow(token: string, how: 'restore' | 'restart'): void {
    this.reset();
    this.link = token;
    this.#steps[how]('asked');
    void this.#paying?.follow();
  }

  /** What the page knows of who pays. What somebody has typed stands. */
  know({ name, email, address }: PaymentContact = {}): void {
    const { line1, city, postcode } = address ?? {};
    for (const [field, known] of Object.entries({ name, email, line1, city, postcode }))
      if (known && !this.form.text(`contact.${field}`)) this.form.set(`contact.${field}`, known);
  }

  /** Forgets everything but what this tab keeps: the API is another one. */
  reset(): void {
    this.#asking?.abort();
    this.#asking = this.problem = this.warning = this.#payable = this.link = undefined;
    this.#paying?.reset();
    this.form.reset();
    this.know(this.widget.payer);
    this.basket = [];
    this.acted = this.#changing = false;
  }

  readonly back = (): void => {
    this.#steps.back();
    this.#changing = false;
  };

  readonly again = (): void => {
    this.reset();
    this.kept = undefined;
    this.start();
    this.#steps.restart(this.step);
  };

  readonly add = (): void => {
    this.#payable = this.link = undefined;
    this.form.reset({
      ...this.form.values,
      reference: '',
      proof: '',
      payable: '',
      service: this.#chosen.service ?? '',
    });
    this.#steps.go(this.#first);
  };

  readonly remove = (item: BasketItem): void => {
    this.restore(this.basket.filter((each) => each !== item));
    this.problem = this.warning = undefined;
    this.widget.announce(this.t('check.removed', { name: item.name }));
    // The button that was pressed is gone.
    this.widget.focusOn('.title');
  };

  readonly change = (step: Step): void => {
    this.#changing = true;
    this.#steps.go(step);
  };

  readonly next = (event: Event): void => {
    event.preventDefault();
    this.acted = true;
    this.problem = this.warning = undefined;
    if (this.busy) return;
    switch (this.step) {
      case 'service':
        if (this.form.show(this.#code ? [] : [{ field: 'service', code: 'required' }])) this.#steps.go('find');
        break;
      case 'find':
        void this.#find();
        break;
      case 'amount':
        this.#put();
        break;
      default:
        if (this.form.show(this.later?.rules.checkContact(this.form.values) ?? [])) this.#goOn('check');
    }
  };

  readonly show = (step: Step): void => {
    if (step === this.step) this.#steps.restart(step);
    else this.#steps.go(step);
  };

  readonly restore = (basket: readonly BasketItem[]): void => {
    this.basket = basket;
    // What was tried stays as it was.
    if (!this.kept) this.kept = undefined;
  };

  readonly lose = (items: readonly BasketItem[]): void => {
    this.restore(this.basket.filter((item) => !items.includes(item)));
    // What was typed last may be about something else.
    const isTyped = items.some(({ payable }) => payable === this.#payable?.payable.id);
    if (!isTyped) this.form.reset({ ...this.form.values, reference: '', proof: '' });
    this.#payable = this.link = undefined;
    this.#saying = this.t('check.changed', { name: items[0]?.name ?? '' });
    this.form.set('service', items[0]?.service ?? '');
    // With a new look at what is due.
    this.#list.retry();
    this.#steps.go(this.#chosen.payable ? 'amount' : 'find');
  };

  /** Says why what the resident has just asked for failed. */
  readonly fail = (failure: unknown): void => {
    this.acted = true;
    this.problem = failure instanceof ApiProblem ? failure : new ApiProblem('unreadable', { cause: failure });
    this.tellProblem(this.problem);
    this.widget.requestUpdate();
  };

  readonly warn = (text: string): void => {
    this.warning = text;
    this.widget.focusOn('.box.warning');
  };

  readonly showErrors = (step: Step, errors: readonly FieldError[]): void => {
    this.#changing = true;
    this.#steps.restore(step);
    this.form.show(errors);
  };

  /** The page comes back as it was left: with a button that was pressed, or what somebody else may not see. */
  returned(): void {
    this.#paying?.reset();
    if (!this.kept) return;
    this.acted = false;
    // Somebody else may be there now: another try has who pays from the council.
    this.form.reset({ service: this.#code });
    this.know(this.widget.payer);
    this.#steps.restart('result');
    this.#ask();
  }

  /** What is chosen before anybody has, once it is known what there is to choose. */
  offer(): void {
    const { later, payable, form } = this;
    if (!later || !payable || this.step !== 'amount' || 'amount.quantity' in form.values) return;
    const asked = Number(this.widget.prefill('amount') ?? NaN);
    form.reset({
      ...form.values,
      'amount.quantity': '1',
      ...later.rules.firstAmount(payable.payable, Number.isSafeInteger(asked) ? asked : undefined),
    });
  }

  /** Fetches the later steps; the first ones do not wait for them. */
  loadLater(): Promise<void> {
    return (this.#loading ??= this.#loadLater().finally(() => {
      this.#loading = undefined;
      this.widget.requestUpdate();
    }));
  }

  /** Tells the page of a failure that the resident now sees, once. */
  tellProblem(problem = this.failure?.problem): void {
    if (!problem || problem === this.#told) return;
    this.#told = problem;
    emit<ProblemMet>(this.widget, 'council-problem-met', { widget: 'pay', step: this.step, kind: problem.kind });
  }

  get #code(): string {
    return this.form.text('service');
  }

  get #chosen(): model.Chosen {
    return { service: this.widget.prefill('service'), payable: this.widget.prefill('payable') };
  }

  get #first(): Step {
    return model.stepsOf(this.#chosen)[0] ?? 'service';
  }

  /** It is not looked up but comes in a list. */
  get #isListed(): boolean {
    return this.#chosen.payable !== undefined || (this.service !== undefined && !this.service.lookup);
  }

  /** The resident is being sent away to pay. */
  get #isUnderWay(): boolean {
    return this.#paying?.part.busy ?? false;
  }

  #before(step: Step): Step | undefined {
    if (this.#changing) return 'check';
    if (step === 'contact' && model.isAsked(this.basket)) return this.#paying?.asked && 'asked';
    const before = model.stepBefore(step, this.#chosen);
    // What was chosen before the payment is not known in full any more.
    if (before === 'amount' && !this.payable) return this.#first;
    // Somebody who adds to a basket can leave it at that.
    return before ?? (step === this.#first && this.basket.length > 0 ? 'check' : undefined);
  }

  /** The browser's own Back and Forward do not lead past what is missing, nor away from how a payment ended. */
  #allows(step: Step): boolean {
    if (this.#isUnderWay || this.step === 'result' || step === 'result') return false;
    if (step === 'amount') return this.payable !== undefined;
    if (step === 'asked') return this.#paying?.asked !== undefined;
    return step !== 'check' || this.basket.length > 0;
  }

  #ask(): void {
    const { kept } = this;
    if (kept) void this.#paying?.part.resume(kept);
    else this.again();
  }

  async #loadLater(): Promise<void> {
    if (this.later) return;
    try {
      const { later } = await fetchPart(() => import('./steps/later.ts'));
      this.later = later;
      this.laterProblem = undefined;
      this.#paying = new later.Paying(this);
      if (this.step === 'result') this.#ask();
      else if (this.step === 'asked') void this.#paying.follow();
    } catch (cause) {
      this.laterProblem = new ApiProblem('offline', { cause });
    }
  }

  #message(error: FieldError): string | undefined {
    const { field, code } = error;
    if (field === 'service') return this.t('service.required');
    if (field === 'payable') return this.t('find.required');
    if (field !== 'reference' && field !== 'proof') return this.later?.message(this, error);
    if (code === 'unknown') return this.t('find.wrong');
    return code === 'not-allowed' ? this.t('find.card') : undefined;
  }

  async #find(): Promise<void> {
    const { form, service, list } = this;
    if (!service) return;
    if (!service.lookup) {
      const payable = list?.payables.find(({ id }) => id === form.text('payable'));
      if (form.show(payable ? [] : [{ field: 'payable', code: 'required' }])) this.#open(payable, list?.language);
    } else if (form.show(model.checkLookUp(form.values, service.lookup))) await this.#lookUp(service.code);
  }

  async #lookUp(service: string): Promise<void> {
    const { api, words } = this.widget;
    if (!api) return;
    const asking = (this.#asking = new AbortController());
    this.widget.requestUpdate();
    try {
      const asked = model.lookUpOf(service, this.form.values);
      const found = await lookUpPayable(api, asked, { language: words.language, signal: asking.signal });
      this.#limits = found.limits;
      this.#open(found.payable, found.language);
    } catch (failure) {
      if (asking.signal.aborted) return;
      // Which of the two is wrong is nobody's business.
      if (failure instanceof ApiProblem && failure.kind === 'not-found')
        this.form.show([{ field: 'reference', code: 'unknown' }]);
      else if (failure instanceof ApiProblem && failure.errors.length > 0) this.form.show(failure.errors);
      else this.fail(failure);
    } finally {
      if (this.#asking === asking) this.#asking = undefined;
      this.widget.requestUpdate();
    }
  }

  /** Goes on to how much of it is to be paid. */
  #open(payable: Payable | undefined, language = 'en'): void {
    this.#payable = payable && { payable, language };
    const others = Object.entries(this.form.values).filter(([name]) => !name.startsWith('amount.'));
    this.form.reset(Object.fromEntries(others));
    this.#steps.go('amount');
  }

  /** Puts what was chosen into the basket. */
  #put(): void {
    const { later, payable: chosen, form } = this;
    if (!later || !chosen) return;
    const { payable, language } = chosen;
    const amount = later.rules.readAmount(payable, form.values);
    if (!form.show('code' in amount ? [amount] : []) || 'code' in amount) return;
    const { id, service, name, renews } = payable;
    const about = id.includes('.') ? (this.service?.name ?? '') : name;
    const item = { payable: id, service, name, about, language, ...(renews && { renews }), ...amount };
    this.restore(later.rules.put(this.basket, item));
    this.#goOn(this.basket.length > 1 ? 'check' : 'contact');
  }

  #goOn(step: Step): void {
    const following = this.#changing ? 'check' : step;
    this.#changing = false;
    this.#steps.go(following);
  }
}
