import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../../src/widgets/report-a-problem/define.ts';
import { receipt } from '../../helpers/exampleton.ts';
import { json, refusal, type FakeRequest, type Routes } from '../../helpers/fake-api.ts';
import { close, open } from '../../helpers/open.ts';
import { Resident } from './walk.ts';

const start = async (routes: Routes) =>
  new Resident(
    await open(
      (api) => html`<council-report-a-problem api-base=${api} contact="01632 960 001"></council-report-a-problem>`,
      routes,
    ),
  );

const check = ({ headers }: FakeRequest) => headers.get('Form-Check') ?? '';
const sends = ({ page }: Resident) => page.api.callsTo('POST', '/reports').map(check);
const trapOf = ({ page }: Resident) => page.all<HTMLInputElement>('[inert] input')[0];

/** Zero bits at the front of the SHA-256, by the browser's own. */
async function zeroBits(text: string): Promise<number> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Math.clz32(new DataView(digest).getUint32(0));
}

describe('a report among programs that fill forms', () => {
  afterEach(() => {
    close();
    sessionStorage.clear();
  });

  it('says how long its form was shown', async () => {
    const resident = await start({});
    await resident.toDone();
    expect(sends(resident)).to.have.length(1);
    expect(sends(resident)[0]).to.match(/^seconds=\d+$/);
  });

  it('has a field that no person can reach, and that passes axe', async () => {
    const resident = await start({});
    await resident.toCheck();
    const trap = trapOf(resident)!;
    trap.focus();
    expect(resident.page.focused).to.not.equal(trap);
    const { width, height } = trap.parentElement!.getBoundingClientRect();
    expect(width * height).to.be.at.most(1);
    expect(trap.autocomplete).to.equal('off');
    await resident.page.isAccessible();
  });

  it('tells a person whose browser filled that field whom to call, keeps the answers and sends again', async () => {
    const resident = await start({
      'POST /reports': (request) => (check(request).includes('trapped') ? refusal(422, 'invalid') : receipt()),
    });
    await resident.toCheck();
    trapOf(resident)!.value = 'Cheap watches';
    await resident.send();
    await resident.page.shows('We could not accept this');
    await resident.page.link('01632 960 001');
    expect(sends(resident)[0]).to.contain('trapped');
    await resident.send();
    await resident.page.heading('Report sent');
  });

  it('waits by itself, once, when it was too fast', async () => {
    let sent = 0;
    const slow = () => (++sent === 1 ? refusal(429, 'too-many', undefined, { 'Retry-After': '1' }) : receipt());
    const resident = await start({ 'POST /reports': slow });
    await resident.toDone();
    expect(sends(resident)).to.have.length(2);
    close();
    const again = await start({
      'POST /reports': () => refusal(429, 'too-many', undefined, { 'Retry-After': '0' }),
    });
    await again.toCheck();
    await again.send();
    await again.page.shows('Too many tries');
    expect(sends(again)).to.have.length(2);
  });

  it('keeps the report when what does the work cannot be fetched, and sends it when it can', async () => {
    let line = false;
    const resident = await start({
      'POST /reports': (request) => {
        if (check(request).includes('work=')) return receipt();
        // An own property stands before the browser's, until it is deleted.
        if (!line) Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
        const challenge = { salt: 'salt-1', bits: 4 };
        return json({ type: 'about:blank', title: '', status: 403, code: 'work-needed', challenge }, 403);
      },
    });
    const { page } = resident;
    try {
      await resident.toCheck();
      await resident.send();
      await page.shows('We could not reach the council');
      await page.shows('Nothing that you typed is lost.');
      await page.shows('A deep hole in the road');
      expect(sends(resident)).to.have.length(1);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    line = true;
    await resident.send();
    await page.heading('Report sent');
    const keys = page.api.callsTo('POST', '/reports').map(({ headers }) => headers.get('Idempotency-Key'));
    expect(new Set(keys).size).to.equal(1);
  });

  it('does the work that the council asks for, under the same key, and says that it checks', async () => {
    let taken = () => {};
    const held = new Promise<void>((resolve) => (taken = resolve));
    const resident = await start({
      'POST /reports': (request) => {
        if (check(request).includes('work=')) return held.then(() => receipt());
        const challenge = { salt: 'salt-1', bits: 12 };
        return json({ type: 'about:blank', title: '', status: 403, code: 'work-needed', challenge }, 403);
      },
    });
    await resident.toCheck();
    await resident.send();
    await resident.page.shows('Checking…');
    await resident.page.isAccessible();
    await resident.page.until('work', () => sends(resident).length === 2);
    taken();
    await resident.page.heading('Report sent');
    const [, work = ''] = /work=(.*)$/.exec(sends(resident)[1] ?? '') ?? [];
    expect(work.startsWith('salt-1:')).to.equal(true);
    expect(await zeroBits(work)).to.be.at.least(12);
    const keys = resident.page.api.callsTo('POST', '/reports').map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys[0]).to.equal(keys[1]);
  });
});
