import * as v from 'valibot';
import type { Area } from '../../../src/contract/places.ts';
import type { FieldProblem } from '../../../src/contract/problems.ts';
import { answersSchema } from '../../../src/contract/service-answers.ts';
import type { Answers } from '../../../src/contract/questions.ts';
import type { NewReport } from '../../../src/contract/reports.ts';
import type { Service } from '../../../src/contract/services.ts';
import { parsePostcode } from '../../../src/core/postcode.ts';
import { fieldProblems } from '../../http/read.ts';
import { assetIds, assetNumber, assetProblems } from '../asset/rules.ts';
import type { KeptAsset, StoredAsset } from '../asset/store.ts';

/** A report as its schema made it: texts cleaned, what was left out filled in. */
export type CleanReport = v.InferOutput<typeof NewReport>;

/** What the rules need to know beside the report. */
export interface Surroundings {
  /** Undefined when there is no such service. */
  service: Service | undefined;
  /** Undefined when the report has no point. */
  area: Area | undefined;
  mostPhotos: number;
  /** What has the ids that the report names. */
  assets?: readonly StoredAsset[] | undefined;
}

/**
 * Checks a report against its service: everything that the form checks in the browser, because nothing that a browser
 * sends need come from the form.
 * @returns the answers as they are to be stored, and every field that is wrong; none means it may be taken.
 */
export function checkReport(
  report: CleanReport,
  { service, area, mostPhotos, assets: found = [] }: Surroundings,
): { answers: Answers; problems: FieldProblem[] } {
  if (!service) return { answers: {}, problems: [{ field: 'service', code: 'not-an-option' }] };
  if (service.stop) return { answers: {}, problems: [{ field: 'service', code: 'stopped' }] };
  const answers = v.safeParse(answersSchema(service.questions), report.answers);
  return {
    answers: answers.success ? (answers.output as Answers) : {},
    problems: [
      ...(answers.success ? [] : fieldProblems(answers.issues, 'answers')),
      ...(area && !area.inside ? [{ field: 'place', code: 'outside-area' }] : []),
      ...assetProblems(assetIds(report.place), { found, assets: service.assets, point: pointOf(report.place) }),
      ...photoProblems(report.photos, service.photos, mostPhotos),
      ...contactProblems(report.contact ?? {}, service.contact),
    ],
  };
}

const pointOf = ({ lat, lng }: CleanReport['place']) =>
  lat === undefined || lng === undefined ? undefined : { lat, lng };

function photoProblems(photos: readonly string[], asked: Service['photos'], most: number): FieldProblem[] {
  const code =
    asked === 'required' && photos.length === 0
      ? 'required'
      : asked === 'no' && photos.length > 0
        ? 'not-allowed'
        : photos.length > most
          ? 'too-many'
          : undefined;
  return code ? [{ field: 'photos', code }] : [];
}

function contactProblems(contact: Partial<NonNullable<CleanReport['contact']>>, rules: Service['contact']) {
  const problems: FieldProblem[] = [];
  const add = (part: keyof typeof contact, code: string) => problems.push({ field: `contact.${part}`, code });
  if (rules.anonymous === 'named' && !contact.name) add('name', 'required');
  problems.push(...reachProblems(contact, rules));
  if (contact.updates && rules.email === 'no') add('updates', 'not-allowed');
  if (contact.updates && rules.email === 'optional' && !contact.email) add('email', 'required');
  return problems;
}

/** Whether somebody can be reached as the service wants it. */
export function reachProblems(
  contact: { email?: string | undefined; phone?: string | undefined; postcode?: string | undefined },
  rules: Pick<Service['contact'], 'email' | 'phone'>,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (part: keyof typeof contact, code: string) => problems.push({ field: `contact.${part}`, code });
  for (const part of ['email', 'phone'] as const) {
    if (rules[part] === 'required' && !contact[part]) add(part, 'required');
    // What is not asked for is not kept, and quietly dropping it would be a promise broken.
    if (rules[part] === 'no' && contact[part]) add(part, 'not-allowed');
  }
  if (contact.postcode && !parsePostcode(contact.postcode)) add('postcode', 'postcode');
  return problems;
}

/** Not in the middle of a word, a number or `A48`. */
const start = String.raw`(?<![\p{L}\p{N}])`;
const end = String.raw`(?![\p{L}\p{N}])`;
/** `42nd Street` is a name; Welsh has its own. */
const ordinal = String.raw`(?:st|nd|rd|th|af|ail|il|ydd|edd|fed|ed|eg)${end}`;
/** `12`, `12a`, `½`; of `12th` and `A48` nothing. */
const number = String.raw`\p{N}+(?!\p{N}|${ordinal})(?:\p{L}${end})?`;
const expression = (...parts: string[]) => new RegExp(parts.join(''), 'giu');

const postcode = expression(start, String.raw`[a-z]{1,2}\d[a-z\d]?[\s,.-]*\d[a-z]{2}`, end);
/** `Flat 3`, `Unit B2`, `Fflat A`, `Room two`; `Flat Lane` is a street. */
const dwelling = expression(
  start,
  String.raw`(?:flats?|apartments?|apt|units?|rooms?|suite|block|floor|level|fflat|uned|ystafell|bloc|llawr)`,
  String.raw`[\s.:#]*(?:no[.\s]*)?(?:\p{L}?\p{N}+\p{L}?|\p{L}|one|two|three|four|five|six|seven|eight|nine|ten)`,
  end,
);
/** `First floor flat`, `Fflat`: of a house, and no place by itself. */
const dwellingAlone = /^(?:\S+\s+){0,3}(?:flat|apartment|apt|maisonette|bedsit|floor|fflat|llawr)$/iu;
/** `No. 12`, `12–14`, `12a & 14`, `#12`: with what says that it is a number. */
const houseNumbers = expression(
  start,
  String.raw`(?:(?:nos?|numbers?|nr|rhif(?:au)?)\b[.\s]*|nos?(?=\p{N}))?[#№]?\s*`,
  String.raw`${number}(?:\s*(?:[-–—/&+]|${start}(?:to|and|or|i|a|neu)${end})\s*${number})*`,
);
/** `Mill Lane12`: a word and a number, run together; `A48`, `M4` and `J24` are roads and junctions. */
const runTogether = expression(String.raw`(?<=\p{L}{2})\p{N}+`, String.raw`(?:\p{L}${end})?`);

/**
 * A place as anybody may read it: the street and what follows, without a house's number, a flat or a postcode, wherever
 * they stand, which next to a name would say where somebody lives. Rather a number too many is gone than one too few;
 * those of roads stay.
 */
export function publicLabel(label: string | null): string | undefined {
  const parts = (label ?? '').replace(postcode, ',').split(',');
  const shown = parts.map((part) =>
    part
      .replace(dwelling, ' ')
      .replace(houseNumbers, ' ')
      .replace(runTogether, '')
      .replace(/\(\s*\)/g, ' ')
      .replace(/\s+/gu, ' ')
      .replace(/^[\s\p{Pd}\p{Pe}\p{Po}\p{S}]+|[\s\p{Pd}\p{Ps}\p{Po}\p{S}]+$/gu, '')
      .replace(dwellingAlone, ''),
  );
  return shown.filter(Boolean).join(', ') || undefined;
}

/** A place as a letter says it: the things that it is about, and the street. */
export const letterPlace = (label: string | null, assets: readonly KeptAsset[], language: string) =>
  [...assets.map(({ name }) => assetNumber(name, language)), publicLabel(label)].filter(Boolean).join(', ') ||
  undefined;
