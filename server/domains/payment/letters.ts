import { formatMoney } from '../../../src/core/money.ts';
import { localDay } from '../../../src/core/dates.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { chooseLanguage } from '../../http/language.ts';
import { dayInWords } from '../case/day-words.ts';
import { askAddress, linkAddress, newLink } from '../case/links.ts';
import { letterLanguage } from '../case/status-words.ts';
import { loadCase, type StoredCase } from '../case/store.ts';
import { apart, letterOf } from '../mail/letter.ts';
import { newsWords } from '../mail/news-words.ts';
import { queueLater, type PostOffice, type Recipient } from '../mail/post.ts';
import { countedName, nameOf, type Words } from './payables.ts';
import type { StoredPayment } from './store.ts';
import { renewalWords } from './renewal-words.ts';
import type { RenewalEnd } from './renewals.ts';
import type { UnpaidState } from './rules.ts';
import { paymentWords } from './words.ts';

/** Writes the letters of payments, in the transaction that does what they tell of. */
export interface PaymentPost {
  receipt(transaction: Database, caseId: number): Promise<void>;
  /** @param refund without a thing, where nobody knows which it is of */
  refunded(transaction: Database, caseId: number, refund: { payable: string | null; pence: number }): Promise<void>;
  /** To who was told that word of it would come. */
  unpaid(transaction: Database, payment: StoredPayment, why: UnpaidState): Promise<void>;
  /** To who has something renewed, whatever they wish to hear: it is about what is taken from their card. */
  renewal(transaction: Database, id: string, news: RenewalNews): Promise<void>;
}

/** It is taken soon; the card did not pay, with a link to pay by hand; it ended. */
export type RenewalNews = { kind: 'soon' | RenewalEnd } | { kind: 'declined'; token: string };

