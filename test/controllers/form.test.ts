import { expect, fixture } from '@open-wc/testing';
import { html, type LitElement } from 'lit';
import { fieldCodes } from '../../src/contract/text.ts';
import { areFormValues, fieldId, FormController } from '../../src/controllers/form.ts';
import { errorSummary } from '../../src/fields/error-summary.ts';
import { text } from '../../src/fields/text.ts';
import type { ExampleWidget } from '../helpers/example-widget.ts';
import '../helpers/example-widget.ts';

const open = () => fixture<ExampleWidget>(html`<council-example api-base="https://a.test"></council-example>`);

describe('a form', () => {
  it('keeps values whatever is drawn, and says when one has changed', async () => {
    const widget = await open();
    let changes = 0;
    const form = new FormController(widget, { changed: () => changes++ });
    form.set('name', 'Ann');
    form.set('name', 'Ann');
    form.set('consent', true);
    form.set('sizes', ['a', 'b']);
    expect(changes).to.equal(3);
    expect([form.text('name'), form.isOn('consent'), form.list('sizes')]).to.deep.equal(['Ann', true, ['a', 'b']]);
    expect([form.text('consent'), form.isOn('name'), form.list('name'), form.text('none')]).to.deep.equal([
      '',
      false,
      [],
      '',
    ]);
    form.reset({ name: 'Bea' });
    expect(form.values).to.deep.equal({ name: 'Bea' });
  });

  it('does not take what every object has for a value', async () => {
    const form = new FormController(await open());
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect([form.text(name), form.isOn(name), form.list(name)]).to.deep.equal(['', false, []]);
    }
  });

  it('says one thing a field, the first that is wrong', async () => {
    const { form } = await open();
    expect(form.show([])).to.equal(true);
    expect(
      form.show([
        { field: 'a', code: 'required' },
        { field: 'a', code: 'too-short' },
        { field: 'b', code: 'email' },
      ]),
    ).to.equal(false);
    expect(form.errors).to.deep.equal([
      { field: 'a', code: 'required' },
      { field: 'b', code: 'email' },
    ]);
  });

  it('has words for every code of the contract, and for those of a newer server', async () => {
    const { form } = await open();
    form.describe('a', { label: 'Your name', target: 'field-a', limits: { min: 1, max: 5 } });
    for (const code of [...fieldCodes, 'from-the-future', 'constructor', '__proto__']) {
      const message = form.message({ field: 'a', code });
      expect(message, code).not.to.contain('error.');
      expect(message, code).not.to.contain('{{');
      expect(message.length, code).to.be.greaterThan(10);
    }
    expect(form.message({ field: 'a', code: 'too-long' })).to.contain('5');
    expect(form.message({ field: 'nobody', code: 'required' })).to.be.a('string');
  });

  it('prefers the words of the field to those of the form, and those to general ones', async () => {
    const widget = await open();
    const form = new FormController(widget, { message: ({ code }) => (code === 'email' ? 'of the form' : undefined) });
    form.describe('a', { label: 'A', target: 'a', message: (code) => (code === 'phone' ? 'of the field' : undefined) });
    expect(form.message({ field: 'a', code: 'phone' })).to.equal('of the field');
    expect(form.message({ field: 'a', code: 'email' })).to.equal('of the form');
    expect(form.message({ field: 'a', code: 'required' })).to.contain('“A”');
  });

  it('says fields by their labels in the summary, though it is drawn before them, and in every language', async () => {
    const widget = await open();
    const { form } = widget;
    let name = 'First';
    widget.draw = () => html`${errorSummary(form, 2)}${text(form, { name: 'a', label: `${name} label` })}`;
    form.show([{ field: 'a', code: 'required' }]);
    await widget.updateComplete;
    const said = () => (widget as LitElement).renderRoot.querySelector('.error-summary a')?.textContent;
    expect(said()).to.contain('“First label”');
    name = 'Other';
    widget.requestUpdate();
    await widget.updateComplete;
    expect(said()).to.contain('“Other label”');
  });

  it('has ids for fields of any name, and not the same for two', () => {
    const names = [
      'a',
      'contact.email',
      'answers.two words',
      'answers.ŵ',
      'answers.ŷ',
      'answers."><img>',
      'answers.🕳️',
    ];
    const ids = names.map(fieldId);
    expect(new Set(ids).size).to.equal(names.length);
    for (const id of ids) {
      expect(id).to.match(/^field-[\w-]+$/);
      expect(() => document.querySelector(`#${id}`)).not.to.throw();
    }
    expect(fieldId('contact.email')).to.equal('field-contact-email');
  });

  it('knows values that were kept elsewhere from anything else', () => {
    expect(areFormValues({ a: 'x', b: ['y'], c: true })).to.equal(true);
    expect(areFormValues({})).to.equal(true);
    for (const other of [null, undefined, 'x', 7, { a: 7 }, { a: null }, { a: [7] }, { a: { b: 'c' } }])
      expect(areFormValues(other)).to.equal(false);
  });
});
