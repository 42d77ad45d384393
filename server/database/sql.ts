/** The words of queries, for those who stand outside this workspace and have no drizzle of their own. */
export { and, eq, sql } from 'drizzle-orm';
export { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
