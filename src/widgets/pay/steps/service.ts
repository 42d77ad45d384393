import { html, type TemplateResult } from 'lit';
import type { ServiceList } from '../../../contract/services.ts';
import { button } from '../../../fields/button.ts';
import { radios } from '../../../fields/choice.ts';
import { foreign } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import type { Screen } from './screen.ts';

/** What is to be paid. */
export function service(
  { t, shared, form, widget, next }: Screen,
  { services, language }: ServiceList,
): TemplateResult {
  if (services.length === 0)
    return html`${heading(t('service.title'), widget.headingLevel)}
      <p>${t('service.none')}</p>`;
  return html`
    <form novalidate @submit=${next}>
      ${heading(t('service.title'), widget.headingLevel)}
      ${radios(form, {
        name: 'service',
        label: t('service.label'),
        items: services.map(({ code, name, description }) => ({ key: code, name, hint: description })),
        lang: foreign({ service: { language }, widget }),
      })}
      <div class="buttons">${button({ label: shared('continue') })}</div>
    </form>
  `;
}
