import { randomUUID } from 'node:crypto';
import {
  chromium as playwright,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { chromium } from '../../.config/browsers.ts';
import type { TestServer } from '../server/helpers.ts';

export async function startBrowser(): Promise<Browser> {
  const { executablePath, args } = await chromium();
  return playwright.launch({ executablePath, args: [...args] });
}

/** A resident at Exampleton's page, and everything that a browser could give away about them. */
export class Visit {
  readonly page: Page;
  readonly complaints: string[] = [];
  /** Addresses that were asked for, and the pages that they were asked from. */
  readonly asked: string[] = [];
  readonly widget: Locator;

  constructor(page: Page) {
    this.page = page;
    this.widget = page.locator('council-report-a-problem');
    page.on('console', (message) => this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => this.asked.push(`${request.url()} ${request.headers()['referer'] ?? ''}`));
  }

  static async open(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'en-GB', ...options });
    const visit = new Visit(await context.newPage());
    await visit.page.goto(address);
    return visit;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  heading(name: string): Promise<void> {
    return this.widget.getByRole('heading', { name, exact: true }).waitFor();
  }

  press(name: string): Promise<void> {
    return this.widget.getByRole('button', { name, exact: true }).click();
  }

  choose(name: string): Promise<void> {
    return this.widget.getByLabel(name, { exact: true }).check();
  }

  fill(name: string, value: string): Promise<void> {
    return this.widget.getByLabel(name, { exact: true }).fill(value);
  }

  async toWhere(): Promise<void> {
    await this.heading('What is the problem?');
    await this.widget.locator('input[value=pothole]').check();
    await this.press('Continue');
    await this.heading('Where is it?');
  }

  async toDetails(): Promise<void> {
    await this.toWhere();
    await this.fill('Street, postcode or place', 'Mill Lane');
    await this.press('Search');
    await this.widget.locator('council-location-picker input[type=radio]').first().check();
    await this.press('Continue');
    await this.notTheSame();
  }

  /** From the place to the details; another journey may have left a report there. */
  async notTheSame(): Promise<void> {
    const title = this.widget.getByRole('heading', { name: /^(?:Tell us about it|Has it been reported already\?)$/ });
    await title.waitFor();
    if ((await title.textContent()) !== 'Tell us about it') await this.press('No, mine is different');
    await this.heading('Tell us about it');
  }

  /** Answers what a pothole's form asks. */
  async answer(description: string): Promise<void> {
    await this.widget.locator('input[name="answers.danger"][value=no]').check();
    await this.widget.locator('input[name="answers.road"]').first().check();
    await this.widget.locator('input[name="answers.where-in-road"]').first().check();
    await this.fill('What is wrong?', description);
  }

  async toCheck(description: string): Promise<void> {
    await this.toDetails();
    await this.answer(description);
    await this.press('Continue');
    await this.heading('How can we contact you?');
    await this.widget.locator('input[value=anonymous]').check();
    await this.press('Continue');
    await this.heading('Check your answers');
  }

  async reference(): Promise<string> {
    await this.heading('Report sent');
    return (await this.widget.locator('.reference').textContent()) ?? '';
  }
}

/** Rows of a query; its values are the tests' own and hold no quotes. */
export async function rows<Row>(server: TestServer, query: string): Promise<readonly Row[]> {
  return ((await server.db.execute(query)) as { rows: Row[] }).rows;
}

/** References of the reports with these words. */
export async function reportsSaying(server: TestServer, description: string): Promise<string[]> {
  const query = `select reference from cases where description = '${description}' order by id`;
  return (await rows<{ reference: string }>(server, query)).map(({ reference }) => reference);
}

/** Words that no other report has. */
export const words = (about: string): string => `${about} (${randomUUID()})`;
