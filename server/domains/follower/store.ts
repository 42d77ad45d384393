import { rows, type Database } from '../../database/open.ts';
import { followers } from '../../database/schema.ts';
import { eq, sql } from '../../database/sql.ts';
import { findLink, type FoundLink } from '../case/links.ts';

/** Id of a report that anybody may see. */
export async function findPublic(db: Database, reference: string): Promise<number | undefined> {
  const [found] = await rows<{ id: string | number }>(
    db,
    sql`select id from cases
        where reference = ${reference} and kind = 'report' and not private and status <> 'withdrawn'`,
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

/** Counts one more who has the same problem. */
export async function addMeToo(db: Database, caseId: number, language: string): Promise<void> {
  await db.insert(followers).values({ caseId, language });
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
