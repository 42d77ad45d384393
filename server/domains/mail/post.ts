import type { CaseStatus } from '../../../src/contract/cases.ts';
import type { Council } from '../../../src/contract/council.ts';
import type { Service } from '../../../src/contract/services.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import type { Limit } from '../../http/limits.ts';
import { chooseLanguage, type AnswerLanguage } from '../../http/language.ts';
import { ProblemError } from '../../http/problems.ts';
import { instantInWords } from '../booking/when.ts';
import { bookingWords } from '../booking/words.ts';
import { paymentWords } from '../payment/words.ts';
import { confirmWords } from '../case/confirmation.ts';
import { linkAddress, newLink, publicAddress, retireLinks } from '../case/links.ts';
import { isClosed } from '../case/rules.ts';
import { letterLanguage, statusWords, type LetterLanguage } from '../case/status-words.ts';
import { loadCase, type StoredCase } from '../case/store.ts';
import { saidIn } from '../case/view.ts';
import { letterPlace } from '../report/rules.ts';
import { getBookable, getPayableService } from '../service/store.ts';
import { apart, letterOf, type Letter } from './letter.ts';
import { secondsToWait } from './outbox.ts';
import { newsWords, type NewsWords } from './news-words.ts';

/** What has happened to a case; `note` is the council's, by language, and `photos` that it shows some with it. */
export type News =
  | { kind: 'status'; status: CaseStatus; note?: StoredNote | undefined; photos?: boolean }
  | { kind: 'note'; note: StoredNote; photos?: boolean }
  | { kind: 'question'; note: StoredNote }
  | { kind: 'reopened' | 'withdrawn' };
type StoredNote = Partial<Record<string, string>>;

/** Writes letters and puts them in the outbox, in the transaction that does what they tell of. */
export interface Post {
  /** To the owner as they wish to hear, to those whose reports were merged into it, and to followers of a public one. */
  caseChanged(transaction: Database, caseId: number, news: News): Promise<void>;
  /**
   * To the owner's address, or the telephone of who hears by text, whatever they wish to hear: they asked. Older links
   * are over then. Before the report is confirmed the link does that.
   * @param options `inTime`: what a booking waits for is of no use later
   * @throws ProblemError `too-many` when it could not be in time, after as many letters as one address is to have
   */
  newLink(transaction: Database, caseId: number, options?: { inTime?: boolean }): Promise<void>;
  /** To somebody who wants to follow, or whom somebody wants to annoy. */
  confirmFollowing(
    transaction: Database,
    caseId: number,
    follower: { id: number; email: string; language: string },
  ): Promise<void>;
}

export interface PostOffice {
  council: (language: AnswerLanguage) => Council;
  /** Asked within the transaction of the letter: the embedded database, which has one connection, would wait for itself. */
  getService: (transaction: Database, code: string, language: AnswerLanguage) => Promise<Service | undefined>;
  /** Page of the tracker, if the council has one. */
  tracker: (language: AnswerLanguage) => URL | undefined;
  /** Address that stops letters with one click. */
  unsubscribe: (token: string) => string;
  /** News to one person; as many letters that they, or a stranger, asked for. */
  notices: Limit;
}

export interface Recipient {
  channel: 'email' | 'text';
  to: string;
  language: string;
}

