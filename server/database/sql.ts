/**
 * The words of queries, for the whole server: drizzle's CommonJS. Node reads a package's package.json anew for each of
 * its ES modules, and drizzle's is 179 kB for some hundred modules: a second of every start on a slow machine.
 */
import { createRequire } from 'node:module';
import type * as Orm from 'drizzle-orm';
import type * as NodePostgres from 'drizzle-orm/node-postgres';
import type * as Core from 'drizzle-orm/pg-core';
import type * as PGlite from 'drizzle-orm/pglite';

const require = createRequire(import.meta.url);

export const { and, desc, eq, inArray, isNotNull, isNull, lt, sql } = require('drizzle-orm') as typeof Orm;
export const core = require('drizzle-orm/pg-core') as typeof Core;
export const { drizzle: drizzlePostgres } = require('drizzle-orm/node-postgres') as typeof NodePostgres;
export const { drizzle: drizzlePGlite } = require('drizzle-orm/pglite') as typeof PGlite;
export type { SQL } from 'drizzle-orm';
