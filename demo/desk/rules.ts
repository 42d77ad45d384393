import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Deadline } from '../../src/contract/bookable-services.ts';
import { DeskServices, type ServiceRules } from '../../src/contract/desk-bookings.ts';
import type { FieldProblem } from '../../src/contract/problems.ts';
import { Refusal } from './api.ts';
import { changedNotice, doneNotice, type Fault, plural, Screen, sentence } from './parts.ts';
import { textField, toNumber } from './slots.ts';

type Service = DeskServices['services'][number];
type Name = keyof ServiceRules;

export const rulesAddress = (service = ''): string =>
  service ? `#/rules?${new URLSearchParams({ service }).toString()}` : '#/rules';

/** What each rule is called, in the order in which they are shown. */
const ruleNames: Readonly<Record<Name, string>> = {
  notice: 'Latest time to book',
  ahead: 'How far ahead',
  changeUntil: 'Latest time to move or cancel',
  mostOpen: 'Bookings of one person',
  confirmWithin: 'Confirmation by email',
  waiting: 'Waiting list',
};

const deadline = (rule: Deadline): string => {
  if (typeof rule === 'object') return `${rule.time}, ${plural(rule.days, 'day', 'days')} before`;
  return rule === 0 ? 'When it begins' : `${plural(rule, 'hour', 'hours')} before it begins`;
};

/** The rules of a service, in words. */
const inWords = ({ notice, ahead, changeUntil, mostOpen, confirmWithin, waiting }: ServiceRules) =>
  ({
    notice: deadline(notice),
    ahead: ahead === undefined ? 'As far as there are times' : plural(ahead, 'day', 'days'),
    changeUntil: deadline(changeUntil),
    mostOpen: `${mostOpen} at most`,
    confirmWithin:
      confirmWithin === undefined ? 'Not asked for' : `Within ${plural(confirmWithin, 'minute', 'minutes')}`,
    waiting: waiting ? 'Open' : 'Closed',
  }) satisfies Record<Name, string>;

const names = Object.keys(ruleNames) as Name[];
/** Where the way to change a rule leads. */
const firstOf: Readonly<Record<Name, string>> = {
  notice: '[name=notice]:checked',
  ahead: '#rule-ahead',
  changeUntil: '[name=changeUntil]:checked',
  mostOpen: '#rule-mostOpen',
  confirmWithin: '[name=confirm]:checked',
  waiting: '[name=waiting]:checked',
};

/** Rules as they are typed: a field each, and which of two ways is chosen. */
type Typed = Readonly<Record<string, string>>;

function typedOf({ notice, ahead, changeUntil, mostOpen, confirmWithin, waiting }: ServiceRules): Typed {
  const parts = (name: string, rule: Deadline) =>
    typeof rule === 'object'
      ? { [name]: 'time', [`${name}-days`]: String(rule.days), [`${name}-time`]: rule.time }
      : { [name]: 'hours', [`${name}-hours`]: String(rule) };
  return {
    ...parts('notice', notice),
    ...parts('changeUntil', changeUntil),
    ahead: String(ahead ?? ''),
    mostOpen: String(mostOpen),
    confirm: confirmWithin === undefined ? 'no' : 'yes',
    confirmWithin: String(confirmWithin ?? ''),
    waiting: waiting ? 'yes' : 'no',
  };
}

/** The fields of one rule belong together: what is changed in one of them is changed in all. */
const ruleOf = (name: string): string => name.replace(/-.*|Within$/, '');

/** What is no number is sent as none, and the server says so. */
function rulesOf(typed: Typed): ServiceRules {
  const number = (name: string) => toNumber(typed[name] ?? '');
  const limit = (name: string): Deadline =>
    typed[name] === 'time'
      ? { days: number(`${name}-days`), time: (typed[`${name}-time`] ?? '').trim() }
      : number(`${name}-hours`);
  return {
    notice: limit('notice'),
    changeUntil: limit('changeUntil'),
    mostOpen: number('mostOpen'),
    waiting: typed['waiting'] === 'yes',
    ...(typed['ahead']?.trim() && { ahead: number('ahead') }),
    ...(typed['confirm'] === 'yes' && { confirmWithin: number('confirmWithin') }),
  };
}

const meanings: Readonly<Record<string, string>> = {
  hours: 'Write a whole number of hours, from 0 to 2,160',
  days: 'Write a whole number of days, from 1 to 90',
  time: 'Write a time like 14:00',
  ahead: 'Write a whole number of days up to 365, or leave it empty',
  mostOpen: 'Write a whole number, from 1 to 1,000',
  confirmWithin: 'Write a whole number of minutes, from 5 to 1,440',
};

