import { html, type TemplateResult } from 'lit';
import { servicePicker } from '../../../blocks/service-picker/service-picker.ts';
import type { ServiceList } from '../../../contract/services.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import type { Screen } from './screen.ts';

/** What is to be booked. */
export function service(screen: Screen, list: ServiceList): TemplateResult {
  const { t, shared, widget, busy } = screen;
  return html`
    <form novalidate @submit=${screen.next}>
      ${heading(t('service.title'), widget.headingLevel)}
      ${servicePicker(screen, list, (key, variables) => t(`service.${key}`, variables))}
      <div class="buttons">${button({ label: shared('continue'), busy, busyLabel: shared('loading') })}</div>
    </form>
  `;
}
