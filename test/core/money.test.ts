import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { formatMoney, parseMoney } from '../../src/core/money.ts';

it('writes pence as pounds, with pence only when there are some', () => {
  const sums = {
    '£0': 0,
    '£0.01': 1,
    '£0.10': 10,
    '£1': 100,
    '£12.50': 1250,
    '£999.99': 99_999,
    '£1,000': 100_000,
    '£1,234,567.89': 123_456_789,
    '-£5.05': -505,
  };
  for (const [text, pence] of Object.entries(sums)) assert.equal(formatMoney(pence), text);
});

it('loses no penny', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (pence) => {
      const text = formatMoney(pence);
      assert.match(text, /^-?£\d{1,3}(?:,\d{3})*(?:\.\d\d)?$/);
      assert.equal(Math.round(Number(text.replace(/[£,]/g, '')) * 100), pence);
    }),
  );
});

it('reads amounts as people type them, and nothing else', () => {
  const amounts = {
    '12': 1200,
    '12.5': 1250,
    '£1,250.00': 125_000,
    ' 0.01 ': 1,
    '1.15': 115,
    '999999999': 99_999_999_900,
  };
  for (const [text, pence] of Object.entries(amounts)) assert.equal(parseMoney(text), pence, text);
  for (const text of ['', '£', '12,50', '1.234', '1,23.00', '-1', '1e3', 'twelve', '12.', '1 250,00', '٣'])
    assert.equal(parseMoney(text), undefined, text);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e10 }), (pence) => assert.equal(parseMoney(formatMoney(pence)), pence)),
  );
});