/** @param office what letters say of the council */
export function createPaymentPost({
  council,
  tracker,
  notices,
}: Pick<PostOffice, 'council' | 'tracker' | 'notices'>): PaymentPost {
  const frameOf = (asked: string) => {
    const language = letterLanguage(asked);
    const spoken = chooseLanguage(language);
    const footer = [newsWords[language].questions(apart(council(spoken).phone.display, language))];
    return { language, spoken, say: paymentWords[language], page: tracker(spoken), footer };
  };

  async function toPayer(
    transaction: Database,
    stored: StoredCase,
    write: (
      frame: ReturnType<typeof frameOf>,
      items: [string, string][],
    ) => {
      subject: string;
      heading: string;
      facts: [string, string][];
      paragraphs: string[];
    },
    news: boolean,
  ): Promise<void> {
    const { id: caseId, payment, contact } = stored;
    if (!payment || !contact?.email || (news && contact.channel !== 'email')) return;
    const frame = frameOf(stored.language);
    const { language, spoken, say, page, footer } = frame;
    const items = payment.items.map((item): [string, string] => [nameOf(item, spoken), formatMoney(item.pence)]);
    const words = write(frame, items);
    const link = page && {
      label: say.see,
      url: linkAddress(page, 'open', await newLink(transaction, 'open', { caseId })),
    };
    const to: Recipient = { channel: 'email', to: contact.email, language };
    await queueLater(transaction, caseId, to, letterOf({ language, ...words, link, footer }), { limit: notices, news });
  }

  return {
    async receipt(transaction, caseId) {
      const stored = await loadCase(transaction, { id: caseId });
      if (!stored?.payment) return;
      const { payment, reference } = stored;
      const renewed = payment.agreements.flatMap(({ renewal }) => renewal ?? []);
      await toPayer(
        transaction,
        stored,
        ({ language, say }, items) => ({
          ...say.receipt(apart(reference, language)),
          facts: [
            [say.facts.reference, reference],
            ...items,
            ...(items.length > 1 ? [[say.facts.whole, formatMoney(payment.pence)] as [string, string]] : []),
            [say.facts.paid, dayInWords(localDay(payment.paidAt), language)],
            ...payment.agreements.map(({ until }): [string, string] => [say.facts.until, dayInWords(until, language)]),
            ...renewed.map(({ on, pence }): [string, string] => [
              renewalWords[language].facts.renews,
              `${dayInWords(on, language)}, ${formatMoney(pence)}`,
            ]),
          ],
          paragraphs: [
            payment.booking === 'gone' ? say.gone : say.thanks,
            ...renewed.map(() => renewalWords[language].receipt),
            say.notYou,
          ],
        }),
        false,
      );
    },

    async refunded(transaction, caseId, { payable, pence }) {
      const stored = await loadCase(transaction, { id: caseId });
      if (!stored?.payment) return;
      const isOf = stored.payment.items.map((item) => payable === null || item.payable === payable);
      await toPayer(
        transaction,
        stored,
        ({ language, say }, items) => ({
          ...say.refunded(apart(stored.reference, language)),
          facts: [
            [say.facts.reference, stored.reference],
            ...items.filter((_item, at) => isOf[at]),
            [say.facts.refund, formatMoney(pence)],
          ],
          paragraphs: [say.refundTakes],
        }),
        true,
      );
    },

    async unpaid(transaction, { reference, language: asked, details, pence, claim }, why) {
      const email = details?.contact.email;
      if (!email) return;
      const { language, say, footer } = frameOf(asked);
      const letter = letterOf({
        language,
        ...say.unpaid(apart(reference, language)),
        facts: [
          [say.facts.reference, reference],
          [say.facts.amount, formatMoney(pence)],
        ],
        paragraphs: [say.why[why], claim === null ? say.notTaken : say.notBooked],
        footer,
      });
      await queueLater(transaction, undefined, { channel: 'email', to: email, language }, letter, { limit: notices });
    },

    async renewal(transaction, id, news) {
      const [found] = await rows<{
        contact: { email?: string } | null;
        language: string;
        page: string;
        name: Words;
        quantity: number;
        pence: number;
        until: string;
        on: string | null;
        caseId: number;
      }>(
        transaction,
        sql`select r.contact, r.language, r.page, b.name, r.quantity, r.quantity * b.pence as pence,
              to_char(r.ends_on, 'YYYY-MM-DD') as until, to_char(r.take_on, 'YYYY-MM-DD') as on, p.case_id::int as "caseId"
            from renewals r join payables b on b.id = r.payable join lateral (
              select o.case_id from agreements a join payments o on o.id = a.payment
              where a.renewal = r.id and o.ask is null order by a.ends_on desc limit 1) as p on true
            where r.id = ${id}::uuid`,
      );
      const email = found?.contact?.email;
      if (!email) return;
      const { language, spoken, page, footer } = frameOf(found.language);
      const say = renewalWords[language];
      const { caseId } = found;
      const day = (date: string | null) => (date === null ? '' : dayInWords(date, language));
      const facts: [string, string][] = [
        [say.facts.what, countedName(found, spoken)],
        ...(news.kind === 'refund' ? [] : [[say.facts.until, day(found.until)] as [string, string]]),
        ...(news.kind === 'soon'
          ? [
              [say.facts.price, formatMoney(found.pence)] as [string, string],
              [say.facts.taken, day(found.on)] as [string, string],
            ]
          : []),
      ];
      const open = page && {
        label: say.see,
        url: linkAddress(page, 'open', await newLink(transaction, 'open', { caseId })),
      };
      const letter =
        news.kind === 'soon'
          ? { ...say.soon(day(found.on)), paragraphs: [say.soonText], link: open }
          : news.kind === 'declined'
            ? {
                ...say.declined,
                paragraphs: [say.declinedText(day(found.on))],
                link: { label: say.payNow, url: askAddress(found.page, news.token) },
              }
            : {
                ...say.ended,
                paragraphs: [say.why[news.kind], ...(news.kind === 'refund' ? [] : [say.had])],
                link: { label: say.again, url: found.page },
              };
      const to: Recipient = { channel: 'email', to: email, language };
      await queueLater(transaction, caseId, to, letterOf({ language, facts, footer, ...letter }), { limit: notices });
    },
  };
}
