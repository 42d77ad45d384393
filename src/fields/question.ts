import { html, nothing, type TemplateResult } from 'lit';
import type { Question } from '../contract/questions.ts';
import type { FormController } from '../controllers/form.ts';
import { area } from './area.ts';
import { checkboxes, radios } from './choice.ts';
import type { date as dateField } from './date.ts';
import { select } from './select.ts';
import { text } from './text.ts';

const mostRadios = 10;
const longestLine = 200;
const longestText = 2000;

/**
 * A question of a service's own, by its Open311 datatype. Its value is `answers.<code>` in the form.
 * @param date draws a date: few services ask for one, so it is not here unless one does.
 */
export function question(
  form: FormController,
  asked: Question,
  date?: typeof dateField,
): TemplateResult | typeof nothing {
  const { code, type, label, hint, values = [], required, min, max, unit, precision } = asked;
  const options = { name: `answers.${code}`, label, hint, optional: !required };
  switch (type) {
    case 'notice':
      return html`<div class="box"><p>${label}</p></div>`;
    case 'hidden':
      return nothing;
    case 'text':
      return area(form, { ...options, maxLength: asked.maxLength ?? longestText });
    case 'number':
      return text(form, {
        ...options,
        unit,
        width: '10',
        inputmode: 'decimal',
        limits: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
      });
    case 'datetime':
      return date?.(form, { ...options, precision }) ?? nothing;
    case 'singlevaluelist':
      return values.length > mostRadios
        ? select(form, { ...options, items: values })
        : radios(form, { ...options, items: values });
    case 'multivaluelist':
      return checkboxes(form, { ...options, items: values });
    default:
      return text(form, { ...options, maxLength: asked.maxLength ?? longestLine });
  }
}
