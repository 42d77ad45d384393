import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { CaseView } from '../../src/contract/cases.ts';
import type { PublicCase } from '../../src/contract/reports.ts';
import { hashToken } from '../../server/domains/case/secrets.ts';
import { caseSessions } from '../../server/database/schema.ts';
import { eq, sql } from '../../server/database/sql.ts';
import { get, onBothDatabases, post, sendPhoto, type Answer } from './client.ts';
import { aPicture, letters, open, owned, robin, tokenIn, type Owned } from './cases.ts';
import { openDesk, type Desk } from './desk.ts';
import { readEvents } from './events.ts';

/** Who asks: what they send along, and what they know. */
interface Asker {
  headers: Record<string, string>;
  /** What they try to open the case with. */
  proof: Record<string, string>;
}

const who = ['owner', 'stranger', 'another owner', 'old token'] as const;
type Who = (typeof who)[number];

onBothDatabases('a private report', (server) => {
  const api = (path: string) => `${server().url}/api${path}`;
  const place = { found: 'map', lat: 52.77, lng: -1.77, label: '5 Canary Row, Exampleton, ZZ1 1AB' };
  let mine: Owned;
  let other: Owned;
  let desk: Desk;
  let view: CaseView;
  let askers: Record<Who, Asker>;
  let photo: string;
  let updatePhoto: string;
  let councilPhoto: string;

  before(async () => {
    desk = await openDesk(server());
    const upload = async () => ((await sendPhoto(server(), await aPicture())).body as { id: string }).id;
    photo = await upload();
    updatePhoto = await upload();
    mine = await owned(server(), { service: 'noise', description: 'canary drums', place, photos: [photo] });
    await mine.update({ kind: 'update', text: 'canary again', photos: [updatePhoto] });
    const { reference } = mine.receipt;
    councilPhoto = await desk.photo();
    await desk.act(reference, {
      kind: 'status',
      status: 'investigating',
      note: { en: 'canary visit' },
      photos: [councilPhoto],
    });
    await desk.act(reference, { kind: 'question', note: { en: 'canary question' } });
    other = await owned(server(), {
      place: { ...place, label: '9 Mill Lane, Exampleton' },
      contact: { ...robin, email: 'other@example.com', postcode: 'ZZ2 2AB' },
    });
    // A session and a link that were good once.
    const past = await open(server(), mine.receipt);
    const oldLink = tokenIn(
      (await letters(server())).find(({ recipient }) => recipient === robin.email)?.bodyText ?? '',
      'council-case',
    );
    const before = (await letters(server())).length;
    await post(api('/cases/links'), { reference, email: robin.email });
    while ((await letters(server())).length === before) await new Promise(setImmediate);
    await server()
      .db.update(caseSessions)
      .set({ usedAt: sql`now() - interval '2 hours'` })
      .where(eq(caseSessions.hash, hashToken(past.session)));
    askers = {
      owner: { headers: mine.headers, proof: { token: mine.receipt.token } },
      stranger: { headers: {}, proof: { reference, email: 'eve@example.com' } },
      'another owner': {
        headers: other.headers,
        proof: { reference, email: 'other@example.com', postcode: 'ZZ2 2AB' },
      },
      'old token': { headers: past.headers, proof: { token: oldLink } },
    };
    view = await mine.view();
  });

  const told = ({ text }: Answer) => /canary/i.test(text) || text.includes(mine.receipt.reference);

  /** Ways out that speak of a case to its owner, and to nobody else: status for each who asks. */
  const doors: Record<
    string,
    { ask: (asker: Asker) => Promise<Answer>; refused: Record<Exclude<Who, 'owner'>, number> }
  > = {
    'the look-up': {
      ask: ({ proof }) => post(api('/cases/lookup'), proof),
      refused: { stranger: 404, 'another owner': 404, 'old token': 410 },
    },
    'its reference': {
      ask: ({ headers }) => get(api(`/cases/${mine.receipt.reference}`), headers),
      refused: { stranger: 401, 'another owner': 404, 'old token': 401 },
    },
    'an update': {
      ask: ({ headers }) =>
        post(api(`/cases/${mine.receipt.reference}/updates`), { kind: 'update', text: 'x' }, headers),
      refused: { stranger: 401, 'another owner': 404, 'old token': 401 },
    },
  };
  for (const [door, { ask, refused }] of Object.entries(doors)) {
    for (const name of who) {
      it(`tells ${name} ${name === 'owner' ? 'all' : 'nothing'} by ${door}`, async () => {
        const answer = await ask(askers[name]);
        if (name === 'owner') {
          assert.ok([200, 201].includes(answer.status), answer.text);
          assert.ok(told(answer));
        } else {
          assert.equal(answer.status, refused[name]);
          assert.ok(!told(answer));
        }
      });
    }
  }

  for (const name of who) {
    it(`is in no public list, page, feed or Open311, whoever asks: ${name}`, async () => {
      const { headers } = askers[name];
      const { reference } = mine.receipt;
      const span = `start_date=${new Date(Date.now() - 86_400_000).toISOString()}&end_date=${new Date(Date.now() + 60_000).toISOString()}`;
      for (const path of [
        `/reports?lat=52.77&lng=-1.77&radius=20000`,
        `/reports?lat=52.77&lng=-1.77&service=noise`,
        `/reports?lat=52.77&lng=-1.77&status=investigating`,
        `/reports/feed?lat=52.77&lng=-1.77&radius=5000`,
        `/open311/v2/requests.json?${span}`,
        `/open311/v2/requests.xml?service_code=noise`,
        `/open311/v2/requests.json?service_request_id=${reference}`,
        `/open311/v2/servicerequestupdates.json?${span}`,
      ]) {
        const answer = await get(api(path), headers);
        assert.equal(answer.status, 200, path);
        assert.ok(!told(answer), path);
      }
      const missing = async (path: string) => {
        const [asked, nothing] = [
          await get(api(path), headers),
          await get(api(path.replace(reference, '000-000-0000')), headers),
        ];
        assert.equal(asked.status, 404, path);
        assert.equal(asked.text, nothing.text, path);
      };
      await missing(`/reports/${reference}`);
      await missing(`/reports/${reference}/feed`);
      await missing(`/open311/v2/requests/${reference}.json`);
      await missing(`/open311/v2/tokens/${reference}.xml`);
      const follow = (to: string) => post(api(`/reports/${to}/followers`), { email: 'eve@example.com' }, headers);
      assert.equal((await follow(reference)).text, (await follow('000-000-0000')).text);
    });

    it(`gives its photos to who has its pass, and not to ${name} without`, async () => {
      const { headers } = askers[name];
      for (const id of [photo, updatePhoto, councilPhoto]) {
        for (const pass of [
          '',
          '?pass=',
          '?pass=494928.AAAAAAAAAAAAAAAAAAAAAA',
          `?pass=${askers[name].proof['token'] ?? ''}`,
        ]) {
          const answer = await get(api(`/photos/${id}/full.jpg${pass}`), headers);
          assert.equal(answer.status, 404, pass);
        }
      }
    });

    it(`sends live events to its owner${name === 'owner' ? '' : `, not to ${name}`}`, async () => {
      const events = await readEvents(api(`/cases/${mine.receipt.reference}/events`), askers[name].headers);
      assert.equal(events.status === 200, name === 'owner');
      events.stop();
    });
  }

  it('shows its photos to its owner, by addresses that are for them alone and for a while', async () => {
    const shown = [...view.photos, ...view.timeline.flatMap(({ photos }) => photos)];
    assert.equal(shown.length, 3);
    for (const links of shown) {
      const response = await fetch(api(`/${links.full}`));
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cache-control'), 'private, max-age=3600');
      await response.body?.cancel();
    }
    const pass = /pass=(.*)/.exec(shown[0]?.full ?? '')?.[1] ?? '';
    assert.equal((await get(api(`/photos/${updatePhoto}/full.jpg?pass=${pass}`))).status, 404, 'one pass, one photo');
  });

  it('is in nobody’s letters but its owner’s, and there only as news', async () => {
    for (const { recipient, subject, bodyText, bodyHtml } of await letters(server())) {
      const all = subject + bodyText + bodyHtml;
      assert.doesNotMatch(all, /canary/i);
      if (recipient !== robin.email) assert.ok(!all.includes(mine.receipt.reference));
    }
  });

  it('is in no log', () => {
    const { reference, token } = mine.receipt;
    for (const secret of ['canary', 'Canary', reference, token, mine.session, robin.email, 'ZZ1 1AB']) {
      assert.ok(!server().logged().includes(secret), secret);
    }
  });

  it('does not name the private case that a public one was merged into', async () => {
    const duplicate = await owned(server());
    await desk.act(duplicate.receipt.reference, { kind: 'merge', into: mine.receipt.reference });
    assert.ok(!JSON.stringify(await duplicate.view()).includes(mine.receipt.reference));
    const open311 = await get(api(`/open311/v2/requests/${duplicate.receipt.reference}.json?extensions=true`));
    assert.ok(!open311.text.includes(mine.receipt.reference));
  });
});

