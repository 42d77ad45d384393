import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { ApiProblem, problemKinds } from '../../src/api/problem.ts';
import { button } from '../../src/fields/button.ts';
import { checkAnswers } from '../../src/fields/check-answers.ts';
import { heading } from '../../src/fields/heading.ts';
import { dial, problem } from '../../src/fields/problem.ts';
import { openFields } from './field-page.ts';

describe('a button', () => {
  it('does its one thing, or sends its form', async () => {
    let pressed = 0;
    const page = await openFields(
      () => html`${button({ label: 'Press', press: () => pressed++ })}${button({ label: 'Send' })}`,
    );
    await page.press('Press');
    expect(pressed).to.equal(1);
    expect(page.all<HTMLButtonElement>('button').map(({ type }) => type)).to.deep.equal(['button', 'submit']);
  });

  it('that is busy keeps the focus, says so, is never disabled, and does nothing', async () => {
    let busy = false;
    let sent = 0;
    let pressed = 0;
    const page = await openFields(
      () =>
        html`<form
          @submit=${(event: Event) => {
            event.preventDefault();
            sent++;
          }}
        >
          <input aria-label="Anything" />
          ${button({ label: 'Send', busyLabel: 'Sending', busy })}
          ${button({ label: 'Press', press: () => pressed++, busy })}
        </form>`,
    );
    const send = await page.button('Send');
    send.focus();
    busy = true;
    await page.drawn();
    expect(page.focused).to.equal(send);
    expect(send.textContent.trim()).to.equal('Sending');
    expect([send.disabled, send.getAttribute('aria-disabled')]).to.deep.equal([false, 'true']);
    send.click();
    await page.press('Press');
    expect([sent, pressed]).to.deep.equal([0, 0]);
    busy = false;
    await page.drawn();
    expect(send.getAttribute('aria-disabled')).to.equal(null);
    send.click();
    expect(sent).to.equal(1);
  });

  it('says what it is about to those who cannot see it', async () => {
    const page = await openFields(() => button({ label: 'Change', about: 'your name', press: () => undefined }));
    expect((await page.button('Change')).textContent.replace(/\s+/g, ' ').trim()).to.equal('Change your name');
  });
});

describe('the answers to check', () => {
  it('are a list of questions and answers, each with its own way to change it', async () => {
    const changed: string[] = [];
    const page = await openFields((_form, widget) =>
      checkAnswers(widget, [
        { question: 'Where?', answer: 'Mill Lane\nnear <b>the bridge</b>', change: () => changed.push('where') },
        { question: 'Who?', answer: 'أحمد', change: () => changed.push('who') },
        { question: 'When?', answer: 'Today' },
      ]),
    );
    expect(page.all('dt').map((term) => term.textContent)).to.deep.equal(['Where?', 'Who?', 'When?']);
    await page.press('Change Who?');
    expect(changed).to.deep.equal(['who']);
    expect(page.all('button')).to.have.length(2);
    const [where, who] = page.all('.typed');
    expect(getComputedStyle(where!).whiteSpace).to.equal('pre-wrap');
    expect(page.all('b')).to.have.length(0);
    expect(getComputedStyle(who!).direction).to.equal('rtl');
    await page.isAccessible();
  });
});

describe('a heading', () => {
  it('has the level that the page gives it, within what there is', async () => {
    for (const [level, tag] of [
      [1, 'h1'],
      [3, 'h3'],
      [6, 'h6'],
      [9, 'h6'],
      [0, 'h2'],
      [-3, 'h1'],
      [NaN, 'h2'],
      [2.4, 'h2'],
    ] as const) {
      const page = await openFields(() => html`<div class="here">${heading('Title', level)}</div>`);
      expect(page.one('.here > *').localName, String(level)).to.equal(tag);
    }
  });
});

describe('a problem', () => {
  for (const lang of ['en', 'cy', 'ar', 'pl'] as const) {
    it(`has words of its own for every kind, in ${lang}`, async () => {
      const page = await openFields((_form, widget) => problem(widget, new ApiProblem('offline'), { level: 2 }), lang);
      const seen = new Set<string>();
      for (const kind of problemKinds) {
        page.widget.draw = (widget) => problem(widget, new ApiProblem(kind), { level: 2 });
        await page.drawn();
        expect(page.text).not.to.match(/problem\.|\{\{|undefined/);
        seen.add(page.text);
      }
      page.widget.draw = (widget) => problem(widget, new ApiProblem('rejected', { status: 413 }), { level: 2 });
      await page.drawn();
      expect(seen.has(page.text)).to.equal(false);
      expect(seen.size).to.equal(problemKinds.length);
      await page.isAccessible();
    });
  }

  it('offers another try and a person', async () => {
    let tries = 0;
    const page = await openFields((_form, widget) =>
      problem(widget, new ApiProblem('timeout'), {
        level: 2,
        retry: () => tries++,
        kept: true,
        call: { name: 'Exampleton Council', number: '01632 960 001' },
      }),
    );
    await page.press('Try again');
    expect(tries).to.equal(1);
    const link = await page.link('01632 960 001');
    expect(link.getAttribute('href')).to.equal('tel:01632960001');
    expect(page.text).to.contain('Nothing that you typed is lost.').and.to.contain('Call Exampleton Council on');
    await page.isAccessible();
  });

  it('is an alert where nobody asked, and takes the focus where somebody did, never both', async () => {
    const page = await openFields((_form, widget) => problem(widget, new ApiProblem('offline'), { level: 2 }));
    expect(page.all('[role=alert]')).to.have.length(1);
    expect(page.focused).to.equal(null);
    page.widget.draw = () => html`<p>Sending</p>`;
    await page.drawn();
    page.widget.draw = (widget) => problem(widget, new ApiProblem('offline'), { level: 2, focus: true });
    await page.drawn();
    await page.until('focus', () => page.focused?.matches('.problem'));
    expect(page.all('[role=alert]')).to.have.length(0);
    expect(page.description(page.focused!)).to.contain('Check your internet connection');
    (page.focused as HTMLElement).blur();
    await page.drawn();
    expect(page.focused).to.equal(null);
    await page.isAccessible();
  });

  it('is dialled as people write numbers', () => {
    expect(dial('01632 960 001')).to.equal('tel:01632960001');
    expect(dial('+44 (0)1632 960 001')).to.equal('tel:+441632960001');
    expect(dial('(01632) 960-001')).to.equal('tel:01632960001');
    expect(dial('javascript:alert(1)')).to.equal('tel:1');
  });
});
