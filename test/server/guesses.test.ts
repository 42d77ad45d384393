import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseReference } from '../../src/core/reference.ts';
import { newReference } from '../../server/domains/case/secrets.ts';
import { cases, rateLimits } from '../../server/database/schema.ts';
import { forgetCounts } from '../../server/http/limits.ts';
import { distance } from '../../server/exampleton/geography/shapes.ts';
import { buildTown } from '../../server/exampleton/geography/town.ts';
import { codeOf, onBothDatabases, post, receiptOf, sendReport, withServer } from './client.ts';
import { robin } from './cases.ts';

const guesses = Number(process.env['GUESSES'] ?? 10_000);

/** How many references there can be, counted on those that are given out; the last symbol follows from the others. */
function referencesThereCanBe(): number {
  const given = Array.from({ length: 4000 }, () => newReference().replaceAll('-', ''));
  const free = Array.from({ length: (given[0]?.length ?? 0) - 1 }, (_, at) => [
    ...new Set(given.map((each) => each.charAt(at))),
  ]);
  const last = [...new Set(given.map((each) => each.slice(-1)))];
  const some = Array.from({ length: 1000 }, () =>
    free.map((symbols) => symbols[Math.floor(Math.random() * symbols.length)]).join(''),
  );
  const good = some.filter((begun) => last.some((symbol) => parseReference(begun + symbol) !== undefined));
  return (free.reduce((all, symbols) => all * symbols.length, 1) * good.length) / some.length;
}

/** How many postcodes there are within so many metres of a house of Exampleton: half of its houses have more. */
function postcodesWithin(metres: number): number {
  const { addresses } = buildTown();
  const counts = addresses
    .filter((_, index) => index % 50 === 0)
    .map(({ spot }) => {
      const near = addresses.filter((other) => distance(other.spot, spot) <= metres);
      return new Set(near.map(({ postcode }) => postcode)).size;
    });
  return counts.sort((a, b) => a - b)[counts.length >> 1] ?? 0;
}

describe('guessing', () => {
  const server = withServer();
  const lookUp = (body: Record<string, unknown>) => post(`${server().url}/api/cases/lookup`, body);

  it(`${guesses} references brings nothing, and tells nothing by status, length or time`, async () => {
    // Real ones among many, as a council has them.
    await server()
      .db.insert(cases)
      .values(
        Array.from({ length: 5000 }, () => ({
          reference: newReference(),
          kind: 'report' as const,
          service: 'pothole',
        })),
      );
    const real = [];
    for (let count = 0; count < 20; count += 1)
      real.push(receiptOf(await sendReport(server(), { contact: robin })).reference);
    const answers = new Set<string>();
    const times: Record<'real' | 'none', number[]> = { real: [], none: [] };
    for (let count = 0; count < guesses; count += 1) {
      // One by one, in turns, so that a busy machine slows both down alike.
      const kind = count % 2 === 0 ? 'real' : 'none';
      const reference = kind === 'real' ? real[(count / 2) % real.length] : newReference();
      const since = performance.now();
      const answer = await lookUp({ reference, email: `guess${String(count).padStart(5, '0')}@example.com` });
      times[kind].push(performance.now() - since);
      const headers = [...answer.headers].filter(([name]) => name !== 'date');
      answers.add(JSON.stringify([answer.status, answer.text, headers]));
    }
    assert.equal(answers.size, 1, 'one answer for all of them, byte for byte');
    const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
    // Each is compared with the one after it, so that load is on both alike.
    const longer = median(times.real.map((time, at) => time - (times.none[at] ?? 0))) / median(times.none);
    console.log(
      `median ${median(times.real).toFixed(2)} ms and ${median(times.none).toFixed(2)} ms, ${(longer * 100).toFixed(1)} % longer`,
    );
    assert.ok(Math.abs(longer) < 0.1, `one that is there takes ${longer * 100} % longer`);
  });

  it('is the same answer for a reference of the wrong shape and for a postcode', async () => {
    const answers = await Promise.all(
      [
        { reference: newReference(), email: 'eve@example.com' },
        { reference: 'nonsense', email: 'eve@example.com' },
        { reference: '🦓', postcode: 'ZZ1 1AB' },
        { reference: newReference(), postcode: 'not one' },
        { token: 'a'.repeat(22) },
      ].map(lookUp),
    );
    assert.equal(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1);
    assert.equal(codeOf(answers[0]!), 'not-found');
  });
});

const environment = {
  LIMIT_LOOKUPS: '',
  LIMIT_REFERENCES: '',
  LIMIT_POSTCODES: '',
  TRUSTED_PROXIES: '127.0.0.1',
};

