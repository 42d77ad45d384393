import type * as v from 'valibot';
import type { CaseUpdate } from '../../../src/contract/case-updates.ts';
import type { CaseStatus } from '../../../src/contract/cases.ts';
import type { FieldProblem } from '../../../src/contract/problems.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { claimDocuments } from '../document/store.ts';
import type { Post } from '../mail/post.ts';
import {
  addEvent,
  changeCase,
  claimEventPhotos,
  keepQuestionnaire,
  loadCase,
  lockCase,
  lockCases,
  setChannel,
  type StoredCase,
} from './store.ts';
import { mayDoWith } from './view.ts';
import { addWorkingDays } from './working-days.ts';

/** What a resident sends, as its schema made it. */
export type CleanUpdate = v.InferOutput<typeof CaseUpdate>;

/** Where the case stands after it. */
export function statusAfter({ kind }: CleanUpdate, status: CaseStatus): CaseStatus {
  if (kind === 'reopen') return 'received';
  return kind === 'withdraw' ? 'withdrawn' : status;
}

/** What a schema cannot know: whether something was said at all, and what the council has already. */
export function checkUpdate(update: CleanUpdate, { contact }: StoredCase): FieldProblem[] {
  switch (update.kind) {
    case 'update':
    case 'answer':
      return update.text || update.photos.length > 0 || update.documents.length > 0
        ? []
        : [{ field: 'text', code: 'required' }];
    case 'ask':
      return update.text ? [] : [{ field: 'text', code: 'required' }];
    case 'reopen':
      return update.reason === 'other' && !update.text ? [{ field: 'text', code: 'required' }] : [];
    case 'notify': {
      const problems: FieldProblem[] = [];
      // A stranger who got in must not be able to lead the letters elsewhere.
      if (update.email && contact?.email) problems.push({ field: 'email', code: 'not-allowed' });
      if (update.phone && contact?.phone) problems.push({ field: 'phone', code: 'not-allowed' });
      if (update.channel === 'email' && !update.email && !contact?.email)
        problems.push({ field: 'email', code: 'required' });
      if (update.channel === 'text' && !update.phone && !contact?.phone)
        problems.push({ field: 'phone', code: 'required' });
      return problems;
    }
    default:
      return [];
  }
}

/**
 * Does what the resident wants, in the transaction that claims its key, with the case locked.
 * @param workingDays in which it is to be done when it begins again
 * @throws ProblemError `conflict` when the case does not allow it any more, or asks something else, `invalid` for what is missing
 */
export async function applyUpdate(
  transaction: Database,
  post: Post,
  { caseId, update, workingDays = 10 }: { caseId: number; update: CleanUpdate; workingDays?: number | undefined },
): Promise<void> {
  await lockCase(transaction, caseId);
  const stored = await loadCase(transaction, { id: caseId });
  if (!stored) throw new ProblemError('not-found');
  const now = new Date();
  if (!mayDoWith(stored, undefined, now).includes(update.kind)) throw new ProblemError('conflict');
  // Words for one question must not stand under another.
  if (update.kind === 'answer' && update.question !== String(stored.questionId)) throw new ProblemError('conflict');
  const problems = checkUpdate(update, stored);
  if (problems.length > 0) throw invalid(...problems);

  const say = async (event: Omit<Parameters<typeof addEvent>[2], 'by' | 'shown'>) => {
    const note = 'text' in update && update.text ? { [stored.language]: update.text } : undefined;
    const id = await addEvent(transaction, caseId, { ...event, note, by: 'resident', shown: 'owner' });
    const photos = 'photos' in update ? [...new Set(update.photos)] : [];
    if (!(await claimEventPhotos(transaction, caseId, id, photos))) throw invalid({ field: 'photos', code: 'unknown' });
    const documents = 'documents' in update ? update.documents : [];
    if (!(await claimDocuments(transaction, { caseId, eventId: id }, documents)))
      throw invalid({ field: 'documents', code: 'unknown' });
  };

  switch (update.kind) {
    case 'update':
      await say({ kind: 'update' });
      await changeCase(transaction, caseId, { answered: true });
      break;
    case 'ask':
      await say({ kind: 'asked' });
      await changeCase(transaction, caseId, { answered: true, asks: true });
      break;
    case 'answer':
      await say({ kind: 'answer', answersId: stored.questionId ?? undefined });
      await changeCase(transaction, caseId, { answered: true, questionId: null });
      break;
    case 'reopen':
      await say({ kind: 'reopened', status: 'received', reason: update.reason });
      await changeCase(transaction, caseId, {
        status: 'received',
        closed: false,
        answered: true,
        mergedInto: null,
        expected: addWorkingDays(now, workingDays),
      });
      await post.caseChanged(transaction, caseId, { kind: 'reopened' });
      break;
    case 'withdraw':
      await say({ kind: 'withdrawn', status: 'withdrawn' });
      await changeCase(transaction, caseId, {
        status: 'withdrawn',
        closed: true,
        questionId: null,
        answered: true,
        asks: false,
      });
      await post.caseChanged(transaction, caseId, { kind: 'withdrawn' });
      await releaseMerged(transaction, post, { caseId, expected: addWorkingDays(now, workingDays) });
      break;
    case 'notify':
      await setChannel(transaction, caseId, update);
      await changeCase(transaction, caseId);
      break;
    case 'questionnaire':
      if (!(await keepQuestionnaire(transaction, caseId, update))) throw new ProblemError('conflict');
      await changeCase(transaction, caseId);
      break;
  }
}

const goesOn = {
  en: 'The report that this one was joined with was withdrawn. We deal with this one now.',
  cy: 'Cafodd yr adroddiad yr oedd hwn wedi’i gyfuno ag ef ei dynnu’n ôl. Rydym yn delio â hwn nawr.',
  ar: 'سُحب البلاغ الذي ضُمّ إليه هذا البلاغ. نتابع الآن هذا البلاغ.',
  pl: 'Zgłoszenie, z którym połączono to zgłoszenie, zostało wycofane. Teraz zajmujemy się tym.',
};

/** Of the reports that were merged into one that its owner took back, the oldest goes on, and the others with it. */
async function releaseMerged(
  transaction: Database,
  post: Post,
  { caseId, expected }: { caseId: number; expected: string },
): Promise<void> {
  const merged = await rows<{ id: string | number }>(
    transaction,
    sql`select id from cases where merged_into = ${caseId} order by id`,
  );
  const [first, ...others] = merged.map(({ id }) => Number(id));
  if (first === undefined) return;
  await lockCases(transaction, [first, ...others]);
  for (const id of others) await changeCase(transaction, id, { mergedInto: first });
  await addEvent(transaction, first, { kind: 'status', by: 'council', status: 'received', note: goesOn });
  await changeCase(transaction, first, { status: 'received', closed: false, mergedInto: null, expected });
  await post.caseChanged(transaction, first, { kind: 'status', status: 'received', note: goesOn });
}
