import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { fieldId, type FormController } from '../controllers/form.ts';
import { fieldParts, type FieldOptions } from './field.ts';
import { live } from './live.ts';

export interface TextOptions extends FieldOptions {
  readonly type?: 'text' | 'email' | 'tel' | 'search' | undefined;
  readonly autocomplete?: AutoFill | undefined;
  readonly inputmode?: 'numeric' | 'decimal' | undefined;
  readonly width?: '2' | '4' | '10' | '20' | undefined;
  readonly maxLength?: number | undefined;
  readonly limits?: Readonly<Record<string, string | number>> | undefined;
  /** Stands after the input: `metres`. */
  readonly unit?: string | undefined;
  /** Off for names, e-mail addresses and codes. */
  readonly spellcheck?: boolean | undefined;
}

/** One line of text. */
export function text(form: FormController, options: TextOptions): TemplateResult {
  const { name, type = 'text', autocomplete, inputmode, width, maxLength, unit, spellcheck = true } = options;
  const unitId = unit && `${fieldId(name)}-unit`;
  const limits = { ...(maxLength && { max: maxLength }), ...options.limits };
  const { id, label, error, describedBy, hint, errorLine } = fieldParts(form, options, {
    limits,
    ...(unitId && { describedBy: unitId }),
  });
  const value = form.text(name);
  // Numbers and addresses are written from left to right in every language; words in their own.
  const direction = type === 'email' || type === 'tel' ? 'ltr' : value ? 'auto' : undefined;
  const input = html`<input
    class="input ${width ? `w-${width}` : ''}"
    id=${id}
    name=${name}
    type=${type}
    dir=${ifDefined(direction)}
    autocomplete=${ifDefined(autocomplete)}
    inputmode=${ifDefined(inputmode)}
    spellcheck=${spellcheck ? 'true' : 'false'}
    aria-describedby=${ifDefined(describedBy)}
    aria-invalid=${ifDefined(error ? 'true' : undefined)}
    .value=${live(value)}
    @input=${(event: InputEvent) => form.set(name, (event.target as HTMLInputElement).value)}
  />`;
  return html`
    <div class="field ${error ? 'wrong' : ''}">
      <label class="label" for=${id}>${label}</label>
      ${hint} ${errorLine} ${unit ? html`<div class="affix">${input}<span id=${unitId}>${unit}</span></div>` : input}
    </div>
  `;
}
