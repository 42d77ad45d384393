/** What the build of the served files does beyond Vite: see `vite.config.ts`. */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { transform } from 'lightningcss';
import { RolldownMagicString } from 'rolldown';
import { minify as minifyFirst } from 'rolldown/utils';
import { minify } from 'terser';
import type { Plugin, Rolldown } from 'vite';
import { files } from '../src/loader/files.ts';

/** What a hook answers when it has changed code, so that source maps stay right. */
export const changed = (text: RolldownMagicString) => ({
  code: text.toString(),
  map: text.generateMap({ hires: true }).toString(),
});

/** Modules that register a tag, by its name without `council-`: the entries of the build. */
export const definitions = Object.fromEntries(
  Object.entries(files).map(([name, [module = '']]) => [name, module.replace(/^\./, 'src')]),
);

const marker = '__COUNCIL_FILES__';

type Chunks = Readonly<Record<string, Pick<Rolldown.RenderedChunk, 'imports'>>>;

/** A chunk and all that it imports at once, itself first. */
function withImports(file: string, chunks: Chunks, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of chunks[file]?.imports ?? []) withImports(next, chunks, seen);
  return seen;
}

/** Gives the loader its table: the chunks of each tag, so that none waits for another to be asked for. */
export function loaderTable(): Plugin {
  let written = 0;
  return {
    name: 'council-loader-table',
    enforce: 'pre',
    apply: 'build',
    buildStart() {
      written = 0;
    },
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
      const place = code.indexOf(marker);
      if (place < 0) return null;
      const table = Object.keys(definitions).map((name) => {
        const entry = Object.values(chunks).find((other) => other.isEntry && other.name === name);
        if (!entry) this.error(`No chunk registers council-${name}`);
        return [name, [...withImports(entry.fileName, chunks)].map((file) => `./${file}`)] as const;
      });
      if (chunk.imports.length > 0) this.error(`The loader stands alone, but imports ${chunk.imports.join()}`);
      const text = new RolldownMagicString(code);
      text.overwrite(place, place + marker.length, JSON.stringify(Object.fromEntries(table)));
      written += 1;
      return changed(text);
    },
    generateBundle(_options, bundle) {
      if (written !== 1) this.error(`The loader's table was written ${written} times instead of once`);
      const chunks = Object.fromEntries(
        Object.values(bundle).flatMap((output) => (output.type === 'chunk' ? [[output.fileName, output]] : [])),
      );
      const preload = Object.keys(definitions).flatMap((name) => {
        const entry = Object.values(chunks).find((chunk) => chunk.isEntry && chunk.name === name);
        return entry ? [[name, [...withImports(entry.fileName, chunks)]]] : [];
      });
      this.emitFile({
        type: 'asset',
        fileName: 'preload.json',
        source: `${JSON.stringify(Object.fromEntries(preload), null, 2)}\n`,
      });
    },
  };
}

const servicePicker = /\/blocks\/service-picker\/service-picker[.\w]*\.ts$/;
/** A report has these in one file with its maps and photos, which no booking needs. */
const formParts =
  /\/blocks\/slot-picker\/\w[-.\w]*\.ts$|\/src\/(fields\/(answer|area|booking|check-answers|choice|details|foreign|question|select|stop|trap)|api\/(bookable-services|bookings|offers)|contract\/(bookable-services|booking-answers|form-check|offers|service-answers|slots)|i18n\/times|core\/(days|deadlines)|controllers\/(contact-details|form-check|hold-clock|save-calendar|service-questions|slot-hold))\.ts$/;

/** What a letter's link says, read where it leads. */
const links = /\/src\/(controllers\/take-fragment|core\/fragment|contract\/links)\.ts$/;

/** What has become of a payment: of `<council-pay>`, and of a booking with a fee. */
const payment =
  /\/blocks\/payment\/(words\/en|\w[-.\w]*)\.ts$|\/src\/(api\/payments|contract\/payment-answers|core\/money)\.ts$/;

/** A case that is shown has this in its own file, and is no part of a payment. */
const keptUp = /\/src\/controllers\/live\.ts$/;

/** What a payment has in a file with others. */
const money = /\/src\/core\/money\.ts$/;

/**
 * Small and without any state: a file of their own would cost a page more than a second copy does. Who carries what, by
 * the folder that imports it.
 */
const carriers = [
  { folder: 'report-a-problem', modules: [servicePicker] },
  { folder: 'book-a-slot', modules: [servicePicker, formParts, links, payment, keptUp] },
  { folder: 'track-request/booking', modules: [formParts] },
  { folder: 'track-request/payment', modules: [money] },
  { folder: 'pay', modules: [formParts, payment, keptUp, links] },
  { folder: 'track-request/own-bookings', modules: [formParts] },
  { folder: 'track-request', modules: [links] },
].map(({ folder, modules }) => ({ folder: `/widgets/${folder}/`, mark: `?${folder.replace('/', '-')}`, modules }));

/** Gives a widget copies of its own of what it carries. */
export function carriedModules(): Plugin {
  return {
    name: 'council-carried-modules',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer = '') {
      const carrier = carriers.find(({ folder, mark }) => importer.includes(folder) || importer.endsWith(mark));
      const resolved = carrier && (await this.resolve(source, importer, { skipSelf: true }));
      const isCarried = resolved && carrier.modules.some((modules) => modules.test(resolved.id));
      return isCarried ? { ...resolved, id: `${resolved.id}${carrier.mark}` } : null;
    },
  };
}

