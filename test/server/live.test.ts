import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { get, onBothDatabases, withServer } from './client.ts';
import { owned } from './cases.ts';
import { openDesk } from './desk.ts';
import { readEvents } from './events.ts';
import { startServer } from './helpers.ts';
import { town } from './town.ts';

onBothDatabases('a live view', (server) => {
  const address = (reference: string) => `${server().url}/api/cases/${reference}/events`;

  it('is told of a change at the desk at once, and how to come back', async () => {
    const desk = await openDesk(server());
    const mine = await owned(server());
    const { reference } = mine.receipt;
    const events = await readEvents(address(reference), mine.headers);
    assert.equal(events.headers.get('content-type'), 'text/event-stream');
    assert.match(events.headers.get('cache-control') ?? '', /no-store, no-transform/);
    assert.deepEqual(await events.next(), { event: 'case', id: '1', data: '{"version":1}' });
    const since = performance.now();
    const act = desk.act(reference, { kind: 'status', status: 'planned' });
    assert.deepEqual(await events.next(), { event: 'case', id: '2', data: '{"version":2}' });
    assert.ok(performance.now() - since < 2000);
    await act;
    events.stop();
    // Missed while it was away: told at once. Nothing missed: silence until something happens.
    const again = await readEvents(address(reference), { ...mine.headers, 'Last-Event-ID': '1' });
    assert.equal((await again.next())['id'], '2');
    again.stop();
    const knowing = await readEvents(address(reference), { ...mine.headers, 'Last-Event-ID': '2' });
    await mine.update({ kind: 'update', text: 'More' });
    assert.equal((await knowing.next())['id'], '3');
    knowing.stop();
  });

  it('is told in every tab, and of no other case', async () => {
    const mine = await owned(server());
    const other = await owned(server());
    const tabs = await Promise.all(
      [1, 2, 3].map(() => readEvents(address(mine.receipt.reference), { ...mine.headers, 'Last-Event-ID': '1' })),
    );
    await other.update({ kind: 'update', text: 'Elsewhere' });
    await mine.update({ kind: 'update', text: 'Here' });
    for (const tab of tabs) {
      assert.deepEqual(await tab.next(), { event: 'case', id: '2', data: '{"version":2}' });
      tab.stop();
    }
  });

  it('wants a session of its own case, and holds ten of one case', async () => {
    const mine = await owned(server());
    const other = await owned(server());
    const url = address(mine.receipt.reference);
    assert.equal((await get(url)).status, 401);
    assert.equal((await get(url, other.headers)).status, 404);
    const tabs = [];
    for (let count = 0; count < 10; count += 1) tabs.push(await readEvents(url, mine.headers));
    const refused = await get(url, mine.headers);
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    for (const tab of tabs) tab.stop();
  });
});

describe('live views of a process', () => {
  const server = withServer({ environment: { MAX_STREAMS: '2' } });
  it('are as many as it may hold', async () => {
    const [one, two, three] = [await owned(server()), await owned(server()), await owned(server())];
    const open = (mine: typeof one) =>
      readEvents(`${server().url}/api/cases/${mine.receipt.reference}/events`, mine.headers);
    const first = await open(one);
    const second = await open(two);
    assert.equal((await open(three)).status, 503);
    first.stop();
    let again = await open(three);
    while (again.status === 503) again = await open(three);
    assert.equal(again.status, 200);
    again.stop();
    second.stop();
  });

  it('end when the server does', async () => {
    const own = await startServer({ town });
    const mine = await owned(own);
    const events = await readEvents(`${own.url}/api/cases/${mine.receipt.reference}/events`, mine.headers);
    await events.next();
    const asked = performance.now();
    await Promise.all([events.ended(), own.close()]);
    // Requests at work are given fifteen seconds; there were none.
    assert.ok(performance.now() - asked < 5000);
  });
});
