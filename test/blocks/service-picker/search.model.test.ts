import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolve } from '../../../server/exampleton/services/definition.ts';
import { groups, reportServices } from '../../../server/exampleton/services/index.ts';
import { findServices, searchServices, stemOf } from '../../../src/blocks/service-picker/search.model.ts';
import { services } from '../../helpers/exampleton.ts';

describe('searching for a service', () => {
  const found = (text: string) => searchServices(services(), text).map(({ code }) => code);

  it('ignores hyphens, spaces, case and plurals', () => {
    for (const text of ['fly tipping', 'Fly-Tipping', 'flytipping', 'FLYTIPPING', 'tipping fly']) {
      assert.deepEqual(found(text), ['fly-tipping'], text);
    }
    assert.deepEqual(found('potholes'), ['pothole']);
    assert.deepEqual(found('street lights'), ['street-light']);
  });

  it('finds other words for it, while they are being typed, and the Welsh one in English', () => {
    assert.deepEqual(found('matt'), ['fly-tipping']);
    assert.deepEqual(found('lamp'), ['street-light']);
    assert.deepEqual(found('twll'), ['pothole']);
  });

  it('puts a name before a keyword before a group', () => {
    assert.deepEqual(found('road').slice(0, 1), ['pothole']);
    assert.deepEqual(found('zebra'), []);
    assert.deepEqual(found('  '), []);
  });
});

/** All that can be reported to Exampleton, whose words were written for people and not for this test. */
const exampleton = (language: 'en' | 'cy') => ({
  language,
  groups: groups.map(({ code, name }) => ({ code, name: name[language] })),
  services: reportServices.map((service) => resolve(service, language)),
});

const sentences = {
  en: [
    ['the lamp outside my house keeps flickering', 'street-light'],
    ['street lights are out on our road', 'street-light'],
    ['someone dumped a mattress in the lane', 'fly-tipping'],
    ['there is a huge hole in the road and it damaged my tyre', 'pothole'],
    ['my bin was not collected this week', 'missed-bin'],
    ['the litter bin in the park is overflowing', 'litter-bin'],
    ['a tree has fallen across the footpath', 'tree'],
    ['my neighbours play loud music every night', 'noise'],
    ['drain is blocked and water is standing on the road', 'blocked-drain'],
    ['dog poo all over the pavement', 'dog-fouling'],
    ['a car has been left here for weeks with flat tyres', 'abandoned-vehicle'],
    ['rats in the alley behind the shops', 'pests'],
    ['paving slab is loose and I nearly tripped', 'pavement'],
    ['the traffic lights are stuck on red', 'traffic-lights'],
    ['needles in the playground', 'needles'],
    ['cars parked on double yellow lines', 'parking'],
    ['overgrown brambles block the path', 'hedge'],
    ['dead fox in the road', 'dead-animal'],
    ['man sleeping in a shop doorway', 'rough-sleeping'],
    ['smoke from a bonfire every evening', 'smoke'],
  ],
  cy: [
    ['mae’r lamp y tu allan i’m tŷ yn fflachio', 'street-light'],
    ['mae yna dwll mawr yn y ffordd', 'pothole'],
    ['chafodd fy min i ddim ei gasglu', 'missed-bin'],
    ['mae coeden wedi cwympo ar y llwybr', 'tree'],
    ['rhywun wedi gadael matres ar y palmant', 'fly-tipping'],
    ['mae’r draen wedi blocio', 'blocked-drain'],
    ['cerddoriaeth uchel gan y cymdogion bob nos', 'noise'],
    ['baw ci ar y palmant', 'dog-fouling'],
    ['goleuadau stryd ddim yn gweithio', 'street-light'],
    ['llygod mawr yn y lôn gefn', 'pests'],
  ],
} as const;

describe('suggesting a service for a sentence', () => {
  for (const language of ['en', 'cy'] as const) {
    for (const [sentence, wanted] of sentences[language]) {
      it(`"${sentence}"`, () => {
        const found = findServices(exampleton(language), sentence).services.map(({ code }) => code);
        assert.ok(found.slice(0, 2).includes(wanted), found.join());
        assert.ok(found.length <= 5);
      });
    }

    it(`puts the right one first nearly always in "${language}"`, () => {
      const first = sentences[language].filter(
        ([sentence, wanted]) => findServices(exampleton(language), sentence).services[0]?.code === wanted,
      );
      assert.ok(first.length >= sentences[language].length * 0.9, `${first.length} of ${sentences[language].length}`);
    });
  }

  it('says whether it is a guess', () => {
    assert.equal(findServices(services(), 'lamp').guessed, false);
    const { guessed, services: found } = findServices(services(), 'the lamp outside my house keeps flickering');
    assert.equal(guessed, true);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['street-light'],
    );
  });

  it('suggests nothing for words that nobody knows or that say nothing', () => {
    for (const text of ['zebra', 'it is not there any more', '?!', '']) {
      assert.deepEqual(findServices(services(), text).services, [], text);
    }
  });

  it('sees the same word in its forms', () => {
    for (const [one, other] of [
      ['flickering', 'flickers'],
      ['dumped', 'dumping'],
      ['tipping', 'tip'],
      ['lamps', 'lamp'],
      ['biniau', 'bin'],
      ['noisy', 'noise'],
    ] as const) {
      assert.equal(stemOf(one), stemOf(other), one);
    }
  });
});
