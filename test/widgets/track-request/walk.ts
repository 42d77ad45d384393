import { words as locationCy } from '../../../src/blocks/location-picker/words/cy.ts';
import { words as locationEn } from '../../../src/blocks/location-picker/words/en.ts';
import type { Language } from '../../../src/i18n/languages.ts';
import { words as sharedCy } from '../../../src/i18n/words/cy.ts';
import { words as sharedEn } from '../../../src/i18n/words/en.ts';
import { words as actionsCy } from '../../../src/widgets/track-request/actions/words/cy.ts';
import { words as actionsEn } from '../../../src/widgets/track-request/actions/words/en.ts';
import { words as othersCy } from '../../../src/widgets/track-request/others/words/cy.ts';
import { words as othersEn } from '../../../src/widgets/track-request/others/words/en.ts';
import { words as cy } from '../../../src/widgets/track-request/words/cy.ts';
import { words as en } from '../../../src/widgets/track-request/words/en.ts';
import type { ActionStep } from '../../../src/widgets/track-request/track-request.model.ts';
import { caseView, reference } from '../../helpers/cases.ts';
import type { Page } from '../../helpers/page.ts';

const catalogues = {
  en: { own: en, actions: actionsEn, others: othersEn, shared: sharedEn, place: locationEn },
  cy: { own: cy, actions: actionsCy, others: othersCy, shared: sharedCy, place: locationCy },
} as const;

/** A resident who looks their case up and does things to it, in English or in Welsh, by what is on the screen. */
export class Tracking {
  readonly page: Page;
  readonly language: 'en' | 'cy';
  readonly words: (typeof catalogues)['en' | 'cy'];

  constructor(page: Page, language: Extract<Language, 'en' | 'cy'> = 'en') {
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
