import 'axe-core';
import type Axe from 'axe-core';
import type { FakeApi } from './fake-api.ts';

// axe-core is no module: it leaves its functions on the window.
const { axe } = globalThis as unknown as { axe: typeof Axe };

const visible = (element: Element): boolean => element.checkVisibility?.() ?? true;
const said = (node: Node): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim();
const patience = 5000;

/**
 * A page with a widget on it, as a resident sees it: fields by their labels, buttons by their names. Everything waits
 * for what it needs, looking again at every frame, and says what was on the page when it did not come.
 */
export class Page {
  readonly widget: HTMLElement;
  readonly #api: FakeApi | undefined;

  constructor(widget: HTMLElement, api?: FakeApi) {
    this.widget = widget;
    this.#api = api;
  }

  get api(): FakeApi {
    if (!this.#api) throw new Error('this page has an API of its own');
    return this.#api;
  }

  get root(): ShadowRoot {
    if (!this.widget.shadowRoot) throw new Error('the widget is not ready');
    return this.widget.shadowRoot;
  }

  /** What can be read in the widget. */
  get text(): string {
    return this.widget.shadowRoot ? said(this.widget.shadowRoot) : '';
  }

  /** Waits until something is there. */
  async until<Found>(what: string, find: () => Found | undefined | null | false): Promise<Found> {
    for (const started = performance.now(); ;) {
      const found = find();
      if (found) return found;
      if (performance.now() - started > patience) throw new Error(`no ${what} in:\n${this.text}`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  shows(text: string | RegExp): Promise<true> {
    return this.until<true>(`"${text}"`, () =>
      typeof text === 'string' ? this.text.includes(text) || undefined : text.test(this.text) || undefined,
    );
  }

  hides(text: string): Promise<true> {
    return this.until<true>(`page without "${text}"`, () => !this.text.includes(text) || undefined);
  }

  heading(text: string): Promise<Element> {
    return this.until(`heading "${text}"`, () => this.all('h1,h2,h3,h4,h5,h6').find((found) => said(found) === text));
  }

  field(label: string): Promise<HTMLInputElement> {
    return this.until(`field "${label}"`, () => this.#field(label));
  }

  async fill(label: string, value: string): Promise<void> {
    const field = await this.field(label);
    field.focus();
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  async choose(label: string): Promise<void> {
    (await this.field(label)).click();
  }

  button(name: string): Promise<HTMLButtonElement> {
    return this.until(`button "${name}"`, () =>
      this.all<HTMLButtonElement>('button').find((found) => visible(found) && said(found).startsWith(name)),
    );
  }

  async press(name: string): Promise<void> {
    (await this.button(name)).click();
  }

  link(name: string): Promise<HTMLAnchorElement> {
    return this.until(`link "${name}"`, () =>
      this.all<HTMLAnchorElement>('a').find((found) => said(found).includes(name)),
    );
  }

  value(label: string): string | undefined {
    return this.#field(label)?.value;
  }

  /** What has the focus, in the widget. */
  get focused(): Element | null {
    return this.root.activeElement;
  }

  /** axe with every rule of WCAG 2.2 AA and its best practices; throws what it found. */
  async isAccessible(): Promise<void> {
    // A colour on its way to another has a contrast that nobody ever reads by.
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(moving.map((animation) => animation.finished.catch(() => undefined)));
    const { violations, passes } = await axe.run(this.widget.parentElement ?? this.widget, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    if (passes.length <= 5) throw new Error('axe found nothing to check');
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
    if (found.length > 0) throw new Error(found.join('\n'));
  }

  all<Found extends Element = HTMLElement>(selector: string): Found[] {
    return [...(this.widget.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
  }

  #field(label: string): HTMLInputElement | undefined {
    const labels = this.all<HTMLLabelElement>('label');
    const found = labels.find((each) => said(each) === label) ?? labels.find((each) => said(each).startsWith(label));
    return (found?.control as HTMLInputElement | null) ?? undefined;
  }
}
