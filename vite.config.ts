import { defineConfig, type UserConfig } from 'vite';
import {
  carriedModules,
  chunkName,
  definitions,
  deskPage,
  isBase,
  isBookingLater,
  isPlain,
  isReportLater,
  loaderTable,
  oneTrustedTypesPolicy,
  smallScripts,
} from './.config/build.ts';
import { leafletForTrustedTypes } from './.config/leaflet.ts';
import { minifyTemplates } from './.config/minify-templates.ts';
import packageJson from './package.json' with { type: 'json' };

/**
 * What councils serve: `council.js`, which never changes its name, and the chunks that it fetches, which change theirs
 * with their content. Vite's own preloading would write to the page's head; `lib` leaves it out.
 */
const served: UserConfig = {
  base: './',
  plugins: [
    minifyTemplates(),
    loaderTable(),
    carriedModules(),
    oneTrustedTypesPolicy(),
    leafletForTrustedTypes(),
    smallScripts(),
  ],
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'chunks/[name]-[hash].js' } } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    lib: { entry: { council: 'src/loader.ts', ...definitions }, formats: ['es'] },
    manifest: 'manifest.json',
    sourcemap: true,
    license: { fileName: 'licences.md' },
    rolldownOptions: {
      checks: { pluginTimings: false },
      preserveEntrySignatures: false,
      // A contract says what something looks like; to import it does nothing.
      treeshake: { moduleSideEffects: [{ test: /\/src\/contract\//, sideEffects: false }] },
      output: {
        minify: true,
        comments: false,
        entryFileNames: (chunk) => (chunk.name === 'council' ? 'council.js' : 'chunks/[name]-[hash].js'),
        chunkFileNames: chunkName,
        codeSplitting: {
          // All that the widgets share and need at once, in one file.
          groups: [
            { name: 'base', tags: ['$initial'], test: isBase, includeDependenciesRecursively: false },
            { name: 'plain', test: isPlain, includeDependenciesRecursively: false },
            { name: 'later', test: isReportLater, includeDependenciesRecursively: false },
            { name: 'booking', test: isBookingLater, includeDependenciesRecursively: false },
          ],
        },
      },
    },
  },
};

/**
 * What a bundler takes: the modules one by one, with their dependencies left to the bundler, so that a site that has
 * Lit already gets no second one.
 */
const library: UserConfig = {
  // A worker is found from the module that starts it, wherever a site puts both.
  base: './',
  plugins: [leafletForTrustedTypes()],
  build: {
    outDir: 'dist/lib',
    target: 'es2022',
    lib: { entry: { index: 'src/index.ts', all: 'src/all.ts' }, formats: ['es'] },
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      // Leaflet comes along: as it is published it cannot start on a page that demands Trusted Types.
      external: Object.keys(packageJson.dependencies)
        .filter((name) => name !== 'leaflet')
        .flatMap((name) => [name, new RegExp(`^${name}/(?!.*\\.css)`)]),
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
};

/**
 * The staff desk: its script, and the worker that makes photos small, share the contract and what works on photos with the
 * widgets, and nothing that is served.
 */
const desk: UserConfig = {
  base: './',
  plugins: [minifyTemplates(), oneTrustedTypesPolicy(), deskPage()],
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: '[name].js' } } },
  build: {
    outDir: 'dist/desk',
    target: 'es2022',
    lib: { entry: { desk: 'demo/desk/desk.ts' }, formats: ['es'] },
    sourcemap: true,
    rolldownOptions: { output: { minify: true, comments: false, entryFileNames: '[name].js' } },
  },
};

const modes: Readonly<Record<string, UserConfig>> = { lib: library, desk };

export default defineConfig(({ command, mode }) => ({
  ...(command === 'build' && { define: { 'process.env.NODE_ENV': '"production"' } }),
  ...(modes[mode] ?? served),
}));
