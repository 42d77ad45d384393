import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { ApiProblem } from '../../src/api/problem.ts';
import type { FormController } from '../../src/controllers/form.ts';
import { area } from '../../src/fields/area.ts';
import { button } from '../../src/fields/button.ts';
import { checkAnswers } from '../../src/fields/check-answers.ts';
import { checkboxes, radios } from '../../src/fields/choice.ts';
import { errorSummary } from '../../src/fields/error-summary.ts';
import { heading } from '../../src/fields/heading.ts';
import { problem } from '../../src/fields/problem.ts';
import { select } from '../../src/fields/select.ts';
import { text } from '../../src/fields/text.ts';
import { styles } from '../../src/theme/styles.ts';
import type { ExampleWidget } from '../helpers/example-widget.ts';
import { openFields, type FieldPage } from '../fields/field-page.ts';
import { brands } from './brands.ts';
import { contrast, groundOf, onGround, textContrast } from './colours.ts';

const items = [{ key: 'a', name: 'A choice', hint: 'Its hint' }];

/** Everything that the theme draws, right and wrong. */
const everything = (form: FormController, widget: ExampleWidget) => html`
  ${errorSummary(form, 2)} ${heading('Title', 2)} ${heading('Subtitle', 3, 'subtitle')}
  <p class="caption">Caption</p>
  <p>Words with a <a href="#x">link</a> and <strong>weight</strong>.</p>
  <p class="quiet">Quiet words</p>
  ${text(form, { name: 'line', label: 'Line', hint: 'Hint', unit: 'metres' })}
  ${text(form, { name: 'wrong', label: 'Wrong line', hint: 'Hint' })}
  ${area(form, { name: 'lines', label: 'Lines', maxLength: 5 })} ${radios(form, { name: 'one', label: 'One', items })}
  ${checkboxes(form, { name: 'some', label: 'Some', items })} ${select(form, { name: 'many', label: 'Many', items })}
  <div class="box"><p>A box</p></div>
  <div class="box warning">
    <p>A warning with a <a href="#y">link</a></p>
  </div>
  ${problem(widget, new ApiProblem('offline'), { level: 2, retry: () => undefined, call: { number: '01632 960 001' } })}
  ${checkAnswers(widget, [{ question: 'Question', answer: 'Answer', change: () => undefined }])}
  <div class="done">
    <h2 class="title">Sent</h2>
    <span class="reference">7K3-M9Q-XPT4</span>
  </div>
  <p class="help">Help <a href="#z">link</a></p>
  ${button({ label: 'Send' })} ${button({ label: 'Other', kind: 'secondary', press: () => undefined })}
  ${button({ label: 'Back', kind: 'back', press: () => undefined })}
`;

async function open(theme: string, scheme = 'normal'): Promise<FieldPage> {
  const page = await openFields(everything);
  page.widget.parentElement!.style.colorScheme = scheme;
  page.widget.theme = theme as 'light';
  page.form.set('lines', 'too many');
  page.form.set('one', 'a');
  page.form.set('some', ['a']);
  page.form.show([{ field: 'wrong', code: 'required' }]);
  await page.drawn();
  settle(page);
  return page;
}

/** Ends what moves from one colour to another. */
function settle(page: FieldPage): void {
  getComputedStyle(page.one('.widget')).getPropertyValue('color');
  for (const animation of page.root.getAnimations()) animation.finish();
}

/** Elements with text of their own. */
const texts = (page: FieldPage) =>
  page
    .all('.widget *:not(option, select, .visually-hidden, .visually-hidden *)')
    .filter((element) => [...element.childNodes].some((node) => node instanceof Text && node.data.trim()));

const name = (element: Element) =>
  `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`;

