import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { CaseSession } from '../../src/contract/cases.ts';
import type { DaySheet, DeskResources } from '../../src/contract/desk-bookings.ts';
import { instantOf, localTime } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';
import { sql } from '../../server/database/sql.ts';
import { csvOf } from '../../server/http/csv.ts';
import { aResource, aService, bookedOf, dayAhead, faults, heldOf, letLapse, resident, setUp } from './bookings.ts';
import { letters, tokenIn } from './cases.ts';
import { codeOf, errorsOf, get, onBothDatabases, post } from './client.ts';
import { openDesk, type Desk } from './desk.ts';

describe('a table for a spreadsheet', () => {
  it('has no cell that is a formula, and keeps quotes, commas and lines in theirs', () => {
    assert.equal(
      csvOf([
        ['=HYPERLINK("https://evil.example")', '+44 1632 960 001', '-1', '@sum', '\tx', ' =1'],
        ['a "b", c', 'two\nlines', '', 'é', '1-2', 'x=1'],
      ]),
      '\ufeff"\'=HYPERLINK(""https://evil.example"")",\'+44 1632 960 001,\'-1,\'@sum,\'\tx,\' =1\r\n' +
        '"a ""b"", c","two\nlines",,é,1-2,x=1\r\n',
    );
  });
});

