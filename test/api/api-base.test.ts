import { expect } from '@open-wc/testing';
import { parseApiBase } from '../../src/api/api-base.ts';

const page = 'https://exampleton.test/report/';

describe('the address of an API', () => {
  for (const [given, read] of [
    ['https://api.exampleton.test/v1', 'https://api.exampleton.test/v1/'],
    [' https://api.exampleton.test/v1/ ', 'https://api.exampleton.test/v1/'],
    ['https://api.exampleton.test:8443', 'https://api.exampleton.test:8443/'],
    ['/api', 'https://exampleton.test/api/'],
    ['api', 'https://exampleton.test/report/api/'],
    ['../api/', 'https://exampleton.test/api/'],
  ] as const) {
    it(`${given} is ${read}`, () => {
      expect(String(parseApiBase(given, page))).to.equal(read);
    });
  }

  it('may be http where the page is', () => {
    expect(String(parseApiBase('http://localhost:4310/api', 'http://localhost/'))).to.equal(
      'http://localhost:4310/api/',
    );
  });

  for (const given of [
    undefined,
    '',
    '  ',
    'javascript:alert(1)',
    '\tjava\nscript:alert(1)',
    'data:application/json,{}',
    'blob:https://exampleton.test/1',
    'file:///api',
    'ftp://exampleton.test/api',
    'http://exampleton.test/api',
    '//evil.test/api',
    '/\t/evil.test/api',
    '/\\evil.test/api',
    '\\\\evil.test/api',
    'https://user:secret@exampleton.test/api',
    'https://user@exampleton.test/api',
    'https://exampleton.test./api',
    'https://exampleton.test/api?key=secret',
    'https://exampleton.test/api#x',
    'https://',
    'https://[',
  ]) {
    it(`is never ${JSON.stringify(given)}`, () => {
      const fault = parseApiBase(given, page);
      // In full when it is not: a URL as such is more than the runner can print.
      expect(fault instanceof URL ? fault.href : 'refused').to.equal('refused');
      // What it says goes to the console: it holds no password.
      expect(String(fault)).not.to.contain('secret');
    });
  }
});
