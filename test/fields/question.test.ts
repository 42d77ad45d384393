import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { Question } from '../../src/contract/questions.ts';
import { date } from '../../src/fields/date.ts';
import { question } from '../../src/fields/question.ts';
import { openFields } from './field-page.ts';

const choices = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `${at}`, name: `Choice ${at}` }));
const asked: readonly Question[] = [
  { code: 'note', type: 'notice', required: false, label: 'Photos help us most.' },
  { code: 'plate', type: 'string', required: true, label: 'Number plate', maxLength: 10 },
  { code: 'story', type: 'text', required: false, label: 'What happened?' },
  { code: 'size', type: 'number', required: true, label: 'How wide is it?', unit: 'metres', min: 1, max: 5 },
  { code: 'day', type: 'datetime', required: true, label: 'Which day?' },
  { code: 'moment', type: 'datetime', required: true, label: 'When exactly?', precision: 'minute' },
  { code: 'few', type: 'singlevaluelist', required: true, label: 'Which of few?', values: choices(10) },
  { code: 'many', type: 'singlevaluelist', required: true, label: 'Which of many?', values: choices(11) },
  { code: 'some', type: 'multivaluelist', required: false, label: 'Which of these?', values: choices(3) },
  { code: 'asset', type: 'hidden', required: false, label: 'Asset' },
];

describe('a service’s own questions', () => {
  const open = (lang?: string) => openFields((form) => html`${asked.map((each) => question(form, each, date))}`, lang);

  it('are asked as their types are, and those that are not required say so', async () => {
    const page = await open();
    expect((await page.field('Number plate')).type).to.equal('text');
    expect((await page.field('What happened? (optional)')).localName).to.equal('textarea');
    expect((await page.field('How wide is it?')).inputMode).to.equal('decimal');
    expect(page.description(await page.field('How wide is it?'))).to.equal('metres');
    expect((await page.field('Which of many?')).localName).to.equal('select');
    const groups = page
      .all('fieldset')
      .map((group) => [
        group.querySelector('legend')?.textContent,
        group.querySelectorAll('input').length,
        group.querySelector('input')?.type,
      ]);
    expect(groups).to.deep.equal([
      ['Which day?', 3, 'text'],
      ['When exactly?', 4, 'text'],
      ['Which of few?', 10, 'radio'],
      ['Which of these? (optional)', 3, 'checkbox'],
    ]);
    expect(page.text).to.contain('Photos help us most.').and.not.to.contain('Asset');
  });

  it('keep their answers under their codes', async () => {
    const page = await open();
    await page.fill('Number plate', 'AB12 CDE');
    await page.fill('How wide is it?', '2.5');
    await page.fill('Which of many?', '3');
    await page.choose('Choice 4');
    expect(page.form.values).to.deep.include({
      'answers.plate': 'AB12 CDE',
      'answers.size': '2.5',
      'answers.many': '3',
      'answers.few': '4',
    });
  });

  it('say their limits when they are broken', async () => {
    const page = await open();
    page.form.show([
      { field: 'answers.size', code: 'too-small' },
      { field: 'answers.plate', code: 'too-long' },
      { field: 'answers.story', code: 'too-long' },
    ]);
    await page.drawn();
    expect(page.text).to.contain('“How wide is it?” must be 1 or more');
    expect(page.text).to.contain('“Number plate” must be 10 characters or fewer');
    expect(page.text).to.contain('“What happened?” must be 2000 characters or fewer');
  });

  it('have ids of their own, every one', async () => {
    const page = await open();
    page.form.show(asked.map(({ code }) => ({ field: `answers.${code}`, code: 'required' })));
    await page.drawn();
    const ids = page.all('[id]').map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const named of page.all('[aria-describedby]')) expect(page.description(named)).not.to.equal('');
    for (const label of page.all<HTMLLabelElement>('label')) expect(label.control, label.textContent).to.exist;
  });

  for (const lang of ['en', 'ar']) {
    it(`are accessible empty and wrong, in ${lang}`, async () => {
      const page = await open(lang);
      await page.isAccessible();
      page.form.show(asked.map(({ code }) => ({ field: `answers.${code}`, code: 'required' })));
      await page.drawn();
      await page.isAccessible();
    });
  }
});
