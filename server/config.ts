import { resolve } from 'node:path';
import * as v from 'valibot';
import { mostPence } from '../src/contract/payables.ts';
import type { DatabaseOptions } from './database/open.ts';
import { parseNetworks } from './http/client-address.ts';
import type { Limit } from './http/limits.ts';

const whole = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d+$/, 'must be a whole number'),
    v.transform(Number),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
  );

const address = (...schemes: string[]) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol),
      `must begin with ${schemes.join(' or ')}`,
    ),
  );

/** `60/600`: sixty in ten minutes, by one client address. `off` for no limit. */
const limit = v.pipe(
  v.string(),
  v.regex(/^(?:\d+\/\d+|off)$/, 'must be a number of requests and of seconds, as 60/600, or off'),
  v.transform((text): Limit => {
    const [most, seconds] = text === 'off' ? [Infinity, 1] : text.split('/').map(Number);
    return { most: most ?? 0, seconds: seconds ?? 0 };
  }),
);

const onOff = v.pipe(
  v.picklist(['on', 'off'], 'must be on or off'),
  v.transform((text) => text === 'on'),
);

const origins = v.pipe(
  v.string(),
  v.transform((text) => text.split(/[\s,]+/).filter(Boolean)),
  v.check(
    (list) => list.includes('*') || list.every((entry) => URL.canParse(entry) && new URL(entry).origin === entry),
    'must be origins such as https://www.example.gov.uk, with commas between them, or *',
  ),
  v.transform((list) => (list.includes('*') ? ('any' as const) : list)),
);

const networks = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return parseNetworks(dataset.value);
    } catch (error) {
      addIssue({ message: (error as Error).message });
      return NEVER;
    }
  }),
);

/** `fixmystreet=long-random-key, app=another`: who may write over Open311, and with which key. */
const keys = v.pipe(
  v.string(),
  v.transform((text) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((entry) => ({ name: entry.slice(0, entry.indexOf('=')), key: entry.slice(entry.indexOf('=') + 1) })),
  ),
  v.check(
    (list) => list.every(({ name, key }) => /^[\w-]{1,40}$/.test(name) && key.length >= 16),
    'must be names and keys of 16 letters or more, as partner=key, with commas between them',
  ),
);

/** All services, or those with these codes. */
const someServices = v.pipe(
  v.string(),
  v.regex(/^[\w-]+(?:[\s,]+[\w-]+)*$/, 'must be on, off, or codes of services with commas between them'),
  v.transform((text) => (text === 'on' ? ('all' as const) : text === 'off' ? [] : text.split(/[\s,]+/))),
);

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** Whoever sets one of these runs a server for others, also where a proxy on this machine is in front of it. */
const forOthers = [
  'PUBLIC_URL',
  'SMTP_URL',
  'NOTIFY_KEY',
  'GOV_UK_PAY_API_KEY',
  'DATABASE_URL',
  'CORS_ORIGINS',
  'TRUSTED_PROXIES',
];

