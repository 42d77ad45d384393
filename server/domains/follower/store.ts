import { rows, type Database } from '../../database/open.ts';
import { followers } from '../../database/schema.ts';
import { eq, sql } from '../../database/sql.ts';
import { databaseCounter } from '../../http/limits.ts';
import { findLink, type FoundLink } from '../case/links.ts';
import { hashToken } from '../case/secrets.ts';
import { isPublic } from '../case/store.ts';

/** Id of a report that anybody may see. */
export async function findPublic(db: Database, reference: string): Promise<number | undefined> {
  const [found] = await rows<{ id: string | number }>(
    db,
    sql`select c.id from cases c where c.reference = ${reference} and ${isPublic}`,
  );
  return found && Number(found.id);
}

/** Notes that somebody would follow; nothing goes to their address but the question whether they would. */
export async function addFollower(
  db: Database,
  caseId: number,
  { email, language }: { email: string; language: string },
): Promise<number> {
  const [added] = await rows<{ id: string | number }>(
    db,
    sql`insert into followers as f (case_id, email, language) values (${caseId}, ${email}, ${language})
        on conflict (case_id, lower(email)) where email is not null do update set language = f.language
        returning id`,
  );
  return Number(added?.id);
}

const day = 86_400;

/**
 * Counts one more who has the same problem, once a day from one client address, of which no more than a hash is kept and
 * that no longer. Who presses again is told the same: they are counted.
 */
export async function addMeToo(
  transaction: Database,
  caseId: number,
  { address, language }: { address: string; language: string },
): Promise<void> {
  const { count } = await databaseCounter(transaction)(`me-too ${hashToken(`${caseId} ${address}`)}`, day);
  if (count === 1) await transaction.insert(followers).values({ caseId, language });
}

/** The button behind the link in the first letter. Twice is as good as once. */
export async function confirmFollower(db: Database, token: string): Promise<FoundLink | undefined> {
  const link = await findLink(db, 'confirm', token);
  if (link && !link.over && link.followerId !== undefined) {
    await db
      .update(followers)
      .set({ confirmedAt: sql`coalesce(confirmed_at, now())`, stoppedAt: null })
      .where(eq(followers.id, link.followerId));
  }
  return link;
}

/** No more letters about this case: a follower's, or its owner's. Twice is as good as once. */
export async function stopLetters(db: Database, token: string): Promise<FoundLink | undefined> {
  const link = await findLink(db, 'stop', token);
  if (!link || link.over) return link;
  if (link.followerId === undefined) {
    await db.execute(sql`update contacts set channel = 'none' where case_id = ${link.caseId} and channel = 'email'`);
    await db.execute(sql`update cases set version = version + 1 where id = ${link.caseId}`);
  } else {
    await db
      .update(followers)
      .set({ stoppedAt: sql`coalesce(stopped_at, now())` })
      .where(eq(followers.id, link.followerId));
  }
  return link;
}
