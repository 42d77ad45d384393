import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { text } from '../../src/fields/text.ts';
import { openFields } from './field-page.ts';

describe('a field of one line', () => {
  it('is named by its label and described by its hint, in one root', async () => {
    const page = await openFields((form) => text(form, { name: 'a.b', label: 'Full name', hint: 'As on your bill' }));
    const input = page.one<HTMLInputElement>('input');
    expect(input.labels?.[0]?.textContent).to.equal('Full name');
    expect(page.description(input)).to.equal('As on your bill');
    expect(input.getAttribute('aria-invalid')).to.equal(null);
    expect(input.type).to.equal('text');
  });

  it('says what is wrong after its hint, and is marked', async () => {
    const page = await openFields((form) =>
      text(form, { name: 'a', label: 'Width', hint: 'Roughly', unit: 'metres', limits: { max: 5 } }),
    );
    page.form.show([{ field: 'a', code: 'too-big' }]);
    await page.drawn();
    const input = page.one('input');
    expect(page.description(input)).to.equal('Roughly | Error: Your answer to “Width” must be 5 or less | metres');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(page.one('.field').className).to.contain('wrong');
    await page.isAccessible();
  });

  it('says that it is optional, not that it is required', async () => {
    const page = await openFields(
      (form) => html`${text(form, { name: 'a', label: 'A', optional: true })}${text(form, { name: 'b', label: 'B' })}`,
    );
    expect(page.all('label').map((label) => label.textContent)).to.deep.equal(['A (optional)', 'B']);
    expect(page.all('[required], [aria-required]')).to.have.length(0);
  });

  it('is filled in by the browser, which knows what it asks for', async () => {
    const page = await openFields(
      (form) => html`
        ${text(form, { name: 'name', label: 'Name', autocomplete: 'name', spellcheck: false })}
        ${text(form, { name: 'mail', label: 'Email', type: 'email', autocomplete: 'email', spellcheck: false })}
        ${text(form, { name: 'phone', label: 'Phone', type: 'tel', autocomplete: 'tel' })}
      `,
    );
    const inputs = page.all<HTMLInputElement>('input');
    expect(inputs.map((input) => [input.type, input.autocomplete, input.spellcheck])).to.deep.equal([
      ['text', 'name', false],
      ['email', 'email', false],
      ['tel', 'tel', true],
    ]);
  });

  it('keeps more than it may, and lets it be seen', async () => {
    const page = await openFields((form) => text(form, { name: 'a', label: 'A', maxLength: 5 }));
    await page.fill('A', 'longer than five');
    expect(page.form.text('a')).to.equal('longer than five');
    expect(page.one('input').hasAttribute('maxlength')).to.equal(false);
  });

  it('shows what the form holds, and what is typed is never undone by a drawing', async () => {
    const page = await openFields((form) => text(form, { name: 'a', label: 'A' }));
    page.form.set('a', 'from a draft');
    await page.drawn();
    expect(page.value('A')).to.equal('from a draft');
    (await page.field('A')).focus();
    page.type(' and more');
    await page.drawn();
    expect(page.value('A')).to.equal('from a draft and more');
    page.form.reset();
    await page.drawn();
    expect(page.value('A')).to.equal('');
  });

  it('has numbers and addresses from left to right in Arabic, and words as they are', async () => {
    const page = await openFields(
      (form) => html`
        ${text(form, { name: 'words', label: 'Words' })} ${text(form, { name: 'phone', label: 'Phone', type: 'tel' })}
        ${text(form, { name: 'mail', label: 'Email', type: 'email' })}
      `,
      'ar',
    );
    const direction = async (label: string) => getComputedStyle(await page.field(label)).direction;
    expect(await direction('Words')).to.equal('rtl');
    expect([await direction('Phone'), await direction('Email')]).to.deep.equal(['ltr', 'ltr']);
    await page.fill('Words', 'Mill Lane (12)');
    await page.drawn();
    expect(await direction('Words')).to.equal('ltr');
    await page.fill('Words', 'حفرة 12');
    await page.drawn();
    expect(await direction('Words')).to.equal('rtl');
  });

  it('shows labels, hints and what was typed as text', async () => {
    const nasty = '<img src=x onerror=alert(1)>';
    const page = await openFields((form) => text(form, { name: nasty, label: nasty, hint: nasty, unit: nasty }));
    page.form.show([{ field: nasty, code: 'required' }]);
    await page.drawn();
    expect(page.all('img')).to.have.length(0);
    expect(page.text).to.contain(`“${nasty}”`);
  });

  for (const lang of ['en', 'ar']) {
    it(`is accessible empty and wrong, in ${lang}`, async () => {
      const page = await openFields(
        (form) => html`
          ${text(form, { name: 'a', label: 'A', hint: 'Hint', optional: true })}
          ${text(form, { name: 'b', label: 'B', unit: 'm', width: '4', inputmode: 'decimal' })}
        `,
        lang,
      );
      await page.isAccessible();
      page.form.show([
        { field: 'a', code: 'required' },
        { field: 'b', code: 'not-a-number' },
      ]);
      await page.drawn();
      await page.isAccessible();
    });
  }
});
