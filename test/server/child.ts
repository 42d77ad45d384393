/** The real server as a process of its own, with the small council of the tests. */
import { run } from '../../server/run.ts';
import { town } from './town.ts';

await run(town);
