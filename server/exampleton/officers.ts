import { sql } from '../database/sql.ts';
import { rows, type Database } from '../database/open.ts';
import { closeAccount } from '../domains/desk/accounts.ts';
import { checkPassword, hashPassword } from '../domains/desk/passwords.ts';
import { teams } from './services/common.ts';

/** Password of the demo's officers, for everybody to read. */
export const demoPassword = 'exampleton-demo';

/** Who works at Exampleton's desk. All invented. */
export const officers: readonly { email: string; name: string; team: string }[] = [
  { email: 'sam@exampleton.example', name: 'Sam Pryce', team: teams.highways.en },
  { email: 'carys@exampleton.example', name: 'Carys Bowen', team: teams.waste.en },
  { email: 'amara@exampleton.example', name: 'Amara Okafor', team: teams.health.en },
  { email: 'lewis@exampleton.example', name: 'Lewis Hart', team: teams.parks.en },
];

/** Adds them, or opens them again. Only the demo does, where no other officer is: its password is no secret. */
export async function saveOfficers(db: Database): Promise<void> {
  const password = await hashPassword(demoPassword);
  await db.execute(
    sql`insert into officers (email, name, team, password)
        select email, name, team, ${password} from jsonb_to_recordset(${JSON.stringify(officers)}::jsonb)
          as given (email text, name text, team text)
        on conflict (email) do update set active = true, password = excluded.password`,
  );
}

/** Closes those of them that still have the demo's password. @returns their addresses. */
export async function closeAccounts(db: Database): Promise<string[]> {
  const open = await rows<{ email: string; password: string }>(
    db,
    sql`select email, password from officers where active
        and email in (select jsonb_array_elements_text(${JSON.stringify(officers.map(({ email }) => email))}::jsonb))`,
  );
  const closed = [];
  for (const { email, password } of open) {
    if (!(await checkPassword(demoPassword, password))) continue;
    await closeAccount(db, email);
    closed.push(email);
  }
  return closed;
}
