import { sql } from '../../database/sql.ts';
import type { BookableService } from '../../../src/contract/bookable-services.ts';
import type { PayableService } from '../../../src/contract/payables.ts';
import type { Service, ServiceList, ServiceSummary } from '../../../src/contract/services.ts';
import { rows, type Database } from '../../database/open.ts';
import type { AnswerLanguage } from '../../http/language.ts';

/** A service in one language, as it is kept. */
export type StoredService =
  | { kind: 'report'; service: Service }
  | { kind: 'booking'; service: BookableService }
  | { kind: 'payment'; service: PayableService };

/** A group of services in one language. */
export interface StoredGroup {
  kind: string;
  language: string;
  code: string;
  name: string;
}

/**
 * All services of a kind, with their groups, in the council's own order.
 * @param kind `report` and others to come; without it, all.
 */
export async function listServices(db: Database, language: string, kind?: string): Promise<ServiceList> {
  const only = kind === undefined ? sql`` : sql`and kind = ${kind}`;
  const groups = await rows<{ code: string; name: string }>(
    db,
    sql`select code, name from service_groups where language = ${language} ${only} order by position`,
  );
  const services = await rows<{ summary: ServiceSummary }>(
    db,
    sql`select summary from services where language = ${language} ${only} order by position`,
  );
  return { language, groups, services: services.map(({ summary }) => summary) };
}

/** One service to report, in English where the language asked for is not the council's; undefined when there is none. */
export const getService = async (db: Database, code: string, language: string): Promise<Service | undefined> => {
  const found = await findService(db, code, language);
  return found?.kind === 'report' ? found.service : undefined;
};

/** Finds what can be booked, by its code. */
export type FindBookable = (code: string, language: AnswerLanguage) => Promise<BookableService | undefined>;

/** The same of what can be booked. */
export const getBookable = async (
  db: Database,
  code: string,
  language: string,
): Promise<BookableService | undefined> => {
  const found = await findService(db, code, language);
  return found?.kind === 'booking' ? found.service : undefined;
};

/** Finds what is paid here, by its code. */
export type FindPayableService = (code: string, language: AnswerLanguage) => Promise<PayableService | undefined>;

/** The same of what is paid. */
export const getPayableService = async (
  db: Database,
  code: string,
  language: string,
): Promise<PayableService | undefined> => {
  const found = await findService(db, code, language);
  return found?.kind === 'payment' ? found.service : undefined;
};

/** One service of whichever kind. */
export async function findService(db: Database, code: string, language: string): Promise<StoredService | undefined> {
  const [found] = await rows<StoredService>(
    db,
    sql`select s.kind, s.summary || coalesce(s.details - '{ahead,confirmWithin}'::text[] || r.rules, s.details) as service
        from services s left join booking_rules r on r.service = s.code and s.kind = 'booking'
        where s.code = ${code} and s.language in (${language}, 'en')
        order by s.language = ${language} desc limit 1`,
  );
  return found;
}

/** Goes up with every change of what officers set of a service; 0 where they have set nothing. */
export const rulesVersion = async (db: Database, code: string): Promise<number> =>
  (await rows<{ version: number }>(db, sql`select version from booking_rules where service = ${code}`))[0]?.version ??
  0;

/** Puts a council's services in the database, in the order given, in place of what was there. */
export async function saveServices(
  db: Database,
  groups: readonly StoredGroup[],
  services: readonly StoredService[],
): Promise<void> {
  await db.execute(sql`delete from service_groups`);
  await db.execute(sql`delete from services`);
  await db.execute(
    sql`insert into service_groups (kind, code, language, position, name)
        select kind, code, language, position, name
        from jsonb_to_recordset(${JSON.stringify(groups.map((group, position) => ({ ...group, position })))}::jsonb)
          as given (kind text, code text, language text, position smallint, name text)`,
  );
  const kept = services.map(({ kind, service }, position) => {
    const { code, name, description, group, keywords, frequent, language, ...details } = service;
    const summary = { code, name, description, group, keywords, frequent } satisfies Record<
      keyof ServiceSummary,
      unknown
    >;
    return { code, language, kind, position, summary, details: { ...details, language } };
  });
  await db.execute(
    sql`insert into services (code, language, kind, position, summary, details)
        select code, language, kind, position, summary, details
        from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
          as given (code text, language text, kind text, position smallint, summary jsonb, details jsonb)`,
  );
}
