import { expect, waitUntil } from '@open-wc/testing';
import { files } from '../../src/loader/files.ts';
import { watchPage } from '../../src/loader/watch-page.ts';

/** A loader on a part of the page, with widgets whose code is never really there. */
function load(markup: string, options: { fail?: (url: string) => boolean } = {}) {
  const place = document.createElement('div');
  place.innerHTML = markup;
  document.body.append(place);
  const asked: string[] = [];
  const needed: string[] = [];
  const stop = watchPage(place, {
    files: { settings: ['settings.js', 'base.js'], pay: ['pay.js', 'base.js'], feedback: ['feedback.js'] },
    base: 'https://widgets.example/v1/council.js',
    needed: (element, name) => needed.push(`${name} ${element.localName}`),
    importFile: (address) => {
      const url = address.replace('https://widgets.example/v1/', '');
      asked.push(url);
      return options.fail?.(url) ? Promise.reject(new Error('503')) : Promise.resolve();
    },
  });
  clear = () => {
    stop();
    place.remove();
  };
  return { place, asked, needed };
}

let clear = () => {};
const said: string[] = [];
const own = { error: console.error, warn: console.warn };
const original: [object, string, PropertyDescriptor][] = [];

/** Changes something of the browser until the end of the test. */
function change(target: object, key: string, descriptor: PropertyDescriptor): void {
  original.push([target, key, Object.getOwnPropertyDescriptor(target, key) ?? {}]);
  Object.defineProperty(target, key, { configurable: true, ...descriptor });
}

beforeEach(() => {
  said.length = 0;
  console.error = console.warn = (...words: unknown[]) => said.push(words.join(' '));
});

afterEach(() => {
  clear();
  Object.assign(console, own);
  for (const [target, key, descriptor] of original.splice(0).reverse()) {
    Reflect.deleteProperty(target, key);
    if (Object.keys(descriptor).length > 0) Object.defineProperty(target, key, descriptor);
  }
});

