import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { instantOf } from '../../src/core/dates.ts';
import { openDatabase, rows, type Database, type OpenDatabase } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import {
  bookHeld,
  cancelBooking,
  confirmBooking,
  confirmTime,
  lapseUnconfirmed,
  moveBooking,
} from '../../server/domains/booking/bookings.ts';
import { dropHold, extendHold, hold, sweepHolds } from '../../server/domains/booking/store.ts';
import { addWaiting, makeOffers } from '../../server/domains/booking/waiting.ts';
import { newReference, newToken } from '../../server/domains/case/secrets.ts';
import { ProblemError } from '../../server/http/problems.ts';
import { aResource, aService, dayAhead, faults, letLapse, setUp } from './bookings.ts';
import { emptyDatabase } from './helpers.ts';
import { startPostgres, type TestPostgres } from './postgres.ts';

const capacity = 2;
const slotsADay = 8;

/** What somebody has, as it ought to be: how much of which slots, and whether their time is up. */
interface Claim {
  id: string;
  from: number;
  length: number;
  on: Map<number, number>;
  lapsed: boolean;
  caseId?: number;
  moves?: number;
  /** Booked with an address that nobody has confirmed: its case. */
  confirms?: number;
  /** Kept for who waited: its hours are not given again. */
  offer?: true;
}

/** One resource as it ought to be; slow and simple. */
class Model {
  claims: Claim[] = [];
  /** How many slots each of those wants who wait, and before which; for an earlier time of a booking, for one. */
  waiting: { length: number; before: number; moves?: number }[] = [];

  /** The first slot from which so many can be had. */
  first(length: number): number {
    const free = (from: number) =>
      from + length <= slotsADay &&
      Array.from({ length }, (_, index) => from + index).every((slot) => this.taken(slot) < capacity);
    return Array.from({ length: slotsADay }, (_, from) => from).find(free) ?? slotsADay;
  }

  /** Gives a claim its place, or says that there is none and leaves all as it was. */
  place(claim: Claim, instead?: Claim): boolean {
    const others = this.claims.filter((each) => each !== claim && each !== instead);
    const beside = others.find(({ caseId }) => caseId !== undefined && caseId === claim.moves);
    const on = new Map<number, number>();
    for (let slot = claim.from; slot < claim.from + claim.length; slot += 1) {
      const own = beside?.on.get(slot) ?? 0;
      const used = others.reduce((sum, each) => sum + (each.lapsed ? 0 : (each.on.get(slot) ?? 0)), 0);
      if (slot >= slotsADay || capacity - used + own < 1) return false;
      if (own < 1) on.set(slot, 1);
    }
    for (const each of others.filter(({ lapsed }) => lapsed)) for (const slot of on.keys()) each.on.delete(slot);
    this.claims = [...others, claim];
    claim.on = on;
    return true;
  }

  readonly held = () => this.claims.filter(({ caseId, confirms }) => caseId === undefined && confirms === undefined);
  readonly unconfirmed = () => this.claims.filter(({ confirms }) => confirms !== undefined);
  readonly booked = () => this.claims.filter(({ caseId }) => caseId !== undefined);
  readonly taken = (slot: number) =>
    this.claims.reduce((sum, each) => sum + (each.lapsed ? 0 : (each.on.get(slot) ?? 0)), 0);
}

