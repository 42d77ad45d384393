/** Webhooks: what they say, how they are signed, and how they reach the council at least once, or on demand do not. */
import { createHmac, randomUUID } from 'node:crypto';
import { rows, type Database } from '../../../database/open.ts';
import { sql } from '../../../database/sql.ts';
import { paymentResource } from './answers.ts';
import { cardEnding } from './cards.ts';
import { eventsOf, type EventType, type Payment } from './life.ts';

/** How the webhooks of a change are sent. */
export interface Delivery {
  delaySeconds: number;
  copies: number;
  /** What happened last is told first. */
  reversed: boolean;
  /** They are made and not sent, until somebody has them sent. */
  lost: boolean;
}

export const usual: Delivery = { delaySeconds: 1, copies: 1, reversed: false, lost: false };

const ofCard: Partial<Record<string, Partial<Delivery>>> = {
  'webhook-lost': { lost: true },
  'webhook-first': { delaySeconds: 0 },
  'webhook-late': { delaySeconds: 60 },
  'webhooks-mixed-up': { copies: 2, reversed: true },
};

/** A message as it is kept; `sendAt` is null for one that does not go by itself. */
export interface Message {
  id: string;
  type: EventType;
  body: string;
  sendAt: string | null;
}

/** Seconds between what is reversed, and between copies. */
const apart = 2;

/** What is sent of a change. `over` is asked for by a test; else it is as the card says. */
export function messagesOf(before: Payment, now: Payment, at: string, over: Partial<Delivery>): Message[] {
  const card = now.card && before.refunds === now.refunds ? ofCard[cardEnding(now.card.ending).outcome] : undefined;
  const { delaySeconds, copies, reversed, lost } = { ...usual, ...card, ...over };
  const events = eventsOf(before, now);
  return events.flatMap((type, order) => {
    const message = messageOf(type, now, at);
    const wait = delaySeconds + (reversed ? (events.length - 1 - order) * apart : 0);
    return Array.from({ length: copies }, (_, copy) => ({
      ...message,
      sendAt: lost ? null : new Date(Date.parse(at) + (wait + copy * apart) * 1000).toISOString(),
    }));
  });
}

function messageOf(type: EventType, payment: Payment, at: string): Omit<Message, 'sendAt'> {
  const id = randomUUID().replaceAll('-', '').slice(0, 26);
  const body = JSON.stringify({
    webhook_message_id: id,
    api_version: 1,
    created_date: at,
    resource_id: payment.id,
    resource_type: 'payment',
    event_type: type,
    resource: paymentResource(payment),
  });
  return { id, type, body };
}

/** Lower-case hex HMAC-SHA-256 of the bytes of the body, for `Pay-Signature`. */
export const sign = (body: string, secret: string): string => createHmac('sha256', secret).update(body).digest('hex');

export async function queue(db: Database, paymentId: string, messages: readonly Message[], at: string): Promise<void> {
  for (const { id, type, body, sendAt } of messages)
    await db.execute(
      sql`insert into demo_pay.webhooks (id, payment_id, type, body, queued_at, send_at)
          values (${id}, ${paymentId}, ${type}, ${body}, ${at}::timestamptz, ${sendAt}::timestamptz)`,
    );
}

export interface Receiver {
  url: () => string;
  secret: string;
  /** Aborted when nobody waits for an answer any more. */
  ends: AbortSignal;
}

const patience = 15_000;
const mostAtOnce = 20;
/** A council that has not answered 2xx for so long is not asked again. */
const tooOld = sql.raw(`interval '3 days'`);

/** Sends what is due, the oldest first; what gets no 2xx comes again. @returns how many were taken */
export async function deliver(db: Database, receiver: Receiver, now: string): Promise<number> {
  const due = await rows<Sendable>(
    db,
    sql`with picked as (
          select n, send_at from demo_pay.webhooks
          where send_at <= ${now}::timestamptz and queued_at > ${now}::timestamptz - ${tooOld}
          order by send_at, n limit ${mostAtOnce} for update skip locked
        ), taken as (
          update demo_pay.webhooks w set attempts = attempts + 1,
            send_at = ${now}::timestamptz
              + (array[5, 30, 300, 3600])[least(attempts + 1, 4)] * interval '1 second'
          from picked where w.n = picked.n
          returning w.n, w.body, picked.send_at
        )
        select n::int, body from taken order by send_at, n`,
  );
  let taken = 0;
  for (const each of due) if (await send(db, receiver, each, now)) taken += 1;
  return taken;
}

/** Sends messages of a payment at once, in the order of their numbers given, however often it was done before. */
export async function sendAgain(
  db: Database,
  receiver: Receiver,
  paymentId: string,
  numbers: readonly number[],
  now: string,
): Promise<boolean[]> {
  const kept = await rows<Sendable>(
    db,
    sql`select n::int, body from demo_pay.webhooks where payment_id = ${paymentId} order by n`,
  );
  const results: boolean[] = [];
  for (const number of numbers) {
    const message = kept[number];
    results.push(message !== undefined && (await send(db, receiver, message, now)));
  }
  return results;
}

interface Sendable {
  n: number;
  body: string;
}

async function send(
  db: Database,
  { url, secret, ends }: Receiver,
  { n, body }: Sendable,
  now: string,
): Promise<boolean> {
  try {
    const response = await fetch(url(), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Pay-Signature': sign(body, secret) },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([ends, AbortSignal.timeout(patience)]),
    });
    await response.body?.cancel();
    if (!response.ok) return false;
  } catch {
    // Nobody is there, or nobody answers: it comes again.
    return false;
  }
  await db.execute(sql`update demo_pay.webhooks set delivered_at = ${now}::timestamptz, send_at = null where n = ${n}`);
  return true;
}
