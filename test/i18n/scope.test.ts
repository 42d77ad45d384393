import { expect } from '@open-wc/testing';
import type { Catalogue } from '../../src/i18n/catalogue.ts';
import { plainWords, WordScope } from '../../src/i18n/scope.ts';
import { exampleWords } from '../helpers/example-widget.ts';

const said = async (scope: WordScope, language: 'cy' | 'ar' | 'pl') => {
  await scope.load(exampleWords, language);
  return scope.words(exampleWords, language)!;
};

describe('words', () => {
  it('are there in English at once, and in other languages when they are loaded', async () => {
    const scope = new WordScope();
    expect(scope.words(exampleWords, 'en')!('hello', { name: 'Ann' })).to.equal('Hello Ann');
    expect(scope.words(exampleWords, 'cy')).to.equal(undefined);
    expect((await said(scope, 'cy'))('hello', { name: 'Ann' })).to.equal('Helo Ann');
  });

  it('have every plural of their language, in every browser', async () => {
    const scope = new WordScope();
    const counts = [0, 1, 2, 3, 6, 5, 11, 100];
    const all = (t: Awaited<ReturnType<typeof said>>) => counts.map((count) => t('holes', { count }));
    expect(all(await said(scope, 'cy'))).to.deep.equal([
      'dim tyllau',
      '1 twll',
      '2 dwll',
      '3 thwll',
      '6 o dyllau (many)',
      '5 o dyllau',
      '11 o dyllau',
      '100 o dyllau',
    ]);
    expect(all(await said(scope, 'ar'))).to.deep.equal([
      'لا حفر',
      'حفرة واحدة',
      'حفرتان',
      '3 حفر',
      '6 حفر',
      '5 حفر',
      '11 حفرة',
      '100 حفرة أخرى',
    ]);
    expect(all(await said(scope, 'pl'))).to.deep.equal([
      '0 dziur',
      '1 dziura',
      '2 dziury',
      '3 dziury',
      '6 dziur',
      '5 dziur',
      '11 dziur',
      '100 dziur',
    ]);
    expect(scope.words(exampleWords, 'en')!('holes', { count: 1 })).to.equal('1 hole');
    expect(scope.words(exampleWords, 'en')!('holes', { count: 0 })).to.equal('0 holes');
  });

  it('are asked for once, and again after a failure', async () => {
    let asked = 0;
    const words = { hello: 'Helo' };
    const catalogue: Catalogue<{ readonly hello: 'Hello' }> = {
      name: 'once',
      en: { hello: 'Hello' },
      load: {
        cy: () => (++asked === 1 ? Promise.reject(new Error('offline')) : Promise.resolve({ words })),
        ar: () => Promise.resolve({ words }),
        pl: () => Promise.resolve({ words }),
      },
    };
    const scope = new WordScope();
    const both = [scope.load(catalogue, 'cy'), scope.load(catalogue, 'cy')];
    for (const failed of both) expect(await failed.catch(String)).to.equal('Error: offline');
    expect(asked).to.equal(1);
    await scope.load(catalogue, 'cy');
    await scope.load(catalogue, 'cy');
    expect(asked).to.equal(2);
    expect(scope.words(catalogue, 'cy')!('hello')).to.equal('Helo');
  });

  it('are one scope for all of a page without settings', () => {
    expect(plainWords()).to.equal(plainWords());
  });

  describe('that a council says in its own way', () => {
    it('replace ours, key by key and language by language', async () => {
      const scope = new WordScope({ example: { cy: { holes_two: 'dau dwll' } }, other: { cy: { hello: 'x' } } });
      const t = await said(scope, 'cy');
      expect(t('holes', { count: 2 })).to.equal('dau dwll');
      expect(t('holes', { count: 3 })).to.equal('3 thwll');
      expect(t('hello', { name: 'Ann' })).to.equal('Helo Ann');
      expect(scope.words(exampleWords, 'en')!('holes', { count: 2 })).to.equal('2 holes');
    });

    const say = (text: unknown, variables: Record<string, string | number> = { name: 'Ann' }) =>
      new WordScope({ example: { en: { hello: text as string } } }).words(exampleWords, 'en')!('hello', variables);

    it('fill in variables and nothing else', () => {
      expect(say('{{name}}, {{name}}')).to.equal('Ann, Ann');
      for (const inherited of ['constructor', '__proto__', 'toString', 'constructor.constructor', 'hasOwnProperty'])
        expect(say(`[{{${inherited}}}]`), inherited).not.to.match(/function|native|object/i);
    });

    it('are not a language of their own: no nesting, no markup, no regular expressions', () => {
      expect(say('$t(holes) {{name}}')).to.equal('$t(holes) Ann');
      expect(say("$t(hello, {'name': 'x'})")).to.equal("$t(hello, {'name': 'x'})");
      expect(say('<b onclick="alert(1)">{{name}}</b>')).to.equal('<b onclick="alert(1)">Ann</b>');
      expect(say('$& $1 {{name}}', { name: '$& $1' })).to.equal('$& $1 $& $1');
    });

    it('that are not text do no harm', () => {
      for (const odd of [null, 7, {}, [], { a: { b: 'c' } }, ['x']]) expect(say(odd)).to.be.a('string');
    });

    it('put in what a resident typed as it was typed', () => {
      for (const typed of ['{{name}}', '{{constructor}}', '$t(hello)', '$t(holes, {"count": 2})', '<img src=x>'])
        expect(say('You wrote {{name}}.', { name: typed })).to.equal(`You wrote ${typed}.`);
    });
  });

  it('put in what a resident typed as it was typed, in our words too', () => {
    const t = new WordScope().words(exampleWords, 'en')!;
    for (const typed of ['{{name}}', '$t(holes)', '{{- name}}', '&amp;', '"'])
      expect(t('hello', { name: typed })).to.equal(`Hello ${typed}`);
  });
});
