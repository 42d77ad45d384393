/** Opens an embedded database and asks it something that takes for ever. */
import { openDatabase } from '../../server/database/open.ts';
import { sql } from '../../server/database/sql.ts';

const { db } = await openDatabase({ directory: process.argv[2], queryTimeLimit: 1000 });
await db.execute(sql`select count(*) from generate_series(1, 1000000000000)`);
