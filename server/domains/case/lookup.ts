import { createHash, timingSafeEqual } from 'node:crypto';
import type { CaseLookup } from '../../../src/contract/cases.ts';
import { parsePostcode } from '../../../src/core/postcode.ts';
import { parseReference } from '../../../src/core/reference.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { findLink } from './links.ts';
import { hashToken } from './secrets.ts';

/** `letter`: when the link was made that only who reads the letters of this case has, if it was one. */
export type Looked = { caseId: number; letter?: string } | 'gone' | undefined;

/**
 * A private link's token: that of the receipt, or of the payment that it is of or was booked with, which last as long as
 * the case, or that of a letter.
 */
export async function lookUpToken(db: Database, token: string): Promise<Looked> {
  const hash = hashToken(token);
  const [own] = await rows<{ id: string | number | null }>(
    db,
    sql`select id from cases where token_hash = ${hash}
        union all
        select case when t.hash = ${hash} then p.case_id else p.booking_case end
          from payment_tokens t join payments p on p.id = t.payment where ${hash} in (t.hash, t.booking_hash)
        order by id nulls last limit 1`,
  );
  if (own?.id) return { caseId: Number(own.id) };
  const link = await findLink(db, 'open', token);
  return link && (link.over ? 'gone' : { caseId: link.caseId, letter: link.made });
}

interface ProofRow {
  id: string | number;
  there: boolean;
  email: string | null;
  postcode: string | null;
  private: boolean;
  label: string | null;
}

/**
 * A reference and something that was given with it. A reference that is not there costs the same as one that is: in its
 * place the first case of all is read, and its proofs are compared, for nothing.
 *
 * The resident's own postcode is a proof; that of the place only for private cases, because that of a public report can
 * be read off the map.
 */
export async function lookUpReference(db: Database, { reference, email, postcode }: CaseLookup): Promise<Looked> {
  const [found] = await rows<ProofRow>(
    db,
    sql`select c.id, asked.id is not null as there, k.email, k.postcode, c.private, c.place_label as label
        from (select id from cases order by id limit 1) as first
        left join cases asked on asked.reference = ${referenceKey(reference ?? '')}
        join cases c on c.id = coalesce(asked.id, first.id) left join contacts k on k.case_id = c.id`,
  );
  const place = parsePostcode(found?.label?.split(',').at(-1) ?? '');
  const known = found?.postcode ?? (found?.private ? place : undefined);
  const byEmail = matches(found?.email?.toLowerCase(), email?.toLowerCase());
  const byPostcode = matches(known, parsePostcode(postcode ?? ''));
  return found?.there && (byEmail || byPostcode) ? { caseId: Number(found.id) } : undefined;
}

/** A reference as it is kept, or what was typed if it is none: counted, and not found, like any other. */
export const referenceKey = (typed: string): string => parseReference(typed) ?? typed.toUpperCase();

function matches(known: string | null | undefined, given: string | undefined): boolean {
  const same = timingSafeEqual(digest(known ?? ''), digest(given ?? ''));
  return same && Boolean(known) && Boolean(given);
}

const digest = (text: string) => createHash('sha256').update(text).digest();
