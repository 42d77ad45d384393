import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { CouncilWidget } from '../../src/controllers/council-widget.ts';
import { FormController } from '../../src/controllers/form.ts';
import { WordsController } from '../../src/controllers/words.ts';
import type { Catalogue } from '../../src/i18n/catalogue.ts';

const en = { hello: 'Hello {{name}}', holes_one: '{{count}} hole', holes_other: '{{count}} holes' } as const;

/** Words of a widget that does nothing. */
export const exampleWords: Catalogue<typeof en> = {
  name: 'example',
  en,
  load: {
    cy: () =>
      Promise.resolve({
        words: {
          hello: 'Helo {{name}}',
          holes_zero: 'dim tyllau',
          holes_one: '{{count}} twll',
          holes_two: '{{count}} dwll',
          holes_few: '{{count}} thwll',
          holes_many: '{{count}} o dyllau (many)',
          holes_other: '{{count}} o dyllau',
        },
      }),
    ar: () =>
      Promise.resolve({
        words: {
          hello: 'مرحبا {{name}}',
          holes_zero: 'لا حفر',
          holes_one: 'حفرة واحدة',
          holes_two: 'حفرتان',
          holes_few: '{{count}} حفر',
          holes_many: '{{count}} حفرة',
          holes_other: '{{count}} حفرة أخرى',
        },
      }),
    pl: () =>
      Promise.resolve({
        words: {
          hello: 'Cześć {{name}}',
          holes_one: '{{count}} dziura',
          holes_few: '{{count}} dziury',
          holes_many: '{{count}} dziur',
        },
      }),
  },
};

/** The least of a widget: words, a form, and whatever it is given to draw. */
export class ExampleWidget extends CouncilWidget {
  @property({ attribute: false }) draw: (widget: ExampleWidget) => unknown = ({ words }) =>
    html`<h2>${words.t('hello', { name: 'there' })}</h2>`;

  readonly words = new WordsController(this, exampleWords);
  readonly form = new FormController(this);

  protected override renderReady(): TemplateResult {
    return html`${this.draw(this)}`;
  }
}

customElements.define('council-example', ExampleWidget);

declare global {
  interface HTMLElementTagNameMap {
    'council-example': ExampleWidget;
  }
}