const litPolicy =
  /\b(\w+)\s*\?\s*\1\.createPolicy\((["'`])lit-html\2,\s*\{\s*createHTML:\s*\w+\s*=>\s*\w+\s*\}\)\s*:\s*void 0/g;

/**
 * Gives Lit the Trusted Types policy of `src/core/trusted-types.ts` in place of its own. Under `trusted-types` a page
 * allows each name once: a second Lit on the page would stop the first one's elements, or ours.
 */
export function oneTrustedTypesPolicy(): Plugin {
  let replaced = 0;
  return {
    name: 'council-trusted-types-policy',
    apply: 'build',
    buildStart() {
      replaced = 0;
    },
    transform(code, id) {
      if (!/\/lit-html\/(development\/)?lit-html\.js$/.test(id)) return null;
      const text = new RolldownMagicString(code);
      for (const { 0: theirs, index } of code.matchAll(litPolicy)) {
        text.overwrite(index, index + theirs.length, 'trustedTypesPolicy');
        replaced += 1;
      }
      text.prepend(`import { trustedTypesPolicy } from ${JSON.stringify(resolve('src/core/trusted-types.ts'))};`);
      return changed(text);
    },
    buildEnd(error) {
      if (!error && replaced !== 1)
        this.error(`Lit's Trusted Types policy was replaced ${replaced} times instead of once`);
    },
  };
}

/** Puts beside the desk's script what a server that is no demo has at `/desk/`: a page that names nobody, and its styles, made small. */
export function deskPage(): Plugin {
  const sources = { 'index.html': '.config/desk.html', 'site.css': 'demo/site.css', 'desk.css': 'demo/desk/desk.css' };
  return {
    name: 'council-desk-page',
    apply: 'build',
    generateBundle() {
      for (const [fileName, path] of Object.entries(sources)) {
        const code = readFileSync(path);
        const source = fileName.endsWith('.css') ? transform({ filename: path, code, minify: true }).code : code;
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

/**
 * What the widgets share. A widget's own modules, the loader's and those of `<council-settings>`, which alone provides
 * a context, are not among them.
 */
export const isBase = (id: string) =>
  !/\/src\/(widgets|loader|settings\/(define|council-settings)\.ts)|\/context-provider\.js$|\?/.test(id) &&
  !isLater(id);

/** What one widget needs at once, and others later or never. */
const isLater = (id: string) =>
  /\/src\/(contract\/(links|public-reports|case-events|form-check|payment-answers)|(api|contract)\/(asked-payments|bookable-services|payables|payments)|core\/money)\.ts$/.test(
    id,
  ) || isPlain(id);

/** Small things that nearly every later part needs: one file for them all. */
export const isPlain = (id: string) =>
  /\/src\/(core\/(postcode|reference|dates|safe-url)|i18n\/formats|contract\/photos)\.ts$/.test(id);

/**
 * What a report needs after its first step, blocks that other widgets share among them: one file packs better than the
 * five that it would fall into.
 */
export const isReportLater = (id: string) =>
  /\/report-a-problem\/steps\/(check|contact|details|done|later|later\.model|stopped|where)\.ts$/.test(id) ||
  /\/location-picker\/(host|location-picker[.\w]*|chosen|device|way|search-panel|words|words\/en|define)\.ts$/.test(
    id,
  ) ||
  /\/photo-picker\/(photo-picker(\.styles)?|photo-uploads|words|words\/en|define)\.ts$/.test(id) ||
  /\/src\/(fields\/(answer|area|check-answers|choice|details|foreign|question|select|stop|trap)|(api|contract)\/places|contract\/service-answers|controllers\/(contact-details|service-questions)|(controllers|contract)\/form-check)\.ts$/.test(
    id,
  );

/**
 * The same of a booking, with its own copies of what a report has in that file: the last page, an offer and a waiting list
 * use parts of it, and would break it up.
 */
export const isBookingLater = (id: string) =>
  /\/book-a-slot\/steps\/(?!service\.|later\.ts)[-.\w]+\.ts$/.test(id) ||
  (/\?book-a-slot$/.test(id) &&
    !/\/blocks\/payment\/|\/(service-picker|bookable-services|offers|save-calendar|links|fragment|take-fragment|payments|payment-answers|money|live)[^/]*$/.test(
      id,
    ));

export const chunkName = ({ name, moduleIds }: { readonly name: string; readonly moduleIds: readonly string[] }) => {
  // A language is named after its catalogue too: `words/cy.ts` stands in many folders.
  const words = /([^/]+)\/words\/(\w+)\.ts$/.exec(moduleIds.at(-1) ?? '');
  return `chunks/${words ? `${words[1]}-${words[2]}` : basename(name)}-[hash].js`;
};

/** What i18next only says when its `debug` is on, which it never is here. */
const neverPrinted = ['this.logger.log', 'this.logger.warn', 'this.logger.deprecate'];

/** The bundler's own minifier and then Terser: together they leave less than each alone. */
export function smallScripts(): Plugin {
  return {
    name: 'council-small-scripts',
    enforce: 'post',
    apply: 'build',
    async renderChunk(code, { fileName }) {
      const first = await minifyFirst(fileName, code, {
        module: true,
        sourcemap: true,
        compress: { target: 'es2022' },
      });
      const isLeaflet = first.code.includes('offsetWidth');
      const { code: small, map } = await minify(
        { [fileName]: first.code },
        {
          module: true,
          compress: {
            ecma: 2020,
            passes: 3,
            pure_funcs: neverPrinted,
            keep_fargs: false,
            // To read a property does nothing, but for a width that Leaflet reads so that the page is laid out.
            pure_getters: !isLeaflet,
            unsafe_arrows: !isLeaflet,
          },
          format: { comments: false },
          sourceMap: { content: JSON.stringify(first.map) },
        },
      );
      return { code: small ?? this.error(`Nothing is left of ${fileName}`), map: map as string };
    },
  };
}
