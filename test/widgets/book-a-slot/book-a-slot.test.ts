import { expect, oneEvent } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { NewBooking, NewHold } from '../../../src/contract/bookings.ts';
import type { BookASlot } from '../../../src/widgets/book-a-slot/book-a-slot.ts';
import '../../../src/widgets/book-a-slot/define.ts';
import { booking, calendar, confirming, feed, reference, token } from '../../helpers/bookings.ts';
import { session } from '../../helpers/cases.ts';
import { refusal, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Page } from '../../helpers/page.ts';
import { Booker } from './walk.ts';

const plain = (api: string) =>
  html`<council-book-a-slot api-base=${api}><a href="tel:01632960001">Call us</a></council-book-a-slot>`;

const start = async (
  routes: Routes = {},
  template: (api: string) => TemplateResult = plain,
  lang: 'en' | 'cy' = 'en',
) => new Booker(await open(template, { ...booking(), ...routes }, { lang }), lang);

const said = (booker: Booker) => booker.page.root.querySelector('.widget > [role=status]')?.textContent ?? '';

describe('booking a time', () => {
  afterEach(() => {
    close();
    sessionStorage.clear();
  });

  it('goes from the service to a reference, an entry for the calendar and a private link', async () => {
    const booker = await start();
    const { page } = booker;
    await booker.begin('bulky-waste');
    await page.heading('What should we collect?');
    await page.fill('Sofa', '1');
    await page.fill('Mattress', '2');
    await booker.goOn();
    await booker.atTime();
    await booker.choose('2026-03-04T07:00:00Z');
    await page.heading('A few questions');
    await page.shows('Wednesday 4 March 2026, 7am to 12pm');
    await page.shows('We hold this time for you for another 10 minutes.');
    await page.choose('No');
    await booker.goOn();
    await page.heading('Where should we come to?');
    expect((await page.field('Address')).autocomplete).to.equal('address-line1');
    await page.fill('Address', '12 Mill Lane, Exampleton, ZZ1 1AB');
    await booker.goOn();
    await page.heading('Your details');
    expect((await page.field('Email address')).autocomplete).to.equal('email');
    await page.fill('Full name', 'Rhian Sample');
    await page.fill('Email address', 'r+sofa!@example.com');
    await booker.goOn();
    await page.heading('Check your booking');
    await page.shows('After that the fee is not paid back.');
    await page.shows('You can move or cancel it here until Tuesday 3 March 2026, 7am.');
    const made = oneEvent(page.widget, 'council-booking-made');
    await booker.send();
    await page.heading('Your booking is made');
    expect((await made).detail).to.deep.equal({ service: 'bulky-waste' });
    await page.shows('Your passport');
    expect((await page.link('See, move or cancel')).href).to.contain(`#council-case=7K3-M9Q-XPT4.${token}`);

    const [held] = page.api.callsTo('POST', '/holds');
    expect(held?.body).to.deep.equal({
      service: 'bulky-waste',
      location: 'home',
      starts: '2026-03-04T07:00:00Z',
      items: { sofa: 1, mattress: 2 },
    });
    const [sent] = page.api.callsTo('POST', '/bookings');
    const { hold, ...body } = sent?.body as NewBooking;
    expect(hold.token).to.equal('HHHHHHHHHHHHHHHHHHHHHH');
    expect(body).to.deep.equal({
      address: { label: '12 Mill Lane, Exampleton, ZZ1 1AB' },
      answers: { gate: 'no' },
      notes: '',
      contact: { name: 'Rhian Sample', email: 'r+sofa!@example.com', reminder: true },
      language: 'en',
    });

    const files: string[] = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      void (blob as Blob).text().then((text) => files.push(text));
      return '#';
    };
    await page.press('Add to my calendar');
    await page.until('calendar', () => files[0]);
    URL.createObjectURL = createObjectURL;
    expect(files).to.deep.equal([calendar]);
    // What is theirs by now is not let go.
    page.widget.remove();
    expect(page.api.callsTo('DELETE', '/holds/:id')).to.have.length(0);
  });

  it('is only held until the address is confirmed, where the council wants that, and another letter is a press away', async () => {
    const booker = await start(confirming());
    const { page } = booker;
    await booker.toCheck();
    await booker.send();
    await page.heading('One more step: confirm your booking');
    await page.shows('It is not booked yet. We hold this time for you until Monday 2 March 2026, 10:30am.');
    await page.shows('Open the email that we have sent to r+tennis@example.com');
    for (const not of ['Add to my calendar', 'Subscribe', 'Your booking is made'])
      expect(page.text).to.not.contain(not);
    await page.press('Send the email again');
    await page.shows('We have sent another email. Use the newest one.');
    const [asked] = page.api.callsTo('POST', '/cases/links');
    expect(asked?.body).to.deep.equal({ reference, email: 'r+tennis@example.com', language: 'en' });
    // The next booking is another one.
    await page.press('Book something else');
    await booker.toCheck();
    await booker.send();
    await page.button('Send the email again');
  });

  it('can be followed by a calendar at an address of its own, which can be ended', async () => {
    const booker = await start();
    const { page } = booker;
    await booker.toDone();
    expect(page.text).to.not.contain('Whoever has the address');
    await page.press('Give me an address for my calendar');
    const address = await page.field('Address of the calendar');
    expect([address.value, address.readOnly]).to.deep.equal([feed, true]);
    await page.until('focus', () => page.focused === address);
    await page.shows('Whoever has the address sees what is booked, when and where');
    expect((await page.link('Subscribe with the calendar')).protocol).to.equal('webcal:');
    await page.press('End the subscription');
    await page.shows('The address no longer works.');
    await page.button('Give me an address for my calendar');
    for (const method of ['POST', 'DELETE'] as const) {
      const [asked] = page.api.callsTo(method, '/bookings/:reference/feed');
      expect(asked?.headers.get('Authorization')).to.equal(`Bearer ${session}`);
    }
  });

  it('says what is wrong with numbers of things that have limits and do not go together', async () => {
    const booker = await start();
    const { page } = booker;
    await booker.begin('bulky-waste');
    await page.heading('What should we collect?');
    await booker.goOn();
    await page.shows('Enter how many of at least one of these');
    expect(page.focused?.className).to.contain('error-summary');
    await page.fill('Sofa', '1');
    await page.fill('Fridge', '1');
    await booker.goOn();
    await page.shows('Sofa cannot be booked together');
    await page.fill('Fridge', '');
    await page.fill('Sofa', '3');
    await booker.goOn();
    await page.shows('Sofa: enter 2 or fewer');
    await page.fill('Sofa', 'two');
    await booker.goOn();
    await page.shows('Sofa: enter a whole number, like 2');
  });

  it('shows the times of several places together, and says how long it takes', async () => {
    const booker = await start();
    const { page } = booker;
    await booker.begin('register-birth');
    await page.heading('Where would suit you?');
    await booker.goOn();
    await page.shows('Choose at least one place');
    await page.choose('Town Hall');
    await page.choose('Online');
    await booker.goOn();
    await booker.atTime();
    await page.shows('It takes about 30 minutes.');
    const choice = await booker.slot();
    expect(choice.textContent.replace(/\s+/g, ' ').trim()).to.equal('9am Tuesday 3 March, Town Hall');
    const [asked] = page.api.callsTo('GET', '/slots').slice(-1);
    expect(asked?.url.searchParams.get('location')).to.equal('town-hall,video');
    expect(asked?.url.searchParams.get('from')).to.equal('2026-03-01');
  });

  it('opens with what the page has chosen, and warns of a place that is not there', async () => {
    const locked = (location: string) => (api: string) =>
      html`<council-book-a-slot api-base=${api} service="register-birth" location=${location}></council-book-a-slot>`;
    const booker = await start({}, locked('town-hall'));
    await booker.atTime();
    expect(booker.page.focused).to.equal(null);
    close();
    const other = await start({}, locked('gone'));
    await other.page.shows('The place that the link named is not available for this.');
    close();
    const unknown = await start(
      {},
      (api) => html`<council-book-a-slot api-base=${api} service="unheard-of"></council-book-a-slot>`,
    );
    await unknown.atService();
    await unknown.page.shows('This cannot be booked here now. Choose something else.');
  });

  it('lets the slot go when another one is chosen, and when the resident leaves', async () => {
    const booker = await start();
    const { page } = booker;
    await booker.toContact();
    const [first] = page.api.callsTo('POST', '/holds');
    await page.press('Back');
    await booker.atTime();
    await page.shows('We hold this time for you');
    // What is held already is not taken again.
    await booker.choose();
    await page.heading('Your details');
    expect(page.api.callsTo('POST', '/holds')).to.have.length(1);
    await page.press('Back');
    await booker.atTime();
    await booker.choose('2026-03-04T10:00:00Z');
    await page.heading('Your details');
    const [, second] = page.api.callsTo('POST', '/holds');
    expect((first?.body as NewHold).instead).to.equal(undefined);
    expect((second?.body as NewHold).instead).to.match(/^[0-9a-f-]{36}$/);
    expect(second?.headers.get('Authorization')).to.equal('Bearer HHHHHHHHHHHHHHHHHHHHHH');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await page.until('release', () => page.api.callsTo('DELETE', '/holds/:id').length === 1);
    const [gone] = page.api.callsTo('DELETE', '/holds/:id');
    expect(gone?.headers.get('Authorization')).to.equal('Bearer HHHHHHHHHHHHHHHHHHHHHH');
    expect(gone?.url.search).to.equal('');
  });

  it('says that a time has just gone, keeps the rest, and shows what is left', async () => {
    let taken = false;
    const routes = booking();
    const booker = await start({
      ...routes,
      'POST /holds': (request) => {
        taken = !taken;
        return taken ? refusal(409, 'conflict') : routes['POST /holds']!(request);
      },
    });
    const { page } = booker;
    await booker.toTime();
    await booker.choose();
    await page.shows('Somebody else has just taken that time.');
    expect(page.focused?.className).to.contain('slot-lost');
    await booker.choose('2026-03-03T10:00:00Z');
    await page.heading('Your details');
  });

  it('has another time chosen when the booking comes too late, and nothing is typed again', async () => {
    let late = true;
    const routes = booking();
    const booker = await start({
      ...routes,
      'POST /bookings': (request) => (late ? refusal(409, 'conflict') : routes['POST /bookings']!(request)),
    });
    const { page } = booker;
    await booker.toCheck();
    await booker.send();
    await booker.atTime();
    await page.shows('The time that you chose is no longer free.');
    await page.until('announcement', () => said(booker).includes('no longer free'));
    late = false;
    await booker.choose('2026-03-10T14:00:00Z');
    await page.heading('Check your booking');
    await page.shows('Rhian Sample');
    await page.shows('Tuesday 10 March 2026, 2pm');
    await booker.send();
    await page.heading('Your booking is made');
  });

  it('warns before the hold ends, gives more time at a press, and takes an ended one again in place', async () => {
    const seconds = { next: 120.2 };
    const routes = booking();
    const short = async (request: Parameters<NonNullable<Routes[string]>>[0], name: string) => {
      const answer = (await routes[name]!(request)) as Response;
      const hold = answer instanceof Response ? ((await answer.json()) as object) : (answer as object);
      return { ...hold, seconds: seconds.next };
    };
    const booker = await start({
      ...routes,
      'POST /holds': (request) => short(request, 'POST /holds'),
      'PATCH /holds/:id': (request) => short(request, 'PATCH /holds/:id'),
    });
    const { page } = booker;
    await booker.toContact();
    await page.fill('Full name', 'Rhian Sample');
    await page.button('Give me more time');
    await page.until('warning', () => said(booker).includes('You can ask for more time'));
    seconds.next = 0.2;
    await page.press('Give me more time');
    await page.shows('We no longer hold this time for you. Nothing that you entered is lost.');
    seconds.next = 600;
    await page.press('Hold this time again');
    await page.shows('another 10 minutes');
    await page.until('focus on what is held', () => page.focused?.matches('.hold'));
    await page.until('announcement', () => said(booker).includes('another 10 minutes'));
    expect(page.value('Full name')).to.equal('Rhian Sample');
    expect(page.api.callsTo('POST', '/holds')).to.have.length(2);
  });

  it('comes back after a reload with everything but the contact details, holding the slot again', async () => {
    const booker = await start();
    await booker.toContact();
    const { api } = booker.page;
    const parent = booker.page.widget.parentElement!;
    expect(JSON.stringify(sessionStorage)).to.not.contain('HHHHHHHH');
    booker.page.widget.remove();
    const again = document.createElement('council-book-a-slot');
    again.apiBase = api.base;
    parent.append(again);
    const later = new Booker(new Page(again, api));
    await later.page.shows('We kept what you had entered.');
    await later.page.heading('Your details');
    await later.page.shows('another 10 minutes');
    expect(api.callsTo('POST', '/holds')).to.have.length(2);
  });

  it('tells of an earlier time, before a booking and after it', async () => {
    const booker = await start();
    const { page } = booker;
    await booker.begin('register-birth');
    await page.choose('Online');
    await booker.goOn();
    await page.press('Tell me if an earlier time comes free');
    await page.heading('Hear of an earlier time');
    await page.press('Tell me');
    await page.shows('Enter your email address');
    await page.fill('Email address', 'rhian@example.com');
    await page.press('Tell me');
    await page.heading('We will tell you');
    await page.press('Back');
    await booker.choose('2026-03-10T09:00:00Z');
    await page.fill('Full name', 'Rhian Sample');
    await page.fill('Email address', 'rhian@example.com');
    await booker.goOn();
    await booker.send();
    await page.heading('Your booking is made');
    await page.press('Tell me if an earlier time comes free');
    await page.shows('Your booking stays as it is until you take the earlier time.');
    await page.press('Tell me');
    await page.heading('We will tell you');
    const [first, second] = page.api.callsTo('POST', '/waiting').map(({ body }) => body);
    expect(first).to.deep.include({ locations: ['video'], email: 'rhian@example.com' });
    expect(second).to.deep.include({ moves: '7K3-M9Q-XPT4', to: '2026-03-10' });
    expect(second).to.not.have.property('email');
  });

  it('asks where to write to who booked without an address, and says what cannot be changed any more', async () => {
    const routes = booking();
    const booker = await start({
      ...routes,
      'GET /services/:code': async (request) => ({
        ...((await routes['GET /services/:code']!(request)) as object),
        contact: { email: 'optional', phone: 'optional' },
      }),
    });
    const { page } = booker;
    const book = async (starts: string) => {
      await booker.begin('register-birth');
      await page.choose('Online');
      await booker.goOn();
      await booker.choose(starts);
      await page.fill('Full name', 'Rhian Sample');
      await booker.goOn();
      await page.heading('Check your booking');
    };
    await book('2026-03-10T09:00:00Z');
    await page.shows('You can move or cancel it here until Monday 9 March 2026, 9am.');
    await booker.send();
    await page.press('Tell me if an earlier time comes free');
    await page.heading('Hear of an earlier time');
    await page.press('Tell me');
    await page.shows('Enter your email address');
    await page.fill('Email address', 'rhian@example.com');
    await page.press('Tell me');
    await page.heading('We will tell you');
    const [asked] = page.api.callsTo('POST', '/waiting');
    expect(asked?.body).to.deep.include({ moves: '7K3-M9Q-XPT4', email: 'rhian@example.com' });
    await page.press('Back');
    await page.press('Book something else');
    // By the council's clock it is 10am on the day before.
    await book('2026-03-03T09:00:00Z');
    await page.shows('It is too late to move or cancel this time here.');
    expect(page.text).to.not.contain('here until');
    await booker.send();
    await page.heading('Your booking is made');
    expect(page.text).to.not.contain('earlier time');
  });

  it('says in its own words that somebody has as many bookings as they can have, by whatever detail', async () => {
    const booker = await start({
      'POST /bookings': () => refusal(422, 'invalid', [{ field: 'contact.phone', code: 'too-many' }]),
    });
    await booker.toCheck();
    await booker.send();
    await booker.page.shows('There can be no more bookings of this kind with these details.');
  });

  it('moves a booking, given what opens it', async () => {
    const moving = {
      reference: '7K3-M9Q-XPT4',
      session: 'SSSS',
      service: 'tennis',
      items: {},
      slot: { location: 'park', starts: '2026-03-10T09:00:00Z', ends: '2026-03-10T10:00:00Z' },
    };
    const booker = await start();
    const { page } = booker;
    await booker.atService();
    // However late a page's script comes.
    (page.widget as BookASlot).moving = moving;
    await page.heading('When would suit you better?');
    await page.shows('Your booking now: Tuesday 10 March 2026, 9am');
    await booker.choose();
    await page.heading('Check the new time');
    const moved = oneEvent(page.widget, 'council-booking-moved');
    await page.press('Move my booking');
    await page.heading('Your booking is moved');
    await moved;
    const [held] = page.api.callsTo('POST', '/holds');
    expect((held?.body as NewHold).moves).to.equal('7K3-M9Q-XPT4');
    expect(held?.headers.get('Authorization')).to.equal('Bearer SSSS');
    const [sent] = page.api.callsTo('PATCH', '/bookings/:reference');
    expect(sent?.headers.get('Authorization')).to.equal('Bearer SSSS');
  });

  for (const [name, answer, title] of [
    [
      'a gateway answers with a page of HTML',
      () => new Response('<h1>502</h1>', { status: 502 }),
      'The service is not available',
    ],
    ['the network fails', () => Promise.reject(new TypeError('network')), 'We could not reach the council'],
    ['there are too many', () => refusal(429, 'too-many', undefined, { 'Retry-After': '30' }), 'Too many tries'],
    ['nobody can read the answer', () => ({ reference: 7 }), 'We got an answer that we do not understand'],
  ] as const) {
    it(`keeps everything when ${name}, and books with the same key again`, async () => {
      let fails = true;
      const routes = booking();
      const booker = await start({
        ...routes,
        'POST /bookings': (request) => (fails ? answer() : routes['POST /bookings']!(request)),
      });
      const { page } = booker;
      await booker.toCheck();
      await booker.send();
      await page.shows(title);
      await page.shows('Nothing that you typed is lost.');
      fails = false;
      await booker.send();
      await page.heading('Your booking is made');
      const keys = page.api.callsTo('POST', '/bookings').map(({ headers }) => headers.get('Idempotency-Key'));
      expect(new Set(keys).size).to.equal(1);
    });
  }

  it('holds the slot again when the page comes back, and shows nobody else what was booked', async () => {
    const booker = await start();
    const { page } = booker;
    await booker.toContact();
    await page.fill('Full name', 'Rhian Sample');
    const comeBack = () => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    };
    comeBack();
    await page.until('another hold', () => page.api.callsTo('POST', '/holds').length === 2);
    expect(page.api.callsTo('DELETE', '/holds/:id')).to.have.length(1);
    await page.fill('Email address', 'rhian@example.com');
    await booker.goOn();
    await booker.send();
    await page.heading('Your booking is made');
    comeBack();
    await booker.atService();
    expect(page.text).to.not.contain('7K3-M9Q-XPT4');
  });

  it('holds two slots for two widgets on one page', async () => {
    const two = (api: string) =>
      html`<div>
        <council-book-a-slot id="one" api-base=${api}></council-book-a-slot>
        <council-book-a-slot id="two" api-base=${api}></council-book-a-slot>
      </div>`;
    const page = await open(two, booking());
    const [one, other] = [...page.widget.children].map(
      (widget) => new Booker(new Page(widget as HTMLElement, page.api)),
    ) as [Booker, Booker];
    await one.toContact();
    await other.toTime();
    await other.choose('2026-03-10T09:00:00Z');
    await other.page.heading('Your details');
    await one.page.shows('Tuesday 3 March 2026, 9am');
    await other.page.shows('Tuesday 10 March 2026, 9am');
    expect(page.api.callsTo('POST', '/holds').map(({ body }) => (body as NewHold).instead)).to.deep.equal([
      undefined,
      undefined,
    ]);
  });
});
