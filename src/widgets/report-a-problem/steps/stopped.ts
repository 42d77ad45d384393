import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Responsible } from '../../../contract/council.ts';
import type { Stop } from '../../../contract/questions.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { dial } from '../../../fields/problem.ts';
import { foreign } from './foreign.ts';
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

/** An answer that stops the form, said where it was given. */
export function stopBox(screen: LaterScreen, stop: Stop): TemplateResult {
  return html`
    <div class="box ${stop.urgent ? 'warning' : 'problem'}" role="alert">
      ${heading(stop.title, screen.widget.headingLevel + 1, 'box-title')} ${stopText(stop)}
    </div>
  `;
}

function stopText({ text, contacts }: Stop): TemplateResult {
  return html`
    ${text.map((paragraph) => html`<p>${paragraph}</p>`)}
    ${
      contacts.length > 0
        ? html`<ul class="list">
            ${contacts.map((contact) => html`<li>${responsible(contact)}</li>`)}
          </ul>`
        : nothing
    }
  `;
}

/** Somebody else, with their page and their number. */
function responsible({ name, url, phone }: Responsible): TemplateResult {
  const href = safeUrl(url, location.href);
  return html`
    ${href ? html`<a href=${href} rel="noopener">${name}</a>` : html`<strong>${name}</strong>`}${
      phone ? html`: <a href=${dial(phone.dial)} dir="ltr">${phone.display}</a>` : nothing
    }
  `;
}
