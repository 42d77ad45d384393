import { expect } from '@open-wc/testing';
import { Draft } from '../../src/controllers/draft.ts';
import type { ApiHost } from '../../src/controllers/host.ts';

interface Content {
  readonly text: string;
}

const isContent = (content: unknown): content is Content =>
  typeof (content as { text?: unknown } | null)?.text === 'string';
const base = 'https://api.exampleton.test/v1/';
const name = `council-draft test-drafting ${base} 1 tennis`;
const hour = 3_600_000;

describe('a draft', () => {
  const widget = () =>
    Object.assign(document.createElement('test-drafting'), { api: { base: new URL(base) } }) as unknown as ApiHost;
  const [first, second] = [widget(), widget()];
  const draft = new Draft<Content>(second, isContent, () => 'tennis');
  const { now } = Date;
  const kept = () => sessionStorage.getItem(name);

  before(() => document.body.append(first, second));
  after(() => [first, second].forEach((each) => each.remove()));

  afterEach(() => {
    Date.now = now;
    sessionStorage.clear();
  });

  it('is kept in this tab, under its name, and can be thrown away', () => {
    const before = JSON.stringify(localStorage);
    draft.write({ text: 'a hole' });
    expect(draft.read()).to.deep.equal({ text: 'a hole' });
    expect(Object.keys(sessionStorage)).to.deep.equal([name]);
    expect(JSON.stringify(localStorage)).to.equal(before);
    draft.clear();
    expect(draft.read()).to.equal(undefined);
    expect(sessionStorage.length).to.equal(0);
  });

  it('is not the one of the same widget beside it', () => {
    const other = new Draft<Content>(first, isContent, () => 'tennis');
    draft.write({ text: 'a hole' });
    expect(other.read()).to.equal(undefined);
    other.write({ text: 'a lamp' });
    expect(draft.read()).to.deep.equal({ text: 'a hole' });
    first.id = second.id = 'one';
    other.write({ text: 'the same' });
    expect(draft.read()).to.deep.equal({ text: 'the same' });
    first.id = second.id = '';
  });

  it('is thrown away after two hours', () => {
    draft.write({ text: 'a hole' });
    Date.now = () => now() + 2 * hour - 1000;
    expect(draft.read()).to.deep.equal({ text: 'a hole' });
    Date.now = () => now() + 2 * hour + 1000;
    expect(draft.read()).to.equal(undefined);
    expect(kept()).to.equal(null);
  });

  it('is thrown away when the clock says that it is from the future', () => {
    draft.write({ text: 'a hole' });
    Date.now = () => now() - hour;
    expect(draft.read()).to.equal(undefined);
    expect(kept()).to.equal(null);
  });

  const until = () => Date.now() + hour;
  for (const [what, text] of [
    ['no JSON', () => '{"content":'],
    ['null', () => 'null'],
    ['a number', () => '7'],
    ['a list', () => '[]'],
    ['no time', () => '{"content":{"text":"x"}}'],
    ['a time that is text', () => `{"content":{"text":"x"},"until":"${until()}"}`],
    ['a time without end', () => '{"content":{"text":"x"},"until":1e99}'],
    ['no content', () => `{"until":${until()}}`],
    ['content of another version', () => `{"content":{"words":"x"},"until":${until()}}`],
    ['null as content', () => `{"content":null,"until":${until()}}`],
  ] as const) {
    it(`that is ${what} is none, and is thrown away`, () => {
      sessionStorage.setItem(name, text());
      expect(draft.read()).to.equal(undefined);
      expect(kept()).to.equal(null);
    });
  }

  it('is not kept where there is no name for it', () => {
    const nameless = new Draft<Content>(second, isContent, () => false);
    nameless.write({ text: 'a hole' });
    nameless.clear();
    expect(nameless.read()).to.equal(undefined);
    expect(sessionStorage.length).to.equal(0);
  });

  it('is done without where storage is blocked, as in a sandboxed frame', () => {
    const real = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
    try {
      draft.write({ text: 'a hole' });
      draft.clear();
      expect(draft.read()).to.equal(undefined);
    } finally {
      Object.defineProperty(window, 'sessionStorage', real);
    }
  });

  it('is done without where storage is full', () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      draft.write({ text: 'a hole' });
      expect(draft.read()).to.equal(undefined);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});
