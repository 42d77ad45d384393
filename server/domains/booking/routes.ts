import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import type { BookableService, ItemCounts } from '../../../src/contract/bookable-services.ts';
import {
  MoveBooking,
  NewBooking,
  NewHold,
  NewWaiting,
  OfferToken,
  type BookingReceipt,
  type CalendarFeed,
  type Offer,
} from '../../../src/contract/bookings.ts';
import type { Accepted } from '../../../src/contract/cases.ts';
import type { Council } from '../../../src/contract/council.ts';
import { feeOf } from '../../../src/contract/booking-fees.ts';
import { dayAsked } from '../../../src/contract/day-asked.ts';
import type { SlotList } from '../../../src/contract/slots.ts';
import { line, requiredLine } from '../../../src/contract/text.ts';
import { instantOf, localDay, timeZone } from '../../../src/core/dates.ts';
import { addDays } from '../../../src/core/days.ts';
import type { Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { answerLanguage, chooseLanguage, languageAmong, type AnswerLanguage } from '../../http/language.ts';
import { countOrRefuse, ofAll, type Counter, type Limit } from '../../http/limits.ts';
import type { Once } from '../../http/once.ts';
import { prepareJson, sendPrepared } from '../../http/prepared.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { readJson, readQuery } from '../../http/read.ts';
import { hashToken, newReference, newToken } from '../case/secrets.ts';
import { bearerOf, findOwn } from '../case/sessions.ts';
import { letterLanguage, letterLanguages, type LetterLanguage } from '../case/status-words.ts';
import { loadCase } from '../case/store.ts';
import type { Post } from '../mail/post.ts';
import type { FindBookable } from '../service/store.ts';
import {
  bookHeld,
  cancelBooking,
  changedBooking,
  confirmTime,
  findFeed,
  hasProvenAddress,
  isBooking,
  moveBooking,
  setFeed,
  standingOf,
  type BookedCase,
} from './bookings.ts';
import { iCalendar } from './icalendar.ts';
import { entryOf, type BookingPost } from './letters.ts';
import { declineOffer, findOffer, offerState, takeOffer, type StoredOffer } from './offers.ts';
import { openActive, openActiveType } from './openactive.ts';
import {
  asPromised,
  changeUntil,
  checkBooking,
  comesTo,
  conflict,
  earliestStart,
  itemsProblems,
  latestStart,
  mayDoWithBooking,
  needOf,
  readItems,
  refuseOutOfReach,
  type CleanBooking,
} from './rules.ts';
import {
  dropHold,
  endOf,
  extendHold,
  findClaim,
  hold,
  holdOf,
  isHold,
  listSlots,
  slotsBeside,
  type HeldBy,
  type StoredClaim,
  type Wanted,
} from './store.ts';
import { listItems } from './view.ts';
import { addWaiting } from './waiting.ts';

/** What bookings need of what is round them. */
export interface BookingSurroundings {
  council: (language: AnswerLanguage) => Council;
  findBookable: FindBookable;
  /** Page of the tracker, if the council has one. */
  tracker: (language: AnswerLanguage) => URL | undefined;
  /** Address of the API for the world outside. */
  api: () => URL;
  post: Post;
  bookingPost: BookingPost;
  /** Whom a request is counted against. */
  address: (context: Context) => string;
  counter: Counter;
  /** Letters that a stranger can have sent to one address. */
  letters: Limit;
  /** What a place that is held counts against. */
  heldFrom: (context: Context) => HeldBy;
  /** Told when there is mail to send. */
  mailQueued: () => void;
  /** Told when a place has come free. */
  placeFreed: () => void;
  /** Told when there is a fee to be paid back. */
  moneyMoved: () => void;
}

const mostDays = 62;

function calendar(context: Context, content: string): Response {
  context.header('Content-Type', 'text/calendar; charset=utf-8');
  return context.body(content);
}

const SlotQuery = v.strictObject({
  service: requiredLine(80),
  location: v.optional(line(800), ''),
  from: v.optional(dayAsked),
  to: v.optional(dayAsked),
  items: v.optional(line(400), ''),
  format: v.optional(v.picklist(['json', 'openactive'], 'not-an-option')),
});

/** What can be booked when, and everything that a resident does to a booking. */
export function bookings(db: Database, once: Once, surroundings: BookingSurroundings): Hono {
  const {
    council,
    findBookable,
    tracker,
    api,
    post,
    bookingPost,
    address,
    counter,
    letters,
    heldFrom,
    mailQueued,
    placeFreed,
    moneyMoved,
  } = surroundings;
  const app = new Hono();

  /** @throws ProblemError `invalid` when there is no such service */
  async function serviceOf(code: string, language: AnswerLanguage): Promise<BookableService> {
    const service = await findBookable(code, language);
    if (!service) throw invalid({ field: 'service', code: 'not-an-option' });
    return service;
  }

  app.get('/slots', async (context) => {
    const query = readQuery(context, SlotQuery);
    const language = answerLanguage(context);
    const service = await serviceOf(query.service, language);
    const now = new Date();
    const from = query.from ?? localDay(now);
    const to = query.to ?? addDays(from, 30);
    if (to < from || addDays(from, mostDays) < to)
      throw invalid({ field: 'to', code: to < from ? 'too-small' : 'too-big' });
    const wanted = wantedOf(service, query);
    const start = instantOf(from, '00:00');
    const end = instantOf(to, '24:00');
    const slots = await listSlots(db, wanted, start, end);
    // Many look at once when a new month opens: a cache between them and us may answer. Their own may not: who was told that
    // a time has gone must not be offered it again.
    context.header('Cache-Control', 'public, max-age=0, s-maxage=2');
    context.header('Content-Language', service.language);
    context.header('Vary', 'Accept', { append: true });
    if (query.format === 'openactive' || (!query.format && context.req.header('accept')?.includes(openActiveType))) {
      const shaped = openActive(service, slots, { council: council(language), api: api() });
      return sendPrepared(context, openActiveType, prepareJson(shaped));
    }
    const { before, after } = await slotsBeside(db, wanted, start, end);
    const list: SlotList = {
      language: service.language,
      timeZone,
      now: now.toISOString(),
      slots: slots.map(({ starts, ends, location, left }) => ({ starts, ends, location, left })),
      ...(before !== null && { before: localDay(before) }),
      ...(after !== null && { after: localDay(after) }),
    };
    return sendPrepared(context, 'application/json', prepareJson(list));
  });

  app.post('/holds', async (context) => {
    const { value, bytes } = await readJson(context, NewHold);
    const answer = await once(context, bytes, async () => {
      const service = await serviceOf(value.service, 'en');
      const { location, items, instead } = value;
      if (!service.locations.some(({ code }) => code === location))
        throw invalid({ field: 'location', code: 'not-an-option' });
      const starts = new Date(value.starts);
      const moves = value.moves === undefined ? undefined : await movable(context, value.moves, service);
      // Nobody has said where that would be.
      if (moves?.placeLabel === null && comesTo(service, location))
        throw invalid({ field: 'location', code: 'not-allowed' });
      const counts = countsOf(service, items, moves);
      const earlier = instead === undefined ? undefined : await earlierHold(context, instead, moves);
      // Too near, too far, or gone by: it is no slot.
      refuseOutOfReach(starts, service);
      const need = needOf(service, counts);
      const ends = await endOf(db, { ...need, service: service.code, location, starts });
      if (!ends) throw conflict('taken');
      const { token, hash: tokenHash } = newToken();
      const id = randomUUID();
      const from = heldFrom(context);
      const { units } = need;
      const asked = { service: service.code, location, starts, ends, units, items: counts, tokenHash, id, from };
      const movesUntil = moves && changeUntil(new Date(moves.booking.starts), service);
      const promised = { mostOpen: service.mostOpen, movesUntil };
      return {
        status: 201,
        body: { id, token },
        effect: sql``,
        after: async (transaction) => {
          await hold(transaction, { ...asked, ...promised, moves: moves?.id }, earlier);
        },
      };
    });
    // The first answer may have got lost some time ago.
    const { id, token } = (await answer.json()) as { id: string; token: string };
    return context.json({ ...(await holdOf(db, id)), token }, 201);
  });

  app.patch('/holds/:id', async (context) => {
    const { id, service } = await ownHold(context);
    return context.json(await extendHold(db, id, await findBookable(service, 'en'), heldFrom(context)));
  });

  app.delete('/holds/:id', async (context) => {
    await dropHold(db, (await ownHold(context)).id);
    placeFreed();
    const answer: Accepted = { language: answerLanguage(context) };
    return context.json(answer);
  });

  app.post('/bookings', async (context) => {
    const { value: booking, bytes } = await readJson(context, NewBooking);
    const language = answerLanguage(context);
    const answer = await once(context, bytes, async () => {
      const claim = await heldBy(booking.hold);
      const service = asPromised(await serviceOf(claim.service, language), claim);
      const { answers, problems } = checkBooking(booking, { service, location: claim.location });
      if (problems.length > 0) throw invalid(...problems);
      // With a fee it is booked by `POST /payments`, when that is paid.
      if (feeOf(service, claim.items) > 0) throw invalid({ field: 'payment', code: 'required' });
      const reference = newReference();
      const { token, hash: tokenHash } = newToken();
      const { location, starts, ends } = claim;
      const confirmBy = await confirmationOf(claim, booking, service);
      const body: BookingReceipt = {
        reference,
        token,
        location,
        starts,
        ends,
        language: service.language,
        bring: service.bring,
        ...(confirmBy !== undefined && { confirmBy }),
      };
      return {
        status: 201,
        body,
        effect: sql``,
        after: async (transaction) => {
          const caseId = await bookHeld(transaction, { booking, service, answers, reference, tokenHash, confirmBy });
          if (confirmBy === undefined) await bookingPost.bookingChanged(transaction, caseId, 'booked');
          else await post.newLink(transaction, caseId, { inTime: true });
        },
      };
    });
    mailQueued();
    return answer;
  });

  app.patch('/bookings/:reference', async (context) => {
    const { stored, service } = await ownBooking(context);
    const { value, bytes } = await readJson(context, MoveBooking);
    const answer = await once(context, bytes, async () => {
      const { location, starts, ends } = await heldBy(value.hold);
      const { reference } = stored;
      return {
        status: 200,
        body: { reference, status: 'booked', location, starts, ends, already: false },
        effect: sql``,
        after: async (transaction) => {
          await moveBooking(transaction, { caseId: stored.id, holdId: value.hold.id, service });
          await bookingPost.bookingChanged(transaction, stored.id, 'moved');
        },
      };
    });
    mailQueued();
    placeFreed();
    return answer;
  });

  app.delete('/bookings/:reference', async (context) => {
    const { stored, service } = await ownBooking(context);
    const cancelled = await db.transaction(async (transaction) => {
      const first = await cancelBooking(transaction, { caseId: stored.id, by: 'resident', service });
      if (first) await bookingPost.bookingChanged(transaction, stored.id, 'cancelled');
      return first;
    });
    mailQueued();
    placeFreed();
    moneyMoved();
    return context.json(await changedBooking(db, stored.id, !cancelled));
  });

  app.post('/waiting', async (context) => {
    const { value, bytes } = await readJson(context, NewWaiting);
    const service = await serviceOf(value.service, 'en');
    const { locations, items, from, to, language } = value;
    if (!service.waiting || !bookingPost.canOffer(language)) throw invalid({ field: 'service', code: 'not-allowed' });
    if (locations.some((code) => !service.locations.some((each) => each.code === code)))
      throw invalid({ field: 'locations', code: 'not-an-option' });
    if (from !== undefined && to !== undefined && to < from) throw invalid({ field: 'to', code: 'too-small' });
    const moves = value.moves === undefined ? undefined : await movable(context, value.moves, service);
    const counts = countsOf(service, items, moves);
    // Who has a booking is written to where its letters go, and nowhere else; one without an address takes what is given.
    const own = moves?.contact?.email;
    const email = own ?? value.email;
    if (!email || (own && value.email)) throw invalid({ field: 'email', code: email ? 'not-allowed' : 'required' });
    const body: Accepted = { language: answerLanguage(context) };
    const prepare = async () => {
      // Every offer keeps a slot from others for hours.
      await countOrRefuse(counter, `waiting ${address(context)}`, ofAll(letters));
      await countOrRefuse(counter, `waiting ${hashToken(email.toLowerCase())}`, letters);
      return {
        status: 201 as const,
        body,
        effect: sql``,
        after: async (transaction: Database) => {
          const hasAddress = moves?.placeLabel !== null;
          const asked = { locations, items: counts, from, to, moves: moves?.id, hasAddress, email, language };
          const kept = await addWaiting(transaction, service, asked);
          await bookingPost.waiting(transaction, { ...kept, service: service.code, email, caseId: moves?.id });
        },
      };
    };
    // Whoever lost the answer asks for no more letters than they had.
    const answer = await once(context, bytes, prepare, { costly: true });
    mailQueued();
    placeFreed();
    return answer;
  });

  app.post('/waiting/offers', async (context) => {
    const { value } = await readJson(context, OfferToken);
    return context.json(await showOffer(context, value.token));
  });

  app.post('/waiting/offers/take', async (context) => {
    const { value } = await readJson(context, OfferToken);
    const { offer, service } = await offerBehind(context, value.token);
    // Whoever has no booking yet makes one with it.
    if (offer.caseId === null) throw invalid({ field: 'token', code: 'not-allowed' });
    const taken = await takeOffer(db, bookingPost, offer, service);
    const answer = await showOffer(context, value.token);
    // An officer has closed it meanwhile: there is nothing to be had, and nothing that became of it.
    if (!taken && answer.state === 'open') throw conflict('taken');
    mailQueued();
    placeFreed();
    return context.json(answer);
  });

  app.post('/waiting/offers/decline', async (context) => {
    const { value } = await readJson(context, OfferToken);
    const { offer } = await offerBehind(context, value.token);
    await declineOffer(db, offer);
    placeFreed();
    return context.json(await showOffer(context, value.token));
  });

  app.get('/bookings/:reference/calendar.ics', async (context) => {
    const { stored } = await findOwn(db, context, context.req.param('reference'));
    if (!isBooking(stored)) throw new ProblemError('not-found');
    if (stored.unconfirmed !== null) throw conflict('unconfirmed');
    const language = languageAmong(letterLanguages, context);
    const method = stored.status === 'cancelled' ? 'CANCEL' : 'PUBLISH';
    context.header('Content-Disposition', 'attachment; filename="booking.ics"');
    return calendar(context, iCalendar([await entryFor(stored, language)], { method }));
  });

  // Who subscribes gives a calendar program an address, which is the proof: it can be had anew, and taken back.
  app.post('/bookings/:reference/feed', async (context) => {
    const { stored } = await findOwn(db, context, context.req.param('reference'));
    if (!isBooking(stored)) throw new ProblemError('not-found');
    if (stored.unconfirmed !== null) throw conflict('unconfirmed');
    const { token, hash } = newToken();
    await setFeed(db, stored.id, hash);
    const answer: CalendarFeed = { url: feedAddress(token) };
    return context.json(answer);
  });

  app.delete('/bookings/:reference/feed', async (context) => {
    const { stored } = await findOwn(db, context, context.req.param('reference'));
    await setFeed(db, stored.id, null);
    const answer: Accepted = { language: answerLanguage(context) };
    return context.json(answer);
  });

  app.get('/calendars/:token', async (context) => {
    const token = /^([\w-]{22})\.ics$/.exec(context.req.param('token'))?.[1];
    const caseId = token === undefined ? undefined : await findFeed(db, hashToken(token));
    const stored = caseId === undefined ? undefined : await loadCase(db, { id: caseId });
    if (token === undefined || !isBooking(stored)) throw new ProblemError('not-found');
    const entry = await entryFor(stored, letterLanguage(stored.language));
    context.header('Cache-Control', 'private, max-age=300');
    return calendar(
      context,
      iCalendar([entry], { method: 'PUBLISH', feed: { name: entry.summary, source: feedAddress(token) } }),
    );
  });

  return app;

  function feedAddress(token: string): string {
    return new URL(`calendars/${token}.ics`, api()).href;
  }

  async function entryFor(stored: BookedCase, language: LetterLanguage) {
    const spoken = chooseLanguage(language);
    const service = await findBookable(stored.service, spoken);
    return entryOf(stored, { council: council(spoken), service, language, page: tracker(spoken) });
  }

  /** @throws ProblemError `invalid` for what is not to be had */
  function wantedOf(service: BookableService, query: { location: string; items: string }): Wanted {
    const asked = query.location.split(',').filter(Boolean);
    const known = service.locations.map(({ code }) => code);
    if (asked.some((code) => !known.includes(code))) throw invalid({ field: 'location', code: 'not-an-option' });
    const items = readItems(query.items);
    if (!items) throw invalid({ field: 'items', code: 'not-allowed' });
    // Before anything is chosen, what any booking takes.
    const problems = query.items ? itemsProblems(service, items) : [];
    if (problems.length > 0) throw invalid(...problems);
    const now = new Date();
    return {
      ...needOf(service, items),
      service: service.code,
      locations: asked.length > 0 ? asked : known,
      notBefore: earliestStart(service.notice, now),
      before: latestStart(service.ahead, now),
    };
  }

  /** @throws ProblemError `not-found` */
  async function offerBehind(
    context: Context,
    token: string,
  ): Promise<{ offer: StoredOffer; service: BookableService | undefined }> {
    const offer = await findOffer(db, hashToken(token));
    if (!offer) throw new ProblemError('not-found');
    return { offer, service: await findBookable(offer.service, answerLanguage(context)) };
  }

  async function showOffer(context: Context, token: string): Promise<Offer> {
    const { offer, service } = await offerBehind(context, token);
    const { location, starts, ends, items, until, held, moves } = offer;
    const state = offerState(offer, service);
    return {
      language: answerLanguage(context),
      state,
      service: offer.service,
      location,
      starts,
      ends,
      items: listItems(items),
      until,
      ...(state === 'open' && held !== null && { hold: await holdOf(db, held) }),
      ...(moves && {
        moves: { reference: moves.reference, location: moves.location, starts: moves.starts, ends: moves.ends },
      }),
    };
  }

  /**
   * Until when a booking has to be confirmed; undefined where it stands at once: nobody could write, or there is no page for
   * the link, or the address is proven by the letter that offered this.
   */
  async function confirmationOf(
    { id, holder, starts }: StoredClaim,
    { contact, language }: CleanBooking,
    { confirmWithin }: BookableService,
  ): Promise<string | undefined> {
    const { email } = contact;
    if (confirmWithin === undefined || email === undefined || !tracker(chooseLanguage(language))) return undefined;
    if (holder === 'offer' && (await hasProvenAddress(db, id, email))) return undefined;
    return confirmTime(db, confirmWithin, starts);
  }

  /** The hold of the address, whose token is sent. @throws ProblemError `unauthorised` or `not-found` */
  async function ownHold(context: Context): Promise<StoredClaim> {
    const token = bearerOf(context);
    if (token === undefined) throw new ProblemError('unauthorised');
    const claim = await findHold({ id: context.req.param('id') ?? '', token });
    if (!claim) throw new ProblemError('not-found');
    return claim;
  }

  async function findHold({ id, token }: { id: string; token: string }): Promise<StoredClaim | undefined> {
    if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) return undefined;
    return findClaim(db, { id, hash: hashToken(token) });
  }

  /** @throws ProblemError `invalid` when it is nobody's, `conflict` when it is booked already */
  async function heldBy(held: { id: string; token: string }): Promise<StoredClaim> {
    const claim = await findHold(held);
    if (!claim) throw invalid({ field: 'hold.id', code: 'unknown' });
    if (!isHold(claim) || claim.holder === 'payment') throw conflict('used');
    return claim;
  }

  async function ownBooking(context: Context): Promise<{ stored: BookedCase; service: BookableService | undefined }> {
    const { stored } = await findOwn(db, context, context.req.param('reference'));
    if (!isBooking(stored)) throw new ProblemError('not-found');
    return { stored, service: await findBookable(stored.service, answerLanguage(context)) };
  }

  /** The booking that is to be moved. @throws ProblemError `conflict` when it cannot be any more */
  async function movable(context: Context, reference: string, service: BookableService): Promise<BookedCase> {
    const { stored } = await findOwn(db, context, reference);
    if (!isBooking(stored)) throw new ProblemError('not-found');
    if (stored.service !== service.code) throw invalid({ field: 'service', code: 'not-allowed' });
    if (!mayDoWithBooking(standingOf(stored, service), new Date()).includes('move')) throw conflict('late');
    return stored;
  }

  /**
   * An earlier hold of whoever asks: theirs by its token or, for who moves a booking, by the case's session. One that is
   * not there any more need not go.
   */
  async function earlierHold(context: Context, id: string, moves: BookedCase | undefined): Promise<string | undefined> {
    const claim = moves
      ? await findClaim(db, { id, caseId: moves.id })
      : await findHold({ id, token: bearerOf(context) ?? '' });
    return isHold(claim) && claim.holder !== 'payment' ? claim.id : undefined;
  }
}

/**
 * What is wanted, or of a booking that is moved what it has.
 * @throws ProblemError `invalid` for a field; more than was paid for is another booking
 */
function countsOf(service: BookableService, items: ItemCounts, moves: BookedCase | undefined): ItemCounts {
  const counts = moves && Object.keys(items).length === 0 ? moves.booking.items : items;
  const problems = itemsProblems(service, counts);
  if (problems.length > 0) throw invalid(...problems);
  if (moves && feeOf(service, counts) > feeOf(service, moves.booking.items))
    throw invalid({ field: 'items', code: 'not-allowed' });
  return counts;
}
