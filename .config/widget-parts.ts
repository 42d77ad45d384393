/** What makes a widget whole: the files of its folder and the places that name it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../src/i18n/languages.ts';

/** `book-a-slot` is the class `BookASlot`. */
export const classOf = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Names of the widgets that there are. */
export const widgetNames = (root: string) =>
  readdirSync(join(root, 'src/widgets'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Files that every widget has. Styles of its own it may do without. */
const filesOf = (name: string) => [
  ...['ts', 'model.ts', 'events.ts', 'words.ts'].map((role) => `src/widgets/${name}/${name}.${role}`),
  `src/widgets/${name}/define.ts`,
  ...languages.map((language) => `src/widgets/${name}/words/${language}.ts`),
  `test/widgets/${name}/${name}.test.ts`,
  `test/widgets/${name}/${name}.model.test.ts`,
  `stories/widgets/${name}.stories.ts`,
  `demo/${name}.html`,
  `demo/cy/${name}.html`,
];

/** Lines that every widget has elsewhere: the file, and what it must contain. */
const mentionsOf = (name: string) =>
  [
    ['src/loader/files.ts', `./widgets/${name}/define.ts`],
    ['src/all.ts', `./widgets/${name}/define.ts`],
    ['src/index.ts', `export { ${classOf(name)} }`],
    ['src/index.ts', `./widgets/${name}/${name}.events.ts`],
    ['README.md', `<council-${name}>`],
    ['custom-elements.json', `"council-${name}"`],
    ['.config/sizes.json', `src/widgets/${name}/define.ts`],
    ['.config/sizes.json', `src/widgets/${name}/words/{language}.ts`],
  ] as const;

/** What a widget lacks, in words; empty when it is whole. */
export function missingParts(root: string, name: string): string[] {
  const files = filesOf(name).filter((file) => !existsSync(join(root, file)));
  const mentions = mentionsOf(name).filter(([file, text]) => !readFileSync(join(root, file), 'utf8').includes(text));
  return [...files, ...mentions.map(([file, text]) => `${file}: ${text}`)];
}