/** @param office what letters say of the council */
export function createPost({ council, getService, tracker, unsubscribe, notices }: PostOffice): Post {
  /** The words, the facts and the end that all letters about a case have. */
  async function frameOf(transaction: Database, stored: StoredCase, asked: string) {
    const language = letterLanguage(asked);
    // The council's own words are in English or Welsh.
    const spoken = chooseLanguage(language);
    const own = { report: undefined, booking: bookingWords, payment: paymentWords }[stored.kind]?.[language].news;
    const say: NewsWords = { ...newsWords[language], ...own };
    const get = { report: getService, booking: getBookable, payment: getPayableService }[stored.kind];
    const service = await get(transaction, stored.service, spoken);
    const { name, phone } = council(spoken);
    const place = letterPlace(stored.placeLabel, stored.assets, spoken);
    const facts: [string, string][] = [[say.facts.reference, stored.reference]];
    // A letter may be read over a shoulder.
    if (!stored.private) {
      facts.push([say.facts.service, service?.name ?? stored.service]);
      if (place) facts.push([say.facts.place, place]);
    }
    const footer = [say.questions(apart(phone.display, language))];
    return {
      language,
      say,
      facts,
      footer,
      council: name,
      page: tracker(spoken),
      report: apart(stored.reference, language),
    };
  }

  async function queueNews(transaction: Database, caseId: number, to: Recipient, letter: Letter, stopToken?: string) {
    await queueLater(transaction, caseId, to, letter, { stopToken, limit: notices, news: true });
  }

  /** A letter that somebody asked for, who may be a stranger: these are counted for themselves. */
  async function queueAsked(transaction: Database, caseId: number, to: Recipient, letter: Letter) {
    await queueLater(transaction, caseId, to, letter, { limit: notices });
  }

  async function toOwner(
    transaction: Database,
    { stored, about, news, to }: { stored: StoredCase; about: StoredCase; news: News; to: Recipient },
  ): Promise<void> {
    const {
      language,
      say,
      facts,
      footer,
      council: name,
      page,
      report,
    } = await frameOf(transaction, stored, to.language);
    const merged = about.id !== stored.id;
    const { label } = statusWords[language][about.status];
    const title = merged ? say.merged(report, label) : titleOf(news, say, { report, language });
    const url = page && linkAddress(page, 'open', await newLink(transaction, 'open', { caseId: stored.id }));
    if (to.channel === 'text') {
      // Every letter of a text costs; the link says the rest.
      const what = news.kind === 'status' || merged ? label : title.heading;
      const text = [say.text(apart(name, language), report, what), url].filter(Boolean).join(' ');
      await queueNews(transaction, stored.id, to, { language, subject: title.subject, text, html: '' });
      return;
    }
    const stopToken = await newLink(transaction, 'stop', { caseId: stored.id });
    const letter = letterOf({
      language,
      ...title,
      facts,
      paragraphs: merged
        ? mergedParagraphs(news, about.status, language)
        : [
            ...paragraphsOf(news, say, { language, private: stored.private, booking: stored.kind !== 'report' }),
            ...photosOf(news, say, page),
          ],
      // What was written to one resident in private is nothing for another, and nothing for a letter.
      quote: stored.private || about.private ? undefined : quoteOf(news, say, language),
      link: url === undefined ? undefined : { label: say.see, url },
      footer,
      stop: { label: say.stop, url: page ? linkAddress(page, 'stop', stopToken) : unsubscribe(stopToken) },
    });
    await queueNews(transaction, stored.id, to, letter, stopToken);
  }

  async function toFollower(
    transaction: Database,
    { stored, news, follower }: { stored: StoredCase; news: News; follower: Follower },
  ): Promise<void> {
    const { language, say, facts, footer, page, report } = await frameOf(transaction, stored, follower.language);
    const label = statusWords[language][stored.status].label;
    const stopToken = await newLink(transaction, 'stop', { caseId: stored.id, followerId: Number(follower.id) });
    const letter = letterOf({
      language,
      ...say.followed(report, label),
      facts,
      paragraphs: [statusWords[language][stored.status].meaning, ...photosOf(news, say, page)],
      quote: quoteOf(news, say, language),
      link: page && { label: say.seePublic, url: publicAddress(page, stored.reference) },
      footer,
      stop: { label: say.stop, url: page ? linkAddress(page, 'stop', stopToken) : unsubscribe(stopToken) },
    });
    const to: Recipient = { channel: 'email', to: follower.email, language };
    await queueNews(transaction, stored.id, to, letter, stopToken);
  }

  return {
    async caseChanged(transaction, caseId, news) {
      const about = await loadCase(transaction, { id: caseId });
      if (!about) return;
      const to = recipientOf(about);
      if (to) await toOwner(transaction, { stored: about, about, news, to });
      // What is between the council and its owner is no news for others.
      if (news.kind === 'question' || news.kind === 'withdrawn') return;
      // A note in a private case is nothing for them at all, and what else happens to it only where it stands.
      const others = news.kind === 'note' && about.private ? [] : await mergedInto(transaction, caseId);
      for (const { id } of others) {
        const stored = await loadCase(transaction, { id: Number(id) });
        const owner = stored && recipientOf(stored);
        if (stored && owner) await toOwner(transaction, { stored, about, news, to: owner });
      }
      if (about.private) return;
      for (const follower of await followersOf(transaction, caseId)) {
        await toFollower(transaction, { stored: about, news, follower });
      }
    },

    async newLink(transaction, caseId, { inTime = false } = {}) {
      const stored = await loadCase(transaction, { id: caseId });
      if (!stored) return;
      const { email, phone, channel } = stored.contact ?? {};
      const to = email ?? (channel === 'text' ? phone : undefined);
      if (!to) return;
      const {
        language,
        say,
        facts,
        footer,
        council: name,
        page,
        report,
      } = await frameOf(transaction, stored, stored.language);
      if (!page) return;
      // A stranger can have reported something with this address; who asks again has the reference, too.
      const seconds = await (stored.unconfirmed === null
        ? waitForLink(transaction, caseId, notices)
        : wait(transaction, to, notices, false));
      const confirmBy = stored.booking?.confirmBy;
      if (inTime && confirmBy && seconds > 0 && Date.parse(confirmBy) < Date.now() + seconds * 1000)
        throw new ProblemError('too-many', { retryAfter: Math.ceil(seconds) });
      // The one that they have stays good until there is another.
      if (seconds === 0) await retireLinks(transaction, caseId);
      const url = linkAddress(page, 'open', await newLink(transaction, 'open', { caseId }));
      if (!email) {
        const { subject, heading } = say.link(report);
        const text = [say.text(apart(name, language), report, heading), url].join(' ');
        await queue(
          transaction,
          caseId,
          { channel: 'text', to, language },
          { language, subject, text, html: '' },
          { seconds },
        );
        return;
      }
      const { booking } = stored;
      const by = booking?.confirmBy;
      const confirm = by
        ? bookingWords[language].confirm.letter(instantInWords(new Date(by), language))
        : confirmWords[language].letter;
      const words =
        stored.unconfirmed === null || (booking && !by)
          ? { ...say.link(report), paragraphs: [say.linkNext], link: { label: say.see, url } }
          : { ...confirm.title(report), paragraphs: confirm.paragraphs, link: { label: confirm.button, url } };
      const letter = letterOf({ language, ...words, facts, footer });
      await queue(transaction, caseId, { channel: 'email', to: email, language }, letter, { seconds });
    },

    async confirmFollowing(transaction, caseId, follower) {
      const stored = await loadCase(transaction, { id: caseId });
      if (!stored) return;
      const { language, say, facts, footer, page, report } = await frameOf(transaction, stored, follower.language);
      if (!page) return;
      const token = await newLink(transaction, 'confirm', { caseId, followerId: follower.id });
      const letter = letterOf({
        language,
        ...say.confirm(report),
        facts,
        paragraphs: [say.confirmNext],
        link: { label: say.confirmLabel, url: linkAddress(page, 'confirm', token) },
        footer,
      });
      await queueAsked(transaction, caseId, { channel: 'email', to: follower.email, language }, letter);
    },
  };
}

