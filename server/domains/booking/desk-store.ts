import type * as v from 'valibot';
import type { DayQuery, DaySheet, ResourceDeed } from '../../../src/contract/desk-bookings.ts';
import { instantOf, localDay } from '../../../src/core/dates.ts';
import { addDays } from '../../../src/core/days.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { note } from '../desk/store.ts';
import { utc } from '../case/store.ts';
import { daysBetween, remakeSlots } from './opening.ts';

/** A booking of a day, as it is kept. */
export interface DayRow {
  id: number;
  location: string;
  starts: string;
  ends: string;
  resource: string | null;
  resourceName: string | null;
}

const ofDay = (day: string) => [instantOf(day, '00:00').toISOString(), instantOf(day, '24:00').toISOString()] as const;

/** What is booked for a day, cancelled ones too: who comes all the same is told why. */
export function bookingsOn(db: Database, { day, service, resource }: DayQuery): Promise<DayRow[]> {
  const [from, until] = ofDay(day);
  return rows<DayRow>(
    db,
    sql`select b.case_id::int as id, b.location, ${utc(sql`b.starts_at`)} as starts, ${utc(sql`b.ends_at`)} as ends,
          k.resource, r.name ->> 'en' as "resourceName"
        from bookings b join cases c on c.id = b.case_id left join claims k on k.case_id = b.case_id
          left join booking_resources r on r.code = k.resource
        where c.unconfirmed is null and b.starts_at >= ${from}::timestamptz and b.starts_at < ${until}::timestamptz
          ${service === undefined ? sql`` : sql`and c.service = ${service}`}
          ${
            resource === undefined
              ? sql``
              : sql`and (k.resource = ${resource} or k.resource is null and exists (select from booking_offers o
                  where o.resource = ${resource} and o.service = c.service and o.location = b.location))`
          }
        order by b.starts_at, b.case_id`,
  );
}

/** The slots of a day, by resource. */
export function slotsOn(db: Database, { day, service, resource }: DayQuery): Promise<DaySheet['resources']> {
  const [from, until] = ofDay(day);
  return rows<DaySheet['resources'][number]>(
    db,
    sql`select r.code, r.name ->> 'en' as name, r.version, coalesce((
          select json_agg(json_build_object('id', s.id, 'starts', ${utc(sql`s.starts_at`)}, 'ends', ${utc(sql`s.ends_at`)},
              'capacity', s.capacity, 'taken', s.taken, 'closed', s.closed) order by s.starts_at)
            from slots s where s.resource = r.code and s.starts_at >= ${from}::timestamptz
              and s.starts_at < ${until}::timestamptz), '[]') as slots
        from booking_resources r
        where true
          ${service === undefined ? sql`` : sql`and r.code in (select resource from booking_offers where service = ${service})`}
          ${resource === undefined ? sql`` : sql`and r.code = ${resource}`}
        order by r.code`,
  );
}

interface ResourceRow {
  code: string;
  name: string;
  version: number;
  minutes: number;
  capacity: number;
  services: string[];
  offers: { service: string; location: string }[];
  hours: {
    weekday: 0 | 1 | 2 | 3 | 4 | 5 | 6;
    from: string;
    until: string;
    capacity: number | null;
    validFrom: string | null;
    validUntil: string | null;
  }[];
  exceptions: {
    day: string;
    from: string | null;
    until: string | null;
    reason: string | null;
    all: boolean;
    closure: boolean;
  }[];
  kept: { reference: string; starts: string }[];
}

/** Everything that can be booked, and when it is open. */
export const listResources = (db: Database, now = new Date()): Promise<ResourceRow[]> =>
  rows<ResourceRow>(
    db,
    sql`select r.code, r.name ->> 'en' as name, r.version, r.minutes, r.capacity,
          coalesce((select json_agg(distinct o.service) from booking_offers o where o.resource = r.code), '[]') as services,
          coalesce((select json_agg(json_build_object('service', o.service, 'location', o.location) order by o.service, o.location)
            from booking_offers o where o.resource = r.code), '[]') as offers,
          coalesce((select json_agg(json_build_object('weekday', h.weekday, 'from', to_char(h.from_time, 'HH24:MI'),
              'until', to_char(h.until_time, 'HH24:MI'), 'capacity', h.capacity,
              'validFrom', to_char(h.valid_from, 'YYYY-MM-DD'), 'validUntil', to_char(h.valid_until, 'YYYY-MM-DD'))
              order by h.weekday, h.from_time) from opening_hours h where h.resource = r.code), '[]') as hours,
          coalesce((select json_agg(json_build_object('day', to_char(e.day, 'YYYY-MM-DD'),
              'from', to_char(e.from_time, 'HH24:MI'), 'until', to_char(e.until_time, 'HH24:MI'),
              'reason', e.reason ->> 'en', 'all', e.resource is null,
              'closure', e.closure is not null) order by e.day, e.id)
            from opening_exceptions e where (e.resource = r.code or e.resource is null)
              and e.day >= ${localDay(now)}::date), '[]') as exceptions,
          coalesce((select json_agg(json_build_object('reference', c.reference, 'starts', ${utc(sql`k.starts_at`)})
              order by k.starts_at, c.id)
            from claims k join cases c on c.id = k.case_id
            where k.resource = r.code and k.starts_at > ${now.toISOString()}::timestamptz and c.status = 'booked'
              and exists (select from claim_slots x join slots s on s.id = x.slot
                where x.claim = k.id and s.closed)), '[]') as kept
        from booking_resources r order by r.code`,
  );

