import type { TemplateResult } from 'lit';
import type { DetailName, Details } from '../controllers/contact-details.ts';
import type { FormController } from '../controllers/form.ts';
import { text, type TextOptions } from './text.ts';

/** How each is typed. */
const typing: Readonly<Record<DetailName, Partial<TextOptions>>> = {
  name: { autocomplete: 'name', maxLength: 120 },
  email: { type: 'email', autocomplete: 'email', maxLength: 254 },
  phone: { type: 'tel', autocomplete: 'tel', maxLength: 40, width: '20' },
  postcode: { autocomplete: 'postal-code', width: '10' },
};

/** Fields for how a person can be reached, named in the form's own words; a name needs no hint. */
export const contactDetails = (
  form: FormController,
  details: Details,
  labelOf: (name: DetailName) => string,
  hintOf: (name: Exclude<DetailName, 'name'>) => string,
): TemplateResult[] =>
  details.map(([name, need]) =>
    text(form, {
      name: `contact.${name}`,
      label: labelOf(name),
      hint: name === 'name' ? undefined : hintOf(name),
      optional: need === 'optional',
      spellcheck: false,
      ...typing[name],
    }),
  );
