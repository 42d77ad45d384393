import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { descriptionMax } from '../../../contract/reports.ts';
import { answerStop } from '../../../controllers/service-questions.ts';
import { area } from '../../../fields/area.ts';
import { button } from '../../../fields/button.ts';
import { foreign } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { question } from '../../../fields/question.ts';
import { stopBox } from '../../../fields/stop.ts';
import type { LaterScreen } from './screen.ts';

/** What is wrong, the service's own questions, and photos. */
export function details(screen: LaterScreen): TemplateResult {
  const { t, shared, form, widget, service, council, later, date, next } = screen;
  const lang = foreign(screen);
  return html`
    <form novalidate @submit=${next}>
      <p class="caption" lang=${ifDefined(lang)}>${service.name}</p>
      ${heading(t('details.title'), widget.headingLevel)}
      <div lang=${ifDefined(lang)}>
        ${service.questions.map((asked) => {
          const stop = answerStop(asked.code, service.questions, form.values);
          return html`${question(form, asked, date)}${stop ? stopBox(stop, widget.headingLevel + 1) : nothing}`;
        })}
      </div>
      ${area(form, {
        name: 'description',
        label: t('details.description'),
        hint: t(service.private ? 'details.description-hint-private' : 'details.description-hint'),
        maxLength: descriptionMax,
      })}
      ${
        service.photos === 'no'
          ? nothing
          : html`<council-photo-picker
              .form=${form}
              .required=${service.photos === 'required'}
              .rules=${council?.photos}
              .uploads=${later?.uploads}
            ></council-photo-picker>`
      }
      <p class="quiet">${t(service.private ? 'details.private' : 'details.public')}</p>
      <div class="buttons">${button({ label: shared('continue') })}</div>
    </form>
  `;
}
