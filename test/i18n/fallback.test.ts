import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { WordsController } from '../../src/controllers/words.ts';
import type { Catalogue } from '../../src/i18n/catalogue.ts';
import { ExampleWidget, exampleWords } from '../helpers/example-widget.ts';
import { listen } from '../helpers/console.ts';

type Words = typeof exampleWords extends Catalogue<infer Source> ? Source : never;

let go: (() => void) | undefined;
let fails = true;
let made = 0;

/** A widget whose Welsh comes when it is let go, and whose Polish cannot be fetched. */
class Slow extends ExampleWidget {
  override readonly words = new WordsController<Words>(this, {
    ...exampleWords,
    // Words that are here stay here for all of a page: each test has its own.
    name: `slow-${++made}`,
    load: {
      ...exampleWords.load,
      cy: () => new Promise<void>((resolve) => (go = resolve)).then(exampleWords.load.cy),
      pl: () => (fails ? Promise.reject(new Error('404')) : exampleWords.load.pl()),
    },
  });
}
customElements.define('council-slow', Slow);

describe('a language that is on its way', () => {
  let said: ReturnType<typeof listen>;
  beforeEach(() => {
    said = listen();
    fails = true;
    go = undefined;
  });
  afterEach(() => said.stop());

  const open = (lang: string) =>
    fixture<Slow>(html`<council-slow lang=${lang} api-base="https://a.test"><p>Call us</p></council-slow>`);
  const heard = (widget: Slow) => widget.shadowRoot?.querySelector('h2')?.textContent ?? undefined;
  const until = async (widget: Slow, text: string | undefined) => {
    while (heard(widget) !== text) await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  it('leaves what stands between the tags until it is here: no flash of English', async () => {
    const widget = await open('cy');
    expect(heard(widget)).to.equal(undefined);
    expect(widget.shadowRoot?.querySelector('slot')).to.exist;
    while (!go) await new Promise((resolve) => requestAnimationFrame(resolve));
    go();
    await until(widget, 'Helo there');
  });

  it('leaves the words of the one before, when it is changed to', async () => {
    const widget = await open('en');
    expect(heard(widget)).to.equal('Hello there');
    widget.lang = 'cy';
    while (!go) await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(heard(widget)).to.equal('Hello there');
    expect(widget.shadowRoot?.querySelector<HTMLElement>('.widget')?.lang).to.equal('en');
    go();
    await until(widget, 'Helo there');
    expect(widget.shadowRoot?.querySelector<HTMLElement>('.widget')?.lang).to.equal('cy');
  });

  it('that does not come is English, and the integrator is told', async () => {
    const widget = await open('pl');
    await until(widget, 'Hello there');
    expect(widget.shadowRoot?.querySelector<HTMLElement>('.widget')?.lang).to.equal('en');
    expect(said.errors).to.have.length(1);
    expect(said.errors[0]).to.contain('"pl" could not be loaded');
  });

  it('that did not come is asked for again when it is wanted again', async () => {
    const widget = await open('pl');
    await until(widget, 'Hello there');
    fails = false;
    widget.lang = 'en';
    await widget.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    widget.lang = 'pl';
    await until(widget, 'Cześć there');
  });

  it('that is no longer wanted when it comes is not shown', async () => {
    const widget = await open('en');
    widget.lang = 'cy';
    while (!go) await new Promise((resolve) => requestAnimationFrame(resolve));
    widget.lang = 'ar';
    await until(widget, 'مرحبا there');
    go();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await widget.updateComplete;
    expect(heard(widget)).to.equal('مرحبا there');
  });
});