onBothDatabases(
  'the limits of guessing, as they are without a setting',
  (server) => {
    const from = (address: string, body: Record<string, unknown>) =>
      post(`${server().url}/api/cases/lookup`, body, { 'X-Forwarded-For': address });

    it('are twenty wrong ones in ten minutes from an address, and the wait is told', async () => {
      for (let count = 0; count < 20; count += 1) {
        assert.equal((await from('192.0.2.1', { reference: newReference(), email: 'eve@example.com' })).status, 404);
      }
      const refused = await from('192.0.2.1:4711', { reference: newReference(), email: 'eve@example.com' });
      assert.equal(refused.status, 429);
      const wait = Number(refused.headers.get('retry-after'));
      assert.ok(wait > 500 && wait <= 600);
      // With a million reports; and who meets one does not have its address or its postcode.
      const perHour = (3600 / wait) * 20;
      const years = referencesThereCanBe() / 1_000_000 / perHour / 24 / 365;
      console.log(
        `${Math.round(perHour)} guesses an hour from an address; ${Math.round(years)} years to meet one of a million references`,
      );
      assert.ok(years > 25);
    });

    it('are five in a quarter of an hour for a reference, fifty from however many addresses, and the same for one that is none', async () => {
      const real = receiptOf(await sendReport(server(), { contact: robin })).reference;
      const waits: number[] = [];
      for (const reference of [real, newReference()]) {
        const asTyped = reference.replaceAll('-', ' ').toLowerCase();
        const refused = async (address: string) => {
          const answer = await from(address, { reference: asTyped, email: robin.email });
          assert.equal(answer.status, 429);
          waits.push(Math.round(Number(answer.headers.get('retry-after')) / 60));
        };
        for (let address = 0; address < 10; address += 1) {
          for (let count = 0; count < 5; count += 1) {
            const guess = { reference, email: `eve${count}@example.com` };
            assert.equal((await from(`198.51.100.${address}`, guess)).status, 404);
          }
          await refused(`198.51.100.${address}`);
        }
        await refused('198.51.100.99');
      }
      assert.deepEqual(new Set(waits), new Set([15]));
    });

    it('count nothing that was right, so that a library’s visitors all get in', async () => {
      const { reference } = receiptOf(await sendReport(server(), { contact: robin }));
      for (let count = 0; count < 30; count += 1) {
        assert.equal((await from('203.0.113.7', { reference, email: robin.email })).status, 200);
      }
      assert.ok((await server().db.select().from(rateLimits)).length > 0);
    });

    it('keep nobody out by what one stranger does', async () => {
      const { reference } = receiptOf(await sendReport(server(), { contact: robin }));
      for (let count = 0; count < 12; count += 1) await from('198.51.101.1', { reference, email: 'eve@example.com' });
      assert.equal((await from('203.0.113.9', { reference, email: robin.email })).status, 200);
    });

    it('leave the private link open while somebody else is guessing', async () => {
      const { reference, token } = receiptOf(await sendReport(server(), { contact: robin }));
      for (let count = 0; count < 6; count += 1)
        await from(`198.51.100.${count}`, { reference, email: 'eve@example.com' });
      assert.equal((await from('203.0.113.8', { token })).status, 200);
    });

    /** So many days later. */
    const pass = (days: number) =>
      server().db.execute(`update rate_limits set ends_at = ends_at - interval '${days} days'`);
    const postcodes = Array.from(
      { length: 400 },
      (_, at) => `ZZ1 ${at % 10}${'ADEFGHJLNP'[Math.floor(at / 10) % 10]}Z`,
    );
    /** What is answered to postcodes for a reference, day by day, until no more are taken: 404, or the wait. */
    async function guess(
      reference: string,
      days: number,
      address: (day: number) => string,
    ): Promise<(number | string)[]> {
      const answers: (number | string)[] = [];
      for (let day = 0; day < days; day += 1) {
        for (let status = 404; status === 404;) {
          const postcode = postcodes[answers.length] ?? '';
          const answer = await from(address(day), { reference, postcode });
          ({ status } = answer);
          const wait = Math.round(Number(answer.headers.get('retry-after')) / 86_400);
          answers.push(status === 404 ? 404 : `${wait} days`);
        }
        await pass(1);
      }
      return answers;
    }

    it('are two postcodes a day for a reference, and four a year from however many addresses', async () => {
      const { reference } = receiptOf(await sendReport(server(), { contact: robin }));
      const none = newReference();
      for (const each of [reference, none]) {
        const answers = await guess(each, 40, (day) => `192.0.2.${100 + (day % 2)}`);
        const first = [404, 404, '1 days', 404, 404, '1 days'];
        assert.deepEqual(answers.slice(0, 8), [...first, '363 days', '362 days']);
        assert.equal(answers.filter((answer) => answer === 404).length, 4);
      }
      const near = postcodesWithin(300);
      console.log(`4 guesses a year, of ${near} postcodes within 300 m: ${Math.round(400 / near)} in 100 are right`);
      assert.ok(4 / near < 0.3);
      // Its owner has other ways.
      assert.equal((await from('203.0.113.10', { reference, postcode: robin.postcode })).status, 429);
      assert.equal((await from('203.0.113.10', { reference, email: robin.email })).status, 200);
      // A year is as long for a reference that is none: the wait tells nothing either.
      await forgetCounts(server().db);
      const waits = [];
      for (const each of [reference, none]) {
        const refused = await from('203.0.113.11', { reference: each, postcode: robin.postcode });
        waits.push(`${refused.status} ${Math.round(Number(refused.headers.get('retry-after')) / 86_400)}`);
      }
      // It was guessed at forty days later.
      assert.deepEqual(waits, ['429 285', '429 325']);
      await pass(300);
      assert.equal((await from('203.0.113.10', { reference, postcode: robin.postcode })).status, 200);
    });

    it('are three postcodes a year from one address, so that nobody alone shuts the owner out', async () => {
      const { reference } = receiptOf(await sendReport(server(), { contact: robin }));
      const answers = await guess(reference, 5, () => '192.0.2.130');
      assert.equal(answers.filter((answer) => answer === 404).length, 3);
      assert.equal((await from('203.0.113.12', { reference, postcode: robin.postcode })).status, 200);
    });

    it('keep nobody out whose postcode is right, and count no e-mail address among postcodes', async () => {
      const { reference } = receiptOf(await sendReport(server(), { contact: robin }));
      for (let count = 0; count < 4; count += 1)
        await from('203.0.113.20', { reference, email: `eve${count}@example.com` });
      for (let count = 0; count < 10; count += 1)
        assert.equal((await from('203.0.113.20', { reference, postcode: 'zz11ab' })).status, 200);
    });
  },
  { environment },
);
