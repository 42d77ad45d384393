import { words as paymentAr } from '../../../src/blocks/payment/words/ar.ts';
import { words as paymentCy } from '../../../src/blocks/payment/words/cy.ts';
import { words as paymentEn } from '../../../src/blocks/payment/words/en.ts';
import { words as paymentPl } from '../../../src/blocks/payment/words/pl.ts';
import { words as sharedAr } from '../../../src/i18n/words/ar.ts';
import { words as sharedCy } from '../../../src/i18n/words/cy.ts';
import { words as sharedEn } from '../../../src/i18n/words/en.ts';
import { words as sharedPl } from '../../../src/i18n/words/pl.ts';
import { words as renewAr } from '../../../src/widgets/pay/renew/words/ar.ts';
import { words as askAr } from '../../../src/widgets/pay/ask/words/ar.ts';
import { words as renewCy } from '../../../src/widgets/pay/renew/words/cy.ts';
import { words as askCy } from '../../../src/widgets/pay/ask/words/cy.ts';
import { words as renewEn } from '../../../src/widgets/pay/renew/words/en.ts';
import { words as askEn } from '../../../src/widgets/pay/ask/words/en.ts';
import { words as renewPl } from '../../../src/widgets/pay/renew/words/pl.ts';
import { words as askPl } from '../../../src/widgets/pay/ask/words/pl.ts';
import { words as ar } from '../../../src/widgets/pay/words/ar.ts';
import { words as cy } from '../../../src/widgets/pay/words/cy.ts';
import { words as en } from '../../../src/widgets/pay/words/en.ts';
import { words as pl } from '../../../src/widgets/pay/words/pl.ts';
import type { Page } from '../../helpers/page.ts';
import { account, payable, payableService } from '../../helpers/payments.ts';

const catalogues = {
  en: { own: { ...en, ...paymentEn, ...askEn }, renew: renewEn, shared: sharedEn },
  cy: { own: { ...cy, ...paymentCy, ...askCy }, renew: renewCy, shared: sharedCy },
  ar: { own: { ...ar, ...paymentAr, ...askAr }, renew: renewAr, shared: sharedAr },
  pl: { own: { ...pl, ...paymentPl, ...askPl }, renew: renewPl, shared: sharedPl },
} as const;

/** Languages in which residents of the tests pay; in Arabic and Polish the council's own words are English. */
export type Walked = keyof typeof catalogues;

type PayKey = keyof (typeof catalogues)['en']['own'];

/** A resident who pays, by what is on the screen. */
export class Payer {
  readonly page: Page;
  readonly words: (typeof catalogues)[Walked];
  readonly #council: 'en' | 'cy';
  readonly #language: Walked;

  constructor(page: Page, language: Walked = 'en') {
    this.page = page;
    this.words = catalogues[language];
    this.#language = language;
    this.#council = language === 'cy' ? 'cy' : 'en';
  }

  /** What the council calls a service. */
  service(code: string) {
    const found = payableService(code, this.#council);
    if (!found) throw new Error(`no service ${code}`);
    return found;
  }

  payable(code: string) {
    return payable(code, this.#council);
  }

  at(key: PayKey): Promise<Element> {
    return this.page.heading(this.words.own[key]);
  }

  /** Fills a field that can be left out; its label stands apart from the Arabic around it. */
  fill(key: PayKey, value: string): Promise<void> {
    return this.page.fill(`${this.#language === 'ar' ? '\u2068' : ''}${this.words.own[key]}`, value);
  }

  goOn(): Promise<void> {
    return this.page.press(this.words.shared.continue);
  }

  async begin(code: string): Promise<void> {
    await this.at('service.title');
    await this.page.choose(this.service(code).name);
    await this.goOn();
  }

  async lookUp({ reference, proof } = account): Promise<void> {
    await this.at('find.title');
    const { lookup } = this.service('council-tax');
    await this.page.fill(lookup?.reference.label ?? '', reference);
    await this.page.fill(lookup?.proof.label ?? '', proof);
    await this.goOn();
  }

  async toAmount(): Promise<void> {
    await this.begin('council-tax');
    await this.lookUp();
    await this.at('amount.title');
  }

  async toContact(): Promise<void> {
    await this.toAmount();
    await this.goOn();
    await this.at('contact.title');
  }

  async toCheck(): Promise<void> {
    await this.toContact();
    await this.fill('contact.name', 'Rhian Sample');
    await this.fill('contact.email', 'rhian@example.com');
    await this.goOn();
    await this.at('check.title');
  }

  /** A garden bin for a year, in the basket. */
  async toBin(email = 'rhian@example.com'): Promise<void> {
    await this.begin('certificates');
    await this.at('find.choose');
    await this.page.choose(this.payable('garden-bin').name);
    await this.goOn();
    await this.at('amount.fixed');
    await this.goOn();
    await this.at('contact.title');
    await this.fill('contact.email', email);
    await this.goOn();
    await this.at('check.title');
  }

  /** The one press. */
  pay(amount = '£1,200'): Promise<void> {
    return this.page.press(this.words.own['check.pay'].replace('{{amount}}', amount));
  }
}
