import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readConfig } from '../../server/config.ts';
import { bankHolidays } from '../../server/domains/case/bank-holidays.ts';
import { addWorkingDays } from '../../server/domains/case/working-days.ts';
import { amountProblem, askedNow, limitsOf, type Asked, type Price } from '../../server/domains/payment/rules.ts';
import { publicLabel } from '../../server/domains/report/rules.ts';
import { clientAddress, parseNetworks } from '../../server/http/client-address.ts';
import { chooseLanguage } from '../../server/http/language.ts';
import { remember } from '../../server/http/remember.ts';

const debt: Price = {
  amount: 'part',
  pence: null,
  balance: 10_000,
  whole: true,
  discount: 0,
  discountUntil: null,
  least: 500,
  most: 8000,
  mostQuantity: 1,
};

describe('a part of a debt', () => {
  const now = new Date('2026-03-02T12:00:00Z');
  const of = (over: Partial<Price>, ...amounts: number[]) => {
    const price = { ...debt, most: 100_000, ...over };
    const { least, most } = limitsOf(price, now, 30);
    return [least, most, ...amounts.map((pence) => amountProblem(price, { pence, quantity: 1 }, now, 30))];
  };

  it('leaves nothing, or as much as the provider takes', () => {
    const fine = undefined;
    assert.deepEqual(of({}, 9970, 9971, 9999, 10_000), [500, 10_000, fine, 'too-big', 'too-big', fine]);
    assert.deepEqual(of({ balance: 520 }, 500, 520), [520, 520, 'too-small', fine]);
    assert.deepEqual(of({ balance: 10 }, 9, 10), [10, 10, 'too-small', fine]);
    assert.deepEqual(of({ most: 9990 }, 9970, 9990, 10_000), [500, 9970, fine, 'too-big', 'too-big']);
    // What was let off for being paid whole is left, too.
    assert.deepEqual(of({ discount: 3000, discountUntil: '2026-03-02' }, 6999, 7000), [500, 7000, fine, fine]);
    assert.deepEqual(of({ amount: 'chosen', balance: null }, 99_999), [500, 100_000, fine]);
  });
});

describe('what somebody else was asked to pay', () => {
  const wanted: Asked = { quantity: 1, pence: 4000, whole: false, through: false, since: 0 };
  const due = (price: Partial<Price> = {}, asked: Partial<Asked> = {}) =>
    askedNow({ ...debt, ...price }, { ...wanted, ...asked }, new Date('2026-03-02T12:00:00Z'), 30);

  it('is what is left of it, within what can be paid at once', () => {
    assert.deepEqual([due(), due({}, { since: 1000 }), due({}, { since: 3900 })], [4000, 3000, 500]);
    assert.deepEqual([due({ balance: 3000 }), due({ balance: 200 })], [3000, 200]);
    assert.equal(due({ balance: 4010 }), 3980, 'what it leaves can be paid, too');
  });
  it('is all that is due, where that was asked for', () => {
    assert.deepEqual([due({ balance: 6000 }, { whole: true }), due({}, { whole: true, since: 4000 })], [6000, 8000]);
    assert.equal(due({ amount: 'fixed', discount: 2000, discountUntil: '2026-03-02' }), 8000);
    assert.equal(due({ amount: 'fixed', balance: null, pence: 1250 }, { quantity: 2, pence: 2000 }), 2500);
  });
  it('is nothing once it is paid, by whomever', () => {
    assert.deepEqual([due({}, { through: true }), due({}, { since: 4000 }), due({ balance: 0 })], [0, 0, 0]);
  });
  it('is not less for what others pay of what is for everybody', () =>
    assert.equal(due({ amount: 'chosen', balance: null }, { since: 9000 }), 4000));
});

