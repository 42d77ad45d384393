import { html, type TemplateResult } from 'lit';
import { servicePicker } from '../../../blocks/service-picker/service-picker.ts';
import type { ServiceList } from '../../../contract/services.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import type { Screen } from './screen.ts';

/** Which problem it is. */
export function what(screen: Screen, all: ServiceList): TemplateResult {
  const { t, shared, widget, busy } = screen;
  const group = all.groups.find(({ code }) => code === widget.prefill('group'))?.code;
  const list = group ? { ...all, services: all.services.filter((service) => service.group === group) } : all;
  return html`
    <form novalidate @submit=${screen.next}>
      ${heading(t('what.title'), widget.headingLevel)}
      ${servicePicker(screen, list, (key, variables) => t(`what.${key}`, variables), Boolean(group))}
      <div class="buttons">${button({ label: shared('continue'), busy, busyLabel: shared('loading') })}</div>
    </form>
  `;
}
