import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import type { BookableService } from '../../../src/contract/bookable-services.ts';
import { feeOf } from '../../../src/contract/booking-fees.ts';
import {
  PayableLookup,
  type PayableFound,
  type PayableList,
  type PaymentLimits,
} from '../../../src/contract/payables.ts';
import {
  AskToken,
  NewAsk,
  NewPayment,
  type AskMade,
  type PaymentStarted,
  type PaymentView,
  type RenewalEnded,
} from '../../../src/contract/payments.ts';
import { requiredLine } from '../../../src/contract/text.ts';
import type { Database } from '../../database/open.ts';
import { answerLanguage, type AnswerLanguage } from '../../http/language.ts';
import { countOrRefuse, ofAll, type Counter, type Limit } from '../../http/limits.ts';
import { readKey } from '../../http/once.ts';
import type { Origins } from '../../http/cors.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { readBytes, readJson, readQuery } from '../../http/read.ts';
import { asPromised, checkBooking, conflict } from '../booking/rules.ts';
import { claimOfPayment, findClaim, type HeldBy, type StoredClaim } from '../booking/store.ts';
import { hashToken } from '../case/secrets.ts';
import { bearerOf, findOwn } from '../case/sessions.ts';
import { loadCase } from '../case/store.ts';
import type { PhotoPasses } from '../photo/passes.ts';
import type { FindBookable, FindPayableService } from '../service/store.ts';
import { askedItem, askView, findAsk, isAsked, makeAsk, type Ask } from './asks.ts';
import type { Order } from './begin.ts';
import type { PaymentPost } from './letters.ts';
import { findByCode, listPayables, lookUpPayable, payableView, type OrderItem } from './payables.ts';
import { endRenewal, renewalOf } from './renewals.ts';
import { isUnderWay, keyOf } from './rules.ts';
import { findOwnPayment, itemsOf, placeOf, type StoredPayment } from './store.ts';
import { leavePlace } from './settle.ts';
import type { Looked, Started, Till } from './till.ts';
import { alreadyPaid, paymentView } from './view.ts';
import { keepMessage } from './webhooks.ts';

/** What payments need of what is round them. */
export interface PaymentSurroundings {
  findPayableService: FindPayableService;
  findBookable: FindBookable;
  /** Absent where nothing can be paid. */
  till: Till | undefined;
  webhookSecret: string | undefined;
  /** What the provider takes at once. */
  takes: PaymentLimits;
  /** Pages that may be come back to. */
  origins: Origins;
  site: () => URL;
  passes: () => Promise<PhotoPasses>;
  paymentPost: PaymentPost;
  address: (context: Context) => string;
  counter: Counter;
  uncount: (key: string) => Promise<void>;
  limits: { lookups: Limit; references: Limit };
  /** What a place that is kept counts against. */
  heldFrom: (context: Context) => HeldBy;
  mailQueued: () => void;
  placeFreed: () => void;
  /** Told when there is something to ask or to tell the provider. */
  moneyMoved: () => void;
}

const day = 86_400;
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const ticket = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.(\d{1,9}\.[\w-]{22})$/;
const ListQuery = v.strictObject({ service: v.optional(requiredLine(80)) });
/** A message of a webhook is a payment in JSON. */
const longestMessage = 65_536;

