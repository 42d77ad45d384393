import * as v from 'valibot';
import { plainDigits } from './digits.ts';
import type { Question } from './questions.ts';
import { line, paragraph, strict } from './text.ts';

const longestText = 2000;
const longestLine = 200;

function answer(question: Question) {
  const { type, required, values = [], min, max, maxLength } = question;
  const keys = values.map(({ key }) => key);
  const stops = new Set(values.filter(({ stop }) => stop).map(({ key }) => key));
  switch (type) {
    case 'number':
      return v.pipe(
        line(40),
        v.transform(plainDigits),
        v.check((text) => text === '' || !Number.isNaN(numberOf(text)), 'not-a-number'),
        v.check((text) => !(numberOf(text) < (min ?? -Infinity)), 'too-small'),
        v.check((text) => !(numberOf(text) > (max ?? Infinity)), 'too-big'),
        v.check((text) => !required || text !== '', 'required'),
      );
    case 'datetime':
      return v.pipe(
        line(40),
        v.check((text) => text === '' || isDate(text, question.precision ?? 'date'), 'date'),
        v.check((text) => !required || text !== '', 'required'),
      );
    case 'singlevaluelist':
      return v.pipe(
        v.string('required'),
        v.check((key) => !required || key !== '', 'required'),
        v.check((key) => key === '' || keys.includes(key), 'not-an-option'),
        v.check((key) => !stops.has(key), 'stopped'),
      );
    case 'multivaluelist':
      return v.pipe(
        v.union(
          [
            v.array(v.string()),
            v.pipe(
              v.string(),
              v.transform((key) => (key ? [key] : [])),
            ),
          ],
          'required',
        ),
        v.check((chosen) => !required || chosen.length > 0, 'required'),
        v.check((chosen) => chosen.every((key) => keys.includes(key)), 'not-an-option'),
        v.check((chosen) => new Set(chosen).size === chosen.length, 'too-many'),
        v.check((chosen) => !chosen.some((key) => stops.has(key)), 'stopped'),
      );
    case 'text':
      return paragraph(required ? 1 : 0, maxLength ?? longestText);
    default:
      return v.pipe(
        line(maxLength ?? longestLine),
        v.check((text) => !required || text !== '', 'required'),
      );
  }
}

/** NaN for anything but plain digits, which is neither too small nor too big. */
const numberOf = (text: string) => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN);

function isDate(text: string, precision: 'date' | 'minute'): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):[0-5]\d)?$/.exec(text);
  if (!match || (precision === 'minute') !== (match[4] !== undefined)) return false;
  const [year, month, dayOfMonth] = match.slice(1, 4).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  // Years before 100 would become nineteen hundred and something.
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
}

/**
 * The check of a service's own answers, the same in browser and server. Unknown codes are refused; optional
 * questions may be left out; an answer that stops the form is `stopped`, because such a report must not be sent.
 */
export function answersSchema(questions: readonly Question[]) {
  const entries = questions
    .filter(({ type }) => type !== 'notice')
    .map((question) => [question.code, question.required ? answer(question) : v.optional(answer(question))] as const);
  return strict(Object.fromEntries(entries));
}
