import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { fieldId, type FormController } from '../controllers/form.ts';
import { fieldParts, type FieldOptions } from './field.ts';
import { live } from './live.ts';

export interface AreaOptions extends FieldOptions {
  /** Characters that may be typed; more are kept and counted, so that nothing is cut off unseen. */
  readonly maxLength: number;
  readonly rows?: number;
}

/** Several lines of text with a count of what is left. */
export function area(form: FormController, options: AreaOptions): TemplateResult {
  const { name, maxLength, rows = 5 } = options;
  const countId = `${fieldId(name)}-count`;
  const { id, label, error, describedBy, hint, errorLine } = fieldParts(form, options, {
    limits: { max: maxLength },
    describedBy: countId,
  });
  const { shared } = form.host.words;
  const left = (value: string) => {
    const count = maxLength - value.length;
    return count < 0 ? shared('characters-over', { count: -count }) : shared('characters-left', { count });
  };
  const typed = (event: InputEvent) => {
    const { value } = event.target as HTMLTextAreaElement;
    form.set(name, value);
    // Silence while there is room, and no count of a moment ago.
    form.host.announceSoon(value.length > maxLength * 0.8 ? left(value) : '');
  };
  const value = form.text(name);
  return html`
    <div class="field ${error ? 'wrong' : ''}">
      <label class="label" for=${id}>${label}</label>
      ${hint} ${errorLine}
      <textarea
        class="textarea"
        id=${id}
        name=${name}
        rows=${rows}
        dir=${ifDefined(value ? 'auto' : undefined)}
        aria-describedby=${ifDefined(describedBy)}
        aria-invalid=${ifDefined(error ? 'true' : undefined)}
        .value=${live(value)}
        @input=${typed}
      ></textarea>
      <p class="count ${value.length > maxLength ? 'over' : ''}" id=${countId}>${left(value)}</p>
    </div>
  `;
}
