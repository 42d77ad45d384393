/**
 * Ten thousand free times in one month: from the answer to the paint, and what it takes to narrow them, on a CPU slowed
 * 4 times. The measure is the ratio to a page by hand that draws a button for each.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { bookable, bookableList, now } from '../test/helpers/bookings.ts';
import { council } from '../test/helpers/exampleton.ts';

const begin = Date.parse('2026-03-03T07:00:00Z');
const perDay = 400;

const slots = Array.from({ length: 10_000 }, (_, index) => {
  const at = begin + Math.floor(index / perDay) * 86_400_000 + (index % perDay) * 60_000;
  const [starts, ends] = [at, at + 1_800_000].map((each) => new Date(each).toISOString());
  return { starts, ends, location: 'park', left: 1 };
});

const answers: Readonly<Record<string, unknown>> = {
  council: council(),
  services: bookableList(),
  'services/tennis': bookable('tennis', 'en'),
  slots: { language: 'en', timeZone: 'Europe/London', now, slots },
};

/** Milliseconds of what is done in the page, to the paint that follows. */
const timed = (page: Page, act: string): Promise<number> =>
  page.evaluate(`(async () => {
    const root = document.querySelector('council-book-a-slot')?.shadowRoot ?? document;
    const started = performance.now();
    (${act})(root);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - started;
  })()`);

export interface SlotRun {
  readonly drawn: number;
  readonly opened: number;
  readonly narrowed: number;
}

/** One visit, by the form or by hand; by hand there is nothing to open or to narrow. */
export async function measureSlots(context: BrowserContext, url: string, path: string): Promise<SlotRun> {
  const page = await context.newPage();
  try {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.route('**/api/**', (route) => {
      const name = new URL(route.request().url()).pathname.slice('/api/'.length);
      return route.fulfill({ contentType: 'application/json', body: JSON.stringify(answers[name]) });
    });
    await page.addInitScript(() => {
      const { fetch } = globalThis;
      globalThis.fetch = async (input, init) => {
        const answer = await fetch(input, init);
        const address = input instanceof Request ? input.url : input.toString();
        if (address.includes('/slots')) Object.assign(globalThis, { answered: performance.now() });
        return answer;
      };
    });
    await page.goto(url + path);
    const isByHand = path.includes('by-hand');
    const widget = page.locator('council-book-a-slot');
    if (isByHand) {
      await page.locator('#start').click();
      await page.locator('.slot').first().waitFor();
    } else {
      await widget.getByRole('button', { name: 'Show everything' }).click();
      await widget.locator('input[value=tennis]').check();
      await widget.getByRole('button', { name: 'Continue' }).click();
      await widget.locator('.slot-times button').first().waitFor();
    }
    const drawn = await page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() =>
            setTimeout(() => resolve(performance.now() - (globalThis as unknown as { answered: number }).answered)),
          ),
        ),
    );
    if (isByHand) return { drawn, opened: NaN, narrowed: NaN };
    return {
      drawn,
      opened: await timed(page, `(root) => root.querySelectorAll('.slot-open')[5].click()`),
      narrowed: await timed(page, `(root) => root.querySelector('input[value=morning]').click()`),
    };
  } finally {
    await page.close();
  }
}
