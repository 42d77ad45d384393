import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { checkbox } from '../../src/fields/checkbox.ts';
import { checkboxes, radios } from '../../src/fields/choice.ts';
import { select } from '../../src/fields/select.ts';
import { openFields } from './field-page.ts';

const items = [
  { key: 'a', name: 'Car', hint: 'Or a van' },
  { key: 'b', name: 'Bicycle' },
  { key: '"><img src=x>', name: '<b>Both</b>' },
];

describe('one of several', () => {
  const open = (lang?: string) =>
    openFields((form) => radios(form, { name: 'way', label: 'How do you travel?', hint: 'Mostly', items }), lang);

  it('is a group with a name and a hint; a choice’s hint is heard after its name, once', async () => {
    const page = await open();
    const group = page.one('[role=radiogroup]');
    expect(group.querySelector('legend')?.textContent).to.equal('How do you travel?');
    expect(page.description(group)).to.equal('Mostly');
    const [car] = page.all<HTMLInputElement>('input');
    expect(car!.labels?.[0]?.textContent).to.equal('Car');
    expect(page.description(car!)).to.equal('Or a van');
  });

  it('keeps the last that was chosen, and shows what the form holds', async () => {
    const page = await open();
    await page.choose('Car');
    await page.choose('Bicycle');
    expect(page.form.text('way')).to.equal('b');
    page.form.set('way', 'a');
    await page.drawn();
    expect(page.all<HTMLInputElement>('input').map(({ checked }) => checked)).to.deep.equal([true, false, false]);
    page.form.reset();
    await page.drawn();
    expect(page.all<HTMLInputElement>('input').some(({ checked }) => checked)).to.equal(false);
    await page.choose('<b>Both</b>');
    expect(page.form.text('way')).to.equal('"><img src=x>');
    expect(page.all('b, img')).to.have.length(0);
  });

  it('asks for a choice, and is marked as wrong', async () => {
    const page = await open();
    page.form.show([{ field: 'way', code: 'required' }]);
    await page.drawn();
    const group = page.one('[role=radiogroup]');
    expect(page.description(group)).to.equal('Mostly | Error: Choose an answer to “How do you travel?”');
    expect(group.getAttribute('aria-invalid')).to.equal('true');
  });

  for (const lang of ['en', 'ar']) {
    it(`is accessible empty and wrong, in ${lang}`, async () => {
      const page = await open(lang);
      await page.isAccessible();
      page.form.show([{ field: 'way', code: 'required' }]);
      await page.drawn();
      await page.isAccessible();
    });
  }
});

describe('any of several', () => {
  const open = (lang?: string) =>
    openFields((form) => checkboxes(form, { name: 'ways', label: 'How do you travel?', optional: true, items }), lang);

  it('is a group whose choices come and go', async () => {
    const page = await open();
    expect(page.one('legend').textContent).to.equal('How do you travel? (optional)');
    await page.choose('Car');
    await page.choose('Bicycle');
    expect(page.form.list('ways')).to.deep.equal(['a', 'b']);
    await page.choose('Car');
    expect(page.form.list('ways')).to.deep.equal(['b']);
    page.form.set('ways', ['a']);
    await page.drawn();
    expect(page.all<HTMLInputElement>('input').map(({ checked }) => checked)).to.deep.equal([true, false, false]);
  });

  for (const lang of ['en', 'ar']) {
    it(`is accessible empty and wrong, in ${lang}`, async () => {
      const page = await open(lang);
      await page.isAccessible();
      page.form.show([{ field: 'ways', code: 'required' }]);
      await page.drawn();
      expect(page.description(page.one('fieldset'))).not.to.equal('');
      await page.isAccessible();
    });
  }
});

describe('one thing that is so or not', () => {
  it('is a checkbox with its own label and hint, off until it is chosen', async () => {
    const page = await openFields((form) =>
      checkbox(form, { name: 'updates', label: 'Tell me more', hint: 'By email' }),
    );
    const box = page.one<HTMLInputElement>('input');
    expect([box.checked, box.labels?.[0]?.textContent, page.description(box)]).to.deep.equal([
      false,
      'Tell me more',
      'By email',
    ]);
    box.click();
    expect(page.form.isOn('updates')).to.equal(true);
    box.click();
    expect(page.form.isOn('updates')).to.equal(false);
    page.form.show([{ field: 'updates', code: 'required' }]);
    await page.drawn();
    expect(page.description(box)).to.contain('By email | Error:');
    await page.isAccessible();
  });
});

