import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Challenge } from '../../src/contract/problems.ts';
import { readFormCheck, writeFormCheck } from '../../src/contract/form-check.ts';
import { workFor } from '../../src/api/pass-check.ts';
import { formWork } from '../../server/http/bot-defence.ts';
import { codeOf, errorsOf, onBothDatabases, post, sendReport, withServer, type Answer } from './client.ts';

const challengeOf = ({ body }: Answer) => (body as { challenge: Challenge }).challenge;
const solve = (challenge: Challenge) => workFor(challenge, new AbortController().signal);
const form = (seconds: number, more: { trapped?: boolean; work?: string } = {}) => ({
  'Form-Check': writeFormCheck({ seconds, trapped: false, ...more }),
});

onBothDatabases(
  'work that is asked for every time',
  (server) => {
    it('is done once for a report, which then is taken', async () => {
      const key = { 'Idempotency-Key': randomUUID() };
      const asked = await sendReport(server(), {}, { ...key, ...form(60) });
      assert.deepEqual([asked.status, codeOf(asked)], [403, 'work-needed']);
      const work = await solve(challengeOf(asked));
      const taken = await sendReport(server(), {}, { ...key, ...form(60, { work }) });
      assert.equal(taken.status, 201, taken.text);
      // The same again is the same report.
      const again = await sendReport(server(), {}, { ...key, ...form(60, { work }) });
      assert.equal(again.text, taken.text);
    });

    it('is worth nothing for another report', async () => {
      const key = { 'Idempotency-Key': randomUUID() };
      const work = await solve(challengeOf(await sendReport(server(), {}, { ...key, ...form(60) })));
      const other = await sendReport(server(), {}, form(60, { work }));
      assert.equal(codeOf(other), 'work-needed');
    });
  },
  { environment: { BOT_DEFENCE: 'always' } },
);

describe('bot defence by itself', () => {
  const server = withServer({ environment: { BOT_DEFENCE: 'auto' } });

  it('takes what a person sends from a form', async () => {
    assert.equal((await sendReport(server(), {}, form(40))).status, 201);
  });

  it('says how long to wait when a form comes too fast', async () => {
    const answer = await sendReport(server(), {}, form(1));
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [429, '2']);
  });

  it('refuses a filled trap like a wrong field, naming none', async () => {
    const answer = await sendReport(server(), {}, form(40, { trapped: true }));
    assert.deepEqual([answer.status, codeOf(answer), errorsOf(answer)], [422, 'invalid', []]);
  });

  it('asks for work whoever sends it from no form', async () => {
    assert.equal(codeOf(await sendReport(server())), 'work-needed');
    assert.equal(codeOf(await post(`${server().url}/api/bookings`, {})), 'work-needed');
    assert.equal(codeOf(await post(`${server().url}/api/bookings`, {}, form(40))), 'invalid');
    assert.equal(codeOf(await sendReport(server(), {}, { 'Form-Check': 'seconds=1e9' })), 'work-needed');
  });

  it('asks for work when much comes from one address', async () => {
    const codes: (string | undefined)[] = [];
    for (let sent = 0; sent < 6; sent++) codes.push(codeOf(await sendReport(server(), {}, form(40))));
    assert.equal(codes.at(-1), 'work-needed');
  });
});

describe('work of a browser', () => {
  it('is good for ten minutes, from the same secret only', async () => {
    const asked = new Date('2026-06-01T12:00:00Z').getTime();
    const minutes = (past: number) => () => asked + past * 60_000;
    const work = await solve(formWork('secret', minutes(0)).ask('key'));
    assert.equal(formWork('secret', minutes(9)).isDone(work, 'key'), true);
    assert.equal(formWork('secret', minutes(11)).isDone(work, 'key'), false);
    assert.equal(formWork('other', minutes(1)).isDone(work, 'key'), false);
    assert.equal(formWork('secret', minutes(1)).isDone(work.replace(/:\d+$/, ':1'), 'key'), false);
    for (const nonsense of ['', ':', 'a.b.c:1', `${work}0000000000`]) {
      assert.equal(formWork('secret', minutes(1)).isDone(nonsense, 'key'), false, nonsense);
    }
  });

  it('travels in a header that can be read back', () => {
    const full = { seconds: 42, trapped: true, work: 'a-_b.c.d:12' };
    assert.deepEqual(readFormCheck(writeFormCheck(full)), full);
    for (const header of [undefined, '', 'seconds=-1', 'seconds=1;work=', 'seconds=1;work=a b']) {
      assert.equal(readFormCheck(header), undefined, header);
    }
  });
});
