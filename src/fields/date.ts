import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { plainDigits } from '../contract/digits.ts';
import { fieldId, type FormController } from '../controllers/form.ts';
import { fieldParts, type FieldOptions } from './field.ts';
import { live } from './live.ts';

export interface DateOptions extends FieldOptions {
  /** `minute` asks for a time of day too. */
  readonly precision?: 'date' | 'minute' | undefined;
}

const parts = ['day', 'month', 'year', 'time'] as const;
type Part = (typeof parts)[number];

/** The parts of a value that nobody typed here: `2026-03-07T14:30`. */
function split(value: string): Record<Part, string> {
  const [, year = '', month = '', day = '', time = ''] = /^(\d+)-(\d+)-(\d+)(?:T(.+))?$/.exec(value) ?? [];
  return { day, month, year, time };
}

/** 2026, 3 and 7 become `2026-03-07`; what is no date stays none, and is refused with its field. */
function join(typed: Record<Part, string>): string {
  const [day, month, year, time] = parts.map((part) => plainDigits(typed[part])) as [string, string, string, string];
  if (!`${day}${month}${year}${time}`.trim()) return '';
  const padded = (text: string) => text.trim().padStart(2, '0');
  const [, hour, minute] = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(time) ?? [];
  const clock = hour && minute ? `${padded(hour)}:${minute}` : time.trim();
  return `${year.trim()}-${padded(month)}-${padded(day)}${clock && `T${clock}`}`;
}

/**
 * A date that a person knows, typed as day, month and year; a calendar would be slower and harder. The parts are kept
 * as they were typed, under the field's name and their own, beside the date that they make.
 */
export function date(form: FormController, options: DateOptions): TemplateResult {
  const { name, precision = 'date' } = options;
  const { shared } = form.host.words;
  const base = fieldId(name);
  const { label, error, describedBy, hint, errorLine } = fieldParts(form, options, { target: `${base}-day` });
  const whole = split(form.text(name));
  const typed = (part: Part) => (`${name}.${part}` in form.values ? form.text(`${name}.${part}`) : whole[part]);
  const type = (changed: Part, text: string) => {
    const all = { day: typed('day'), month: typed('month'), year: typed('year'), time: typed('time'), [changed]: text };
    for (const part of parts) form.set(`${name}.${part}`, all[part]);
    form.set(name, join(all));
  };
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
                  .value=${live(typed(part))}
                  @input=${(event: Event) => type(part, (event.target as HTMLInputElement).value)}
                />
              </div>
            `,
          )}
      </div>
    </fieldset>
  `;
}