onBothDatabases('a public report', (server) => {
  it('shows everybody the photos of what the council says to everybody, until they are taken out or it is taken back', async () => {
    const api = (path: string) => `${server().url}/api/${path}`;
    const seen = async (id: string) => (await get(api(`photos/${id}/full.jpg`))).status === 200;
    const desk = await openDesk(server());
    const mine = await owned(server());
    const { reference } = mine.receipt;
    const sent = ((await sendPhoto(server(), await aPicture())).body as { id: string }).id;
    const [first, second] = [await desk.photo(), await desk.photo()];
    assert.equal(await seen(first), false, 'nobody’s yet');
    await mine.update({ kind: 'update', text: 'Like this.', photos: [sent] });
    await desk.act(reference, { kind: 'status', status: 'planned', photos: [first] });
    await desk.act(reference, { kind: 'note', note: { en: 'And here.' }, photos: [second] });
    const shown = (await get(api(`reports/${reference}`))).body as PublicCase;
    const links = shown.timeline.flatMap(({ photos }) => photos);
    assert.deepEqual(
      links.map(({ thumbnail }) => thumbnail),
      [first, second].map((id) => `photos/${id}/thumbnail.jpg`),
    );
    assert.deepEqual(shown.photos, [], 'they are not the report’s own');
    assert.deepEqual([await seen(first), await seen(second), await seen(sent)], [true, true, false]);
    await desk.act(reference, { kind: 'redact-photo', photo: first });
    assert.deepEqual([await seen(first), await seen(second)], [false, true]);
    assert.ok(!(await get(api(`reports/${reference}`))).text.includes(first));
    await mine.update({ kind: 'withdraw' });
    assert.equal(await seen(second), false);
    const [, mineStill] = (await mine.view()).timeline.flatMap(({ photos }) => photos);
    assert.equal((await fetch(api(mineStill?.full ?? ''))).status, 200);
  });

  it('tells nobody outside who has it, nor that something was taken out of it', async () => {
    const api = (path: string) => `${server().url}/api/${path}`;
    const desk = await openDesk(server());
    const photo = ((await sendPhoto(server(), await aPicture())).body as { id: string }).id;
    const mine = await owned(server(), { description: 'canary wall', photos: [photo] });
    const { reference } = mine.receipt;
    const before = (await mine.view()).timeline.length;
    await desk.act(reference, { kind: 'assign', officer: 2 });
    await desk.act(reference, { kind: 'redact-words', target: 'description', text: '[…]' });
    await desk.act(reference, { kind: 'redact-photo', photo });
    await desk.act(reference, { kind: 'status', status: 'planned' });
    assert.equal((await desk.case(reference)).history.length, before + 4);
    assert.equal((await mine.view()).timeline.length, before + 1);
    const span = `start_date=${new Date(Date.now() - 60_000).toISOString()}&end_date=${new Date(Date.now() + 60_000).toISOString()}`;
    const said = [
      JSON.stringify(await mine.view()),
      (await get(api(`reports/${reference}`))).text,
      (await get(api(`reports/${reference}/feed`))).text,
      (await get(api(`open311/v2/requests/${reference}.json?extensions=true`))).text,
      (await get(api(`open311/v2/servicerequestupdates.json?${span}`))).text,
      ...(await letters(server())).map(({ subject, bodyText, bodyHtml }) => subject + bodyText + bodyHtml),
    ];
    for (const text of said) assert.doesNotMatch(text, /Carys|assigned|redacted|taken out|canary wall/i);
    const line = sql`update case_events set shown = 'all' where kind = 'assigned'`;
    await assert.rejects(server().db.execute(line), 'the database holds to it');
  });

  it('keeps from the public what was said between its owner and the council, in every exit', async () => {
    const api = (path: string) => `${server().url}/api${path}`;
    const desk = await openDesk(server());
    const photo = ((await sendPhoto(server(), await aPicture())).body as { id: string }).id;
    const place = {
      found: 'map',
      lat: 52.66,
      lng: -1.66,
      label: 'Flat 3, 77 Mill Lane, Exampleton, ZZ1 1AB',
      description: 'canary gate',
    };
    const mine = await owned(server(), {
      place,
      contact: { ...robin, name: 'Canary Person', email: 'canary@example.com' },
    });
    const { reference } = mine.receipt;
    await mine.update({ kind: 'update', text: 'canary update', photos: [photo] });
    await desk.act(reference, { kind: 'question', note: { en: 'canary question' } });
    await desk.act(reference, { kind: 'status', status: 'planned', internal: 'canary inside' });
    const span = `start_date=${new Date(Date.now() - 60_000).toISOString()}&end_date=${new Date(Date.now() + 60_000).toISOString()}`;
    for (const path of [
      '/reports?lat=52.66&lng=-1.66',
      '/reports/feed?lat=52.66&lng=-1.66',
      `/reports/${reference}`,
      `/reports/${reference}/feed`,
      `/open311/v2/requests/${reference}.json?extensions=true`,
      `/open311/v2/servicerequestupdates.xml?${span}`,
    ]) {
      const answer = await get(api(path));
      assert.ok(answer.text.includes(reference), path);
      for (const secret of ['canary', 'Canary', 'Flat 3', '77 Mill', 'ZZ1 1AB', '960 123', photo, mine.receipt.token]) {
        assert.ok(!answer.text.includes(secret), `${path}: ${secret}`);
      }
    }
    assert.equal((await get(api(`/photos/${photo}/full.jpg`))).status, 404);
    // The place's postcode can be read off the map: it opens nothing.
    const bare = await owned(server(), { place, contact: { email: 'kim@example.com' } });
    const proof = { reference: bare.receipt.reference, postcode: 'ZZ1 1AB' };
    assert.equal((await post(api('/cases/lookup'), proof)).status, 404);
  });
});
