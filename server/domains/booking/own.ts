import type { BookableService } from '../../../src/contract/bookable-services.ts';
import type { OwnBookings } from '../../../src/contract/own-bookings.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql, type SQL } from '../../database/sql.ts';
import type { Limit } from '../../http/limits.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import type { Looked } from '../case/lookup.ts';
import { findSession } from '../case/sessions.ts';
import { utc } from '../case/store.ts';
import type { FindBookable } from '../service/store.ts';
import { whereAndWhen } from './view.ts';

/**
 * What is booked with one address, for who reads its letters. What is proven is the address, so that it is the letter's
 * link alone that leads here, and not one to a single booking, which is passed on more easily. Anybody may have typed
 * the address: what waits to be confirmed is in no list, and of all else its link is in a letter to the same address.
 */

/** Still to come, of a case `c` and its booking `b`. */
const isComing = sql`c.status = 'booked' and c.unconfirmed is null and b.ends_at > now()`;

/**
 * One address, however its Latin letters are written. What other letters become in small may be somebody else's; the
 * index knows no better than to try.
 */
const isSame = (one: SQL, other: SQL): SQL =>
  sql`lower(${one}) = lower(${other}) and lower(${one} collate "C") = lower(${other} collate "C")`;

/** Id of the case that is to come next of those with this address. */
export async function nextBookingWith(db: Database, email: string): Promise<number | undefined> {
  const [found] = await rows<{ id: number }>(
    db,
    sql`select c.id::int as id from contacts k join cases c on c.id = k.case_id join bookings b on b.case_id = c.id
        where ${isSame(sql`k.email`, sql`${email}::text`)} and ${isComing} order by b.starts_at, c.id limit 1`,
  );
  return found?.id;
}

/** Whether an address has had as many links to its list as it is to have, so that nobody fills a mailbox with them. */
export async function hasEnoughLinks(db: Database, email: string, { most, seconds }: Limit): Promise<boolean> {
  if (most === Infinity) return false;
  const made = await rows(
    db,
    sql`select from links l join contacts k on k.case_id = l.case_id
        where l.kind = 'bookings' and l.created_at > now() - ${seconds} * interval '1 second'
          and ${isSame(sql`k.email`, sql`${email}::text`)} limit ${most}`,
  );
  return made.length === most;
}

interface ComingRow {
  id: number;
  reference: string;
  service: string;
  location: string;
  starts: string;
  ends: string;
}

/** More than anybody comes to. */
const most = 200;

const comingBeside = (db: Database, caseId: number, only = sql``): Promise<ComingRow[]> =>
  rows<ComingRow>(
    db,
    sql`select c.id::int as id, c.reference, c.service, b.location, ${utc(sql`b.starts_at`)} as starts, ${utc(sql`b.ends_at`)} as ends
        from contacts own join contacts k on ${isSame(sql`k.email`, sql`own.email`)}
        join cases c on c.id = k.case_id join bookings b on b.case_id = c.id
        where own.case_id = ${caseId} and ${isComing} ${only} order by b.starts_at, c.id limit ${most}`,
  );

/** All that is to come with the address of a case. */
export async function listOwn(
  db: Database,
  caseId: number,
  { language, findBookable }: { language: AnswerLanguage; findBookable: FindBookable },
): Promise<OwnBookings> {
  const bookings: OwnBookings['bookings'] = [];
  const services = new Map<string, BookableService | undefined>();
  for (const booked of await comingBeside(db, caseId)) {
    const { service: code } = booked;
    if (!services.has(code)) services.set(code, await findBookable(code, language));
    const service = services.get(code);
    const { reference } = booked;
    bookings.push({ reference, title: service?.name ?? booked.service, ...whereAndWhen(booked, service) });
  }
  return { language, bookings };
}

/** One of them, by its reference and the session of the list. */
export async function lookUpListed(db: Database, token: string, reference: string): Promise<Looked> {
  const session = await findSession(db, token, 'bookings');
  const [found] = session ? await comingBeside(db, session.caseId, sql`and c.reference = ${reference}`) : [];
  return found && { caseId: found.id };
}
