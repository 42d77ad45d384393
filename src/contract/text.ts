import * as v from 'valibot';
import { plainDigits } from './digits.ts';

/**
 * Text as people type and paste it. Valibot's messages are our field codes: each has words in every language,
 * and none of them is a sentence, so that server and browser say the same thing in the resident's language.
 */
export const fieldCodes = [
  'required',
  'too-short',
  'too-long',
  'too-small',
  'too-big',
  'too-many',
  'not-a-number',
  'not-an-option',
  'not-allowed',
  'email',
  'phone',
  'postcode',
  'date',
  'outside-area',
  'unknown',
  'stopped',
  'unreadable',
] as const;

export type FieldCode = (typeof fieldCodes)[number];

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const loneSurrogates = /\p{Surrogate}/gu;

/** Line ends become `\n`; control characters go; half an emoji becomes U+FFFD, because no database can keep it. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(controls, '').replace(loneSurrogates, '\ufffd').trim();

const cleaned = v.pipe(v.string('required'), v.transform(cleanText));

/** One line that may be empty; `max` counts UTF-16 units, as `maxlength` does. */
export const line = /* @__NO_SIDE_EFFECTS__ */ (max: number) =>
  v.pipe(
    cleaned,
    v.transform((text) => text.replace(/\s+/g, ' ')),
    v.maxLength(max, 'too-long'),
  );

/** Joiners and marks of direction alone, which nobody can see, say nothing. */
const invisible = /^\p{Cf}[\s\p{Cf}]*$/u;

/** One line that must say something. */
export const requiredLine = /* @__NO_SIDE_EFFECTS__ */ (max: number) =>
  v.pipe(
    line(max),
    v.nonEmpty('required'),
    v.check((text) => !invisible.test(text), 'required'),
  );

/** Several lines. With `min` of 1 it must say something. */
export const paragraph = /* @__NO_SIDE_EFFECTS__ */ (min: 0 | 1, max: number) =>
  v.pipe(
    cleaned,
    v.minLength(min, 'required'),
    v.check((text) => min === 0 || !invisible.test(text), 'required'),
    v.maxLength(max, 'too-long'),
  );

/**
 * Anything that RFC 5321 could deliver to: one @ with something before it, in quotes if it has to be, and after it a dotted
 * or bare host, or an address in brackets.
 */
export const email = v.pipe(
  line(254),
  v.regex(/^(?:[^\s@"<>()[\],;:\\]+|"(?:[^"\\]|\\.)*")@(?:[^\s@<>()[\],;:\\/]+|\[[\w.:]+\])$/u, 'email'),
);

const dialled = /^([+(]?[\d\s().-]+)(?:(?:ext?|x|est|#)\.?\s*\d{1,6})?$/i;

/** A telephone number as people write it: 7 to 15 digits, with spaces, brackets, dots, a leading + or an extension. */
export const phone = v.pipe(
  line(40),
  v.transform(plainDigits),
  v.regex(dialled, 'phone'),
  v.check((text) => {
    const number = dialled.exec(text)?.[1];
    const digits = number?.replace(/\D/g, '').length ?? 7;
    return digits >= 7 && digits <= 15;
  }, 'phone'),
);

export const latitude = v.pipe(v.number('not-a-number'), v.minValue(-90, 'too-small'), v.maxValue(90, 'too-big'));
export const longitude = v.pipe(v.number('not-a-number'), v.minValue(-180, 'too-small'), v.maxValue(180, 'too-big'));

/** A number in a query string. */
export const numeric = v.pipe(v.string('required'), v.regex(/^-?\d+(?:\.\d+)?$/, 'not-a-number'), v.transform(Number));

/** BCP 47 language of the words in an answer, so that a page can mark what is not in the resident's language. */
export const language = v.pipe(v.string('not-an-option'), v.regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i, 'not-an-option'));

/** An instant, ISO 8601 in UTC with `Z`. */
export const instant = v.pipe(v.string(), v.isoTimestamp());

/** A day in the council's own time zone, `YYYY-MM-DD`. */
export const day = v.pipe(v.string(), v.isoDate('date'));

/** An object with these keys and no others. */
export const strict = /* @__NO_SIDE_EFFECTS__ */ <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, ({ expected }) => (expected === 'never' ? 'unknown' : 'required'));
