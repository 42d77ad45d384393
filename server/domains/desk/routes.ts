import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as v from 'valibot';
import { caseStatuses } from '../../../src/contract/cases.ts';
import {
  DeskAction,
  DeskQuery,
  DeskSignIn,
  type DeskCase,
  type DeskDone,
  type DeskEvent,
  type DeskQueue,
  type DeskRow,
  type DeskSession,
  type Officer,
} from '../../../src/contract/desk.ts';
import type { Council } from '../../../src/contract/council.ts';
import type { Service } from '../../../src/contract/services.ts';
import { line } from '../../../src/contract/text.ts';
import type { DocumentStore } from '../../connectors/documents/document-store.ts';
import type { PhotoStore } from '../../connectors/photos/photo-store.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import { countOrRefuse, ofAll, type Counter, type Limit } from '../../http/limits.ts';
import type { Once } from '../../http/once.ts';
import { ProblemError } from '../../http/problems.ts';
import { readJson, readQuery } from '../../http/read.ts';
import { bookingDesk } from '../booking/desk-routes.ts';
import type { BookingPost } from '../booking/letters.ts';
import { comesTo } from '../booking/rules.ts';
import { bare } from '../booking/service-rules.ts';
import { bookingFacts } from '../booking/view.ts';
import { isClosed, isLate, statusesAfter } from '../case/rules.ts';
import { hashToken } from '../case/secrets.ts';
import { statusWords } from '../case/status-words.ts';
import { loadCase, type StoredCase, type StoredPhoto } from '../case/store.ts';
import { factsOf, type ShownService } from '../case/view.ts';
import type { TakeDocument } from '../document/routes.ts';
import { documentLink } from '../document/store.ts';
import type { Post } from '../mail/post.ts';
import type { PhotoPasses } from '../photo/passes.ts';
import type { TakePhoto } from '../photo/routes.ts';
import { photoLinks } from '../photo/store.ts';
import { metresBetween } from '../place/rules.ts';
import { paymentDesk, type PaymentDeskSurroundings } from '../payment/desk-routes.ts';
import { feeFacts, feeLeft } from '../payment/booking-fees.ts';
import { paymentFacts } from '../payment/view.ts';
import type { FindBookable, FindPayableService } from '../service/store.ts';
import { doDeed } from './deeds.ts';
import { titleOf, wordsOf } from './history.ts';
import { findOfficer, listOfficers, signIn, signOut } from './sessions.ts';
import {
  countQueue,
  deadLetters,
  earlierCases,
  listAudit,
  listQueue,
  mergedCases,
  nearCases,
  note,
  pageSize,
  retryLetter,
  type QueueRow,
} from './store.ts';

export interface DeskSurroundings {
  council: (language: AnswerLanguage) => Council;
  findService: (code: string, language: AnswerLanguage) => Promise<Service | undefined>;
  findBookable: FindBookable;
  findPayableService: FindPayableService;
  payments: PaymentDeskSurroundings;
  passes: () => Promise<PhotoPasses>;
  post: Post;
  bookingPost: BookingPost;
  /** Told when a place that can be booked has come free. */
  placeFreed: () => void;
  photoStore: PhotoStore;
  takePhoto: TakePhoto;
  documentStore: DocumentStore;
  takeDocument: TakeDocument;
  site: () => URL;
  address: (context: Context) => string;
  counter: Counter;
  uncount: (key: string) => Promise<void>;
  /** Wrong tries to sign in. */
  limit: Limit;
  mailQueued: () => void;
}

type Signed = { Variables: { officer: Officer } };

const cookie = 'council-desk';
const AuditQuery = v.strictObject({
  reference: v.optional(line(40)),
  page: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/, 'not-a-number'), v.transform(Number)), '1'),
});

/**
 * The staff desk: everything below `/desk`, for officers who have signed in. The desk's page is of the API's own origin,
 * and no other page can act in an officer's name: the cookie is `SameSite=Strict`, a page of another origin cannot send
 * `X-Council-Desk` without asking first, and is told no; and a write from another origin is refused by its `Origin` too.
 */
