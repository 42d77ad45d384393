import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import { eq, lt, sql, type SQL } from '../database/sql.ts';
import type { Context } from 'hono';
import { rows, type Database } from '../database/open.ts';
import { idempotency } from '../database/schema.ts';
import { databaseFault } from '../database/errors.ts';
import { ProblemError } from './problems.ts';

/** What a write will answer, and what it does to the database when it is the first with its key. */
export interface Write {
  status: 200 | 201;
  body: Record<string, unknown>;
  /**
   * Common table expressions that write, each after a comma, selecting from `claimed`: a row when this is the first,
   * none when it is not. They are one statement with the claim, so that they happen together or not at all.
   */
  effect: SQL;
  /** What one statement cannot do or check; runs in a transaction with it. */
  after?: ((transaction: Database) => Promise<void>) | undefined;
}

/**
 * @param prepare checks the request and says what to do; throws a problem when it must not be done
 * @param options `costly`: preparing takes so much that it is worth looking first whether it was done before
 */
export type Once = (
  context: Context,
  body: Uint8Array,
  prepare: () => Promise<Write>,
  options?: { costly?: boolean },
) => Promise<Response>;

/**
 * Makes writes happen exactly once. The answer is stored in the same statement as the effect, so there is never one
 * without the other, and a crash in between leaves neither: nothing to unlock. Refusals have no effect and are not
 * stored; the same key may come again with the mistake put right.
 *
 * An answer may hold a secret (a report's token). So the key itself is not stored, only a hash of it, and the answer
 * is sealed with the key: whoever reads the database cannot read the answers.
 */
export function createOnce(db: Database): Once {
  /** Keys at work in this process; PostgreSQL keeps those of other processes waiting at the unique key. */
  const running = new Set<string>();

  return async (context, body, prepare, { costly = false } = {}) => {
    const key = readKey(context);
    const route = `${context.req.method} ${context.req.path}`;
    const { name, secret } = derive(key);
    const names = { key: name, route, body: hash('sha256', body, 'base64url') };
    const replay = async () => {
      const [stored] = await db.select().from(idempotency).where(eq(idempotency.key, names.key));
      if (!stored) return undefined;
      if (stored.route !== route || stored.body !== names.body) throw new ProblemError('key-reused');
      context.header('Idempotency-Replayed', 'true');
      return answer(context, stored.status, unseal(stored.answer, secret));
    };

    if (running.has(names.key)) throw new ProblemError('in-progress', { retryAfter: 1 });
    running.add(names.key);
    try {
      const earlier = costly ? await replay() : undefined;
      if (earlier) return earlier;
      const write = await prepare().catch(async (error: unknown) => {
        // What was in order when it came first may not be any more; its answer stays the same.
        const answered = await replay();
        if (answered) return answered;
        throw error;
      });
      if (write instanceof Response) return write;
      const text = JSON.stringify(write.body);
      const statement = sql`
        with claimed as (
          insert into idempotency (key, route, body, status, answer)
          values (${names.key}, ${names.route}, ${names.body}, ${write.status}, ${seal(text, secret)})
          on conflict do nothing returning key
        )${write.effect}
        select key from claimed`;
      const isFirst = async (on: Database) => (await rows(on, statement)).length > 0;
      const { after } = write;
      const first = after
        ? await db.transaction(async (transaction) => {
            const claimed = await isFirst(transaction);
            if (claimed) await after(transaction);
            return claimed;
          })
        : await isFirst(db);
      if (first) return answer(context, write.status, text);
      const other = await replay();
      if (!other) throw new ProblemError('in-progress', { retryAfter: 1 });
      return other;
    } catch (error) {
      if (databaseFault(error) === 'lock_not_available') throw new ProblemError('in-progress', { retryAfter: 1 });
      throw error;
    } finally {
      running.delete(names.key);
    }
  };
}

/** @throws ProblemError `bad-request` without a key that is one */
export function readKey(context: Context): string {
  const key = context.req.header('idempotency-key');
  if (key === undefined || !/^[\w.:~+/=-]{16,255}$/.test(key)) {
    throw new ProblemError('bad-request', {
      detail: 'Send an Idempotency-Key: a UUID, or 16 to 255 letters, digits and any of . : ~ + / = _ -',
    });
  }
  return key;
}

function answer(context: Context, status: number, text: string): Response {
  context.header('Content-Type', 'application/json');
  context.header('Cache-Control', 'no-store');
  return context.body(text, status as Write['status']);
}

/**
 * Two values out of a key, neither of which tells the other or the key: half of its SHA-512 each. One round is enough,
 * as keys are random; a stretching of those that are not would be paid by every write.
 */
function derive(key: string): { name: string; secret: Buffer } {
  const both = hash('sha512', key, 'buffer');
  return { name: both.subarray(0, 32).toString('base64url'), secret: both.subarray(32) };
}

/** AES-256-GCM: 12 bytes of nonce, 16 of tag, the rest. */
function seal(text: string, secret: Buffer): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

function unseal(sealed: string, secret: Buffer): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
}

/** Forgets answers after five weeks: a report that waits on a device for the line is tried for four. */
export async function forgetAnswers(db: Database, before = new Date(Date.now() - 35 * 86_400_000)): Promise<void> {
  await db.delete(idempotency).where(lt(idempotency.createdAt, before));
}
