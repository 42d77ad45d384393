/** Reporter of `node --test`: leaves the printing to the others and writes the counts. */
import { Writable } from 'node:stream';
import type { TestEvent } from 'node:test/reporters';
import { writeCounts } from './counts.ts';

/** Node's types leave out what failed. */
interface NodeCounts {
  readonly passed: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly skipped: number;
  readonly todo: number;
}

export default new Writable({
  objectMode: true,
  write(event: TestEvent, _encoding, done: () => void) {
    // Each file has a summary, and the whole run one without a file.
    if (event.type === 'test:summary' && event.data.file === undefined) {
      const { passed, failed, cancelled, skipped, todo } = event.data.counts as unknown as NodeCounts;
      writeCounts({ passed, failed: failed + cancelled, skipped: skipped + todo });
    }
    done();
  },
});
