import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { BookableService } from '../../src/contract/bookable-services.ts';
import type {
  ClosurePreview,
  DaySheet,
  DeskClosures,
  DeskResources,
  DeskServices,
  ServiceRules,
} from '../../src/contract/desk-bookings.ts';
import type { SlotList } from '../../src/contract/slots.ts';
import { localDay } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';
import { sql } from '../../server/database/sql.ts';
import { makeSlots, saveResources } from '../../server/domains/booking/opening.ts';
import { services as serviceRoutes } from '../../server/domains/service/routes.ts';
import { saveServices } from '../../server/domains/service/store.ts';
import {
  aResource,
  aService,
  bookedOf,
  dayAhead,
  faults,
  heldOf,
  letLapse,
  resident,
  send,
  setUp,
} from './bookings.ts';
import { letters } from './cases.ts';
import { codeOf, errorsOf, get, onBothDatabases } from './client.ts';
import { openDesk, type Desk } from './desk.ts';
import { town } from './town.ts';

/** The rules as a page reads them. */
const options = { town: { ...town, services: serviceRoutes } };
const services = [
  aService({
    locations: [
      { code: 'hall', name: 'Town Hall', way: 'on-site', address: '1 High Street, Exampleton, ZZ1 1AA' },
      { code: 'home', name: 'At your home', way: 'at-home' },
    ],
  }),
  aService({
    code: 'round',
    name: 'Round',
    notice: { days: 1, time: '14:00' },
    confirmWithin: 30,
    locations: [
      { code: 'north', name: 'North', way: 'on-site' },
      { code: 'south', name: 'South', way: 'on-site' },
    ],
  }),
  aService({ code: 'idle', name: 'Idle' }),
];

