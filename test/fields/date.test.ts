import { expect } from '@open-wc/testing';
import * as v from 'valibot';
import { answersSchema } from '../../src/contract/service-answers.ts';
import { date } from '../../src/fields/date.ts';
import { openFields, type FieldPage } from './field-page.ts';

const open = (precision: 'date' | 'minute' = 'date', lang?: string) =>
  openFields((form) => date(form, { name: 'answers.when', label: 'When was it?', hint: 'About', precision }), lang);

const fill = async (page: FieldPage, parts: Readonly<Record<string, string>>) => {
  for (const [label, text] of Object.entries(parts)) await page.fill(label, text);
  await page.drawn();
};
const shown = (page: FieldPage) => page.all<HTMLInputElement>('input').map(({ value }) => value);
const isRight = (page: FieldPage, precision: 'date' | 'minute' = 'date') =>
  v.is(answersSchema([{ code: 'when', type: 'datetime', required: true, label: 'When?', precision }]), {
    when: page.form.text('answers.when'),
  });

describe('a date', () => {
  it('is a group of three numbers with names of their own', async () => {
    const page = await open();
    const group = page.one('fieldset');
    expect(group.querySelector('legend')?.textContent).to.equal('When was it?');
    expect(page.description(group)).to.equal('About');
    const inputs = page.all<HTMLInputElement>('input');
    expect(inputs.map((input) => [input.labels?.[0]?.textContent, input.inputMode, input.type])).to.deep.equal([
      ['Day', 'numeric', 'text'],
      ['Month', 'numeric', 'text'],
      ['Year', 'numeric', 'text'],
    ]);
  });

  it('becomes the date of the contract, and what is shown stays as it was typed', async () => {
    const page = await open();
    await fill(page, { Day: '7', Month: ' 3 ', Year: '2026' });
    expect(page.form.text('answers.when')).to.equal('2026-03-07');
    expect(shown(page)).to.deep.equal(['7', ' 3 ', '2026']);
    expect(isRight(page)).to.equal(true);
  });

  it('takes the digits of an Arabic keyboard', async () => {
    const page = await open('minute');
    await fill(page, { Day: '٧', Month: '٣', Year: '٢٠٢٦', Time: '١٤:٣٠' });
    expect(page.form.text('answers.when')).to.equal('2026-03-07T14:30');
    expect(shown(page)[2]).to.equal('٢٠٢٦');
    expect(isRight(page, 'minute')).to.equal(true);
  });

  it('can be typed a digit at a time, whatever else is drawn meanwhile', async () => {
    const page = await open();
    await fill(page, { Month: '3', Year: '2026' });
    const day = await page.field('Day');
    day.focus();
    page.type('1');
    await page.drawn();
    page.type('2');
    await page.drawn();
    expect(day.value).to.equal('12');
    expect(page.form.text('answers.when')).to.equal('2026-03-12');
  });

  for (const [what, parts] of [
    ['a part is missing', { Day: '7', Year: '2026' }],
    ['only the month is there', { Month: '3' }],
    ['a month is a word', { Day: '7', Month: 'March', Year: '2026' }],
    ['a day has a hyphen', { Day: '7-8', Month: '3', Year: '2026' }],
    ['a day has a T', { Day: 'T7', Month: '3', Year: '2026' }],
    ['a year has two digits', { Day: '7', Month: '3', Year: '26' }],
    ['it does not exist', { Day: '31', Month: '2', Year: '2026' }],
    ['it is nonsense', { Day: '<b>', Month: '-', Year: '2026-03-07' }],
  ] as const) {
    it(`keeps what was typed when ${what}, and is refused`, async () => {
      const page = await open();
      await fill(page, parts);
      const typed = ['Day', 'Month', 'Year'].map((label) => (parts as Record<string, string>)[label] ?? '');
      expect(shown(page)).to.deep.equal(typed);
      expect(page.form.text('answers.when')).not.to.equal('');
      expect(isRight(page)).to.equal(false);
    });
  }

  it('is empty when everything is taken out again', async () => {
    const page = await open();
    await fill(page, { Day: '7', Month: '3', Year: '2026' });
    await fill(page, { Day: '', Month: ' ', Year: '' });
    expect(page.form.text('answers.when')).to.equal('');
  });

  it('shows a date that came from elsewhere', async () => {
    const page = await open('minute');
    page.form.reset({ 'answers.when': '2026-03-07T14:30' });
    await page.drawn();
    expect(shown(page)).to.deep.equal(['07', '03', '2026', '14:30']);
    await fill(page, { Day: '8' });
    expect(page.form.text('answers.when')).to.equal('2026-03-08T14:30');
  });

  it('is there again with a draft, as it was typed', async () => {
    const page = await open();
    await fill(page, { Day: '7', Month: 'March' });
    const { values } = page.form;
    page.form.reset();
    await page.drawn();
    expect(shown(page)).to.deep.equal(['', '', '']);
    page.form.reset(JSON.parse(JSON.stringify(values)) as typeof values);
    await page.drawn();
    expect(shown(page)).to.deep.equal(['7', 'March', '']);
  });

  it('has a time where minutes are asked, however it is written', async () => {
    const page = await open('minute');
    await fill(page, { Day: '7', Month: '3', Year: '2026' });
    expect(isRight(page, 'minute')).to.equal(false);
    for (const [typed, time] of [
      ['14:30', '14:30'],
      ['14.30', '14:30'],
      ['9:05', '09:05'],
      [' 9.05 ', '09:05'],
    ] as const) {
      await fill(page, { Time: typed });
      expect(page.form.text('answers.when')).to.equal(`2026-03-07T${time}`);
      expect(isRight(page, 'minute')).to.equal(true);
    }
    for (const typed of ['2:30pm', '25:00', 'noon', '9']) {
      await fill(page, { Time: typed });
      expect(isRight(page, 'minute'), typed).to.equal(false);
      expect(shown(page)[3]).to.equal(typed);
    }
    expect(page.description(await page.field('Time'))).to.equal('For example, 14:30');
  });

  for (const lang of ['en', 'ar']) {
    it(`is accessible empty and wrong, in ${lang}`, async () => {
      const page = await open('minute', lang);
      await page.isAccessible();
      page.form.show([{ field: 'answers.when', code: 'date' }]);
      await page.drawn();
      expect(page.description(page.one('fieldset'))).to.contain('When was it?');
      await page.isAccessible();
    });
  }
});