/** Every variable that the server reads, with what it is when it is not set. */
const Environment = v.object({
  /** Port to listen on. */
  PORT: v.optional(whole(0, 65_535), '4310'),
  /** Address to listen on: this machine only, unless told otherwise. */
  HOST: v.optional(v.pipe(v.string(), v.nonEmpty('must be an address')), '127.0.0.1'),
  /** Folder of the embedded database, the photos and the documents. */
  DATA_DIR: v.optional(v.string(), '.data'),
  /** PostgreSQL's address; the embedded database without it. */
  DATABASE_URL: v.optional(address('postgres:', 'postgresql:')),
  /** Connections to PostgreSQL at most, a process. */
  DATABASE_CONNECTIONS: v.optional(whole(1, 200), '10'),
  /** Seconds a query may take. */
  QUERY_SECONDS: v.optional(whole(1, 600), '15'),
  /** Megabytes that must be free for the embedded database to take writes. */
  MIN_FREE_MB: v.optional(whole(0, 1_000_000), '100'),
  /** Mail server, `smtp://user:password@host:587`; without it mail stays in the outbox, which the demo shows at /demo/mailbox. */
  SMTP_URL: v.optional(address('smtp:', 'smtps:')),
  /** Sender of mail. */
  MAIL_FROM: v.optional(v.string(), 'Exampleton Council <no-reply@exampleton.example>'),
  /** GOV.UK Notify's API key, for text messages; without it they stay in the outbox, as mail does. */
  NOTIFY_KEY: v.optional(
    v.pipe(v.string(), v.regex(/[\da-f-]{36}-[\da-f-]{36}$/, 'must end in two ids, as Notify gives it')),
  ),
  /** Its template for them, which holds `((message))` and nothing else. */
  NOTIFY_TEMPLATE: v.optional(v.string()),
  /** Where it is. */
  NOTIFY_URL: v.optional(address('https:', 'http:'), 'https://api.notifications.service.gov.uk'),
  /** Address of this server for the world outside, for links in letters: `https://www.example.gov.uk`. */
  PUBLIC_URL: v.optional(address('https:', 'http:')),
  /** Origins of the pages that carry the widgets, or `*`. Demo: any; else none but the server's own. */
  CORS_ORIGINS: v.optional(origins),
  /** Proxies whose X-Forwarded-For is believed: addresses and networks. None. */
  TRUSTED_PROXIES: v.optional(networks, ''),
  /** Partners that may write over Open311: `name=key`, with commas between them. Demo: one, with a key that is no secret. */
  OPEN311_KEYS: v.optional(keys),
  /** Its `jurisdiction_id`; the name of the host in PUBLIC_URL without it. */
  OPEN311_JURISDICTION: v.optional(v.string()),
  /** Reports from one client address. */
  LIMIT_REPORTS: v.optional(limit, '60/600'),
  /** What is asked of a form besides its answers: nothing, some work when something looks odd, or work each time. */
  BOT_DEFENCE: v.optional(v.picklist(['off', 'auto', 'always'], 'must be off, auto or always'), 'auto'),
  /** Services whose reports wait until the e-mail address with them is shown to be the sender's: `on`, or their codes. */
  CONFIRM_EMAIL: v.optional(someServices, 'off'),
  /** Slots that one client address has held, or has its time given again; a third of them at once. */
  LIMIT_HOLDS: v.optional(limit, '60/600'),
  /** Bookings, and changes to them, from one client address. */
  LIMIT_BOOKINGS: v.optional(limit, '60/600'),
  /** Photos from one client address. */
  LIMIT_PHOTOS: v.optional(limit, '300/600'),
  /** Wrong tries to open a case from one client address, and of these on one reference: ten times as many from all. */
  LIMIT_LOOKUPS: v.optional(limit, '20/600'),
  LIMIT_REFERENCES: v.optional(limit, '5/900'),
  /** Wrong postcodes for one reference from one client address; twice as many in a year from all. */
  LIMIT_POSTCODES: v.optional(limit, '2/86400'),
  /** Updates, requests for links and followers from one client address. */
  LIMIT_UPDATES: v.optional(limit, '60/600'),
  /** Letters that one stranger can have sent to one address. */
  LIMIT_LETTERS: v.optional(limit, '3/3600'),
  /** News to one person: what comes on top waits until the window is over, and is then one letter a case. */
  LIMIT_NOTICES: v.optional(limit, '10/86400'),
  /** Wrong tries to sign in at the desk from one client address; ten times as many for one account, from all. */
  LIMIT_SIGN_INS: v.optional(limit, '10/900'),
  /** Payments begun or stopped, and links to pay made or opened, from one client address. */
  LIMIT_PAYMENTS: v.optional(limit, '60/600'),
  /** GOV.UK Pay's API key; without it nothing can be paid. Demo: at a provider of its own, with test cards alone. */
  GOV_UK_PAY_API_KEY: v.optional(v.string()),
  /** Where it is, or another that speaks as it does. */
  GOV_UK_PAY_URL: v.optional(address('https:', 'http:'), 'https://publicapi.payments.service.gov.uk'),
  /** Secret of its webhook, which calls /api/payments/messages; without it we ask, and are not told. */
  GOV_UK_PAY_WEBHOOK_SECRET: v.optional(
    v.pipe(v.string(), v.minLength(16, 'must be 16 letters or more, as GOV.UK Pay gives it')),
  ),
  /** Pence that the council's provider takes at once: Stripe no less than 30, Worldpay no more than 500000. */
  PAY_LEAST: v.optional(whole(1, mostPence), '30'),
  PAY_MOST: v.optional(whole(1, mostPence), String(mostPence)),
  /** Port of the demo's own payment provider, where there is a demo and no key; ten above the server's. */
  DEMO_PAY_PORT: v.optional(whole(0, 65_535)),
  /** Its address for the world outside; a demo that has a PUBLIC_URL takes payments only with one. */
  DEMO_PAY_URL: v.optional(address('https:', 'http:')),
  /** Pence of one payment up to which one officer is enough to pay it back. */
  REFUND_LIMIT: v.optional(whole(0, 10_000_000), '5000'),
  /** Live views that one process holds. */
  MAX_STREAMS: v.optional(whole(0, 1_000_000), '10000'),
  /** Reads from one client address, a process. */
  LIMIT_READS: v.optional(limit, '1200/60'),
  /**
   * The demo: its pages, its existing reports, officers whose password is no secret and, without a mail server, a mailbox
   * that anybody can read. On when only this machine can reach it and nothing is set that a server for others needs.
   */
  DEMO: v.optional(onOff),
  /** How much is logged. Demo: warnings; else every request. */
  LOG_LEVEL: v.optional(v.picklist(['debug', 'info', 'warn', 'error', 'silent'])),
});

