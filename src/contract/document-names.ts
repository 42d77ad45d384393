import * as v from 'valibot';
import { documentsMost } from './case-choices.ts';
import { cleanText } from './text.ts';

const longest = 80;

/**
 * A file's name as it is kept and shown: of a path the last part, without what breaks or turns a line and what other
 * systems do not take in names, and with the ending of what it is.
 */
export function documentName(given: string): string {
  const stem = (cleanText(given).split(/[/\\]/).at(-1) ?? '')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .replace(/\.pdf$/i, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${[...stem].slice(0, longest).join('').trim() || 'document'}.pdf`;
}

/** Ids that `POST /documents` gave, each with the name that it is to be shown by. */
export const documents = v.optional(
  v.pipe(
    v.array(
      v.strictObject({
        id: v.pipe(v.string('unknown'), v.uuid('unknown')),
        name: v.pipe(v.string('required'), v.transform(documentName)),
      }),
      'unknown',
    ),
    v.maxLength(documentsMost, 'too-many'),
  ),
  [],
);