onBothDatabases('bookings at the desk', (server) => {
  const db = () => server().db;
  const me = () => resident(server());
  let desk: Desk;

  before(async () => {
    await setUp(db(), {
      services: [
        aService({
          questions: [{ code: 'why', type: 'string', required: false, label: 'Why?' }],
        }),
        aService({ code: 'proven', confirmWithin: 30 }),
      ],
      resources: [
        aResource({ code: 'desk-3', offers: [{ service: 'proven', location: 'hall' }] }),
        aResource({ code: 'desk-1', capacity: 2 }),
        aResource({ code: 'desk-2', offers: [] }),
      ],
      days: 12,
    });
    desk = await openDesk(server());
  });

  const sheet = async (day: string) => (await desk.get(`/day?day=${day}&resource=desk-1`)).body as DaySheet;
  const slotsOf = async (day: string) => (await sheet(day)).resources[0]?.slots ?? [];
  const resource = async () =>
    ((await desk.get('/resources')).body as DeskResources).resources.find(({ code }) => code === 'desk-1')!;
  const act = async (deed: Record<string, unknown>) =>
    desk.post('/resources/desk-1/actions', { version: (await resource()).version, deed });
  const book = async (day: string, over: Record<string, unknown> = {}, index = 0) => {
    const held = heldOf(await me().hold((await me().slot(day, index)).starts));
    return bookedOf(await me().book(held, over));
  };
  /** Lets all that is booked have been some weeks ago. */
  const begin = () =>
    db().execute(
      sql`update bookings set starts_at = starts_at - interval '28 days', ends_at = ends_at - interval '28 days'
          where starts_at > now()`,
    );
  const begun = (day: string) => addDays(day, -28);
  const shown = async (day: string) => (await me().slots(`&from=${day}&to=${day}`)).slots.length;

  it('shows the day to who has signed in, and writes down that it did', async () => {
    const day = dayAhead(2);
    const { reference } = await book(day, {
      contact: { name: '=Robin', email: 'robin@example.com', phone: '+44 1632 960 123' },
      answers: { why: '@home' },
      notes: '-1',
    });
    const { bookings, resources } = await sheet(day);
    assert.deepEqual(
      bookings.map((each) => [each.reference, each.resource, each.name, each.status, each.facts]),
      [[reference, 'desk-1', '=Robin', 'booked', [{ label: 'Why?', value: '@home' }]]],
    );
    assert.deepEqual([resources.length, resources[0]?.slots.length, resources[0]?.slots[0]?.taken], [1, 8, 1]);
    const table = await desk.get(`/day.csv?day=${day}`);
    assert.equal(table.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.match(table.text, /,'=Robin,'\+44 1632 960 123,robin@example\.com,/);
    assert.match(table.text, /,'-1,Booked,/);
    assert.equal((await get(`${server().url}/api/desk/day?day=${day}`)).status, 403);
    assert.equal((await get(`${server().url}/api/desk/day.csv?day=${day}`, { 'X-Council-Desk': '1' })).status, 401);
    assert.match((await desk.get('/audit')).text, /"day-sheet"/);
    assert.equal((await desk.get('/day?day=tomorrow')).status, 422);
  });

  it('closes and opens slots, and changes how much they take, never below what is taken', async () => {
    const day = dayAhead(3);
    await book(day);
    await book(day);
    const [first, second, third] = await slotsOf(day);
    assert.equal((await act({ kind: 'slots', slots: [second?.id], closed: true })).status, 201);
    assert.equal(await shown(day), 6);
    assert.equal((await me().hold(second?.starts ?? '')).status, 409);
    assert.equal((await act({ kind: 'slots', slots: [second?.id], closed: false })).status, 201);
    assert.equal(await shown(day), 7);
    assert.deepEqual(errorsOf(await act({ kind: 'slots-capacity', slots: [first?.id], capacity: 1 })), [
      'deed.capacity: too-small',
    ]);
    const held = heldOf(await me().hold(third?.starts ?? ''));
    await letLapse(db(), held.id);
    assert.equal((await act({ kind: 'slots-capacity', slots: [third?.id], capacity: 0 })).status, 201);
    assert.equal((await act({ kind: 'slots-capacity', slots: [third?.id], capacity: 9 })).status, 201);
    assert.equal((await slotsOf(day))[2]?.capacity, 9);
    assert.deepEqual(errorsOf(await act({ kind: 'slots', slots: [1e9], closed: true })), ['deed.slots: unknown']);
  });

  it('takes a booking that waits to be confirmed as it is, and a day that is blocked is not lost to it', async () => {
    const day = dayAhead(9);
    const waits = resident(server(), 'proven');
    const [one, other, over] = await Promise.all(
      [0, 1, 2].map(async (index) => {
        const contact = { name: 'Robin', email: `waits.${index}@example.com` };
        const held = heldOf(await waits.hold((await waits.slot(day, index)).starts));
        return bookedOf(await waits.book(held, { contact }));
      }),
    );
    const listed = (await desk.get('/cases?flag=unconfirmed&service=proven')).text;
    assert.ok([one, other].every((each) => listed.includes(each?.reference ?? 'none')));
    const version = ((await desk.get('/resources')).body as DeskResources).resources.find(
      ({ code }) => code === 'desk-3',
    )?.version;
    const deed = { kind: 'block', day, reason: 'Water leak' };
    assert.equal((await desk.post('/resources/desk-3/actions', { version, deed })).status, 201);
    assert.equal((await desk.act(one?.reference ?? '', { kind: 'note', note: { en: 'Come in', cy: '' } })).status, 201);
    const written = (await letters(server())).filter(({ recipient }) => recipient === 'waits.0@example.com');
    assert.ok(
      written.some(({ calendarMethod }) => calendarMethod === 'REQUEST'),
      'it is booked by that, and says so',
    );
    await db().execute(
      sql`update claims set expires_at = now() - interval '1 second'
          where confirms = (select id from cases where reference = ${over?.reference ?? ''})`,
    );
    const late = await desk.act(over?.reference ?? '', { kind: 'note', note: { en: 'Come in', cy: '' } });
    assert.equal(codeOf(late), 'conflict');
    const letter = (await letters(server())).find(({ recipient }) => recipient === 'waits.1@example.com');
    const token = tokenIn(letter?.bodyText ?? '', 'council-case');
    const opened = (await post(`${server().url}/api/cases/lookup`, { token })).body as CaseSession;
    assert.equal(opened.confirmed, 'now');
    const taken = (await desk.get(`/day?day=${day}&resource=desk-3`)).body as DaySheet;
    assert.deepEqual(
      taken.bookings.map(({ status }) => status),
      ['booked', 'booked'],
    );
    assert.deepEqual(await faults(db()), []);
  });

  it('blocks a day and makes it as usual again; what is booked stays', async () => {
    const day = dayAhead(4);
    const { reference } = await book(day, {}, 1);
    assert.equal((await act({ kind: 'block', day, reason: 'Water leak' })).status, 201);
    assert.equal(await shown(day), 0);
    const left = await slotsOf(day);
    assert.deepEqual(
      left.map(({ taken, closed }) => [taken, closed]),
      [[1, true]],
    );
    assert.equal((await sheet(day)).bookings[0]?.reference, reference);
    const { exceptions, kept } = await resource();
    assert.equal(exceptions[0]?.reason, 'Water leak');
    assert.deepEqual(kept, [{ reference, starts: left[0]?.starts }]);
    assert.equal((await act({ kind: 'usual', day })).status, 201);
    assert.deepEqual((await resource()).kept, []);
    assert.equal(await shown(day), 8);
    assert.equal((await act({ kind: 'open', day, from: '18:00', until: '19:00' })).status, 201);
    assert.equal(await shown(day), 2);
    assert.deepEqual(await faults(db()), []);
  });

  it('sets the usual hours, and keeps what was closed closed', async () => {
    const day = dayAhead(5);
    const { weekday } = localTime(day);
    const { hours } = await resource();
    const [first] = await slotsOf(day);
    await act({ kind: 'slots', slots: [first?.id], closed: true });
    const longer = hours.map((each) => (each.weekday === weekday ? { ...each, until: '14:00' } : each));
    assert.equal((await act({ kind: 'hours', hours: longer })).status, 201);
    assert.equal(await shown(day), 9);
    assert.equal((await slotsOf(day))[9]?.ends, instantOf(day, '14:00').toISOString());
    assert.equal((await act({ kind: 'capacity', capacity: 5 })).status, 201);
    assert.equal((await me().slot(day)).left, 5);
    assert.deepEqual(errorsOf(await act({ kind: 'hours', hours: [{ weekday: 1, from: '10:00', until: '09:00' }] })), [
      'deed.hours.0.until: too-small',
    ]);
  });

  it('does nothing for who was slower, and once for one key', async () => {
    const { version } = await resource();
    const deed = { kind: 'capacity', capacity: 3 };
    const key = { 'Idempotency-Key': '0123456789abcdef-desk' };
    const done = await desk.post('/resources/desk-1/actions', { version, deed }, key);
    assert.deepEqual(done.body, { code: 'desk-1', version: version + 1 });
    assert.equal((await desk.post('/resources/desk-1/actions', { version, deed }, key)).text, done.text);
    assert.equal(codeOf(await desk.post('/resources/desk-1/actions', { version, deed })), 'conflict');
    assert.equal((await desk.post('/resources/desk-9/actions', { version, deed })).status, 404);
    assert.match((await desk.get('/audit')).text, /"resource-capacity"/);
  });

  it('marks who came and who did not, and calls off what cannot be', async () => {
    const day = dayAhead(6);
    const email = 'called@example.com';
    const references = [];
    for (let index = 0; index < 3; index += 1)
      references.push((await book(day, { contact: { name: 'Robin', email } })).reference);
    const [came, missed, off] = references as [string, string, string];
    assert.deepEqual((await desk.case(came)).statuses, ['cancelled']);
    assert.deepEqual(errorsOf(await desk.act(came, { kind: 'status', status: 'missed' })), [
      'deed.status: not-allowed',
    ]);
    await begin();
    assert.deepEqual((await desk.case(came)).statuses, ['completed', 'missed', 'cancelled']);
    const before = (await letters(server())).length;
    assert.equal((await desk.act(came, { kind: 'status', status: 'completed' })).status, 201);
    assert.equal((await letters(server())).length, before, 'who was there knows');
    assert.equal((await desk.act(missed, { kind: 'status', status: 'missed' })).status, 201);
    assert.equal((await desk.act(missed, { kind: 'status', status: 'booked' })).status, 201);
    assert.deepEqual(
      (await letters(server())).slice(0, 2).map(({ subject }) => subject.replace(missed, '#')),
      ['News of your booking #', 'Your booking #: Missed'],
    );
    assert.match((await desk.get(`/cases/${missed}`)).text, /by mistake/);
    assert.equal((await desk.act(missed, { kind: 'status', status: 'completed' })).status, 201);
    assert.equal((await desk.act(missed, { kind: 'status', status: 'booked' })).status, 201);
    assert.equal((await letters(server())).length, before + 2, 'of what they were not told nothing is taken back');
    assert.equal((await desk.act(missed, { kind: 'status', status: 'completed' })).status, 201);
    const note = { en: 'The registrar is ill.' };
    assert.equal((await desk.act(off, { kind: 'status', status: 'cancelled', note })).status, 201);
    assert.equal((await desk.act(off, { kind: 'status', status: 'completed' })).status, 409);
    assert.deepEqual(errorsOf(await desk.act(came, { kind: 'status', status: 'fixed' })), [
      'deed.status: not-an-option',
    ]);
    const letter = (await letters(server())).find(({ subject }) => subject.includes(off) && /cancel/.test(subject));
    assert.equal(letter?.calendarMethod, 'CANCEL');
    assert.match(letter?.bodyText ?? '', /The council writes\nThe registrar is ill\./);
    assert.deepEqual(
      (await sheet(begun(day))).bookings.map(({ status }) => status),
      ['completed', 'completed', 'cancelled'],
    );
    const queue = (await desk.get('/cases')).body as { cases: { kind: string }[] };
    assert.ok(queue.cases.every(({ kind }) => kind !== 'booking'));
    assert.match((await desk.get('/cases?service=visit&status=all')).text, /"booking"/);
    assert.deepEqual(await faults(db()), []);
  });

  it('writes to who booked as of a booking, whatever it writes', async () => {
    const receipt = await book(dayAhead(8), { contact: { name: 'Robin', email: 'words@example.com' } });
    const { reference } = receipt;
    const { headers } = await me().open(receipt);
    const url = `${server().url}/api/cases/${reference}/updates`;
    assert.equal((await post(url, { kind: 'ask', text: 'Is there a lift?' }, headers)).status, 201);
    assert.equal((await post(url, { kind: 'withdraw', text: '' }, headers)).status, 409);
    assert.match((await desk.get('/cases')).text, new RegExp(reference));
    await desk.act(reference, { kind: 'note', note: { en: 'Yes, to every floor.' } });
    await desk.act(reference, { kind: 'question', note: { en: 'Do you need it?' } });
    await begin();
    await desk.act(reference, { kind: 'status', status: 'missed' });
    const before = (await letters(server())).length;
    await post(`${server().url}/api/cases/links`, { reference, email: 'words@example.com' });
    while ((await letters(server())).length === before) await new Promise(setImmediate);
    const own = (await letters(server())).filter(({ recipient }) => recipient === 'words@example.com');
    assert.deepEqual(own.map(({ subject }) => subject.replace(reference, '#')).sort(), [
      'News of your booking #',
      'We have a question about your booking #',
      'Your booking #',
      'Your booking #: Missed',
      'Your link to booking #',
    ]);
    for (const { bodyText } of own) assert.doesNotMatch(bodyText, /report/i);
  });

  it('publishes its slots in OpenActive’s shapes too', async () => {
    const day = dayAhead(7);
    const url = `${server().url}/api/slots?service=visit&from=${day}&to=${day}`;
    const answers = [
      await get(url, { Accept: 'application/vnd.openactive+json' }),
      await get(`${url}&format=openactive`),
    ];
    for (const { headers, body } of answers) {
      assert.equal(headers.get('content-type'), 'application/vnd.openactive+json');
      const [facility] = (body as { '@graph': { type: string; id: string; event: Record<string, unknown>[] }[] })[
        '@graph'
      ];
      const slot = await me().slot(day);
      assert.equal(facility?.type, 'FacilityUse');
      assert.deepEqual(facility?.event[0], {
        type: 'Slot',
        id: `${facility?.id}-${slot.starts}`,
        facilityUse: facility?.id,
        startDate: slot.starts,
        endDate: slot.ends,
        duration: 'PT30M',
        remainingUses: slot.left,
        maximumUses: 3,
        offers: [],
      });
    }
    assert.match(answers[0]?.headers.get('vary') ?? '', /Accept(?:,|$)/);
  });
});
