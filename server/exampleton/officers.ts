import { sql } from '../database/sql.ts';
import type { Database } from '../database/open.ts';
import { hashPassword } from '../domains/desk/passwords.ts';
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

/** Adds them where they are not there yet. Only the demo does: its password is no secret. */
export async function saveOfficers(db: Database): Promise<void> {
  const password = await hashPassword(demoPassword);
  await db.execute(
    sql`insert into officers (email, name, team, password)
        select email, name, team, ${password} from jsonb_to_recordset(${JSON.stringify(officers)}::jsonb)
          as given (email text, name text, team text)
        on conflict (email) do nothing`,
  );
}
