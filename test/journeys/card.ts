import type { Page } from 'playwright-core';
import { words as card } from '../../server/connectors/pay/demo-provider/words.ts';

const t = card.en;

/** At the card page, which wants no script: what a resident types, in its order. */
async function fillCard(page: Page, number: string): Promise<void> {
  await page.locator('#number').fill(number);
  await page.locator('#month').fill('10');
  await page.locator('#year').fill('2040');
  await page.locator('#code').fill('123');
  await page.locator('#line1').fill('12 Mill Lane');
  await page.locator('#city').fill('Exampleton');
  await page.locator('#postcode').fill('ZZ1 1AB');
  await page.getByRole('button', { name: t.continue, exact: true }).click();
}

export async function payByCard(page: Page, amount: string): Promise<void> {
  await fillCard(page, '4444 3333 2222 1111');
  await page.getByRole('heading', { name: t.check }).waitFor();
  await page.getByRole('button', { name: t.pay(amount) }).dblclick();
}

/** With a card that the bank does not take, and back to where they came from. */
export async function beDeclined(page: Page): Promise<void> {
  await fillCard(page, '4000 0000 0000 0002');
  await page.getByRole('heading', { name: t.ends.declined[0] }).waitFor();
  await page.getByText(t.tryAgain).or(page.getByText(t.goBack)).first().click();
}
