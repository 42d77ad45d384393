import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { ExampleWidget } from '../helpers/example-widget.ts';
import '../helpers/example-widget.ts';

describe('what is said to screen readers', () => {
  const open = () => fixture<ExampleWidget>(html`<council-example api-base="https://a.test"></council-example>`);
  const region = (widget: ExampleWidget) => widget.shadowRoot!.querySelector('[role=status]')!;

  /** Every change of the region: each is heard once. */
  const hear = (widget: ExampleWidget) => {
    const heard: string[] = [];
    const observer = new MutationObserver(() => heard.push(region(widget).textContent));
    observer.observe(region(widget), { childList: true, characterData: true, subtree: true });
    return heard;
  };
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise((resolve) => requestAnimationFrame(resolve));
  };

  it('stands in a region that is there before, and empty', async () => {
    const widget = await open();
    expect(region(widget).textContent).to.equal('');
    expect(region(widget).className).to.equal('visually-hidden');
  });

  it('is heard once, and the same again when it is said again', async () => {
    const widget = await open();
    const heard = hear(widget);
    widget.announce('3 found');
    await until(() => heard.length === 1);
    widget.requestUpdate();
    await widget.updateComplete;
    widget.announce('3 found');
    await until(() => heard.length === 2);
    widget.announce('3 found');
    await until(() => heard.length === 3);
    expect(heard.map((text) => text.trim())).to.deep.equal(['3 found', '3 found', '3 found']);
  });

  it('waits for a pause in typing, and then says only the last', async () => {
    const widget = await open();
    const heard = hear(widget);
    for (let left = 5; left > 0; left--) widget.announceSoon(`${left} left`);
    expect(region(widget).textContent).to.equal('');
    await until(() => heard.length > 0);
    expect(heard).to.deep.equal(['1 left']);
  });

  it('is not said any more once something else is', async () => {
    const widget = await open();
    const heard = hear(widget);
    widget.announceSoon('too late');
    widget.announce('now');
    await until(() => heard.length > 0);
    // Another that waits as long, from a moment later.
    const other = await open();
    const otherHeard = hear(other);
    other.announceSoon('later');
    await until(() => otherHeard.length > 0);
    expect(heard).to.deep.equal(['now']);
  });
});
