import { html, nothing, type TemplateResult } from 'lit';
import type { FormController } from '../controllers/form.ts';
import { heading } from './heading.ts';

/** Everything that is wrong, at the top, with a link to each field; it takes the focus when it appears. */
export function errorSummary(form: FormController, level: number): TemplateResult | typeof nothing {
  const { errors } = form;
  if (errors.length === 0) return nothing;
  const go = (event: Event, field: string) => {
    event.preventDefault();
    (form.host.renderRoot as ShadowRoot).getElementById(form.target(field))?.focus();
  };
  return html`
    <div class="box problem error-summary" tabindex="-1" role="alert">
      ${heading(form.host.words.shared('error-title'), level, 'box-title')}
      <ul class="list">
        ${errors.map(
          (error) => html`
            <li>
              <a href="#${form.target(error.field)}" @click=${(event: Event) => go(event, error.field)}
                >${form.message(error)}</a
              >
            </li>
          `,
        )}
      </ul>
    </div>
  `;
}
