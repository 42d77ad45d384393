import type { Page } from '../../helpers/page.ts';
import { words as en } from '../../../src/widgets/report-a-problem/words/en.ts';
import { words as cy } from '../../../src/widgets/report-a-problem/words/cy.ts';
import { words as ar } from '../../../src/widgets/report-a-problem/words/ar.ts';
import { words as pl } from '../../../src/widgets/report-a-problem/words/pl.ts';
import { words as sharedEn } from '../../../src/i18n/words/en.ts';
import { words as sharedCy } from '../../../src/i18n/words/cy.ts';
import { words as sharedAr } from '../../../src/i18n/words/ar.ts';
import { words as sharedPl } from '../../../src/i18n/words/pl.ts';
import { words as aroundEn } from '../../../src/widgets/report-a-problem/around/words/en.ts';
import { words as aroundCy } from '../../../src/widgets/report-a-problem/around/words/cy.ts';
import { words as aroundAr } from '../../../src/widgets/report-a-problem/around/words/ar.ts';
import { words as aroundPl } from '../../../src/widgets/report-a-problem/around/words/pl.ts';
import { words as assetMapEn } from '../../../src/widgets/report-a-problem/around/asset-map/words/en.ts';
import { words as assetMapCy } from '../../../src/widgets/report-a-problem/around/asset-map/words/cy.ts';
import { words as assetMapAr } from '../../../src/widgets/report-a-problem/around/asset-map/words/ar.ts';
import { words as assetMapPl } from '../../../src/widgets/report-a-problem/around/asset-map/words/pl.ts';
import { words as photoEn } from '../../../src/widgets/report-a-problem/photo-place/words/en.ts';
import { words as photoCy } from '../../../src/widgets/report-a-problem/photo-place/words/cy.ts';
import { words as photoAr } from '../../../src/widgets/report-a-problem/photo-place/words/ar.ts';
import { words as photoPl } from '../../../src/widgets/report-a-problem/photo-place/words/pl.ts';
import { words as pickerEn } from '../../../src/blocks/location-picker/words/en.ts';
import { words as pickerCy } from '../../../src/blocks/location-picker/words/cy.ts';
import { words as pickerAr } from '../../../src/blocks/location-picker/words/ar.ts';
import { words as pickerPl } from '../../../src/blocks/location-picker/words/pl.ts';

const catalogues = {
  en: { own: en, around: aroundEn, assetMap: assetMapEn, photo: photoEn, shared: sharedEn, picker: pickerEn },
  cy: { own: cy, around: aroundCy, assetMap: assetMapCy, photo: photoCy, shared: sharedCy, picker: pickerCy },
  ar: { own: ar, around: aroundAr, assetMap: assetMapAr, photo: photoAr, shared: sharedAr, picker: pickerAr },
  pl: { own: pl, around: aroundPl, assetMap: assetMapPl, photo: photoPl, shared: sharedPl, picker: pickerPl },
} as const;

/** What the invented council of the tests says in each language. */
const said = {
  en: {
    pothole: 'Pothole',
    streetLight: 'Street light',
    waterLeak: 'Water leak',
    flyTipping: 'Fly-tipping',
    yes: 'Yes',
    no: 'No',
  },
  cy: {
    pothole: 'Twll yn y ffordd',
    streetLight: 'Golau stryd',
    waterLeak: 'Dŵr yn gollwng',
    flyTipping: 'Tipio anghyfreithlon',
    yes: 'Oes',
    no: 'Nac oes',
  },
} as const;

/** Languages in which residents of the tests walk. */
type Walked = keyof typeof catalogues;

/** A resident who goes from step to step by what is on the screen; in Arabic and Polish the council's own words are English. */
export class Resident {
  readonly page: Page;
  readonly words: (typeof catalogues)[Walked];
  readonly council: (typeof said)['en' | 'cy'];

  constructor(page: Page, language: Walked = 'en') {
    this.page = page;
    this.words = catalogues[language];
    this.council = said[language === 'cy' ? 'cy' : 'en'];
  }

  async goOn(): Promise<void> {
    await this.page.press(this.words.shared['continue']);
  }

  async atWhat(): Promise<void> {
    await this.page.heading(this.words.own['what.title']);
  }

  async toWhere(service: 'pothole' | 'flyTipping' = 'pothole'): Promise<void> {
    await this.atWhat();
    await this.page.choose(this.council[service]);
    await this.goOn();
    await this.page.heading(this.words.own['where.title']);
  }

  async search(text = 'Mill Lane'): Promise<void> {
    await this.page.fill(this.words.picker['search.label'], text);
    await this.page.press(this.words.picker['search.button']);
  }

  /** To the place of a pothole, with photos chosen to say where it is. */
  async toPhotos(...photos: readonly File[]): Promise<void> {
    await this.toWhere();
    await this.page.press(this.words.picker['photo.button']);
    await this.choosePhotos(...photos);
  }

  /** Chooses files as in the browser's own window. */
  async choosePhotos(...photos: readonly File[]): Promise<void> {
    const input = await this.page.until('file input', () => this.page.all<HTMLInputElement>('input[type=file]')[0]);
    const chosen = new DataTransfer();
    for (const photo of photos) chosen.items.add(photo);
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** To the place of a street light, where lamps are near. */
  async toLamps(): Promise<void> {
    await this.toLampsOf(this.words.around['asset.unknown']);
  }

  /** The same, where the service asks in other words. */
  async toLampsOf(words: string): Promise<void> {
    await this.atWhat();
    await this.page.press(this.words.own['what.show-all']);
    await this.page.choose(this.council.streetLight);
    await this.goOn();
    await this.page.heading(this.words.own['where.title']);
    await this.search();
    await this.page.choose('1 Mill Lane');
    await this.page.shows(words);
  }

  /** To the map of those lamps. */
  async toLampMap(): Promise<void> {
    await this.toLamps();
    await this.page.press(this.words.around['asset.map']);
    await this.page.until('marks', () => this.page.all('.map-mark')[0]);
  }

  /** To what others have reported there: it is asked while the place is chosen, and not waited for. */
  async toNear(): Promise<void> {
    const { page } = this;
    const { own, shared } = this.words;
    await this.toWhere();
    await this.search();
    await page.choose('1 Mill Lane');
    const isNear = () => page.text.includes(this.words.around['near.title']);
    while (!isNear()) {
      await this.goOn();
      await page.until('next step', () => isNear() || page.text.includes(own['details.title']));
      if (isNear()) return;
      await page.press(shared.back);
      await page.until('step before', () => isNear() || page.text.includes(own['where.title']));
    }
  }

  async toDetails(service: 'pothole' | 'flyTipping' = 'pothole'): Promise<void> {
    await this.toWhere(service);
    await this.search();
    await this.page.choose('1 Mill Lane');
    await this.goOn();
    await this.page.heading(this.words.own['details.title']);
  }

  async toContact(service: 'pothole' | 'flyTipping' = 'pothole'): Promise<void> {
    await this.toDetails(service);
    await this.page.choose(this.council.no);
    await this.page.fill(this.words.own['details.description'], 'A deep hole in the road');
    await this.goOn();
    await this.page.heading(this.words.own['contact.title']);
  }

  async toCheck(): Promise<void> {
    await this.toContact();
    await this.page.choose(this.words.own['contact.how-anonymous']);
    await this.goOn();
    await this.page.heading(this.words.own['check.title']);
  }

  async send(): Promise<void> {
    await this.page.press(this.words.own['check.send']);
  }

  async toDone(): Promise<void> {
    await this.toCheck();
    await this.send();
    await this.page.heading(this.words.own['done.title']);
  }
}
