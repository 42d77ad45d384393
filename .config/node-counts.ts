/** Reporter of `node --test`: leaves the printing to the others and writes the counts. */
import type { TestEvent } from 'node:test/reporters';
import { writeCounts } from './counts.ts';

export default async function* nodeCounts(events: AsyncIterable<TestEvent>): AsyncGenerator<never> {
  for await (const event of events) {
    // Each file has a summary, and the whole run one without a file.
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const { passed, failed, cancelled, skipped, todo } = event.data.counts;
    writeCounts({ passed, failed: failed + cancelled, skipped: skipped + todo });
  }
}
