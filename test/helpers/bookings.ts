import type { BookableService } from '../../src/contract/bookable-services.ts';
import type { BookingReceipt, Hold, NewHold } from '../../src/contract/bookings.ts';
import type { Offer } from '../../src/contract/offers.ts';
import type { CaseView } from '../../src/contract/cases.ts';
import type { OwnBookings } from '../../src/contract/own-bookings.ts';
import type { ServiceList } from '../../src/contract/services.ts';
import type { Slot, SlotList } from '../../src/contract/slots.ts';
import { localDay } from '../../src/core/dates.ts';
import { json, refusal, type FakeRequest, type Routes } from './fake-api.ts';
import { caseView, reference as caseReference, session, tracking } from './cases.ts';

/** Invented services that are booked with the invented council, in English and Welsh. */

/** The council's clock in all these: a Monday. */
export const now = '2026-03-02T10:00:00Z';
export const reference = '7K3-M9Q-XPT4';
export const token = 'goodAAAAAAAAAAAAAAAAAA';

export const languageOf = ({ headers }: FakeRequest) =>
  headers.get('Accept-Language')?.startsWith('cy') ? 'cy' : 'en';

const base = (code: string, language: string): BookableService | undefined => {
  const cy = language === 'cy';
  const common = {
    language,
    kind: 'booking' as const,
    keywords: [],
    questions: [],
    contact: { email: 'required' as const, phone: 'optional' as const },
    mostOpen: 2,
    changeUntil: 24,
    waiting: true,
    phone: { display: '01632 960 003', dial: '+441632960003' },
  };
  switch (code) {
    case 'bulky-waste':
      return {
        ...common,
        code,
        name: cy ? 'Casglu gwastraff swmpus' : 'Bulky waste collection',
        description: cy ? 'Soffas, matresi ac oergelloedd' : 'Sofas, mattresses and fridges',
        group: 'waste',
        frequent: true,
        locations: [{ code: 'home', name: cy ? 'Eich cartref' : 'Your home', way: 'at-home' }],
        minutes: 300,
        window: true,
        items: {
          label: cy ? 'Beth y dylem ei gasglu?' : 'What should we collect?',
          most: 5,
          each: [
            { code: 'sofa', name: cy ? 'Soffa' : 'Sofa', most: 2, minutes: 0, notWith: [] },
            { code: 'mattress', name: cy ? 'Matres' : 'Mattress', most: 5, minutes: 0, notWith: [] },
            {
              code: 'fridge',
              name: cy ? 'Oergell' : 'Fridge',
              hint: cy ? 'Yn wag' : 'Emptied',
              most: 1,
              minutes: 0,
              notWith: ['sofa'],
            },
          ],
        },
        questions: [
          {
            code: 'gate',
            type: 'singlevaluelist',
            required: true,
            label: cy ? 'A oes giât wedi’i chloi?' : 'Is there a locked gate?',
            values: [
              { key: 'yes', name: cy ? 'Oes' : 'Yes' },
              { key: 'no', name: cy ? 'Nac oes' : 'No' },
            ],
          },
        ],
        rules: [cy ? 'Ni ad-delir y ffi ar ôl hynny.' : 'After that the fee is not paid back.'],
        bring: [cy ? 'Rhowch bopeth y tu allan erbyn 7yb.' : 'Put everything outside by 7am.'],
        team: cy ? 'Y tîm gwastraff' : 'The waste team',
      };
    case 'register-birth':
      return {
        ...common,
        code,
        name: cy ? 'Cofrestru genedigaeth' : 'Register a birth',
        group: 'registrar',
        frequent: true,
        locations: [
          {
            code: 'town-hall',
            name: cy ? 'Neuadd y Dref' : 'Town Hall',
            way: 'on-site',
            address: 'Market Square, Exampleton, ZZ1 1AA',
            access: cy ? 'Mae lifft.' : 'There is a lift.',
          },
          { code: 'northside', name: cy ? 'Llyfrgell Northside' : 'Northside Library', way: 'on-site' },
          { code: 'video', name: cy ? 'Ar-lein' : 'Online', way: 'video' },
        ],
        minutes: 30,
        window: false,
        rules: [],
        bring: [cy ? 'Eich pasbort' : 'Your passport'],
        team: cy ? 'Y cofrestrydd' : 'The registrar',
      };
    case 'tennis':
      return {
        ...common,
        code,
        name: cy ? 'Cwrt tennis' : 'Tennis court',
        group: 'leisure',
        frequent: false,
        locations: [{ code: 'park', name: cy ? 'Parc y Felin' : 'Mill Park', way: 'on-site' }],
        minutes: 60,
        window: false,
        changeUntil: 0,
        waiting: false,
        rules: [],
        bring: [],
        team: cy ? 'Y tîm hamdden' : 'The leisure team',
      };
    default:
      return undefined;
  }
};

