import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { Slot } from '../../../src/contract/slots.ts';
import { axeLanguages } from '../../helpers/axe-languages.ts';
import { allSlots, now, slotList } from '../../helpers/bookings.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import type { Page } from '../../helpers/page.ts';
import type { SlotForm } from './slot-form.ts';
import './slot-form.ts';

const openForm = (
  slots: () => readonly Slot[] = allSlots,
  { locations = 'town-hall', lang = 'en', routes = {} }: { locations?: string; lang?: string; routes?: Routes } = {},
) =>
  open(
    (api) => html`<test-slot-form api-base=${api} locations=${locations}></test-slot-form>`,
    { 'GET /slots': (request) => slotList(request, slots()), ...routes },
    { lang },
  );

const names = (page: Page, selector: string) =>
  page.all(selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
const times = (page: Page) => names(page, '.slot-times button');
const said = (page: Page) => page.root.querySelector('.widget > [role=status]')?.textContent ?? '';
const says = (page: Page, text: string) => page.until(`announcement of "${text}"`, () => said(page).includes(text));
const focused = (page: Page) => page.focused?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const asked = (page: Page) => page.api.callsTo('GET', '/slots').map(({ url }) => url.searchParams.get('from'));

const slot = (starts: string, location = 'town-hall'): Slot => ({
  starts,
  ends: new Date(Date.parse(starts) + 1_800_000).toISOString(),
  location,
  left: 1,
});

afterEach(close);

describe('free times', () => {
  it('are a list of days first, each button with its whole date, in the council’s month whatever the device’s', async () => {
    const page = await openForm();
    await page.heading('Tuesday 3 March');
    expect(times(page).slice(0, 4)).to.deep.equal([
      '9am Tuesday 3 March',
      '10am Tuesday 3 March',
      '2pm Tuesday 3 March',
      '9am Wednesday 4 March',
    ]);
    await page.shows('12 times in March 2026');
    expect(asked(page).at(-1)).to.equal('2026-03-01');
    page.all('.slot-times button')[1]?.click();
    expect((page.widget as SlotForm).chosen?.starts).to.equal('2026-03-03T10:00:00Z');
    await page.button('10am Tuesday 3 March, chosen');
  });

  it('are in months, of which those without any are passed over, with a way back to the earliest', async () => {
    const page = await openForm();
    await page.press('Later: May 2026');
    await page.heading('May 2026');
    await says(page, '3 times in May 2026');
    // The button that was pressed is not there any more.
    expect(focused(page)).to.contain('3 times in May 2026');
    expect(asked(page)).to.not.include('2026-04-01');
    expect(times(page)[0]).to.equal('9am Wednesday 6 May');
    await page.press('Go to the earliest time: Tuesday 3 March');
    await page.heading('March 2026');
  });

  it('can be narrowed to parts of the day and days of the week, and all be shown again', async () => {
    const page = await openForm();
    await page.heading('Tuesday 3 March');
    await page.choose('Morning, before noon');
    await page.choose('Tuesday');
    await page.shows('4 times in March 2026');
    await says(page, '4 times in March 2026');
    await page.choose('Tuesday');
    await page.choose('Sunday');
    await page.shows('There are no times like these in March 2026.');
    await page.press('Show all times');
    await page.shows('12 times in March 2026');
    expect((await page.field('Morning, before noon')).checked).to.equal(false);
  });

  it('name their zone in the hour that comes twice, and are on the right day around midnight', async () => {
    const october = ['2026-10-24T23:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:30:00Z'];
    const page = await openForm(() => october.map((each) => slot(each)));
    await page.heading('Sunday 25 October');
    expect(times(page)).to.deep.equal([
      '12:30am Sunday 25 October',
      '1:30am (BST) Sunday 25 October',
      '1:30am (GMT) Sunday 25 October',
      '2:30am Sunday 25 October',
    ]);
    page.widget.parentElement!.lang = 'cy';
    await page.heading('Dydd Sul 25 Hydref');
    expect(times(page)[2]).to.equal('1:30yb (GMT) Dydd Sul 25 Hydref');
  });

  it('that go while somebody looks are said to be gone', async () => {
    let slots = allSlots();
    const page = await openForm(() => slots);
    await page.heading('Tuesday 3 March');
    slots = slots.filter(({ starts }) => !starts.startsWith('2026-03-03'));
    page.root.querySelector('council-slot-picker')?.refresh();
    await page.shows('There are no times left on Tuesday 3 March. Choose another day.');
    await says(page, 'There are no times left on Tuesday 3 March');
    expect(times(page)[0]).to.equal('9am Wednesday 4 March');
  });

  it('keep the focus when others go, and never have another take their place under it', async () => {
    let slots = allSlots();
    const page = await openForm(() => slots, { locations: 'town-hall,video' });
    await page.heading('Tuesday 3 March');
    const take = async (...gone: string[]) => {
      const read = asked(page).length;
      slots = slots.filter(({ starts }) => !gone.includes(starts));
      page.root.querySelector('council-slot-picker')?.refresh();
      await page.until('another reading', () => asked(page).length > read);
    };
    (await page.button('10am Wednesday 4 March, Town Hall')).focus();
    await take('2026-03-03T09:00:00Z', '2026-03-04T09:00:00Z');
    await page.shows('20 times in March 2026');
    expect(focused(page)).to.equal('10am Wednesday 4 March, Town Hall');
    await take('2026-03-04T10:00:00Z');
    await page.until('what has gone', () =>
      focused(page).includes('10am on Wednesday 4 March has just been taken. Choose another time.'),
    );
    await sendKeys({ press: 'Enter' });
    expect((page.widget as SlotForm).chosen).to.equal(undefined);
    (await page.button('2pm Wednesday 4 March, Online')).focus();
    await take('2026-03-04T14:00:00Z');
    await page.until('a full day', () => focused(page).includes('There are no times left on Wednesday 4 March.'));
  });

  it('that there are none of, or that cannot be had, are said to be so', async () => {
    const none = await openForm(() => []);
    await none.shows('There are no times at the moment.');
    expect(none.text).to.not.contain('UK time');
    close();
    let fails = true;
    const page = await openForm(allSlots, {
      routes: { 'GET /slots': (request) => (fails ? refusal(404, 'not-found') : slotList(request, allSlots())) },
    });
    await page.heading('We could not find this');
    fails = false;
    await page.press('Try again');
    await page.heading('Tuesday 3 March');
  });
});

describe('the calendar of a month', () => {
  const openCalendar = async (lang = 'en') => {
    const page = await openForm(allSlots, { lang, locations: 'town-hall,video' });
    const second = await page.until('views', () => page.all<HTMLButtonElement>('.slot-views button')[1]);
    second.click();
    await page.until('calendar', () => page.root.querySelector('[role=grid]'));
    return page;
  };

  it('has the same times: a day opens its own, and says how many', async () => {
    const page = await openCalendar();
    await page.heading('6 times on Tuesday 3 March');
    await page.press('4 6 Wednesday 4 March, 6 times');
    await page.heading('6 times on Wednesday 4 March');
    await says(page, '6 times on Wednesday 4 March');
    expect(times(page)[0]).to.equal('9am Wednesday 4 March, Town Hall');
    const empty = await page.button('6 Friday 6 March, no times');
    expect(empty.getAttribute('aria-disabled')).to.equal('true');
    empty.click();
    await page.heading('6 times on Wednesday 4 March');
    expect(page.all('.slot-date[aria-current=date]')[0]?.dataset['day']).to.equal('2026-03-02');
  });

  it('is walked with the keyboard as a date grid, and is one stop of the Tab key', async () => {
    const page = await openCalendar();
    expect(page.all('.slot-date[tabindex="0"]')).to.have.length(1);
    page.all('.slot-date[tabindex="0"]')[0]?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await page.until('Wednesday', () => focused(page).includes('Wednesday 4 March'));
    await sendKeys({ press: 'End' });
    await page.until('Sunday', () => focused(page).includes('Sunday 8 March, no times'));
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowRight' });
    await page.until('the next Tuesday', () => focused(page).includes('Tuesday 10 March, 6 times'));
    await sendKeys({ press: 'Enter' });
    await page.heading('6 times on Tuesday 10 March');
    await sendKeys({ press: 'PageDown' });
    await page.heading('May 2026');
    await page.until('May', () => focused(page).includes('Wednesday 6 May'));
    await sendKeys({ press: 'PageUp' });
    await page.heading('March 2026');
    await sendKeys({ press: 'Tab' });
    expect(focused(page)).to.match(/^9am/);
  });

  it('has its arrows the other way round in Arabic', async () => {
    const page = await openCalendar('ar');
    page.all('.slot-date[tabindex="0"]')[0]?.focus();
    await sendKeys({ press: 'ArrowLeft' });
    await page.until('the next day', () => (page.focused as HTMLElement).dataset['day'] === '2026-03-04');
  });

  for (const language of axeLanguages) {
    it(`passes axe as list and calendar, narrowed and empty, in "${language}"`, async () => {
      const page = await openCalendar(language);
      await page.isAccessible();
      page.all<HTMLDetailsElement>('details')[0]!.open = true;
      await page.isAccessible();
      page.all('.slot-views button')[0]?.click();
      await page.until('list', () => page.root.querySelector('.slot-days'));
      await page.isAccessible();
      page.all('input[value="0"]')[0]?.click();
      await page.until('nothing', () => !page.root.querySelector('.slot-days'));
      await page.isAccessible();
    });
  }
});

describe('ten thousand times', () => {
  it('are drawn a day at a time, and narrowed without waiting', async () => {
    const begin = Date.parse('2026-03-03T07:00:00Z');
    const many = Array.from({ length: 10_000 }, (_, index) =>
      slot(new Date(begin + Math.floor(index / 400) * 86_400_000 + (index % 400) * 60_000).toISOString()),
    );
    const whole = { language: 'en', timeZone: 'Europe/London', now, slots: many };
    const page = await openForm(() => many, { routes: { 'GET /slots': () => whole } });
    await page.shows('10000 times in March 2026');
    expect(page.all('.slot-open')).to.have.length(25);
    expect(times(page)).to.have.length(60);
    await page.press('Thursday 5 March');
    await page.until('Thursday', () => times(page)[0]?.includes('Thursday 5 March'));
    await page.press('Show all 400 times');
    await page.until('all', () => times(page).length === 400);
    await page.until('the first of the others', () => focused(page).startsWith('8am Thursday 5 March'));
    // To paint the two days that change; the figure is in the bench.
    const morning = await page.field('Morning, before noon');
    const started = performance.now();
    morning.click();
    await (page.widget as SlotForm).updateComplete;
    await page.root.querySelector('council-slot-picker')!.updateComplete;
    expect(performance.now() - started).to.be.below(200);
    await page.shows('7500 times in March 2026');
    // A day that was closed in the list: the calendar has one nevertheless, and a way in for the keyboard.
    await page.press('Thursday 5 March');
    await page.until('a closed day', () => times(page).length === 0);
    await page.press('Calendar');
    await page.until('times', () => times(page).length > 0);
    expect(page.all('.slot-date[tabindex="0"]')).to.have.length(1);
  });
});
