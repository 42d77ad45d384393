import { words as locationAr } from '../../../src/blocks/location-picker/words/ar.ts';
import { words as locationPl } from '../../../src/blocks/location-picker/words/pl.ts';
import { words as locationCy } from '../../../src/blocks/location-picker/words/cy.ts';
import { words as locationEn } from '../../../src/blocks/location-picker/words/en.ts';
import { words as sharedAr } from '../../../src/i18n/words/ar.ts';
import { words as sharedPl } from '../../../src/i18n/words/pl.ts';
import { words as sharedCy } from '../../../src/i18n/words/cy.ts';
import { words as sharedEn } from '../../../src/i18n/words/en.ts';
import { words as actionsAr } from '../../../src/widgets/track-request/actions/words/ar.ts';
import { words as actionsPl } from '../../../src/widgets/track-request/actions/words/pl.ts';
import { words as actionsCy } from '../../../src/widgets/track-request/actions/words/cy.ts';
import { words as actionsEn } from '../../../src/widgets/track-request/actions/words/en.ts';
import { words as documentsAr } from '../../../src/widgets/track-request/documents/words/ar.ts';
import { words as bookingAr } from '../../../src/widgets/track-request/booking/words/ar.ts';
import { words as bookingCy } from '../../../src/widgets/track-request/booking/words/cy.ts';
import { words as bookingEn } from '../../../src/widgets/track-request/booking/words/en.ts';
import { words as bookingPl } from '../../../src/widgets/track-request/booking/words/pl.ts';
import { words as othersAr } from '../../../src/widgets/track-request/others/words/ar.ts';
import { words as othersPl } from '../../../src/widgets/track-request/others/words/pl.ts';
import { words as documentsCy } from '../../../src/widgets/track-request/documents/words/cy.ts';
import { words as documentsPl } from '../../../src/widgets/track-request/documents/words/pl.ts';
import { words as othersCy } from '../../../src/widgets/track-request/others/words/cy.ts';
import { words as renewalAr } from '../../../src/widgets/track-request/renewal/words/ar.ts';
import { words as paymentAr } from '../../../src/widgets/track-request/payment/words/ar.ts';
import { words as renewalCy } from '../../../src/widgets/track-request/renewal/words/cy.ts';
import { words as paymentCy } from '../../../src/widgets/track-request/payment/words/cy.ts';
import { words as renewalEn } from '../../../src/widgets/track-request/renewal/words/en.ts';
import { words as paymentEn } from '../../../src/widgets/track-request/payment/words/en.ts';
import { words as renewalPl } from '../../../src/widgets/track-request/renewal/words/pl.ts';
import { words as paymentPl } from '../../../src/widgets/track-request/payment/words/pl.ts';
import { words as documentsEn } from '../../../src/widgets/track-request/documents/words/en.ts';
import { words as othersEn } from '../../../src/widgets/track-request/others/words/en.ts';
import { words as ownBookingsAr } from '../../../src/widgets/track-request/own-bookings/words/ar.ts';
import { words as ownBookingsCy } from '../../../src/widgets/track-request/own-bookings/words/cy.ts';
import { words as ownBookingsEn } from '../../../src/widgets/track-request/own-bookings/words/en.ts';
import { words as ownBookingsPl } from '../../../src/widgets/track-request/own-bookings/words/pl.ts';
import { words as ar } from '../../../src/widgets/track-request/words/ar.ts';
import { words as pl } from '../../../src/widgets/track-request/words/pl.ts';
import { words as cy } from '../../../src/widgets/track-request/words/cy.ts';
import { words as en } from '../../../src/widgets/track-request/words/en.ts';
import type { ActionStep } from '../../../src/widgets/track-request/track-request.model.ts';
import { caseView, reference } from '../../helpers/cases.ts';
import type { Page } from '../../helpers/page.ts';

const catalogues = {
  en: {
    own: en,
    actions: actionsEn,
    booking: bookingEn,
    payment: paymentEn,
    renewal: renewalEn,
    others: othersEn,
    ownBookings: ownBookingsEn,
    documents: documentsEn,
    shared: sharedEn,
    place: locationEn,
  },
  cy: {
    own: cy,
    actions: actionsCy,
    booking: bookingCy,
    payment: paymentCy,
    renewal: renewalCy,
    others: othersCy,
    ownBookings: ownBookingsCy,
    documents: documentsCy,
    shared: sharedCy,
    place: locationCy,
  },
  ar: {
    own: ar,
    actions: actionsAr,
    booking: bookingAr,
    payment: paymentAr,
    renewal: renewalAr,
    others: othersAr,
    ownBookings: ownBookingsAr,
    documents: documentsAr,
    shared: sharedAr,
    place: locationAr,
  },
  pl: {
    own: pl,
    actions: actionsPl,
    booking: bookingPl,
    payment: paymentPl,
    renewal: renewalPl,
    others: othersPl,
    ownBookings: ownBookingsPl,
    documents: documentsPl,
    shared: sharedPl,
    place: locationPl,
  },
} as const;

/** Languages in which residents of the tests walk; in Arabic and Polish the council's own words are English. */
type Walked = keyof typeof catalogues;

/** A resident who looks their case up and does things to it, by what is on the screen. */
export class Tracking {
  readonly page: Page;
  readonly language: Walked;
  readonly words: (typeof catalogues)[Walked];

  constructor(page: Page, language: Walked = 'en') {
    this.page = page;
    this.language = language;
    this.words = catalogues[language];
  }

  atLookUp(): Promise<Element> {
    return this.page.heading(this.words.own['look-up.title']);
  }

  async lookUp(proof = 'resident@example.com', what: string = reference): Promise<void> {
    await this.atLookUp();
    await this.page.fill(this.words.own['look-up.reference'], what);
    await this.page.fill(this.words.own['look-up.proof'], proof);
    await this.show();
  }

  show(): Promise<void> {
    return this.page.press(this.words.own['look-up.show']);
  }

  atCase(): Promise<Element> {
    return this.page.heading(caseView(this.language).title);
  }

  async open(): Promise<void> {
    await this.lookUp();
    await this.atCase();
  }

  async start(action: Exclude<ActionStep, 'notify'>): Promise<void> {
    await this.page.press(this.words.own[`case.${action}`]);
    await this.page.heading(this.words.actions[`${action}.title`]);
  }

  async startNotify(): Promise<void> {
    await this.page.press(this.words.own['case.hear-change']);
    await this.page.heading(this.words.actions['notify.title']);
  }

  send(action: ActionStep): Promise<void> {
    return this.page.press(this.words.actions[`${action}.send`]);
  }

  /** The public reports near a place. */
  async near(): Promise<void> {
    await this.page.heading(this.words.others['near.title']);
    await this.page.fill(this.words.place['search.label'], 'Mill Lane');
    await this.page.press(this.words.place['search.button']);
    await this.page.choose('1 Mill Lane');
    await this.page.press(this.words.others['near.show']);
    await this.page.shows('High Street');
  }
}