describe('working days', () => {
  const day = (instant: string, days: number) => addWorkingDays(new Date(instant), days);

  it('leave out weekends', () => {
    assert.equal(day('2026-11-20T12:00:00Z', 1), '2026-11-23');
    assert.equal(day('2026-11-20T12:00:00Z', 5), '2026-11-27');
    assert.equal(day('2026-11-21T12:00:00Z', 1), '2026-11-23');
  });

  it('leave out bank holidays and their substitutes', () => {
    assert.equal(day('2026-12-24T12:00:00Z', 1), '2026-12-29');
    assert.equal(day('2027-12-24T12:00:00Z', 1), '2027-12-29');
    assert.equal(day('2027-03-25T12:00:00Z', 1), '2027-03-30');
  });

  it('begin on the day of the council, not of the world', () => {
    // Half past midnight in London, the day before in UTC.
    assert.equal(day('2026-06-30T23:30:00Z', 1), '2026-07-02');
  });

  it('of none are the same day, or the next that is one', () => {
    assert.equal(day('2026-11-20T12:00:00Z', 0), '2026-11-20');
    assert.equal(day('2026-11-21T12:00:00Z', 0), '2026-11-23');
  });

  it('know the bank holidays that the law gives', () => {
    for (const year of new Set([...bankHolidays].map((each) => Number(each.slice(0, 4))))) {
      const listed = [...bankHolidays].filter((each) => each.startsWith(String(year)));
      assert.deepEqual(listed, byLaw(year), String(year));
    }
  });
});

/** Banking and Financial Dealings Act 1971, schedule 1, with New Year's Day and Early May as proclaimed each year. */
function byLaw(year: number): string[] {
  const at = (month: number, day: number) => new Date(Date.UTC(year, month - 1, day));
  const plus = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);
  const firstMonday = (month: number) => plus(at(month, 1), (8 - at(month, 1).getUTCDay()) % 7);
  const lastMonday = (month: number) => plus(at(month, 31), -((at(month, 31).getUTCDay() + 6) % 7));
  const easter = easterSunday(year);
  const moved = (dates: Date[]) => {
    const taken = new Set<number>();
    for (let date of dates) {
      while (date.getUTCDay() % 6 === 0 || taken.has(date.getTime())) date = plus(date, 1);
      taken.add(date.getTime());
    }
    return [...taken].map((time) => new Date(time));
  };
  const weekend = (date: Date) => date.getUTCDay() % 6 === 0;
  const christmas = [at(12, 25), at(12, 26)];
  const days = [
    ...moved([at(1, 1)]),
    plus(easter, -2),
    plus(easter, 1),
    firstMonday(5),
    lastMonday(5),
    lastMonday(8),
    // A Christmas Day or Boxing Day on a weekend moves past the other.
    ...christmas.filter((date) => !weekend(date)),
    ...moved([...christmas.filter((date) => !weekend(date)), ...christmas.filter(weekend)]),
  ];
  return [...new Set(days.map((date) => date.toISOString().slice(0, 10)))].sort();
}

/** Anonymous Gregorian algorithm (Nature, 20 April 1876). */
function easterSunday(year: number): Date {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1));
}

