import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context } from 'hono';
import type { Config } from './config.ts';
import type { DocumentStore } from './connectors/documents/document-store.ts';
import type { PayProvider } from './connectors/pay/provider.ts';
import type { PhotoStore } from './connectors/photos/photo-store.ts';
import { isPassing } from './database/errors.ts';
import type { OpenDatabase } from './database/open.ts';
import { sql } from './database/sql.ts';
import type { LiveCases } from './domains/case/live.ts';
import { assets } from './domains/asset/routes.ts';
import { ownBookings } from './domains/booking/own-routes.ts';
import { bookings } from './domains/booking/routes.ts';
import { cases } from './domains/case/routes.ts';
import { hashToken } from './domains/case/secrets.ts';
import { desk } from './domains/desk/routes.ts';
import { createTakeDocument, documents } from './domains/document/routes.ts';
import { followers } from './domains/follower/routes.ts';
import { toPaymentLink } from './connectors/pay/demo-provider/link.ts';
import { mailbox } from './domains/mail/mailbox.ts';
import { geoReportProblem, open311, reportServices } from './domains/open311/routes.ts';
import { payments } from './domains/payment/routes.ts';
import type { Till } from './domains/payment/till.ts';
import { createTakePhoto, photos } from './domains/photo/routes.ts';
import { feeds } from './domains/report/feeds.ts';
import { reports } from './domains/report/routes.ts';
import { clientAddress } from './http/client-address.ts';
import { cors } from './http/cors.ts';
import { apiHeaders, pageHeaders } from './http/headers.ts';
import { answerLanguage, type AnswerLanguage } from './http/language.ts';
import { databaseCounter, limited, memoryCounter, uncount } from './http/limits.ts';
import { botDefence } from './http/bot-defence.ts';
import { refuseNul } from './http/nul.ts';
import { createOnce } from './http/once.ts';
import { prepare, prepareJson, sendKept } from './http/prepared.ts';
import { problemAnswer, ProblemError } from './http/problems.ts';
import { remember } from './http/remember.ts';
import { serveFiles } from './http/static.ts';
import { describeError, logRequests, type Logger } from './log.ts';
import { allowedMethods } from './operations.ts';
import { surround, type Town } from './surroundings.ts';

export type { Town } from './surroundings.ts';

export interface AppOptions {
  database: Pick<OpenDatabase, 'db' | 'hasRoom'>;
  config: Pick<
    Config,
    | 'demo'
    | 'mail'
    | 'origins'
    | 'trustedProxies'
    | 'limits'
    | 'open311'
    | 'botDefence'
    | 'confirmEmail'
    | 'pay'
    | 'payTakes'
    | 'refundLimit'
  > &
    Partial<Pick<Config, 'demoPay'>>;
  log: Logger;
  photoStore: PhotoStore;
  documentStore: DocumentStore;
  town: Town;
  /** Address of the server for the world outside. */
  site?: () => URL;
  /** Live views of cases; without them there are none. */
  live?: LiveCases;
  /** What takes money, and what is between it and our payments; without them nothing can be paid. */
  pay?: { provider: PayProvider; till: Till } | undefined;
  /** Told when there is something to ask or to tell whoever takes money. */
  moneyMoved?: () => void;
  /** Told when there is mail to send. */
  mailQueued?: () => void;
  /** Told when a place that can be booked has come free. */
  placeFreed?: () => void;
}

