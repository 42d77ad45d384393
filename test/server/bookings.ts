import { randomUUID } from 'node:crypto';
import type { BookableService } from '../../src/contract/bookable-services.ts';
import type { BookingReceipt, Hold } from '../../src/contract/bookings.ts';
import type { CaseSession, CaseView } from '../../src/contract/cases.ts';
import { localDay } from '../../src/core/dates.ts';
import { addDays } from '../../src/core/days.ts';
import type { Slot, SlotList } from '../../src/contract/slots.ts';
import { rows, type Database } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';
import { newToken } from '../../server/domains/case/secrets.ts';
import { makeSlots, saveResources, type ResourceSetup } from '../../server/domains/booking/opening.ts';
import { saveServices } from '../../server/domains/service/store.ts';
import { get, post, type Answer } from './client.ts';
import type { TestServer } from './helpers.ts';

/** A service that can be booked; what is given replaces what is in it. */
export const aService = (over: Partial<BookableService> = {}): BookableService => ({
  code: 'visit',
  kind: 'booking',
  name: 'Visit',
  group: 'visits',
  keywords: [],
  frequent: true,
  language: 'en',
  locations: [{ code: 'hall', name: 'Town Hall', way: 'on-site', address: '1 High Street, Exampleton, ZZ1 1AA' }],
  minutes: 30,
  window: false,
  questions: [],
  contact: { email: 'optional', phone: 'optional' },
  mostOpen: 99,
  changeUntil: 24,
  rules: ['You can move or cancel it until a day before.'],
  bring: ['Your passport'],
  waiting: true,
  team: 'Front desk',
  phone: { display: '01632 960 001', dial: '+441632960001' },
  ...over,
});

/** Open every day from nine to one, for one at a time; what is given replaces what is in it. */
export const aResource = (over: Partial<ResourceSetup> & { code: string }): ResourceSetup => ({
  name: { en: over.code },
  minutes: 30,
  capacity: 1,
  offers: [{ service: 'visit', location: 'hall' }],
  hours: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({
    weekday,
    from: '09:00',
    until: '13:00',
    capacity: null,
    validFrom: null,
    validUntil: null,
  })),
  ...over,
});

export async function setUp(
  db: Database,
  { services, resources, days = 20 }: { services: BookableService[]; resources: ResourceSetup[]; days?: number },
): Promise<void> {
  await saveServices(
    db,
    [{ kind: 'booking', language: 'en', code: 'visits', name: 'Visits' }],
    services.map((service) => ({ kind: 'booking', service })),
  );
  // In one step: the server makes slots of its own for whatever it finds without.
  await db.transaction(async (transaction) => {
    await saveResources(transaction, resources);
    await makeSlots(transaction, new Date(), days);
  });
}

/** Some days from today, on the council's calendar. */
export const dayAhead = (days: number): string => addDays(localDay(new Date()), days);

export const send = async (
  method: string,
  url: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> => {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  let read: unknown = text;
  try {
    read = JSON.parse(text);
  } catch {
    // Not JSON.
  }
  return { status: response.status, headers: response.headers, text, body: read };
};

/** What a resident does, and what they are answered. */
export function resident(server: TestServer, service = 'visit', location = 'hall') {
  const api = (path: string) => `${server.url}/api${path}`;
  return {
    slots: async (query = '', headers: Record<string, string> = {}): Promise<SlotList> =>
      (await get(api(`/slots?service=${service}${query}`), headers)).body as SlotList,
    /** The nth slot of a day. */
    slot: async (day: string, index = 0): Promise<Slot> => {
      const answer = await get(api(`/slots?service=${service}&from=${day}&to=${day}`));
      const found = (answer.body as SlotList).slots[index];
      if (!found) throw new Error(`No slot ${index} on ${day}: ${answer.text}`);
      return found;
    },
    hold: (starts: string, over: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      send('POST', api('/holds'), { body: { service, location, starts, ...over }, headers }),
    extend: (held: Hold) => send('PATCH', api(`/holds/${held.id}`), { headers: bearer(held.token) }),
    drop: (held: Hold) => send('DELETE', api(`/holds/${held.id}`), { headers: bearer(held.token) }),
    book: (held: Hold, over: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      send('POST', api('/bookings'), { body: aBooking(held, over), headers }),
    open: async (receipt: BookingReceipt): Promise<{ headers: Record<string, string>; view: CaseView }> => {
      const looked = await post(api('/cases/lookup'), { token: receipt.token });
      const { session, case: view } = looked.body as CaseSession;
      return { headers: bearer(session), view };
    },
    view: async (reference: string, headers: Record<string, string>) =>
      (await get(api(`/cases/${reference}`), headers)).body as CaseView,
    move: (reference: string, held: Hold, headers: Record<string, string>) =>
      send('PATCH', api(`/bookings/${reference}`), {
        body: { hold: { id: held.id, token: held.token } },
        headers,
      }),
    cancel: (reference: string, headers: Record<string, string>) =>
      send('DELETE', api(`/bookings/${reference}`), { headers }),
  };
}

export const bearer = (token: string | undefined) => ({ Authorization: `Bearer ${token}` });
export const heldOf = ({ body }: Answer) => body as Hold;
export const bookedOf = ({ body }: Answer) => body as BookingReceipt;

export const aBooking = ({ id, token }: Hold, over: Record<string, unknown> = {}) => ({
  hold: { id, token },
  contact: { name: 'Robin Hill', email: 'robin@example.com' },
  ...over,
});

/** Lets the time of holds run out, by the database's clock. */
export const letLapse = (db: Database, id?: string) =>
  db.execute(
    sql`update claims set expires_at = now() - interval '1 second'
        where state = 'held' and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)`,
  );

/** Holds of many people whose time has run out. */
export async function lapsedHolds(
  db: Database,
  count: number,
  { service, location, starts, ends }: { service: string; location: string; starts: string; ends: string },
): Promise<Hold[]> {
  const tokens = Array.from({ length: count }, newToken);
  const made = await rows<{ id: string; hash: string }>(
    db,
    sql`insert into claims (token_hash, service, location, starts_at, ends_at, units, expires_at)
        select hash, ${service}, ${location}, ${starts}::timestamptz, ${ends}::timestamptz, 1, now() - interval '1 second'
        from jsonb_to_recordset(${JSON.stringify(tokens)}::jsonb) as given (hash text)
        returning id, token_hash as hash`,
  );
  return made.map(({ id, hash }) => {
    const token = tokens.find((each) => each.hash === hash)?.token;
    return { id, token, location, starts, ends, seconds: 0, extensions: 0, now: starts };
  });
}

/** What is not as it must be: a slot that counts wrong, or is sold too often, or a booking without its place. */
export const faults = (db: Database): Promise<unknown[]> =>
  rows(
    db,
    sql`select 'slot' as what, s.id::text as id from slots s
          where s.taken <> coalesce((select sum(units) from claim_slots where slot = s.id), 0) or s.taken > s.capacity
        union all
        select 'booking', c.reference from bookings b join cases c on c.id = b.case_id
          where c.status = 'booked' and c.unconfirmed is null
            and not exists (select from claims k join claim_slots p on p.claim = k.id where k.case_id = c.id)
        union all
        select 'unconfirmed', c.reference from claims k join cases c on c.id = k.confirms
          where c.status <> 'booked' or c.unconfirmed is null
            or k.expires_at > now() and not exists (select from claim_slots p where p.claim = k.id)
        union all
        select 'place', k.id::text from claims k join cases c on c.id = k.case_id
          where k.state = 'booked' and c.status = 'cancelled'`,
  );
