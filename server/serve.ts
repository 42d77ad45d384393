import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createApp, type Town } from './app.ts';
import type { Config } from './config.ts';
import { smtpMailer } from './connectors/mail/smtp.ts';
import { startDemoProvider, type DemoProvider } from './connectors/pay/demo-provider/start.ts';
import { govUkPay } from './connectors/pay/govuk-pay.ts';
import { notifyTexter } from './connectors/text/notify.ts';
import type { DocumentStore } from './connectors/documents/document-store.ts';
import { folderDocumentStore } from './connectors/documents/folder.ts';
import { folderPhotoStore } from './connectors/photos/folder.ts';
import type { PhotoStore } from './connectors/photos/photo-store.ts';
import { databaseFault } from './database/errors.ts';
import { openDatabase, type Database, type OpenDatabase } from './database/open.ts';
import { readSecret } from './database/secret.ts';
import { forgetSlots, makeSlots } from './domains/booking/opening.ts';
import { lapseUnconfirmed } from './domains/booking/bookings.ts';
import { remind } from './domains/booking/reminders.ts';
import { sweepHolds } from './domains/booking/store.ts';
import { forgetWaiting, makeOffers } from './domains/booking/waiting.ts';
import { forgetUnconfirmed } from './domains/case/confirmation.ts';
import { forgetLinks } from './domains/case/links.ts';
import { answerLinkRequests } from './domains/case/link-requests.ts';
import { liveCases } from './domains/case/live.ts';
import { forgetSessions } from './domains/case/sessions.ts';
import { forgetDeskSessions } from './domains/desk/sessions.ts';
import { deliverDue, forgetSent } from './domains/mail/outbox.ts';
import { sendRefunds } from './domains/payment/refunds.ts';
import { renewSubscriptions } from './domains/payment/renew.ts';
import { createTill } from './domains/payment/till.ts';
import { forgetPayments } from './domains/payment/webhooks.ts';
import { sweepDocuments, sweepPhotos } from './domains/photo/sweep.ts';
import { forgetAnswers } from './http/once.ts';
import { forgetCounts } from './http/limits.ts';
import { createJob } from './jobs.ts';
import type { Logger } from './log.ts';
import { surround } from './surroundings.ts';

export interface RunningServer {
  /** `http://127.0.0.1:4310`, without a slash at the end. */
  url: string;
  /** The payment provider of the demo, where there is one. */
  payUrl: string | undefined;
  database: OpenDatabase;
  /** Takes no more requests, finishes those it has, then closes the database. */
  close(): Promise<void>;
}

/** A town that can fill an empty database, for the demo. */
export interface DemoTown extends Town {
  seed?: (db: Database, photoStore: PhotoStore, documentStore: DocumentStore) => Promise<void>;
  /** Closes the accounts that everybody has the password of, where there is no demo. @returns their addresses. */
  closeAccounts?: (db: Database) => Promise<string[]>;
}

/** Milliseconds that requests at work have to end when the server stops. */
const patience = 15_000;

