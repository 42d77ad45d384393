import { expect, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import type { NewHold } from '../../../src/contract/bookings.ts';
import type { CaseView } from '../../../src/contract/cases.ts';
import '../../../src/widgets/track-request/define.ts';
import type { TrackRequest } from '../../../src/widgets/track-request/track-request.ts';
import { axeLanguages } from '../../helpers/axe-languages.ts';
import { bookable, bookedCase, booking, feed } from '../../helpers/bookings.ts';
import { reference, session, tracking } from '../../helpers/cases.ts';
import { refusal, type FakeRequest, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Tracking } from './walk.ts';

const changed = (status: 'booked' | 'cancelled', already = false) => ({
  reference,
  status,
  location: 'park',
  starts: '2026-03-03T09:00:00Z',
  ends: '2026-03-03T10:00:00Z',
  already,
});

/** A booking that is looked up; `view` says how it stands. */
async function start(
  view: (language: string) => CaseView = bookedCase,
  routes: Routes = {},
  language: (typeof axeLanguages)[number] = 'en',
): Promise<Tracking> {
  const page = await open(
    (api) => html`<council-track-request api-base=${api} contact="01632 960 001"></council-track-request>`,
    {
      ...booking(),
      ...tracking(view),
      'PATCH /bookings/:reference': () => changed('booked'),
      'DELETE /bookings/:reference': () => changed('cancelled'),
      ...routes,
    },
    { lang: language },
  );
  const resident = new Tracking(page, language);
  await resident.lookUp();
  await page.heading(view(language).title);
  return resident;
}

describe('a booking in the tracker', () => {
  afterEach(close);

  it('is moved to a time that is held for it, and the old one is kept until then', async () => {
    const { page } = await start();
    await page.press('Move it to another time');
    await page.heading('When would suit you better?');
    await page.shows('Tuesday 10 March 2026, 9am');
    await page.press('9am Tuesday 3 March');
    await page.heading('Check the new time');
    expect(page.focused?.textContent).to.equal('Check the new time');
    await page.shows('We hold the new time for you for another 10 minutes.');
    await page.shows('You can move or cancel it here until Tuesday 3 March 2026, 9am.');
    const told = oneEvent(page.widget, 'council-case-updated');
    await page.press('Move my booking');
    await page.shows('Your booking is moved.');
    expect((await told).detail).to.deep.equal({ action: 'move' });
    const [held] = page.api.callsTo('POST', '/holds');
    expect(held?.body).to.deep.include({ moves: reference, service: 'tennis', location: 'park' });
    const [sent] = page.api.callsTo('PATCH', '/bookings/:reference');
    for (const call of [held, sent]) expect(call?.headers.get('Authorization')).to.equal(`Bearer ${session}`);
    expect(page.api.callsTo('DELETE', '/holds/:id')).to.have.length(0);
  });

  it('says from where to where it is moved, what holds for the new time, and keeps that while others are looked at', async () => {
    const { booking: tennis } = bookedCase();
    const registrar = {
      ...tennis!,
      service: 'register-birth',
      location: 'town-hall',
      place: 'Town Hall',
      address: 'Market Square, Exampleton, ZZ1 1AA',
    };
    const { page } = await start((language) => bookedCase(language, { booking: registrar }));
    await page.press('Move it to another time');
    await page.press('9am Tuesday 3 March, Online');
    await page.heading('Check the new time');
    const linesOf = ({ childNodes }: Node) =>
      [...childNodes].flatMap((node) => (node instanceof Text && node.data.trim() ? [node.data.trim()] : []));
    expect(page.all('.answers dt').flatMap(linesOf)).to.deep.equal(['Your booking now', 'New time']);
    expect(page.all('.answers .typed').map(linesOf)).to.deep.equal([
      ['Tuesday 10 March 2026, 9am', 'Town Hall', 'You come to us', 'Market Square, Exampleton, ZZ1 1AA'],
      ['Tuesday 3 March 2026, 9am', 'Online', 'By video call'],
    ]);
    // By the council's clock it is 10am on the day before.
    await page.shows('It is too late to move or cancel this time here.');
    await page.press('Choose another time');
    await page.button('9am Tuesday 3 March, Online, chosen');
    await page.press('3pm Tuesday 10 March, Northside Library');
    await page.shows('You can move or cancel it here until Monday 9 March 2026, 3pm.');
    const [first, second, ...more] = page.api.callsTo('POST', '/holds');
    expect(more).to.deep.equal([]);
    // Times may overlap: the one before goes for it, and each is asked for under a key of its own.
    expect((second?.body as NewHold).moves).to.equal(reference);
    expect((second?.body as NewHold).instead).to.be.a('string');
    expect(second?.headers.get('Idempotency-Key')).not.to.equal(first?.headers.get('Idempotency-Key'));
    await page.press('Choose another time');
    (page.widget as TrackRequest).location = 'northside';
    await page.until('the times of one place', () => page.all('.slot-times button').length === 4);
  });

  it('warns before the hold ends, gives more time, and takes an ended one again in place', async () => {
    const seconds = { next: 120.2 };
    const routes = booking();
    const short = async (request: FakeRequest, name: string) => {
      const answer = await routes[name]!(request);
      const hold = answer instanceof Response ? ((await answer.json()) as object) : (answer as object);
      return { ...hold, seconds: seconds.next };
    };
    let isKnown = true;
    const { page } = await start(bookedCase, {
      'POST /holds': (request) => short(request, 'POST /holds'),
      'PATCH /holds/:id': (request) => (isKnown ? short(request, 'PATCH /holds/:id') : refusal(409, 'conflict')),
    });
    const said = () => page.root.querySelector('.widget > [role=status]')?.textContent ?? '';
    const renewed = async () => {
      await page.shows('another 10 minutes');
      await page.until('focus on what is held', () => page.focused?.matches('.hold'));
      await page.until('announcement', () => said().includes('another 10 minutes'));
    };
    await page.press('Move it to another time');
    await page.press('9am Tuesday 3 March');
    await page.button('Give me more time');
    await page.until('warning', () => said().includes('You can ask for more time'));
    seconds.next = 600;
    await page.press('Give me more time');
    await renewed();
    await page.press('Choose another time');
    seconds.next = 0.2;
    await page.press('10am Tuesday 3 March');
    await page.shows('We no longer hold the new time for you. Your booking is as it was.');
    await page.heading('Check the new time');
    seconds.next = 100;
    await page.press('Hold this time again');
    await page.shows('another 2 minutes');
    // The council no longer knows it, and it is had again.
    isKnown = false;
    seconds.next = 600;
    await page.press('Give me more time');
    await renewed();
    await page.press('Move my booking');
    await page.shows('Your booking is moved.');
  });

  it('lets a time go that is not wanted after all, and says when one has just gone', async () => {
    let gone = true;
    const routes = booking();
    const { page } = await start(bookedCase, {
      'POST /holds': (request) => (gone ? refusal(409, 'conflict') : routes['POST /holds']?.(request)),
    });
    await page.press('Move it to another time');
    await page.press('9am Tuesday 3 March');
    await page.shows('That time has just gone. Your booking is as it was.');
    gone = false;
    await page.press('10am Tuesday 3 March');
    await page.heading('Check the new time');
    await page.press('Back');
    await page.heading('Tennis court');
    await page.until('release', () => page.api.callsTo('DELETE', '/holds/:id').length === 1);
  });

  it('is cancelled with its rules said before the button; a second time changes nothing, and says so', async () => {
    let already = false;
    const { page } = await start(bookedCase, { 'DELETE /bookings/:reference': () => changed('cancelled', already) });
    await page.press('Cancel it');
    await page.heading('Cancel your booking?');
    await page.shows('After that the fee is not paid back.');
    await page.shows('You can move or cancel it here until Monday 9 March 2026, 9am.');
    await page.press('Yes, cancel my booking');
    await page.shows('Your booking is cancelled.');
    already = true;
    await page.press('Cancel it');
    await page.press('Yes, cancel my booking');
    await page.shows('Your booking was cancelled already.');
    const [sent] = page.api.callsTo('DELETE', '/bookings/:reference');
    expect(sent?.headers.get('Idempotency-Key')).to.match(/^[0-9a-f-]{36}$/);
  });

  it('cannot be changed here once it is too late, and nothing claims that it was', async () => {
    let late = false;
    const view = (language: string) => bookedCase(language, late ? { may: ['ask', 'calendar'] } : {});
    const { page } = await start(view, {
      'DELETE /bookings/:reference': () => {
        late = true;
        return refusal(409, 'conflict');
      },
    });
    await page.press('Cancel it');
    await page.press('Yes, cancel my booking');
    await page.shows('It can no longer be moved or cancelled here. Call us instead.');
    expect(page.text).to.not.contain('is cancelled');
  });

  it('goes into the resident’s own calendar, fetched with the session', async () => {
    const { page } = await start();
    const { createObjectURL } = URL;
    let made = 0;
    URL.createObjectURL = () => `#${++made}`;
    await page.press('Add it to my calendar');
    await page.press('Get the file');
    await page.until('file', () => made === 1);
    URL.createObjectURL = createObjectURL;
    const [asked] = page.api.callsTo('GET', '/bookings/:reference/calendar.ics');
    expect(asked?.headers.get('Authorization')).to.equal(`Bearer ${session}`);
  });

  it('has an address for a calendar program, which can be had anew and ended', async () => {
    const view = (language: string) => {
      const { booking: booked, ...own } = bookedCase(language);
      return { ...own, ...(booked && { booking: { ...booked, feed: true } }) };
    };
    const { page } = await start(view);
    await page.press('Add it to my calendar');
    await page.shows('You have an address already. A new one takes its place');
    await page.press('Give me an address for my calendar');
    expect((await page.field('Address of the calendar')).value).to.equal(feed);
    await page.press('End the subscription');
    await page.shows('The address no longer works.');
    const [asked] = page.api.callsTo('DELETE', '/bookings/:reference/feed');
    expect(asked?.headers.get('Authorization')).to.equal(`Bearer ${session}`);
  });

  it('shows nobody an address that came for another booking', async () => {
    let answer = () => {};
    const { page, words } = await start(bookedCase, {
      'POST /bookings/:reference/feed': () =>
        new Promise((resolve) => {
          answer = () => resolve({ url: feed });
        }),
    });
    await page.press('Add it to my calendar');
    await page.press('Give me an address for my calendar');
    await page.until('question', () => page.api.callsTo('POST', '/bookings/:reference/feed')[0]);
    await page.press('Back');
    await page.press(words.own['case.leave']);
    const next = new Tracking(page, 'en');
    await next.lookUp();
    await page.press('Add it to my calendar');
    await page.button('Give me an address for my calendar');
    answer();
    await page.press('Back');
    await page.press('Add it to my calendar');
    await page.button('Give me an address for my calendar');
  });

  it('cannot go to the resident’s home when nobody knows where that is', async () => {
    const home = { code: 'home', name: 'Your home', way: 'at-home' as const };
    const { page } = await start(bookedCase, {
      'GET /services/:code': () => {
        const tennis = bookable('tennis', 'en')!;
        return { ...tennis, locations: [...tennis.locations, home] };
      },
    });
    await page.press('Move it to another time');
    await page.button('9am Tuesday 3 March');
    const asked = page.api.callsTo('GET', '/slots').map(({ url }) => new URL(url).searchParams.get('location'));
    expect([...new Set(asked)]).to.deep.equal(['park']);
  });

  for (const language of axeLanguages) {
    it(`passes axe while it is moved and cancelled, in "${language}"`, async () => {
      const resident = await start(bookedCase, {}, language);
      const { page, words } = resident;
      const own = words.booking;
      await page.isAccessible();
      await page.press(words.own['case.cancel']);
      await page.heading(own['cancel.title']);
      await page.isAccessible();
      await page.press(own['cancel.keep']);
      await page.press(words.own['case.move']);
      await page.until('times', () => page.all('.slot-times button')[0]);
      await page.isAccessible();
      page.all('.slot-times button')[0]?.click();
      await page.heading(own['move.check']);
      await page.isAccessible();
    });
  }
});
