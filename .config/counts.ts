/**
 * How many passed and how many failed. Each runner of tests writes its counts to the file named by `COUNTS`, from
 * which `.config/test.ts` adds them up.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestSuiteResult } from '@web/test-runner';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Names of what failed: the end of a long run says them again. */
  readonly failures: readonly string[];
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

export const failure = (name: string): Counts => ({ ...none, failed: 1, failures: [name] });

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...a.failures, ...b.failures],
});

/** Tells the runner of all parts; run on its own, a part has nobody to tell. */
export function writeCounts(counts: Counts): void {
  const file = process.env['COUNTS'];
  if (file) writeFileSync(file, JSON.stringify(counts));
}

/** Undefined when the part never came as far as counting. */
export function readCounts(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch {
    return undefined;
  }
}

function countSuite({ name, tests, suites }: TestSuiteResult, where: string): Counts {
  const here = name ? `${where} › ${name}` : where;
  const own = tests.map((test) => {
    if (test.skipped) return { ...none, skipped: 1 };
    return test.passed ? { ...none, passed: 1 } : failure(`${here} › ${test.name}`);
  });
  return [...own, ...suites.map((suite) => countSuite(suite, here))].reduce(add, none);
}

/** Reporter of the browser tests: a test counts once for each engine; a file that did not load is a failure. */
export function browserCounts(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const counts = sessions.map((session) => {
        const where = `${session.browser.name}: ${relative('', session.testFile)}`;
        const tests = session.testResults ? countSuite(session.testResults, where) : none;
        if (session.passed || tests.failed > 0) return tests;
        const why = session.errors.map(({ message }) => message).join(' ');
        return add(tests, failure(`${where} did not run to its end: ${why || 'no reason known'}`));
      });
      const total = counts.reduce(add, none);
      for (const browser of new Set(sessions.map((session) => session.browser))) {
        const own = counts.filter((_, index) => sessions[index]?.browser === browser).reduce(add, none);
        console.log(`${browser.name}: ${own.passed} passed, ${own.failed} failed, ${own.skipped} skipped`);
      }
      writeCounts(total);
    },
  };
}
