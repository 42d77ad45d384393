/**
 * Writes `custom-elements.json` from the sources; with `--check` it only compares, for the tests. Frameworks, editors
 * and the Storybook read it, and a change in it is a change of what the tags promise.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
// @ts-expect-error -- It has no types.
import { create } from '@custom-elements-manifest/analyzer/src/create.js';
// @ts-expect-error -- It has no types.
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import type typescript from 'typescript';

interface Member {
  readonly name: string;
  readonly kind: string;
  readonly privacy?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly attribute?: string;
}

interface Declaration {
  readonly kind: string;
  readonly name: string;
  readonly customElement?: boolean;
  members?: Member[];
}

interface Module {
  readonly path: string;
  declarations: Declaration[];
  exports: { readonly name: string; readonly kind: string }[];
}

interface Manifest {
  modules: Module[];
}

/** The analyzer reads trees of its own TypeScript, whose node kinds have other numbers than ours. */
const theirs = createRequire(createRequire(import.meta.url).resolve('@custom-elements-manifest/analyzer/cli.js'));
const ts = theirs('typescript') as typeof typescript;

const file = 'custom-elements.json';

/** Public tags and what they inherit from; the base is read but not listed. */
const sources = ['src/settings/council-settings.ts', 'src/controllers/council-widget.ts', 'src/widgets/*/*.ts'];

/** What a page may use: attributes with their properties, other properties that can be set, and methods marked `@public`. */
const lifecycle = new Set(['connectedCallback', 'disconnectedCallback', 'render', 'willUpdate', 'updated']);
const isPublic = ({ kind, name, privacy, attribute, readonly, static: isStatic }: Member) =>
  !name.startsWith('#') &&
  privacy !== 'private' &&
  privacy !== 'protected' &&
  !isStatic &&
  !lifecycle.has(name) &&
  (kind === 'method' ? privacy === 'public' : attribute !== undefined || !readonly);

/** The manifest of the public tags, always in the same order. */
export function manifest(): Manifest {
  const modules = globSync(sources)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.(model|styles|words)\.ts$/.test(path))
    .sort()
    .map((path) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true));
  const whole = (create as (options: object) => Manifest)({
    modules,
    plugins: (litPlugin as () => object[])(),
    context: { dev: false, thirdPartyCEMs: [] },
  });
  for (const module of whole.modules) {
    module.declarations = module.declarations.filter(({ kind, customElement }) => kind === 'class' && customElement);
    for (const declaration of module.declarations) declaration.members = declaration.members?.filter(isPublic);
    const names = new Set(module.declarations.map(({ name }) => name));
    module.exports = module.exports.filter(({ name }) => names.has(name));
  }
  whole.modules = whole.modules.filter(
    ({ path, declarations }) => declarations.length > 0 && !path.includes('/controllers/'),
  );
  return whole;
}

if (import.meta.main) {
  const fresh = `${JSON.stringify(manifest(), null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(file, fresh);
  } else if (readFileSync(file, 'utf8') !== fresh) {
    console.error(`${file} is stale: run npm run manifest, look at what changed, and commit it.`);
    process.exitCode = 1;
  }
}