/**
 * Does what an officer wants with a resource, in one transaction with its line in the audit log. What is booked stays.
 * @throws ProblemError `conflict` when somebody was quicker, `invalid` for a field, as less than a slot has in it already
 */
export async function doResourceDeed(
  transaction: Database,
  {
    code,
    version,
    officerId,
    deed,
    now = new Date(),
  }: { code: string; version: number; officerId: number; deed: v.InferOutput<typeof ResourceDeed>; now?: Date },
): Promise<void> {
  const [found] = await rows<{ version: number; until: string | null }>(
    transaction,
    sql`select version, to_char(made_until, 'YYYY-MM-DD') as until from booking_resources where code = ${code} for no key update`,
  );
  if (!found) throw new ProblemError('not-found');
  if (found.version !== version) throw new ProblemError('conflict');
  const today = localDay(now);
  const logged = (detail: string) =>
    note(transaction, `resource-${deed.kind}`, { officerId, detail: `${code}: ${detail}`.slice(0, 300) });
  const remakeAll = () => remakeSlots(transaction, code, daysBetween(today, found.until ?? addDays(today, -1)));

  switch (deed.kind) {
    case 'slots':
      await changeSlots(transaction, { code, ids: deed.slots, closed: deed.closed });
      await logged(`${deed.closed ? 'closed' : 'opened'} ${deed.slots.join(' ')}`);
      break;
    case 'slots-capacity':
      await changeSlots(transaction, { code, ids: deed.slots, capacity: deed.capacity });
      await logged(`${deed.capacity} in ${deed.slots.join(' ')}`);
      break;
    case 'block':
    case 'open':
    case 'usual': {
      const { day, kind } = deed;
      if (day < today) throw invalid({ field: 'deed.day', code: 'too-small' });
      if (kind === 'open' && deed.until <= deed.from) throw invalid({ field: 'deed.until', code: 'too-small' });
      const { from, until, capacity } = kind === 'open' ? deed : {};
      // Closed as one it stays so, unless it is opened by itself.
      await transaction.execute(
        sql`delete from opening_exceptions where resource = ${code} and day = ${day}::date
              and (closure is null or ${kind === 'open'}::boolean)`,
      );
      if (kind !== 'usual')
        await transaction.execute(
          sql`insert into opening_exceptions (resource, day, from_time, until_time, capacity, reason)
              values (${code}, ${day}::date, ${from ?? null}::time, ${until ?? null}::time, ${capacity ?? null},
                ${kind === 'block' && deed.reason ? JSON.stringify({ en: deed.reason }) : null}::jsonb)`,
        );
      await remakeSlots(transaction, code, [day], { reopen: kind !== 'block' });
      await logged([day, from, until].filter(Boolean).join(' '));
      break;
    }
    case 'hours': {
      const wrong = deed.hours.findIndex(({ from, until }) => until <= from);
      if (wrong >= 0) throw invalid({ field: `deed.hours.${wrong}.until`, code: 'too-small' });
      await transaction.execute(sql`delete from opening_hours where resource = ${code}`);
      await transaction.execute(
        sql`insert into opening_hours (resource, weekday, from_time, until_time, capacity, valid_from, valid_until)
            select ${code}, weekday, "from", until, capacity, "validFrom", "validUntil"
            from jsonb_to_recordset(${JSON.stringify(deed.hours)}::jsonb) as given (weekday smallint, "from" time,
              until time, capacity int, "validFrom" date, "validUntil" date)`,
      );
      await remakeAll();
      await logged(`${deed.hours.length} stretches`);
      break;
    }
    case 'capacity':
      await transaction.execute(sql`update booking_resources set capacity = ${deed.capacity} where code = ${code}`);
      await remakeAll();
      await logged(String(deed.capacity));
  }
  await transaction.execute(sql`update booking_resources set version = version + 1 where code = ${code}`);
}

async function changeSlots(
  transaction: Database,
  { code, ids, ...change }: { code: string; ids: readonly number[]; closed?: boolean; capacity?: number },
): Promise<void> {
  const which = sql`resource = ${code} and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint)`;
  await transaction.execute(sql`select from slots where ${which} order by id for update`);
  // What was held for too long takes nothing.
  await transaction.execute(
    sql`delete from claim_slots k using claims c where k.claim = c.id and c.state = 'held'
          and c.expires_at <= clock_timestamp() and k.slot in (select id from slots where ${which})`,
  );
  const found = await rows<{ taken: number }>(transaction, sql`select taken from slots where ${which}`);
  if (found.length !== new Set(ids).size) throw invalid({ field: 'deed.slots', code: 'unknown' });
  const { capacity, closed } = change;
  if (capacity !== undefined && found.some(({ taken }) => taken > capacity))
    throw new ProblemError('conflict', { errors: [{ field: 'deed.capacity', code: 'too-small' }] });
  await transaction.execute(
    sql`update slots set capacity = coalesce(${capacity ?? null}::int, capacity),
          closed = coalesce(${closed ?? null}::boolean, closed), shut = shut and ${closed ?? null}::boolean is null
        where ${which}`,
  );
}
