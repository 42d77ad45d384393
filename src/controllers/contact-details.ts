/** How a person can be reached, as `contact.<name>` in a form: what is asked, and what is wrong with it. */
import * as v from 'valibot';
import type { Asked } from '../contract/services.ts';
import { email, line, phone } from '../contract/text.ts';
import { parsePostcode } from '../core/postcode.ts';
import type { FieldError, FormValues } from './form.ts';

/** In its usual form, however it is typed. */
const postcode = v.pipe(v.string(), v.transform(parsePostcode), v.string('postcode'));

/** What is asked, in order: whether it may be left out, and what it has to be. */
export const detailsOf = (asked: { readonly email: Asked; readonly phone: Asked }) =>
  (
    [
      ['name', 'required', line(120)],
      ['email', asked.email, email],
      ['phone', asked.phone, phone],
      ['postcode', 'optional', postcode],
    ] as const
  ).filter(([, need]) => need !== 'no');

export type Details = ReturnType<typeof detailsOf>;
export type DetailName = Details[number][0];

export const textOf = (values: FormValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

/** Why a value is not what a schema wants, as the error of a field. */
export const errorsOf = (field: string, schema: v.GenericSchema, value: unknown): FieldError[] => {
  const result = v.safeParse(schema, value);
  return result.success ? [] : [{ field, code: result.issues[0].message }];
};

export const checkContactDetails = (details: Details, values: FormValues): FieldError[] =>
  details.flatMap(([name, need, schema]) => {
    const field = `contact.${name}`;
    const typed = textOf(values, field).trim();
    if (typed) return errorsOf(field, schema, typed);
    return need === 'required' ? [{ field, code: 'required' }] : [];
  });

/** The details as they are sent: what was left out is not there. */
export function readDetails(details: Details, values: FormValues): { [Name in DetailName]?: string } {
  const read: { [Name in DetailName]?: string } = {};
  for (const [name, , schema] of details) {
    const { success, output } = v.safeParse(schema, textOf(values, `contact.${name}`));
    if (success && output) read[name] = output;
  }
  return read;
}
