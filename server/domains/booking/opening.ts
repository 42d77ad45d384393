import { instantOf, localDay, localTime, timeZone } from '../../../src/core/dates.ts';
import { addDays } from '../../../src/core/days.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';

/** Days ahead for which there are slots. */
export const horizon = 60;

/** A stretch of a weekday in which something is open, on the council's clock. */
export interface OpeningHours {
  /** 0 is Sunday. */
  weekday: number;
  /** `09:00` */
  from: string;
  until: string;
  /** In place of the resource's own. */
  capacity: number | null;
  validFrom: string | null;
  validUntil: string | null;
}

/** A day that is not as usual. */
export interface OpeningException {
  /** Of all resources without one. */
  resource: string | null;
  day: string;
  /** Closed without times. */
  from: string | null;
  until: string | null;
  capacity: number | null;
}

export interface Resource {
  code: string;
  minutes: number;
  capacity: number;
  hours: readonly OpeningHours[];
  exceptions: readonly OpeningException[];
}

export interface NewSlot {
  resource: string;
  starts: string;
  ends: string;
  capacity: number;
  closed?: boolean;
}

/**
 * The slots of one day. They are as long on a day when the clocks change: there are fewer of them, or more.
 * What a resource has of its own for a day counts more than what all have: open on a bank holiday, for one.
 */
export function slotsOfDay(resource: Resource, day: string): NewSlot[] {
  const step = resource.minutes * 60_000;
  return openOn(resource, day).flatMap(({ from, until, capacity }) => {
    const end = instantOf(day, until).getTime();
    const slots: NewSlot[] = [];
    for (let at = instantOf(day, from).getTime(); at + step <= end; at += step) {
      slots.push({
        resource: resource.code,
        starts: new Date(at).toISOString(),
        ends: new Date(at + step).toISOString(),
        capacity: capacity ?? resource.capacity,
      });
    }
    return slots;
  });
}

function openOn({ code, hours, exceptions }: Resource, day: string) {
  const of = (resource: string | null) => exceptions.filter((each) => each.day === day && each.resource === resource);
  const own = of(code);
  const special = own.length > 0 ? own : of(null);
  if (special.length > 0) {
    if (special.some(({ from }) => from === null)) return [];
    return special.map(({ from, until, capacity }) => ({ from: from ?? '', until: until ?? '', capacity }));
  }
  const { weekday } = localTime(day);
  return hours.filter(
    (each) =>
      each.weekday === weekday &&
      (each.validFrom ?? day) <= day &&
      day <= (each.validUntil ?? day) &&
      each.from < each.until,
  );
}

interface ResourceRow extends Omit<Resource, 'exceptions'> {
  madeUntil: string | null;
}

/**
 * Makes the slots of the days that have come into sight since. Any number of processes may do so at once.
 * @param finish what is to be otherwise of a slot from the beginning
 */
export async function makeSlots(
  db: Database,
  now = new Date(),
  days = horizon,
  finish: (slot: NewSlot, day: string) => NewSlot = (slot) => slot,
): Promise<void> {
  const today = localDay(now);
  const last = addDays(today, days);
  await db.transaction(async (transaction) => {
    const due = await resourcesOf(
      transaction,
      sql`(r.made_until is null or r.made_until < ${last}::date) order by r.code for no key update of r skip locked`,
    );
    if (due.length === 0) return;
    const exceptions = await exceptionsFrom(transaction, today);
    const made = due.flatMap(({ madeUntil, ...resource }) => {
      const first = madeUntil === null || madeUntil < today ? today : addDays(madeUntil, 1);
      return daysBetween(first, last).flatMap((day) =>
        slotsOfDay({ ...resource, exceptions }, day).map((slot) => finish(slot, day)),
      );
    });
    await insertSlots(transaction, made);
    await transaction.execute(
      sql`update booking_resources set made_until = ${last}::date
          where code in (select jsonb_array_elements_text(${JSON.stringify(due.map(({ code }) => code))}::jsonb))`,
    );
  });
}

/**
 * Makes the slots of some days anew, after the hours have changed: what nobody has goes, what somebody has stays and is
 * closed to others where it would not be there any more. What an officer has closed stays so, unless all is to be open;
 * a day that is closed as one stays so in any case, and has below it what it is to be when it is opened again.
 * The caller has locked the resource.
 */
