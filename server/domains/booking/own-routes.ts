import { Hono, type Context } from 'hono';
import type { Accepted } from '../../../src/contract/cases.ts';
import { BookingLink, BookingLinkRequest, type OwnBookingsSession } from '../../../src/contract/own-bookings.ts';
import type { Database } from '../../database/open.ts';
import { answerLanguage } from '../../http/language.ts';
import { countOrRefuse, type Counter, type Limit } from '../../http/limits.ts';
import { ProblemError } from '../../http/problems.ts';
import { readJson } from '../../http/read.ts';
import { keepBookingsRequest } from '../case/link-requests.ts';
import { endSoon, findLink } from '../case/links.ts';
import { hashToken } from '../case/secrets.ts';
import { bearerOf, findSession, openSession } from '../case/sessions.ts';
import type { FindBookable } from '../service/store.ts';
import { listOwn } from './own.ts';

/** What the lists need of what is round them. */
export interface OwnBookingsSurroundings {
  findBookable: FindBookable;
  /** Whom a request is counted against. */
  address: (context: Context) => string;
  counter: Counter;
  uncount: (key: string) => Promise<void>;
  limits: { lookups: Limit; letters: Limit };
  /** Told when there is a letter to write. */
  mailQueued: () => void;
}

/** All that somebody has booked and still comes to, for who has shown that they read the letters of an address. */
export function ownBookings(
  db: Database,
  { findBookable, address, counter, uncount, limits, mailQueued }: OwnBookingsSurroundings,
): Hono {
  const app = new Hono();

  app.post('/bookings/links', async (context) => {
    const { email, language } = (await readJson(context, BookingLinkRequest)).value;
    // Counted whether anything is booked with it or not; the count has no business with the address.
    await countOrRefuse(counter, `bookings ${hashToken(email.toLowerCase())}`, limits.letters);
    await keepBookingsRequest(db, email, language);
    mailQueued();
    const answer: Accepted = { language: answerLanguage(context) };
    return context.json(answer);
  });

  app.post('/bookings/lookup', async (context) => {
    const { token } = (await readJson(context, BookingLink)).value;
    const tries = `lookup ${address(context)}`;
    await countOrRefuse(counter, tries, limits.lookups);
    const link = await findLink(db, 'bookings', token);
    if (!link) throw new ProblemError('not-found');
    if (link.over) throw new ProblemError('gone');
    await uncount(tries);
    await endSoon(db, token);
    const answer: OwnBookingsSession = { session: await openSession(db, link.caseId, 'bookings') };
    return context.json(answer);
  });

  app.get('/bookings', async (context) => {
    const token = bearerOf(context);
    const session = token === undefined ? undefined : await findSession(db, token, 'bookings');
    if (!session) throw new ProblemError('unauthorised');
    const language = answerLanguage(context);
    context.header('Content-Language', language);
    return context.json(await listOwn(db, session.caseId, { language, findBookable }));
  });

  return app;
}
