import type { Council, Point } from '../src/contract/council.ts';
import type { Area } from '../src/contract/places.ts';
import type { Service } from '../src/contract/services.ts';
import type { Hono } from 'hono';
import { readSecret } from './database/secret.ts';
import type { Database } from './database/open.ts';
import { createBookingPost, type BookingPost } from './domains/booking/letters.ts';
import { createPost, type Post } from './domains/mail/post.ts';
import { createPaymentPost, type PaymentPost } from './domains/payment/letters.ts';
import { getBookable, getPayableService, type FindBookable, type FindPayableService } from './domains/service/store.ts';
import { photoPasses, type PhotoPasses } from './domains/photo/passes.ts';
import type { AnswerLanguage } from './http/language.ts';
import { remember } from './http/remember.ts';
import type { Limit } from './http/limits.ts';

/** The council that the API speaks for: what it is, where it is, what it does. */
export interface Town {
  council: (language: AnswerLanguage) => Council;
  areaOf: (point: Point) => Area;
  getService: (db: Database, code: string, language: AnswerLanguage) => Promise<Service | undefined>;
  services: (db: Database) => Hono;
  places: (db: Database) => Hono;
  tiles: () => Hono;
}

/** What several domains need of the council and of the address that it is at. */
export interface Surroundings {
  council: Town['council'];
  areaOf: Town['areaOf'];
  findService: (code: string, language: AnswerLanguage) => Promise<Service | undefined>;
  findBookable: FindBookable;
  findPayableService: FindPayableService;
  /** Page of the tracker, if the council has one. */
  tracker: (language: AnswerLanguage) => URL | undefined;
  /** Address of the API for the world outside. */
  api: () => URL;
  /** Address that stops letters with one click. */
  unsubscribe: (token: string) => string;
  post: Post;
  bookingPost: BookingPost;
  paymentPost: PaymentPost;
  passes: () => Promise<PhotoPasses>;
}

/**
 * @param site address that the server has for the world outside, `https://www.example.gov.uk/`
 * @param notices news that one person is sent
 */
export function surround(
  db: Database,
  { council, areaOf, getService }: Town,
  site: () => URL,
  notices: Limit,
): Surroundings {
  const findService = remember(5, 1000, (code: string, language: AnswerLanguage) => getService(db, code, language));
  const findPayableService = remember(5, 1000, (code: string, language: AnswerLanguage) =>
    getPayableService(db, code, language),
  );
  // Read each time: officers change its rules, and whichever process somebody asks has to know.
  const findBookable: FindBookable = (code, language) => getBookable(db, code, language);
  const api = () => new URL('api/', site());
  const pageAt = (address: string | undefined) => (address === undefined ? undefined : new URL(address, api()));
  const tracker = (language: AnswerLanguage) => pageAt(council(language).trackUrl);
  const booker = (language: AnswerLanguage) => pageAt(council(language).bookUrl) ?? tracker(language);
  const unsubscribe = (token: string) => new URL(`unsubscribe/${token}`, api()).href;
  const secret = remember(3600, 1, async () => photoPasses(await readSecret(db, 'photo-passes')));
  const post = createPost({ council, getService, tracker, unsubscribe, notices });
  const bookingPost = createBookingPost({ council, tracker, booker, unsubscribe, notices });
  const paymentPost = createPaymentPost({ council, tracker, notices });
  return {
    council,
    areaOf,
    findService,
    findBookable,
    findPayableService,
    tracker,
    api,
    unsubscribe,
    post,
    bookingPost,
    paymentPost,
    passes: () => secret(),
  };
}
