import { html, nothing, type TemplateResult } from 'lit';
import { fieldId, type FormController } from '../controllers/form.ts';

/** What every field takes. */
export interface FieldOptions {
  /** Name of the value in the form; a path for a service's own answers, `answers.size`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Optional fields say so; required ones need no mark. */
  readonly optional?: boolean | undefined;
  /** Words for a code of this field's own. */
  readonly message?: ((code: string) => string | undefined) | undefined;
}

/** Ids and words that a field's parts share. */
export interface FieldParts {
  readonly id: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly describedBy: string | undefined;
  readonly hint: TemplateResult | typeof nothing;
  readonly errorLine: TemplateResult | typeof nothing;
}

/** Registers a field with its form and makes what stands around its control. */
export function fieldParts(
  form: FormController,
  options: FieldOptions,
  more: {
    target?: string;
    limits?: Readonly<Record<string, string | number>>;
    describedBy?: string;
    usual?: FieldOptions['message'];
  } = {},
): FieldParts {
  const { name, hint, optional, message } = options;
  const { shared } = form.host.words;
  const id = fieldId(name);
  const { target = id, usual, limits } = more;
  form.describe(name, { label: options.label, target, message, usual, limits });
  const error = form.error(name);
  const ids = [hint && `${id}-hint`, error && `${id}-error`, more.describedBy].filter(Boolean).join(' ');
  return {
    id,
    label: optional ? shared('optional', { label: options.label }) : options.label,
    error,
    describedBy: ids || undefined,
    hint: hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : nothing,
    errorLine: error
      ? html`<span class="error" id="${id}-error"
          ><span class="visually-hidden">${shared('error-prefix')}</span> ${error}</span
        >`
      : nothing,
  };
}
