import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A colour on its way from light to dark has a contrast that no visitor ever reads by. */
const stillness = `Promise.all(
  document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    .map((animation) => animation.finished.catch(() => undefined)),
)`;

/**
 * What axe finds wrong with a page, by the rules of WCAG 2.2 AA and its best practices, once nothing on it moves.
 * @returns a line for each rule that is broken, with the elements that break it
 */
export async function axeFindings(page: Page, rules: axe.RunOptions['rules'] = {}): Promise<string[]> {
  await page.evaluate(axe.source);
  await page.evaluate(stillness);
  const options: axe.RunOptions = {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
    rules,
  };
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
