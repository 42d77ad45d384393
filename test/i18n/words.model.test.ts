import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, it } from 'node:test';
import { languages, type Language } from '../../src/i18n/languages.ts';
import { readAsking, type Asked } from './asked.ts';

type Words = Readonly<Record<string, string>>;

/** Words that are the same in English and in another language, and are right in both. */
const sameAsEnglish: Readonly<Record<string, string>> = {
  'pl report-a-problem check.problem': 'Problem is the Polish word too.',
};

/** Variables that hold digits; whatever else is filled in is words, which may run the other way. */
const digits = new Set(['count', 'max', 'metres', 'min', 'percent', 'size', 'step', 'steps']);
/** Filled in by our own formats, in the language of the sentence. */
const ownWords = new Set(['date']);

/** What widgets share says words that each of them has; that they have them, the compiler sees to. */
const isLent = ({ by, file }: Asked) => by === 't' && /^src\/(?:controllers|fields)\//.test(file);

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const asking = readAsking(root);

const read = async (folder: string, language: Language): Promise<Words> =>
  ((await import(pathToFileURL(`${root}/${folder}/${language}.ts`).href)) as { words: Words }).words;

const stemOf = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, '');
const variablesOf = (text: string) => [...text.matchAll(/\{\{(.+?)\}\}/g)].map(([, name = '']) => name);
const bare = (text: string) => text.replace(/\{\{.+?\}\}/g, '');
/** Enough to meet every plural form that whole numbers have in these languages. */
const wholeNumbers = Array.from({ length: 122 }, (_, number) => number);
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

const folders = globSync('src/**/words', { cwd: root }).map((folder) => folder.replaceAll('\\', '/'));
const catalogues = await Promise.all(
  folders.map(async (folder) => {
    const unit = dirname(folder);
    const entries = languages.map(async (language) => [language, await read(folder, language)] as const);
    const words = Object.fromEntries(await Promise.all(entries)) as Record<Language, Words>;
    return { name: unit.split('/').at(-1) ?? '', isShared: unit === 'src/i18n', unit, words };
  }),
);

/** English text of a key in any form: the plural of English that has the same variables. */
const english = (words: Words, key: string) => words[key] ?? words[`${stemOf(key)}_other`] ?? '';

it('there are catalogues, and calls that ask for their words', () => {
  assert.ok(catalogues.some(({ isShared }) => isShared) && catalogues.length > 1);
  assert.ok(asking.calls.length > 50);
});

it('Polish has one name for the reference, in the form and in the tracker', () => {
  const said = catalogues.flatMap(({ words }) => Object.values(words.pl));
  assert.deepEqual(
    said.filter((text) => /numer\w* spraw/i.test(text)),
    [],
  );
  assert.ok(said.includes('Numer zgłoszenia'));
});

it('who reports without details is not told to look it up: the reference opens nothing alone', () => {
  const { words } = catalogues.find(({ unit }) => unit.endsWith('/report-a-problem')) ?? assert.fail();
  const reference = { en: 'reference', cy: 'cyfeirnod', ar: 'المرجعي', pl: 'numer' };
  for (const language of languages) {
    assert.ok(words[language]['done.reference']?.toLowerCase().includes(reference[language]), language);
    assert.ok(!words[language]['contact.how-anonymous-hint']?.toLowerCase().includes(reference[language]), language);
  }
});

