import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

export interface ButtonOptions {
  readonly label: string;
  /** Without it the button sends its form. */
  readonly press?: ((event: Event) => void) | undefined;
  readonly kind?: 'primary' | 'secondary' | 'link' | 'back' | undefined;
  /** Being worked on: it keeps the focus, says so, and pressing again does nothing. */
  readonly busy?: boolean | undefined;
  /** Stands in for the label while busy. */
  readonly busyLabel?: string | undefined;
  /** Said after the label to those who cannot see what it belongs to. */
  readonly about?: string | undefined;
}

/** A button. It is never disabled: one that does nothing tells nobody why. */
export function button(options: ButtonOptions): TemplateResult {
  const { label, press, kind = 'primary', busy = false, busyLabel = label, about } = options;
  const looks = { primary: 'button', secondary: 'button secondary', link: 'link', back: 'link back' }[kind];
  return html`<button
    class=${looks}
    type=${press ? 'button' : 'submit'}
    aria-disabled=${ifDefined(busy ? 'true' : undefined)}
    @click=${busy ? (event: Event) => event.preventDefault() : press}
  >
    <span class=${busy ? 'busy' : nothing}>${busy ? busyLabel : label}</span>${
      about ? html`<span class="visually-hidden"> ${about}</span>` : nothing
    }
  </button>`;
}
