import type { BookableService, Deadline } from '../../../src/contract/bookable-services.ts';
import { ServiceRules, type DeskServices } from '../../../src/contract/desk-bookings.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { note } from '../desk/store.ts';
import { getBookable, rulesVersion } from '../service/store.ts';
import { horizon } from './opening.ts';
import { leavesNothing } from './rules.ts';

/** What officers set of a service. */
const rulesOf = ({
  notice = 0,
  ahead,
  changeUntil,
  mostOpen,
  confirmWithin,
  waiting,
}: BookableService): ServiceRules => ({
  notice,
  ahead,
  changeUntil,
  mostOpen,
  confirmWithin,
  waiting,
});

/** What can be booked, with its rules, in the council's own order. */
export async function listRules(db: Database): Promise<DeskServices['services']> {
  const codes = await rows<{ code: string }>(
    db,
    sql`select code from services where kind = 'booking' and language = 'en' order by position`,
  );
  const found = await Promise.all(
    codes.map(async ({ code }) => {
      // First: who writes over what they have not seen is told, and not the other way round.
      const version = await rulesVersion(db, code);
      const service = await getBookable(db, code, 'en');
      return service && { version, service };
    }),
  );
  return found.flatMap((each) => {
    if (!each) return [];
    const { code, name, locations } = each.service;
    return { code, name, version: each.version, rules: rulesOf(each.service), locations: locations.map(bare) };
  });
}

export const bare = ({ code, name }: { code: string; name: string }) => ({ code, name });

/**
 * Sets the rules of a service, with a line in the audit log that says what was changed.
 * @throws ProblemError `conflict` when somebody was quicker, `invalid` when nothing could be booked by them, `not-found`
 */
export async function saveRules(
  transaction: Database,
  { code, version, rules, officerId }: { code: string; version: number; rules: ServiceRules; officerId: number },
): Promise<void> {
  const service = await getBookable(transaction, code, 'en');
  if (!service) throw new ProblemError('not-found');
  if (leavesNothing(rules, horizon)) throw invalid({ field: 'rules.notice', code: 'not-allowed' });
  const before = rulesOf(service);
  const saved = await rows(
    transaction,
    sql`insert into booking_rules as old (service, rules, version)
        select ${code}, ${JSON.stringify(rules)}::jsonb, ${version + 1}::int
        where ${version}::int = 0 or exists (select from booking_rules where service = ${code})
        on conflict (service) do update set rules = excluded.rules, version = excluded.version
        where old.version = ${version} returning version`,
  );
  if (saved.length === 0) throw new ProblemError('conflict');
  const [was, is] = [inWords(before), inWords(rules)];
  const changed = (Object.keys(ServiceRules.entries) as (keyof ServiceRules)[])
    .filter((name) => was[name] !== is[name])
    .map((name) => `${names[name]} from “${was[name]}” to “${is[name]}”`);
  await note(transaction, 'service-rules', {
    officerId,
    detail: `${service.name}: ${changed.join('; ') || 'as it was'}`,
  });
}

/** For the audit log, which people read. */
const names = {
  notice: 'latest time to book',
  ahead: 'how far ahead',
  changeUntil: 'latest time to move or cancel',
  mostOpen: 'bookings of one person',
  confirmWithin: 'confirmation by email',
  waiting: 'waiting list',
} as const satisfies Record<keyof ServiceRules, string>;

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

function limitInWords(rule: Deadline): string {
  if (typeof rule === 'object') return `${rule.time}, ${counted(rule.days, 'day')} before`;
  return rule === 0 ? 'when it begins' : `${counted(rule, 'hour')} before`;
}

const inWords = ({ notice, ahead, changeUntil: until, mostOpen, confirmWithin, waiting }: ServiceRules) =>
  ({
    notice: limitInWords(notice),
    ahead: ahead === undefined ? 'all times' : counted(ahead, 'day'),
    changeUntil: limitInWords(until),
    mostOpen: String(mostOpen),
    confirmWithin: confirmWithin === undefined ? 'not asked for' : `within ${counted(confirmWithin, 'minute')}`,
    waiting: waiting ? 'open' : 'closed',
  }) satisfies Record<keyof ServiceRules, string>;
