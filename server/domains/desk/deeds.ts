import type * as v from 'valibot';
import type { DeskDeed } from '../../../src/contract/desk.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { confirmReport } from '../case/confirmation.ts';
import { deskStatuses, isClosed, isOpen } from '../case/rules.ts';
import { addEvent, changeCase, loadCase, lockCase, type StoredCase } from '../case/store.ts';
import type { Post } from '../mail/post.ts';
import { note as noteDown } from './store.ts';

type Deed = v.InferOutput<typeof DeskDeed>;

export interface DeskDeedOptions {
  caseId: number;
  /** Version that the officer saw. */
  version: number;
  officerId: number;
  deed: Deed;
}

/**
 * Does what an officer wants with a case, in one transaction with its line in the history, its letters and its line in
 * the audit log.
 * @returns the id of a photo whose files are to go, when one was redacted
 * @throws ProblemError `conflict` when somebody was quicker or the case does not allow it, `invalid` for a field
 */
export async function doDeed(
  transaction: Database,
  post: Post,
  { caseId, version, officerId, deed }: DeskDeedOptions,
): Promise<string | undefined> {
  await lockCase(transaction, caseId);
  const stored = await loadCase(transaction, { id: caseId });
  if (!stored) throw new ProblemError('not-found');
  if (stored.version !== version) throw new ProblemError('conflict');
  const by = { by: 'council' as const, officerId };
  const logged = (detail?: string) => noteDown(transaction, deed.kind, { officerId, caseId, detail });
  /** A word to colleagues beside whatever else was done. */
  const sayInside = async (internal: string) => {
    if (internal) await addEvent(transaction, caseId, { ...by, kind: 'note', shown: 'desk', note: { en: internal } });
  };

  // Who deals with a report takes it as it is.
  if (stored.unconfirmed !== null && dealsWith(deed)) {
    await confirmReport(transaction, caseId, { by: 'council', workingDays: undefined });
  }

  switch (deed.kind) {
    case 'status': {
      const { status } = deed;
      if (!deskStatuses.includes(status)) throw invalid({ field: 'deed.status', code: 'not-an-option' });
      if (status === stored.status) throw invalid({ field: 'deed.status', code: 'not-allowed' });
      const words = said(deed.note);
      // These two mean nothing without the reason, and say that the history has it.
      if (!words && (status === 'no-action' || status === 'not-ours')) {
        throw invalid({ field: 'deed.note.en', code: 'required' });
      }
      await addEvent(transaction, caseId, { ...by, kind: 'status', status, note: words });
      await sayInside(deed.internal);
      await changeCase(transaction, caseId, {
        status,
        closed: isClosed(status),
        answered: false,
        mergedInto: null,
        ...(isClosed(status) && { questionId: null }),
      });
      await post.caseChanged(transaction, caseId, { kind: 'status', status, note: words });
      await logged(status);
      return undefined;
    }
    case 'note': {
      const words = said(deed.note);
      if (!words && !deed.internal) throw invalid({ field: 'deed.note.en', code: 'required' });
      if (words) await addEvent(transaction, caseId, { ...by, kind: 'note', note: words });
      await sayInside(deed.internal);
      await changeCase(transaction, caseId, words ? { answered: false } : {});
      if (words) await post.caseChanged(transaction, caseId, { kind: 'note', note: words });
      await logged(words ? 'to the resident' : 'internal');
      return undefined;
    }
    case 'question': {
      const words = said(deed.note);
      if (!words) throw invalid({ field: 'deed.note.en', code: 'required' });
      if (!isOpen(stored.status)) throw new ProblemError('conflict');
      const questionId = await addEvent(transaction, caseId, { ...by, kind: 'question', shown: 'owner', note: words });
      await changeCase(transaction, caseId, { questionId, answered: false });
      await post.caseChanged(transaction, caseId, { kind: 'question', note: words });
      await logged();
      return undefined;
    }
    case 'assign': {
      if (deed.officer !== null && !(await isOfficer(transaction, deed.officer))) {
        throw invalid({ field: 'deed.officer', code: 'not-an-option' });
      }
      await changeCase(transaction, caseId, { assignedTo: deed.officer });
      await logged(deed.officer === null ? 'nobody' : String(deed.officer));
      return undefined;
    }
    case 'redact-words':
      await redactWords(transaction, stored, deed);
      await logged(deed.target);
      return undefined;
    case 'redact-photo': {
      if (!stored.photos.some(({ id }) => id === deed.photo)) throw invalid({ field: 'deed.photo', code: 'unknown' });
      await transaction.execute(sql`delete from photos where id = ${deed.photo}::uuid and case_id = ${caseId}`);
      await changeCase(transaction, caseId);
      await logged(deed.photo);
      return deed.photo;
    }
    case 'merge': {
      await merge(transaction, stored, { into: deed.into, officerId, note: said(deed.note) });
      await post.caseChanged(transaction, caseId, { kind: 'status', status: 'duplicate', note: said(deed.note) });
      await logged(deed.into);
      return undefined;
    }
  }
}