const step = fc.record({
  kind: fc.constantFrom(
    'hold',
    'hold',
    'hold',
    'instead',
    'to-move',
    'extend',
    'drop',
    'book',
    'book',
    'book-unconfirmed',
    'confirm',
    'give-up',
    'move',
    'cancel',
    'wait',
    'offer',
    'lapse',
    'sweep',
  ),
  slot: fc.nat(slotsADay - 1),
  length: fc.constantFrom(1, 1, 2, 3),
  which: fc.nat(20),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

for (const kind of ['PGlite', 'PostgreSQL'] as const)
  describe(`bookings in any order, on ${kind}`, () => {
    const day = dayAhead(5);
    // As long as it has parts: a booking that is moved may become longer or shorter.
    const part = { code: 'part', name: 'Part', most: 3, minutes: 30, notWith: [] };
    const service = aService({ minutes: 0, items: { label: 'How many?', most: 3, each: [part] }, changeUntil: 0 });
    let postgres: TestPostgres | undefined;
    let database: OpenDatabase;
    let db: Database;

    before(async () => {
      if (kind === 'PostgreSQL') postgres = await startPostgres();
      database = await openDatabase(postgres ? { url: postgres.url } : { snapshot: await emptyDatabase() });
      ({ db } = database);
      await setUp(db, { services: [service], resources: [aResource({ code: 'desk', capacity })], days: 6 });
    });
    after(async () => {
      await database.close();
      await postgres?.stop();
    });

    let people = 0;
    const startOf = (slot: number) => new Date(instantOf(day, '09:00').getTime() + slot * 1_800_000);

    /** True when it was done, false when it was refused as it should be if there is no place. */
    async function done(work: Promise<unknown>): Promise<boolean> {
      try {
        await work;
        return true;
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'conflict') return false;
        throw error;
      }
    }

    async function holdSlot(
      model: Model,
      { slot, length, instead, moves }: { slot: number; length: number; instead?: Claim; moves?: number },
    ) {
      const starts = startOf(slot);
      const claim: Claim = {
        id: '',
        from: slot,
        length,
        on: new Map(),
        lapsed: false,
        ...(moves !== undefined && { moves }),
      };
      const made = await done(
        hold(
          db,
          {
            service: service.code,
            location: 'hall',
            starts,
            ends: new Date(starts.getTime() + length * 1_800_000),
            units: 1,
            items: { part: length },
            tokenHash: newToken().hash,
            moves,
          },
          instead?.id,
        ).then(({ id }) => (claim.id = id)),
      );
      assert.equal(made, model.place(claim, instead), 'a hold is had when there is room, and only then');
    }

    async function run(model: Model, { kind, slot, length, which }: Step): Promise<void> {
      const pick = (from: readonly Claim[]) => from[which % Math.max(1, from.length)];
      const held = pick(model.held());
      const booked = pick(model.booked());
      const waiting = pick(model.unconfirmed());
      switch (kind) {
        case 'hold':
          return holdSlot(model, { slot, length });
        case 'instead':
          return (
            held &&
            holdSlot(model, {
              slot,
              instead: held,
              length,
              ...(held.moves !== undefined && { moves: held.moves }),
            })
          );
        case 'to-move':
          return booked && holdSlot(model, { slot, length, moves: booked.caseId });
        case 'extend': {
          if (!held) return;
          const extended = await done(extendHold(db, held.id));
          assert.equal(extended, !held.offer && model.place(held));
          if (extended) held.lapsed = false;
          return;
        }
        case 'drop':
          if (!held) return;
          await dropHold(db, held.id);
          model.claims = model.claims.filter((each) => each !== held);
          return;
        case 'book':
        case 'book-unconfirmed': {
          if (!held || held.moves !== undefined) return;
          const waits = kind === 'book-unconfirmed';
          let caseId = 0;
          const made = await done(
            db.transaction(async (transaction) => {
              caseId = await bookHeld(transaction, {
                booking: {
                  hold: { id: held.id, token: '' },
                  contact: { name: 'Robin', email: 'robin@example.com', reminder: true },
                  answers: {},
                  notes: '',
                  language: 'en',
                },
                service,
                answers: {},
                reference: newReference(),
                tokenHash: newToken().hash,
                confirmBy: waits ? await confirmTime(transaction, 30, startOf(held.from).toISOString()) : undefined,
              });
            }),
          );
          assert.equal(made, model.place(held), 'a hold is booked while nobody else has its place, run out or not');
          if (made) Object.assign(held, { [waits ? 'confirms' : 'caseId']: caseId, lapsed: false });
          return;
        }
        case 'confirm': {
          if (!waiting) return;
          const { confirms: caseId = 0, lapsed } = waiting;
          const confirmed = await db.transaction((transaction) => confirmBooking(transaction, caseId, 'resident'));
          assert.equal(confirmed, lapsed ? 'late' : 'now', 'in time it is booked, and later it is over');
          model.claims = model.claims.filter((each) => each !== waiting || !lapsed);
          if (lapsed) return;
          delete waiting.confirms;
          waiting.caseId = caseId;
          assert.equal(
            await db.transaction((transaction) => confirmBooking(transaction, caseId, 'resident')),
            'already',
          );
          return;
        }
        case 'give-up':
          await lapseUnconfirmed(db);
          model.claims = model.claims.filter(({ confirms, lapsed }) => confirms === undefined || !lapsed);
          return;
        case 'move': {
          // What is held for a booking goes to that one; what is held for nothing else, to any.
          const to = pick(model.held());
          const id = to?.moves ?? pick(model.booked())?.caseId;
          if (!to || id === undefined) return;
          const old = model.booked().find(({ caseId }) => caseId === id);
          const moved = await done(
            db.transaction((transaction) => moveBooking(transaction, { caseId: id, holdId: to.id, service })),
          );
          assert.equal(moved, old !== undefined && model.place(to, old), 'the old place goes when the new one is had');
          if (moved) {
            Object.assign(to, { caseId: id, lapsed: false });
            delete to.moves;
          }
          return;
        }
        case 'cancel': {
          // One that nobody has confirmed may be taken back too.
          const mine = pick([...model.booked(), ...model.unconfirmed()]);
          if (!mine) return;
          assert.ok(
            await db.transaction((transaction) =>
              cancelBooking(transaction, {
                caseId: mine.caseId ?? mine.confirms ?? 0,
                by: 'resident',
                service,
              }),
            ),
          );
          // What was held for it goes with it.
          model.claims = model.claims.filter(
            (each) => each !== mine && (each.moves === undefined || each.moves !== mine.caseId),
          );
          return;
        }
        case 'wait': {
          // Every second one for an earlier time of a booking: asked for again, it is changed and keeps its turn.
          const moves = which % 2 === 0 ? booked?.caseId : undefined;
          people += 1;
          const wish = { length, before: model.first(length), ...(moves !== undefined && { moves }) };
          const same = model.waiting.find((each) => moves !== undefined && each.moves === moves);
          if (same) Object.assign(same, wish);
          else model.waiting.push(wish);
          return void (await addWaiting(db, service, {
            locations: [],
            items: { part: length },
            from: day,
            to: day,
            moves,
            hasAddress: true,
            email: moves === undefined ? `${people}@example.com` : 'robin@example.com',
            language: 'en',
          }));
        }
        case 'offer': {
          const offered: string[] = [];
          await makeOffers(db, {
            bookingChanged: () => Promise.resolve(),
            canOffer: () => true,
            waiting: () => Promise.resolve(),
            ownBookings: () => Promise.resolve(),
            offer: (_, { starts }) => Promise.resolve(void offered.push(starts)),
          });
          const expected: string[] = [];
          model.waiting = model.waiting.filter(({ length: wanted, before, moves }) => {
            const from = model.first(wanted);
            const own = model.booked().find(({ caseId }) => caseId === moves);
            if (from >= before || (moves !== undefined && from >= (own?.from ?? 0))) return true;
            const more = moves === undefined ? {} : { moves };
            model.place({ id: '', from, length: wanted, on: new Map(), lapsed: false, offer: true, ...more });
            expected.push(startOf(from).toISOString());
            return false;
          });
          assert.deepEqual(offered, expected, 'whoever asked first is offered the first that has come free');
          const nameless = model.claims.filter(({ id }) => id === '');
          for (const claim of nameless) {
            const [own] = await rows<{ id: string }>(
              db,
              sql`select id from claims where holder = 'offer' and starts_at = ${startOf(claim.from).toISOString()}::timestamptz
                  and ends_at = ${startOf(claim.from + claim.length).toISOString()}::timestamptz
                  and moves is not distinct from ${claim.moves ?? null}::bigint
                  and id not in (select jsonb_array_elements_text(${JSON.stringify(model.claims.map(({ id }) => id).filter(Boolean))}::jsonb)::uuid)
                limit 1`,
            );
            claim.id = own?.id ?? '';
          }
          return;
        }
        case 'lapse': {
          const mine = pick([...model.held(), ...model.unconfirmed()]);
          if (!mine) return;
          await letLapse(db, mine.id);
          mine.lapsed = true;
          return;
        }
        case 'sweep':
          await sweepHolds(db);
      }
    }

    it('never sell more than there is, and lose nothing', async () => {
      const count = { runs: 0, steps: 0 };
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 50 }), async (steps) => {
          await db.execute(sql`delete from claims`);
          await db.execute(sql`delete from cases`);
          await db.execute(sql`delete from waiting`);
          const model = new Model();
          for (const each of steps) await run(model, each);
          count.runs += 1;
          count.steps += steps.length;
          assert.deepEqual(await faults(db), []);
          await sweepHolds(db);
          const taken = await rows<{ taken: number }>(
            db,
            sql`select taken from slots where starts_at >= ${startOf(0).toISOString()}::timestamptz
                and starts_at < ${startOf(slotsADay).toISOString()}::timestamptz order by starts_at`,
          );
          assert.deepEqual(
            taken.map((slot) => slot.taken),
            Array.from({ length: slotsADay }, (_, slot) => model.taken(slot)),
          );
          const bookings = await rows<{ id: number; starts: Date | string }>(
            db,
            sql`select b.case_id::int as id, b.starts_at as starts from bookings b join cases c on c.id = b.case_id
              where c.status = 'booked' order by 1`,
          );
          assert.deepEqual(
            bookings.map(({ id, starts }) => [id, new Date(starts).getTime()]),
            [...model.booked(), ...model.unconfirmed()]
              .map(({ caseId, confirms, from }): [number, number] => [caseId ?? confirms ?? 0, startOf(from).getTime()])
              .sort(([one], [other]) => one - other),
          );
        }),
        { numRuns: Number(process.env['BOOKING_RUNS'] ?? 40), endOnFailure: false },
      );
      assert.ok(count.runs >= 10 && count.steps > 100);
    });
  });