/** Nobody, as long as the address may be anybody's. */
function recipientOf({ contact, language, unconfirmed }: StoredCase): Recipient | undefined {
  if (unconfirmed !== null) return undefined;
  if (contact?.channel === 'email' && contact.email) return { channel: 'email', to: contact.email, language };
  if (contact?.channel === 'text' && contact.phone) return { channel: 'text', to: contact.phone, language };
  return undefined;
}

const titleOf = (news: News, say: NewsWords, { report, language }: { report: string; language: LetterLanguage }) =>
  news.kind === 'status' ? say.status(report, statusWords[language][news.status].label) : say[news.kind](report);

/** To who reported the same: where the other report stands, and nothing of who did what to it. */
function mergedParagraphs(news: News, status: CaseStatus, language: LetterLanguage): string[] {
  const { meaning, next } = statusWords[language][status];
  return news.kind === 'note' ? [] : [meaning, ...(next === undefined ? [] : [next])];
}

function paragraphsOf(
  news: News,
  say: NewsWords,
  { language, private: secret, booking }: { language: LetterLanguage; private: boolean; booking: boolean },
): string[] {
  const quoted = 'note' in news && saidIn(news.note ?? null, language);
  const own = {
    status: () => {
      if (news.kind !== 'status') return [];
      const { meaning, next } = statusWords[language][news.status];
      const after = isClosed(news.status) && news.status !== 'duplicate' && !booking ? say.howWasIt : undefined;
      return [meaning, ...(next === undefined ? [] : [next]), ...(after === undefined ? [] : [after])];
    },
    question: () => [say.answer],
    note: () => [],
    reopened: () => [say.reopenedNext, say.notYou],
    withdrawn: () => [say.notYou],
  }[news.kind]();
  return secret && quoted ? [...own, say.privately] : own;
}

