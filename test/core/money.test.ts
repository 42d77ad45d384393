import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { formatMoney } from '../../src/core/money.ts';

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
