import { expect } from '@open-wc/testing';
import { area } from '../../src/fields/area.ts';
import { openFields } from './field-page.ts';

const open = (lang?: string) =>
  openFields((form) => area(form, { name: 'a', label: 'What is wrong?', hint: 'No names', maxLength: 20 }), lang);

describe('a field of several lines', () => {
  it('is named, described, and says how much room is left', async () => {
    const page = await open();
    const area = page.one<HTMLTextAreaElement>('textarea');
    expect(area.labels?.[0]?.textContent).to.equal('What is wrong?');
    expect(page.description(area)).to.equal('No names | You have 20 characters left');
    await page.fill('What is wrong?', 'x'.repeat(19));
    await page.drawn();
    expect(page.one('.count').textContent).to.equal('You have 1 character left');
  });

  it('keeps what is too much and counts it, as the server will', async () => {
    const page = await open();
    await page.fill('What is wrong?', `${'x'.repeat(20)}🕳️`);
    await page.drawn();
    expect(page.one('.count').textContent).to.equal('You have 3 characters too many');
    expect(page.one('.count').className).to.contain('over');
    expect(page.form.text('a')).to.have.length(23);
  });

  it('is counted aloud once the room runs out, after a pause in typing', async () => {
    const page = await open();
    const region = page.one('[role=status]');
    (await page.field('What is wrong?')).focus();
    page.type('x'.repeat(10));
    expect(region.textContent).to.equal('');
    page.type('x'.repeat(8));
    expect(region.textContent).to.equal('');
    await page.until('count', () => region.textContent === 'You have 2 characters left');
  });

  it('is not counted aloud when there is room again before the pause', async () => {
    const page = await open();
    const { widget } = page;
    const said: string[] = [];
    widget.announceSoon = (text) => said.push(text);
    await page.fill('What is wrong?', 'x'.repeat(18));
    await page.fill('What is wrong?', 'x');
    expect(said).to.deep.equal(['You have 2 characters left', '']);
  });

  it('is counted in the language of the page, whatever the number', async () => {
    const page = await openFields((form) => area(form, { name: 'a', label: 'A', maxLength: 6 }), 'cy');
    for (let left = -2; left <= 6; left++) {
      page.form.set('a', 'x'.repeat(6 - left));
      await page.drawn();
      expect(page.one('.count').textContent).to.contain(String(Math.abs(left)));
      expect(page.one('.count').textContent).not.to.match(/character|count/);
    }
  });

  it('keeps its lines, and what is typed through a drawing', async () => {
    const page = await open();
    await page.fill('What is wrong?', 'one\ntwo');
    await page.drawn();
    expect(page.value('What is wrong?')).to.equal('one\ntwo');
    expect(page.form.text('a')).to.equal('one\ntwo');
  });

  for (const lang of ['en', 'ar']) {
    it(`is accessible empty, wrong and too long, in ${lang}`, async () => {
      const page = await open(lang);
      await page.isAccessible();
      page.form.set('a', 'x'.repeat(30));
      page.form.show([{ field: 'a', code: 'too-long' }]);
      await page.drawn();
      expect(page.text).to.contain('20');
      await page.isAccessible();
    });
  }
});
