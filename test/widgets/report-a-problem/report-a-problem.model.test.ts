import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  hasTyped,
  isSentence,
  stepBefore,
  stepOf,
  without,
  type Report,
} from '../../../src/widgets/report-a-problem/report-a-problem.model.ts';
import { answersOf } from '../../../src/controllers/service-questions.ts';
import { bodyOf, check, stopOf } from '../../../src/widgets/report-a-problem/steps/later.model.ts';
import { service } from '../../helpers/exampleton.ts';

const pothole = service('pothole')!;
const inside = { inside: true } as const;
const right: Report = {
  service: pothole,
  place: { found: 'search', placeId: 'a1', label: '1 Mill Lane', lat: 53.5, lng: 2.5, area: inside },
  photos: [],
  mostPhotos: 3,
  values: { service: 'pothole', 'answers.danger': 'no', description: 'A deep hole', 'contact.how': 'anonymous' },
};
const codes = (report: Report, step: Parameters<typeof check>[0]) =>
  check(step, report).map(({ field, code }) => `${field} ${code}`);

describe('checking the steps', () => {
  it('lets a right report through, every step', () => {
    for (const step of ['what', 'where', 'details', 'contact', 'check'] as const)
      assert.deepEqual(codes(right, step), []);
  });

  it('asks for what is missing, in the order of the fields', () => {
    const empty: Report = { service: undefined, place: undefined, photos: [], mostPhotos: 3, values: {} };
    assert.deepEqual(codes(empty, 'what'), ['service required']);
    assert.deepEqual(codes(empty, 'where'), ['place required']);
    assert.deepEqual(codes({ ...right, values: {} }, 'details'), ['answers.danger required', 'description required']);
    assert.deepEqual(codes({ ...right, values: {} }, 'contact'), ['contact.how required']);
  });

  it('refuses a place outside the area, and a described place without words', () => {
    const outside = { ...right, place: { ...right.place!, area: { inside: false } as const } };
    assert.deepEqual(codes(outside, 'where'), ['place outside-area']);
    const described: Report = { ...right, place: { found: 'described' } };
    assert.deepEqual(codes(described, 'where'), ['place.description required']);
    const said = { ...described, values: { ...right.values, 'place.description': 'Behind the library' } };
    assert.deepEqual(codes(said, 'where'), []);
  });

  it('knows numbers, their limits and an answer that stops', () => {
    const withSize = (size: string) =>
      codes({ ...right, values: { ...right.values, 'answers.size': size } }, 'details');
    assert.deepEqual(withSize('12.5'), []);
    assert.deepEqual(withSize('wide'), ['answers.size not-a-number']);
    assert.deepEqual(withSize('0'), ['answers.size too-small']);
    assert.deepEqual(withSize('501'), ['answers.size too-big']);
    const stopped = { ...right, values: { ...right.values, 'answers.danger': 'yes' } };
    assert.deepEqual(codes(stopped, 'details'), ['answers.danger stopped']);
    assert.equal(stopOf(pothole, stopped.values)?.title, 'Call 999');
  });

  it('goes on while photos are sent, and asks for those that failed', () => {
    const withPhotos = (...photos: Report['photos']) => codes({ ...right, photos }, 'details');
    assert.deepEqual(withPhotos({ state: 'sending' }), []);
    assert.deepEqual(withPhotos({ state: 'failed' }), ['photos failed']);
    assert.deepEqual(withPhotos({ state: 'refused' }), []);
    assert.deepEqual(withPhotos({ state: 'sent', id: '1' }), []);
    const required = { ...right, service: { ...pothole, photos: 'required' as const } };
    assert.deepEqual(codes(required, 'details'), ['photos required']);
  });

  it('accepts anything legal in an e-mail address, and needs one for updates', () => {
    const withMail = (email: string, more = {}) =>
      codes(
        { ...right, values: { 'contact.how': 'named', 'contact.name': 'A Person', 'contact.email': email, ...more } },
        'contact',
      );
    for (const email of [
      'a+b@example.com',
      "o'neill@example.co.uk",
      'x@localhost',
      'é@exämple.test',
      '"a b"@example.com',
    ]) {
      assert.deepEqual(withMail(email), [], email);
    }
    for (const email of ['a', 'a@', '@b', 'a b@example.com', 'a@b@c']) {
      assert.deepEqual(withMail(email), ['contact.email email'], email);
    }
    assert.deepEqual(withMail('', { 'contact.updates': true }), ['contact.email required']);
  });

  it('accepts a postcode as it is typed, none at all, and nothing else', () => {
    const withPostcode = (postcode: string) =>
      codes(
        { ...right, values: { 'contact.how': 'named', 'contact.name': 'A Person', 'contact.postcode': postcode } },
        'contact',
      );
    for (const postcode of ['', '  ', 'ZZ1 1AB', 'zz11ab', ' sw1a.1aa '])
      assert.deepEqual(withPostcode(postcode), [], postcode);
    for (const postcode of ['ZZ1', 'Mill Lane', '12345', 'ZZ1 1AB, ZZ1 1AD'])
      assert.deepEqual(withPostcode(postcode), ['contact.postcode postcode'], postcode);
  });
});

