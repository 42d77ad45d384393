import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { minutesOf } from '../../../contract/bookable-services.ts';
import { button } from '../../../fields/button.ts';
import { foreign } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { text } from '../../../fields/text.ts';
import { countsOf } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** How many of what: things to collect, people who come. */
export function items(screen: LaterScreen): TemplateResult {
  const { t, shared, form, widget, service, next } = screen;
  const { items: counted } = service;
  if (!counted) return html``;
  const lang = ifDefined(foreign(screen));
  return html`
    <form novalidate @submit=${next}>
      <p class="caption" lang=${lang}>${service.name}</p>
      <div lang=${lang}>${heading(counted.label, widget.headingLevel)}</div>
      ${counted.hint ? html`<p class="quiet" lang=${lang}>${counted.hint}</p>` : nothing}
      <p>${t('items.most', { max: counted.most })}</p>
      <div lang=${lang}>
        ${counted.each.map(({ code, name, hint, most }) =>
          text(form, {
            name: `items.${code}`,
            label: name,
            hint: [hint?.replace(/\.$/, ''), most < counted.most && t('items.each', { max: most })]
              .filter(Boolean)
              .join('. '),
            inputmode: 'numeric',
            width: '4',
          }),
        )}
      </div>
      ${takes(screen)}
      <div class="buttons">${button({ label: shared('continue') })}</div>
    </form>
  `;
}

/** How long it takes, where that is not the slot's own matter, and what it costs. */
export function takes({ t, service, form, fee }: LaterScreen): TemplateResult {
  const count = service.window ? 0 : minutesOf(service, countsOf(service, form.values));
  return html`${count > 0 ? html`<p role="status">${t('takes', { count })}</p>` : nothing}${fee?.note()}`;
}
