import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { FormController } from '../controllers/form.ts';
import type { ChoiceOptions } from './choice.ts';
import { fieldParts } from './field.ts';
import { live } from './live.ts';

export interface SelectOptions extends ChoiceOptions {
  /** What choosing none of them means; otherwise one has to be chosen. */
  readonly empty?: string | undefined;
}

/** One of many, in a native list. For up to ten or so, radio buttons are easier. */
export function select(form: FormController, options: SelectOptions): TemplateResult {
  const { name, items, empty } = options;
  const { shared } = form.host.words;
  const { id, label, error, describedBy, hint, errorLine } = fieldParts(form, options, {
    usual: (code) => (code === 'required' ? shared('error.choose', { label: options.label }) : undefined),
  });
  const chosen = form.text(name);
  return html`
    <div class="field ${error ? 'wrong' : ''}">
      <label class="label" for=${id}>${label}</label>
      ${hint} ${errorLine}
      <select
        class="select"
        id=${id}
        name=${name}
        aria-describedby=${ifDefined(describedBy)}
        aria-invalid=${ifDefined(error ? 'true' : undefined)}
        @change=${(event: Event) => form.set(name, (event.target as HTMLSelectElement).value)}
      >
        <option value="" .selected=${live(chosen === '')}>${empty ?? shared('choose')}</option>
        ${items.map(({ key, name: text }) => html`<option value=${key} .selected=${live(chosen === key)}>${text}</option>`)}
      </select>
    </div>
  `;
}
