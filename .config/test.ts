/**
 * Runs the parts of the test suite one after another, whatever the ones before came to, and ends with
 * `N passed, N failed`. `node .config/test.ts unit browser` runs some of them; arguments after the names of parts that
 * look like paths narrow a part to these files.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testFiles } from './test-files.ts';
import { add, failure, none, readCounts, type Counts } from './counts.ts';

/** A command line, and whether it counts its own tests or is one check that passes or fails. */
interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly counts?: true;
}

const isPath = (argument: string) => /[/.]/.test(argument);
const names = process.argv.slice(2).filter((argument) => !isPath(argument));
const narrowed = process.argv.slice(2).filter(isPath);

const check = (name: string, ...command: string[]): Step => ({ name, command });

/** What was right the last time is not checked again. */
const types = (what: string, project: string): Step =>
  check(
    `types of the ${what}`,
    ...['tsc', '-p', project, '--incremental', '--tsBuildInfoFile', `.cache/types/${project.replaceAll('/', '-')}`],
  );

/** `node --test` over the files that match; a pattern that matches nothing is a failure, not a silent pass. */
function nodeTests(name: string, patterns: readonly string[], ...options: string[]): Step {
  const files = narrowed.length > 0 ? narrowed : globSync(patterns).sort();
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./.config/node-counts.ts',
    '--test-reporter-destination=stderr',
  ];
  // Without a file `node --test` would look for files of its own.
  if (files.length === 0)
    return { name, command: ['node', '--eval', `throw new Error('No file matches ${patterns.join()}')`] };
  return { name, counts: true, command: ['node', '--test', ...options, ...reporters, ...files] };
}

const parts: Readonly<Record<string, () => readonly Step[]>> = {
  static: () => [
    // The longest first.
    check('lint', 'npm', 'run', '--silent', 'lint'),
    types('journeys, tools and bench', 'test/journeys/tsconfig.json'),
    types('server', 'server/tsconfig.json'),
    types('page', 'tsconfig.json'),
    check('format', 'npm', 'run', '--silent', 'format:check'),
    check('floors', 'node', '.config/floors.ts'),
    check('custom-elements.json is fresh', 'node', '.config/manifest.ts', '--check'),
    check('openapi.json is fresh', 'node', '.config/openapi.ts', '--check'),
  ],
  unit: () => [nodeTests('unit', testFiles.unit)],
  // Node would keep one core for itself; on two cores that is half of them.
  server: () => [nodeTests('server', testFiles.server, '--test-concurrency=2')],
  // Before the browsers: their host pages carry what was built.
  build: () => [
    check('build', 'npm', 'run', '--silent', 'build'),
    check('sizes', 'node', '.config/sizes.ts'),
    nodeTests('what was built', testFiles.build),
  ],
  browser: () => [
    {
      name: 'browser',
      counts: true,
      command: [
        'web-test-runner',
        '--config',
        '.config/web-test-runner.ts',
        ...(narrowed.length > 0 ? ['--files', ...narrowed] : []),
      ],
    },
  ],
  journeys: () => [nodeTests('journeys', testFiles.journeys, '--test-concurrency=2')],
  stories: () => [
    check('storybook builds', 'npm', 'run', '--silent', 'build:storybook'),
    { name: 'stories', counts: true, command: ['node', '.config/walk-stories.ts'] },
  ],
};

/** Runs a step; its output is passed through, or kept until the end while another step runs beside it. */
function run(step: Step, countsFile: string, beside: boolean): Promise<number> {
  const [program = '', ...args] = step.command;
  if (!beside) console.log(`\n── ${step.name}`);
  return new Promise((resolve) => {
    const output: Buffer[] = [];
    const child = spawn(program, args, {
      stdio: ['ignore', beside ? 'pipe' : 'inherit', beside ? 'pipe' : 'inherit'],
      // Each test file is a process: what Node has compiled for one it keeps for the next.
      env: { NODE_COMPILE_CACHE: 'node_modules/.cache/node', ...process.env, COUNTS: countsFile },
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => output.push(part));
    child
      .once('error', (error) => {
        console.error(error.message);
        resolve(1);
      })
      .once('close', (code) => {
        if (beside) console.log(`\n── ${step.name}\n${Buffer.concat(output).toString().trimEnd()}`);
        resolve(code ?? 1);
      });
  });
}

/** A step that ends badly has a failure even when it counted none, and so has one that ran no test at all. */
async function countsOf(step: Step, folder: string, beside: boolean): Promise<Counts> {
  const file = join(folder, `${step.name.replaceAll(' ', '-')}.json`);
  const code = await run(step, file, beside);
  if (!step.counts) return code === 0 ? { ...none, passed: 1 } : failure(step.name);
  const counts = readCounts(file);
  if (!counts || counts.passed + counts.failed === 0 || (code !== 0 && counts.failed === 0)) {
    return add(counts ?? none, failure(`${step.name} ended with ${code}`));
  }
  return counts;
}

const line = ({ passed, failed, skipped }: Counts) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const unknown = names.filter((name) => !(name in parts));
if (unknown.length > 0)
  throw new Error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);

const folder = mkdtempSync(join(tmpdir(), 'council-counts-'));
const started = Date.now();
const report: string[] = [];
let total = none;
for (const [name, steps] of Object.entries(parts)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const partStarted = Date.now();
  let partTotal = none;
  const queue = [...steps()];
  // Checks need no browser and no port: two of them share the cores.
  const beside = name === 'static';
  const work = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const counts = await countsOf(step, folder, beside);
      report.push(...counts.failures.map((name) => `   failed: ${name}`));
      partTotal = add(partTotal, counts);
    }
  };
  await Promise.all(beside ? [work(), work()] : [work()]);
  report.push(`${name}: ${line(partTotal)} (${Math.round((Date.now() - partStarted) / 1000)} s)`);
  total = add(total, partTotal);
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${report.join('\n')}\nin ${Math.round((Date.now() - started) / 1000)} s`);
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
