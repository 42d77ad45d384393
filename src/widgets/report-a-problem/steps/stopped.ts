import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { button } from '../../../fields/button.ts';
import { foreign } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { stopText } from '../../../fields/stop.ts';
import type { LaterScreen } from './screen.ts';

/** This form is not the way: what is, and who. */
export function stopped(screen: LaterScreen): TemplateResult {
  const { t, service, widget, again } = screen;
  const { stop } = service;
  if (!stop) return html``;
  return html`
    <div lang=${ifDefined(foreign(screen))}>
      ${heading(stop.title, widget.headingLevel)}
      <div class="box ${stop.urgent ? 'warning' : nothing}">${stopText(stop)}</div>
    </div>
    <div class="buttons">${button({ label: t('stopped.choose-another'), kind: 'secondary', press: again })}</div>
  `;
}
