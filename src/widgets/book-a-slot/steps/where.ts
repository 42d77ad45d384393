import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../fields/button.ts';
import { checkboxes } from '../../../fields/choice.ts';
import { foreign } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import type { LaterScreen } from './screen.ts';

/** The locations whose times are to be seen, as many as suit. */
export function where(screen: LaterScreen): TemplateResult {
  const { t, shared, form, widget, service, next } = screen;
  const wanted = widget.prefill('location');
  const isUnknown = wanted && !service.locations.some(({ code }) => code === wanted);
  return html`
    <form novalidate @submit=${next}>
      ${isUnknown ? html`<div class="box warning"><p>${t('where.unknown')}</p></div>` : nothing}
      <p class="caption" lang=${foreign(screen) ?? nothing}>${service.name}</p>
      ${heading(t('where.title'), widget.headingLevel)}
      ${checkboxes(form, {
        name: 'locations',
        label: t('where.label'),
        hint: t('where.hint'),
        items: service.locations.map(({ code, name, way, address, access }) => ({
          key: code,
          name,
          hint: [t(`way.${way}`), address, access].filter(Boolean).join('. '),
        })),
      })}
      <div class="buttons">${button({ label: shared('continue') })}</div>
    </form>
  `;
}