export const bookable = base;

export const bookableList = (language = 'en'): ServiceList => ({
  language,
  groups: [
    { code: 'waste', name: language === 'cy' ? 'Gwastraff' : 'Waste' },
    { code: 'registrar', name: language === 'cy' ? 'Cofrestrydd' : 'Registrar' },
    { code: 'leisure', name: language === 'cy' ? 'Hamdden' : 'Leisure' },
  ],
  services: ['bulky-waste', 'register-birth', 'tennis'].flatMap((code) => base(code, language) ?? []),
});

const slot = (starts: string, minutes: number, location: string): Slot => ({
  starts,
  ends: new Date(Date.parse(starts) + minutes * 60_000).toISOString().replace('.000', ''),
  location,
  left: 1,
});

/** Days on which there are slots: nothing in April. */
const days = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-10', '2026-05-06'];

/** Every slot that the council has. */
export function allSlots(): Slot[] {
  return days.flatMap((day) => {
    const summer = day >= '2026-03-29';
    const at = (hour: number) => `${day}T${String(summer ? hour - 1 : hour).padStart(2, '0')}:00:00Z`;
    return [
      slot(at(7), 300, 'home'),
      ...[9, 10, 14].flatMap((hour) => ['town-hall', 'video'].map((location) => slot(at(hour), 30, location))),
      slot(at(15), 30, 'northside'),
      ...[9, 10, 11, 14, 15, 16].map((hour) => slot(at(hour), 60, 'park')),
    ];
  });
}

/** Slots as the API answers, of those that there are. */
export function slotList({ url }: Pick<FakeRequest, 'url'>, all: readonly Slot[], at = now): SlotList {
  const [from = '', to = ''] = ['from', 'to'].map((name) => url.searchParams.get(name) ?? '');
  const locations = url.searchParams.get('location')?.split(',') ?? [];
  const fitting = all.filter(({ location, starts }) => locations.includes(location) && starts > at);
  const on = fitting.map((each) => ({ each, day: localDay(each.starts) }));
  const before = on.filter(({ day }) => day < from).at(-1)?.day;
  const after = on.find(({ day }) => day > to)?.day;
  return {
    language: 'en',
    timeZone: 'Europe/London',
    now: at,
    slots: on.filter(({ day }) => day >= from && day <= to).map(({ each }) => each),
    ...(before && { before }),
    ...(after && { after }),
  };
}

export const holdOf = (body: unknown, seconds = 600, extensions = 3): Required<Hold> => {
  const { location, starts } = body as NewHold;
  const found = allSlots().find((each) => each.location === location && each.starts === starts);
  return {
    id: crypto.randomUUID(),
    token: 'HHHHHHHHHHHHHHHHHHHHHH',
    location,
    starts,
    ends: found?.ends ?? starts,
    seconds,
    extensions,
    now,
  };
};

export const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';

/** Address of a calendar that follows a booking. */
export const feed = 'https://exampleton.test/v1/calendars/FFFFFFFFFFFFFFFFFFFFFF.ics';

/** The same council; a booking with an e-mail address waits to be confirmed. */
export const confirming = (): Routes => {
  const own = booking();
  return {
    ...own,
    'POST /bookings': async (request) => {
      const answer = (await own['POST /bookings']?.(request)) as Response;
      return json({ ...((await answer.json()) as BookingReceipt), confirmBy: '2026-03-02T10:30:00Z' }, 201);
    },
    'POST /cases/links': (request) => ({ language: languageOf(request) }),
  };
};

