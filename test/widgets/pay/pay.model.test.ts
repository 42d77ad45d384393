import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCardNumber, type Payable, type PayableService } from '../../../src/contract/payables.ts';
import type { FormValues } from '../../../src/controllers/form.ts';
import {
  checkLookUp,
  isAsked,
  isKept,
  stepBefore,
  stepsOf,
  type BasketItem,
} from '../../../src/widgets/pay/pay.model.ts';
import * as payment from '../../../src/blocks/payment/payment.model.ts';
import { meantEmail } from '../../../src/widgets/pay/steps/email-typo.ts';
import * as rules from '../../../src/widgets/pay/steps/later.model.ts';

const lookup: NonNullable<PayableService['lookup']> = {
  reference: { label: 'Account number', pattern: '\\d{8}' },
  proof: { label: 'Postcode', kind: 'postcode' },
};
const common: Payable = {
  id: 'a',
  service: 'tax',
  kind: 'council-tax',
  name: 'Council tax',
  facts: [],
  amount: 'fixed',
  mostQuantity: 1,
  subscription: false,
};
const part: Payable = { ...common, amount: 'part', due: 5000, least: 500, most: 5000 };
const gift: Payable = { ...common, amount: 'chosen', least: 100, most: 9000, choices: [50, 500, 1000, 10_000] };
const item: BasketItem = {
  payable: 'a.1',
  service: 'tax',
  name: 'Tax',
  about: 'Taxes',
  language: 'en',
  quantity: 1,
  pence: 5000,
};
const typed = (text: string): FormValues => ({ 'amount.choice': 'other', 'amount.other': text });

describe('the way to a payment', () => {
  it('is shorter the more the page has chosen', () => {
    const of = (service?: string, payable?: string) => stepsOf({ service, payable })[0];
    assert.deepEqual(
      [of(), of('tax'), of('tax', 'bin'), of(undefined, 'bin')],
      ['service', 'find', 'amount', 'amount'],
    );
  });
  it('has no way back from how a payment ended', () =>
    assert.equal(stepBefore('result', { service: undefined, payable: undefined }), undefined));
});

describe('a look-up', () => {
  const codes = (reference: string, proof = 'ZZ1 1AB', asked = lookup) =>
    checkLookUp({ reference, proof }, asked).map(({ field, code }) => `${field} ${code}`);
  it('needs both', () => assert.deepEqual(codes(' ', ''), ['reference required', 'proof required']));
  it('takes spaces and hyphens as they are typed', () => assert.deepEqual(codes('1234-56 78'), []));
  it('knows what cannot be one', () => assert.deepEqual(codes('1234567'), ['reference not-an-option']));
  it('refuses the number of a card in either', () =>
    assert.deepEqual(codes('4242 4242 4242 4242', '4242424242424242'), ['reference not-allowed', 'proof not-allowed']));
  it('leaves it to the server where the pattern is none', () =>
    assert.deepEqual(codes('12', 'x', { ...lookup, reference: { label: 'x', pattern: '(' } }), []));
});

