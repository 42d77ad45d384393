import type { ReportStatus } from '../../../src/contract/cases.ts';
import type { Answers, Question } from '../../../src/contract/questions.ts';
import type { FieldProblem } from '../../../src/contract/problems.ts';
import { isOpen } from '../case/rules.ts';

/** What a caller did wrong, as GeoReport says it. */
export class GeoReportError extends Error {
  override name = 'GeoReportError';
  readonly status: 400 | 403 | 404 | 429;

  constructor(status: 400 | 403 | 404 | 429, message: string) {
    super(message);
    this.status = status;
  }
}

/** `open` or `closed`, which is all that the standard knows. */
export const plainStatus = (status: ReportStatus): 'open' | 'closed' => (isOpen(status) ? 'open' : 'closed');

/** The finer statuses that councils in the UK use between them (FixMyStreet's list). */
export const extendedStatus: Record<ReportStatus, string> = {
  received: 'open',
  investigating: 'investigating',
  planned: 'planned',
  'in-progress': 'in_progress',
  fixed: 'fixed',
  'no-action': 'no_further_action',
  'not-ours': 'not_councils_responsibility',
  duplicate: 'duplicate',
  withdrawn: 'cancelled',
};

/** All that a partner may say of a status in an update, in upper case or lower. */
const known = new Set([
  'open',
  'closed',
  'fixed',
  'in_progress',
  'planned',
  'action_scheduled',
  'investigating',
  'duplicate',
  'not_councils_responsibility',
  'no_further_action',
  'internal_referral',
  'cancelled',
  'reopen',
  'for_triage',
  'unchanged',
]);

/** A status as the list has it; undefined when it is none. */
export function readStatus(text: string): string | undefined {
  const status = text.toLowerCase().replace(/[\s-]+/g, '_');
  return known.has(status) ? status : undefined;
}

/**
 * Answers from a form, however they are written: `attribute[size]=3`, `attribute[seen][]=rats&attribute[seen][]=mice`,
 * or a name repeated. Those that the service does not ask for are left out: clients send their own.
 */
export function readAnswers(form: readonly (readonly [string, string])[], questions: readonly Question[]): Answers {
  const given = new Map<string, string[]>();
  for (const [name, value] of form) {
    const code = /^attribute\[([^\]]+)\](?:\[\d*\])?$/.exec(name)?.[1];
    if (code === undefined || value === '') continue;
    given.set(code, [...(given.get(code) ?? []), value]);
  }
  const answers: Answers = {};
  for (const { code, type } of questions) {
    const values = given.get(code);
    if (values === undefined || type === 'notice') continue;
    if (type === 'multivaluelist') answers[code] = values.flatMap((value) => value.split(/\s*,\s*/));
    else answers[code] = type === 'datetime' ? localMinute(values[0] ?? '') : (values[0] ?? '');
  }
  return answers;
}

/** `2026-11-22T10:00:00Z` as our forms have it. */
const localMinute = (text: string) => text.replace(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}).*$/, '$1');

/** Our codes for fields in a sentence each, for a programmer. */
export function sentenceFor({ field, code }: FieldProblem): string {
  const named = field
    .replace(/^answers\.(.+)$/, 'attribute[$1]')
    .replace(/^service$/, 'service_code')
    .replace(/^place$/, 'lat and long')
    .replace(/^contact\.name$/, 'first_name and last_name')
    .replace(/^contact\./, '');
  const sentences: Record<string, string> = {
    required: 'was not provided',
    'not-an-option': 'is not one of the values',
    'outside-area': 'are not in this jurisdiction',
    stopped: 'says that this must not be reported here',
    'not-allowed': 'is not taken for this service',
    'too-long': 'is too long',
    'too-many': 'are too many',
  };
  return `${named} ${sentences[code] ?? 'is not valid'}`;
}

/** A moment in W3C's form, with its zone. @throws GeoReportError when it is none. */
export function readMoment(name: string, text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const shaped = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+ -]\d{2}:?\d{2})$/.test(text);
  // A plus sign that was not escaped has become a space.
  const moment = new Date(shaped ? text.replace(' ', '+') : NaN);
  if (Number.isNaN(moment.getTime())) throw new GeoReportError(400, `${name} is not YYYY-MM-DDThh:mm:ssZ`);
  return moment;
}
