import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { ExampleWidget } from '../helpers/example-widget.ts';
import { listen } from '../helpers/console.ts';

/** A page on which nothing of `<council-settings>` is there when the widget starts; a page of its own, since tags stay. */
describe('settings that come after the widget', () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  it('are waited for without a complaint, and then used', async () => {
    const said = listen();
    const page = await fixture<HTMLElement>(html`
      <council-settings api-base="https://a.test" contact="1" theme="dark">
        <div>
          <council-example><a href="tel:1">Call us</a></council-example>
        </div>
      </council-settings>
    `);
    const widget = page.querySelector('council-example')!;
    // Inside another component of the page, too.
    const nested = document.createElement('council-example');
    page.querySelector('div')!.attachShadow({ mode: 'open' }).append(document.createElement('slot'), nested);
    await frame();
    expect(widget.shadowRoot?.querySelector('.widget')).to.equal(null);
    expect(said.errors).to.deep.equal([]);

    await import('../../src/settings/define.ts');
    await frame();
    await widget.updateComplete;
    for (const each of [widget, nested]) {
      expect(each.api?.base.href).to.equal('https://a.test/');
      expect(each.contactNumber).to.equal('1');
      expect(each.shadowRoot?.querySelector<HTMLElement>('.widget')?.dataset['theme']).to.equal('dark');
    }
    said.stop();
    expect(said.errors).to.deep.equal([]);
  });

  it('are there already for a widget that is defined later', async () => {
    await import('../../src/settings/define.ts');
    const page = await fixture(html`
      <council-settings api-base="https://b.test"><council-example-late></council-example-late></council-settings>
    `);
    await frame();
    customElements.define('council-example-late', class extends ExampleWidget {});
    const widget = page.querySelector<ExampleWidget>('council-example-late')!;
    await widget.updateComplete;
    expect(widget.api?.base.href).to.equal('https://b.test/');
  });
});