/** A council with which times can be booked: each slot goes to who holds it first. */
export function booking(): Routes {
  let slots = allSlots();
  let held: Required<Hold> | undefined;
  return {
    'GET /services': (request) => bookableList(languageOf(request)),
    'GET /services/:code': (request) =>
      base(request.url.pathname.split('/').at(-1) ?? '', languageOf(request)) ?? refusal(404, 'not-found'),
    'GET /slots': (request) => slotList(request, slots),
    'POST /holds': ({ body }) => {
      const { location, starts } = body as NewHold;
      if (!slots.some((each) => each.location === location && each.starts === starts)) return refusal(409, 'conflict');
      if (held) slots = allSlots();
      held = holdOf(body);
      return json(held, 201);
    },
    'PATCH /holds/:id': () => held ?? refusal(404, 'not-found'),
    'DELETE /holds/:id': () => new Response(null, { status: 204 }),
    'POST /bookings': (request) => {
      if (!held) return refusal(409, 'conflict');
      const { location, starts, ends } = held;
      const language = languageOf(request);
      const receipt: BookingReceipt = {
        reference,
        token,
        location,
        starts,
        ends,
        language,
        bring: [language === 'cy' ? 'Eich pasbort' : 'Your passport'],
      };
      return json(receipt, 201);
    },
    'PATCH /bookings/:reference': () => {
      const { location = '', starts = '', ends = '' } = held ?? {};
      return { reference, status: 'booked', location, starts, ends, already: false };
    },
    'POST /cases/lookup': (request) => ({
      session,
      case: { ...caseView(languageOf(request)), reference, kind: 'booking' },
    }),
    'GET /bookings/:reference/calendar.ics': () =>
      new Response(calendar, { headers: { 'Content-Type': 'text/calendar; charset=utf-8' } }),
    'POST /waiting': (request) => json({ language: languageOf(request) }, 201),
    'POST /bookings/:reference/feed': () => ({ url: feed }),
    'DELETE /bookings/:reference/feed': (request) => ({ language: languageOf(request) }),
  };
}

/** A collection that is kept for somebody who waited and has not booked. */
export const anOffer = (over: Partial<Offer> = {}): Offer => ({
  language: 'en',
  state: 'open',
  service: 'bulky-waste',
  location: 'home',
  starts: '2026-03-04T07:00:00Z',
  ends: '2026-03-04T12:00:00Z',
  items: [{ code: 'sofa', count: 1 }],
  until: '2026-03-02T22:00:00Z',
  hold: {
    id: '5a0b8f5e-6c3e-4d43-9f2f-0d0e3f5f5a01',
    location: 'home',
    starts: '2026-03-04T07:00:00Z',
    ends: '2026-03-04T12:00:00Z',
    seconds: 43_200,
    extensions: 0,
    now,
  },
  ...over,
});

/** An earlier time for a tennis court that is booked. */
export const anEarlierTime = (over: Partial<Offer> = {}): Offer => {
  const time = { location: 'park', starts: '2026-03-03T09:00:00Z', ends: '2026-03-03T10:00:00Z' };
  return anOffer({
    service: 'tennis',
    items: [],
    ...time,
    hold: { id: '5a0b8f5e-6c3e-4d43-9f2f-0d0e3f5f5a02', ...time, seconds: 43_200, extensions: 0, now },
    moves: { reference, location: 'park', starts: '2026-03-10T09:00:00Z', ends: '2026-03-10T10:00:00Z' },
    ...over,
  });
};

