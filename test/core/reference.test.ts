import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { makeReference, parseReference } from '../../src/core/reference.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference of chosen randomness: the bytes, then as many more as the maker asks for. */
const made = (bytes: readonly number[]) => {
  let salt = 0;
  return makeReference((wanted) => wanted.map((_, at) => (bytes[at] ?? 0) + salt++ * (at === 8 ? 1 : 0)));
};
const reference = fc.array(fc.nat(255), { minLength: 9, maxLength: 9 }).map(made);
const symbolsOf = (text: string) => [...text.replaceAll('-', '')];

describe('references', () => {
  it('are ten symbols that nobody mistakes for others, in groups', () => {
    fc.assert(
      fc.property(reference, (text) =>
        assert.match(text, /^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}$/),
      ),
    );
  });

  it('are read as they were made, in any case, with and without hyphens and spaces', () => {
    fc.assert(
      fc.property(reference, fc.constantFrom('', ' ', '-', ' - '), fc.boolean(), (text, gap, small) => {
        const typed = ` ${text.replaceAll('-', gap)} `;
        assert.equal(parseReference(small ? typed.toLowerCase() : typed), text);
      }),
    );
  });

  it('are read with O for 0, and I or L for 1', () => {
    fc.assert(
      fc.property(reference, fc.constantFrom('I', 'l', 'L', 'i'), (text, one) => {
        assert.equal(parseReference(text.replaceAll('0', 'o').replaceAll('1', one)), text);
      }),
    );
  });

  it('show every single wrong symbol', () => {
    fc.assert(
      fc.property(reference, fc.nat(9), fc.nat(31), (text, at, other) => {
        const symbols = symbolsOf(text);
        fc.pre(symbols[at] !== alphabet[other]);
        assert.equal(parseReference(symbols.with(at, alphabet[other]!).join('')), undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('show every two neighbours that were swapped', () => {
    fc.assert(
      fc.property(reference, fc.nat(8), (text, at) => {
        const symbols = symbolsOf(text);
        const [left, right] = [symbols[at]!, symbols[at + 1]!];
        fc.pre(left !== right);
        assert.equal(
          parseReference(
            symbols
              .with(at, right)
              .with(at + 1, left)
              .join(''),
          ),
          undefined,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('are not made of anything else', () => {
    for (const text of ['', '7K3', '7K3-M9Q-XPT', '7K3-M9Q-XPT44', 'UUU-UUU-UUUU', '7K3_M9Q_XPT4', '７K3-M9Q-XPT4'])
      assert.equal(parseReference(text), undefined, text);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parseReference(text);
        assert.ok(read === undefined || parseReference(read) === read);
      }),
    );
  });

  it('use all the randomness that there is: 10,000 of them, no two the same', () => {
    const many = Array.from({ length: 10_000 }, () => makeReference((bytes) => crypto.getRandomValues(bytes)));
    assert.equal(new Set(many).size, many.length);
    for (let at = 0; at < 9; at++) assert.equal(new Set(many.map((text) => symbolsOf(text)[at])).size, 32);
  });
});