describe('one of many', () => {
  const many = Array.from({ length: 15 }, (_, at) => ({ key: `k${at}`, name: `Street ${at}` }));
  const open = (lang?: string) =>
    openFields(
      (form) => select(form, { name: 'street', label: 'Which street?', hint: 'The nearest', items: many }),
      lang,
    );
  const chosen = (list: HTMLSelectElement) => list.selectedOptions[0]?.textContent;

  it('is a native list that starts without a choice', async () => {
    const page = await open();
    const list = page.one<HTMLSelectElement>('select');
    expect([list.value, chosen(list), list.labels[0]?.textContent]).to.deep.equal(['', 'Choose one', 'Which street?']);
    expect(page.description(list)).to.equal('The nearest');
  });

  it('shows what the form holds, after the resident has used it too', async () => {
    const page = await open();
    const list = page.one<HTMLSelectElement>('select');
    page.form.set('street', 'k7');
    await page.drawn();
    expect(chosen(list)).to.equal('Street 7');
    await page.fill('Which street?', 'k3');
    expect(page.form.text('street')).to.equal('k3');
    page.form.set('street', 'k9');
    await page.drawn();
    expect(chosen(list)).to.equal('Street 9');
    page.form.reset();
    await page.drawn();
    expect(chosen(list)).to.equal('Choose one');
  });

  it('keeps the choice when its names change with the language', async () => {
    const page = await open();
    await page.fill('Which street?', 'k3');
    page.widget.draw = ({ form }) =>
      select(form, {
        name: 'street',
        label: 'Pa stryd?',
        items: many.map(({ key, name }) => ({ key, name: `${name} (cy)` })),
      });
    await page.drawn();
    expect(chosen(page.one<HTMLSelectElement>('select'))).to.equal('Street 3 (cy)');
  });

  it('asks for a choice', async () => {
    const page = await open();
    page.form.show([{ field: 'street', code: 'required' }]);
    await page.drawn();
    expect(page.description(page.one('select'))).to.contain('Error: Choose an answer to “Which street?”');
  });

  it('has its arrow at the end of the line in either direction', async () => {
    for (const [lang, side] of [
      ['en', 'right'],
      ['ar', 'left'],
    ] as const) {
      const page = await open(lang);
      const style = getComputedStyle(page.one('select'));
      const places = style.backgroundPosition.split(',').map((place) => place.trim());
      expect(places).to.have.length(2);
      for (const place of places) {
        // From the right it is measured as `calc(100% - …)` or `right …`.
        expect(/^(?:right|calc\(100%)/.test(place) ? 'right' : 'left', place).to.equal(side);
      }
      expect(parseFloat(side === 'right' ? style.paddingRight : style.paddingLeft)).to.be.greaterThan(25);
    }
  });

  for (const lang of ['en', 'ar']) {
    it(`is accessible empty and wrong, in ${lang}`, async () => {
      const page = await open(lang);
      await page.isAccessible();
      page.form.show([{ field: 'street', code: 'required' }]);
      await page.drawn();
      await page.isAccessible();
    });
  }
});

it('fields of the same name in two widgets do not share their choice', async () => {
  const page = await openFields((form) => radios(form, { name: 'way', label: 'One', items }));
  const other = page.widget.cloneNode() as typeof page.widget;
  other.draw = page.widget.draw;
  page.widget.after(other);
  await other.updateComplete;
  await page.choose('Car');
  other.shadowRoot!.querySelectorAll('input')[1]!.click();
  expect([page.form.text('way'), other.form.text('way')]).to.deep.equal(['a', 'b']);
  expect(page.all<HTMLInputElement>('input')[0]!.checked).to.equal(true);
});

it('long words wrap and nothing is wider than the page, at 320 pixels', async () => {
  const long = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(2);
  const page = await openFields((form) => {
    const options = { name: 'x', label: long, hint: long, items: [{ key: 'a', name: long, hint: long }] };
    return html`${radios(form, options)}${checkboxes(form, { ...options, name: 'y' })}${select(form, { ...options, name: 'z' })}
    ${checkbox(form, { ...options, name: 'w' })}`;
  });
  page.widget.parentElement!.style.width = '320px';
  page.form.show(['x', 'y', 'z', 'w'].map((field) => ({ field, code: 'required' })));
  await page.drawn();
  const { right } = page.widget.getBoundingClientRect();
  for (const element of page.all('*')) {
    if (element.matches('option, .visually-hidden')) continue;
    expect(element.getBoundingClientRect().right, element.outerHTML.slice(0, 80)).to.be.at.most(right + 1);
  }
});
