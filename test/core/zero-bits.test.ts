import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { it } from 'node:test';
import { zeroBits } from '../../src/core/zero-bits.ts';

const right = (text: string) => Math.clz32(hash('sha256', text, 'buffer').readUInt32BE(0));

it('zero bits are those of SHA-256, for every length of one block', () => {
  for (let length = 0; length <= 55; length++) {
    const text = 'Exampleton'.repeat(6).slice(0, length);
    assert.equal(zeroBits(text), right(text), String(length));
  }
  for (let number = 0; number < 5000; number++) assert.equal(zeroBits(`salt:${number}`), right(`salt:${number}`));
});