export async function remakeSlots(
  transaction: Database,
  code: string,
  days: readonly string[],
  { reopen = false }: { reopen?: boolean } = {},
): Promise<void> {
  const [row] = await resourcesOf(transaction, sql`r.code = ${code}`);
  const [first] = days;
  if (!row || first === undefined) return;
  const { madeUntil, ...resource } = row;
  // Later ones come when their day is in sight.
  const made = days.filter((day) => madeUntil !== null && day <= madeUntil);
  const last = made.at(-1);
  if (last === undefined) return;
  const all = await exceptionsFrom(transaction, first);
  const exceptions = all.filter(({ closure }) => !closure);
  const closures = all.filter(({ closure, resource: of }) => closure && of === code).map(({ day }) => day);
  const wanted = made.flatMap((day) => slotsOfDay({ ...resource, exceptions }, day));
  const given = sql`jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
    as given (resource text, starts timestamptz, ends timestamptz, capacity int)`;
  const from = instantOf(first, '00:00').toISOString();
  const until = instantOf(last, '24:00').toISOString();
  const these = sql`slots.resource = ${code} and slots.starts_at >= ${from}::timestamptz
    and slots.starts_at < ${until}::timestamptz`;
  const fits = sql`given.starts = slots.starts_at and given.ends = slots.ends_at`;
  const stays = sql`(slots.closed and not slots.shut and not ${reopen}::boolean)`;
  await transaction.execute(sql`select from slots where ${these} order by id for update`);
  await transaction.execute(
    sql`delete from slots where ${these} and not exists (select from claim_slots where slot = slots.id)
          and not exists (select from ${given} where ${fits} and ${stays})`,
  );
  await transaction.execute(
    sql`update slots set closed = ${stays} or not exists (select from ${given} where ${fits}),
          shut = false, capacity = greatest(taken, coalesce((select given.capacity from ${given} where ${fits}), 0))
        where ${these}`,
  );
  await insertSlots(transaction, wanted);
  await transaction.execute(
    sql`update slots set closed = true, shut = true where ${these} and not closed
          and to_char(starts_at at time zone ${timeZone}, 'YYYY-MM-DD')
            in (select jsonb_array_elements_text(${JSON.stringify(closures)}::jsonb))`,
  );
}

/**
 * Closes a day of resources and keeps what is there of it, or opens what was closed so, as far as it is not closed for
 * something else since. The caller has locked the resources and written the exceptions.
 */
export async function shutSlots(transaction: Database, codes: readonly string[], day: string, shut: boolean) {
  const list = sql`(select jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb))`;
  const these = sql`slots.resource in ${list} and slots.starts_at >= ${instantOf(day, '00:00').toISOString()}::timestamptz
    and slots.starts_at < ${instantOf(day, '24:00').toISOString()}::timestamptz`;
  await transaction.execute(sql`select from slots where ${these} order by id for update`);
  if (shut) {
    await transaction.execute(sql`update slots set closed = true, shut = true where ${these} and not closed`);
    return;
  }
  const exceptions = await exceptionsFrom(transaction, day);
  const wanted = (await resourcesOf(transaction, sql`r.code in ${list} and r.made_until >= ${day}::date`)).flatMap(
    (resource) => slotsOfDay({ ...resource, exceptions }, day),
  );
  await transaction.execute(
    sql`update slots set closed = false, shut = false
        from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as given (resource text, starts timestamptz, ends timestamptz)
        where ${these} and shut and given.resource = slots.resource and given.starts = starts_at and given.ends = ends_at`,
  );
  await insertSlots(transaction, wanted);
}

export const daysBetween = (first: string, last: string): string[] => {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
};

/** Those that would overlap with what is there are left out. */
const insertSlots = (db: Database, made: readonly NewSlot[]) =>
  db.execute(
    sql`insert into slots (resource, starts_at, ends_at, capacity, closed)
        select resource, starts, ends, capacity, coalesce(closed, false) from jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
          as given (resource text, starts timestamptz, ends timestamptz, capacity int, closed boolean)
        on conflict do nothing`,
  );

