/**
 * `npm run new:widget -- <name>` writes a widget of two steps that works, with its words in four languages, tests, a
 * story and a demo page, and adds it to the lists. What it asks and does is then yours to write.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { classOf, missingParts, widgetNames } from './widget-parts.ts';
import { lines, templates } from './widget-template.ts';

/** Puts a line before the first place where a text stands. */
function insertBefore(text: string, place: string, addition: string, file: string): string {
  const at = text.indexOf(place);
  if (at < 0) throw new Error(`${file} has no "${place}" before which a widget could stand`);
  return text.slice(0, at) + addition + text.slice(at);
}

/**
 * Writes a widget.
 * @param root the project's folder
 * @param name the tag without `council-`: lower-case words with hyphens
 * @returns the files that were written or changed. Throws when the name is no tag's, or is taken.
 */
export function newWidget(root: string, name: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new Error(`"${name}" is not lower-case words with hyphens`);
  if (name === 'settings' || widgetNames(root).includes(name)) throw new Error(`<council-${name}> is there already`);
  const written: string[] = [];
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    written.push(file);
  };
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const demo = { en: read('demo/report-a-problem.html'), cy: read('demo/cy/report-a-problem.html') };
  for (const [file, text] of Object.entries(templates(name, classOf(name), demo))) write(file, text);
  for (const { file, before, text } of lines(name, classOf(name))) {
    const old = read(file);
    write(file, before === undefined ? old + text : insertBefore(old, before, text, file));
  }
  const budgets = JSON.parse(read('.config/sizes.json')) as Record<string, object>;
  budgets[`${name}, first step`] = { limit: 8000, modules: [`src/widgets/${name}/define.ts`], beyond: ['base'] };
  budgets[`one more language, ${name}`] = {
    limit: 2500,
    languages: ['cy', 'ar', 'pl'],
    modules: [`src/widgets/${name}/words/{language}.ts`],
  };
  write('.config/sizes.json', `${JSON.stringify(budgets, null, 2)}\n`);
  return [...new Set(written)];
}

if (import.meta.main) {
  const [name = ''] = process.argv.slice(2);
  try {
    const written = newWidget(process.cwd(), name);
    const { execFileSync } = await import('node:child_process');
    execFileSync('npm', ['run', '--silent', 'manifest'], { stdio: 'inherit' });
    const prettier = ['--config', '.config/prettier.json', '--ignore-path', '.config/prettierignore'];
    execFileSync('prettier', [...prettier, '--log-level', 'warn', '--write', ...written], { stdio: 'inherit' });
    console.log(`<council-${name}> stands:\n${written.map((file) => `  ${file}`).join('\n')}`);
    for (const part of missingParts(process.cwd(), name)) console.error(`missing: ${part}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
