import { fixedAnswers, reopenReasons, updateMax, updatePhotosMost } from '../../../contract/case-choices.ts';
import type { CaseUpdate } from '../../../contract/case-updates.ts';
import { channels, type CaseView } from '../../../contract/case-view.ts';
import type { FieldError, FormValues } from '../../../controllers/form.ts';
import type { ActionStep } from '../track-request.model.ts';

/** Photos as far as the rules care. */
export interface PhotoState {
  readonly state: 'preparing' | 'sending' | 'sent' | 'failed' | 'refused';
  readonly id?: string | undefined;
}

/** The same of documents. */
export interface DocumentState extends PhotoState {
  readonly name: string;
  readonly file?: File | undefined;
}

/** Everything that a resident has said on one of these pages. */
export interface Said {
  readonly values: FormValues;
  readonly photos: readonly PhotoState[];
  readonly documents?: readonly DocumentState[];
  readonly view: CaseView;
  /** Id of the question that is answered: the one that was read, whatever has been asked since. */
  readonly question?: string | undefined;
}

/** As the keys of a field: from very satisfied to very dissatisfied. */
const ratings = ['5', '4', '3', '2', '1'] as const;
const numberOf = { 5: 5, 4: 4, 3: 3, 2: 2, 1: 1 } as const;
export { fixedAnswers, ratings, reopenReasons };

const textOf = (values: FormValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

const oneOf = <const Option extends string>(options: readonly Option[], text: string): Option | undefined =>
  options.find((option) => option === text);

const taken = <File extends PhotoState>(files: readonly File[]) => files.filter(({ state }) => state !== 'refused');
const takesDocuments = (step: ActionStep) => step === 'update' || step === 'answer';
const takesPhotos = (step: ActionStep) => takesDocuments(step) || step === 'reopen';

/**
 * Where words can still be sent when the page that they were written on cannot be; undefined where that is nowhere, and
 * where they would mean something else there.
 */
export const carriedTo = (step: ActionStep, { may }: CaseView): 'update' | 'reopen' | undefined =>
  takesPhotos(step) ? (['update', 'reopen'] as const).find((other) => may.includes(other)) : undefined;

/** The address that this way of hearing still needs: the council has none. */
export function missingAddress({ values, view }: Said): 'email' | 'phone' | undefined {
  const channel = textOf(values, 'channel');
  if (channel === 'email' && !view.notify.email) return 'email';
  return channel === 'text' && !view.notify.phone ? 'phone' : undefined;
}

/** What is wrong with a page before it is sent. */
export function check(step: ActionStep, said: Said): FieldError[] {
  const { values, photos, documents = [] } = said;
  const text = textOf(values, 'text');
  const required = (field: string): FieldError => ({ field, code: 'required' });
  const errors: FieldError[] = [];
  const needs = { reopen: 'reason', notify: 'channel', questionnaire: 'fixed' }[step as string];
  if (needs && !textOf(values, needs)) errors.push(required(needs));
  const pictures = takesPhotos(step) ? taken(photos) : [];
  const papers = takesDocuments(step) ? taken(documents) : [];
  const says = takesDocuments(step) || step === 'ask';
  if (says && !text && pictures.length === 0 && papers.length === 0) errors.push(required('text'));
  if (text.length > updateMax) errors.push({ field: 'text', code: 'too-long' });
  if (pictures.length > updatePhotosMost) errors.push({ field: 'photos', code: 'too-many' });
  else if (pictures.some(({ state }) => state !== 'sent')) errors.push({ field: 'photos', code: 'failed' });
  if (papers.some(({ state }) => state !== 'sent')) errors.push({ field: 'documents', code: 'failed' });
  const missing = step === 'notify' ? missingAddress(said) : undefined;
  if (missing && !textOf(values, missing)) errors.push(required(missing));
  return errors;
}

/** A page that has nothing wrong, as it is sent. */
export function bodyOf(step: ActionStep, said: Said): CaseUpdate {
  const { values, photos, documents = [], question = '' } = said;
  const text = textOf(values, 'text');
  const ids = taken(photos).flatMap(({ id }) => (id ? [id] : []));
  const papers = taken(documents).flatMap(({ id, name, file }) => (id ? [{ id, name: file?.name ?? name }] : []));
  const shown = { photos: ids, ...(papers.length > 0 && { documents: papers }) };
  switch (step) {
    case 'update':
      return { kind: step, text, ...shown };
    case 'answer':
      return { kind: step, question, text, ...shown };
    case 'reopen':
      return { kind: step, reason: oneOf(reopenReasons, textOf(values, 'reason')) ?? 'other', text, photos: ids };
    case 'ask':
    case 'withdraw':
      return { kind: step, text };
    case 'notify': {
      const channel = oneOf(channels, textOf(values, 'channel')) ?? 'none';
      const missing = missingAddress(said);
      return { kind: step, channel, ...(missing && { [missing]: textOf(values, missing) }) };
    }
    case 'questionnaire': {
      const fixed = oneOf(fixedAnswers, textOf(values, 'fixed')) ?? 'unknown';
      const rating = oneOf(ratings, textOf(values, 'rating'));
      return { kind: step, fixed, ...(rating && { rating: numberOf[rating] }), text };
    }
  }
}
