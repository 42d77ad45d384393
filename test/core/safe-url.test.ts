import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { safeUrl } from '../../src/core/safe-url.ts';

const page = 'https://exampleton.test/report/';

describe('addresses that may stand in a link', () => {
  const allowed = {
    'https://northmoor.test/report': 'https://northmoor.test/report',
    'mailto:help@exampleton.test': 'mailto:help@exampleton.test',
    'tel:+441632960001': 'tel:+441632960001',
    '/privacy': 'https://exampleton.test/privacy',
    'track?ref=1#x': 'https://exampleton.test/report/track?ref=1#x',
    // Another site, but only by https: no worse than if it were written in full.
    '//evil.test/x': 'https://evil.test/x',
    'HTTPS://EXAMPLETON.test': 'https://exampleton.test/',
  };
  for (const [url, full] of Object.entries(allowed)) it(`has ${url}`, () => assert.equal(safeUrl(url, page), full));

  const refused = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\tjavascript:alert(1)',
    'java\nscript:alert(1)',
    ' \u0001javascript:alert(1)',
    'javascript://%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://exampleton.test/1',
    'file:///etc/passwd',
    'about:blank',
    'view-source:https://exampleton.test/',
    'http://exampleton.test/',
    'https://user:pass@northmoor.test/',
    'https://user@northmoor.test/',
    'https://exampleton.test@evil.test/',
    'ftp://exampleton.test/',
    'https://',
    'https://[',
    '',
  ];
  for (const url of refused) it(`has not ${JSON.stringify(url)}`, () => assert.equal(safeUrl(url, page), undefined));

  it('has http where the page itself is http', () => {
    assert.equal(safeUrl('http://localhost:4310/x', 'http://localhost/'), 'http://localhost:4310/x');
    assert.equal(safeUrl('/x', 'http://localhost/'), 'http://localhost/x');
    assert.equal(safeUrl(undefined, page), undefined);
    assert.equal(safeUrl('/x', 'no base'), undefined);
  });

  it('gives nothing but https, mailto and tel on an https page, whatever comes', () => {
    const scheme = fc.constantFrom(
      'javascript:',
      'data:',
      'http:',
      'https:',
      '//',
      '\\\\',
      'mailto:',
      'tel:',
      '',
      'x:',
    );
    const noise = fc.string({ unit: fc.constantFrom('\t', '\n', '\r', ' ', '\u0000', 'a', '/', '\\', '@', ':', '?') });
    fc.assert(
      fc.property(noise, scheme, fc.string({ unit: 'binary' }), (before, kind, after) => {
        const url = safeUrl(before + kind + after, page);
        if (url !== undefined) assert.match(url, /^(?:https|mailto|tel):/);
      }),
      { numRuns: 2000 },
    );
  });
});