/** The server's refusals, at the fields. */
const faultsOf = (errors: readonly FieldProblem[], typed: Typed): Fault[] =>
  errors.map(({ field, code }) => {
    const [, name = '', given] = field.split('.');
    const limits = name === 'notice' || name === 'changeUntil';
    const part = given ?? (limits ? (typed[name] === 'time' ? 'days' : 'hours') : '');
    if (code === 'not-allowed' && limits)
      return {
        field: `${name}-${part}`,
        text: 'With this nothing could be booked: it is longer than times are offered ahead',
      };
    return {
      field: part ? `${name}-${part}` : `rule-${name}`,
      text: meanings[part || name] ?? 'The server does not take this as it is',
    };
  });

interface Choice {
  name: string;
  legend: string;
  hint?: string;
  options: Readonly<Record<string, string>>;
  more?: unknown;
}

/** What residents may do with the bookings of a service, and until when. */
export class Rules extends Screen {
  @property() query = '';
  /** Address of the day that somebody came from. */
  @property() back = '#/bookings';
  @state() private services: readonly Service[] = [];
  /** They are being changed. */
  @state() private changing = false;
  @state() private done = '';
  /** The rules as somebody else has set them in the meantime. */
  @state() private changed: readonly string[] | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read().catch((error: unknown) => this.complain([{ text: sentence(error) }]));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('query')) return;
    this.changing = false;
    this.changed = undefined;
    this.faults = [];
    this.done = '';
    if (changed.get('query') !== undefined) void this.focusOn('h1');
  }

  get #code(): string {
    return new URLSearchParams(this.query).get('service') ?? '';
  }

  get #service(): Service | undefined {
    return this.services.find(({ code }) => code === this.#code);
  }

  get #draft(): string {
    return `rules of ${this.#code}`;
  }

  /** The rules as they are, with what was typed of some of them; it outlives this screen, and what others set of the rest. */
  get #typed(): Typed | undefined {
    const own = this.api.drafts.get(this.#draft);
    const service = this.#service;
    if (!service || !(this.changing || own)) return undefined;
    const typed = typedOf(service.rules);
    const rules = new Set([...(own?.keys() ?? [])].map(ruleOf));
    const others = Object.entries(typed).filter(([name]) => !rules.has(ruleOf(name)));
    return Object.fromEntries([...others, ...(own ?? [])]);
  }

  protected override render() {
    const service = this.#service;
    const typed = this.#typed;
    return html`<div class="wide">
      <nav class="crumbs" aria-label="You are here">
        <ol>
          <li><a href=${this.back}>Bookings</a></li>
          ${
            service
              ? html`<li><a href=${rulesAddress()}>Rules</a></li>
                  <li aria-current="page">${service.name}</li>`
              : html`<li aria-current="page">Rules</li>`
          }
        </ol>
      </nav>
      ${this.errorSummary()} ${doneNotice(this.done && html`<p>${this.done}</p>`)}
      ${
        this.changed
          ? changedNotice(
              'Somebody was quicker',
              html`<p>
                  Nothing of yours was saved. What you changed is still in its place, and the rest is as it is now. Read
                  this, and save it if it is still right:
                </p>
                <ul>
                  ${this.changed.map((line) => html`<li>${line}</li>`)}
                </ul>`,
            )
          : nothing
      }
      <h1 tabindex="-1">Rules${service ? html` of ${service.name}` : nothing}</h1>
      ${service ? (typed ? this.#form(service, typed) : this.#summary(service)) : this.#list()}
    </div>`;
  }

  #list() {
    return html`<p>What residents may book and change by themselves, and until when. Choose a service.</p>
      <ul>
        ${this.services.map(({ code, name }) => html`<li><a href=${rulesAddress(code)}>${name}</a></li>`)}
      </ul>`;
  }

  #summary({ rules }: Service) {
    const words = inWords(rules);
    return html`<p>Officers are not bound by them: at the desk a booking can be moved and cancelled at any time.</p>
      <dl class="facts rules">
        ${names.map(
          (name) =>
            html`<dt>${ruleNames[name]}</dt>
              <dd>
                <span>${words[name]}</span>
                <button type="button" class="plain" @click=${() => this.#begin(firstOf[name])}>
                  Change<span class="visually-hidden"> ${ruleNames[name].toLowerCase()}</span>
                </button>
              </dd>`,
        )}
      </dl>`;
  }

  #form(service: Service, typed: Typed) {
    return html`<form
      class="rules"
      novalidate
      @input=${(event: Event) => this.#keep(event)}
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#save(service);
      }}
    >
      <p>
        They hold from the moment you save them, for what is booked already too. Who has a time on hold just now gets it
        as it was promised.
      </p>
      ${this.#deadline('notice', typed)}
      ${this.#text('ahead', `${ruleNames.ahead} (optional)`, 'Days after today. There are times for 60 days; leave it empty to offer all of them.')}
      ${this.#deadline('changeUntil', typed)}
      ${this.#text('mostOpen', ruleNames.mostOpen, 'Still to come, by email address, telephone number, or name and postcode.')}
      ${this.#choice({
        name: 'confirm',
        legend: ruleNames.confirmWithin,
        hint: 'Until the link in the email is followed, the time is held and not booked. Who gives no email address is not asked.',
        options: { yes: 'Ask for it', no: 'Do not ask: a booking stands at once' },
        more:
          typed['confirm'] === 'yes'
            ? this.#text('confirmWithin', 'Minutes to confirm in', 'From 5 to 1,440, which is a day.')
            : nothing,
      })}
      ${this.#choice({
        name: 'waiting',
        legend: ruleNames.waiting,
        hint: 'Who waits already keeps their turn when it is closed.',
        options: { yes: 'Open: residents can ask for an earlier time', no: 'Closed' },
      })}
      <p class="go">
        <button class="button" aria-disabled=${this.busy ? 'true' : nothing}>Save the rules</button>
        <button type="button" class="plain" @click=${() => this.#leave()}>Leave them as they are</button>
      </p>
    </form>`;
  }

  /** A time limit in one of its two ways. */
  #deadline(name: 'notice' | 'changeUntil', typed: Typed) {
    const field = (part: string, label: string, hint: string) =>
      textField(this.faultOf, {
        id: `${name}-${part}`,
        name: `${name}-${part}`,
        label,
        hint,
        value: typed[`${name}-${part}`] ?? '',
        number: part !== 'time',
        short: true,
      });
    return this.#choice({
      name,
      legend: ruleNames[name],
      options: { hours: 'Some hours before it begins', time: 'A time of day, some days before' },
      more:
        typed[name] === 'time'
          ? [field('days', 'Days before', ''), field('time', 'Time of that day', 'Like 14:00.')]
          : field('hours', 'Hours before', '0 is until it begins.'),
    });
  }

  #text(name: string, label: string, hint: string) {
    const value = this.#typed?.[name] ?? '';
    return textField(this.faultOf, { id: `rule-${name}`, name, label, hint, value, number: true });
  }

  /** @param more what the choice leads to */
  #choice({ name, legend, hint, options, more = nothing }: Choice) {
    return html`<fieldset aria-describedby=${hint ? `${name}-hint` : nothing}>
      <legend>${legend}</legend>
      ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
      ${Object.entries(options).map(
        ([value, label]) =>
          html`<div class="choice">
            <input
              type="radio"
              id="${name}-is-${value}"
              name=${name}
              value=${value}
              .checked=${live(this.#typed?.[name] === value)}
            /><label for="${name}-is-${value}">${label}</label>
          </div>`,
      )}
      ${more}
    </fieldset>`;
  }

  #begin(first: string): void {
    this.changing = true;
    this.done = '';
    void this.focusOn(first);
  }

  #leave(): void {
    this.#forget();
    this.changed = undefined;
    this.faults = [];
    void this.focusOn('h1');
  }

  #keep(event: Event): void {
    const { name, value } = event.target as HTMLInputElement;
    const rule = Object.entries(this.#typed ?? {}).filter(([each]) => ruleOf(each) === ruleOf(name));
    const own = this.api.drafts.get(this.#draft);
    this.api.drafts.set(this.#draft, new Map([...(own ?? []), ...rule, [name, value]]));
    this.requestUpdate();
  }

  #forget(): void {
    this.api.drafts.delete(this.#draft);
    this.changing = false;
  }

  async #save({ code, version, name }: Service): Promise<void> {
    const typed = this.#typed;
    if (!typed || this.busy) return;
    this.busy = true;
    this.faults = [];
    this.changed = undefined;
    try {
      await this.api.setRules(code, version, rulesOf(typed));
      this.#forget();
      await this.#read();
      this.done = `The rules of ${name} are changed. They hold from now on.`;
      void this.focusOn('.done');
    } catch (error) {
      await this.refused(
        error,
        (errors) => faultsOf(errors, typed),
        () => this.#readAnew(),
      );
    } finally {
      this.busy = false;
    }
  }

  async #readAnew(): Promise<void> {
    await this.#read();
    const words = this.#service && inWords(this.#service.rules);
    this.changed = words && names.map((name) => `${ruleNames[name]}: ${words[name]}`);
  }

  async #read(): Promise<void> {
    this.services = (await this.api.call(DeskServices, 'services')).services;
    if (this.query && !this.#service) throw new Refusal('not-found');
  }
}
