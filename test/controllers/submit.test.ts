import { expect } from '@open-wc/testing';
import { ApiProblem, type ProblemKind } from '../../src/api/problem.ts';
import { SubmitController, type Submission } from '../../src/controllers/submit.ts';
import { listen } from '../helpers/console.ts';

interface Body {
  readonly text: string;
}

/** A server that keeps what it got by key, as ours does; `lose` lets it take a report and lose the answer. */
class Server {
  readonly stored = new Map<string, string>();
  readonly calls: Submission<Body>[] = [];
  lose: ProblemKind | undefined;
  refuse: ApiProblem | undefined;
  wait: Promise<unknown> = Promise.resolve();

  readonly send = async (submission: Submission<Body>, signal: AbortSignal): Promise<string> => {
    this.calls.push(submission);
    await this.wait;
    signal.throwIfAborted();
    if (this.refuse) throw this.refuse;
    const { key, body } = submission;
    const known = this.stored.get(key);
    if (known !== undefined && known !== body.text)
      throw new ApiProblem('conflict', { status: 409, code: 'key-reused' });
    this.stored.set(key, body.text);
    if (this.lose) throw new ApiProblem(this.lose);
    return `receipt of ${body.text}`;
  };
}

describe('sending exactly once', () => {
  const host = { requestUpdate: () => undefined };
  let server: Server;
  let submit: SubmitController<Body, string>;

  beforeEach(() => {
    server = new Server();
    submit = new SubmitController<Body, string>(host, server.send);
  });

  it('gives a receipt', async () => {
    const sending = submit.submit({ text: 'a hole' });
    expect(submit.busy).to.equal(true);
    expect(await sending).to.equal('receipt of a hole');
    expect([submit.busy, submit.receipt, submit.earlier, submit.problem]).to.deep.equal([
      false,
      'receipt of a hole',
      false,
      undefined,
    ]);
  });

  it('sends once, however often it is pressed, while it sends and afterwards', async () => {
    const presses = Array.from({ length: 20 }, () => submit.submit({ text: 'a hole' }));
    expect((await Promise.all(presses)).filter(Boolean)).to.have.length(1);
    expect(await submit.submit({ text: 'another' })).to.equal(undefined);
    expect(server.calls).to.have.length(1);
  });

  it('keeps its key through every failure', async () => {
    for (const kind of ['offline', 'timeout', 'unavailable', 'rate-limited', 'rejected'] as const) {
      server.refuse = new ApiProblem(kind);
      expect(await submit.submit({ text: 'a hole' })).to.equal(undefined);
      expect(submit.problem?.kind).to.equal(kind);
      expect(submit.busy).to.equal(false);
    }
    server.refuse = undefined;
    await submit.submit({ text: 'a hole' });
    expect(submit.problem).to.equal(undefined);
    expect(new Set(server.calls.map(({ key }) => key)).size).to.equal(1);
  });

  it('takes the key of a draft, and makes one where crypto.randomUUID is missing', async () => {
    submit.key = 'from-the-draft';
    await submit.submit({ text: 'a hole' });
    expect(server.calls[0]?.key).to.equal('from-the-draft');
    submit.reset();
    const { randomUUID } = crypto;
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    try {
      expect(submit.key).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    } finally {
      Object.defineProperty(crypto, 'randomUUID', { value: randomUUID, configurable: true });
    }
  });

  it('gets the same receipt when the answer was lost', async () => {
    server.lose = 'timeout';
    await submit.submit({ text: 'a hole' });
    server.lose = undefined;
    expect(await submit.submit({ text: 'a hole' })).to.equal('receipt of a hole');
    expect(submit.earlier).to.equal(false);
    expect([...server.stored.values()]).to.deep.equal(['a hole']);
  });

  it('gets the first receipt, and says so, when the words were changed after the answer was lost', async () => {
    server.lose = 'offline';
    await submit.submit({ text: 'a hole' });
    server.lose = undefined;
    expect(await submit.submit({ text: 'a deep hole' })).to.equal('receipt of a hole');
    expect(submit.earlier).to.equal(true);
    expect([...server.stored.values()]).to.deep.equal(['a hole']);
  });

  it('finds whichever of several tries arrived', async () => {
    server.refuse = new ApiProblem('offline');
    await submit.submit({ text: 'one' });
    server.refuse = undefined;
    server.lose = 'unavailable';
    await submit.submit({ text: 'two' });
    await submit.submit({ text: 'three' });
    server.lose = undefined;
    expect(await submit.submit({ text: 'four' })).to.equal('receipt of two');
    expect(submit.earlier).to.equal(true);
    expect([...server.stored.values()]).to.deep.equal(['two']);
  });

  it('does not say “earlier” of what is sent now, after a look for an earlier one failed', async () => {
    server.lose = 'offline';
    await submit.submit({ text: 'one' });
    await submit.submit({ text: 'two' });
    server.lose = undefined;
    expect(await submit.submit({ text: 'one' })).to.equal('receipt of one');
    expect(submit.earlier).to.equal(false);
  });

  it('makes a key of its own when another tab has sent this draft', async () => {
    server.stored.set('from-the-draft', 'what the other tab said');
    submit.key = 'from-the-draft';
    expect(await submit.submit({ text: 'mine' })).to.equal('receipt of mine');
    expect([...server.stored.values()]).to.deep.equal(['what the other tab said', 'mine']);
    expect(submit.earlier).to.equal(false);
  });

  it('gives up on a server that knows every key', async () => {
    server.refuse = new ApiProblem('conflict', { status: 409, code: 'key-reused' });
    await submit.submit({ text: 'a hole' });
    expect(submit.problem?.code).to.equal('key-reused');
    expect(server.calls.length).to.be.at.most(3);
  });

  it('forgets everything when it starts again, and hears nothing of what was under way', async () => {
    let go = () => {};
    server.wait = new Promise<void>((resolve) => (go = resolve));
    const first = submit.submit({ text: 'one' });
    const { key } = submit;
    submit.reset();
    expect(submit.busy).to.equal(false);
    go();
    expect(await first).to.equal(undefined);
    expect([submit.receipt, submit.problem]).to.deep.equal([undefined, undefined]);
    await submit.submit({ text: 'two' });
    expect(submit.receipt).to.equal('receipt of two');
    expect(submit.key).not.to.equal(key);
  });

  it('a mistake of ours is a problem for the resident and an error in the console', async () => {
    const said = listen();
    submit = new SubmitController<Body, string>(host, () => Promise.reject(new TypeError('a mistake')));
    await submit.submit({ text: 'a hole' });
    said.stop();
    expect(submit.problem?.kind).to.equal('unreadable');
    expect(said.errors).to.have.length(1);
  });
});
