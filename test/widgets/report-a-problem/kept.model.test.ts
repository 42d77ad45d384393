import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiProblem } from '../../../src/api/problem.ts';
import type { NewReport } from '../../../src/contract/reports.ts';
import * as model from '../../../src/widgets/report-a-problem/kept/kept.model.ts';
import { bodyOf } from '../../../src/widgets/report-a-problem/steps/later.model.ts';
import { receipt as receiptIn, service as serviceOf } from '../../helpers/exampleton.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 1);
const blob = new Blob(['picture']);
const receipt = receiptIn();
const report: model.KeptReport = {
  version: 1,
  key: 'key',
  base: 'https://council.example/api/',
  kept: now,
  shown: now - 60_000,
  title: 'Pothole, Mill Lane',
  state: 'waiting',
  body: {
    service: 'pothole',
    place: { found: 'described', description: 'Here' },
    description: 'A hole',
    photos: ['a'],
  },
  photos: [
    { key: 'one', blob, id: 'a' },
    { key: 'two', blob },
  ],
};

describe('a report that is kept on the device', () => {
  it('lives for 28 days, and its reference for 30 once it is sent', () => {
    for (const state of ['waiting', 'refused'] as const) {
      assert.equal(model.isOver({ ...report, state }, now + 28 * day - 1), false);
      assert.equal(model.isOver({ ...report, state }, now + 28 * day), true);
    }
    const sent = model.sentAs(report, receipt, now + 20 * day);
    assert.equal(model.isOver(sent, now + 50 * day - 1), false);
    assert.equal(model.isOver(sent, now + 50 * day), true);
  });

  it('lives for 30 days while it is unfinished', () => {
    const { body: _, ...rest } = report;
    const draft = { ...rest, state: 'draft', draft: { step: 'where', key: 'key', values: {} } } as const;
    assert.equal(model.isReadable(draft), true);
    assert.equal(model.isOver(draft, now + 30 * day - 1), false);
    assert.equal(model.isOver(draft, now + 30 * day), true);
  });

  it('lives on when the clock goes back', () => {
    assert.equal(model.isOver(report, now - 60_000), false);
    assert.equal(model.isOver(report, 0), false);
  });

  it('is left alone until it is too old where another version wrote it, and is not read', () => {
    for (const other of [
      { ...report, version: 2 },
      { ...report, kept: 'today' },
      { ...report, state: 'dreamt' },
      { ...report, state: 'draft', draft: { step: 'details' } },
    ]) {
      assert.equal(model.isReadable(other), false);
      assert.equal(model.isOver(other, now + 27 * day), false);
    }
    assert.equal(model.isOver({ ...report, version: 2, state: 'dreamt' }, now + 30 * day), true);
    for (const other of [null, undefined, 'report', {}]) assert.equal(model.isReadable(other), false);
    assert.equal(model.isReadable(report), true);
  });

  it('is read where an earlier version of the script had sent it, which kept no token', () => {
    const { version, key, base, kept, shown, title } = report;
    assert.equal(
      model.isReadable({ version, key, base, kept, shown, title, state: 'sent', reference: 'ABC-123' }),
      true,
    );
  });

  it('is sent with the photos that the council has, in their order', () => {
    assert.deepEqual(model.bodyOf(model.withPhoto(report, 'two', 'b'))?.photos, ['a', 'b']);
    // The same words give the same bytes, whatever was done to get there.
    assert.equal(JSON.stringify(model.bodyOf(report)), JSON.stringify(report.body));
  });

  it('sends photos anew that the council has forgotten', () => {
    assert.deepEqual(
      model.withoutPhotoIds(report, () => 'new').photos?.map(({ key, id }) => [key, id]),
      [
        ['new', undefined],
        ['new', undefined],
      ],
    );
    const unknown = new ApiProblem('rejected', { errors: [{ field: 'photos', code: 'unknown' }] });
    assert.equal(model.lostPhotos(unknown), true);
    assert.equal(model.lostPhotos(new ApiProblem('offline')), false);
  });

  it('leaves only what opens it once it is sent', () => {
    const sent = model.sentAs(report, receipt, now + day);
    assert.deepEqual([sent.state, sent.reference, sent.token], ['sent', receipt.reference, receipt.token]);
    assert.equal('body' in sent || 'photos' in sent || 'earlier' in sent, false);
  });

  it('can be read out, wherever it is', () => {
    const at = (place: NewReport['place']) => model.placeOf({ service: 'pothole', description: 'A hole', place });
    assert.equal(at({ found: 'described', description: 'Here' }), 'Here');
    assert.equal(
      at({ found: 'map', lat: 51.5, lng: -1.25, description: 'Near the gate' }),
      '51.5, -1.25\nNear the gate',
    );
    assert.equal(at({ found: 'search', label: '1 Mill Lane', lat: 51.5, lng: -1.25 }), '1 Mill Lane');
  });

  it('fills the form that it came from', () => {
    const service = serviceOf('pothole');
    const values = {
      service: 'pothole',
      description: 'A hole',
      'place.description': 'Near the gate',
      'answers.danger': 'no',
      'contact.how': 'named',
      'contact.name': 'Alex Example',
      'contact.postcode': 'ZZ1 1AB',
      'contact.showName': true,
      'contact.shareWithPartner': false,
      'contact.updates': false,
    };
    const place = { found: 'map', lat: 51.5, lng: -1.25 } as const;
    const body = bodyOf({ service, place, photos: [], mostPhotos: 3, values }, 'en');
    assert.deepEqual(model.draftOf('key', body), { key: 'key', values, place });
    const anonymous = model.draftOf(
      'key',
      bodyOf({ service, place, photos: [], mostPhotos: 3, values: { ...values, 'contact.how': 'anonymous' } }, 'en'),
    );
    assert.equal(anonymous.values['contact.how'], 'anonymous');
    assert.equal('contact.name' in anonymous.values, false);
  });

  it('goes on waiting only where another try may do better', () => {
    for (const kind of ['offline', 'timeout', 'unavailable', 'rate-limited', 'unreadable'] as const) {
      assert.equal(model.mayPass(new ApiProblem(kind)), true, kind);
    }
    for (const kind of ['rejected', 'conflict', 'gone', 'not-found', 'unauthorised'] as const) {
      assert.equal(model.mayPass(new ApiProblem(kind)), false, kind);
    }
    assert.equal(model.mayPass(new Error('ours')), false);
  });
});
