import type { FieldError } from '../../../controllers/form.ts';
import type { WordKey } from '../../../i18n/catalogue.ts';
import type { BookingWords } from '../book-a-slot.words.ts';
import { addressMax, notesMax } from './later.model.ts';
import type { Screen } from './screen.ts';

const keys: Readonly<Record<string, WordKey<BookingWords>>> = {
  'locations required': 'where.required',
  'address.label required': 'address.required',
  'address.label too-long': 'address.too-long',
  'address.description too-long': 'address.too-long',
  'contact.name required': 'contact.name-required',
  'contact.email required': 'contact.email-required',
  'contact too-many': 'contact.too-many',
  'contact.phone required': 'contact.phone-required',
  'notes too-long': 'contact.notes-too-long',
};

const itemKeys: Readonly<Record<string, WordKey<BookingWords>>> = {
  'all-required': 'items.required',
  'all-too-many': 'items.all-too-many',
  'too-many': 'items.too-many',
  'not-a-number': 'items.not-a-number',
  'not-together': 'items.not-together',
};

/** What is wrong with a field of this form, in its own words; undefined when the general ones are good enough. */
export function message({ t, service, form }: Screen, { field, code }: FieldError): string | undefined {
  const [start, item] = field.split('.');
  if (start !== 'items') {
    const key = keys[`${field} ${code}`] ?? keys[`${start} ${code}`];
    return key && t(key, { max: max(field) });
  }
  const { each = [], most = 0 } = service?.items ?? {};
  const asked = each.find((other) => other.code === item);
  const other = each.find((one) => asked?.notWith.includes(one.code) && Number(form.text(`items.${one.code}`)) > 0);
  const key = itemKeys[code];
  const limit = code === 'all-too-many' ? most : (asked?.most ?? 0);
  return key && t(key, { max: limit, name: asked?.name ?? '', other: other?.name ?? '' });
}

const max = (field: string): number => (field === 'notes' ? notesMax : addressMax);