onBothDatabases(
  'what officers set of bookings',
  (server) => {
    const db = () => server().db;
    const me = (service = 'visit', location = 'hall') => resident(server(), service, location);
    let desk: Desk;

    before(async () => {
      await setUp(db(), {
        services,
        resources: [
          aResource({ code: 'desk-1' }),
          aResource({ code: 'north-van', capacity: 2, offers: [{ service: 'round', location: 'north' }] }),
          aResource({ code: 'south-van', offers: [{ service: 'round', location: 'south' }] }),
        ],
        days: 14,
      });
      desk = await openDesk(server());
    });

    const rulesOf = async (code = 'visit') =>
      ((await desk.get('/services')).body as DeskServices).services.find((each) => each.code === code)!;
    const set = async (change: Partial<ServiceRules>, code = 'visit') => {
      const { version, rules } = await rulesOf(code);
      const answer = await desk.post(`/services/${code}/rules`, { version, rules: { ...rules, ...change } });
      assert.equal(answer.status, 201, answer.text);
    };
    const service = async (code = 'visit') =>
      (await get(`${server().url}/api/services/${code}`)).body as BookableService;
    let people = 0;
    const robin = () => ({ name: 'Robin', email: `robin.${(people += 1)}@example.com` });
    const hold = async (day: string, index = 0, over: Record<string, unknown> = {}, headers?: Record<string, string>) =>
      heldOf(await me().hold((await me().slot(day, index)).starts, over, headers));
    const book = async (day: string, contact = robin()) => {
      const receipt = bookedOf(await me().book(await hold(day), { contact }));
      return { receipt, reference: receipt.reference, email: contact.email, ...(await me().open(receipt)) };
    };
    const offered = async (day: string, code = 'visit') =>
      (await me(code).slots(`&from=${day}&to=${day}`)).slots.map(({ starts, left }) => `${starts} ${left}`);
    const auditOf = async (action: string) =>
      (
        (await desk.get('/audit')).body as { entries: { action: string; detail?: string; officer?: string }[] }
      ).entries.find((each) => each.action === action);

    it('shows the rules of a service, and holds to them at once wherever they count', async () => {
      const { rules, version, locations } = await rulesOf('round');
      const { notice, confirmWithin, changeUntil, mostOpen, waiting } = services[1]!;
      assert.deepEqual(rules, { notice, confirmWithin, changeUntil, mostOpen, waiting });
      assert.deepEqual([version, locations.map(({ name }) => name)], [0, ['North', 'South']]);
      const held = await hold(dayAhead(2), 1);
      // Asked once before, so that whatever is remembered is.
      assert.equal((await service()).notice, undefined);
      await set({ notice: { days: 4, time: '00:00' }, ahead: 6, mostOpen: 1, waiting: false });
      const now = await service();
      assert.deepEqual([now.notice, now.ahead, now.mostOpen, now.waiting], [{ days: 4, time: '00:00' }, 6, 1, false]);
      const { slots, after } = await me().slots(`&from=${dayAhead(0)}&to=${dayAhead(12)}`);
      assert.deepEqual([...new Set(slots.map(({ starts }) => localDay(starts)))], [dayAhead(5), dayAhead(6)]);
      assert.equal(after, undefined);
      assert.deepEqual(
        [await me().hold(held.starts), await me().hold(held.starts.replace(/^.{10}/, dayAhead(7)))].map(codeOf),
        ['conflict', 'conflict'],
      );
      const waits = { service: 'visit', email: 'waits@example.com' };
      assert.deepEqual(errorsOf(await send('POST', `${server().url}/api/waiting`, { body: waits })), [
        'service: not-allowed',
      ]);
      // What was held is booked all the same, and by who has one already: so it was when they were given it.
      const contact = robin();
      const later = await hold(dayAhead(5));
      assert.equal((await me().book(later, { contact })).status, 201);
      assert.equal((await me().book(held, { contact })).status, 201);
      assert.deepEqual(errorsOf(await me().book(await hold(dayAhead(5)), { contact })), ['contact.email: too-many']);
      // Once its time has run out, the rules are those of now.
      await set({ notice: undefined, ahead: undefined, mostOpen: 99, waiting: true });
      const lapsed = await hold(dayAhead(2), 2);
      await set({ notice: 24 * 7 });
      await letLapse(db(), lapsed.id);
      assert.equal(codeOf(await me().book(lapsed, { contact: robin() })), 'conflict');
      await set({ notice: undefined });
      assert.deepEqual([(await service()).notice, (await service()).ahead], [0, undefined]);
      assert.deepEqual(await faults(db()), []);
    });

    it('moves and cancels by the rules of now, and takes nothing of a hold back', async () => {
      const booked = await book(dayAhead(3));
      const { reference, headers } = booked;
      const held = await hold(dayAhead(4), 0, { moves: reference }, headers);
      await set({ changeUntil: 24 * 30 });
      const { may } = await me().view(reference, headers);
      assert.ok(!may.includes('move') && !may.includes('cancel'));
      assert.equal((await me().cancel(reference, headers)).status, 409);
      assert.equal(
        (await me().hold((await me().slot(dayAhead(4), 1)).starts, { moves: reference }, headers)).status,
        409,
      );
      assert.equal((await me().move(reference, held, headers)).status, 200);
      await set({ changeUntil: 1 });
      assert.equal((await me().cancel(reference, headers)).status, 200);
      await set({ changeUntil: 24 });
      assert.deepEqual(await faults(db()), []);
    });

    it('wants an address confirmed from then on, and no longer', async () => {
      await set({ confirmWithin: 45 });
      const waits = bookedOf(await me().book(await hold(dayAhead(6)), { contact: robin() }));
      assert.notEqual(waits.confirmBy, undefined);
      await set({ confirmWithin: undefined });
      assert.equal(bookedOf(await me().book(await hold(dayAhead(6)), { contact: robin() })).confirmBy, undefined);
      assert.equal((await service('round')).confirmWithin, 30, 'another service has its own');
      await set({ confirmWithin: undefined }, 'round');
      assert.equal((await service('round')).confirmWithin, undefined, 'none, where the council’s list has one');
      // An officer takes what waits as it is, and moves it.
      const { starts } = await me().slot(dayAhead(7));
      assert.equal((await desk.act(waits.reference, { kind: 'move', location: 'hall', starts })).status, 201);
      // Both are of one moment, so they come in any order.
      const subjects = (await letters(server())).slice(0, 2).map(({ subject }) => subject);
      assert.deepEqual(subjects.sort(), [
        `Your booking ${waits.reference}`,
        `Your booking ${waits.reference} is moved`,
      ]);
    });

    it('keeps rules over a start with the council’s own list, and says who set them and what they were', async () => {
      await set({ mostOpen: 7, changeUntil: { days: 2, time: '09:30' } });
      await saveServices(
        db(),
        [],
        services.map((each) => ({ kind: 'booking', service: each })),
      );
      assert.deepEqual([(await service()).mostOpen, (await service()).changeUntil], [7, { days: 2, time: '09:30' }]);
      const { detail, officer } = (await auditOf('service-rules'))!;
      assert.equal(
        detail,
        'Visit: latest time to move or cancel from “24 hours before” to “09:30, 2 days before”; bookings of one person from “99” to “7”',
      );
      assert.ok(officer);
      await set({ mostOpen: 99, changeUntil: 24 });
    });

    it('says at the field what cannot be a rule, and nothing is set for who was slower', async () => {
      const { version, rules } = await rulesOf();
      const wrong: [Partial<Record<keyof ServiceRules, unknown>>, string][] = [
        [{ mostOpen: 0 }, 'rules.mostOpen: too-small'],
        [{ notice: -1 }, 'rules.notice: too-small'],
        [{ notice: null }, 'rules.notice: required'],
        [{ changeUntil: { days: 0, time: '14:00' } }, 'rules.changeUntil.days: too-small'],
        [{ changeUntil: { days: 1, time: '24:00' } }, 'rules.changeUntil.time: date'],
        [{ confirmWithin: 10.5 }, 'rules.confirmWithin: not-a-number'],
        [{ ahead: 1000 }, 'rules.ahead: too-big'],
        [{ waiting: 'no' }, 'rules.waiting: required'],
        // With these nobody could book anything.
        [{ notice: { days: 7, time: '14:00' }, ahead: 6 }, 'rules.notice: not-allowed'],
        [{ notice: { days: 6, time: '00:00' }, ahead: 6 }, 'rules.notice: not-allowed'],
        [{ notice: 24, ahead: 0 }, 'rules.notice: not-allowed'],
        [{ notice: 24 * 61, ahead: undefined }, 'rules.notice: not-allowed'],
        [{ notice: { days: 61, time: '14:00' }, ahead: 365 }, 'rules.notice: not-allowed'],
      ];
      for (const [change, said] of wrong)
        assert.deepEqual(
          errorsOf(await desk.post('/services/visit/rules', { version, rules: { ...rules, ...change } })),
          [said],
        );
      const both = await Promise.all(
        [3, 4].map((mostOpen) => desk.post('/services/visit/rules', { version, rules: { ...rules, mostOpen } })),
      );
      assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
      assert.equal((await rulesOf()).version, version + 1);
      assert.equal((await desk.post('/services/nothing/rules', { version: 0, rules })).status, 404);
      assert.equal((await desk.post('/services/idle/rules', { version: 7, rules })).status, 409, 'nothing was set');
      for (const [odd, said] of [
        [1.5, 'not-a-number'],
        [-1, 'too-small'],
        [1e12, 'too-big'],
        [1e308, 'too-big'],
      ] as const)
        for (const path of ['/services/visit/rules', '/services/idle/rules'])
          assert.deepEqual(errorsOf(await desk.post(path, { version: odd, rules })), [`version: ${said}`]);
      assert.equal(
        (await send('POST', `${server().url}/api/desk/services/visit/rules`, { body: { version, rules } })).status,
        403,
      );
      await set({ mostOpen: 99 });
    });

    it('closes a day of everything, lists who has to be told, and opens it again as it was', async () => {
      const day = dayAhead(8);
      const { reference, email } = await book(day);
      const sheet = async () => (await desk.get(`/day?day=${day}`)).body as DaySheet;
      const of = async (code: string) => (await sheet()).resources.find((each) => each.code === code)!;
      // One time is closed by hand, one has more places, and one van has hours of its own.
      const { slots, version } = await of('desk-1');
      const act = async (code: string, deed: unknown) =>
        desk.post(`/resources/${code}/actions`, { version: (await of(code)).version, deed });
      await act('desk-1', { kind: 'slots', slots: [slots[2]?.id], closed: true });
      await act('desk-1', { kind: 'slots-capacity', slots: [slots[3]?.id], capacity: 5 });
      await act('south-van', { kind: 'open', day, from: '18:00', until: '19:00' });
      const [visits, rounds] = [await offered(day), await offered(day, 'round')];
      assert.deepEqual([visits.length, rounds.length], [6, 10]);

      const closed = await desk.post('/closures', { day, reason: 'Boxing Day' });
      assert.deepEqual([closed.status, closed.body], [201, { day }]);
      assert.deepEqual([await offered(day), await offered(day, 'round')], [[], []]);
      const closures = async () => ((await desk.get('/closures')).body as DeskClosures).closures;
      const [only, ...others] = await closures();
      assert.deepEqual(others, []);
      assert.deepEqual(
        [only?.scope, only?.reason, only?.resources],
        ['Everything', 'Boxing Day', ['desk-1', 'north-van', 'south-van']],
      );
      assert.deepEqual(
        only?.bookings.map((each) => [each.reference, each.serviceName, each.email]),
        [[reference, 'Visit', email]],
      );
      assert.deepEqual(errorsOf(await desk.post('/closures', { day, reason: 'Again' })), ['day: not-allowed']);
      // Who looked before is told, and no day that becomes visible later is lost.
      assert.equal(
        codeOf(await desk.post('/resources/desk-1/actions', { version, deed: { kind: 'capacity', capacity: 2 } })),
        'conflict',
      );

      // Closed for something else too: open is only what neither closes.
      assert.equal(
        (await desk.post('/closures', { day, reason: 'No driver', service: 'round', location: 'north' })).status,
        201,
      );
      assert.deepEqual(
        (await closures()).map(({ scope, resources }) => [scope, resources.length]),
        [
          ['Everything', 3],
          ['Round, North', 1],
        ],
      );
      const open = (id: number | undefined) =>
        send('DELETE', `${server().url}/api/desk/closures/${id}`, { headers: desk.headers });
      assert.equal((await open(only?.id)).status, 200);
      assert.deepEqual([await offered(day), (await offered(day, 'round')).length], [visits, 2]);
      assert.equal((await open((await closures())[0]?.id)).status, 200);
      assert.deepEqual([await offered(day), await offered(day, 'round')], [visits, rounds]);
      assert.deepEqual(await closures(), []);
      assert.equal((await open(only?.id)).status, 200, 'twice is no mistake');
      assert.deepEqual(
        [(await auditOf('day-closed'))?.detail, (await auditOf('day-opened'))?.detail],
        [`${day}, Round, North: No driver`, `${day}, Round, North`],
      );
      assert.deepEqual(await faults(db()), []);
    });

    it('opens one of them by itself on such a day, and refuses what is no day or nothing', async () => {
      const day = dayAhead(9);
      await desk.post('/closures', { day, reason: 'Storm' });
      const { version, exceptions } = ((await desk.get('/resources')).body as DeskResources).resources[0]!;
      assert.equal(exceptions[0]?.reason, 'Storm');
      await desk.post('/resources/desk-1/actions', {
        version,
        deed: { kind: 'open', day, from: '09:00', until: '10:00' },
      });
      assert.equal((await offered(day)).length, 2);
      const [closure] = ((await desk.get('/closures')).body as DeskClosures).closures;
      assert.deepEqual(closure?.resources, ['north-van', 'south-van']);
      await send('DELETE', `${server().url}/api/desk/closures/${closure?.id}`, { headers: desk.headers });
      assert.deepEqual([(await offered(day)).length, (await offered(day, 'round')).length], [2, 16]);
      const refused = async (body: unknown) => errorsOf(await desk.post('/closures', body));
      assert.deepEqual(await refused({ day: addDays(localDay(new Date()), -1), reason: 'Late' }), ['day: too-small']);
      assert.deepEqual(await refused({ day, reason: ' ' }), ['reason: required']);
      assert.deepEqual(await refused({ day, reason: 'x', service: 'nothing' }), ['service: not-an-option']);
      assert.deepEqual(await refused({ day, reason: 'x', location: 'north' }), ['service: required']);
      assert.deepEqual(((await desk.get('/closures')).body as DeskClosures).closures, []);
    });

    it('keeps a day closed whatever is set of it meanwhile, and opens it with what was set', async () => {
      const day = dayAhead(1);
      const close = (reason: string) => desk.post('/closures', { day, reason });
      const closures = async () => ((await desk.get('/closures')).body as DeskClosures).closures;
      const open = async () => {
        const [closure] = await closures();
        await send('DELETE', `${server().url}/api/desk/closures/${closure?.id}`, { headers: desk.headers });
      };
      const slotsOf = async () =>
        ((await desk.get(`/day?day=${day}`)).body as DaySheet).resources.find(({ code }) => code === 'desk-1')!;
      const act = async (deed: unknown) =>
        assert.equal(
          (await desk.post('/resources/desk-1/actions', { version: (await slotsOf()).version, deed })).status,
          201,
        );
      await act({ kind: 'capacity', capacity: 9 });
      const over = await book(day);
      await set({ confirmWithin: 45 });
      const waits = bookedOf(await me().book(await hold(day, 1), { contact: robin() }));
      await set({ confirmWithin: undefined });
      await act({ kind: 'slots', slots: [(await slotsOf()).slots[2]?.id], closed: true });
      const [before, free] = [await slotsOf(), await offered(day)];
      await close('Storm');
      await act({ kind: 'capacity', capacity: 9 });
      const { hours } = ((await desk.get('/resources')).body as DeskResources).resources[0]!;
      await act({ kind: 'hours', hours: hours.map((each) => ({ ...each, until: '14:00' })) });
      assert.deepEqual(await offered(day), []);
      await act({ kind: 'hours', hours });
      await open();
      const states = ({ slots }: typeof before) => slots.map(({ id: _, ...slot }) => slot);
      assert.deepEqual(states(await slotsOf()), states(before));
      assert.deepEqual(await offered(day), free);

      // What is set of one alone is of it alone: with the day it stays closed, and what is new is closed with it.
      await act({ kind: 'block', day, reason: 'Painting' });
      await close('Storm');
      await act({ kind: 'usual', day });
      assert.deepEqual(await offered(day), []);
      await act({ kind: 'block', day, reason: 'Painting' });
      await db().transaction(async (transaction) => {
        const offers = [{ service: 'round', location: 'north' }];
        await saveResources(transaction, [aResource({ code: 'spare-van', offers })]);
        await makeSlots(transaction, new Date(), 14);
      });
      // Told beforehand as afterwards: who has not confirmed yet too, and nobody who has been there.
      const preview = async (query = '') =>
        (await desk.get(`/closures/preview?day=${day}${query}`)).body as ClosurePreview;
      await db().execute(
        sql`update bookings b set ends_at = now() - interval '1 minute' from cases c
            where c.id = b.case_id and c.reference = ${over.reference}`,
      );
      const [closure] = await closures();
      assert.deepEqual(closure?.resources, ['desk-1', 'north-van', 'south-van', 'spare-van']);
      assert.deepEqual(await preview(), { resources: closure?.resources, bookings: closure?.bookings });
      assert.deepEqual(
        closure?.bookings.map(({ reference, unconfirmed }) => [reference, unconfirmed]),
        [[waits.reference, true]],
      );
      assert.deepEqual(await preview('&service=round&location=south'), { resources: ['south-van'], bookings: [] });
      const { exceptions } = ((await desk.get('/resources')).body as DeskResources).resources[0]!;
      assert.deepEqual(
        exceptions.filter((each) => each.day === day).map((each) => [each.reason, each.closure]),
        [
          ['Storm', true],
          ['Painting', false],
        ],
      );
      assert.deepEqual(await offered(day, 'round'), []);
      await open();
      assert.deepEqual(await offered(day), []);
      await act({ kind: 'usual', day });
      await act({ kind: 'capacity', capacity: 1 });
      assert.equal((await offered(day)).length, 6);
      assert.deepEqual(await faults(db()), []);
    });

    it('moves a booking for who rings, too late for them and with too little notice, in one step with its letter', async () => {
      const day = dayAhead(10);
      const { reference, email, headers } = await book(day);
      await db().execute(sql`update contacts set channel = 'none' where email = ${email}`);
      await set({ changeUntil: 24 * 30, notice: 24 * 30 });
      const free = async (query: string) => (await desk.get(`/cases/${reference}/slots?day=${query}`)).body as SlotList;
      const to = addDays(day, 1);
      const { slots, before } = await free(to);
      assert.deepEqual([slots.length, before], [8, day]);
      const { location, starts = '' } = slots[2] ?? {};
      const note = { en: 'As you asked on the telephone.' };
      assert.equal((await desk.act(reference, { kind: 'move', location, starts, note })).status, 201);
      const view = await me().view(reference, headers);
      assert.equal(view.booking?.starts, starts);
      assert.deepEqual(
        [(await free(to)).slots.length, (await free(day)).slots.length],
        [7, 8],
        'the old place is free',
      );
      const [letter] = await letters(server());
      assert.deepEqual([letter?.recipient, letter?.subject], [email, `Your booking ${reference} is moved`]);
      assert.doesNotMatch(letter?.bodyText ?? '', /not you/);
      assert.match(letter?.bodyText ?? '', /We moved it\. Before, it was \w+ \d+ \w+ \d+, 9am to 9:30am\./);
      assert.match(letter?.bodyText ?? '', /The council writes\nAs you asked on the telephone\./);
      assert.match(letter?.calendar ?? '', /SEQUENCE:1\r\n/);
      const { history, version } = await desk.case(reference);
      assert.deepEqual(
        [history.at(-1)?.title, history.at(-1)?.by, history.at(-1)?.text],
        ['Moved to another time', 'council', note],
      );
      assert.match((await auditOf('move'))?.detail ?? '', new RegExp(`^${day} \\d\\d:00 to ${to} \\d\\d:00$`));

      // Full, closed, the same, gone by, nowhere: it stays where it is, and nobody is written to.
      await set({ changeUntil: 24, notice: undefined });
      const other = await me().slot(to, 0);
      await me().hold(other.starts);
      const move = async (over: Record<string, unknown>) =>
        errorsOf(
          await desk.post(`/cases/${reference}/actions`, {
            version,
            deed: { kind: 'move', location, starts, ...over },
          }),
        );
      assert.deepEqual(await move({ starts: other.starts }), ['deed.starts: unknown']);
      assert.deepEqual(await move({ starts: starts.replace(/T.*/, 'T03:00:00.000Z') }), ['deed.starts: unknown']);
      assert.deepEqual(await move({}), ['deed.starts: not-allowed']);
      assert.deepEqual(await move({ starts: '2026-01-05T09:00:00.000Z' }), ['deed.starts: unknown']);
      assert.deepEqual(errorsOf(await desk.get(`/cases/${reference}/slots?day=${to}&location=home`)), [
        'location: not-an-option',
      ]);
      assert.deepEqual(await move({ location: 'moon' }), ['deed.location: not-an-option']);
      assert.deepEqual(await move({ starts: 'soon' }), ['deed.starts: date']);
      assert.equal((await letters(server()))[0]?.subject, letter?.subject);
      assert.equal((await desk.case(reference)).version, version);
      await desk.act(reference, { kind: 'status', status: 'cancelled' });
      assert.equal((await desk.act(reference, { kind: 'move', location, starts: other.starts })).status, 409);
      assert.deepEqual(await faults(db()), []);
    });

    it('gives a place that two officers and a resident want to one of them', async () => {
      const day = dayAhead(12);
      const [one, two] = [await book(day), await book(day)];
      const { starts } = await me().slot(addDays(day, 1), 0);
      const [first, second, third] = await Promise.all([
        desk.act(one.reference, { kind: 'move', location: 'hall', starts }),
        desk.act(two.reference, { kind: 'move', location: 'hall', starts }),
        me().hold(starts),
      ]);
      assert.deepEqual([first, second, third].map(({ status }) => status).sort(), [201, 409, 409]);
      assert.deepEqual(await faults(db()), []);
    });
  },
  options,
);
