import type { LinkKind } from '../../../src/contract/links.ts';
import { askNames, linkNames, offerNames } from '../../../src/contract/links.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { hashToken, newToken } from './secrets.ts';
import { utc } from './store.ts';

/** Days that a link in a letter is good for. */
const lifetime: Record<LinkKind, number> = { open: 30, confirm: 7, stop: 400, bookings: 1 };

/** Makes a link's token; what is kept is its hash. */
export async function newLink(
  db: Database,
  kind: LinkKind,
  { caseId, followerId }: { caseId: number; followerId?: number | undefined },
): Promise<string> {
  const { token, hash } = newToken();
  await db.execute(
    sql`insert into links (hash, kind, case_id, follower_id, expires_at)
        values (${hash}, ${kind}, ${caseId}, ${followerId ?? null}, now() + ${lifetime[kind]} * interval '1 day')`,
  );
  return token;
}

/** Address of a link: the tracker's page, with the token in the fragment, where no server and no log sees it. */
export const linkAddress = (page: URL, kind: LinkKind, token: string): string =>
  Object.assign(new URL(page), { hash: `${linkNames[kind]}=${token}` }).href;

/** Address of a public report, on the tracker's page. */
export const publicAddress = (page: URL, reference: string): string =>
  Object.assign(new URL(page), { hash: `${linkNames.report}=${reference}` }).href;

/** Address of a link to a slot that is kept for who waited, on the page where times are booked. */
export const offerAddress = (page: URL, token: string): string =>
  Object.assign(new URL(page), { hash: `${offerNames.offer}=${token}` }).href;

/** Address of a link to what somebody is asked to pay, on the page where one pays. */
export const askAddress = (page: string, token: string): string =>
  Object.assign(new URL(page), { hash: `${askNames.ask}=${token}` }).href;

export interface FoundLink {
  caseId: number;
  followerId: number | undefined;
  /** That of the letter which it came in. */
  language: string;
  /** When it was made. */
  made: string;
  /** Too old, or replaced by a newer one. */
  over: boolean;
}

/** A link by its token. To look changes nothing. */
export const findLink = (db: Database, kind: LinkKind, token: string): Promise<FoundLink | undefined> =>
  findLinkByHash(db, kind, hashToken(token));

export async function findLinkByHash(db: Database, kind: LinkKind, hash: string): Promise<FoundLink | undefined> {
  const [found] = await rows<
    Pick<FoundLink, 'language' | 'made' | 'over'> & { caseId: string | number; followerId: string | number | null }
  >(
    db,
    sql`select l.case_id as "caseId", l.follower_id as "followerId", coalesce(f.language, c.language) as language,
          ${utc(sql`(l.expires_at - ${lifetime[kind]} * interval '1 day')`)} as made,
          l.expires_at < now() or l.retired_at is not null as over
        from links l join cases c on c.id = l.case_id left join followers f on f.id = l.follower_id
        where l.hash = ${hash} and l.kind = ${kind}`,
  );
  return (
    found && {
      caseId: Number(found.caseId),
      followerId: found.followerId === null ? undefined : Number(found.followerId),
      language: found.language,
      made: found.made,
      over: found.over,
    }
  );
}

/** Ends all links that open a case, because a new one takes their place. */
export async function retireLinks(db: Database, caseId: number): Promise<void> {
  await db.execute(
    sql`update links set retired_at = now() where case_id = ${caseId} and kind = 'open' and retired_at is null`,
  );
}

/** Ends a link that was followed: a letter lies about for longer. Who lost the answer has ten minutes to try again. */
export async function endSoon(db: Database, token: string): Promise<void> {
  await db.execute(
    sql`update links set expires_at = least(expires_at, now() + interval '10 minutes') where hash = ${hashToken(token)}`,
  );
}

/** Forgets links a year after they ended: until then they are told apart from ones that never were. */
export async function forgetLinks(db: Database): Promise<void> {
  await db.execute(sql`delete from links where expires_at < now() - interval '365 days'`);
}
