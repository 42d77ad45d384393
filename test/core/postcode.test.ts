import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parsePostcode } from '../../src/core/postcode.ts';

describe('postcodes', () => {
  const read = {
    sw1a1aa: 'SW1A 1AA',
    ' SW1A 1AA ': 'SW1A 1AA',
    'm1 1ae': 'M1 1AE',
    'B33-8TH': 'B33 8TH',
    'CR2.6XH': 'CR2 6XH',
    DN551PT: 'DN55 1PT',
    w1a0ax: 'W1A 0AX',
    'EC1A\u00a01BB': 'EC1A 1BB',
    gir0aa: 'GIR 0AA',
    'ZZ1 1AB': 'ZZ1 1AB',
  };
  for (const [typed, postcode] of Object.entries(read))
    it(`reads ${JSON.stringify(typed)}`, () => assert.equal(parsePostcode(typed), postcode));

  const refused = {
    nothing: '',
    'half of one': 'SW1A',
    'two of them': 'SW1A 1AA SW1A 1AA',
    'a Cyrillic А': 'SW1А 1AA',
    'a dotless ı': 'gır0aa',
    'a long ſ': 'ſw1a1aa',
    'wide letters': 'ＳＷ1A 1AA',
    'a letter that no area has': 'QW1A 1AA',
    'C, I, K, M, O or V in the end': 'SW1A 1AC',
    'digits of another script': 'SW١A 1AA',
    markup: '<b>SW1A 1AA</b>',
  };
  for (const [what, typed] of Object.entries(refused))
    it(`refuses ${what}`, () => assert.equal(parsePostcode(typed), undefined));

  it('gives ASCII, and what it gave is read again as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~\u00b5\u0131\u017f\u212a]{0,10}$/), (text) => {
        const postcode = parsePostcode(text);
        if (postcode === undefined) return;
        assert.match(postcode, /^[A-Z0-9]{2,4} \d[A-Z]{2}$/);
        assert.equal(parsePostcode(postcode), postcode);
      }),
      { numRuns: 2000 },
    );
  });
});
