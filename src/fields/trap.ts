import { html, type TemplateResult } from 'lit';
import { trapName } from '../contract/form-check.ts';

/**
 * A field for programs that fill whatever they find. Nobody sees it, hears it, reaches it with a key or is offered to
 * have it filled: `inert` and `aria-hidden` keep it away from people.
 */
export const trap = (): TemplateResult =>
  html`<div class="visually-hidden" aria-hidden="true" inert>
    <input name=${trapName} tabindex="-1" autocomplete="off" />
  </div>`;
