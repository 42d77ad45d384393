import type * as v from 'valibot';
import type { DeskDeed } from '../../../src/contract/desk.ts';
import { rows, type Database } from '../../database/open.ts';
import type { InsideKind } from '../../database/schema.ts';
import { sql } from '../../database/sql.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { cancelBooking, confirmBooking, isBooking, moveBookingTo } from '../booking/bookings.ts';
import type { BookingPost } from '../booking/letters.ts';
import { figuresOf } from '../booking/when.ts';
import { confirmReport } from '../case/confirmation.ts';
import { isClosed, isOpen, statusesAfter, statusesOf } from '../case/rules.ts';
import {
  addEvent,
  caseIdOf,
  changeCase,
  claimEventPhotos,
  loadCase,
  lockCases,
  type CaseChange,
  type StoredCase,
} from '../case/store.ts';
import { claimDocuments } from '../document/store.ts';
import type { Post } from '../mail/post.ts';
import { publicLabel } from '../report/rules.ts';
import { getBookable } from '../service/store.ts';
import { note as noteDown } from './store.ts';

type Deed = v.InferOutput<typeof DeskDeed>;
type Shown = Extract<Deed, { kind: 'status' }>;

export interface DeskDeedOptions {
  caseId: number;
  /** Version that the officer saw. */
  version: number;
  officerId: number;
  deed: Deed;
  /** Photos that one line of a history may have. */
  mostPhotos: number;
  /** Pence of one payment that an officer alone may pay back. */
  refundLimit: number;
}

/**
 * Does what an officer wants with a case, in one transaction with its line in the history, its letters and its line in
 * the audit log.
 * @returns the id of a photo or a document whose files are to go, when one was redacted
 * @throws ProblemError `conflict` when somebody was quicker or the case does not allow it, `invalid` for a field
 */
