import { words as paymentAr } from '../../../src/blocks/payment/words/ar.ts';
import { words as feeAr } from '../../../src/widgets/book-a-slot/fee/words/ar.ts';
import { words as paymentPl } from '../../../src/blocks/payment/words/pl.ts';
import { words as feePl } from '../../../src/widgets/book-a-slot/fee/words/pl.ts';
import { words as paymentCy } from '../../../src/blocks/payment/words/cy.ts';
import { words as feeCy } from '../../../src/widgets/book-a-slot/fee/words/cy.ts';
import { words as paymentEn } from '../../../src/blocks/payment/words/en.ts';
import { words as feeEn } from '../../../src/widgets/book-a-slot/fee/words/en.ts';
import { words as pickerAr } from '../../../src/blocks/slot-picker/words/ar.ts';
import { words as pickerPl } from '../../../src/blocks/slot-picker/words/pl.ts';
import { words as pickerCy } from '../../../src/blocks/slot-picker/words/cy.ts';
import { words as pickerEn } from '../../../src/blocks/slot-picker/words/en.ts';
import { words as sharedAr } from '../../../src/i18n/words/ar.ts';
import { words as sharedPl } from '../../../src/i18n/words/pl.ts';
import { words as sharedCy } from '../../../src/i18n/words/cy.ts';
import { words as sharedEn } from '../../../src/i18n/words/en.ts';
import { words as waitingAr } from '../../../src/widgets/book-a-slot/waiting/words/ar.ts';
import { words as waitingPl } from '../../../src/widgets/book-a-slot/waiting/words/pl.ts';
import { words as waitingCy } from '../../../src/widgets/book-a-slot/waiting/words/cy.ts';
import { words as waitingEn } from '../../../src/widgets/book-a-slot/waiting/words/en.ts';
import { words as feedAr } from '../../../src/blocks/calendar-feed/words/ar.ts';
import { words as feedPl } from '../../../src/blocks/calendar-feed/words/pl.ts';
import { words as feedCy } from '../../../src/blocks/calendar-feed/words/cy.ts';
import { words as feedEn } from '../../../src/blocks/calendar-feed/words/en.ts';
import { words as doneAr } from '../../../src/widgets/book-a-slot/done/words/ar.ts';
import { words as donePl } from '../../../src/widgets/book-a-slot/done/words/pl.ts';
import { words as doneCy } from '../../../src/widgets/book-a-slot/done/words/cy.ts';
import { words as doneEn } from '../../../src/widgets/book-a-slot/done/words/en.ts';
import { words as offerAr } from '../../../src/widgets/book-a-slot/offer/words/ar.ts';
import { words as offerPl } from '../../../src/widgets/book-a-slot/offer/words/pl.ts';
import { words as offerCy } from '../../../src/widgets/book-a-slot/offer/words/cy.ts';
import { words as offerEn } from '../../../src/widgets/book-a-slot/offer/words/en.ts';
import { words as ar } from '../../../src/widgets/book-a-slot/words/ar.ts';
import { words as pl } from '../../../src/widgets/book-a-slot/words/pl.ts';
import { words as cy } from '../../../src/widgets/book-a-slot/words/cy.ts';
import { words as en } from '../../../src/widgets/book-a-slot/words/en.ts';
import { formatDay } from '../../../src/i18n/times.ts';
import { formatTime } from '../../../src/i18n/formats.ts';
import { bookable } from '../../helpers/bookings.ts';
import type { Page } from '../../helpers/page.ts';

const catalogues = {
  en: {
    own: en,
    waiting: waitingEn,
    offer: offerEn,
    done: doneEn,
    fee: { ...paymentEn, ...feeEn },
    feed: feedEn,
    shared: sharedEn,
    picker: pickerEn,
  },
  cy: {
    own: cy,
    waiting: waitingCy,
    offer: offerCy,
    done: doneCy,
    fee: { ...paymentCy, ...feeCy },
    feed: feedCy,
    shared: sharedCy,
    picker: pickerCy,
  },
  ar: {
    own: ar,
    waiting: waitingAr,
    offer: offerAr,
    done: doneAr,
    fee: { ...paymentAr, ...feeAr },
    feed: feedAr,
    shared: sharedAr,
    picker: pickerAr,
  },
  pl: {
    own: pl,
    waiting: waitingPl,
    offer: offerPl,
    done: donePl,
    fee: { ...paymentPl, ...feePl },
    feed: feedPl,
    shared: sharedPl,
    picker: pickerPl,
  },
} as const;

/** Languages in which residents of the tests walk; in Arabic and Polish the council's own words are English. */
type Walked = keyof typeof catalogues;

/** A resident who books, by what is on the screen. */
export class Booker {
  readonly page: Page;
  readonly language: Walked;
  readonly words: (typeof catalogues)[Walked];

  constructor(page: Page, language: Walked = 'en') {
    this.page = page;
    this.language = language;
    this.words = catalogues[language];
  }

  /** What the council calls a service. */
  service(code: string) {
    const found = bookable(code, this.language === 'cy' ? 'cy' : 'en');
    if (!found) throw new Error(`no service ${code}`);
    return found;
  }

  goOn(): Promise<void> {
    return this.page.press(this.words.shared.continue);
  }

  async atService(): Promise<void> {
    await this.page.heading(this.words.own['service.title']);
  }

  async begin(code: string): Promise<void> {
    await this.atService();
    const { name, frequent } = this.service(code);
    if (!frequent) await this.page.press(this.words.own['service.show-all']);
    await this.page.choose(name);
    await this.goOn();
  }

  atTime(): Promise<Element> {
    return this.page.heading(this.words.own['time.title']);
  }

  /** To the times of a tennis court: nothing else is asked before. */
  async toTime(): Promise<void> {
    await this.begin('tennis');
    await this.atTime();
    await this.slot();
  }

  /** The button of a time. */
  slot(starts = '2026-03-03T09:00:00Z'): Promise<HTMLButtonElement> {
    const day = formatDay(starts.slice(0, 10), this.language);
    const time = formatTime(starts, this.language);
    return this.page.until(`${time} on ${day}`, () =>
      this.page
        .all<HTMLButtonElement>('.slot-times button')
        .find(({ textContent }) => textContent.trim().startsWith(time) && textContent.includes(day)),
    );
  }

  async choose(starts?: string): Promise<void> {
    (await this.slot(starts)).click();
  }

  async toContact(): Promise<void> {
    await this.toTime();
    await this.choose();
    await this.page.heading(this.words.own['contact.title']);
  }

  async toCheck(): Promise<void> {
    await this.toContact();
    await this.page.fill(this.words.own['contact.name'], 'Rhian Sample');
    await this.page.fill(this.words.own['contact.email'], 'r+tennis@example.com');
    await this.goOn();
    await this.page.heading(this.words.own['check.title']);
  }

  send(): Promise<void> {
    return this.page.press(this.words.own['check.send']);
  }

  async toDone(): Promise<void> {
    await this.toCheck();
    await this.send();
    await this.page.heading(this.words.done.title);
  }
}
