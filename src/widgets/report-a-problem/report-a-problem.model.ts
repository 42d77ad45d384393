import type { ChosenPlace } from '../../blocks/location-picker/location-picker.model.ts';
import type { Service } from '../../contract/services.ts';
import { areFormValues, type FormValues } from '../../controllers/form.ts';

/**
 * The question pages, in order. `stopped` stands beside `what`, when a service is not reported here; `near` after
 * `where`, when others have reported something like it there.
 */
export const steps = ['what', 'where', 'details', 'contact', 'check', 'done'] as const;
export type Step = (typeof steps)[number] | 'stopped' | 'near';

/** Photos as far as the rules care. */
export interface PhotoState {
  readonly state: 'preparing' | 'sending' | 'sent' | 'failed' | 'refused';
  readonly id?: string | undefined;
  /** Why it failed. */
  readonly code?: string | undefined;
  readonly blob?: Blob | undefined;
}

/** The lamp, the bin or the drain that it is about; an empty id says that the resident does not know. */
export interface ChosenAsset {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
}

/** Another place is another object, which has no assets. */
export interface ProblemPlace extends ChosenPlace {
  readonly assets?: readonly ChosenAsset[] | undefined;
}

/** Everything that a resident has said so far. */
export interface Report {
  readonly service: Service | undefined;
  readonly place: ProblemPlace | undefined;
  readonly photos: readonly PhotoState[];
  readonly mostPhotos: number;
  readonly values: FormValues;
}

/** The step before, or undefined at the start and at the end. */
export function stepBefore(step: Step): Step | undefined {
  if (step === 'stopped') return 'what';
  if (step === 'near') return 'where';
  if (step === 'done') return undefined;
  return steps[steps.indexOf(step) - 1];
}

/** Whether what was typed to find the problem says enough of it to begin its description with. */
export const isSentence = (text: string): boolean => text.trim().split(/\s+/).length > 2;

/** The step at which a field is asked, for errors that only the server finds. */
export function stepOf(field: string): Step {
  if (field.startsWith('place')) return 'where';
  if (field.startsWith('contact')) return 'contact';
  return field === 'service' ? 'what' : 'details';
}

/** What a draft keeps: no contact details, no photos. */
export interface ReportDraft {
  readonly step: Step;
  readonly key: string;
  readonly values: FormValues;
  readonly place?: ProblemPlace | undefined;
}

/** Whether something is a draft that this version can go on with. */
export function isDraft(content: unknown): content is ReportDraft {
  const { step, key, values, place } = (content ?? {}) as { [Part in keyof ReportDraft]?: unknown };
  return (
    ['what', 'stopped', 'where', 'details'].some((known) => known === step) &&
    typeof key === 'string' &&
    areFormValues(values) &&
    (place === undefined || (typeof place === 'object' && place !== null && 'found' in place))
  );
}

/** The values but those whose names start so: a draft has none of `contact.`. */
export const without = (values: FormValues, start: string): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith(start)));

/**
 * Whether a resident has typed anything that is worth keeping.
 * @param prefilled what the page had put into the search for a place.
 */
export const hasTyped = (values: FormValues, prefilled?: string): boolean =>
  Object.entries(without(values, 'contact.')).some(
    ([name, value]) => name !== 'service' && typeof value !== 'boolean' && value !== '' && value !== prefilled,
  );
