/**
 * Weighs what a page fetches, by the chunks of the build, against the budgets of `sizes.json`. A row counts its modules
 * and all that they import at once, less what the rows named by `beyond` count already. A kilobyte is 1,000 bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import budgets from './sizes.json' with { type: 'json' };

interface Budget {
  readonly limit: number;
  readonly modules: readonly string[];
  readonly beyond?: readonly string[];
  /** The row holds for each of these, in place of `{language}`; the heaviest counts. */
  readonly languages?: readonly string[];
}

interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly imports?: readonly string[];
}

export interface Weight {
  readonly name: string;
  readonly limit: number;
  /** Bytes on the wire, compressed as hard as can be. */
  readonly gzip: number;
  readonly brotli: number;
  readonly files: readonly string[];
}

const rows = new Map<string, Budget>(Object.entries(budgets));

/**
 * Weighs a build.
 * @param folder where it was built
 * @returns a row a budget, and the files that no budget counts.
 */
export function weigh(folder = 'dist'): { weights: Weight[]; uncounted: string[] } {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const scripts = ['council.js', ...readdirSync(join(folder, 'chunks')).map((file) => `chunks/${file}`)].filter(
    (file) => file.endsWith('.js'),
  );
  // The desk is built by itself, without a manifest: all that its page fetches.
  const desk = readdirSync(join(folder, 'desk')).filter((file) => !file.endsWith('.map'));
  const built = [...scripts, ...desk.map((file) => `desk/${file}`)];

  /**
   * Files that a module needs at once; by its source, its chunk's name, its file or, for a worker, the start of its
   * file's name.
   */
  function filesOf(module: string): string[] {
    if (built.includes(module)) return [module];
    const chunk = manifest[module] ?? Object.values(manifest).find(({ name }) => name === module);
    if (chunk) return [chunk.file, ...(chunk.imports ?? []).flatMap(filesOf)];
    const worker = built.filter((file) => basename(file).startsWith(`${module}-`));
    if (worker.length === 0) throw new Error(`sizes.json counts ${module}, which was not built`);
    return worker;
  }

  function filesOfRow(name: string, language = ''): Set<string> {
    const row = rows.get(name);
    if (!row) throw new Error(`sizes.json has no row ${name}`);
    const files = new Set(row.modules.flatMap((module) => filesOf(module.replace('{language}', language))));
    for (const other of row.beyond ?? []) for (const file of withBeyond(other)) files.delete(file);
    return files;
  }

  const withBeyond = (name: string): string[] => [
    ...filesOfRow(name),
    ...(rows.get(name)?.beyond ?? []).flatMap(withBeyond),
  ];

  const counted = new Set<string>();
  const weights = [...rows].map(([name, { limit, languages = [''] }]) => {
    const candidates = languages.map((language) => {
      const files = [...filesOfRow(name, language)];
      const contents = files.map((file) => readFileSync(join(folder, file)));
      for (const file of files) counted.add(file);
      const sum = (compress: (bytes: Buffer) => Buffer) =>
        contents.reduce((total, bytes) => total + compress(bytes).length, 0);
      return {
        name,
        limit,
        files,
        gzip: sum((bytes) => gzipSync(bytes, { level: 9 })),
        brotli: sum(brotliCompressSync),
      };
    });
    return candidates.reduce((heaviest, next) => (next.gzip > heaviest.gzip ? next : heaviest));
  });
  return { weights, uncounted: built.filter((file) => !counted.has(file)) };
}

if (import.meta.main) {
  const { weights, uncounted } = weigh();
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(2).padStart(8);
  console.log(`${'gzip kB'.padStart(8)}${'brotli'.padStart(9)}${'budget'.padStart(9)}`);
  for (const { name, limit, gzip, brotli } of weights) {
    console.log(
      `${kilobytes(gzip)} ${kilobytes(brotli)} ${kilobytes(limit)}  ${name}${gzip > limit ? '  OVER BUDGET' : ''}`,
    );
  }
  for (const file of uncounted) console.error(`${file} is in no budget of .config/sizes.json`);
  process.exitCode = uncounted.length > 0 || weights.some(({ gzip, limit }) => gzip > limit) ? 1 : 0;
}