describe('a place as anybody may read it', () => {
  const cases: [string | null, string | undefined][] = [
    ['12 Mill Lane, Exampleton, ZZ1 1AB', 'Mill Lane, Exampleton'],
    ['12a Mill Lane, Exampleton', 'Mill Lane, Exampleton'],
    ['Flat 3, 12–14 Mill Lane, Exampleton', 'Mill Lane, Exampleton'],
    ['Fflat 3, 12 Lôn y Felin', 'Lôn y Felin'],
    ['Flat 3 12 Mill Lane', 'Mill Lane'],
    ['Mill Lane', 'Mill Lane'],
    ['42nd Street Market', '42nd Street Market'],
    ['SW1A 1AA', undefined],
    [null, undefined],
    ['Near 1 Mill Lane', 'Near Mill Lane'],
    ['Ger 12 Y Stryd Fawr', 'Ger Y Stryd Fawr'],
    ['12, Mill Lane', 'Mill Lane'],
    ['No. 12 Mill Lane', 'Mill Lane'],
    ['Rhif 12, Lôn y Felin', 'Lôn y Felin'],
    ['Mill Lane No12', 'Mill Lane'],
    ['Mill Lane 12, Exampleton', 'Mill Lane, Exampleton'],
    ['12A & 14 Mill Lane', 'Mill Lane'],
    ['(12½) Mill Lane', 'Mill Lane'],
    ['١٢ Mill Lane', 'Mill Lane'],
    ['12Mill Lane', 'Mill Lane'],
    ['Mill Lane12', 'Mill Lane'],
    ['First floor flat, 12 Mill Lane', 'Mill Lane'],
    ['Unit B2, Mill Park', 'Mill Park'],
    ['Opposite Flat A 12 Mill Lane', 'Opposite Mill Lane'],
    ['Exampleton ZZ1 1AB', 'Exampleton'],
    ['Mill Lane, ZZ1, 1AB', 'Mill Lane'],
    ['zz11ab', undefined],
    ['Flat Lane, Exampleton', 'Flat Lane, Exampleton'],
    ['Numbers Lane', 'Numbers Lane'],
    ['A48 near Exampleton', 'A48 near Exampleton'],
    ['12 Mill Lane, A48(M), B4521, M4 J24', 'Mill Lane, A48(M), B4521, M4 J24'],
    ['3rd Avenue', '3rd Avenue'],
  ];
  for (const [label, shown] of cases) {
    it(`shows ${JSON.stringify(label)} as ${JSON.stringify(shown)}`, () => assert.equal(publicLabel(label), shown));
  }

  const house = fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('', 'a', 'B', '-14', '–14c', '/2', ' & 16', ' and 18'))
    .map((parts) => parts.join(''));
  const before = fc.constantFrom(
    '',
    'Near ',
    'Ger ',
    'No. ',
    'number ',
    'Rhif ',
    '#',
    'Outside ',
    'Flat 3, ',
    'Fflat B ',
  );
  const street = fc.constantFrom('Mill Lane', 'Lôn y Felin', 'Flat Lane', 'A48', 'B4521 Mill Road', '42nd Street');
  const code = fc.constantFrom('', ', ZZ1 1AB', ' ZZ99 9ZZ', ', zz11ab', ', ZZ1, 1AB');

  it('shows no number of a house, no flat and no postcode, wherever they stand', () => {
    fc.assert(
      fc.property(before, house, fc.constantFrom(' ', ', ', ',', ' - '), street, fc.boolean(), code, (...given) => {
        const [begun, number, between, road, first, postcode] = given;
        const label = first ? `${begun}${number}${between}${road}` : `${road}${between}${begun}${number}`;
        const shown = publicLabel(`${label}, Exampleton${postcode}`) ?? '';
        assert.doesNotMatch(shown.replace(road, ''), /\p{N}|zz|fflat|\bflat\b/iu, `${label}${postcode}`);
        assert.ok(shown.includes(road) && shown.includes('Exampleton'), shown);
      }),
    );
  });

  it('shows of any words at all no number that stands alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'12 ,.-/aAbZ#½'), maxLength: 40 }), (label) => {
        assert.doesNotMatch(
          publicLabel(label) ?? '',
          /(?<![\p{L}\p{N}])\p{N}+(?:\p{L}(?![\p{L}\p{N}])|(?![\p{L}\p{N}]))/u,
        );
      }),
    );
  });
});

