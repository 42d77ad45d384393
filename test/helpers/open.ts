import { fixture, fixtureCleanup } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { FakeApi, type Routes } from './fake-api.ts';
import { Page } from './page.ts';
import { working } from './working.ts';

let current: FakeApi | undefined;

/** Closes what a test opened; called after each test. */
export function close(): void {
  current?.restore();
  current = undefined;
  fixtureCleanup();
}

/** Opens a widget on a page of its own, with an API that works but for these routes. */
export async function open(
  template: (api: string) => TemplateResult,
  routes: Routes = {},
  options: { lang?: string } = {},
): Promise<Page> {
  current?.restore();
  const api = (current = new FakeApi({
    ...routes,
    ...Object.fromEntries(Object.entries(working).filter(([name]) => !(name in routes))),
  }));
  const main = await fixture(html`<main lang=${options.lang ?? 'en'}>${template(api.base)}</main>`);
  return new Page(main.firstElementChild as HTMLElement, api);
}
