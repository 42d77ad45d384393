import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import { dayAsked } from '../../src/contract/day-asked.ts';
import {
  cleanText,
  day,
  email,
  fieldCodes,
  instant,
  language,
  latitude,
  line,
  longitude,
  numeric,
  paragraph,
  phone,
  requiredLine,
  strict,
} from '../../src/contract/text.ts';

const codes = (schema: v.GenericSchema, value: unknown): string[] =>
  v.safeParse(schema, value).issues?.map(({ message }) => message) ?? [];

const anything = fc.string({ unit: 'binary', maxLength: 60 });

describe('text as people type and paste it', () => {
  it('makes every line end the same, and takes control characters out', () => {
    assert.equal(cleanText('one\r\ntwo\rthree\nfour'), 'one\ntwo\nthree\nfour');
    assert.equal(cleanText('a\u0000b\u0007c\u001bd\u007fe\tf'), 'abcde\tf');
    assert.equal(cleanText('  \u0000 padded \u0000 '), 'padded');
  });

  it('keeps emoji, and replaces half of one', () => {
    assert.equal(cleanText('a 🕳️ b'), 'a 🕳️ b');
    assert.equal(cleanText('a \ud83d b \udd73 c'), 'a \ufffd b \ufffd c');
  });

  it('keeps marks of direction, which are shown inert', () => {
    assert.equal(cleanText('name\u202egnp.exe'), 'name\u202egnp.exe');
  });

  it('gives what a database can keep, and is done after one go, whatever comes', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const cleaned = cleanText(text);
        assert.ok(cleaned.isWellFormed());
        assert.doesNotMatch(cleaned, /[\u0000-\u0008\u000b-\u001f\u007f]/);
        assert.equal(cleaned, cleaned.trim());
        assert.equal(cleanText(cleaned), cleaned);
      }),
    );
  });

  it('counts a line after cleaning, and makes it one line', () => {
    assert.equal(v.parse(line(20), ' 12\tMill\r\nLane '), '12 Mill Lane');
    assert.deepEqual(codes(line(3), ' abc '), []);
    assert.deepEqual(codes(line(3), 'abcd'), ['too-long']);
    assert.deepEqual(codes(line(3), ''), []);
  });

  it('wants a required line or paragraph to say something that can be seen', () => {
    for (const schema of [requiredLine(20), paragraph(1, 20)]) {
      for (const empty of ['', '   ', '\u0000', '\n\r\n', '\u200b', '\u200d \u2067', '\ufeff\u200b'])
        assert.deepEqual(codes(schema, empty), ['required'], JSON.stringify(empty));
      for (const said of ['x', '.', '🕳️', 'ŵ', 'حفرة', '\u200fحفرة']) assert.deepEqual(codes(schema, said), [], said);
      assert.deepEqual(codes(schema, 'x'.repeat(21)), ['too-long']);
      assert.deepEqual(codes(schema, 7), ['required']);
    }
    assert.deepEqual(codes(paragraph(0, 20), '\u200b'), []);
  });

  it('takes a megabyte with one code and no delay', () => {
    const started = performance.now();
    assert.deepEqual(codes(paragraph(1, 1000), 'a \ud83d\r\n'.repeat(250_000)), ['too-long']);
    assert.ok(performance.now() - started < 1000);
  });
});

describe('e-mail addresses', () => {
  const right = [
    'name@example.com',
    'first.last+tag@sub.example.co.uk',
    "o'neill@example.org",
    'a@b',
    'user@localhost',
    'ŵyn@enghraifft.cymru',
    '用户@例子.测试',
    '"two words"@example.com',
    String.raw`"a\"b\\"@example.com`,
    'a@[192.0.2.1]',
    'a@[IPv6:2001:db8::1]',
    'a{b}!#$%&*/=?^`|~@example.com',
  ];
  const wrong = [
    '',
    'name',
    'name@',
    '@example.com',
    'a b@example.com',
    'a@b@c',
    'a@exam ple.com',
    'a@example.com, b@example.com',
    'Name <a@example.com>',
    'a@example.com/x',
    'a@[]',
    'a@[exam ple]',
    String.raw`"a\"@example.com`,
    'a@example.com\u0000,b@example.com',
  ];
  for (const address of right) it(`takes ${address}`, () => assert.deepEqual(codes(email, address), []));
  for (const address of wrong)
    it(`refuses ${JSON.stringify(address)}`, () => assert.deepEqual(codes(email, address), ['email']));

  it('never passes a line end on, so that nothing can be added to a mail', () => {
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        const result = v.safeParse(email, `${before}@${after}`);
        assert.ok(!result.success || !/[\r\n\0<>,]/.test(result.output.replace(/^"(?:[^"\\]|\\.)*"/, '')));
      }),
    );
  });
});