describe('whom a request is counted against', () => {
  const trusted = parseNetworks('10.0.0.0/8, fd00::/8');
  const cases: [string, string | undefined, string | undefined, string][] = [
    ['a direct caller, whatever it claims', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['the caller before our proxy', '10.1.1.1', '203.0.113.9', '203.0.113.9'],
    ['the caller, not what it wrote itself', '10.1.1.1', '1.2.3.4, 203.0.113.9', '203.0.113.9'],
    ['the caller before two proxies of ours', '10.1.1.1', '203.0.113.9, 10.2.2.2', '203.0.113.9'],
    ['the same one whatever its port', '10.1.1.1', '203.0.113.9:51234', '203.0.113.9'],
    ['the same one in quotes', '10.1.1.1', '"203.0.113.9"', '203.0.113.9'],
    ['the proxy when the rest is nonsense', '10.1.1.1', 'unknown', '10.1.1.1'],
    ['the last good one before nonsense', '10.1.1.1', 'junk, 10.2.2.2', '10.2.2.2'],
    ['IPv4 in the dress of IPv6', '::ffff:10.1.1.1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['a household, not one of its addresses', '10.1.1.1', '[2001:db8:0:7:1::1]:443', '2001:db8:0:7::/64'],
    ['the same household by another address', 'fd00::1', '2001:DB8::7:ffff:ffff:ffff:ffff', '2001:db8:0:7::/64'],
    ['nobody', undefined, '203.0.113.9', 'unknown'],
  ];
  for (const [name, peer, forwarded, client] of cases) {
    it(`is ${name}`, () => assert.equal(clientAddress(peer, forwarded, trusted), client));
  }
});

describe('the language of an answer', () => {
  const cases: [string | undefined, string][] = [
    [undefined, 'en'],
    ['', 'en'],
    ['cy', 'cy'],
    ['cy-GB,cy;q=0.9,en;q=0.8', 'cy'],
    ['en-GB,en;q=0.9,cy;q=0.8', 'en'],
    ['pl,cy;q=0.2', 'cy'],
    ['ar', 'en'],
    ['cy;q=0, en', 'en'],
    ['*', 'en'],
    [',;q=,,='.repeat(1000), 'en'],
  ];
  for (const [header, language] of cases) {
    it(`is ${language} for ${JSON.stringify(header?.slice(0, 40))}`, () =>
      assert.equal(chooseLanguage(header), language));
  }
});

describe('the environment', () => {
  it('needs nothing', () => {
    const config = readConfig({});
    assert.equal(config.port, 4310);
    assert.equal(config.host, '127.0.0.1');
    assert.equal(config.demo, true);
    assert.equal(config.origins, 'any');
  });

  it('is no demo where others can reach it, unless told so', () => {
    assert.equal(readConfig({ HOST: '0.0.0.0' }).demo, false);
    assert.deepEqual(readConfig({ HOST: '0.0.0.0' }).origins, []);
    assert.equal(readConfig({ HOST: '0.0.0.0', DEMO: 'on' }).demo, true);
  });

  const forOthers = {
    PUBLIC_URL: 'https://www.example.gov.uk',
    SMTP_URL: 'smtp://mail.example:587',
    NOTIFY_KEY: `key-${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}-${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`,
    DATABASE_URL: 'postgres://council@localhost/council',
    CORS_ORIGINS: 'https://www.example.gov.uk',
    TRUSTED_PROXIES: '127.0.0.1',
  };
  for (const [name, value] of Object.entries(forOthers)) {
    it(`is no demo behind a proxy on the same machine: ${name} tells of others, unless told so`, () => {
      assert.equal(readConfig({ [name]: value }).demo, false);
      assert.deepEqual(readConfig({ [name]: value }).open311.keys, []);
      assert.equal(readConfig({ [name]: value, DEMO: 'on' }).demo, true);
      assert.equal(readConfig({ [name]: '' }).demo, true);
    });
  }

  it('names every variable that is wrong', () => {
    const wrong = {
      PORT: 'http',
      DATABASE_URL: 'mysql://host/name',
      CORS_ORIGINS: 'www.example.gov.uk',
      TRUSTED_PROXIES: '10.0.0.0/99',
      LIMIT_REPORTS: 'many',
      DEMO: 'maybe',
    };
    for (const name of Object.keys(wrong)) {
      assert.throws(
        () => readConfig(wrong),
        (error: Error) => error.message.split('\n').some((each) => each.startsWith(name)),
      );
    }
  });

  it('takes an empty variable for one that is not set', () => {
    assert.equal(readConfig({ PORT: '', DATABASE_URL: '' }).port, 4310);
  });
});

describe('what is remembered', () => {
  it('is loaded once for all who ask at once, and again when its time is over', async () => {
    let loads = 0;
    const ask = remember(1000, 10, (name: string) => Promise.resolve(`${name} ${(loads += 1)}`));
    assert.deepEqual(await Promise.all([ask('a'), ask('a'), ask('b')]), ['a 1', 'a 1', 'b 2']);
    assert.equal(await ask('a'), 'a 1');
    const brief = remember(0, 10, (name: string) => Promise.resolve(`${name} ${(loads += 1)}`));
    assert.notEqual(await brief('a'), await brief('a'));
  });

  it('is neither a failure nor nothing', async () => {
    const answers = [Promise.reject(new Error('down')), Promise.resolve(undefined), Promise.resolve('found')];
    const ask = remember(1000, 10, () => answers.shift() ?? Promise.resolve('too often'));
    await assert.rejects(ask(), /down/);
    assert.equal(await ask(), undefined);
    assert.equal(await ask(), 'found');
    assert.equal(await ask(), 'found');
  });

  it('is no more than was said', async () => {
    let loads = 0;
    const ask = remember(1000, 2, (name: string) => Promise.resolve(`${name} ${(loads += 1)}`));
    for (const name of ['a', 'b', 'c', 'a']) await ask(name);
    assert.equal(loads, 4);
  });
});
