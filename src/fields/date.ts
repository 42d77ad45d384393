import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { fieldId, type FormController } from '../controllers/form.ts';
import { fieldParts, type FieldOptions } from './field.ts';

export interface DateOptions extends FieldOptions {
  /** `minute` asks for a time of day too. */
  readonly precision?: 'date' | 'minute' | undefined;
}

const parts = ['day', 'month', 'year', 'time'] as const;
type Part = (typeof parts)[number];

const split = (value: string): Record<Part, string> => {
  const [date = '', time = ''] = value.split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return { day, month, year, time };
};

/** `2026-3-7` as typed becomes `2026-03-07`; what is no number stays as it is, and is refused with its field. */
const join = ({ day, month, year, time }: Record<Part, string>): string => {
  if (!day && !month && !year && !time) return '';
  const padded = (text: string) => (/^\d$/.test(text) ? `0${text}` : text);
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(time.trim());
  const minutes = clock ? `${padded(clock[1] ?? '')}:${clock[2]}` : time.trim();
  return `${year.trim()}-${padded(month.trim())}-${padded(day.trim())}${minutes ? `T${minutes}` : ''}`;
};

/** A date that a person knows, typed as day, month and year; a calendar would be slower and harder. */
export function date(form: FormController, options: DateOptions): TemplateResult {
  const { name, precision = 'date' } = options;
  const { shared } = form.host.words;
  const base = fieldId(name);
  const { label, error, describedBy, hint, errorLine } = fieldParts(form, options, { target: `${base}-day` });
  const typed = split(form.text(name));
  return html`
    <fieldset class="field ${error ? 'wrong' : ''}" aria-describedby=${ifDefined(describedBy)}>
      <legend class="legend">${label}</legend>
      ${hint} ${errorLine}
      <div class="date">
        ${parts
          .filter((part) => part !== 'time' || precision === 'minute')
          .map(
            (part) => html`
              <div>
                <label class="label" for="${base}-${part}">${shared(part)}</label>
                ${part === 'time' ? html`<span class="hint" id="${base}-time-hint">${shared('time-hint')}</span>` : nothing}
                <input
                  class="input ${part === 'year' || part === 'time' ? 'w-4' : 'w-2'}"
                  id="${base}-${part}"
                  name="${name}.${part}"
                  inputmode=${ifDefined(part === 'time' ? undefined : 'numeric')}
                  autocomplete="off"
                  aria-describedby=${ifDefined(part === 'time' ? `${base}-time-hint` : undefined)}
                  aria-invalid=${ifDefined(error ? 'true' : undefined)}
                  .value=${live(typed[part])}
                  @change=${(event: Event) =>
                    form.set(name, join({ ...typed, [part]: (event.target as HTMLInputElement).value }))}
                />
              </div>
            `,
          )}
      </div>
    </fieldset>
  `;
}
