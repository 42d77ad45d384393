import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { area } from '../../src/fields/area.ts';
import { radios } from '../../src/fields/choice.ts';
import { date } from '../../src/fields/date.ts';
import { errorSummary } from '../../src/fields/error-summary.ts';
import { select } from '../../src/fields/select.ts';
import { text } from '../../src/fields/text.ts';
import { openFields } from './field-page.ts';

const items = [{ key: 'a', name: 'A' }];
const names = ['line', 'lines', 'one', 'many', 'day'] as const;

const open = (lang?: string) =>
  openFields(
    (form) => html`
      ${errorSummary(form, 2)} ${text(form, { name: 'line', label: 'Line' })}
      ${area(form, { name: 'lines', label: 'Lines', maxLength: 10 })}
      ${radios(form, { name: 'one', label: 'One', items })} ${select(form, { name: 'many', label: 'Many', items })}
      ${date(form, { name: 'day', label: 'When' })}
    `,
    lang,
  );

describe('the error summary', () => {
  it('is not there while nothing is wrong', async () => {
    expect((await open()).all('.error-summary')).to.have.length(0);
  });

  it('takes the focus, and is heard once: its name and everything that is wrong', async () => {
    const page = await open();
    page.form.show(names.map((field) => ({ field, code: 'required' })));
    await page.drawn();
    const summary = page.one('.error-summary');
    expect(page.focused).to.equal(summary);
    // Not an alert too: what takes the focus is read then.
    expect(summary.getAttribute('role')).to.equal('group');
    expect(page.all('[role=alert]')).to.have.length(0);
    const name = page.one(`#${summary.getAttribute('aria-labelledby')}`);
    expect(name.textContent.trim()).to.equal('There is a problem');
    expect(name.querySelector('h2')).to.exist;
    for (const label of ['Line', 'Lines', 'One', 'Many', 'When'])
      expect(page.description(summary)).to.contain(`“${label}”`);
  });

  it('links to every field: its first control, with the label in sight', async () => {
    const page = await open();
    page.form.show(names.map((field) => ({ field, code: 'required' })));
    await page.drawn();
    const targets = page.all<HTMLAnchorElement>('.error-summary a').map((link) => {
      link.click();
      return page.focused?.id;
    });
    expect(targets).to.deep.equal(['field-line', 'field-lines', 'field-one-0', 'field-many', 'field-day-day']);
    const field = page.focused!.closest('.field')!.getBoundingClientRect();
    expect(field.top).to.be.within(-1, innerHeight);
  });

  it('does not take the focus again at every drawing, but does when it is shown again', async () => {
    const page = await open();
    page.form.show([{ field: 'line', code: 'required' }]);
    await page.drawn();
    (await page.field('Line')).focus();
    page.type('x');
    await page.drawn();
    expect(page.focused?.id).to.equal('field-line');
    page.form.show([{ field: 'line', code: 'too-short' }]);
    await page.drawn();
    expect(page.focused?.className).to.contain('error-summary');
  });

  it('goes when nothing is wrong any more', async () => {
    const page = await open();
    page.form.show([{ field: 'line', code: 'required' }]);
    await page.drawn();
    page.form.show([]);
    await page.drawn();
    expect(page.all('.error-summary, .error, [aria-invalid]')).to.have.length(0);
  });

  it('follows the language', async () => {
    const page = await open();
    page.form.show([{ field: 'line', code: 'required' }]);
    await page.drawn();
    page.widget.lang = 'cy';
    await page.until('Welsh', () => page.widget.words.language === 'cy');
    await page.drawn();
    expect(page.text).not.to.contain('There is a problem');
    expect(page.text).not.to.contain('Enter an answer');
  });

  it('leaves the address of the page as it is', async () => {
    const page = await open();
    const { href } = location;
    page.form.show([{ field: 'line', code: 'required' }]);
    await page.drawn();
    page.one('.error-summary a').click();
    expect(location.href).to.equal(href);
  });

  for (const lang of ['en', 'cy', 'ar', 'pl']) {
    it(`is accessible with everything wrong, in ${lang}`, async () => {
      const page = await open(lang);
      page.form.show(names.map((field) => ({ field, code: 'required' })));
      await page.drawn();
      await page.isAccessible();
    });
  }
});
