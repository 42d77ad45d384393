import * as v from 'valibot';
import { isSigned, WebhookMessage } from '../../connectors/pay/govuk-pay.ts';
import type { Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { ProblemError } from '../../http/problems.ts';
import { forgetAsks } from './asks.ts';

/**
 * Hours for which a message is taken: a copy that was caught is nothing later. Theirs come again for some four days if we
 * do not answer; what such a one would tell, the job that looks after payments has found out by then.
 */
const mostHours = 24;

/**
 * Keeps a message of the provider's, once: whoever signs is believed that there may be something new, and nothing else.
 * @throws ProblemError `unauthorised` for a signature that is not the body's and for one that is too old, `bad-request`
 *   for what is no message
 */
export async function keepMessage(
  db: Database,
  { body, signature, secret }: { body: Uint8Array; signature: string | undefined; secret: string },
  now = new Date(),
): Promise<void> {
  if (!isSigned(body, signature, secret)) throw new ProblemError('unauthorised');
  const message = read(body);
  const created = message.created === undefined ? now.getTime() : Date.parse(message.created);
  if (!(Math.abs(now.getTime() - created) < mostHours * 3_600_000)) throw new ProblemError('unauthorised');
  // Without an id of its own it is told apart by its signature.
  await db.execute(
    sql`insert into webhook_messages (id, payment, event)
        values (${(message.id ?? signature ?? '').slice(0, 100)}, ${message.payment}, ${message.event}) on conflict do nothing`,
  );
}

function read(body: Uint8Array): v.InferOutput<typeof WebhookMessage> {
  try {
    return v.parse(WebhookMessage, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch {
    throw new ProblemError('bad-request');
  }
}

/**
 * Forgets messages when they cannot come again and there was no answer about them for as long, who wanted to pay and has
 * not, where from, and what opened that, and links that have ended. What opens a payment that was made lasts as long as its
 * case.
 */
export async function forgetPayments(db: Database): Promise<void> {
  await db.execute(sql`delete from webhook_messages where received_at < now() - ${2 * mostHours} * interval '1 hour'`);
  await db.execute(
    sql`with over as (
          update payments set details = null, return_url = null
            where return_url is not null and ended_at < now() - interval '7 days' returning id, state
        )
        delete from payment_tokens where payment in (select id from over where state <> 'paid')`,
  );
  await forgetAsks(db);
}
