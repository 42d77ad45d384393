/** What the build of the served files does beyond Vite: see `vite.config.ts`. */
import { basename } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { files } from '../src/loader/files.ts';

/** Modules that register a tag, by its name without `council-`: the entries of the build. */
export const definitions = Object.fromEntries(
  Object.entries(files).map(([name, [module = '']]) => [name, module.replace(/^\./, 'src')]),
);

const marker = '__COUNCIL_FILES__';

type Chunks = Readonly<Record<string, Rolldown.RenderedChunk>>;

/** A chunk and all that it imports at once, itself first. */
function withImports(file: string, chunks: Chunks, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of chunks[file]?.imports ?? []) withImports(next, chunks, seen);
  return seen;
}

/** Gives the loader its table: the chunks of each tag, so that none waits for another to be asked for. */
export function loaderTable(): Plugin {
  return {
    name: 'council-loader-table',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer) {
      // The loader stands alone: what it takes from the ground floor is copied into it.
      if (!importer || !/\/src\/loader[./]/.test(importer) || !source.includes('/core/')) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && { ...resolved, id: `${resolved.id}?loader` };
    },
    load(id) {
      if (/\/src\/loader\/files\.ts$/.test(id)) return `export const files = ${marker};`;
      return undefined;
    },
    renderChunk(code, chunk, _options, { chunks }) {
      if (!code.includes(marker)) return null;
      const table = Object.keys(definitions).map((name) => {
        const entry = Object.values(chunks).find((other) => other.isEntry && other.name === name);
        if (!entry) this.error(`No chunk registers council-${name}`);
        return [name, [...withImports(entry.fileName, chunks)].map((file) => `./${file}`)] as const;
      });
      if (chunk.imports.length > 0) this.error(`The loader stands alone, but imports ${chunk.imports.join()}`);
      const parts = code.split(marker);
      if (parts.length !== 2) this.error(`The loader names its table ${parts.length - 1} times instead of once`);
      return { code: parts.join(JSON.stringify(Object.fromEntries(table))), map: null };
    },
  };
}

/**
 * Gives Lit's Trusted Types policy a name of ours. Under `trusted-types` a page allows each policy name once, so a
 * second Lit on the page would stop the first one's elements, or ours.
 */
export function trustedTypesPolicy(name: string): Plugin {
  const theirs = /(createPolicy\(\s*["'`])lit-html(["'`])/g;
  let replaced = 0;
  return {
    name: 'council-trusted-types-policy',
    apply: 'build',
    renderStart() {
      replaced = 0;
    },
    renderChunk(code) {
      const found = code.match(theirs)?.length ?? 0;
      if (found === 0) return null;
      replaced += found;
      // As long as before, so that the source map still fits.
      return { code: code.replace(theirs, `$1${name}$2`), map: null };
    },
    generateBundle() {
      if (replaced !== 1) this.error(`Lit's Trusted Types policy was found ${replaced} times instead of once`);
    },
  };
}

/** What the widgets share. A widget's own modules, the loader's and `<council-settings>` are not among them. */
export const isBase = (id: string) =>
  !/\/src\/(widgets|loader|settings\/(define|council-settings)\.ts)|\?loader$/.test(id);

export const chunkName = ({ name, moduleIds }: { readonly name: string; readonly moduleIds: readonly string[] }) => {
  // A language is named after its catalogue too: `words/cy.ts` stands in many folders.
  const words = /([^/]+)\/words\/(\w+)\.ts$/.exec(moduleIds.at(-1) ?? '');
  return `chunks/${words ? `${words[1]}-${words[2]}` : basename(name)}-[hash].js`;
};
