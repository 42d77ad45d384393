import * as v from 'valibot';
import type { Area } from '../../../src/contract/places.ts';
import type { FieldProblem } from '../../../src/contract/problems.ts';
import { answersSchema } from '../../../src/contract/service-answers.ts';
import type { Answers } from '../../../src/contract/questions.ts';
import type { NewReport } from '../../../src/contract/reports.ts';
import type { Service } from '../../../src/contract/services.ts';
import { parsePostcode } from '../../../src/core/postcode.ts';
import { fieldProblems } from '../../http/read.ts';
import { assetNumber, assetProblems } from '../asset/rules.ts';
import type { AssetName, StoredAsset } from '../asset/store.ts';

/** A report as its schema made it: texts cleaned, what was left out filled in. */
export type CleanReport = v.InferOutput<typeof NewReport>;

/** What the rules need to know beside the report. */
export interface Surroundings {
  /** Undefined when there is no such service. */
  service: Service | undefined;
  /** Undefined when the report has no point. */
  area: Area | undefined;
  mostPhotos: number;
  /** What has the id that the report names. */
  asset?: StoredAsset | undefined;
}

/**
 * Checks a report against its service: everything that the form checks in the browser, because nothing that a browser
 * sends need come from the form.
 * @returns the answers as they are to be stored, and every field that is wrong; none means it may be taken.
 */
export function checkReport(
  report: CleanReport,
  { service, area, mostPhotos, asset }: Surroundings,
): { answers: Answers; problems: FieldProblem[] } {
  if (!service) return { answers: {}, problems: [{ field: 'service', code: 'not-an-option' }] };
  if (service.stop) return { answers: {}, problems: [{ field: 'service', code: 'stopped' }] };
  const answers = v.safeParse(answersSchema(service.questions), report.answers);
  return {
    answers: answers.success ? (answers.output as Answers) : {},
    problems: [
      ...(answers.success ? [] : fieldProblems(answers.issues, 'answers')),
      ...(area && !area.inside ? [{ field: 'place', code: 'outside-area' }] : []),
      ...assetProblems(report.place.asset, { asset, assets: service.assets, point: pointOf(report.place) }),
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
  for (const part of ['email', 'phone'] as const) {
    if (rules[part] === 'required' && !contact[part]) add(part, 'required');
    // What is not asked for is not kept, and quietly dropping it would be a promise broken.
    if (rules[part] === 'no' && contact[part]) add(part, 'not-allowed');
  }
  if (contact.postcode && !parsePostcode(contact.postcode)) add('postcode', 'postcode');
  if (contact.updates && rules.email === 'no') add('updates', 'not-allowed');
  if (contact.updates && rules.email === 'optional' && !contact.email) add('email', 'required');
  return problems;
}

/**
 * A place as anybody may read it: the street and what follows, without a house's number, a flat or a postcode, which
 * next to a name would say where somebody lives.
 */
export function publicLabel(label: string | null): string | undefined {
  const parts = (label ?? '').split(',').map((part) =>
    part
      .trim()
      .replace(/^(?:flat|apartment|unit|room|fflat)\s+\S+\s*/i, '')
      .replace(/^\d+[a-z]?(?:\s*[-–/]\s*\d+[a-z]?)?\s+(?=\p{L})/iu, '')
      .replace(/^[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}$/i, ''),
  );
  return parts.filter(Boolean).join(', ') || undefined;
}

/** A place as a letter says it: the thing that it is about, and the street. */
export const letterPlace = (label: string | null, asset: AssetName | null | undefined, language: string) =>
  [asset ? assetNumber(asset, language) : '', publicLabel(label)].filter(Boolean).join(', ') || undefined;