describe('telephone numbers', () => {
  const right = [
    '01632 960 001',
    '07700 900982',
    '+44 (0)1632 960 001',
    '(01632) 960-001',
    '020.7946.0018',
    '01632 960 001 ext 12',
    '01632 960 001 x12',
    '01632 960 001 est. 12',
    '01632960001#123456',
    '+353 1 234 5678',
  ];
  it('takes the digits of Arabic and Persian keyboards, and keeps them as 0 to 9', () => {
    assert.equal(v.parse(phone, '٠١٦٣٢ ٩٦٠ ٠٠١'), '01632 960 001');
    assert.equal(v.parse(phone, '۰۱۶۳۲ ۹۶۰ ۰۰۱'), '01632 960 001');
  });
  const wrong = ['', 'none', '123456', '1'.repeat(16), '01632 960 001 or 002', '07700 900 9B2', '+', 'ext 1234567'];
  for (const number of right) it(`takes ${number}`, () => assert.deepEqual(codes(phone, number), []));
  for (const number of wrong)
    it(`refuses ${JSON.stringify(number)}, and says so once`, () => assert.deepEqual(codes(phone, number), ['phone']));
});

describe('numbers, places and days', () => {
  it('refuses what is no number', () => {
    for (const value of [NaN, '53.5', null, undefined]) assert.deepEqual(codes(latitude, value), ['not-a-number']);
    assert.deepEqual(codes(latitude, Infinity), ['too-big']);
  });

  it('knows the ends of the earth', () => {
    assert.deepEqual([codes(latitude, -90), codes(latitude, 90), codes(longitude, 180)], [[], [], []]);
    assert.deepEqual([codes(latitude, 90.1), codes(latitude, -90.1)], [['too-big'], ['too-small']]);
    assert.deepEqual([codes(longitude, 180.1), codes(longitude, -180.1)], [['too-big'], ['too-small']]);
  });

  it('reads a number of a query string only as plain digits', () => {
    assert.equal(v.parse(numeric, '-0.5'), -0.5);
    for (const text of ['', ' 1', '1e9', '0x10', 'Infinity', '1,5', '1.', '.5', '--1', '٣'])
      assert.deepEqual(codes(numeric, text), ['not-a-number'], text);
  });

  it('takes languages by their BCP 47 shape', () => {
    for (const tag of ['en', 'cy', 'cy-GB', 'zh-Hans-CN', 'CY-gb']) assert.deepEqual(codes(language, tag), [], tag);
    for (const tag of ['', 'e', 'en_GB', 'en-', '"><script>', 7]) {
      assert.deepEqual(codes(language, tag), ['not-an-option'], String(tag));
    }
  });

  it('takes instants with a zone and days without', () => {
    assert.deepEqual(codes(instant, '2026-03-02T10:00:00Z'), []);
    assert.deepEqual(codes(instant, '2026-03-02T10:00:00.123Z'), []);
    assert.equal(codes(instant, '2026-03-02T10:00:00').length, 1);
    assert.equal(codes(instant, 'Monday').length, 1);
    assert.deepEqual(codes(day, '2026-03-02'), []);
    for (const none of ['02/03/2026', '2026-02-31', '2026-13-01', '0000-01-01', '9999-12-31', 'soon'])
      assert.deepEqual(codes(dayAsked, none), ['date'], none);
    assert.deepEqual(codes(dayAsked, '2028-02-29'), []);
  });
});

describe('objects with their own keys and no others', () => {
  const pair = strict({ a: v.string('required'), b: v.optional(v.string('required')) });

  it('asks for what is missing and names what is too much', () => {
    assert.deepEqual(codes(pair, { a: 'x' }), []);
    assert.deepEqual(codes(pair, {}), ['required']);
    assert.deepEqual(codes(pair, { a: 'x', status: 'fixed' }), ['unknown']);
    for (const wrong of [null, [], 'x', 7, undefined]) assert.deepEqual(codes(pair, wrong), ['required']);
  });

  it('knows keys that every object has as too much', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      const value = JSON.parse(`{"a":"x","${key}":{"polluted":true}}`) as unknown;
      assert.deepEqual(codes(pair, value), ['unknown'], key);
    }
    assert.equal((Object.prototype as { polluted?: boolean }).polluted, undefined);
  });
});

it('has no code twice, and every code is a word of its own', () => {
  assert.equal(new Set(fieldCodes).size, fieldCodes.length);
  for (const code of fieldCodes) assert.match(code, /^[a-z]+(?:-[a-z]+)*$/);
});