export function desk(db: Database, once: Once, surroundings: DeskSurroundings): Hono<Signed> {
  const { council, findService, findBookable, findPayableService, passes, post, bookingPost, site } = surroundings;
  const { photoStore, takePhoto, documentStore, takeDocument } = surroundings;
  const { address, counter, uncount, limit, mailQueued, placeFreed } = surroundings;
  const app = new Hono<Signed>();

  app.use('/desk/*', ownPagesOnly);

  app.post('/desk/session', async (context) => {
    const { value } = await readJson(context, DeskSignIn);
    // An account has more tries than an address, so that nobody alone keeps its officer out.
    const counted = [
      { key: `sign-in ${address(context)}`, limit },
      { key: `sign-in ${hashToken(value.email.toLowerCase())}`, limit: ofAll(limit) },
    ];
    for (const { key, limit } of counted) await countOrRefuse(counter, key, limit);
    const signed = await signIn(db, value);
    if (!signed) {
      await note(db, 'sign-in-refused');
      throw new ProblemError('unauthorised');
    }
    for (const { key } of counted) await uncount(key);
    await note(db, 'signed-in', { officerId: signed.officer.id });
    setCookie(context, cookie, signed.token, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/api/desk',
      secure: site().protocol === 'https:',
    });
    return context.json(await sessionOf(signed.officer));
  });

  // A path of its own for each, and none without an officer.
  app.use('/desk/*', async (context: Context<Signed>, next) => {
    const officer = await findOfficer(db, getCookie(context, cookie) ?? '');
    if (!officer) throw new ProblemError('unauthorised');
    context.set('officer', officer);
    return next();
  });

  app.get('/desk/session', async (context) => context.json(await sessionOf(context.get('officer'))));

  app.delete('/desk/session', async (context) => {
    await signOut(db, getCookie(context, cookie) ?? '');
    deleteCookie(context, cookie, { path: '/api/desk' });
    return context.json({ ok: true });
  });

  app.get('/desk/cases', async (context) => {
    const { team, ...filter } = readQuery(context, DeskQuery);
    const officer = context.get('officer');
    const services = team
      ? (await servicesOf()).filter((each) => each.team === team).map(({ code }) => code)
      : undefined;
    const { found, total } = await listQueue(db, { ...filter, services }, officer.id);
    const queue: DeskQueue = {
      cases: await Promise.all(found.map(rowOf)),
      total,
      page: filter.page,
      pages: Math.max(1, Math.ceil(total / pageSize)),
      counts: await countQueue(db, officer.id),
    };
    return context.json(queue);
  });

  app.get('/desk/cases/:reference', async (context) => {
    const stored = await caseOf(context.req.param('reference'));
    await note(db, 'viewed', { officerId: context.get('officer').id, caseId: stored.id });
    return context.json(await wholeCase(stored));
  });

  // As residents' are taken, but counted against no address: an office has one for all of its officers.
  app.post('/desk/photos', (context) => takePhoto(context));
  app.post('/desk/documents', (context) => takeDocument(context));

  app.post('/desk/cases/:reference/actions', async (context) => {
    const { value, bytes } = await readJson(context, DeskAction);
    const { version, deed } = value;
    const stored = await caseOf(context.req.param('reference'));
    const officerId = context.get('officer').id;
    let gone: Awaited<ReturnType<typeof doDeed>>;
    const answer = await once(context, bytes, () => {
      const body: DeskDone = { reference: stored.reference, version: version + 1 };
      return Promise.resolve({
        status: 201 as const,
        body,
        effect: sql``,
        after: async (transaction: Database) => {
          const { most: mostPhotos } = council('en').photos;
          gone = await doDeed(
            transaction,
            { post, bookingPost },
            { caseId: stored.id, version, officerId, deed, mostPhotos, refundLimit: surroundings.payments.refundLimit },
          );
        },
      });
    });
    // The row first: the sweeper takes files of which no row tells, should this fail.
    if (gone?.photo) await photoStore.remove(gone.photo);
    if (gone?.document) await documentStore.remove(gone.document);
    if (stored.booking) {
      placeFreed();
      surroundings.payments.moneyMoved();
    }
    mailQueued();
    return answer;
  });

  bookingDesk(app, db, once, { findBookable, placeFreed });
  paymentDesk(app, db, once, surroundings.payments);

  app.get('/desk/audit', async (context) => context.json(await listAudit(db, readQuery(context, AuditQuery))));

  app.get('/desk/letters', async (context) => context.json(await deadLetters(db)));

  app.post('/desk/letters/:id/retry', async (context) => {
    const id = context.req.param('id');
    if (!/^[0-9a-f-]{36}$/.test(id) || !(await retryLetter(db, id))) throw new ProblemError('not-found');
    await note(db, 'letter-retried', { officerId: context.get('officer').id, detail: id });
    mailQueued();
    return context.json({ ok: true });
  });

  return app;

  async function sessionOf(officer: Officer): Promise<DeskSession> {
    const services = await servicesOf();
    return {
      officer,
      officers: await listOfficers(db),
      services,
      teams: [...new Set(services.map(({ team }) => team))].sort(),
      statuses: caseStatuses.map((code) => ({ code, label: statusWords.en[code].label, closed: isClosed(code) })),
      photos: council('en').photos,
    };
  }

  /** All services, with their teams. */
  async function servicesOf() {
    return rows<DeskSession['services'][number]>(
      db,
      sql`select code, summary ->> 'name' as name, details ->> 'team' as team from services
          where language = 'en' order by position`,
    );
  }

  async function caseOf(reference: string): Promise<StoredCase> {
    const stored = await loadCase(db, { reference });
    if (!stored) throw new ProblemError('not-found');
    return stored;
  }

  /** What a case's service says of it, whichever kind it is of. */
  async function shownService(kind: StoredCase['kind'], code: string): Promise<ShownService | undefined> {
    if (kind !== 'payment') return (kind === 'booking' ? findBookable : findService)(code, 'en');
    const service = await findPayableService(code, 'en');
    return service && { ...service, questions: [] };
  }

  async function rowOf({ place, expected, assigned, ...row }: Omit<QueueRow, 'id'>): Promise<DeskRow> {
    const service = await shownService(row.kind, row.service);
    return {
      reference: row.reference,
      kind: row.kind,
      status: row.status,
      service: row.service,
      description: row.description,
      received: row.received,
      updated: row.updated,
      answered: row.answered,
      asks: row.asks,
      // Of one that waits for its sender: what it is as soon as somebody deals with it.
      private: row.unconfirmed === null ? row.private : row.unconfirmed === 'private',
      version: row.version,
      unconfirmed: row.unconfirmed !== null,
      photos: row.photos,
      statusLabel: statusWords.en[row.status].label,
      closed: isClosed(row.status),
      serviceName: service?.name ?? row.service,
      team: service?.team ?? '',
      overdue: isLate(row.status, expected, new Date()),
      ...(place !== null && { place }),
      ...(expected !== null && { expected }),
      ...(assigned !== null && { assigned }),
    };
  }

  async function wholeCase(stored: StoredCase): Promise<DeskCase> {
    const { id, contact, questionnaire, assignedTo, questionId, lat, lng } = stored;
    const service = await shownService(stored.kind, stored.service);
    const bookable = stored.booking ? await findBookable(stored.service, 'en') : undefined;
    const pass = await passes();
    const picture = (photo: StoredPhoto) => ({ id: photo.id, ...photoLinks(photo, pass.give(photo.id)) });
    const pictures = (eventId: number | null) => stored.photos.filter((each) => each.eventId === eventId).map(picture);
    const assigned = (await listOfficers(db)).find((officer) => officer.id === assignedTo)?.name ?? null;
    const near = lat === null || lng === null ? [] : await nearCases(db, { id, service: stored.service, lat, lng });
    return {
      ...(await rowOf({
        ...stored,
        description: stored.description.slice(0, 200),
        place: stored.placeLabel,
        received: stored.receivedAt,
        updated: stored.updatedAt,
        photos: stored.photos.length,
        assigned,
      })),
      fullDescription: stored.description,
      language: stored.language,
      facts: [
        ...(stored.booking ? bookingFacts(stored.booking, bookable, 'en') : []),
        ...feeFacts(stored, 'en'),
        ...(stored.payment ? paymentFacts(stored.payment, 'en') : []),
        ...factsOf(stored, service, 'en'),
      ],
      ...(lat !== null && lng !== null && { lat, lng }),
      words: wordsOf(stored, service),
      pictures: pictures(null),
      ...(contact && {
        contact: {
          shareWithPartner: contact.shareWithPartner,
          channel: contact.channel,
          ...(contact.name && { name: contact.name }),
          ...(contact.email && { email: contact.email }),
          ...(contact.phone && { phone: contact.phone }),
          ...(contact.postcode && { postcode: contact.postcode }),
        },
      }),
      followers: stored.others,
      ...(assignedTo !== null && { assignedTo }),
      ...(stored.mergedInto !== null && { mergedInto: stored.mergedInto }),
      merged: await mergedCases(db, id),
      ...(questionId !== null && { question: String(questionId) }),
      ...(questionnaire && {
        questionnaire: {
          fixed: questionnaire.fixed,
          at: questionnaire.at,
          ...(questionnaire.rating !== null && { rating: questionnaire.rating }),
          ...(questionnaire.comment && { text: questionnaire.comment }),
        },
      }),
      history: stored.events.map((event): DeskEvent => {
        const text = Object.fromEntries(
          Object.entries(event.note ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1])),
        );
        return {
          id: String(event.id),
          at: event.at,
          kind: event.kind,
          by: event.by,
          who: event.by === 'resident' ? (contact?.name ?? 'Resident') : (event.officer ?? council('en').name),
          title: titleOf(event, stored, service),
          text,
          public: event.shown !== 'desk',
          ...(event.status !== null && { status: event.status }),
          photos: pictures(event.id),
          documents: stored.documents
            .filter(({ eventId }) => eventId === event.id)
            .map((document) => ({ id: document.id, ...documentLink(document, pass.give(document.id)) })),
        };
      }),
      earlier: contact ? await Promise.all((await earlierCases(db, id, contact)).map(rowOf)) : [],
      near:
        lat === null || lng === null
          ? []
          : (
              await Promise.all(
                near.map(async ({ lat: y, lng: x, ...row }) => ({
                  ...(await rowOf(row)),
                  distance: Math.round(metresBetween({ lat, lng }, { lat: y, lng: x })),
                })),
              )
            )
              .sort((a, b) => a.distance - b.distance)
              .slice(0, 10),
      statuses: statusesAfter(stored),
      ...(stored.fee && {
        fee: {
          payment: stored.fee.reference,
          pence: feeLeft(stored.fee),
          alone: stored.fee.pence <= surroundings.payments.refundLimit,
        },
      }),
      ...(stored.booking && {
        booking: {
          starts: stored.booking.starts,
          location: stored.booking.location,
          // Nobody can be moved to a home that has no address.
          locations: (bookable?.locations ?? [])
            .filter(({ code }) => stored.placeLabel !== null || !comesTo(bookable, code))
            .map(bare),
        },
      }),
    };
  }
}

/** Refuses what a page of another origin could have caused. */
const ownPagesOnly: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const from = context.req.header('sec-fetch-site');
  const own = origin === undefined || origin.replace(/^https?:\/\//, '') === context.req.header('host');
  if (context.req.header('x-council-desk') !== '1' || !own || (from !== undefined && from !== 'same-origin')) {
    throw new ProblemError('forbidden');
  }
  await next();
  // Nobody else's page may read it either, whatever CORS_ORIGINS says.
  context.res.headers.delete('Access-Control-Allow-Origin');
};
