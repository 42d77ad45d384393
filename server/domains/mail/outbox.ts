import { MailRefused, type Mailer } from '../../connectors/mail/mailer.ts';
import type { Texter } from '../../connectors/text/texter.ts';
import { rows, type Database } from '../../database/open.ts';
import { outbox } from '../../database/schema.ts';
import type { Limit } from '../../http/limits.ts';
import { and, desc, eq, isNotNull, lt, sql, type SQL } from '../../database/sql.ts';

/** A letter and where it goes. */
export interface AddressedLetter {
  to: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  /** Letters to one address that a stranger can have had sent; the next one waits. */
  limit: Limit;
}

/**
 * Puts a letter in the outbox, as a part of the statement that writes what it tells of (`written`, with the case's id):
 * neither is ever there without the other. Who has had many lately, perhaps of a stranger's, gets it later.
 */
export const queueLetter = ({ to, language, subject, text, html, limit }: AddressedLetter): SQL => sql`, queued as (
  insert into outbox (case_id, recipient, language, subject, body_text, body_html, due_at)
  select id, ${to}::text, ${language}::text, ${subject}::text, ${text}::text, ${html}::text,
    now() + ${limit.most === Infinity ? sql`0` : secondsToWait(to, limit, false)} * interval '1 second'
  from written
)`;

/**
 * Seconds until somebody may be sent one more: a window after the first of the latest so many, whether these have gone or
 * wait themselves, so that there never are more in any window. News and what a stranger could have had sent are counted
 * apart.
 */
export const secondsToWait = (to: string, { most, seconds }: Limit, news: boolean): SQL => sql`coalesce((
  select greatest(0, extract(epoch from o.due_at - now()) + ${seconds})::float8 from outbox o
  where o.recipient = ${to} and o.news = ${news} and o.due_at > now() - ${seconds} * interval '1 second'
  order by o.due_at desc limit 1 offset ${most - 1}), 0)`;

const mostAttempts = 12;
/** Minutes until a letter is tried again: 1, 2, 4 … up to 8 hours; twelve attempts take about a day and a half. */
const wait = (attempts: number) => Math.min(2 ** (attempts - 1), 480);

/** What takes letters and text messages away; what has nobody to take it waits. */
export interface Carriers {
  email?: Mailer | undefined;
  text?: Texter | undefined;
  /** Address that stops such letters, from the token of the letter. */
  unsubscribe?: (token: string) => string;
}

interface DueRow {
  id: string;
  channel: 'email' | 'text';
  stop_token: string | null;
  recipient: string;
  language: string;
  subject: string;
  body_text: string;
  body_html: string;
  calendar: string | null;
  calendar_method: 'REQUEST' | 'CANCEL' | null;
  attempts: number;
}

/**
 * Sends what is due, ten at a time, until nothing is. A letter is taken for five minutes by moving its hour, under
 * `skip locked`, so that any number of processes may do this at once; a process that dies gives its letters back when
 * the five minutes are over. They begin anew when its turn comes: whoever finds that another has taken it meanwhile, as
 * the number of attempts tells, leaves it. So a letter goes out at least once: again only if we died between sending and
 * noting it.
 * @returns how many were sent, and how many were not.
 */
export async function deliverDue(db: Database, carriers: Carriers): Promise<{ sent: number; failed: number }> {
  const count = { sent: 0, failed: 0 };
  const channels = (['email', 'text'] as const).filter((channel) => carriers[channel]);
  if (channels.length === 0) return count;
  const taken = sql.join(
    channels.map((channel) => sql`${channel}`),
    sql`, `,
  );
  for (;;) {
    const due = await rows<DueRow>(
      db,
      sql`update outbox set due_at = now() + interval '5 minutes', attempts = attempts + 1
          where id in (
            select id from outbox where sent_at is null and failed_at is null and due_at <= now()
              and channel in (${taken})
            order by due_at limit 10 for update skip locked
          )
          returning id, channel, stop_token, recipient, language, subject, body_text, body_html, calendar,
            calendar_method, attempts`,
    );
    if (due.length === 0) return count;
    for (const row of due) {
      if (!(await isStillOurs(db, row))) continue;
      const failure = await send(carriers, row);
      count[failure ? 'failed' : 'sent'] += 1;
      await db
        .update(outbox)
        .set(
          !failure
            ? {
                sentAt: sql`now()`,
                lastError: null,
                stopToken: null,
                bodyText: spent('body_text'),
                bodyHtml: spent('body_html'),
              }
            : failure.final || row.attempts >= mostAttempts
              ? { failedAt: sql`now()`, lastError: failure.reason }
              : { dueAt: sql`now() + ${wait(row.attempts)} * interval '1 minute'`, lastError: failure.reason },
        )
        .where(and(eq(outbox.id, row.id), eq(outbox.attempts, row.attempts)));
    }
  }
}

const isStillOurs = async (db: Database, { id, attempts }: DueRow): Promise<boolean> =>
  (
    await rows(
      db,
      sql`update outbox set due_at = now() + interval '5 minutes'
          where id = ${id}::uuid and attempts = ${attempts} and sent_at is null and failed_at is null returning id`,
    )
  ).length > 0;

/** A letter that has gone keeps its words for a while, without the tokens of its links: those are the resident's. */
const spent = (column: 'body_text' | 'body_html') =>
  sql`regexp_replace(${sql.raw(column)}, '#council-(case|follow|stop|offer|bookings)=[A-Za-z0-9_-]+', '#', 'g')`;

async function send(
  { email, text: texter, unsubscribe }: Carriers,
  row: DueRow,
): Promise<{ final: boolean; reason: string } | undefined> {
  const { id, channel, recipient: to, language, subject, body_text: text, body_html: html, stop_token: stop } = row;
  const { calendar, calendar_method: method } = row;
  try {
    if (channel === 'text') await texter?.send({ id, to, text });
    else
      await email?.send({
        id,
        to,
        language,
        subject,
        text,
        html,
        ...(calendar !== null && method !== null && { calendar: { method, content: calendar } }),
        ...(stop !== null && unsubscribe && { unsubscribe: unsubscribe(stop) }),
      });
    return undefined;
  } catch (error) {
    // A mail server's sentence quotes the address; its number says enough.
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    const final = error instanceof MailRefused;
    return { final, reason: final ? error.message : String(responseCode ?? code ?? 'unknown').slice(0, 40) };
  }
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/**
 * Forgets letters a week after they were sent, and those that were given up a month after that: they hold an address,
 * and the case holds the rest.
 */
export async function forgetSent(db: Database, sentBefore = daysAgo(7), failedBefore = daysAgo(30)): Promise<void> {
  await db.delete(outbox).where(and(isNotNull(outbox.sentAt), lt(outbox.sentAt, sentBefore)));
  await db.delete(outbox).where(and(isNotNull(outbox.failedAt), lt(outbox.failedAt, failedBefore)));
}

/** The newest letters, for the demo's mailbox. */
export const newestMail = (db: Database, most = 50) =>
  db.select().from(outbox).orderBy(desc(outbox.createdAt)).limit(most);

/** One letter, for the demo's mailbox. */
export const findMail = async (db: Database, id: string) =>
  (await db.select().from(outbox).where(eq(outbox.id, id)))[0];
