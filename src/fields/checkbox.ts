import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { FormController } from '../controllers/form.ts';
import { fieldParts, type FieldOptions } from './field.ts';
import { live } from './live.ts';

/** One thing that is so or not: a checkbox with its own label. */
export function checkbox(form: FormController, options: FieldOptions): TemplateResult {
  const { name } = options;
  const { id, label, error, describedBy, hint, errorLine } = fieldParts(form, options);
  return html`
    <div class="field ${error ? 'wrong' : ''}">
      ${errorLine}
      <div class="choice">
        <input
          id=${id}
          name=${name}
          type="checkbox"
          aria-describedby=${ifDefined(describedBy)}
          aria-invalid=${ifDefined(error ? 'true' : undefined)}
          .checked=${live(form.isOn(name))}
          @change=${(event: Event) => form.set(name, (event.target as HTMLInputElement).checked)}
        />
        <label for=${id}>${label}</label>
        ${hint}
      </div>
    </div>
  `;
}