export async function doDeed(
  transaction: Database,
  { post, bookingPost }: { post: Post; bookingPost: BookingPost },
  { caseId, version, officerId, deed, mostPhotos, refundLimit }: DeskDeedOptions,
): Promise<{ photo?: string; document?: string } | undefined> {
  const into = deed.kind === 'merge' ? await caseIdOf(transaction, deed.into) : undefined;
  await lockCases(transaction, into === undefined ? [caseId] : [caseId, into]);
  const stored = await loadCase(transaction, { id: caseId });
  if (!stored) throw new ProblemError('not-found');
  if (stored.version !== version) throw new ProblemError('conflict');
  const by = { by: 'council' as const, officerId };
  const logged = (detail?: string) => noteDown(transaction, deed.kind, { officerId, caseId, detail });
  /** A word to colleagues beside whatever else was done. */
  const sayInside = async (internal: string) => {
    if (internal) await addEvent(transaction, caseId, { ...by, kind: 'note', shown: 'desk', note: { en: internal } });
  };
  /** A line for colleagues of what no resident is told. */
  const mark = (kind: InsideKind, reason?: string) =>
    addEvent(transaction, caseId, { ...by, kind, shown: 'desk', reason });

  /** Gives uploaded photos and documents to what was just said. */
  const show = async (eventId: number, { photos: ids, documents }: Pick<Shown, 'photos' | 'documents'>) => {
    const photos = [...new Set(ids)];
    if (photos.length > mostPhotos) throw invalid({ field: 'deed.photos', code: 'too-many' });
    if (!(await claimEventPhotos(transaction, caseId, eventId, photos)))
      throw invalid({ field: 'deed.photos', code: 'unknown' });
    if (!(await claimDocuments(transaction, { caseId, eventId }, documents)))
      throw invalid({ field: 'deed.documents', code: 'unknown' });
  };
  /** Whatever is done deals with what the resident said; a question is answered by words alone. */
  const dealt = (words: unknown) => (words || !stored.asks ? { answered: false, asks: false } : {});

  // Who deals with a report takes it as it is.
  if (stored.unconfirmed !== null && dealsWith(deed)) {
    if (stored.booking) {
      // Its place has gone to others meanwhile, and the job that says so is on its way.
      if ((await confirmBooking(transaction, caseId, 'council')) === 'late') throw new ProblemError('conflict');
      await bookingPost.bookingChanged(transaction, caseId, 'booked');
    } else await confirmReport(transaction, caseId, { by: 'council', workingDays: undefined });
  }

  switch (deed.kind) {
    case 'status': {
      const { status } = deed;
      const photos = deed.photos.length > 0;
      if (!statusesOf(stored.kind).includes(status)) throw invalid({ field: 'deed.status', code: 'not-an-option' });
      // Who took it back did not want it public again, and a place that was given back is somebody else's.
      if (stored.status === 'withdrawn' || stored.status === 'cancelled') throw new ProblemError('conflict');
      if (!statusesAfter(stored).includes(status)) throw invalid({ field: 'deed.status', code: 'not-allowed' });
      const mistaken = status === 'booked' && stored.status === 'missed';
      const words = said(deed.note) ?? (mistaken ? byMistake : undefined);
      if (status === 'cancelled') {
        const officer = { officerId, limit: refundLimit };
        await cancelBooking(transaction, { caseId, by: 'council', service: undefined, officer, note: words });
        await sayInside(deed.internal);
        await bookingPost.bookingChanged(transaction, caseId, 'called-off', { note: words });
        await logged(status);
        return undefined;
      }
      // These two mean nothing without the reason, and say that the history has it.
      if (!words && (status === 'no-action' || status === 'not-ours')) {
        throw invalid({ field: 'deed.note.en', code: 'required' });
      }
      await show(await addEvent(transaction, caseId, { ...by, kind: 'status', status, note: words }), deed);
      await sayInside(deed.internal);
      await changeCase(transaction, caseId, {
        status,
        closed: isClosed(status),
        mergedInto: null,
        ...dealt(words),
        ...(isClosed(status) && { questionId: null }),
      });
      // Who was there knows, and what a booking is again is no news.
      if (status === 'booked') {
        if (words) await post.caseChanged(transaction, caseId, { kind: 'note', note: words, photos });
      } else if (status !== 'completed' || words)
        await post.caseChanged(transaction, caseId, { kind: 'status', status, note: words, photos });
      await logged(status);
      return undefined;
    }
    case 'note': {
      const words = said(deed.note);
      const photos = deed.photos.length > 0;
      // A photo alone says nothing to who cannot see it, and a document not what it is.
      if (!words && (!deed.internal || photos || deed.documents.length > 0)) {
        throw invalid({ field: 'deed.note.en', code: 'required' });
      }
      if (words) await show(await addEvent(transaction, caseId, { ...by, kind: 'note', note: words }), deed);
      await sayInside(deed.internal);
      await changeCase(transaction, caseId, words ? dealt(words) : { inside: true });
      if (words) await post.caseChanged(transaction, caseId, { kind: 'note', note: words, photos });
      await logged(words ? 'to the resident' : 'internal');
      return undefined;
    }
    case 'question': {
      const words = said(deed.note);
      if (!words) throw invalid({ field: 'deed.note.en', code: 'required' });
      if (!isOpen(stored.status)) throw new ProblemError('conflict');
      const questionId = await addEvent(transaction, caseId, { ...by, kind: 'question', shown: 'owner', note: words });
      await changeCase(transaction, caseId, { questionId, ...dealt(words) });
      await post.caseChanged(transaction, caseId, { kind: 'question', note: words });
      await logged();
      return undefined;
    }
    case 'assign': {
      const name = deed.officer === null ? undefined : await nameOf(transaction, deed.officer);
      await changeCase(transaction, caseId, { assignedTo: deed.officer, inside: true });
      await mark('assigned', name);
      await logged(deed.officer === null ? 'nobody' : String(deed.officer));
      return undefined;
    }
    case 'redact-words':
      await redactWords(transaction, stored, deed);
      await mark('redacted', deed.target);
      await logged(deed.target);
      return undefined;
    case 'redact-photo': {
      if (!stored.photos.some(({ id }) => id === deed.photo)) throw invalid({ field: 'deed.photo', code: 'unknown' });
      await transaction.execute(sql`delete from photos where id = ${deed.photo}::uuid and case_id = ${caseId}`);
      await changeCase(transaction, caseId);
      await mark('redacted', 'photo');
      await logged(deed.photo);
      return { photo: deed.photo };
    }
    case 'redact-document': {
      const { document } = deed;
      if (!stored.documents.some(({ id }) => id === document))
        throw invalid({ field: 'deed.document', code: 'unknown' });
      await transaction.execute(sql`delete from documents where id = ${document}::uuid and case_id = ${caseId}`);
      await changeCase(transaction, caseId);
      await mark('redacted', 'document');
      await logged(document);
      return { document };
    }
    case 'move': {
      if (!isBooking(stored) || stored.status !== 'booked') throw new ProblemError('conflict');
      const words = said(deed.note);
      await moveBookingTo(transaction, {
        booking: stored,
        service: await getBookable(transaction, stored.service, 'en'),
        location: deed.location,
        starts: new Date(deed.starts),
        by: 'council',
        officerId,
        note: words,
        change: dealt(words),
      });
      await bookingPost.bookingChanged(transaction, caseId, 'moved', { note: words, before: stored.booking });
      await logged([stored.booking.starts, deed.starts].map((each) => figuresOf(new Date(each))).join(' to '));
      return undefined;
    }
    case 'merge': {
      const parent = into === undefined ? undefined : await loadCase(transaction, { id: into });
      const words = said(deed.note);
      await merge(transaction, stored, { parent, officerId, note: words, dealt: dealt(words) });
      await post.caseChanged(transaction, caseId, { kind: 'status', status: 'duplicate', note: words });
      await logged(deed.into);
      return undefined;
    }
  }
}

/** To who was told that they missed a booking, where the officer says no more. */
const byMistake = {
  en: 'We marked this booking as missed by mistake. We are sorry.',
  cy: 'Gwnaethom nodi drwy gamgymeriad fod yr archeb hon wedi’i cholli. Mae’n ddrwg gennym.',
};

const dealsWith = (deed: Deed) =>
  deed.kind === 'note' ? said(deed.note) !== undefined : ['status', 'question', 'move', 'merge'].includes(deed.kind);

