import type { FieldError } from '../../../controllers/form.ts';
import type { WordKey } from '../../../i18n/catalogue.ts';
import type { Translate } from '../../../i18n/scope.ts';
import type { TrackRequestWords } from '../track-request.words.ts';

const keys: Readonly<Record<string, WordKey<TrackRequestWords>>> = {
  'reference required': 'look-up.reference-required',
  'reference unknown': 'look-up.reference-wrong',
  'reference no-match': 'look-up.no-match',
  'reference wait': 'look-up.wait',
  'reference closed': 'look-up.closed',
  'proof required': 'look-up.proof-required',
  'proof unknown': 'look-up.proof-wrong',
  'email required': 'new-link.email-required',
};

/** What is wrong with a field, in this form's own words. */
export function fieldMessage(
  t: Translate<TrackRequestWords>,
  { field, code }: FieldError,
  wait: number,
): string | undefined {
  const key = keys[`${field} ${code}`];
  return key && t(key, { count: wait });
}
