import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { ApiClient, CallOptions } from '../../src/api/client.ts';
import { getCouncil } from '../../src/api/council.ts';
import { ApiProblem } from '../../src/api/problem.ts';
import type { Council } from '../../src/contract/council.ts';
import { TaskController } from '../../src/controllers/task.ts';
import { council } from '../helpers/exampleton.ts';
import { ExampleWidget } from '../helpers/example-widget.ts';
import { FakeApi } from '../helpers/fake-api.ts';

interface Asked {
  readonly api: ApiClient;
  readonly options: CallOptions;
  readonly text: string;
  answer: (text: string) => void;
  fail: (failure: unknown) => void;
}

/** Asks for whatever text it is given; the test answers, in whichever order it likes. */
class Asker extends ExampleWidget {
  readonly asked: Asked[] = [];
  text: string | undefined;
  readonly task = new TaskController<readonly [string], string>(
    this,
    () => (this.text === undefined ? undefined : [this.text]),
    (api, options, text) =>
      new Promise((answer, fail) => {
        this.asked.push({ api, options, text, answer, fail });
      }),
  );
  readonly council = new TaskController<readonly [], Council>(
    this,
    () => (this.text === 'council' ? ([] as const) : undefined),
    getCouncil,
  );

  override draw = () => html`<p>${this.task.value}</p>`;
}
customElements.define('council-asker', Asker);

describe('what a widget reads', () => {
  const open = async (text?: string) => {
    const widget = await fixture<Asker>(html`<council-asker api-base="https://a.test"></council-asker>`);
    if (text !== undefined) await ask(widget, text);
    return widget;
  };
  const ask = async (widget: Asker, text: string | undefined) => {
    widget.text = text;
    widget.requestUpdate();
    await drawn(widget);
  };
  const drawn = async (widget: Asker) => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await widget.updateComplete;
  };

  it('is not asked for while there is nothing to ask', async () => {
    const widget = await open();
    expect(widget.asked).to.have.length(0);
    expect([widget.task.value, widget.task.problem]).to.deep.equal([undefined, undefined]);
  });

  it('is asked once, and again only for something else', async () => {
    const widget = await open('a');
    expect(widget.task.pending).to.equal(true);
    widget.requestUpdate();
    await drawn(widget);
    widget.asked[0]!.answer('A');
    await drawn(widget);
    expect([widget.task.value, widget.task.pending]).to.deep.equal(['A', false]);
    await ask(widget, 'b');
    expect(widget.asked.map(({ text }) => text)).to.deep.equal(['a', 'b']);
  });

  it('answers the last question, when the answers come in the wrong order', async () => {
    const widget = await open('a');
    await ask(widget, 'ab');
    const [first, second] = widget.asked as [Asked, Asked];
    expect(first.options.signal?.aborted).to.equal(true);
    second.answer('AB');
    await drawn(widget);
    first.answer('A');
    await drawn(widget);
    expect(widget.task.value).to.equal('AB');
    expect(widget.shadowRoot?.querySelector('p')?.textContent).to.equal('AB');
  });

  it('is not failed by a question that is no longer asked', async () => {
    const widget = await open('a');
    await ask(widget, 'ab');
    const [first, second] = widget.asked as [Asked, Asked];
    first.fail(new ApiProblem('offline'));
    second.answer('AB');
    await drawn(widget);
    expect([widget.task.value, widget.task.problem]).to.deep.equal(['AB', undefined]);
  });

  it('stays in sight while it is asked again, in another language too', async () => {
    const widget = await open('a');
    widget.asked[0]!.answer('A');
    await drawn(widget);
    widget.lang = 'cy';
    await drawn(widget);
    await drawn(widget);
    expect([widget.task.value, widget.task.pending]).to.deep.equal(['A', true]);
    expect(widget.asked[1]?.options.language).to.equal('cy');
  });

  it('of one council is never shown for another', async () => {
    const widget = await open('a');
    widget.asked[0]!.answer('A');
    await drawn(widget);
    widget.apiBase = 'https://b.test';
    await drawn(widget);
    expect(widget.task.value).to.equal(undefined);
    expect(widget.asked[1]?.api.base.href).to.equal('https://b.test/');
  });

  it('that fails is a problem, which another try may end', async () => {
    const widget = await open('a');
    widget.asked[0]!.fail(new ApiProblem('timeout'));
    await drawn(widget);
    expect([widget.task.problem?.kind, widget.task.pending]).to.deep.equal(['timeout', false]);
    widget.task.retry();
    await drawn(widget);
    expect([widget.task.problem, widget.task.pending]).to.deep.equal([undefined, true]);
    widget.asked[1]!.answer('A');
    await drawn(widget);
    expect(widget.task.value).to.equal('A');
    await ask(widget, 'b');
    widget.asked[2]!.fail(new TypeError('a mistake'));
    await drawn(widget);
    expect(widget.task.problem?.kind).to.equal('unreadable');
  });

  it('is forgotten when there is nothing to ask any more', async () => {
    const widget = await open('a');
    widget.asked[0]!.answer('A');
    await drawn(widget);
    await ask(widget, undefined);
    expect(widget.task.value).to.equal(undefined);
  });

  it('is one request, when two widgets of a page ask for their council at once', async () => {
    const api = new FakeApi({ 'GET /council': () => council() });
    const page = await fixture(html`
      <div>
        <council-asker api-base=${api.base}></council-asker><council-asker api-base=${api.base}></council-asker>
      </div>
    `);
    const widgets = [...page.querySelectorAll<Asker>('council-asker')];
    for (const widget of widgets) await ask(widget, 'council');
    while (!widgets.every((widget) => widget.council.value)) await drawn(widgets[0]!);
    api.restore();
    expect(api.callsTo('GET', '/council')).to.have.length(1);
  });
});
