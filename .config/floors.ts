/**
 * Holds the floors: a module imports from lower floors and from its own unit, never from above or from a neighbour.
 * Dynamic imports count like static ones. Run by `npm run test:static`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import ts from 'typescript';

/** Areas of `src/`, ground floor first. What stands directly in `src/` (index, all, loader) is the top floor. */
const floors = [
  ['contract', 'core'],
  ['api', 'i18n', 'theme'],
  ['settings'],
  ['controllers'],
  ['fields'],
  ['blocks'],
  ['widgets'],
  ['loader'],
];

/** Areas whose sub-folders (or files) are units of their own: neighbours do not know each other. */
const neighbourhoods = new Set(['blocks', 'widgets']);

/** What `server/` may take from `src/`. */
const shared = new Set(['contract', 'core']);

interface Place {
  readonly floor: number;
  readonly unit: string;
}

function placeOf(path: string): Place | undefined {
  const [, area = '', ...rest] = path.split('/');
  if (area.endsWith('.ts')) return { floor: floors.length, unit: path };
  const floor = floors.findIndex((areas) => areas.includes(area));
  if (floor < 0) return undefined;
  const sub = rest[0]?.replace(/\..*$/, '') ?? '';
  return { floor, unit: neighbourhoods.has(area) ? `${area}/${sub}` : area };
}

function pageFault(from: string, to: string): string | undefined {
  if (!to.startsWith('src/')) return 'the page code knows nothing of what is outside src';
  const here = placeOf(from);
  const there = placeOf(to);
  if (!here || !there) return 'stands on no floor: see .config/floors.ts';
  if (here.unit === there.unit || there.floor < here.floor) return undefined;
  return there.floor === here.floor ? 'is a neighbour: what two units need moves down' : 'is above';
}

function serverFault(to: string): string | undefined {
  if (to.startsWith('server/')) return undefined;
  return shared.has(to.split('/')[1] ?? '') && to.startsWith('src/')
    ? undefined
    : 'the server takes src/contract and src/core only';
}

/** Packages that a module may import: those that its own package.json promises to its users. */
function packagesOf(root: string, folder: string): ReadonlySet<string> {
  const text = readFileSync(join(root, folder === 'server' ? 'server/package.json' : 'package.json'), 'utf8');
  return new Set(Object.keys((JSON.parse(text) as { dependencies?: object }).dependencies ?? {}));
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const isOurs = (path: string) => /\.(ts|mts|js|mjs)$/.test(path) && !path.includes('node_modules');

/**
 * Reads every module of `src/` and `server/` under a root.
 * @returns one line for each import that breaks a rule, empty when the floors hold.
 */
export function floorFaults(root: string): string[] {
  const faults: string[] = [];
  for (const folder of ['src', 'server'] as const) {
    const packages = packagesOf(root, folder);
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const file = relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
      if (!entry.isFile() || !isOurs(file)) continue;
      for (const { fileName } of ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true).importedFiles) {
        let fault: string | undefined;
        if (fileName.startsWith('.')) {
          const target = posix.join(posix.dirname(file), fileName);
          fault = folder === 'src' ? pageFault(file, target) : serverFault(target);
        } else if (fileName.startsWith('node:')) {
          fault = folder === 'src' ? 'a browser has no Node modules' : undefined;
        } else if (!packages.has(packageOf(fileName))) {
          fault = `is not among the dependencies of ${folder === 'server' ? 'server/package.json' : 'package.json'}`;
        }
        if (fault) faults.push(`${file} -> ${fileName}: ${fault}`);
      }
    }
  }
  return faults;
}

if (import.meta.main) {
  const faults = floorFaults(process.cwd());
  console.log(faults.join('\n') || 'The floors hold.');
  process.exitCode = faults.length > 0 ? 1 : 0;
}