const resourcesOf = (db: Database, which: ReturnType<typeof sql>) =>
  rows<ResourceRow>(
    db,
    sql`select r.code, r.minutes, r.capacity, to_char(r.made_until, 'YYYY-MM-DD') as "madeUntil",
          coalesce((select json_agg(json_build_object('weekday', h.weekday, 'from', to_char(h.from_time, 'HH24:MI'),
              'until', to_char(h.until_time, 'HH24:MI'), 'capacity', h.capacity,
              'validFrom', to_char(h.valid_from, 'YYYY-MM-DD'), 'validUntil', to_char(h.valid_until, 'YYYY-MM-DD'))
              order by h.weekday, h.from_time)
            from opening_hours h where h.resource = r.code), '[]') as hours
        from booking_resources r where ${which}`,
  );

const exceptionsFrom = (db: Database, day: string) =>
  rows<OpeningException & { closure: boolean }>(
    db,
    sql`select resource, to_char(day, 'YYYY-MM-DD') as day, to_char(from_time, 'HH24:MI') as from,
          to_char(until_time, 'HH24:MI') as until, capacity, closure is not null as closure
        from opening_exceptions where day >= ${day}::date`,
  );

/** In the council's languages. */
export interface Words {
  en: string;
  cy?: string;
}

/** A resource as a council sets it up. */
export interface ResourceSetup extends Omit<Resource, 'exceptions'> {
  name: Words;
  /** What it serves, and as which of the service's locations. */
  offers: readonly { service: string; location: string }[];
}

/** Puts resources in the database, with their hours and exceptions, where they are not there yet. @returns how many */
export async function saveResources(
  db: Database,
  resources: readonly ResourceSetup[],
  exceptions: readonly (OpeningException & { reason?: Words })[] = [],
): Promise<number> {
  const added = await rows<{ code: string }>(
    db,
    sql`insert into booking_resources (code, name, minutes, capacity)
        select code, name, minutes, capacity from jsonb_to_recordset(${JSON.stringify(resources)}::jsonb)
          as given (code text, name jsonb, minutes int, capacity int)
        on conflict do nothing returning code`,
  );
  const fresh = resources.filter(({ code }) => added.some((each) => each.code === code));
  await db.execute(
    sql`insert into booking_offers (service, location, resource)
        select service, location, resource from jsonb_to_recordset(${JSON.stringify(
          fresh.flatMap(({ code, offers }) => offers.map((offer) => ({ ...offer, resource: code }))),
        )}::jsonb) as given (service text, location text, resource text)`,
  );
  await db.execute(
    sql`insert into opening_hours (resource, weekday, from_time, until_time, capacity, valid_from, valid_until)
        select resource, weekday, "from", until, capacity, "validFrom", "validUntil"
        from jsonb_to_recordset(${JSON.stringify(
          fresh.flatMap(({ code, hours }) => hours.map((each) => ({ ...each, resource: code }))),
        )}::jsonb) as given (resource text, weekday smallint, "from" time, until time, capacity int, "validFrom" date,
          "validUntil" date)`,
  );
  if (fresh.length === 0) return 0;
  // What is closed is closed for what comes later, too.
  await db.execute(
    sql`insert into opening_exceptions (resource, day, reason, closure)
        select code, day, jsonb_build_object('en', reason), id
        from closures cross join jsonb_array_elements_text(${JSON.stringify(fresh.map(({ code }) => code))}::jsonb) as given (code)
        where service is null or exists (select from booking_offers o where o.resource = code
          and o.service = closures.service and (closures.location is null or o.location = closures.location))`,
  );
  await db.execute(
    sql`insert into opening_exceptions (resource, day, from_time, until_time, capacity, reason)
        select resource, day, "from", until, capacity, reason from jsonb_to_recordset(${JSON.stringify(exceptions)}::jsonb)
          as given (resource text, day date, "from" time, until time, capacity int, reason jsonb)`,
  );
  return fresh.length;
}

/** Forgets slots of days gone by that nobody had. */
export const forgetSlots = (db: Database) =>
  db.execute(
    sql`delete from slots where ends_at < now() - interval '2 days'
          and not exists (select from claim_slots where slot = slots.id)`,
  );
