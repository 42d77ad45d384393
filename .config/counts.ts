/**
 * How many passed and how many failed. Each runner of tests writes its counts to the file named by `COUNTS`, from
 * which `.config/test.ts` adds them up.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestSuiteResult } from '@web/test-runner';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
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

function countSuite({ tests, suites }: TestSuiteResult): Counts {
  const own = tests.map(({ passed, skipped }) => ({
    passed: passed ? 1 : 0,
    failed: !passed && !skipped ? 1 : 0,
    skipped: skipped ? 1 : 0,
  }));
  return [...own, ...suites.map(countSuite)].reduce(add, none);
}

/** Reporter of the browser tests: a test counts once for each engine; a file that did not load is a failure. */
export function browserCounts(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const counts = sessions.map((session) => {
        const tests = session.testResults ? countSuite(session.testResults) : none;
        return session.passed || tests.failed > 0 ? tests : add(tests, { ...none, failed: 1 });
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
