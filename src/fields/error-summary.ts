import { html, nothing, type TemplateResult } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { FormController } from '../controllers/form.ts';
import { heading } from './heading.ts';

/**
 * Draws when the template is put into the page, and not when it is made: by then the fields that stand below it have
 * said what they are called.
 */
class Later extends Directive {
  override render(draw: () => unknown): unknown {
    return draw();
  }
}

const later = directive(Later);

/**
 * Everything that is wrong, at the top, with a link to each field. It takes the focus when it appears, and is heard
 * then, name and list; as an alert too it would be heard twice.
 */
export function errorSummary(form: FormController, level: number): TemplateResult | typeof nothing {
  if (form.errors.length === 0) return nothing;
  return html`
    <div
      class="box problem error-summary"
      tabindex="-1"
      role="group"
      aria-labelledby="error-summary-title"
      aria-describedby="error-summary-list"
    >
      <div id="error-summary-title">${heading(form.host.words.shared('error-title'), level, 'box-title')}</div>
      <ul class="list" id="error-summary-list">
        ${later(() => form.errors.map((error) => html`<li>${link(form, error)}</li>`))}
      </ul>
    </div>
  `;
}

function link(form: FormController, error: FormController['errors'][number]): TemplateResult {
  const target = form.target(error.field);
  const go = (event: Event) => {
    event.preventDefault();
    const control = (form.host.renderRoot as ShadowRoot).getElementById(target);
    // With its label in sight, which stands above it.
    control?.closest('.field')?.scrollIntoView();
    control?.focus({ preventScroll: true });
  };
  return html`<a href="#${target}" @click=${go}>${form.message(error)}</a>`;
}