describe('the theme', () => {
  for (const [theme, scheme, isDark] of [
    ['light', 'normal', false],
    ['light', 'dark', false],
    ['dark', 'normal', true],
    ['dark', 'light', true],
    ['page', 'normal', false],
    ['page', 'light', false],
    ['page', 'dark', true],
  ] as const) {
    it(`"${theme}" on a page whose color-scheme is "${scheme}" is ${isDark ? 'dark' : 'light'}`, async () => {
      const page = await open(theme, scheme);
      const [red] = groundOf(page.one('.widget'));
      expect(red < 128).to.equal(isDark);
      expect(getComputedStyle(page.one('.widget')).colorScheme).to.equal(theme === 'page' ? scheme : theme);
    });
  }

  it('"auto" is the visitor’s own preference', async () => {
    const page = await open('auto', 'light');
    const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
    expect(groundOf(page.one('.widget'))[0] < 128).to.equal(prefersDark);
  });

  for (const theme of ['light', 'dark']) {
    it(`has text of contrast 4.5 or more everywhere, when it is ${theme}`, async () => {
      const page = await open(theme);
      const found = texts(page);
      expect(found.length).to.be.greaterThan(40);
      for (const element of found) expect(textContrast(element), name(element)).to.be.at.least(4.5);
    });

    it(`has borders of contrast 3 or more around every control, when it is ${theme}`, async () => {
      const page = await open(theme);
      const controls = page.all('.input, .textarea, .select, .choice input, .button.secondary');
      expect(controls.length).to.be.greaterThan(5);
      for (const control of controls) {
        const ground = groundOf(control.parentElement!);
        const { borderTopColor } = getComputedStyle(control);
        expect(contrast(onGround(borderTopColor, ground), ground), name(control)).to.be.at.least(3);
      }
    });

    it(`marks a chosen choice with contrast 3 or more, when it is ${theme}`, async () => {
      const page = await open(theme);
      for (const control of page.all('.choice input:checked')) {
        const ground = groundOf(control);
        const mark = onGround(getComputedStyle(control, '::before').backgroundColor, ground);
        expect(contrast(mark, ground), name(control)).to.be.at.least(3);
      }
    });

    it(`shows the focus with contrast 3 or more, when it is ${theme}`, async () => {
      const page = await open(theme);
      for (const control of [page.all('.input')[0]!, page.one('.textarea')]) {
        control.focus();
        const { borderTopColor, outlineStyle } = getComputedStyle(control);
        const ground = groundOf(control);
        expect(outlineStyle).to.equal('solid');
        expect(contrast(onGround(borderTopColor, ground), ground), name(control)).to.be.at.least(3);
      }
    });
  }

  it('has nothing smaller than 24 pixels to press, and controls of 44 or more', async () => {
    const page = await open('light');
    for (const control of page.all('.input, .textarea, .select, .choice input, .button')) {
      const { width, height } = control.getBoundingClientRect();
      expect(Math.min(width, height), name(control)).to.be.at.least(44);
    }
    for (const control of page.all('button.link, a')) {
      expect(control.getBoundingClientRect().height, name(control)).to.be.at.least(24);
    }
  });

  it('is as large as the visitor’s own font, whatever the page’s', async () => {
    const page = await open('light');
    const size = () => getComputedStyle(page.one('.widget')).fontSize;
    const before = size();
    document.documentElement.style.fontSize = '62.5%';
    page.widget.parentElement!.style.fontSize = '40px';
    expect(size()).to.equal(before);
    document.documentElement.style.fontSize = '';
    expect(before).to.equal('18px');
  });

  it('prints dark words on white, and without its buttons', () => {
    const rules = styles.flatMap(({ styleSheet }) => [...(styleSheet?.cssRules ?? [])]);
    const printed = rules.filter(
      (rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.media.mediaText.includes('print'),
    );
    const text = printed.map(({ cssText }) => cssText).join('\n');
    expect(text).to.match(/\.widget[^}]+color-scheme: light/);
    expect(text).to.match(/\.button[^}]+display: none/);
    expect(text).to.match(/\.done[^}]+background/);
  });

  describe('with a council’s brand', () => {
    for (const brand of brands) {
      for (const theme of ['light', 'dark']) {
        it(`${brand.name}, ${theme}: five tokens are enough, and everything can be read`, async () => {
          const page = await open(theme);
          expect(Object.keys(brand.tokens)).to.have.length(5);
          for (const [token, value] of Object.entries(brand.tokens))
            page.widget.parentElement!.style.setProperty(token, value);
          settle(page);
          const [send] = page.all('.button:not(.secondary)');
          expect(onGround(getComputedStyle(send!).backgroundColor)).to.deep.equal(
            onGround(brand.tokens['--council-brand']),
          );
          expect(getComputedStyle(page.one('.widget')).fontFamily).to.equal(brand.tokens['--council-font']);
          for (const element of texts(page)) expect(textContrast(element), name(element)).to.be.at.least(4.5);
        });
      }
    }

    it('and no name of ours: what begins with an underscore cannot be reached from the page', async () => {
      const page = await open('light');
      page.widget.parentElement!.style.setProperty('--_brand', 'red');
      page.widget.style.setProperty('--_text', 'red');
      const [send] = page.all('.button:not(.secondary)');
      expect(onGround(getComputedStyle(send!).backgroundColor)).not.to.deep.equal([255, 0, 0]);
      expect(onGround(getComputedStyle(page.one('.widget')).color)).not.to.deep.equal([255, 0, 0]);
    });
  });

  it('is the same sheets for every widget of the page', async () => {
    const page = await openFields(everything);
    const other = document.createElement('council-example');
    other.apiBase = 'https://a.test';
    page.widget.after(other);
    await other.updateComplete;
    expect(page.root.adoptedStyleSheets).to.have.length(styles.length);
    page.root.adoptedStyleSheets.forEach((sheet, at) => {
      expect(other.shadowRoot!.adoptedStyleSheets[at]).to.equal(sheet);
    });
    expect(page.root.querySelector('style')).to.equal(null);
  });
});