/** Long enough for the browser to have looked at what is in view, twice over. */
const settled = async () => {
  for (let frame = 0; frame < 4; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

const far = '<div class="far"></div>';
const farStyle = document.createElement('style');
farStyle.textContent = '.far { height: 5000px; } .gone { display: none; }';
before(() => document.head.append(farStyle));
after(() => farStyle.remove());

describe('council.js', () => {
  it('fetches a widget and what it shares side by side, and only once for two tags', async () => {
    const { asked } = load('<council-pay></council-pay><council-pay></council-pay>');
    await waitUntil(() => asked.length > 0);
    await settled();
    expect(asked).to.deep.equal(['pay.js', 'base.js']);
  });

  it('fetches what is in sight at once, and says so once a widget', () => {
    const { asked, needed } = load(
      `<council-pay></council-pay><council-pay></council-pay>${far}<council-feedback></council-feedback>`,
    );
    expect(asked).to.deep.equal(['pay.js', 'base.js']);
    expect(needed).to.deep.equal(['pay council-pay']);
  });

  it('leaves a page without widgets alone', async () => {
    const { asked, place } = load('<p>Bins</p><council-unknown></council-unknown>');
    await settled();
    expect(asked).to.deep.equal([]);
    expect(place.innerHTML).to.equal('<p>Bins</p><council-unknown></council-unknown>');
  });

  it('waits until a widget nears the viewport', async () => {
    const { asked, place } = load(`${far}<council-pay>Telephone us</council-pay>`);
    await settled();
    expect(asked).to.deep.equal([]);
    place.querySelector('council-pay')!.scrollIntoView();
    await waitUntil(() => asked.length > 0);
    scrollTo(0, 0);
  });

  it('finds a widget that comes later, deep in what is added', async () => {
    const { asked, place } = load('');
    const added = document.createElement('section');
    added.innerHTML = '<div><p><council-feedback></council-feedback></p></div>';
    place.append('text', added);
    await waitUntil(() => asked.length > 0);
    expect(asked).to.deep.equal(['feedback.js']);
  });

  it('loads a widget that a style of the page hides, for its own style shows it', async () => {
    const { asked } = load('<council-pay class="gone"></council-pay>');
    await waitUntil(() => asked.length > 0);
  });

  it('waits while a widget is hidden with what is around it, or by its own attribute', async () => {
    const { asked, place } = load(
      '<div class="gone"><council-pay></council-pay></div><council-feedback hidden></council-feedback>',
    );
    await settled();
    expect(asked).to.deep.equal([]);
    place.querySelector('div')!.className = '';
    await waitUntil(() => asked.includes('pay.js'));
  });

  it('loads the settings around a widget with it', async () => {
    const { asked } = load('<council-settings class="gone" hidden></council-settings>');
    await settled();
    expect(asked).to.deep.equal([]);
    clear();
    const around = load('<council-settings><council-feedback></council-feedback></council-settings>');
    await waitUntil(() => around.asked.includes('feedback.js'));
    expect(around.asked).to.include.members(['settings.js', 'base.js']);
  });

  it('loads at once where the browser cannot tell what is in view', async () => {
    change(globalThis, 'IntersectionObserver', { value: undefined });
    Reflect.deleteProperty(globalThis, 'IntersectionObserver');
    const { asked } = load(`${far}<council-feedback></council-feedback>`);
    expect(asked).to.deep.equal(['feedback.js']);
  });
});

describe('a placeholder', () => {
  it('becomes the widget, with its settings and what stood in it', async () => {
    const { asked, place } = load(
      '<div data-council-widget="pay" data-api-base="/api" data-lang="cy" class="mine"><a href="tel:1">Ffoniwch</a></div>',
    );
    expect(place.innerHTML).to.equal(
      '<div data-council-widget="pay" data-api-base="/api" data-lang="cy" class="mine">' +
        '<council-pay api-base="/api" lang="cy"><a href="tel:1">Ffoniwch</a></council-pay></div>',
    );
    await waitUntil(() => asked.includes('pay.js'));
  });

  it('is filled once, however often it is moved', async () => {
    const { place } = load('<div data-council-widget="pay"></div><section></section>');
    place.querySelector('section')!.append(place.querySelector('div')!);
    await settled();
    expect(place.querySelectorAll('council-pay').length).to.equal(1);
  });

  it('is filled again after the page wrote over it', async () => {
    const { place } = load('<div></div>');
    for (const text of ['one', 'two']) {
      place.innerHTML = `<div data-council-widget="feedback">${text}</div>`;
      await waitUntil(() => place.querySelector('council-feedback')?.textContent === text);
    }
  });

  it('cannot bring scripts or styles in: what an editor lets through stays harmless', async () => {
    const { place } = load(
      '<div data-council-widget="pay" data-onclick="alert(1)" data-style="color:red" data-onfocus="alert(1)"></div>',
    );
    expect(place.querySelector('council-pay')!.getAttributeNames()).to.deep.equal([]);
  });

  it('with a name that is none says so, once', async () => {
    const { place } = load('<div data-council-widget="py">Ring us</div><div data-council-widget="py">Ring us</div>');
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('"py"').and.to.contain('settings, pay, feedback');
    expect(place.textContent).to.equal('Ring usRing us');
  });
});

describe('a widget whose code cannot be fetched', () => {
  it('leaves what stands between its tags, and the console has the address, once', async () => {
    const { place } = load('<council-feedback>Ring us</council-feedback><council-feedback></council-feedback>', {
      fail: () => true,
    });
    await waitUntil(() => said.length > 0);
    await settled();
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('https://widgets.example/v1/feedback.js').and.to.contain('503');
    expect(place.textContent).to.equal('Ring us');
  });

  it('is fetched again when the network is back', async () => {
    let down = true;
    const { asked } = load('<council-feedback></council-feedback>', { fail: () => down });
    await waitUntil(() => said.length > 0);
    down = false;
    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('online'));
    await settled();
    expect(asked).to.deep.equal(['feedback.js', 'feedback.js']);
  });

  it('is not asked for while the browser is offline', async () => {
    let online = false;
    change(navigator, 'onLine', { get: () => online });
    const { asked } = load('<council-feedback></council-feedback>');
    await waitUntil(() => said.length > 0);
    expect(asked).to.deep.equal([]);
    online = true;
    dispatchEvent(new Event('online'));
    expect(asked).to.deep.equal(['feedback.js']);
  });

  it('is tried again at the next sight, but not in a storm', async () => {
    let now = Date.now();
    change(Date, 'now', { value: () => now, writable: true });
    const { asked, place } = load(`<council-feedback></council-feedback>${far}${far}`, { fail: () => true });
    await waitUntil(() => asked.length === 1);
    const outOfSightAndBack = async () => {
      place.lastElementChild!.scrollIntoView();
      await settled();
      place.firstElementChild!.scrollIntoView();
      await settled();
    };
    await outOfSightAndBack();
    expect(asked.length).to.equal(1);
    now += 10_000;
    await outOfSightAndBack();
    expect(asked.length).to.equal(2);
    scrollTo(0, 0);
  });

  it('does not keep other widgets from loading', async () => {
    const { asked } = load('<council-pay></council-pay><council-feedback></council-feedback>', {
      fail: (url) => url === 'pay.js',
    });
    await waitUntil(() => asked.includes('feedback.js'));
  });
});

describe('in a page that gets in the way', () => {
  it('finds widgets although forms and images are named like methods', async () => {
    const { asked, place } = load('');
    const createElement: (this: Document, tag: string) => Element = Document.prototype.createElement;
    const make = (tag: string, name: string) => {
      const element = createElement.call(document, tag);
      element.setAttribute(name.startsWith('data-') ? name : 'name', name.startsWith('data-') ? 'pay' : name);
      return element;
    };
    const form = make('form', 'readyState');
    const hidden = ['querySelectorAll', 'createElement', 'matches', 'localName', 'getAttribute', 'nodeType', 'body'];
    place.append(...hidden.map((name) => make('img', name)));
    form.append(...hidden.map((name) => make('input', name)));
    const tag = make('council-feedback', 'feedback');
    const placeholder = make('div', 'data-council-widget');
    form.append(tag, placeholder);
    place.append(form);
    await waitUntil(() => asked.includes('feedback.js') && asked.includes('pay.js'));
  });

  it('does not mind what an old library did to arrays', async () => {
    change(Array, 'from', { value: () => [] });
    change(Array.prototype, 'extra', { value: () => undefined, enumerable: true });
    change(NodeList.prototype, 'forEach', { value: undefined });
    const { asked } = load('<p><council-feedback></council-feedback></p>');
    await waitUntil(() => asked.includes('feedback.js'));
  });
});

describe('a second copy on the page', () => {
  it('says so and does nothing', async () => {
    const address = new URL('../../src/loader.ts', import.meta.url).href;
    await import(`${address}?copy=1`);
    expect(said).to.deep.equal([]);
    await import(`${address}?copy=2`);
    await import(`${address}?copy=3`);
    expect(said).to.have.length(2);
    expect(said[0]).to.contain('already on this page');
  });
});

describe('the table of the loader', () => {
  it('has a module that registers each tag', async () => {
    for (const [name, addresses] of Object.entries(files)) {
      for (const address of addresses)
        await import(new URL(address, new URL('../../src/loader.ts', import.meta.url)).href);
      expect(customElements.get(`council-${name}`), name).to.exist;
    }
  });
});