for (const { name, isShared, unit, words } of catalogues) {
  describe(`the words of ${name}`, () => {
    for (const language of languages) {
      /** Fails with every key of this language that is not as it should be. */
      const every = (isRight: (text: string, key: string) => boolean) => {
        const wrong = Object.entries(words[language]).filter(([key, text]) => !isRight(text, key));
        assert.deepEqual(Object.fromEntries(wrong), {});
      };

      describe(language, () => {
        it('say something, and neither start nor end in a space', () => {
          every((text) => bare(text).trim() !== '' && text === text.trim() && !text.includes('  '));
        });

        it('have curly apostrophes and quotation marks', () => {
          every((text) => !/['"`]/.test(text));
        });

        if (language === 'en') return;

        it('fill in what English does', () => {
          every((text, key) => {
            const wanted = sorted(variablesOf(english(words.en, key)));
            const found = sorted(variablesOf(text));
            // These forms stand for one number each, and an Arabic noun says it: `صورتان` is two photos.
            const saysCount = language === 'ar' && /_(?:zero|one|two)$/.test(key);
            // Without any photos, nobody needs to know how large they may be.
            if (key.endsWith('_zero')) return found.every((variable) => wanted.includes(variable));
            return sorted(saysCount ? [...found, 'count'] : found).join() === wanted.join();
          });
        });

        it('are not left in English', () => {
          every((text, key) => text !== words.en[key] || `${language} ${name} ${key}` in sameAsEnglish);
        });

        it('end in a full stop where English does', () => {
          every((text, key) => text.endsWith('.') === english(words.en, key).endsWith('.'));
        });

        it('have a form for every number', () => {
          const rules = new Intl.PluralRules(language);
          const counted = sorted(
            Object.keys(words.en)
              .filter((key) => key !== stemOf(key))
              .map(stemOf),
          );
          const forms = counted.flatMap((stem) => wholeNumbers.map((count) => `${stem}_${rules.select(count)}`));
          assert.deepEqual(
            sorted(forms).filter((form) => !(form in words[language])),
            [],
          );
        });

        if (language !== 'ar') return;

        it('are in Arabic letters', () => {
          every((text) => /\p{Script=Arabic}/u.test(bare(text)));
        });

        it('set apart what is filled in, because it may be English', () => {
          every((text) =>
            variablesOf(text)
              .filter((variable) => !digits.has(variable) && !ownWords.has(variable))
              .every((variable) => text.includes(`\u2068{{${variable}}}\u2069`)),
          );
        });
      });
    }

    /** A part of a widget that comes later has words of its own, in a folder of its own. */
    const isOwn = (file: string) =>
      file.startsWith(`${unit}/`) &&
      !catalogues.some((inner) => inner.unit.startsWith(`${unit}/`) && file.startsWith(`${inner.unit}/`));
    const mine = ({ by, file }: Asked) => (isShared ? by === 'shared' : by === 't' && isOwn(file));
    const calls = asking.calls.filter(mine);
    const stems = sorted(Object.keys(words.en).map(stemOf));

    it('are all that the code asks for', () => {
      const unknown = calls.flatMap(({ where, keys, patterns }) => [
        ...keys.filter((key) => !stems.includes(key)).map((key) => `${where} ${key}`),
        ...patterns
          .filter((pattern) => !stems.some((stem) => pattern.test(stem)))
          .map((one) => `${where} ${one.source}`),
      ]);
      assert.deepEqual(unknown, []);
    });

    it('are filled in wherever they are asked for', () => {
      const missing = calls.flatMap(({ where, keys, filled }) =>
        keys.flatMap((key) =>
          variablesOf(english(words.en, key))
            .filter((variable) => filled && !filled.has(variable))
            .map((variable) => `${where} ${key}: ${variable}`),
        ),
      );
      assert.deepEqual(missing, []);
    });

    it('are all asked for', () => {
      const everyText = new Set([...asking.texts.values()].flatMap((texts) => [...texts]));
      // What stands in a key's gap is a text somewhere: a kind of problem, a code of a field.
      const fits = (pattern: RegExp, stem: string) => {
        const gap = pattern.exec(stem)?.[1];
        return gap !== undefined && everyText.has(gap);
      };
      const isAsked = (stem: string) =>
        [...calls, ...asking.calls.filter(isLent)].some(
          ({ keys, patterns, named, file }) =>
            keys.includes(stem) ||
            patterns.some((pattern) => fits(pattern, stem)) ||
            (named && asking.texts.get(file)?.has(stem)) ||
            (named && asking.patterns.get(file)?.some((pattern) => fits(pattern, stem))),
        );
      assert.deepEqual(
        stems.filter((stem) => !isAsked(stem)),
        [],
      );
    });
  });
}

it('what may be the same as in English still is', () => {
  const same = catalogues.flatMap(({ name, words }) =>
    languages
      .filter((language) => language !== 'en')
      .flatMap((language) =>
        Object.entries(words[language])
          .filter(([key, text]) => text === words.en[key])
          .map(([key]) => `${language} ${name} ${key}`),
      ),
  );
  assert.deepEqual(sorted(same), sorted(Object.keys(sameAsEnglish)));
});
