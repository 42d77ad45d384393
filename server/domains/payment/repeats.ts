import type { PaymentContact } from '../../../src/contract/payments.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { invalid } from '../../http/problems.ts';
import type { OrderItem } from './payables.ts';

/** Minutes after which nobody is asked any more. */
const lately = 10;

/**
 * Asks whether something is to be paid once more that was paid for just as much a short while ago, or is being paid. Of
 * somebody's own, whoever pays has proven to know of it; of what is for everybody, only who gives the same name and
 * address for letters is asked, and nothing is told of what was paid before.
 * @throws ProblemError `invalid`
 */
export async function refuseRepeat(
  db: Database,
  items: readonly OrderItem[],
  { name = '', email = '', address: { postcode = '' } = {} }: PaymentContact,
): Promise<void> {
  const found = await rows(
    db,
    sql`select from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as asked (payable uuid, pence integer)
          join payment_items i using (payable, pence) join payments p on p.id = i.payment
          join payables b on b.id = i.payable left join contacts c on c.case_id = p.case_id,
          lateral (select p.details -> 'contact' as said) as before
        where p.created_at > now() - interval '2 hours'
          and case when p.state = 'paid' then p.paid_at > now() - ${lately} * interval '1 minute' else p.ended_at is null end
          and (b.code is null or ${name || email} <> ''
            and coalesce(c.name, said ->> 'name', '') = ${name} and coalesce(c.email, said ->> 'email', '') = ${email}
            and coalesce(c.postcode, said -> 'address' ->> 'postcode', '') = ${postcode})
        limit 1`,
  );
  if (found.length > 0) throw invalid({ field: 'repeat', code: 'required' });
}
