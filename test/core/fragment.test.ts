import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkNames } from '../../src/contract/links.ts';
import { readFragment } from '../../src/core/fragment.ts';

describe('the fragment of an address', () => {
  it('may have a link of ours, and what is not ours stays', () => {
    assert.deepEqual(readFragment('#council-case=AbC_-1', linkNames), { kind: 'open', value: 'AbC_-1', rest: '' });
    assert.deepEqual(readFragment('#a=1&council-stop=t&b', linkNames), { kind: 'stop', value: 't', rest: '#a=1&b' });
    assert.deepEqual(readFragment('#council-report=7K3-M9Q-XPT5', linkNames)?.kind, 'report');
    assert.deepEqual(readFragment('#council-follow=t', linkNames)?.kind, 'confirm');
  });

  it('of an early link has the reference before the token', () =>
    assert.equal(readFragment('#council-case=7K3-M9Q-XPT5.AbC', linkNames)?.value, 'AbC'));

  it('without a link of ours is none of our business', () => {
    for (const hash of [
      '',
      '#',
      '#top',
      '#council-case=',
      '#council-case=%3Cscript%3E',
      '#x-council-case=a',
      '#council-casex=a',
    ])
      assert.equal(readFragment(hash, linkNames), undefined, hash);
  });
});