/** They are where the link leads. */
const photosOf = (news: News, { photos }: NewsWords, page: URL | undefined): string[] =>
  'photos' in news && news.photos && page ? [photos] : [];

function quoteOf(news: News, say: NewsWords, language: LetterLanguage) {
  const said = 'note' in news ? saidIn(news.note ?? null, language) : undefined;
  return said && { title: news.kind === 'question' ? say.councilAsks : say.councilWrites, ...said };
}

/** @returns seconds until somebody may be sent one more, 0 when they may now */
async function wait(db: Database, recipient: string, limit: Limit, news: boolean): Promise<number> {
  if (limit.most === Infinity) return 0;
  const [full] = await rows<{ wait: number }>(db, sql`select ${secondsToWait(recipient, limit, news)} as wait`);
  return full?.wait ?? 0;
}

/** @returns seconds until a case may be given one more link, so that who knows all that it takes cannot fill a mailbox */
async function waitForLink(db: Database, caseId: number, { most, seconds }: Limit): Promise<number> {
  if (most === Infinity) return 0;
  // Its news has links too, and as many letters.
  const [full] = await rows<{ wait: number }>(
    db,
    sql`select extract(epoch from created_at - now())::float8 + ${seconds} as wait from links
        where case_id = ${caseId} and kind = 'open' and created_at > now() - ${seconds} * interval '1 second'
        order by created_at desc limit 1 offset ${most * 2 - 1}`,
  );
  return full?.wait ?? 0;
}

interface Follower {
  id: string | number;
  email: string;
  language: string;
}

const followersOf = (db: Database, caseId: number) =>
  rows<Follower>(
    db,
    sql`select id, email, language from followers
        where case_id = ${caseId} and email is not null and confirmed_at is not null and stopped_at is null order by id`,
  );

const mergedInto = (db: Database, caseId: number) =>
  rows<{ id: string | number }>(db, sql`select id from cases where merged_into = ${caseId} order by id`);

/** An entry for a calendar that goes with a letter. */
export interface LetterCalendar {
  method: 'REQUEST' | 'CANCEL';
  content: string;
}

/**
 * Puts a letter in the outbox. Who has had as many as they are to have waits for the next one until the window is over.
 * News takes the place of what waits of the same case: the case itself tells all of it.
 * @param caseId absent when it is of none
 */
export async function queueLater(
  db: Database,
  caseId: number | undefined,
  to: Recipient,
  letter: Letter,
  { limit, ...more }: Extra & { limit: Limit },
): Promise<void> {
  const { news = false } = more;
  let seconds = await wait(db, to.to, limit, news);
  if (seconds > 0 && news) {
    await db.execute(
      sql`delete from outbox where case_id = ${caseId ?? null} and recipient = ${to.to} and news and attempts = 0
          and sent_at is null and failed_at is null and due_at > now()`,
    );
    // It goes when the one would have gone that it takes the place of.
    seconds = await wait(db, to.to, limit, news);
  }
  await queue(db, caseId, to, letter, { ...more, seconds });
}

/** What goes with a letter, and when. */
interface Extra {
  news?: boolean;
  stopToken?: string | undefined;
  calendar?: LetterCalendar | undefined;
  /** Until it goes. */
  seconds?: number;
}

export async function queue(
  db: Database,
  caseId: number | undefined,
  { channel, to }: Recipient,
  { language, subject, text, html }: Letter,
  { news = false, stopToken, calendar, seconds = 0 }: Extra = {},
): Promise<void> {
  await db.execute(
    sql`insert into outbox (case_id, channel, recipient, language, subject, body_text, body_html, stop_token, news,
          calendar, calendar_method, due_at)
        values (${caseId ?? null}, ${channel}, ${to}, ${language}, ${subject}, ${text}, ${html}, ${stopToken ?? null},
          ${news}, ${calendar?.content ?? null}, ${calendar?.method ?? null}, now() + ${seconds} * interval '1 second')`,
  );
}
