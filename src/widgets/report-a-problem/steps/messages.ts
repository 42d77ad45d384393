import { descriptionMax, whereMax } from '../../../contract/reports.ts';
import type { Council } from '../../../contract/council.ts';
import type { FieldError } from '../../../controllers/form.ts';
import type { WordKey } from '../../../i18n/catalogue.ts';
import type { Translate } from '../../../i18n/scope.ts';
import type { ReportWords } from '../report-a-problem.words.ts';

/** Words that are named after their field and code. */
const own = [
  'details.description-required',
  'details.description-too-long',
  'details.photos-required',
  'details.photos-failed',
  'details.photos-too-many',
  'contact.how-required',
  'contact.name-required',
  'contact.email-required',
  'contact.phone-required',
] as const satisfies readonly WordKey<ReportWords>[];

/** What this form says of any other. */
const keys: Readonly<Record<string, WordKey<ReportWords>>> = {
  'service required': 'what.required',
  'service gone': 'what.unavailable',
  'service unknown': 'what.unavailable',
  'place required': 'where.required',
  'place outside-area': 'where.outside',
  'place.description required': 'where.described-required',
  'place.description too-long': 'where.too-long',
  'photos unknown': 'details.photos-failed',
};

/**
 * What is wrong with a field of this form, in its own words; undefined when the general ones are good enough, as they
 * are for a place outside the area of a council whose name is not known yet.
 */
export function fieldMessage(
  t: Translate<ReportWords>,
  { field, code }: FieldError,
  council: Council | undefined,
): string | undefined {
  const key = keys[`${field} ${code}`] ?? own.find((each) => each.endsWith(`${field}-${code}`));
  const name = council?.name;
  if (!key || (key === 'where.outside' && !name)) return undefined;
  return t(key, { max: field === 'description' ? descriptionMax : whereMax, ...(name && { name }) });
}
