import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import type { Config } from './config.ts';
import type { PhotoStore } from './connectors/photos/photo-store.ts';
import { isPassing } from './database/errors.ts';
import type { Database, OpenDatabase } from './database/open.ts';
import { sql } from './database/sql.ts';
import { mailbox } from './domains/mail/mailbox.ts';
import { photos } from './domains/photo/routes.ts';
import { reports, type ReportSurroundings } from './domains/report/routes.ts';
import { clientAddress } from './http/client-address.ts';
import { cors } from './http/cors.ts';
import { apiHeaders, pageHeaders } from './http/headers.ts';
import { answerLanguage, type AnswerLanguage } from './http/language.ts';
import { databaseCounter, limited, memoryCounter } from './http/limits.ts';
import { createOnce } from './http/once.ts';
import { prepare, prepareJson, sendKept } from './http/prepared.ts';
import { problemAnswer, ProblemError } from './http/problems.ts';
import { remember } from './http/remember.ts';
import { serveFiles } from './http/static.ts';
import { describeError, logRequests, type Logger } from './log.ts';
import { allowedMethods } from './operations.ts';

/** The council that the API speaks for: what it is, where it is, what it does. */
export interface Town extends Omit<ReportSurroundings, 'mailQueued'> {
  services: (db: Database) => Hono;
  places: (db: Database) => Hono;
  tiles: () => Hono;
}

export interface AppOptions {
  database: Pick<OpenDatabase, 'db' | 'hasRoom'>;
  config: Pick<Config, 'demo' | 'origins' | 'trustedProxies' | 'limits'>;
  log: Logger;
  photoStore: PhotoStore;
  town: Town;
  /** Told when there is mail to send. */
  mailQueued?: () => void;
}

const project = join(import.meta.dirname, '..');
const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The whole server as a function from Request to Response; it keeps no state but counts and caches. */
export function createApp({ database, config, log, photoStore, town, mailQueued = () => {} }: AppOptions): Hono {
  const { db, hasRoom } = database;
  const app = new Hono();

  app.use(logRequests(log));
  app.route('/api', api());
  app.use(pageHeaders);
  if (config.demo) app.route('/', mailbox(db));
  app.use(config.demo ? serveFiles(join(project, 'demo'), join(project, 'dist')) : serveFiles(join(project, 'dist')));
  app.notFound((context) => context.text('Nothing is here.', 404));
  app.onError((error, context) => {
    if (error instanceof ProblemError) {
      if (error.cause !== undefined) log.error(describeError(error.cause), 'failure');
      return problemAnswer(context, error);
    }
    const passing = isPassing(error);
    log[passing ? 'warn' : 'error'](describeError(error), 'failure');
    return problemAnswer(
      context,
      passing ? new ProblemError('unavailable', { retryAfter: 5 }) : new ProblemError('internal'),
    );
  });
  return app;

  function api(): Hono {
    const once = createOnce(db);
    const shared = databaseCounter(db);
    const { reports: reportLimit, photos: photoLimit, reads: readLimit } = config.limits;
    const openApi = remember(5, 1, async () => prepare(await readFile(join(project, 'openapi.json'))));
    const council = remember(5, 10, (language: AnswerLanguage) => Promise.resolve(prepareJson(town.council(language))));
    const each = new Hono();

    each.use(apiHeaders);
    each.use(cors(config.origins));
    each.use((context, next) => {
      if (writes.has(context.req.method) && !hasRoom()) throw new ProblemError('unavailable', { retryAfter: 60 });
      return next();
    });
    each.on('GET', '*', limited('read', readLimit, memoryCounter(), address));
    each.on('POST', '/reports', limited('report', reportLimit, shared, address));
    each.on('POST', '/photos', limited('photo', photoLimit, shared, address));

    each.get('/health', async (context) => {
      await db.execute(sql`select 1`);
      return hasRoom() ? context.json({ status: 'ok' }) : problemAnswer(context, new ProblemError('unavailable'));
    });
    each.get('/openapi.json', async (context) => sendKept(context, 'en', await openApi()));
    each.get('/council', async (context) => {
      const language = answerLanguage(context);
      return sendKept(context, language, await council(language));
    });
    each.route('/', town.services(db));
    each.route('/', town.places(db));
    each.route('/', town.tiles());
    each.route('/', photos(db, photoStore, once, town.council('en').photos.maxBytes));
    each.route('/', reports(db, once, { ...town, mailQueued }));
    each.all('*', unknownPath);
    return each;
  }

  function address(context: Context): string {
    return clientAddress(peerOf(context), context.req.header('x-forwarded-for'), config.trustedProxies);
  }
}

/** Absent when no socket is behind the request, as in a test. */
function peerOf(context: Context): string | undefined {
  return (context.env as { incoming?: unknown } | undefined)?.incoming
    ? getConnInfo(context).remote.address
    : undefined;
}

function unknownPath(context: Context): Response {
  const allowed = allowedMethods(context.req.path.slice('/api'.length));
  if (allowed.length === 0) return problemAnswer(context, new ProblemError('not-found'));
  context.header('Allow', allowed.join(', '));
  return problemAnswer(context, new ProblemError('method-not-allowed'));
}
