import { formatMoney } from '../../../src/core/money.ts';
import { localDay } from '../../../src/core/dates.ts';
import type { Database } from '../../database/open.ts';
import { chooseLanguage } from '../../http/language.ts';
import { dayInWords } from '../case/day-words.ts';
import { linkAddress, newLink } from '../case/links.ts';
import { letterLanguage } from '../case/status-words.ts';
import { loadCase, type StoredCase } from '../case/store.ts';
import { apart, letterOf } from '../mail/letter.ts';
import { newsWords } from '../mail/news-words.ts';
import { queueLater, type PostOffice, type Recipient } from '../mail/post.ts';
import { nameOf } from './payables.ts';
import type { StoredPayment } from './store.ts';
import type { UnpaidState } from './rules.ts';
import { paymentWords } from './words.ts';

/** Writes the letters of payments, in the transaction that does what they tell of. */
export interface PaymentPost {
  receipt(transaction: Database, caseId: number): Promise<void>;
  /** @param refund without a thing, where nobody knows which it is of */
  refunded(transaction: Database, caseId: number, refund: { payable: string | null; pence: number }): Promise<void>;
  /** To who was told that word of it would come. */
  unpaid(transaction: Database, payment: StoredPayment, why: UnpaidState): Promise<void>;
}

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
          ],
          paragraphs: [payment.booking === 'gone' ? say.gone : say.thanks, say.notYou],
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
  };
}
