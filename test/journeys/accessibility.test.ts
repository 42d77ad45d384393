import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { Audit } from '@siteimprove/alfa-act';
import { Playwright } from '@siteimprove/alfa-playwright';
import allRules from '@siteimprove/alfa-rules';
import { Conformance, Criterion } from '@siteimprove/alfa-wcag';
import type { Browser, Page } from 'playwright-core';
import type { Place } from '../../src/contract/places.ts';
import { officers } from '../../server/exampleton/officers.ts';
import { robin, tokenIn } from '../server/cases.ts';
import { get, receiptOf, sendReport } from '../server/client.ts';
import { openDesk } from '../server/desk.ts';
import { startServer, type TestServer } from '../server/helpers.ts';
import { rows, startBrowser, Visit } from './visit.ts';

/**
 * Two more engines than axe, which find other things: Siteimprove's Alfa and IBM's. Both see into shadow roots. Alfa with
 * mismatched packages finds every rule inapplicable and says nothing, so the rules that applied are counted.
 */
const ibm = readFileSync(createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js'), 'utf8');

/** Level A and AA, and two good habits: headings in order, landmarks that differ. */
const habits = /sia-r(?:53|55|56|57)$/;
const isAA = Conformance.isAA();
const rules = allRules.filter(
  (rule) => habits.test(rule.uri) || rule.hasRequirement((needed) => Criterion.isCriterion(needed) && isAA(needed)),
);

async function alfaFindings(page: Page): Promise<string[]> {
  const handle = await page.evaluateHandle(() => document);
  const outcomes = [...(await Audit.of(await Playwright.toPage(handle as never), rules).evaluate())];
  const told = outcomes.map(
    (outcome) =>
      outcome.toJSON() as unknown as {
        outcome: string;
        rule: { uri: string };
        target?: unknown;
      },
  );
  const applied = new Set(told.filter(({ outcome }) => outcome !== 'inapplicable').map(({ rule }) => rule.uri));
  assert.ok(applied.size >= 15, `only ${applied.size} rules applied`);
  return outcomes.flatMap((outcome, index) => {
    const { outcome: result, rule } = told[index] ?? {
      outcome: '',
      rule: { uri: '' },
    };
    if (result !== 'failed') return [];
    const { target } = outcome as unknown as {
      target?: { toString(): string };
    };
    return [`${rule.uri.split('/').pop()}: ${String(target).replace(/\s+/g, ' ').slice(0, 300)}`];
  });
}

interface IbmResult {
  readonly ruleId: string;
  readonly value: readonly [string, string];
  readonly path: { readonly dom: string };
  readonly message: string;
}

/** But for one: the HTML standard has `username` for an e-mail address too, which IBM's engine does not know. */
async function ibmFindings(page: Page): Promise<string[]> {
  await page.evaluate(ibm);
  const results = await page.evaluate<IbmResult[]>(
    `new ace.Checker().check(document, ['WCAG_2_2']).then(({ results }) => results.map(
      ({ ruleId, value, path, message }) => ({ ruleId, value, path, message })))`,
  );
  assert.ok(results.length >= 30, `only ${results.length} checks`);
  return results
    .filter(({ value: [level, result] }) => level === 'VIOLATION' && result === 'FAIL')
    .filter(({ ruleId, path }) => !(ruleId === 'input_autocomplete_valid' && path.dom.includes('/desk-sign-in[')))
    .map(({ ruleId, path, message }) => `${ruleId} ${path.dom}: ${message}`);
}

/** Looks at the states of a page, one after another; `found` is what both engines find wrong in them. */
function looks(page: Page) {
  const found: string[] = [];
  const look = async (state: string) => {
    for (const finding of [...(await alfaFindings(page)), ...(await ibmFindings(page))])
      found.push(`${state}: ${finding}`);
  };
  return { look, found };
}

let server: TestServer;
let browser: Browser;
/** A pothole that Robin has reported, and that the council asks about. */
let reference: string;

/** The first place that the search finds has a hole already, so that each journey is asked whether it is the same. */
before(async () => {
  server = await startServer();
  const { places } = (await get(`${server.url}/api/places?q=Mill%20Lane`)).body as { places: Place[] };
  const first = places[0];
  assert.ok(first);
  const hole = {
    place: { found: 'map', label: first.label, lat: first.lat, lng: first.lng },
    answers: { danger: 'no', road: 'street', 'where-in-road': 'edge' },
  };
  const sent = await sendReport(server, { ...hole, contact: robin });
  assert.equal(sent.status, 201);
  ({ reference } = receiptOf(sent));
  const desk = await openDesk(server);
  await desk.act(reference, { kind: 'status', status: 'planned', note: { en: 'We come on Tuesday.' } });
  await desk.act(reference, { kind: 'question', note: { en: 'On which side?' } });
  browser = await startBrowser();
});

after(async () => {
  await browser.close();
  await server.close();
});

for (const [language, path] of [
  ['English', '/report-a-problem.html'],
  ['Welsh', '/cy/report-a-problem.html'],
] as const) {
  describe(`Alfa and IBM's engine in ${language}`, () => {
    it('find nothing in any step, empty, wrong or filled in', async () => {
      const visit = await Visit.open(browser, server.url + path, {
        bypassCSP: true,
      });
      const { page, widget } = visit;
      const { look: lookAt, found } = looks(page);
      const look = async (state: string) => {
        // Wrong states have the same structure in each language; Alfa takes seconds for each.
        if (language === 'English' || !state.endsWith('wrong')) await lookAt(state);
      };
      const next = () => widget.locator('form button[type=submit]').last().click();
      const wrong = () => widget.locator('.error-summary').waitFor();
      await widget.locator('input[value=pothole]').waitFor();
      await look('what');
      await next();
      await wrong();
      await look('what, wrong');
      await widget.locator('input[value=pothole]').check();
      await next();
      await widget.locator('council-location-picker input[type=search]').waitFor();
      await look('where');
      const photoWay = widget.locator('.place-ways-buttons button').last();
      await photoWay.click();
      await widget.locator('#place-way input[type=file]').waitFor();
      await look('where, photo');
      await photoWay.click();
      await widget.locator('council-location-picker input[type=search]').fill('Mill Lane');
      await widget.locator('council-location-picker input[type=radio]').first().check();
      await look('where, chosen');
      await next();
      await widget.locator('.reports').waitFor();
      await look('near');
      await widget.locator('.reports + .buttons button').last().click();
      await widget.locator('textarea[name=description]').waitFor();
      await look('details');
      await next();
      await wrong();
      await look('details, wrong');
      await widget.locator('input[name="answers.danger"][value=no]').check();
      await widget.locator('input[name="answers.road"]').first().check();
      await widget.locator('input[name="answers.where-in-road"]').first().check();
      await widget.locator('textarea[name=description]').fill('A deep hole');
      await next();
      await widget.locator('input[value=named]').check();
      await look('contact');
      await next();
      await wrong();
      await look('contact, wrong');
      await widget.locator('input[value=anonymous]').check();
      await next();
      await widget.locator('dl.answers').waitFor();
      await look('check');
      await next();
      await widget.locator('.reference').waitFor();
      await look('done');
      assert.deepEqual([...new Set(found)], []);
      await visit.close();
    });
  });
}

describe('Alfa and IBM’s engine', () => {
  it('find nothing in the tracker: one’s own case, what others have reported, and a letter’s link', async () => {
    const visit = await Visit.open(browser, `${server.url}/track-request.html`, { bypassCSP: true });
    const { page } = visit;
    const widget = page.locator('council-track-request');
    const { look, found } = looks(page);
    const press = (name: string) => widget.getByRole('button', { name, exact: true }).click();
    await widget.getByLabel('Your reference', { exact: true }).waitFor();
    await look('look-up');
    await press('Show my request');
    await widget.locator('.error-summary').waitFor();
    await look('look-up, wrong');
    await widget.getByLabel('Your reference', { exact: true }).fill(reference);
    await widget.getByLabel('Email address or postcode', { exact: true }).fill(robin.email);
    await press('Show my request');
    await widget.locator('.timeline').waitFor();
    await look('case with a question');
    await press('Add an update or a photo');
    await widget.locator('textarea').waitFor();
    await look('update');
    await page.goto(`${server.url}/track-request.html`);
    await press('See what others have reported near a place');
    await widget.locator('council-location-picker input[type=search]').fill('Mill Lane');
    await widget.locator('council-location-picker input[type=radio]').first().check();
    await press('Show reports near here');
    await widget.locator('.reports li').first().waitFor();
    await look('near');
    await widget.locator('.reports button').first().click();
    await widget.locator('.timeline').waitFor();
    await look('public report');
    const [letter] = await rows<{ body_text: string }>(
      server,
      `select body_text from outbox where subject like '%${reference}%' order by created_at desc limit 1`,
    );
    await page.goto('about:blank');
    await page.goto(
      `${server.url}/track-request.html#council-case=${tokenIn(letter?.body_text ?? '', 'council-case')}`,
    );
    await widget.getByRole('heading', { name: 'Open your request' }).waitFor();
    await look('letter’s link');
    assert.deepEqual([...new Set(found)], []);
    await visit.close();
  });

  it('find nothing where something is paid: a look-up that is wrong, and the last page before the money', async () => {
    const visit = await Visit.open(browser, `${server.url}/pay.html`, { bypassCSP: true });
    const { page } = visit;
    const { look, found } = looks(page);
    const widget = page.locator('council-pay');
    const next = () => widget.getByRole('button', { name: 'Continue', exact: true }).click();
    await widget.getByLabel('Council Tax', { exact: true }).check();
    await next();
    await widget.getByLabel('Council Tax account number', { exact: true }).fill('4242 4242 4242 4242');
    await next();
    await widget.locator('.error-summary').waitFor();
    await look('find, wrong');
    await widget.getByLabel('Council Tax account number', { exact: true }).fill('40067890');
    await widget.getByLabel('Postcode', { exact: true }).fill('ZZ2 3CD');
    await next();
    await widget.getByRole('heading', { name: 'How much do you want to pay?' }).waitFor();
    await next();
    await widget.getByRole('heading', { name: 'Your details' }).waitFor();
    await next();
    await widget.getByRole('heading', { name: 'Check what you pay' }).waitFor();
    await look('check');
    assert.deepEqual([...new Set(found)], []);
    await visit.close();
  });

  it('find nothing at the desk: sign-in, queue, and a case', async () => {
    const visit = await Visit.open(browser, `${server.url}/desk/`, { bypassCSP: true });
    const { page } = visit;
    const { look, found } = looks(page);
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await press('Sign in');
    await page.locator('.faults').waitFor();
    await look('sign-in, wrong');
    await press(officers[0]?.name ?? '');
    await press('Sign in');
    await page.locator('.cases tbody tr').first().waitFor();
    await look('queue');
    await page.goto(`${server.url}/desk/#/cases/${reference}`);
    await page.getByRole('heading', { name: 'Audit log' }).waitFor();
    // All its forms at once: of one that is closed IBM's engine sees the fields and not their labels.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) {
        details.removeAttribute('name');
        details.open = true;
      }
    });
    await look('case');
    assert.deepEqual([...new Set(found)], []);
    await visit.close();
  });
});
