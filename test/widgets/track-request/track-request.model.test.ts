import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { CaseUpdate, reopenReasons } from '../../../src/contract/case-updates.ts';
import { CaseLookup, CaseView } from '../../../src/contract/cases.ts';
import { PublicCase } from '../../../src/contract/reports.ts';
import { waitAfter } from '../../../src/controllers/live.ts';
import { bodyOf, check, missingAddress, type Said } from '../../../src/widgets/track-request/actions/actions.model.ts';
import { feedOf, furtherThan, queryOf, roundDistance } from '../../../src/widgets/track-request/others/others.model.ts';
import * as model from '../../../src/widgets/track-request/track-request.model.ts';
import { asked, caseView, fixed, publicCase, reference } from '../../helpers/cases.ts';
import { bookedCase } from '../../helpers/bookings.ts';

const codes = (errors: readonly { field: string; code: string }[]) =>
  errors.map(({ field, code }) => `${field} ${code}`);

describe('a look-up', () => {
  it('needs a reference that can be one, and an address or a postcode', () => {
    assert.deepEqual(codes(model.checkLookUp({})), ['reference required', 'proof required']);
    assert.deepEqual(codes(model.checkLookUp({ reference: '7K3', proof: 'Mill Lane' })), [
      'reference unknown',
      'proof unknown',
    ]);
    assert.deepEqual(codes(model.checkLookUp({ reference: ` ${reference.toLowerCase()} `, proof: 'a@b' })), []);
  });

  it('asks what the contract takes', () => {
    for (const proof of ['resident@example.com', 'zz1 1ab']) {
      const asked = model.lookUpOf({ reference, proof });
      assert.ok(v.safeParse(CaseLookup, asked).success, proof);
      assert.equal('postcode' in asked, proof.startsWith('zz'));
    }
  });

  it('tells whole minutes to wait', () =>
    assert.deepEqual([0, 1000, 60_000, 60_001, 840_000].map(model.minutesOf), [1, 1, 1, 2, 14]));
});

describe('a case', () => {
  it('of the tests is one of the contract', () => {
    for (const language of ['en', 'cy'])
      for (const view of [caseView(language), asked(language), fixed(language), bookedCase(language)])
        assert.deepEqual(v.parse(CaseView, view), view);
    assert.ok(v.safeParse(PublicCase, publicCase()).success);
  });

  it('has changed for a resident when its status, its timeline or its question has', () => {
    assert.equal(model.hasChanged(caseView(), caseView('cy')), false);
    assert.equal(model.hasChanged(caseView(), asked()), true);
    assert.equal(model.hasChanged(caseView(), fixed()), true);
  });

  it('offers what may be done, and nothing that has another place', () => {
    assert.deepEqual(model.offered(fixed()), ['questionnaire', 'reopen', 'ask']);
    assert.deepEqual(model.offered(asked()), ['update', 'ask', 'withdraw']);
    assert.deepEqual(model.offered(bookedCase()), ['move', 'cancel', 'calendar', 'ask']);
    assert.deepEqual(model.offered(caseView('en', { may: ['something-new'] })), []);
  });
});

