/**
 * Accounts of the staff desk, for whoever runs the server:
 *
 *     node server/officer.ts add sam@example.gov.uk "Sam Pryce" "Highways team"
 *     node server/officer.ts password sam@example.gov.uk
 *     node server/officer.ts close sam@example.gov.uk
 *
 * The first two make a password and print it, once. An embedded database belongs to one process: stop the server before.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readConfig } from './config.ts';
import { openDatabase } from './database/open.ts';
import { addOfficer, closeAccount, setPassword } from './domains/desk/accounts.ts';

if (existsSync('.env')) process.loadEnvFile();

const [command, email = '', name = '', team = ''] = process.argv.slice(2);
const password = randomBytes(15).toString('base64url');
const database = await openDatabase(readConfig().database);
const { db } = database;
try {
  if (command === 'add' && email && name && team) {
    await addOfficer(db, { email, name, team, password });
    console.log(`${email} can sign in with the password ${password}`);
  } else if (command === 'password' && (await setPassword(db, email, password))) {
    console.log(`${email} can sign in with the password ${password}, and is signed out everywhere`);
  } else if (command === 'close' && (await closeAccount(db, email))) {
    console.log(`${email} cannot sign in any more`);
  } else {
    console.error('Usage: node server/officer.ts add <email> <name> <team> | password <email> | close <email>');
    process.exitCode = 1;
  }
} finally {
  await database.close();
}