export type Config = ReturnType<typeof readConfig>;

/**
 * Reads the environment, once. An empty variable is one that is not set.
 * @throws with a line for each variable that is wrong.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env) {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const result = v.safeParse(Environment, set);
  if (!result.success) {
    throw new Error(result.issues.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`).join('\n'));
  }
  const read = result.output;
  const demo = read.DEMO ?? (loopback.has(read.HOST) && !forOthers.some((name) => name in set));
  const dataDirectory = resolve(read.DATA_DIR);
  const database: DatabaseOptions = {
    url: read.DATABASE_URL,
    directory: resolve(dataDirectory, 'database'),
    connections: read.DATABASE_CONNECTIONS,
    queryTimeLimit: read.QUERY_SECONDS * 1000,
    minFreeBytes: read.MIN_FREE_MB * 2 ** 20,
  };
  return {
    port: read.PORT,
    host: read.HOST,
    demo,
    database,
    photoDirectory: resolve(dataDirectory, 'photos'),
    documentDirectory: resolve(dataDirectory, 'documents'),
    mail: { url: read.SMTP_URL, from: read.MAIL_FROM },
    texts:
      read.NOTIFY_KEY !== undefined && read.NOTIFY_TEMPLATE !== undefined
        ? { key: read.NOTIFY_KEY, template: read.NOTIFY_TEMPLATE, url: read.NOTIFY_URL }
        : undefined,
    publicUrl: read.PUBLIC_URL,
    open311: {
      keys: read.OPEN311_KEYS ?? (demo ? [{ name: 'demo', key: 'exampleton-open311-demo' }] : []),
      jurisdiction: read.OPEN311_JURISDICTION,
    },
    pay:
      read.GOV_UK_PAY_API_KEY === undefined
        ? undefined
        : { url: read.GOV_UK_PAY_URL, key: read.GOV_UK_PAY_API_KEY, webhookSecret: read.GOV_UK_PAY_WEBHOOK_SECRET },
    payTakes: { least: read.PAY_LEAST, most: read.PAY_MOST },
    demoPay:
      demo &&
      read.GOV_UK_PAY_API_KEY === undefined &&
      (read.PUBLIC_URL === undefined || read.DEMO_PAY_URL !== undefined)
        ? { port: read.DEMO_PAY_PORT ?? portBeside(read.PORT), publicUrl: read.DEMO_PAY_URL }
        : undefined,
    refundLimit: read.REFUND_LIMIT,
    maxStreams: read.MAX_STREAMS,
    botDefence: read.BOT_DEFENCE,
    confirmEmail: read.CONFIRM_EMAIL,
    origins: read.CORS_ORIGINS ?? (demo ? ('any' as const) : []),
    trustedProxies: read.TRUSTED_PROXIES,
    limits: {
      reports: read.LIMIT_REPORTS,
      holds: read.LIMIT_HOLDS,
      bookings: read.LIMIT_BOOKINGS,
      photos: read.LIMIT_PHOTOS,
      reads: read.LIMIT_READS,
      lookups: read.LIMIT_LOOKUPS,
      references: read.LIMIT_REFERENCES,
      postcodes: read.LIMIT_POSTCODES,
      updates: read.LIMIT_UPDATES,
      letters: read.LIMIT_LETTERS,
      notices: read.LIMIT_NOTICES,
      signIns: read.LIMIT_SIGN_INS,
      payments: read.LIMIT_PAYMENTS,
    },
    logLevel: read.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
  };
}

/** Ten above, or below where there is no such port; any that is free beside any that is free. */
const portBeside = (port: number): number => (port === 0 ? 0 : port + (port > 65_525 ? -10 : 10));
