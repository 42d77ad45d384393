import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { answerStop } from '../../../controllers/service-questions.ts';
import { held } from '../../../fields/booking.ts';
import { button } from '../../../fields/button.ts';
import { foreign } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { question } from '../../../fields/question.ts';
import { stopBox } from '../../../fields/stop.ts';
import type { LaterScreen } from './screen.ts';

/** The service's own questions. */
export function questions(screen: LaterScreen): TemplateResult {
  const { t, shared, form, widget, service, date, next, busy } = screen;
  return html`
    <form novalidate @submit=${next}>
      ${held(screen)} ${heading(t('questions.title'), widget.headingLevel)}
      <div lang=${ifDefined(foreign(screen))}>
        ${service.questions.map((asked) => {
          const stop = answerStop(asked.code, service.questions, form.values);
          return html`${question(form, asked, date)}${stop ? stopBox(stop, widget.headingLevel + 1) : nothing}`;
        })}
      </div>
      <div class="buttons">${button({ label: shared('continue'), busy })}</div>
    </form>
  `;
}
