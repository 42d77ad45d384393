/** Reporter of `node --test`: leaves the printing to the others and writes the counts. */
import { Writable } from 'node:stream';
import type { TestEvent } from 'node:test/reporters';
import { relative } from 'node:path';
import { writeCounts } from './counts.ts';

/** Node's types leave out what failed. */
interface NodeCounts {
  readonly passed: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly skipped: number;
  readonly todo: number;
}

const failures: string[] = [];

export default new Writable({
  objectMode: true,
  write(event: TestEvent, _encoding, done: () => void) {
    // A group fails with each of its tests: those alone say what is wrong.
    if (event.type === 'test:fail') {
      const { name, file = '', details } = event.data;
      const { failureType } = details.error as { failureType?: string };
      if (failureType !== 'subtestsFailed') failures.push(`${relative('', file)} › ${name}`);
    }
    // Each file has a summary, and the whole run one without a file.
    if (event.type === 'test:summary' && event.data.file === undefined) {
      const { passed, failed, cancelled, skipped, todo } = event.data.counts as unknown as NodeCounts;
      writeCounts({ passed, failed: failed + cancelled, skipped: skipped + todo, failures });
    }
    done();
  },
});
