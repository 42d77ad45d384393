import type { ReactiveController } from 'lit';
import { fieldCodes } from '../contract/text.ts';
import type { FormHost } from './host.ts';

export type FieldValue = string | readonly string[] | boolean;
export type FormValues = Readonly<Record<string, FieldValue>>;

/** Whether something that was kept elsewhere can be a form's values. */
export const areFormValues = (values: unknown): values is FormValues =>
  typeof values === 'object' &&
  values !== null &&
  Object.values(values).every(
    (value) =>
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      (Array.isArray(value) && value.every((key) => typeof key === 'string')),
  );

/** A field that is wrong: its name (a path for the answers of a service, `answers.size`) and why, as a code. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
}

export interface FormOptions {
  /** Says a field's error in the resident's language; undefined lets the field say it with its label. */
  message?: (error: FieldError) => string | undefined;
  /** A value has changed. */
  changed?: () => void;
}

/** What a field tells the form when it is drawn, so that the error summary can name it and link to it. */
export interface FieldFacts {
  readonly label: string;
  /** Id of what takes the focus. */
  readonly target: string;
  /** Words of the field's own for a code. */
  readonly message?: ((code: string) => string | undefined) | undefined;
  /** Words that its kind of field usually has, when neither it nor its form has better ones. */
  readonly usual?: ((code: string) => string | undefined) | undefined;
  readonly limits?: Readonly<Record<string, string | number>> | undefined;
}

/**
 * Values and errors of one form. Values live here and not in the page, so that another language, another step or a
 * failed call loses nothing. Nothing is checked while a person types: only when they say that they are done.
 */
export class FormController implements ReactiveController {
  readonly host: FormHost;
  readonly #options: FormOptions;
  readonly #fields = new Map<string, FieldFacts>();
  #values: FormValues = {};
  #errors: readonly FieldError[] = [];
  #focusSummary = false;

  constructor(host: FormHost, options: FormOptions = {}) {
    this.host = host;
    this.#options = options;
    host.addController(this);
  }

  get values(): FormValues {
    return this.#values;
  }

  get errors(): readonly FieldError[] {
    return this.#errors;
  }

  /** A field's text, empty when it has none. */
  text(name: string): string {
    const value = this.#values[name];
    return typeof value === 'string' ? value : '';
  }

  /** A list field's chosen keys. */
  list(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? (value as readonly string[]) : [];
  }

  isOn(name: string): boolean {
    return this.#values[name] === true;
  }

  set(name: string, value: FieldValue): void {
    if (this.#values[name] === value) return;
    this.#values = { ...this.#values, [name]: value };
    this.#options.changed?.();
    this.host.requestUpdate();
  }

  /** Replaces all values, a draft's for one, and forgets errors. */
  reset(values: FormValues = {}): void {
    this.#values = values;
    this.#errors = [];
    this.host.requestUpdate();
  }

  /** Shows these errors, one a field, and takes the reader to them. @returns true when there are none. */
  show(errors: readonly FieldError[], focus = errors.length > 0): boolean {
    this.#errors = errors.filter(({ field }, at) => errors.findIndex((other) => other.field === field) === at);
    this.#focusSummary = focus;
    this.host.requestUpdate();
    return errors.length === 0;
  }

  /** Called by a field as it is drawn. */
  describe(name: string, facts: FieldFacts): void {
    this.#fields.set(name, facts);
  }

  /** What is wrong with a field, in words, or undefined. */
  error(name: string): string | undefined {
    const error = this.#errors.find(({ field }) => field === name);
    return error && this.message(error);
  }

  /** An error in words: the field's own, else the form's, else one that fits any field. */
  message(error: FieldError): string {
    const facts = this.#fields.get(error.field);
    const { shared } = this.host.words;
    const own = facts?.message?.(error.code) ?? this.#options.message?.(error) ?? facts?.usual?.(error.code);
    return own ?? shared(genericKey(error.code), { label: facts?.label ?? '', ...facts?.limits });
  }

  /** Id of the element that an error links to. */
  target(name: string): string {
    return this.#fields.get(name)?.target ?? fieldId(name);
  }

  hostUpdated(): void {
    if (!this.#focusSummary) return;
    this.#focusSummary = false;
    this.host.renderRoot.querySelector<HTMLElement>('.error-summary')?.focus();
  }
}

/** A code that has no words here has some too. */
function genericKey(code: string) {
  const known = fieldCodes.find((each) => each === code) ?? 'unknown';
  return `error.${known === 'unreadable' ? 'unknown' : known}` as const;
}

/** Id of a field's control in the shadow root, of whatever a question's code holds. */
export const fieldId = (name: string): string =>
  `field-${name.replaceAll('.', '-').replace(/[^\w-]/g, (character) => `_${character.charCodeAt(0).toString(16)}`)}`;