const project = join(import.meta.dirname, '..');
const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The whole server as a function from Request to Response; it keeps no state but counts and caches. */
export function createApp({
  database,
  config,
  log,
  photoStore,
  documentStore,
  town,
  site = () => new URL('http://localhost:4310/'),
  live,
  pay,
  moneyMoved = () => {},
  mailQueued = () => {},
  placeFreed = () => {},
}: AppOptions): Hono {
  const { db, hasRoom } = database;
  const around = surround(db, town, site, config.limits.notices);
  const app = new Hono();

  app.use(logRequests(log));
  app.route('/api', api());
  app.use(pageHeaders);
  // Once letters go out they are somebody's.
  if (config.demo && config.mail.url === undefined) app.route('/', mailbox(db));
  if (config.demoPay && config.pay)
    app.get('/demo/payment-link', toPaymentLink(config.demoPay.publicUrl ?? config.pay.url));
  app.use(config.demo ? serveFiles(join(project, 'demo'), join(project, 'dist')) : serveFiles(join(project, 'dist')));
  app.notFound((context) => context.text('Nothing is here.', 404));
  app.onError((error, context) => {
    if (error instanceof ProblemError) {
      if (error.cause !== undefined) log.error(describeError(error.cause), 'failure');
      return answerProblem(context, error);
    }
    const passing = isPassing(error);
    log[passing ? 'warn' : 'error'](describeError(error), 'failure');
    return answerProblem(
      context,
      passing ? new ProblemError('unavailable', { retryAfter: 5 }) : new ProblemError('internal'),
    );
  });
  return app;

  function api(): Hono {
    const once = createOnce(db);
    const shared = databaseCounter(db);
    const takePhoto = createTakePhoto(photoStore, once, town.council('en').photos.maxBytes);
    const takeDocument = createTakeDocument(documentStore, once);
    const { limits } = config;
    const openApi = remember(5, 1, async () => prepare(await readFile(join(project, 'openapi.json'))));
    /** What a place that is kept for somebody counts against. */
    const heldFrom = (context: Context) => ({
      hash: hashToken(address(context)),
      most: Math.ceil(limits.holds.most / 3),
    });
    const council = remember(5, 10, (language: AnswerLanguage) => Promise.resolve(prepareJson(town.council(language))));
    const each = new Hono();

    each.use(apiHeaders);
    each.use(cors(config.origins, ['/api/unsubscribe/']));
    each.use(refuseNul);
    each.use((context, next) => {
      if (writes.has(context.req.method) && !hasRoom()) throw new ProblemError('unavailable', { retryAfter: 60 });
      return next();
    });
    each.on('GET', '*', limited('read', limits.reads, memoryCounter(), address));
    each.on('POST', ['/reports', '/bookings'], botDefence(db, config.botDefence, address));
    each.on('POST', '/reports', limited('report', limits.reports, shared, address));
    each.on('POST', '/holds', limited('hold', limits.holds, shared, address));
    each.on('PATCH', '/holds/:id', limited('hold', limits.holds, shared, address));
    each.on('POST', '/bookings', limited('booking', limits.bookings, shared, address));
    each.on(['PATCH', 'DELETE'], '/bookings/:reference', limited('booking', limits.bookings, shared, address));
    each.on('DELETE', '/cases/:reference/renewal', limited('payment', limits.payments, shared, address));
    each.on(
      'POST',
      ['/payments', '/payments/asks', '/payments/asks/open', '/payments/:id/again', '/payments/:id/cancel'],
      limited('payment', limits.payments, shared, address),
    );
    each.on('POST', ['/photos', '/documents'], limited('photo', limits.photos, shared, address));
    each.on(
      'POST',
      [
        '/cases/:reference/updates',
        '/cases/links',
        '/bookings/links',
        '/reports/:reference/followers',
        '/followers/*',
        '/unsubscribe/*',
        '/waiting',
        '/waiting/*',
      ],
      limited('update', limits.updates, shared, address),
    );

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
    each.route('/', assets(db));
    each.route('/', town.tiles());
    each.route('/', photos(db, photoStore, takePhoto, around.passes));
    each.route('/', documents(db, documentStore, takeDocument, around.passes));
    each.route('/', feeds(db, { ...around, site }));
    each.route(
      '/',
      reports(db, once, { ...around, confirmEmail: config.confirmEmail, notices: limits.notices, mailQueued }),
    );
    each.route(
      '/',
      cases(db, once, { ...around, live, address, counter: shared, uncount: uncount(db), limits, mailQueued }),
    );
    each.route(
      '/',
      bookings(db, once, {
        ...around,
        address,
        counter: shared,
        letters: limits.letters,
        heldFrom,
        mailQueued,
        placeFreed,
        moneyMoved,
      }),
    );
    each.route(
      '/',
      payments(db, {
        ...around,
        till: pay?.till,
        webhookSecret: config.pay?.webhookSecret,
        takes: config.payTakes,
        origins: config.origins,
        site,
        address,
        counter: shared,
        uncount: uncount(db),
        limits,
        heldFrom,
        mailQueued,
        placeFreed,
        moneyMoved,
      }),
    );
    each.route('/', ownBookings(db, { ...around, address, counter: shared, uncount: uncount(db), limits, mailQueued }));
    each.route('/', followers(db, once, { ...around, address, counter: shared, limit: limits.letters, mailQueued }));
    each.route(
      '/',
      desk(db, once, {
        ...around,
        payments: {
          provider: pay?.provider,
          refundLimit: config.refundLimit,
          paymentPost: around.paymentPost,
          moneyMoved,
        },
        photoStore,
        takePhoto,
        documentStore,
        takeDocument,
        site,
        address,
        counter: shared,
        uncount: uncount(db),
        limit: limits.signIns,
        mailQueued,
        placeFreed,
      }),
    );
    each.route(
      '/',
      open311(db, {
        ...around,
        ...config.open311,
        listServices: () => reportServices(db),
        photoStore,
        site,
        address,
        counter: shared,
        limit: limits.signIns,
        mailQueued,
      }),
    );
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
  if (allowed.length === 0) return answerProblem(context, new ProblemError('not-found'));
  context.header('Allow', allowed.join(', '));
  return answerProblem(context, new ProblemError('method-not-allowed'));
}

/** Below Open311's address every refusal is said as its programs expect it. */
const answerProblem = (context: Context, error: ProblemError): Response =>
  (context.req.path.startsWith('/api/open311/') ? geoReportProblem : problemAnswer)(context, error);
