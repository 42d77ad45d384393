import type * as v from 'valibot';
import type { ClosureQuery, DeskClosures, NewClosure } from '../../../src/contract/desk-bookings.ts';
import { localDay, timeZone } from '../../../src/core/dates.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { utc } from '../case/store.ts';
import { note } from '../desk/store.ts';
import { getBookable } from '../service/store.ts';
import { shutSlots } from './opening.ts';

/**
 * Closes a day of all resources, or of those that serve something. What is booked stays, and nobody new gets in.
 * @throws ProblemError `conflict` when just this is closed already, `invalid` for a field
 */
export async function closeDay(
  transaction: Database,
  { day, reason, service, location }: v.InferOutput<typeof NewClosure>,
  officerId: number,
  now = new Date(),
): Promise<void> {
  if (day < localDay(now)) throw invalid({ field: 'day', code: 'too-small' });
  if (location !== undefined && service === undefined) throw invalid({ field: 'service', code: 'required' });
  const [made] = await rows<{ id: number }>(
    transaction,
    sql`insert into closures (day, reason, service, location)
        values (${day}::date, ${reason}, ${service ?? null}, ${location ?? null})
        on conflict do nothing returning id::int as id`,
  );
  if (!made) throw new ProblemError('conflict', { errors: [{ field: 'day', code: 'not-allowed' }] });
  const codes = await lockResources(transaction, serving({ service, location }));
  if (codes.length === 0) throw invalid({ field: 'service', code: 'not-an-option' });
  await transaction.execute(
    sql`insert into opening_exceptions (resource, day, reason, closure)
        select code, ${day}::date, ${JSON.stringify({ en: reason })}::jsonb, ${made.id}
        from jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb) as given (code)`,
  );
  await shutSlots(transaction, codes, day, true);
  const what = await scopeOf(transaction, service, location);
  await note(transaction, 'day-closed', { officerId, detail: `${day}, ${what}: ${reason}`.slice(0, 300) });
}

/** What a closure closes, in words. */
async function scopeOf(transaction: Database, code?: string | null, location?: string | null): Promise<string> {
  if (!code) return 'everything';
  const service = await getBookable(transaction, code, 'en');
  const place = service?.locations.find((each) => each.code === location)?.name ?? location;
  return [service?.name ?? code, place].filter(Boolean).join(', ');
}

/** Resources that a closure closes. */
const serving = ({ service, location }: { service?: string | undefined; location?: string | undefined }) =>
  service === undefined
    ? sql`true`
    : sql`code in (select resource from booking_offers where service = ${service}
        and (${location ?? null}::text is null or location = ${location ?? null}))`;

/** Opens a day again, as it was before. @returns false when somebody has done so already */
export async function openDay(transaction: Database, id: number, officerId: number): Promise<boolean> {
  const resources = sql`code in (select resource from opening_exceptions where closure = ${id})`;
  const codes = await lockResources(transaction, resources);
  const [gone] = await rows<{ day: string; service: string | null; location: string | null }>(
    transaction,
    sql`delete from closures where id = ${id}
        returning to_char(day, 'YYYY-MM-DD') as day, service, location`,
  );
  if (!gone) return false;
  await shutSlots(transaction, codes, gone.day, false);
  const what = await scopeOf(transaction, gone.service, gone.location);
  await note(transaction, 'day-opened', { officerId, detail: `${gone.day}, ${what}` });
  return true;
}

/** Keeps others from these resources, and tells who has looked at them that they have changed. */
async function lockResources(transaction: Database, which: ReturnType<typeof sql>): Promise<string[]> {
  const found = await rows<{ code: string }>(
    transaction,
    sql`select code from booking_resources where ${which} order by code for no key update`,
  );
  const codes = found.map(({ code }) => code);
  await transaction.execute(
    sql`update booking_resources set version = version + 1
        where code in (select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`,
  );
  return codes;
}

type Closure = DeskClosures['closures'][number];
/** A booking as it is read, without the name of its service. */
export type ClosedRow = Omit<Closure['bookings'][number], 'serviceName'> & { service: string };
interface ClosureRow extends Omit<Closure, 'scope' | 'bookings'> {
  service: string | null;
  location: string | null;
  bookings: ClosedRow[];
}

/**
 * What is booked on a day, what waits to be confirmed too, and is not over.
 * @param of resources, by code
 * @param slot which of the slots count that somebody has there
 */
const bookedOn = (day: ReturnType<typeof sql>, of: ReturnType<typeof sql>, slot: ReturnType<typeof sql>, now: Date) =>
  sql`coalesce((select json_agg(json_build_object('reference', c.reference, 'service', c.service,
      'starts', ${utc(sql`b.starts_at`)}, 'ends', ${utc(sql`b.ends_at`)}, 'name', coalesce(k.name, ''),
      'phone', coalesce(k.phone, ''), 'email', coalesce(k.email, ''), 'unconfirmed', c.unconfirmed is not null)
      order by b.starts_at, c.id)
    from bookings b join cases c on c.id = b.case_id left join contacts k on k.case_id = c.id
      join claims p on p.case_id = c.id or p.confirms = c.id
    where c.status = 'booked' and b.ends_at > ${now.toISOString()}::timestamptz
      and b.starts_at >= ${day}::timestamp at time zone ${timeZone}
      and b.starts_at < (${day} + 1)::timestamp at time zone ${timeZone} and p.resource in (${of})
      and exists (select from claim_slots x join slots s on s.id = x.slot where x.claim = p.id and ${slot})
  ), '[]')`;

/** Days to come that were closed as one, with what is booked at times that are closed. */
export const listClosures = (db: Database, now = new Date()): Promise<ClosureRow[]> =>
  rows<ClosureRow>(
    db,
    sql`select z.id::int as id, to_char(z.day, 'YYYY-MM-DD') as day, z.reason, z.service, z.location,
          coalesce((select json_agg(r.name ->> 'en' order by r.code)
            from opening_exceptions e join booking_resources r on r.code = e.resource where e.closure = z.id), '[]') as resources,
          ${bookedOn(sql`z.day`, sql`select resource from opening_exceptions where closure = z.id`, sql`s.closed`, now)} as bookings
        from closures z where z.day >= ${localDay(now)}::date order by z.day, z.id`,
  );

/** What a closure would close, and what is booked there. */
export async function previewClosure(
  db: Database,
  { day, ...scope }: v.InferOutput<typeof ClosureQuery>,
  now = new Date(),
): Promise<{ resources: string[]; bookings: ClosedRow[] }> {
  const of = sql`select code from booking_resources where ${serving(scope)}`;
  const [found] = await rows<{ resources: string[]; bookings: ClosedRow[] }>(
    db,
    sql`select coalesce((select json_agg(name ->> 'en' order by code) from booking_resources where ${serving(scope)}), '[]') as resources,
          ${bookedOn(sql`${day}::date`, of, sql`true`, now)} as bookings`,
  );
  return found ?? { resources: [], bookings: [] };
}