describe('an amount', () => {
  it('is offered within the limits, all that is due first', () => {
    assert.deepEqual(rules.offersOf(part), [5000]);
    assert.deepEqual(rules.offersOf(gift), [500, 1000]);
    assert.deepEqual(rules.offersOf({ ...common, due: 5 }), []);
  });
  it('is all that is due, unless somebody says otherwise', () => {
    assert.deepEqual(rules.firstAmount(part, undefined), { 'amount.choice': '5000' });
    assert.deepEqual(rules.firstAmount(gift, undefined), {});
    assert.deepEqual(rules.firstAmount({ ...gift, choices: [] }, undefined), { 'amount.choice': 'other' });
    assert.deepEqual(rules.firstAmount(gift, 500), { 'amount.choice': '500' });
    assert.deepEqual(rules.firstAmount(part, 1250), { 'amount.choice': 'other', 'amount.other': '12.50' });
    assert.deepEqual(rules.firstAmount({ ...common, due: 5 }, 1), { 'amount.choice': 'other' });
  });
  it('is what the server says where nothing can be chosen', () => {
    const forged = { 'amount.choice': 'other', 'amount.other': '0.01' };
    assert.deepEqual(rules.readAmount({ ...common, due: 5000 }, forged), { quantity: 1, pence: 5000 });
  });
  it('is counted for as many as are wanted', () => {
    const of = (quantity: string) =>
      rules.readAmount({ ...common, due: 1250, mostQuantity: 5 }, { 'amount.quantity': quantity });
    assert.deepEqual(of('3'), { quantity: 3, pence: 3750 });
    assert.deepEqual(of(''), { field: 'amount.quantity', code: 'required' });
    for (const wrong of ['0', '6', '-1', '1.5', 'two'])
      assert.deepEqual(of(wrong), { field: 'amount.quantity', code: 'not-an-option' }, wrong);
  });
  it('is read as it is typed, and stays within its limits', () => {
    const of = (text: string) => rules.readAmount(part, typed(text));
    for (const [text, pence] of [
      ['5', 500],
      ['£12.50', 1250],
      [' 49.9 ', 4990],
    ] as const)
      assert.deepEqual(of(text), { quantity: 1, pence }, text);
    for (const [text, code] of [
      ['', 'required'],
      ['4.99', 'too-small'],
      ['50.01', 'too-big'],
      ['12.345', 'not-a-number'],
      ['1e3', 'not-a-number'],
      ['-5', 'not-a-number'],
      ['12,50', 'not-a-number'],
    ] as const)
      assert.deepEqual(of(text), { field: 'amount.other', code }, text);
  });
  it('has to be chosen', () =>
    assert.deepEqual(rules.readAmount(gift, {}), { field: 'amount.choice', code: 'required' }));
});

describe('a basket', () => {
  it('has a thing once, however often it was looked up', () => {
    const again = { ...item, payable: 'a.2', pence: 100 };
    const other = { ...item, payable: 'b.1' };
    assert.deepEqual(rules.put(rules.put([item], other), again), [again, other]);
  });
  it('is neither empty nor more than one payment can be', () => {
    assert.equal(rules.basketProblem([], 0), 'empty');
    assert.equal(rules.basketProblem([item], 10_000_001), 'too-big');
    assert.equal(rules.basketProblem([item], 10_000_000), undefined);
    const limits = { least: 30, most: 500_000 };
    assert.deepEqual(
      [29, 30, 500_000, 500_001].map((total) => rules.basketProblem([item], total, limits)),
      ['too-small', undefined, undefined, 'too-big'],
    );
  });
});

describe('the number of a card', () => {
  it('is known however it is written', () => {
    for (const number of [
      '4242 4242 4242 4242',
      '4242/4242/4242/4242',
      '4242_4242–4242—4242',
      '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢',
      '４２４２４２４２４２４２４２４２',
    ])
      assert.ok(isCardNumber(number), number);
  });
  it('is no reference of the council’s', () => {
    for (const reference of ['70012345', 'CT 4242 4242 4242 4242', '4242 4242 4242 4243'])
      assert.equal(isCardNumber(reference), false, reference);
  });
});

