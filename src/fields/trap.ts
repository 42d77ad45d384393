import { html, type TemplateResult } from 'lit';

const name = 'subject';

/**
 * A field for programs that fill whatever they find. Nobody sees it, hears it, reaches it with a key or is offered to
 * have it filled; `inert` and `aria-hidden` keep it away from people, and its name means nothing to a browser's autofill.
 */
export const trap = (): TemplateResult =>
  html`<div class="visually-hidden" aria-hidden="true" inert>
    <input name=${name} tabindex="-1" autocomplete="off" />
  </div>`;

/** Whether a form's trap was filled. It is emptied: a person whose browser did it all the same can send again. */
export function wasTrapped(form: HTMLFormElement): boolean {
  const field = form.elements.namedItem(name) as HTMLInputElement | null;
  const filled = Boolean(field?.value);
  if (field) field.value = '';
  return filled;
}
