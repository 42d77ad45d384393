import { expect, fixture, fixtureCleanup } from '@open-wc/testing';
import { html, render } from 'lit';
import '../../src/settings/define.ts';
import { listen } from '../helpers/console.ts';
import { ExampleWidget } from '../helpers/example-widget.ts';

const widgetIn = (around: Element) =>
  around instanceof ExampleWidget ? around : around.querySelector<ExampleWidget>('council-example')!;
const drawn = (widget: ExampleWidget) => widget.shadowRoot?.querySelector<HTMLElement>('.widget');

/** Puts a page up and waits until its widget has drawn itself. */
async function show(page: ReturnType<typeof html>): Promise<ExampleWidget> {
  const widget = widgetIn(await fixture(page));
  await settled(widget);
  return widget;
}

/** After contexts, words and a redraw. */
async function settled(widget: ExampleWidget): Promise<void> {
  do {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await widget.updateComplete;
  } while (widget.isConnected && widget.api && widget.words.language !== widget.language);
}

describe('settings', () => {
  let said: ReturnType<typeof listen>;
  const scripts: HTMLScriptElement[] = [];

  /** The loader's tag; its type keeps the browser from fetching it. */
  const addScript = (src: string, data: Record<string, string>) => {
    const script = document.createElement('script');
    script.type = 'text/plain';
    script.src = src;
    Object.assign(script.dataset, data);
    document.head.append(script);
    scripts.push(script);
  };

  beforeEach(() => {
    said = listen();
  });
  afterEach(() => {
    fixtureCleanup();
    for (const script of scripts.splice(0)) script.remove();
    document.documentElement.lang = 'en';
    said.stop();
  });

  describe('where they come from', () => {
    it('the tag comes before <council-settings>, and that before the loader’s script', async () => {
      addScript('/council.js', { apiBase: 'https://script.test/', theme: 'dark', contact: '3', lang: 'pl' });
      const fromScript = await show(html`<council-example></council-example>`);
      expect(fromScript.api?.base.href).to.equal('https://script.test/');
      expect(fromScript.contactNumber).to.equal('3');
      expect(drawn(fromScript)?.dataset['theme']).to.equal('dark');
      expect(fromScript.language).to.equal('pl');

      const fromSettings = await show(html`
        <council-settings api-base="https://settings.test" theme="auto" contact="2" lang="ar"
          ><council-example></council-example
        ></council-settings>
      `);
      expect(fromSettings.api?.base.href).to.equal('https://settings.test/');
      expect(fromSettings.contactNumber).to.equal('2');
      expect(drawn(fromSettings)?.dataset['theme']).to.equal('auto');
      expect(fromSettings.language).to.equal('ar');

      const fromTag = await show(html`
        <council-settings api-base="https://settings.test" theme="auto" contact="2" lang="ar"
          ><council-example api-base="https://tag.test" theme="light" contact="1" lang="cy"></council-example
        ></council-settings>
      `);
      expect(fromTag.api?.base.href).to.equal('https://tag.test/');
      expect(fromTag.contactNumber).to.equal('1');
      expect(drawn(fromTag)?.dataset['theme']).to.equal('light');
      expect(fromTag.language).to.equal('cy');
    });

    it('a nested <council-settings> says what it says, and leaves the rest to the one around it', async () => {
      const page = await fixture(html`
        <council-settings api-base="https://outer.test" contact="1" theme="dark">
          <council-settings contact="2"><council-example></council-example></council-settings>
        </council-settings>
      `);
      const widget = widgetIn(page);
      await settled(widget);
      expect([widget.api?.base.href, widget.contactNumber]).to.deep.equal(['https://outer.test/', '2']);
      expect(drawn(widget)?.dataset['theme']).to.equal('dark');
      page.setAttribute('api-base', 'https://later.test');
      await settled(widget);
      expect(widget.api?.base.href).to.equal('https://later.test/');
    });

    it('a setting that is taken away falls back to the next', async () => {
      const widget = await show(html`
        <council-settings api-base="https://settings.test"
          ><council-example api-base="https://tag.test"></council-example
        ></council-settings>
      `);
      widget.removeAttribute('api-base');
      await settled(widget);
      expect(widget.api?.base.href).to.equal('https://settings.test/');
    });

    it('a widget that is moved has the settings of where it stands', async () => {
      const page = await fixture(html`
        <div>
          <council-settings api-base="https://a.test" contact="1"><council-example></council-example></council-settings>
          <council-settings api-base="https://b.test"></council-settings>
          <council-settings class="inner" contact="3"></council-settings>
        </div>
      `);
      const widget = widgetIn(page);
      await settled(widget);
      const [, b, inner] = page.querySelectorAll('council-settings');
      b!.append(widget);
      await settled(widget);
      expect([widget.api?.base.href, widget.contactNumber]).to.deep.equal(['https://b.test/', undefined]);
      page.querySelector('council-settings')!.append(inner!);
      inner!.append(widget);
      await settled(widget);
      expect([widget.api?.base.href, widget.contactNumber]).to.deep.equal(['https://a.test/', '3']);
      page.append(inner!);
      await settled(widget);
      expect(widget.api).to.equal(undefined);
      // Nobody gives it an address here, and the integrator is told so.
      expect(said.errors).to.have.length(1);
      expect(said.errors[0]).to.contain('no api-base is set');
    });

    it('scripts of others have a data-lang and a data-theme too', async () => {
      addScript('https://comments.test/client.js', { lang: 'pl', theme: 'dark' });
      const widget = await show(html`<council-example api-base="https://a.test"></council-example>`);
      expect(widget.language).to.equal('en');
      expect(drawn(widget)?.dataset['theme']).to.equal('page');
    });

    it('the loader is known by its name, its version and its address do not matter', async () => {
      addScript('https://cdn.test/1.2.0/council.min.js?v=3', { lang: 'pl' });
      const widget = await show(html`<council-example api-base="https://a.test"></council-example>`);
      expect(widget.language).to.equal('pl');
    });

    it('a theme that does not exist is passed over', async () => {
      const widget = await show(html`
        <council-settings theme="dark"
          ><council-example api-base="https://a.test" theme="pink"></council-example
        ></council-settings>
      `);
      expect(drawn(widget)?.dataset['theme']).to.equal('dark');
    });
  });

  describe('an api-base that cannot be used', () => {
    for (const given of [
      'javascript:alert(1)',
      'data:application/json,{}',
      '//evil.test/api',
      'https://user:pass@exampleton.test/api',
      'https://exampleton.test./api',
      'https://exampleton.test/api?key=1',
      'https://[',
    ]) {
      it(`${given}: what stands between the tags is shown, and the integrator is told once`, async () => {
        const page = html`<div>
          <council-example api-base=${given}><a href="tel:1">Call us</a></council-example>
          <council-example api-base=${given}><a href="tel:1">Call us</a></council-example>
        </div>`;
        const widget = widgetIn(await fixture(page));
        await settled(widget);
        widget.requestUpdate();
        await settled(widget);
        expect(drawn(widget)).to.equal(null);
        expect(widget.shadowRoot?.querySelector('slot')).to.exist;
        expect(widget.querySelector('a')!.getBoundingClientRect().width).to.be.greaterThan(0);
        expect(said.errors).to.have.length(1);
        expect(said.errors[0]).to.contain('<council-example>: ');
      });
    }

    it('is put right at run time, and wrong again', async () => {
      const widget = await show(html`<council-example api-base="ftp://a.test"></council-example>`);
      expect(drawn(widget)).to.equal(null);
      widget.apiBase = 'https://a.test';
      await settled(widget);
      expect(drawn(widget)).to.exist;
      widget.apiBase = 'vbscript:x';
      await settled(widget);
      expect(drawn(widget)).to.equal(null);
      expect(widget.api).to.equal(undefined);
      expect(said.errors).to.have.length(2);
    });

    it('a template that fails leaves what stands between the tags, and the integrator is told', async () => {
      const widget = await show(
        html`<council-example
          api-base="https://a.test"
          .draw=${() => {
            throw new Error('a mistake of ours');
          }}
          ><a href="tel:1">Call us</a></council-example
        >`,
      );
      expect(widget.shadowRoot?.querySelector('slot')).to.exist;
      expect(said.errors).to.have.length(1);
      expect(said.errors[0]).to.contain('a mistake of ours');
    });
  });

  describe('the language', () => {
    it('is that of the nearest lang that we speak', async () => {
      const widget = await show(html`
        <div lang="cy-GB">
          <p lang="fr">
            <span lang=""><council-example api-base="https://a.test"></council-example></span>
          </p>
        </div>
      `);
      expect(widget.language).to.equal('cy');
      expect(drawn(widget)?.lang).to.equal('cy');
      expect(widget.shadowRoot?.querySelector('h2')?.textContent).to.equal('Helo there');
    });

    it('follows a lang that changes on the tag, around it and on the page', async () => {
      const page = await fixture(html`<div><council-example api-base="https://a.test"></council-example></div>`);
      const widget = widgetIn(page);
      await settled(widget);
      const said = () => widget.shadowRoot?.querySelector('h2')?.textContent;
      expect(said()).to.equal('Hello there');
      document.documentElement.lang = 'pl';
      await settled(widget);
      expect(said()).to.equal('Cześć there');
      page.setAttribute('lang', 'ar');
      await settled(widget);
      expect(said()).to.equal('مرحبا there');
      expect(drawn(widget)?.dir).to.equal('rtl');
      widget.lang = 'cy';
      await settled(widget);
      expect(said()).to.equal('Helo there');
      expect(drawn(widget)?.dir).to.equal('ltr');
      widget.removeAttribute('lang');
      page.removeAttribute('lang');
      await settled(widget);
      expect(said()).to.equal('Cześć there');
    });

    it('is found and followed through the shadow roots of the page’s own components', async () => {
      const outer = await fixture<HTMLElement>(html`<div lang="cy"></div>`);
      const middle = document.createElement('div');
      outer.attachShadow({ mode: 'open' }).append(middle);
      const inner = middle.attachShadow({ mode: 'open' });
      render(html`<council-example api-base="https://a.test"></council-example>`, inner);
      const widget = inner.querySelector('council-example')!;
      await settled(widget);
      expect(widget.language).to.equal('cy');
      middle.lang = 'pl';
      await settled(widget);
      expect(widget.language).to.equal('pl');
      middle.removeAttribute('lang');
      outer.lang = 'ar';
      await settled(widget);
      expect(widget.language).to.equal('ar');
    });

    it('of <council-settings> may be set from script', async () => {
      const page = await fixture(
        html`<council-settings api-base="https://a.test"><council-example></council-example></council-settings>`,
      );
      const widget = widgetIn(page);
      (page as HTMLElement).lang = 'cy';
      await settled(widget);
      expect(widget.language).to.equal('cy');
    });

    it('is not followed once the widget has gone', async () => {
      const widget = await show(html`<council-example api-base="https://a.test"></council-example>`);
      widget.remove();
      document.documentElement.lang = 'cy';
      await settled(widget);
      expect(widget.language).to.equal('en');
      document.body.append(widget);
      await settled(widget);
      expect(widget.language).to.equal('cy');
      widget.remove();
    });
  });

  describe('words of a council’s own', () => {
    it('replace ours inside <council-settings>, at once when they are set later', async () => {
      const page = await fixture<HTMLElementTagNameMap['council-settings']>(
        html`<council-settings api-base="https://a.test"><council-example></council-example></council-settings>`,
      );
      const widget = widgetIn(page);
      await settled(widget);
      page.words = { example: { en: { hello: 'Good day, {{name}}' }, cy: { hello: 'Dydd da, {{name}}' } } };
      await settled(widget);
      const heard = () => widget.shadowRoot?.querySelector('h2')?.textContent;
      expect(heard()).to.equal('Good day, there');
      page.lang = 'cy';
      await settled(widget);
      expect(heard()).to.equal('Dydd da, there');
    });

    it('are text, whatever they hold', async () => {
      const page = await fixture<HTMLElementTagNameMap['council-settings']>(
        html`<council-settings api-base="https://a.test"><council-example></council-example></council-settings>`,
      );
      page.words = { example: { en: { hello: '<img src=x onerror=alert(1)>{{name}}' } } };
      const widget = widgetIn(page);
      await settled(widget);
      expect(widget.shadowRoot?.querySelector('img')).to.equal(null);
      expect(widget.shadowRoot?.querySelector('h2')?.textContent).to.equal('<img src=x onerror=alert(1)>there');
    });
  });

  describe('the page around', () => {
    it('is not written to, and neither is the tag', async () => {
      const before = document.documentElement.cloneNode(false) as Element;
      const widget = await show(html`<council-example api-base="https://a.test"><p>Call us</p></council-example>`);
      expect(widget.outerHTML).to.equal('<council-example api-base="https://a.test"><p>Call us</p></council-example>');
      expect(document.documentElement.cloneNode(false).isEqualNode(before)).to.equal(true);
    });

    it('may hide the methods of its document behind forms and images', async () => {
      addScript('/council.js', { apiBase: 'https://script.test/', lang: 'cy' });
      const names = ['querySelector', 'querySelectorAll', 'documentElement', 'baseURI', 'body', 'config', 'council'];
      const hiding = await fixture<HTMLElement>(html`
        <div>
          ${names.map((name) => html`<form name=${name} id=${name}><input name="lang" /></form>`)}
          <a id="CouncilElements" name="CouncilWidgets" href="/x"></a>
          <form id="around"><input name="lang" /><input name="getAttribute" /></form>
        </div>
      `);
      expect((document as unknown as Record<string, unknown>)['querySelectorAll']).not.to.be.a('function');
      const widget = document.createElement('council-example');
      hiding.append(widget);
      await settled(widget);
      hiding.remove();
      expect(drawn(widget)?.lang).to.equal('cy');
      expect(widget.api?.base.href).to.equal('https://script.test/');
      expect(said.errors).to.deep.equal([]);
    });

    it('may wrap everything in a form that has a field called lang', async () => {
      const page = await fixture(html`
        <form lang="cy">
          <input name="lang" value="pl" aria-label="Language" />
          <council-example api-base="https://a.test"></council-example>
        </form>
      `);
      const widget = widgetIn(page);
      await settled(widget);
      expect(widget.language).to.equal('cy');
    });
  });

  it('a hundred moves leave no watcher behind and one drawing', async () => {
    const page = await fixture(html`<div><council-example api-base="https://a.test"></council-example></div>`);
    const widget = widgetIn(page);
    await settled(widget);
    let draws = 0;
    widget.draw = () => {
      draws++;
      return html`<p>${draws}</p>`;
    };
    for (let move = 0; move < 100; move++) {
      widget.remove();
      page.append(widget);
    }
    await settled(widget);
    draws = 0;
    page.setAttribute('lang', 'cy');
    await settled(widget);
    // Once for the language, once more for its words.
    expect(draws).to.be.within(1, 2);
    expect(widget.shadowRoot?.querySelectorAll('.widget')).to.have.length(1);
  });
});