describe('what is sent', () => {
  const around = { returnUrl: 'https://exampleton.test/pay', language: 'cy' };
  it('is what was shown, and nothing that was left out', () =>
    assert.deepEqual(rules.bodyOf([item], { 'contact.name': ' ', reference: '12345678' }, around), {
      items: [{ payable: 'a.1', quantity: 1, pence: 5000 }],
      contact: {},
      ...around,
    }));
  it('has who pays as they said when they tried before, unless they say something now', () => {
    const again = { id: 'one', token: 'token', items: [] };
    const kept = rules.bodyOf([item], { 'contact.name': ' ' }, { ...around, again });
    assert.deepEqual([kept.contact, kept.again], [undefined, { id: 'one', token: 'token' }]);
    const said = rules.bodyOf([item], { 'contact.name': 'Kim' }, { ...around, again });
    assert.deepEqual([said.contact, said.again], [{ name: 'Kim' }, undefined]);
  });
  it('says by which link it was asked for, and knows whose basket it is', () => {
    assert.equal(rules.bodyOf([item], {}, { ...around, ask: 'link' }).ask, 'link');
    assert.deepEqual([isAsked([item]), isAsked([{ ...item, payable: 'asked.0' }])], [false, true]);
  });
  it('has the postcode in its usual form', () =>
    assert.deepEqual(
      rules.bodyOf([item], { 'contact.email': 'r@example.com', 'contact.postcode': 'zz11ab' }, around).contact,
      { email: 'r@example.com', address: { postcode: 'ZZ1 1AB' } },
    ));
  it('has no fragment and nothing of ours in the address to come back to', () =>
    assert.equal(
      payment.returnAddress(
        'https://exampleton.test/pay?a=1&council-reference=70012345&council-amount=5#council-case=x',
      ),
      'https://exampleton.test/pay?a=1',
    ));
  it('leads back without what a payment link had in its address', () =>
    assert.equal(
      payment.returnAddress('https://exampleton.test/pay?reference=70012345&amount=500&a=1', ['reference', 'amount']),
      'https://exampleton.test/pay?a=1',
    ));
  it('is not sent with an address that is none', () =>
    assert.deepEqual(
      rules.checkContact({ 'contact.email': 'rhian', 'contact.postcode': 'here' }).map(({ code }) => code),
      ['email', 'postcode'],
    ));
});

describe('a slip in an e-mail address', () => {
  it('of one letter is noticed in the domains that most have', () => {
    for (const domain of ['gmial.com', 'gmai.com', 'gmaill.com', 'gmail.con', 'gmail.co', 'GMAIL.CM', 'gnail.com'])
      assert.equal(meantEmail(`rhian+tax@${domain}`), 'rhian+tax@gmail.com', domain);
    assert.equal(meantEmail('rhian@yaho.co.uk'), 'rhian@yahoo.co.uk');
    assert.equal(meantEmail('rhian@hotmail.co.ku'), 'rhian@hotmail.co.uk');
  });
  it('is none where the address may well be right', () => {
    const right = [
      'gmail.com',
      'mail.com',
      'ymail.com',
      'yahoo.com',
      'hotmail.co.uk',
      'gmx.com',
      'example.com',
      'me.com',
      'email.com',
      'aol.com',
      'bol.com',
      'live.com',
    ];
    for (const typed of [...right.map((domain) => `r@${domain}`), '', 'rhian', 'a@b@gmial.com', 'rhian@sky.uk'])
      assert.equal(meantEmail(typed), undefined, typed);
  });
});

describe('what became of it', () => {
  it('is told by whether money was taken where the state is a new one', () => {
    const of = (state: string, moneyTaken: 'yes' | 'no' | 'unknown') => payment.outcomeOf({ state, moneyTaken });
    assert.equal(of('declined', 'no'), 'declined');
    assert.deepEqual(
      [of('part-refunded', 'yes'), of('disputed', 'unknown'), of('blocked', 'no'), of('open', 'unknown')],
      ['paid', 'checking', 'trouble', 'checking'],
    );
  });
  it('can be tried again only when nothing was paid and nothing is under way', () =>
    assert.deepEqual(
      (['open', 'checking', 'paid', 'already-paid', 'declined', 'expired', 'cancelled', 'trouble'] as const).filter(
        payment.mayRetry,
      ),
      ['declined', 'expired', 'cancelled', 'trouble'],
    ));
});

describe('what a tab keeps', () => {
  const { name: _name, ...kept } = item;
  it('is known again', () => {
    assert.ok(isKept({ items: [kept] }));
    assert.ok(isKept({ id: 'x', token: 'y', items: [kept] }));
    assert.ok(isKept({ id: 'x', token: 'y', items: [kept], ask: 'link' }));
  });
  it('is nothing that somebody else wrote', () => {
    for (const other of [
      undefined,
      null,
      'x',
      {},
      { id: 'x', token: 'y' },
      { id: 'x', token: 'y', items: [{}] },
      { ask: 1, id: 'x', token: 'y', items: [] },
      { id: 1, token: 'y', items: [] },
    ])
      assert.equal(isKept(other), false);
  });
});