describe('what is done to a case', () => {
  const said = (values: Said['values'] = {}, photos: Said['photos'] = [], view = asked()): Said => ({
    values,
    photos,
    view,
  });

  it('may be a document alone, once it is sent, with an update or an answer', () => {
    const paper = { name: 'bill.pdf', state: 'sent', id: '1' } as const;
    const shown = (documents: Said['documents'] = [paper]) => ({ ...said(), documents, question: '3' });
    assert.deepEqual(check('update', shown()), []);
    assert.deepEqual(check('answer', shown([{ ...paper, state: 'failed' }])), [{ field: 'documents', code: 'failed' }]);
    assert.deepEqual(check('ask', shown()), [{ field: 'text', code: 'required' }]);
    const refused = { ...paper, state: 'refused' } as const;
    const documents = [{ id: '1', name: 'bill.pdf' }];
    assert.deepEqual(bodyOf('update', shown([refused, paper])), { kind: 'update', text: '', photos: [], documents });
    const photosOnly = { kind: 'answer', question: '3', text: '', photos: [] };
    assert.deepEqual(bodyOf('answer', shown([refused])), photosOnly, 'nothing is said of what is not there');
  });

  it('is checked before it is sent', () => {
    assert.deepEqual(codes(check('update', said())), ['text required']);
    assert.deepEqual(codes(check('answer', said({}, [{ state: 'sent', id: 'a' }]))), []);
    assert.deepEqual(codes(check('update', said({}, [{ state: 'failed' }]))), ['photos failed']);
    assert.deepEqual(codes(check('update', said({ text: 'a'.repeat(1001) }))), ['text too-long']);
    assert.deepEqual(codes(check('ask', said({}, [{ state: 'sent', id: 'a' }]))), ['text required']);
    assert.deepEqual(codes(check('reopen', said())), ['reason required']);
    assert.deepEqual(codes(check('withdraw', said())), []);
    assert.deepEqual(codes(check('notify', said())), ['channel required']);
    assert.deepEqual(codes(check('notify', said({ channel: 'text' }))), ['phone required']);
    assert.deepEqual(codes(check('questionnaire', said())), ['fixed required']);
    const four = Array.from({ length: 4 }, () => ({ state: 'sent', id: crypto.randomUUID() }) as const);
    assert.deepEqual(codes(check('update', said({}, four))), ['photos too-many']);
  });

  it('asks for an address only where the council has none', () => {
    assert.equal(missingAddress(said({ channel: 'email' })), undefined);
    assert.equal(missingAddress(said({ channel: 'none' })), undefined);
    assert.equal(missingAddress(said({ channel: 'text' })), 'phone');
  });

  it('is what the contract takes', () => {
    const values = { text: 'More', reason: 'other', channel: 'text', phone: '07700 900 982', fixed: 'no', rating: '2' };
    const photos = [{ state: 'sent', id: crypto.randomUUID() }, { state: 'refused' }] as const;
    for (const step of model.actionSteps) {
      const body = bodyOf(step, said(values, photos));
      assert.ok(v.safeParse(CaseUpdate, body).success, JSON.stringify(body));
    }
    for (const reason of reopenReasons)
      assert.equal((bodyOf('reopen', said({ reason })) as { reason: string }).reason, reason);
    assert.deepEqual(bodyOf('questionnaire', said({ fixed: 'yes' })), {
      kind: 'questionnaire',
      fixed: 'yes',
      text: '',
    });
  });
});

describe('what others have reported', () => {
  const place = { found: 'search', label: 'Mill Lane', lat: 53.5, lng: 2.5 } as const;

  it('is asked for near a place: what is open, until somebody asks for more', () => {
    assert.equal(queryOf(undefined, 500, {}), undefined);
    assert.equal(queryOf({ found: 'described' }, 500, {}), undefined);
    assert.deepEqual(queryOf(place, 500, {}), { lat: 53.5, lng: 2.5, radius: 500, service: undefined, status: 'open' });
    assert.equal(queryOf(place, 500, { state: 'all' })?.status, undefined);
    assert.equal(queryOf(place, 500, { service: 'pothole' })?.service, 'pothole');
  });

  it('is told to a news reader for some hundred metres, not for a door', () => {
    const there = { ...place, lat: 53.50049, lng: -2.49951 };
    const asked = feedOf(there, 2000, { service: 'pothole', state: 'closed' });
    assert.deepEqual(asked, { lat: '53.500', lng: '-2.500', radius: 2000, service: 'pothole' });
  });

  it('is looked for farther and farther, up to a point', () =>
    assert.deepEqual([furtherThan(500), furtherThan(2000), furtherThan(5000)], [2000, 5000, undefined]));

  it('is so many metres away, as one says it', () =>
    assert.deepEqual([0, 4, 44, 996, 1240, 1260].map(roundDistance), [10, 10, 40, 1000, 1200, 1300]));
});

describe('waiting for a line', () => {
  it('gets longer, has an end, and is never the same for two', () => {
    assert.deepEqual(
      [1, 2, 3, 4].map((failures) => waitAfter(failures, 1)),
      [1000, 2000, 4000, 8000],
    );
    assert.equal(waitAfter(50, 1), 60_000);
    assert.equal(waitAfter(1, 0), 500);
  });
});
