import { fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { FormController } from '../../src/controllers/form.ts';
import '../helpers/example-widget.ts';
import type { ExampleWidget } from '../helpers/example-widget.ts';
import { Page } from '../helpers/page.ts';

/** A widget that holds the fields of a test. */
export class FieldPage extends Page {
  declare readonly widget: ExampleWidget;

  get form(): FormController {
    return this.widget.form;
  }

  /** Draws once more and waits for it. */
  async drawn(): Promise<void> {
    this.widget.requestUpdate();
    await this.widget.updateComplete;
  }

  one<Found extends Element = HTMLElement>(selector: string): Found {
    const [found, ...others] = this.all<Found>(selector);
    if (!found || others.length > 0)
      throw new Error(`${others.length + (found ? 1 : 0)} × ${selector} in ${this.text}`);
    return found;
  }

  /** What is said of a control after its name: the texts that its `aria-describedby` names, in that order. */
  description(control: Element): string {
    const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids
      .map((id) => {
        const found = this.all(`[id="${id}"]`);
        if (found.length !== 1) throw new Error(`${found.length} elements have the id ${id}`);
        return (found[0]?.textContent ?? '').replace(/\s+/g, ' ').trim();
      })
      .join(' | ');
  }

  /** Types as a person does: a character at a time, into what has the focus. */
  type(text: string): void {
    const input = this.focused as HTMLInputElement;
    for (const character of text) {
      input.value += character;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: character }));
    }
  }
}

/** Opens fields in a widget of their own, in a language. */
export async function openFields(
  draw: (form: FormController, widget: ExampleWidget) => unknown,
  lang = 'en',
): Promise<FieldPage> {
  const main = await fixture<HTMLElement>(html`
    <main lang=${lang}>
      <council-example
        api-base="https://a.test"
        .draw=${(widget: ExampleWidget) =>
          html`<h1>Fields</h1>
            ${draw(widget.form, widget)}`}
      ></council-example>
    </main>
  `);
  const page = new FieldPage(main.querySelector('council-example')!);
  await page.until('fields', () => page.widget.words.language === lang && page.all('h1').length > 0);
  await page.widget.updateComplete;
  return page;
}
