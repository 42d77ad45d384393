import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** A person with nothing but a keyboard. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Name of what has the focus, as a screen reader would say it. */
  focused(): Promise<string> {
    return this.#page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const label = (element as HTMLInputElement | null)?.labels?.[0] ?? element;
      const clone = label?.cloneNode(true) as Element | undefined;
      for (const hint of clone?.querySelectorAll('.hint') ?? []) hint.remove();
      return clone?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    });
  }

  /** Tabs on until something of this name has the focus. */
  async to(name: string): Promise<void> {
    await this.#until(async () => (await this.focused()) === name, name);
  }

  async toField(selector: string): Promise<void> {
    const matches = (wanted: string) => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.matches(wanted) ?? false;
    };
    await this.#until(() => this.#page.evaluate(matches, selector), selector);
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  async #until(reached: () => Promise<boolean>, what: string): Promise<void> {
    const passed: string[] = [];
    for (let tab = 0; tab < 80; tab++) {
      if (await reached()) return;
      await this.press('Tab');
      passed.push(await this.focused());
    }
    assert.fail(`Tab never reached ${what}, but: ${passed.join(' > ')}`);
  }
}
