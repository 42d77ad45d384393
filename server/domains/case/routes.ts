import { Hono, type Context } from 'hono';
import { CaseUpdate, type CaseUpdated } from '../../../src/contract/case-updates.ts';
import { CaseLinkRequest, CaseLookup, type Accepted, type CaseSession } from '../../../src/contract/cases.ts';
import type { Council } from '../../../src/contract/council.ts';
import type { Service } from '../../../src/contract/services.ts';
import { localDay } from '../../../src/core/dates.ts';
import type { Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { answerLanguage, languageAmong, type AnswerLanguage } from '../../http/language.ts';
import { countOrRefuse, ofAll, ofYear, ofYearEach, type Counter, type Limit } from '../../http/limits.ts';
import type { Once } from '../../http/once.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { readJson } from '../../http/read.ts';
import { documentLink } from '../document/store.ts';
import type { FindBookable, FindPayableService } from '../service/store.ts';
import type { Post } from '../mail/post.ts';
import { photoLinks } from '../photo/store.ts';
import type { PhotoPasses } from '../photo/passes.ts';
import { confirmBooking } from '../booking/bookings.ts';
import type { BookingPost } from '../booking/letters.ts';
import { lookUpListed } from '../booking/own.ts';
import { confirmReport } from './confirmation.ts';
import type { LiveCases } from './live.ts';
import { keepLinkRequest } from './link-requests.ts';
import { lookUpReference, lookUpToken, referenceKey } from './lookup.ts';
import { hashToken } from './secrets.ts';
import { bearerOf, findOwn, openSession } from './sessions.ts';
import { letterLanguages, type LetterLanguage } from './status-words.ts';
import { loadCase, type StoredCase } from './store.ts';
import { applyUpdate, statusAfter } from './updates.ts';
import { viewOf } from './view.ts';

/** What cases need of what is round them. */
export interface CaseSurroundings {
  council: (language: AnswerLanguage) => Council;
  findService: (code: string, language: AnswerLanguage) => Promise<Service | undefined>;
  findBookable: FindBookable;
  findPayableService: FindPayableService;
  passes: () => Promise<PhotoPasses>;
  /** Absent where nothing listens, as in a test without a server. */
  live: LiveCases | undefined;
  /** Whom a request is counted against. */
  address: (context: Context) => string;
  counter: Counter;
  uncount: (key: string) => Promise<void>;
  limits: { lookups: Limit; references: Limit; postcodes: Limit; letters: Limit };
  post: Post;
  bookingPost: BookingPost;
  /** Told when there is mail to send, or to write. */
  mailQueued: () => void;
}

/** Of the council's words, and of ours. */
interface Languages {
  language: AnswerLanguage;
  statusLanguage: LetterLanguage;
}

const languagesOf = (context: Context): Languages => ({
  language: answerLanguage(context),
  statusLanguage: languageAmong(letterLanguages, context),
});

/** Everything that a resident sees of a case and does to it. */
export function cases(db: Database, once: Once, surroundings: CaseSurroundings): Hono {
  const {
    council,
    findService,
    findBookable,
    findPayableService,
    passes,
    live,
    address,
    counter,
    limits,
    post,
    bookingPost,
    mailQueued,
  } = surroundings;
  const app = new Hono();

  /** The view of a case, with addresses of photos that its owner can open. */
  async function show(stored: StoredCase, { language, statusLanguage }: Languages, now: Date) {
    const pass = await passes();
    const bookable = stored.booking ? await findBookable(stored.service, language) : undefined;
    const payable = stored.payment ? await findPayableService(stored.service, language) : undefined;
    return viewOf(stored, {
      language,
      statusLanguage,
      now,
      council: council(language),
      service:
        stored.kind === 'report'
          ? await findService(stored.service, language)
          : (bookable ?? (payable && { ...payable, questions: [] })),
      bookable,
      linkPhoto: (photo) => photoLinks(photo, pass.give(photo.id, now)),
      linkDocument: (document) => documentLink(document, pass.give(document.id, now)),
    });
  }

  const owner = (context: Context) => findOwn(db, context, context.req.param('reference'));

  app.post('/cases/lookup', async (context) => {
    const { value } = await readJson(context, CaseLookup);
    const { token, reference, email, postcode } = value;
    const languages = languagesOf(context);
    if (token === undefined && reference === undefined) throw invalid({ field: 'reference', code: 'required' });
    const proven = token !== undefined || email || postcode;
    const listed = proven ? undefined : bearerOf(context);
    if (!proven && listed === undefined) throw invalid({ field: 'email', code: 'required' });
    // Every try counts before anything is looked at; what was right is taken back.
    const who = address(context);
    const counted = [{ key: `lookup ${who}`, limit: limits.lookups }];
    if (token === undefined && listed === undefined) {
      const about = referenceKey(reference ?? '');
      // A public reference is there for everybody to guess at: nobody alone keeps its owner out.
      counted.push(
        { key: `reference ${about} ${who}`, limit: limits.references },
        { key: `reference ${about}`, limit: ofAll(limits.references) },
      );
      // Who sees where a public report is has a few dozen postcodes to try; the address and the link stay good.
      if (postcode) {
        counted.push(
          { key: `postcode ${hashToken(`${about} ${who}`)}`, limit: limits.postcodes },
          { key: `postcodes each ${hashToken(`${about} ${who}`)}`, limit: ofYearEach(limits.postcodes) },
          // Kept as long whether a case has the reference or not, or the wait would tell.
          { key: `postcodes ${hashToken(about)}`, limit: ofYear(limits.postcodes) },
        );
      }
    }
    for (const { key, limit } of counted) await countOrRefuse(counter, key, limit);
    const found =
      token !== undefined
        ? await lookUpToken(db, token)
        : listed !== undefined
          ? await lookUpListed(db, listed, referenceKey(reference ?? ''))
          : await lookUpReference(db, value);
    if (found === 'gone') throw new ProblemError('gone');
    const { stored, confirmed } = found ? await opened(found) : {};
    if (!stored) throw new ProblemError('not-found');
    for (const { key } of counted) await surroundings.uncount(key);
    const answer: CaseSession = {
      session: await openSession(db, stored.id),
      case: await show(stored, languages, new Date()),
      ...(confirmed && { confirmed }),
    };
    context.header('Content-Language', languages.language);
    return context.json(answer);
  });

  /** The case; a link from a letter confirms it, if that is what it waits for. */
  async function opened({
    caseId,
    letter,
  }: {
    caseId: number;
    letter?: string;
  }): Promise<{ stored?: StoredCase | undefined; confirmed?: CaseSession['confirmed'] }> {
    const stored = await loadCase(db, { id: caseId });
    if (letter === undefined || !stored) return { stored };
    if (stored.unconfirmed === null) {
      // The letter that asked for it, once more.
      const again = stored.events.some(({ kind, by, at }) => kind === 'confirmed' && by === 'resident' && at > letter);
      return { stored, ...(again && { confirmed: 'already' as const }) };
    }
    const service = stored.booking ? undefined : await findService(stored.service, 'en');
    const confirmed = await db.transaction(async (transaction) => {
      if (!stored.booking) {
        await confirmReport(transaction, caseId, { by: 'resident', workingDays: service?.workingDays });
        return 'now';
      }
      const came = await confirmBooking(transaction, caseId, 'resident');
      if (came === 'now') await bookingPost.bookingChanged(transaction, caseId, 'booked');
      return came;
    });
    if (stored.booking) mailQueued();
    return { stored: await loadCase(db, { id: caseId }), confirmed };
  }

  app.post('/cases/links', async (context) => {
    const { value } = await readJson(context, CaseLinkRequest);
    const language = answerLanguage(context);
    if (value.token === undefined) {
      if (!value.reference) throw invalid({ field: 'reference', code: 'required' });
      if (!value.email) throw invalid({ field: 'email', code: 'required' });
    }
    const about = value.token ?? `${referenceKey(value.reference ?? '')} ${value.email?.toLowerCase()}`;
    // Counts are kept in the database, where neither address nor token has any business.
    await countOrRefuse(counter, `link ${hashToken(about)}`, limits.letters);
    await keepLinkRequest(db, value);
    mailQueued();
    const answer: Accepted = { language };
    return context.json(answer);
  });

  app.get('/cases/:reference', async (context) => {
    const { stored } = await owner(context);
    const languages = languagesOf(context);
    const { language, statusLanguage } = languages;
    const now = new Date();
    // Lateness changes with the day, addresses of photos and what may be done with a booking with the hour.
    const etag = `"${stored.version}-${language}-${statusLanguage}-${localDay(now)}-${now.getUTCHours()}"`;
    context.header('ETag', etag);
    // Not kept by the browser: the page has it, and says what it has.
    context.header('Cache-Control', 'no-store');
    context.header('Content-Language', language);
    if (context.req.header('if-none-match')?.replace(/^W\//, '') === etag) return context.body(null, 304);
    return context.json(await show(stored, languages, now));
  });

  app.get('/cases/:reference/events', async (context) => {
    const { session, stored } = await owner(context);
    if (!live) throw new ProblemError('unavailable', { retryAfter: 30 });
    const last = context.req.header('last-event-id');
    const stream = live.open({
      caseId: stored.id,
      session,
      seen: last !== undefined && /^\d{1,9}$/.test(last) ? Number(last) : undefined,
    });
    context.header('Content-Type', 'text/event-stream');
    // A proxy that collects, or packs, would keep news back.
    context.header('Cache-Control', 'no-store, no-transform');
    context.header('X-Accel-Buffering', 'no');
    return context.body(stream);
  });

  app.post('/cases/:reference/updates', async (context) => {
    const { stored } = await owner(context);
    const { value: update, bytes } = await readJson(context, CaseUpdate);
    const language = answerLanguage(context);
    const service = await findService(stored.service, language);
    const answer = await once(context, bytes, () => {
      const body: CaseUpdated = {
        language,
        reference: stored.reference,
        status: statusAfter(update, stored.status),
      };
      return Promise.resolve({
        status: 201 as const,
        body,
        effect: sql``,
        after: (transaction: Database) =>
          applyUpdate(transaction, post, { caseId: stored.id, update, workingDays: service?.workingDays }),
      });
    });
    mailQueued();
    return answer;
  });

  return app;
}