/** What can be paid, and everything that a resident and the provider do to a payment. */
export function payments(db: Database, surroundings: PaymentSurroundings): Hono {
  const { findPayableService, findBookable, passes, address, counter, uncount, limits, heldFrom } = surroundings;
  const { takes, mailQueued, placeFreed, moneyMoved } = surroundings;
  const app = new Hono();

  app.get('/payables', async (context) => {
    const { service } = readQuery(context, ListQuery);
    const language = answerLanguage(context);
    const now = new Date();
    const answer: PayableList = {
      language,
      payables: (await listPayables(db, service)).map((each) =>
        payableView(each, each.code ?? '', language, now, takes.least),
      ),
      limits: takes,
    };
    context.header('Content-Language', language);
    return context.json(answer);
  });

  app.post('/payables/lookup', async (context) => {
    const { value } = await readJson(context, PayableLookup);
    const language = answerLanguage(context);
    const service = await findPayableService(value.service, language);
    if (!service?.lookup) throw invalid({ field: 'service', code: 'not-an-option' });
    // Every try counts before anything is looked at; what was right is taken back. What is owed is not kept in counts.
    const who = address(context);
    const about = hashToken(`${value.service} ${keyOf(value.reference)}`);
    const counted = [
      { key: `payable ${who}`, limit: limits.lookups },
      { key: `payable ${about} ${who}`, limit: limits.references },
      // There are a few thousand postcodes to try: in a day each has twice as many tries, and all have ten times as many.
      { key: `payable-day ${about} ${who}`, limit: { most: limits.references.most * 2, seconds: day } },
      { key: `payable-day ${about}`, limit: { ...ofAll(limits.references), seconds: day } },
    ];
    for (const { key, limit } of counted) await countOrRefuse(counter, key, limit);
    const found = await lookUpPayable(db, value);
    if (!found) throw new ProblemError('not-found');
    for (const { key } of counted) await uncount(key);
    const now = new Date();
    const id = `${found.id}.${(await passes()).give(`payable ${found.id}`, now)}`;
    const answer: PayableFound = {
      language,
      payable: payableView(found, id, language, now, takes.least),
      limits: takes,
    };
    context.header('Content-Language', language);
    return context.json(answer);
  });

  app.post('/payments', async (context) => {
    const key = readKey(context);
    const { value, bytes } = await readJson(context, NewPayment);
    const language = answerLanguage(context);
    const till = tillOf();
    if (value.items.length === 0 && !value.booking) throw invalid({ field: 'items', code: 'required' });
    // What is paid for a booking goes back when it is cancelled: nothing else may be in it.
    if (value.items.length > 0 && value.booking) throw invalid({ field: 'items', code: 'not-allowed' });
    const ask = value.ask === undefined ? undefined : await askOf(value.ask);
    const byOther = value.items.some(({ payable }) => isAsked(payable));
    if (ask && value.booking) throw invalid({ field: 'ask', code: 'not-allowed' });
    const started = await till.start({
      key: digest(key),
      body: digest(bytes),
      items: await itemsFor(value.items, ask),
      ask: ask && { id: ask.id, byOther },
      booking: value.booking && {
        ...(await bookingFor(value.booking, value.fee, language)),
        from: heldFrom(context),
      },
      contact: value.again ? await contactOf(value.again) : value.contact,
      renew: value.renew,
      repeat: value.repeat,
      takes,
      returnUrl: returnUrlOf(context, value.returnUrl),
      language: value.language,
    });
    context.header('Content-Language', language);
    return answerStarted(context, started, byOther);
  });

  app.post('/payments/asks', async (context) => {
    const { value } = await readJson(context, NewAsk);
    tillOf();
    const items = await itemsFor(value.items);
    const answer: AskMade = await db.transaction((transaction) => makeAsk(transaction, items, new Date(), takes.least));
    return context.json(answer, 201);
  });

  app.post('/payments/asks/open', async (context) => {
    const { value } = await readJson(context, AskToken);
    const language = answerLanguage(context);
    const ask = await findAsk(db, hashToken(value.token), new Date(), takes.least);
    if (!ask) throw new ProblemError('not-found');
    context.header('Content-Language', language);
    return context.json(askView(ask, language));
  });

  // Of a booking: what was said is still here, and its place may be.
  app.post('/payments/:id/again', async (context) => {
    const key = readKey(context);
    const payment = await own(context);
    const till = tillOf();
    const looked = await till.look(payment.id);
    const { state, returnUrl, language: spoken, details } = looked.payment;
    const language = answerLanguage(context);
    context.header('Content-Language', language);
    // Paid after all, or under way: then there is nothing to begin.
    if (isUnderWay(state) || state === 'paid') return context.json(await show(looked, language), 201);
    const { contact, booking } = details ?? {};
    const claim = booking && (await claimOfPayment(db, payment.id));
    const service = claim && (await serviceOf(claim, language));
    if (!contact || !claim || !service || returnUrl === null) throw conflict('taken');
    if (feeOf(service, claim.items) !== payment.pence) throw invalid({ field: 'fee', code: 'not-allowed' });
    const started = await till.start({
      key: digest(key),
      body: digest(payment.id),
      items: [],
      booking: { ...booking, service, fee: payment.pence, from: heldFrom(context) },
      contact,
      returnUrl,
      language: spoken,
    });
    return answerStarted(context, started);
  });

  app.get('/payments/:id', async (context) => {
    const { id, state } = await own(context);
    const looked = await tillOf().look(id);
    // Most who ask are told what they know.
    if (looked.payment.state !== state) changed();
    return tell(context, looked);
  });

  app.post('/payments/:id/cancel', async (context) => {
    const { id, state } = await own(context);
    if (!isUnderWay(state) && state !== 'paid') await db.transaction((transaction) => leavePlace(transaction, id));
    const looked = await tillOf().stop(id);
    changed();
    return tell(context, looked);
  });

  app.delete('/cases/:reference/renewal', async (context) => {
    const { stored } = await findOwn(db, context, context.req.param('reference'));
    const id = await renewalOf(db, { caseId: stored.id });
    if (id === undefined) throw new ProblemError('not-found');
    const ended = await db.transaction((transaction) =>
      endRenewal(transaction, surroundings.paymentPost, id, 'resident'),
    );
    mailQueued();
    moneyMoved();
    const answer: RenewalEnded = { already: !ended };
    return context.json(answer);
  });

  app.post('/payments/messages', async (context) => {
    const { webhookSecret: secret } = surroundings;
    if (secret === undefined) throw new ProblemError('not-found');
    const body = await readBytes(context, longestMessage);
    await keepMessage(db, { body, signature: context.req.header('pay-signature'), secret });
    moneyMoved();
    return context.json({ ok: true });
  });

  return app;

  function tillOf(): Till {
    if (!surroundings.till) throw new ProblemError('unavailable');
    return surroundings.till;
  }

  /** Whatever a look at the provider has changed: letters may wait, and a place may be free. */
  function changed(): void {
    mailQueued();
    placeFreed();
    moneyMoved();
  }

  async function answerStarted(context: Context, started: Started, byOther = false): Promise<Response> {
    const language = answerLanguage(context);
    if ('paid' in started) return context.json(alreadyPaid(started.paid, language, byOther), 201);
    changed();
    const { token, bookingToken } = started;
    const view = await show(started, language);
    const answer: PaymentStarted = { ...view, token, ...(bookingToken !== undefined && { bookingToken }) };
    return context.json(answer, 201);
  }

  /** The payment of the token that is sent. @throws ProblemError `unauthorised` or `not-found` */
  async function own(context: Context): Promise<StoredPayment> {
    const token = bearerOf(context);
    if (token === undefined) throw new ProblemError('unauthorised');
    const id = context.req.param('id') ?? '';
    const payment = uuid.test(id) ? await findOwnPayment(db, id, hashToken(token)) : undefined;
    if (!payment) throw new ProblemError('not-found');
    return payment;
  }

  async function tell(context: Context, looked: Looked): Promise<Response> {
    const language = answerLanguage(context);
    const view = await show(looked, language);
    context.header('Content-Language', language);
    return context.json(view);
  }

  async function show(looked: Looked, language: AnswerLanguage): Promise<PaymentView> {
    const { id, caseId, claim, details } = looked.payment;
    const paid = caseId === null ? undefined : await loadCase(db, { id: caseId });
    const view = paymentView(looked, {
      items: await itemsOf(db, id),
      language,
      email: paid?.contact?.email ?? details?.contact.email,
      booking: claim === null ? undefined : await placeOf(db, id),
    });
    if (view.state === 'checking' && view.email !== undefined) await surroundings.till?.promise(id);
    return view;
  }

  /** The basket that somebody was asked to pay. @throws ProblemError `invalid` when its link is not good (any more) */
  async function askOf(token: string): Promise<Ask> {
    const ask = await findAsk(db, hashToken(token), new Date(), takes.least);
    if (!ask) throw invalid({ field: 'ask', code: 'unknown' });
    return ask;
  }

  /** What is to be paid, by its own id. @throws ProblemError `invalid` for what has to be looked up (again) */
  async function itemsFor(items: v.InferOutput<typeof NewPayment>['items'], ask?: Ask): Promise<OrderItem[]> {
    const pass = await passes();
    const ids = await Promise.all(
      items.map(async ({ payable }) => {
        const [, id, proof] = ticket.exec(payable) ?? [];
        if (id !== undefined && proof !== undefined) return pass.allows(`payable ${id}`, proof) ? id : undefined;
        return ask && isAsked(payable) ? askedItem(ask, payable) : findByCode(db, payable);
      }),
    );
    const wrong = ids.flatMap((id, index) => {
      const field = `items.${index}.payable`;
      if (id === undefined) return [{ field, code: 'unknown' }];
      return ids.indexOf(id) < index ? [{ field, code: 'too-many' }] : [];
    });
    if (wrong.length > 0) throw invalid(...wrong);
    return items.map(({ quantity, pence }, index) => ({ payable: ids[index] ?? '', quantity, pence }));
  }

  /** Who pays, as they said when they tried before. @throws ProblemError `invalid` when that is not known (any more) */
  async function contactOf({ id, token }: NonNullable<v.InferOutput<typeof NewPayment>['again']>) {
    const before = uuid.test(id) ? await findOwnPayment(db, id, hashToken(token)) : undefined;
    if (!before?.details) throw invalid({ field: 'again', code: 'unknown' });
    return before.details.contact;
  }

  /** The service for who holds a place of it. */
  async function serviceOf(claim: StoredClaim, language: AnswerLanguage): Promise<BookableService | undefined> {
    const service = await findBookable(claim.service, language);
    return service && asPromised(service, claim);
  }

  async function bookingFor(
    booking: NonNullable<v.InferOutput<typeof NewPayment>['booking']>,
    shown: number | undefined,
    language: AnswerLanguage,
  ): Promise<NonNullable<Order['booking']>> {
    const { id, token } = booking.hold;
    const claim = await findClaim(db, { id, hash: hashToken(token) });
    if (!claim) throw invalid({ field: 'booking.hold.id', code: 'unknown' });
    if (claim.state !== 'held') throw conflict('used');
    const service = await serviceOf(claim, language);
    const fee = service ? feeOf(service, claim.items) : 0;
    // What costs nothing is booked by `POST /bookings`.
    if (!service || fee === 0) throw invalid({ field: 'booking.hold.id', code: 'not-allowed' });
    if (shown !== undefined && shown !== fee) throw invalid({ field: 'fee', code: 'not-allowed' });
    const { answers, problems } = checkBooking(booking, { service, location: claim.location });
    if (problems.length > 0) throw invalid(...problems.map(({ field, code }) => ({ field: `booking.${field}`, code })));
    // Of the token nothing is kept: it has done its work.
    return { booking: { ...booking, hold: { id, token: '' } }, answers, service, fee };
  }

  /** A page that may call us, without a name and password in its address. */
  function returnUrlOf(context: Context, text: string): string {
    const url = new URL(text);
    const { origins } = surroundings;
    const own = url.origin === surroundings.site().origin || url.host === context.req.header('host');
    const allowed = own || origins === 'any' || origins.includes(url.origin);
    if (!allowed || !/^https?:$/.test(url.protocol) || url.username || url.password)
      throw invalid({ field: 'returnUrl', code: 'not-allowed' });
    // Written out it may be longer than it came, and than the provider takes.
    if (url.href.length > 2000) throw invalid({ field: 'returnUrl', code: 'too-long' });
    return url.href;
  }
}

const digest = (text: string | Uint8Array) => createHash('sha256').update(text).digest('base64url');
