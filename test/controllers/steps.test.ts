import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { StepsController } from '../../src/controllers/steps.ts';
import { heading } from '../../src/fields/heading.ts';
import { ExampleWidget } from '../helpers/example-widget.ts';
import { OwnHistory } from '../helpers/own-history.ts';

const order = ['what', 'where', 'check'] as const;
type Step = (typeof order)[number];

/** Three steps; the last may be closed to the browser's Back and Forward. */
class Walk extends ExampleWidget {
  browserBack = false;
  closed = false;
  readonly seen: Step[] = [];
  readonly steps = new StepsController<Step>(this, {
    first: 'what',
    before: (step) => order[order.indexOf(step) - 1],
    browserBack: () => this.browserBack,
    allows: (step) => order.includes(step) && !(this.closed && step === 'check'),
    shown: (step) => this.seen.push(step),
  });

  protected override renderReady() {
    return html`${heading(this.steps.current, 2)}<button>Go on</button>`;
  }
}
customElements.define('council-walk', Walk);

const popped = () => new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));

describe('steps', () => {
  const open = (id = '') => fixture<Walk>(html`<council-walk id=${id} api-base="https://a.test"></council-walk>`);
  const focused = (walk: Walk) => walk.shadowRoot?.activeElement?.textContent;

  it('start without taking the focus', async () => {
    const walk = await open();
    expect(walk.steps.current).to.equal('what');
    expect(walk.shadowRoot?.activeElement).to.equal(null);
    expect(walk.seen).to.deep.equal([]);
  });

  it('take the focus to the heading of each, forwards and back', async () => {
    const walk = await open();
    walk.steps.go('where');
    await walk.updateComplete;
    expect(focused(walk)).to.equal('where');
    walk.steps.back();
    await walk.updateComplete;
    expect(focused(walk)).to.equal('what');
    walk.steps.back();
    await walk.updateComplete;
    expect(walk.seen).to.deep.equal(['where', 'what']);
  });

  it('are restored without taking the focus: it is the resident’s', async () => {
    const walk = await open();
    walk.steps.restore('check');
    await walk.updateComplete;
    expect(walk.shadowRoot?.querySelector('h2')?.textContent).to.equal('check');
    expect(walk.shadowRoot?.activeElement).to.equal(null);
  });

  it('scroll only when the top of the widget is out of sight', async () => {
    const page = await fixture<HTMLElement>(html`
      <div>
        <div class="above"></div>
        <council-walk api-base="https://a.test"></council-walk>
        <div class="below"></div>
      </div>
    `);
    for (const space of page.querySelectorAll<HTMLElement>('.above, .below')) space.style.height = '3000px';
    const walk = page.querySelector<Walk>('council-walk')!;
    scrollTo(0, 2900);
    const before = scrollY;
    walk.steps.go('where');
    await walk.updateComplete;
    expect(scrollY).to.equal(before);
    scrollTo(0, walk.getBoundingClientRect().top + scrollY + 5);
    walk.steps.go('check');
    await walk.updateComplete;
    expect(Math.abs(walk.getBoundingClientRect().top)).to.be.below(2);
    scrollTo(0, 0);
  });

  it('leave the history of the page alone unless they are asked', async () => {
    const { length } = history;
    const walk = await open();
    walk.steps.go('where');
    walk.steps.go('check');
    walk.steps.back();
    await walk.updateComplete;
    expect(history.length).to.equal(length);
    expect(history.state).to.equal(null);
  });

  describe('with the browser’s own Back', () => {
    const own = new OwnHistory();
    let walk: Walk;
    let id = 0;

    const shows = async (step: Step) => {
      await walk.updateComplete;
      expect(walk.steps.current).to.equal(step);
      expect(focused(walk)).to.equal(step);
    };
    const browser = async (way: 'back' | 'forward') => {
      const event = popped();
      history[way]();
      await event;
      await walk.updateComplete;
    };

    beforeEach(async () => {
      own.start({ page: 'its own' });
      walk = await open(`walk-${++id}`);
      walk.browserBack = true;
    });
    afterEach(() => own.restore());

    it('goes back and forward a step, at the same address, and keeps the page’s own state', async () => {
      const { href } = location;
      walk.steps.go('where');
      walk.steps.go('check');
      await browser('back');
      await shows('where');
      await browser('back');
      await shows('what');
      await browser('forward');
      await shows('where');
      expect(location.href).to.equal(href);
      expect(history.state).to.have.property('page', 'its own');
    });

    it('makes the widget’s Back the browser’s, so that no press is lost', async () => {
      walk.steps.go('where');
      walk.steps.go('check');
      const event = popped();
      walk.steps.back();
      await event;
      await shows('where');
      await browser('back');
      await shows('what');
    });

    it('goes on as a link does where the step before is not the entry before', async () => {
      walk.steps.go('check');
      walk.steps.back();
      await shows('where');
      await browser('back');
      await shows('check');
      await browser('back');
      await shows('what');
    });

    it('does not reach a step that may not be shown', async () => {
      walk.steps.go('where');
      walk.steps.go('check');
      await browser('back');
      walk.closed = true;
      await browser('forward');
      await shows('where');
    });

    it('leaves alone what other widgets and the page put into the history', async () => {
      walk.steps.go('where');
      history.pushState({ page: 'elsewhere' }, '');
      await walk.updateComplete;
      await browser('back');
      await shows('where');
      history.pushState({ [`council-walk#${walk.id}`]: { step: 'constructor' } }, '');
      history.pushState(null, '');
      await browser('back');
      await shows('where');
    });

    it('finds its way after a reload, because its entries have the same name', async () => {
      walk.steps.go('where');
      walk.steps.go('check');
      const again = document.createElement('council-walk') as Walk;
      again.id = walk.id;
      again.apiBase = 'https://a.test';
      again.browserBack = true;
      walk.replaceWith(again);
      walk = again;
      walk.steps.restore('check');
      await walk.updateComplete;
      await browser('back');
      await shows('where');
    });

    it('is no longer listened for once the widget has gone', async () => {
      walk.steps.go('where');
      walk.remove();
      const event = popped();
      history.back();
      await event;
      expect(walk.steps.current).to.equal('where');
    });
  });
});
