import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { formCheckHeader, readFormCheck } from '../../src/contract/form-check.ts';
import type { Challenge } from '../../src/contract/problems.ts';
import type { Database } from '../database/open.ts';
import { readSecret } from '../database/secret.ts';
import { memoryCounter } from './limits.ts';
import { invalid, ProblemError } from './problems.ts';
import { remember } from './remember.ts';

export type BotDefence = 'off' | 'auto' | 'always';

/** Nobody fills a form faster, in seconds. */
const fastest = 3;
/** Zero bits that a browser has to find: 33,000 tries on average, a second on a slow telephone. */
const bits = 15;
/** Seconds in which the work is to be done. */
const patience = 600;
/** Sends from one address, and from all, beyond which they are asked for work: in so many seconds. */
const many = { own: { most: 5, seconds: 600 }, all: { most: 120, seconds: 60 } };

/**
 * Keeps programs that fill forms out, with nothing for a person to solve: a field that nobody sees, a time that nobody
 * beats, and some work for the browser when much comes from one address or from all, or when it comes from no form.
 * Every refusal says so to who sent it; a report is never taken and thrown away. Counts are this process's own.
 */
export function botDefence(db: Database, mode: BotDefence, address: (context: Context) => string): MiddlewareHandler {
  const secret = remember(3600, 1, () => readSecret(db, 'form-work'));
  const counter = memoryCounter();

  const isMuch = async (context: Context) => {
    const own = await counter(`form ${address(context)}`, many.own.seconds);
    const all = await counter('form', many.all.seconds);
    return own.count > many.own.most || all.count > many.all.most;
  };

  return async (context, next) => {
    if (mode === 'off') return next();
    const check = readFormCheck(context.req.header(formCheckHeader));
    // In no other words than for any wrong field: whoever sends it is told to call, and a program learns nothing.
    if (check?.trapped) throw invalid();
    if (check && check.seconds < fastest) throw new ProblemError('too-many', { retryAfter: fastest - check.seconds });
    const much = await isMuch(context);
    if (mode === 'auto' && check && !much) return next();
    const key = context.req.header('idempotency-key') ?? '';
    const work = formWork(await secret());
    if (!check?.work || !work.isDone(check.work, key)) {
      throw new ProblemError('work-needed', { challenge: work.ask(key) });
    }
    return next();
  };
}

/**
 * Work for one submission: its salt is signed together with the `Idempotency-Key`, so that nothing has to be kept, and
 * what was done for one report is worth nothing for another.
 * @param secret the same in all processes
 */
export function formWork(secret: string, now: () => number = Date.now) {
  const sign = (told: string, key: string) =>
    createHmac('sha256', secret).update(`${told} ${bits} ${key}`).digest('base64url').slice(0, 22);
  return {
    ask(key: string): Challenge {
      const until = Math.floor(now() / 1000) + patience;
      const told = `${randomBytes(6).toString('base64url')}.${until.toString(36)}`;
      return { salt: `${told}.${sign(told, key)}`, bits };
    },
    isDone(work: string, key: string): boolean {
      const [, told = '', until = '', given = ''] =
        /^([\w-]{8}\.([a-z\d]{1,8}))\.([\w-]{22}):\d{1,9}$/.exec(work) ?? [];
      return (
        Number.parseInt(until, 36) * 1000 > now() &&
        timingSafeEqual(Buffer.from(given), Buffer.from(sign(told, key))) &&
        Math.clz32(hash('sha256', work, 'buffer').readUInt32BE(0)) >= bits
      );
    },
  };
}
