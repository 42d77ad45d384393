import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  amountFault,
  changeOf,
  differenceInWords,
  eventInWords,
  feeInWords,
  isOpen,
  mayTryAgain,
  nobodyNamed,
  nothingLeft,
  ofThing,
  standing,
  sumOf,
  thingInWords,
  thingsOf,
  troubleOf,
} from '../../demo/desk/payment.model.ts';
import { differences, type DeskPayment, type Reconciliation, type Refund } from '../../src/contract/desk-payments.ts';

const at = '2026-11-22T10:00:00Z';
const aRefund = (state: Refund['state'], pence = 500): Refund => ({
  id: state,
  reference: '7K3-M9Q-XPT4',
  pence,
  reason: 'Moved away',
  owed: false,
  state,
  at,
  own: false,
  stuck: false,
});
const aPayment = (over: Partial<DeskPayment> = {}): DeskPayment => ({
  reference: '7K3-M9Q-XPT4',
  state: 'paid',
  pence: 4800,
  refundable: 4800,
  alone: 4800,
  begun: at,
  hasCase: true,
  items: [],
  refunds: [],
  ledger: [],
  events: [],
  ...over,
});

it('calls a payment refunded only of what has gone', () => {
  const of = (...refunds: Refund[]) => standing(aPayment({ refunds }));
  assert.deepEqual(
    [of(), of(aRefund('waiting')), of(aRefund('failed')), of(aRefund('sent')), of(aRefund('done', 4800))],
    ['Paid', 'Paid', 'Paid', 'Partly refunded', 'Refunded'],
  );
});

it('says why nothing can be paid back', () => {
  const why = (over: Partial<DeskPayment>) => nothingLeft(aPayment({ refundable: 0, ...over }));
  assert.equal(why({ state: 'declined' }), 'There is nothing to pay back: it is not paid.');
  assert.equal(why({ refunds: [aRefund('done', 4800)] }), 'All of it has been refunded.');
  assert.equal(why({ refunds: [aRefund('waiting', 4800)] }), 'A refund of all of it has been asked for.');
  assert.equal(
    why({ refunds: [aRefund('sent', 800), aRefund('waiting', 4000)] }),
    '£8 has been refunded, and a refund of the rest has been asked for.',
  );
});

const aThing = (payable: string, pence: number, refundable = pence): DeskPayment['items'][number] => ({
  payable,
  name: `The ${payable}`,
  quantity: 1,
  pence,
  refundable,
  ledgerCode: 'X-1',
  own: false,
});

it('names the things of a basket, what was paid for each and what is back, each once', () => {
  const items = [aThing('bin', 4500, 8000), aThing('gift', 500, 0), aThing('bin', 4500, 8000)];
  assert.deepEqual(
    thingsOf({ items }).map((thing) => [thing.name, thingInWords(thing, [])]),
    [
      ['The bin', '£90 paid, £10 of it back or asked for'],
      ['The gift', '£5 paid, £5 of it back or asked for'],
    ],
  );
  const settled = { ...aRefund('failed', 300), payable: 'bin', settled: 'A cheque' };
  assert.equal(
    thingInWords(aThing('bin', 4500), [settled, aRefund('failed'), { ...settled, payable: 'gift' }]),
    '£45 paid, £3 dealt with otherwise: see the refunds',
  );
  const name = 'The bin';
  assert.equal(ofThing({ name }, aPayment({ items })), ' of The bin');
  assert.equal(ofThing({ name }, aPayment({ items: [aThing('bin', 4500)] })), '', 'it can be of nothing else');
  assert.equal(ofThing({}, aPayment({ items })), '', 'of older ones nobody knows');
});

it('lets a refund be tried again while as much is left of its thing', () => {
  const found = aPayment({ refundable: 600, items: [aThing('bin', 4500, 600), aThing('gift', 500, 0)] });
  const may = (payable?: string) => mayTryAgain({ ...aRefund('failed'), ...(payable && { payable }) }, found);
  assert.deepEqual([may('bin'), may('gift'), may()], [true, false, true]);
});

it('looks for news of what waits for somebody, and of nothing that is over', () => {
  const states = ['waiting', 'approved', 'sending', 'sent', 'done', 'failed', 'refused', 'withdrawn'] as const;
  assert.deepEqual(
    states.filter((state) => isOpen(aRefund(state))),
    ['waiting', 'approved', 'sending', 'sent'],
  );
  assert.ok(isOpen({ ...aRefund('failed'), stuck: true }));
});