const dealsWith = (deed: Deed) =>
  deed.kind === 'note' ? said(deed.note) !== undefined : ['status', 'question', 'merge'].includes(deed.kind);

/** What was written in either language; undefined when nothing was. */
function said(note: { en: string; cy: string } | undefined): Partial<Record<'en' | 'cy', string>> | undefined {
  if (!note?.en && !note?.cy) return undefined;
  return { ...(note.en && { en: note.en }), ...(note.cy && { cy: note.cy }) };
}

const isOfficer = async (db: Database, id: number) =>
  (await rows(db, sql`select from officers where id = ${id} and active`)).length > 0;

async function redactWords(
  transaction: Database,
  stored: StoredCase,
  { target, text }: { target: string; text: string },
): Promise<void> {
  if (target === 'description') {
    await changeCase(transaction, stored.id, { description: text });
    return;
  }
  const event = stored.events.find(({ id }) => String(id) === target);
  if (!event?.note) throw invalid({ field: 'deed.target', code: 'unknown' });
  const note = Object.fromEntries(Object.keys(event.note).map((language) => [language, text]));
  await transaction.execute(
    sql`update case_events set note = ${text ? JSON.stringify(note) : null}::jsonb where id = ${event.id}`,
  );
  await changeCase(transaction, stored.id);
}

/** Ends a case as a duplicate of another; what had been merged into it goes with it, so that there are no chains. */
async function merge(
  transaction: Database,
  stored: StoredCase,
  { into, officerId, note }: { into: string; officerId: number; note: Partial<Record<string, string>> | undefined },
): Promise<void> {
  const parent = await loadCase(transaction, { reference: into });
  const by = { by: 'council' as const, officerId };
  if (!parent || parent.id === stored.id) throw invalid({ field: 'deed.into', code: 'unknown' });
  // Into one that is itself a duplicate, perhaps of this: the one that goes on is meant.
  if (parent.mergedInto !== null || !isOpen(parent.status)) throw invalid({ field: 'deed.into', code: 'not-allowed' });
  if (!isOpen(stored.status)) throw new ProblemError('conflict');
  await lockCase(transaction, parent.id);
  await transaction.execute(sql`update cases set merged_into = ${parent.id} where merged_into = ${stored.id}`);
  await addEvent(transaction, stored.id, { ...by, kind: 'merged', status: 'duplicate', note });
  await changeCase(transaction, stored.id, {
    status: 'duplicate',
    closed: true,
    answered: false,
    questionId: null,
    mergedInto: parent.id,
  });
  await addEvent(transaction, parent.id, {
    ...by,
    kind: 'merged',
    shown: 'desk',
    note: { en: `${stored.reference} was merged into this.` },
  });
  await changeCase(transaction, parent.id);
}