/** What was written in either language; undefined when nothing was. */
function said(note: { en: string; cy: string } | undefined): Partial<Record<'en' | 'cy', string>> | undefined {
  if (!note?.en && !note?.cy) return undefined;
  return { ...(note.en && { en: note.en }), ...(note.cy && { cy: note.cy }) };
}

/** @throws ProblemError `invalid` when nobody with this id works here */
async function nameOf(db: Database, id: number): Promise<string> {
  const [officer] = await rows<{ name: string }>(db, sql`select name from officers where id = ${id} and active`);
  if (!officer) throw invalid({ field: 'deed.officer', code: 'not-an-option' });
  return officer.name;
}

interface Redaction {
  target: string;
  text: string;
  cy?: string | undefined;
}

async function redactWords(transaction: Database, stored: StoredCase, redaction: Redaction): Promise<void> {
  const { change, gone } = await replaceWords(transaction, stored, redaction);
  await changeCase(transaction, stored.id, change);
  for (const words of gone.filter(Boolean)) {
    await transaction.execute(
      sql`delete from outbox where position(${words} in body_text) > 0 and case_id in (
            select id from cases where id = ${stored.id} or merged_into = ${stored.id})`,
    );
  }
}

/** @returns what changes of the case itself, and the words that are not to go out in a letter any more */
async function replaceWords(
  transaction: Database,
  stored: StoredCase,
  { target, text, cy }: Redaction,
): Promise<{ change: CaseChange; gone: string[] }> {
  const { answers, placeLabel, placeDescription } = stored;
  const code = /^answers\.(.+)$/.exec(target)?.[1];
  if (code !== undefined && typeof answers[code] === 'string') {
    const { [code]: gone, ...others } = answers;
    return { change: { answers: text ? { ...others, [code]: text } : others }, gone: [gone as string] };
  }
  switch (target) {
    case 'description':
      return { change: { description: text }, gone: [stored.description] };
    case 'label':
      return { change: { placeLabel: text || null }, gone: [placeLabel ?? '', publicLabel(placeLabel) ?? ''] };
    case 'place':
      return { change: { placeDescription: text || null }, gone: [placeDescription ?? ''] };
    case 'name':
      await transaction.execute(sql`update contacts set show_name = false where case_id = ${stored.id}`);
      return { change: {}, gone: [] };
    case 'questionnaire':
      await transaction.execute(sql`update questionnaires set comment = ${text} where case_id = ${stored.id}`);
      return { change: {}, gone: [] };
  }
  const event = stored.events.find(({ id }) => String(id) === target);
  if (!event?.note) throw invalid({ field: 'deed.target', code: 'unknown' });
  const languages = Object.keys(event.note);
  const note = languages.length === 1 ? { [languages[0] ?? 'en']: text } : { en: text, ...(cy && { cy }) };
  await transaction.execute(
    sql`update case_events set note = ${text || cy ? JSON.stringify(note) : null}::jsonb where id = ${event.id}`,
  );
  return { change: {}, gone: Object.values(event.note).map((words) => words ?? '') };
}

/** Who followed a report that ends as a duplicate follows the one that goes on; who follows both already stays. */
const moveFollowers = (transaction: Database, from: number, to: number) =>
  transaction.execute(
    sql`update followers f set case_id = ${to} where case_id = ${from} and not exists (
          select from followers other where other.case_id = ${to} and lower(other.email) = lower(f.email))`,
  );

/** Ends a case as a duplicate of another; what had been merged into it goes with it, so that there are no chains. */
async function merge(
  transaction: Database,
  stored: StoredCase,
  {
    parent,
    officerId,
    note,
    dealt,
  }: {
    parent: StoredCase | undefined;
    officerId: number;
    note: Partial<Record<string, string>> | undefined;
    dealt: CaseChange;
  },
): Promise<void> {
  const by = { by: 'council' as const, officerId };
  if (stored.kind !== 'report' || (parent && parent.kind !== 'report')) throw new ProblemError('conflict');
  if (!parent || parent.id === stored.id) throw invalid({ field: 'deed.into', code: 'unknown' });
  // Into one that is itself a duplicate, perhaps of this: the one that goes on is meant.
  if (parent.mergedInto !== null || !isOpen(parent.status)) throw invalid({ field: 'deed.into', code: 'not-allowed' });
  if (!isOpen(stored.status)) throw new ProblemError('conflict');
  await transaction.execute(sql`update cases set merged_into = ${parent.id} where merged_into = ${stored.id}`);
  if (!parent.private) await moveFollowers(transaction, stored.id, parent.id);
  await addEvent(transaction, stored.id, { ...by, kind: 'merged', status: 'duplicate', note });
  await changeCase(transaction, stored.id, {
    status: 'duplicate',
    closed: true,
    questionId: null,
    mergedInto: parent.id,
    ...dealt,
  });
  await addEvent(transaction, parent.id, {
    ...by,
    kind: 'merged',
    shown: 'desk',
    note: { en: `${stored.reference} was merged into this.` },
  });
  await changeCase(transaction, parent.id);
}