describe('the report that is sent', () => {
  it('leaves out what was not answered, and the details of who does not give them', () => {
    assert.deepEqual(bodyOf(right, 'cy'), {
      service: 'pothole',
      place: { found: 'search', placeId: 'a1', label: '1 Mill Lane', lat: 53.5, lng: 2.5 },
      description: 'A deep hole',
      answers: { danger: 'no' },
      photos: [],
      language: 'cy',
    });
    assert.deepEqual(answersOf(pothole.questions, { 'answers.danger': 'no', 'answers.size': '' }), { danger: 'no' });
  });

  it('names the things that it is about, if the resident knows and the service is about such things', () => {
    const lamp = service('street-light')!;
    const about = (...ids: string[]) => ({
      ...right.place!,
      assets: ids.map((id) => ({ kind: 'lamp', id, label: `Lamp ${id}` })),
    });
    const sent = (service: typeof lamp, ...ids: string[]) =>
      bodyOf({ ...right, service, place: about(...ids) }, 'en').place.asset;
    assert.deepEqual(sent(lamp, 'L0001', 'L0002'), ['L0001', 'L0002']);
    const most = (most: number, ...ids: string[]) =>
      check('where', { ...right, service: { ...lamp, assets: { ...lamp.assets!, most } }, place: about(...ids) });
    assert.deepEqual(most(2, 'L0001', 'L0002'), []);
    assert.deepEqual(most(2, 'L0001', 'L0002', 'L0003'), [{ field: 'place.asset', code: 'too-many' }]);
    assert.deepEqual(check('where', { ...right, place: about('L0001', 'L0002') }), [], 'not its kind of service');
    assert.deepEqual(sent(lamp, 'L0001'), ['L0001']);
    assert.equal(sent(lamp, ''), undefined);
    assert.equal(sent(pothole, 'L0001'), undefined);
    assert.equal(sent({ ...lamp, assets: { kind: 'bin', label: 'Which bin?' } }, 'L0001'), undefined);
  });

  it('has the details that the service asks for and the resident gave, the postcode in its usual form', () => {
    const values = {
      'contact.how': 'named',
      'contact.name': ' A Person ',
      'contact.email': 'a@b.test',
      'contact.phone': '',
      'contact.postcode': 'zz1 1ab ',
      'contact.showName': true,
      'contact.shareWithPartner': true,
      'contact.updates': true,
    };
    const sent = (service: typeof pothole) => bodyOf({ ...right, service, values }, 'en').contact;
    assert.deepEqual(sent(pothole), {
      name: 'A Person',
      email: 'a@b.test',
      postcode: 'ZZ1 1AB',
      showName: true,
      shareWithPartner: false,
      updates: true,
    });
    const without = { ...pothole, private: true, contact: { ...pothole.contact, email: 'no' as const } };
    assert.deepEqual(sent(without), {
      name: 'A Person',
      postcode: 'ZZ1 1AB',
      showName: false,
      shareWithPartner: false,
      updates: false,
    });
  });

  it('says yes only where the resident did', () => {
    const values = { ...right.values, 'contact.how': 'named', 'contact.name': ' A Person ', 'contact.updates': true };
    assert.deepEqual(bodyOf({ ...right, values }, 'en').contact, {
      name: 'A Person',
      showName: false,
      shareWithPartner: false,
      updates: false,
    });
  });
});

describe('drafts and steps', () => {
  it('keeps nothing of who reports, and nothing at all before they type', () => {
    assert.deepEqual(without({ description: 'x', 'contact.email': 'a@b.test' }, 'contact.'), { description: 'x' });
    assert.equal(hasTyped({ service: 'pothole', 'contact.name': 'A Person' }), false);
    assert.equal(hasTyped({ service: 'pothole', all: true, 'place.search': 'Mill Lane' }, 'Mill Lane'), false);
    assert.equal(hasTyped({ 'place.search': 'Mill Road' }, 'Mill Lane'), true);
    assert.equal(hasTyped({ description: 'x' }), true);
  });

  it('knows where it came from and where a field is asked', () => {
    assert.equal(stepBefore('what'), undefined);
    assert.equal(stepBefore('done'), undefined);
    assert.equal(stepBefore('stopped'), 'what');
    assert.equal(stepBefore('check'), 'contact');
    assert.equal(stepOf('contact.email'), 'contact');
    assert.equal(stepOf('place'), 'where');
    assert.equal(stepOf('answers.size'), 'details');
  });
});

it('takes three words or more for the beginning of a description', () => {
  assert.equal(isSentence(' fly  tipping '), false);
  assert.equal(isSentence('lamp keeps flickering'), true);
});