it('counts as paid back what has arrived, and as under way what has not', () => {
  const refunds = [aRefund('done', 100), aRefund('sent', 20), aRefund('approved', 3), aRefund('waiting', 4000)];
  assert.deepEqual([sumOf(refunds, 'done'), sumOf(refunds, 'approved', 'sending', 'sent')], [100, 23]);
});

it('says before a booking is cancelled where its fee goes', () => {
  assert.equal(feeInWords(undefined), '');
  assert.equal(feeInWords({ payment: '7K3-M9Q-XPT4', pence: 0, alone: true }), '', 'it has gone back');
  assert.match(feeInWords({ payment: '7K3-M9Q-XPT4', pence: 800, alone: true }), /£8 goes back to the card/);
  assert.match(feeInWords({ payment: '7K3-M9Q-XPT4', pence: 8000, alone: false }), /£80 .*waits for a second officer/);
});

it('calls nobody forgotten who may yet pay', () => {
  for (const state of ['starting', 'open', 'submitted', 'paid']) assert.doesNotMatch(nobodyNamed(state), /forgotten/);
  assert.match(nobodyNamed('expired'), /none was given, or it is forgotten/);
});

it('says what is wrong with an amount', () => {
  assert.equal(amountFault('', 0, 4800), 'Enter how much goes back');
  assert.equal(amountFault('some', 0, 4800), 'Enter the amount in pounds, like 12.50');
  assert.equal(amountFault('48.01', 4801, 4800), 'Only £48 can be refunded: enter that or less');
});

it('tells who was refused what a colleague did meanwhile', () => {
  const before = aPayment();
  const after = aPayment({ refundable: 4300, refunds: [aRefund('approved')] });
  assert.equal(changeOf(before, after), 'The refund of £5: about to go. £43 can be refunded now.');
  assert.equal(changeOf(before, before), 'The payment does not allow it: it is “Paid”.');
});

it('has words for every difference, and for what they are of', () => {
  const line = (over: Partial<Reconciliation['lines'][number]>) =>
    differenceInWords({
      kind: 'payment',
      reference: '7K3-M9Q-XPT4',
      providerId: 'theirs',
      ledgerCodes: '',
      here: { state: 'paid', pence: 3500 },
      there: { state: 'declined', pence: 3600 },
      ...over,
    });
  assert.equal(line({ difference: 'amount' }), 'The amounts differ: £35 here, £36 at the provider.');
  assert.equal(
    line({ difference: 'state' }),
    'We have it as paid, and the provider says now: “Declined”. The ledger has money that has not come.',
  );
  assert.equal(
    line({ difference: 'state', here: { state: 'open', pence: 3500 } }),
    'It stands otherwise: “Not paid yet” here, “Declined” at the provider.',
  );
  assert.match(line({ difference: 'only-there', kind: 'refund' }), /refund.*made there/);
  assert.equal(line({}), '');
  assert.equal(new Set(differences.map((difference) => line({ difference }))).size, differences.length);
});

it('says of every refund that has not gone why, and what happens next', () => {
  for (const hindrance of ['less-available', 'changed'] as const)
    assert.match(troubleOf({ ...aRefund('approved'), hindrance }), /We try again/);
  assert.match(troubleOf({ ...aRefund('sending'), hindrance: 'no-answer' }), /never goes twice/);
  assert.match(troubleOf({ ...aRefund('failed'), stuck: true }), /waits until somebody tries again/);
  assert.match(troubleOf(aRefund('failed')), /was tried again/);
  assert.match(troubleOf({ ...aRefund('failed'), settled: 'A cheque' }), /What became of it: A cheque/);
  assert.equal(troubleOf(aRefund('sent')), '');
});

it('tells what happened in words', () => {
  assert.equal(eventInWords({ at, kind: 'ended', detail: 'expired' }), 'Ended without money: not paid in time');
  assert.equal(eventInWords({ at, kind: 'ended' }), 'Given up, before it was paid all the same');
  assert.equal(eventInWords({ at, kind: 'refund-sent', pence: 450 }), 'Refund of £4.50 sent');
});