/** Opens the database, listens and starts the jobs. */
export async function serve(config: Config, town: DemoTown, log: Logger): Promise<RunningServer> {
  const database = await openDatabase(config.database);
  const { db, hasRoom } = database;
  let demoProvider: DemoProvider | undefined;
  try {
    const photoStore = folderPhotoStore(config.photoDirectory);
    const documentStore = folderDocumentStore(config.documentDirectory);
    if (config.demo) await town.seed?.(db, photoStore, documentStore);
    else {
      const closed = await town.closeAccounts?.(db);
      if (closed?.length)
        log.warn({ count: closed.length }, 'closed accounts of the desk that had the password of the demo');
    }
    const mailer = config.mail.url === undefined ? undefined : smtpMailer(config.mail.url, config.mail.from);
    const texter = config.texts && notifyTexter(config.texts);
    const site = () =>
      new URL(config.publicUrl ?? urlOf(server.address() as AddressInfo).replace('127.0.0.1', 'localhost'));
    const { post, bookingPost, paymentPost, unsubscribe } = surround(db, town, site, config.limits.notices);
    let payAt = config.pay;
    if (config.demoPay) {
      const key = await readSecret(db, 'demo-pay-key');
      const webhookSecret = await readSecret(db, 'demo-pay-webhook');
      demoProvider = await startDemoProvider({
        ...config.demoPay,
        db,
        log,
        host: config.host,
        apiKey: key,
        // Not the public address: that need not be known on this machine. What it has to tell before we listen comes again.
        webhookUrl: () => `${urlOf(server.address() as AddressInfo)}/api/payments/messages`,
        webhookSecret,
      });
      payAt = { url: demoProvider.url, key, webhookSecret };
    }
    const provider = payAt && govUkPay(payAt);
    const pay = provider && { provider, till: createTill({ db, provider, post: { bookingPost, paymentPost }, log }) };
    const outbox = createJob('outbox', 10, log, async () => {
      if (!hasRoom()) return;
      await answerLinkRequests(db, post, bookingPost);
      await deliverDue(db, { email: mailer, text: texter, unsubscribe });
    });
    const slots = createJob('slots', 30, log, async () => {
      if (!hasRoom()) return;
      await lapseUnconfirmed(db);
      await sweepHolds(db);
      if ((await makeOffers(db, bookingPost)) + (await remind(db, bookingPost)) > 0) outbox.poke();
    });
    const money = createJob('payments', 30, log, async () => {
      if (!pay || !hasRoom()) return;
      const { provider, till } = pay;
      const done =
        (await till.readMessages()) +
        (await renewSubscriptions({ db, provider, post: { bookingPost, paymentPost }, log })) +
        (await till.sweep()) +
        (await sendRefunds({ db, provider, paymentPost, log }));
      if (done === 0) return;
      outbox.poke();
      slots.poke();
    });
    const sweeper = createJob('sweeper', 3600, log, async () => {
      if (!hasRoom()) return;
      await makeSlots(db);
      await forgetSlots(db);
      await forgetWaiting(db);
      await sweepPhotos(db, photoStore);
      await sweepDocuments(db, documentStore);
      await forgetAnswers(db);
      await forgetSent(db);
      await forgetCounts(db);
      await forgetSessions(db);
      await forgetUnconfirmed(db);
      await forgetLinks(db);
      await forgetPayments(db);
      await forgetDeskSessions(db);
    });
    const live = liveCases(database, log, config.maxStreams);
    const app = createApp({
      database,
      config: { ...config, pay: payAt },
      log,
      photoStore,
      documentStore,
      town,
      site,
      live,
      pay,
      moneyMoved: () => money.poke(),
      mailQueued: () => outbox.poke(),
      placeFreed: () => slots.poke(),
    });
    const answer = getRequestListener(app.fetch);
    let closing = false;
    const server: Server = createServer(
      {
        // Somebody who sends a byte a minute gets ten seconds for the headers and two minutes for the rest.
        headersTimeout: 10_000,
        requestTimeout: 120_000,
        // Longer than the minute for which a proxy keeps its own connections: who closes first loses what is on its way.
        keepAliveTimeout: 75_000,
        connectionsCheckingInterval: 2000,
      },
      (request, response) => {
        // Nobody begins anew on a connection that was busy when the others were closed.
        if (closing) response.setHeader('Connection', 'close');
        // One that was answered when it was not yet known would be kept for the next request, which is not taken.
        response.once('close', () => {
          if (closing) setImmediate(() => server.closeIdleConnections());
        });
        void answer(request, response);
      },
    );
    await listen(server, config);
    outbox.start();
    slots.start();
    money.start();
    sweeper.start();
    return {
      url: urlOf(server.address() as AddressInfo),
      payUrl: demoProvider?.url,
      database,
      async close() {
        closing = true;
        const closed = closeServer(server);
        // They would never end by themselves.
        await live.close();
        await closed;
        await Promise.all([outbox.stop(), slots.stop(), money.stop(), sweeper.stop()]);
        await demoProvider?.close();
        mailer?.close();
        await database.close();
      },
    };
  } catch (error) {
    await demoProvider?.close();
    await database.close();
    throw error;
  }
}

/** A sentence for the person at the terminal, for what a person at the terminal can put right. */
export function explainStart(error: unknown, { host, port }: { host: string; port: number }): string {
  const { code, name, message, port: taken = port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${taken} is in use. Stop what uses it, or choose another: PORT=4311 npm start`;
  if (code === 'EADDRNOTAVAIL') return `This machine has no address ${host}. Set HOST to one that it has.`;
  if (code === 'EACCES') return `Not allowed: ${message}`;
  if (databaseFault(error) !== undefined) return `The database does not answer (${databaseFault(error)}): ${message}`;
  return name === 'LockedError' ? message : `Could not start: ${message}`;
}

function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function urlOf({ address, port, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://localhost:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(timer);
}
