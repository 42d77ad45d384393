import { html, nothing, type TemplateResult } from 'lit';
import type { Responsible } from '../contract/council.ts';
import type { Stop } from '../contract/questions.ts';
import { safeUrl } from '../core/safe-url.ts';
import { heading } from './heading.ts';
import { dial } from './problem.ts';

/** An answer that stops the form, said where it was given. */
export function stopBox(stop: Stop, level: number): TemplateResult {
  return html`
    <div class="box ${stop.urgent ? 'warning' : 'problem'}" role="alert">
      ${heading(stop.title, level, 'box-title')} ${stopText(stop)}
    </div>
  `;
}

/** What to do instead, and who can help. */
export function stopText({ text, contacts }: Stop): TemplateResult {
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