/** A tennis court that is booked, as its owner sees it. */
export function bookedCase(language = 'en', more: Partial<CaseView> = {}): CaseView {
  const cy = language === 'cy';
  const view = caseView(language);
  const booked = cy ? 'Wedi’i archebu' : 'Booked';
  return {
    ...view,
    kind: 'booking',
    title: cy ? 'Cwrt tennis' : 'Tennis court',
    description: '',
    photos: [],
    facts: [
      { label: cy ? 'Pryd' : 'When', value: cy ? 'Dydd Mawrth 10 Mawrth 2026, 9yb' : 'Tuesday 10 March 2026, 9am' },
      { label: cy ? 'Ble' : 'Where', value: cy ? 'Parc y Felin' : 'Mill Park' },
    ],
    updated: view.received,
    status: {
      code: 'booked',
      tone: 'active',
      closed: false,
      label: booked,
      meaning: cy ? 'Mae’r archeb wedi’i gwneud.' : 'The booking is made.',
      next: cy ? 'Cadwch yr amser yn rhydd.' : 'Keep the time free.',
    },
    steps: [
      { label: booked, state: 'now', at: view.received },
      { label: cy ? 'Wedi’i wneud' : 'Done', state: 'ahead', at: '2026-03-10T09:00:00Z' },
    ],
    timeline: [
      {
        id: '1',
        at: view.received,
        kind: 'received',
        by: 'you',
        who: cy ? 'Chi' : 'You',
        title: booked,
        photos: [],
      },
    ],
    team: {
      name: cy ? 'Parciau' : 'Parks',
      phone: { display: '01632 960 004', dial: '+441632960004' },
      email: 'parks@exampleton.test',
    },
    may: ['ask', 'move', 'cancel', 'calendar'],
    booking: {
      service: 'tennis',
      location: 'park',
      place: cy ? 'Parc y Felin' : 'Mill Park',
      way: 'on-site',
      starts: '2026-03-10T09:00:00Z',
      ends: '2026-03-10T10:00:00Z',
      window: false,
      items: [],
      changeUntil: '2026-03-09T09:00:00Z',
      rules: [cy ? 'Ni ad-delir y ffi ar ôl hynny.' : 'After that the fee is not paid back.'],
      bring: [],
    },
    ...more,
  };
}

export const listSession = 'LLLLLLLLLLLLLLLLLLLLLL';

/** What somebody has booked and still comes to. */
export function ownBookings(language = 'en'): OwnBookings {
  const cy = language === 'cy';
  const { title, booking: tennis } = bookedCase(language);
  const { place, way, starts, ends, window } = tennis!;
  return {
    language,
    bookings: [
      {
        reference: '4HD-W2V-8RN9',
        title: cy ? 'Casglu gwastraff swmpus' : 'Bulky waste collection',
        place: cy ? 'Eich cartref' : 'Your home',
        way: 'at-home',
        starts: '2026-03-04T07:00:00Z',
        ends: '2026-03-04T12:00:00Z',
        window: true,
      },
      { reference: caseReference, title, place, way, starts, ends, window },
      {
        reference: '9PL-C6T-2WXF',
        title: cy ? 'Cofrestru genedigaeth' : 'Register a birth',
        place: cy ? 'Neuadd y Dref' : 'Town Hall',
        address: 'Market Square, Exampleton, ZZ1 1AA',
        way: 'on-site',
        starts: '2026-04-14T13:30:00Z',
        ends: '2026-04-14T14:00:00Z',
        window: false,
      },
    ],
  };
}

/** The link to them, the list, and the way from it to a case. */
export const listing = (list: (language: string) => OwnBookings = ownBookings): Routes => {
  const isListed = ({ headers }: FakeRequest) => headers.get('Authorization') === `Bearer ${listSession}`;
  const lookUp = tracking(bookedCase)['POST /cases/lookup']!;
  return {
    ...tracking(bookedCase),
    'POST /bookings/links': (request) => ({ language: languageOf(request) }),
    'POST /bookings/lookup': ({ body }) =>
      (body as { token: string }).token.startsWith('good') ? { session: listSession } : refusal(410, 'gone'),
    'GET /bookings': (request) => (isListed(request) ? list(languageOf(request)) : refusal(401, 'unauthorised')),
    'POST /cases/lookup': (request) =>
      isListed(request) && (request.body as { reference: string }).reference === caseReference
        ? { session, case: bookedCase(languageOf(request)) }
        : lookUp(request),
  };
};
