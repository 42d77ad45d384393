import { html, type TemplateResult } from 'lit';
import type { Drawing } from './icons.ts';
import { styles as mapStyles } from './map-panel.styles.ts';
import { styles as markStyles } from './marked-map.styles.ts';

/** A map of what stands in a list as well, by the numbers of the list. */
export const styles = [mapStyles, markStyles];

export interface Numbered {
  /** As the list shows it. */
  readonly number: string;
  readonly name: string;
  /** Language of the name, where it is not that of the page. */
  readonly lang?: string | undefined;
  readonly press: () => void;
}

/** Shows its number, and says its name too. */
export function numberedMark({ number, name, lang, press }: Numbered): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'map-mark';
  element.textContent = number;
  element.setAttribute('aria-label', `${number}. ${name}`);
  if (lang) element.lang = lang;
  element.addEventListener('click', press);
  return element;
}

export interface MapTool {
  readonly label: string;
  readonly drawing: Drawing;
  readonly press: () => void;
}

/**
 * What the map is put into, and its tools.
 * @param keys says which keys move it.
 */
export const frame = (keys: string, tools: readonly MapTool[]): TemplateResult => html`
  <div class="place-map-frame" dir="ltr">
    <div class="place-map-view" role="application" tabindex="0" aria-label=${keys}></div>
  </div>
  <div class="place-map-tools" dir="ltr">
    <div>
      ${tools.map(
        ({ label, drawing, press }) => html`
          <button class="place-tool" type="button" title=${label} aria-label=${label} @click=${press}>
            ${drawing}
          </button>
        `,
      )}
    </div>
  </div>
`;
