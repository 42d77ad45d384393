import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { checkbox } from '../../src/fields/checkbox.ts';
import { checkboxes, radios, type ChoiceItem } from '../../src/fields/choice.ts';
import { select } from '../../src/fields/select.ts';
import { fields, longWord, type Begin } from '../helpers/fields.ts';

const meta: Meta = { title: 'Fields/Choice' };
export default meta;

type Story = StoryObj;

const items: readonly ChoiceItem[] = [
  { key: 'road', name: 'On the road', hint: 'Where cars drive' },
  { key: 'path', name: 'On the pavement' },
  { key: 'cycle', name: 'On a cycle path' },
];
const label = 'Where is the hole?';

const oneOf = (begin?: Begin, more: readonly ChoiceItem[] = items): Story => ({
  render: () => fields((form) => radios(form, { name: 'where', label, hint: 'The deepest one', items: more }), begin),
});

export const Radios = oneOf({ values: { where: 'road' } });
export const RadiosWrong = oneOf({ errors: [{ field: 'where', code: 'required' }] });
export const RadiosLongWords = oneOf({}, [{ key: 'long', name: longWord.repeat(2), hint: longWord.repeat(2) }]);

export const Checkboxes: Story = {
  render: () =>
    fields((form) => checkboxes(form, { name: 'where', label: 'What is in the way?', optional: true, items }), {
      values: { where: ['road', 'cycle'] },
    }),
};

export const CheckboxesWrong: Story = {
  render: () =>
    fields((form) => checkboxes(form, { name: 'where', label: 'What is in the way?', items }), {
      errors: [{ field: 'where', code: 'required' }],
    }),
};

/** A consent: off until it is chosen. */
export const Checkbox: Story = {
  render: () =>
    fields((form) =>
      checkbox(form, {
        name: 'updates',
        label: 'Email me what becomes of it',
        hint: 'You can stop this with one click',
      }),
    ),
};

const streets: readonly ChoiceItem[] = Array.from({ length: 15 }, (_, at) => ({
  key: `${at}`,
  name: `${at + 1} Mill Lane`,
}));

export const Select: Story = {
  render: () => fields((form) => select(form, { name: 'street', label: 'Which house is nearest?', items: streets })),
};

export const SelectWrong: Story = {
  render: () =>
    fields((form) => select(form, { name: 'street', label: 'Which house is nearest?', items: streets }), {
      errors: [{ field: 'street', code: 'required' }],
    }),
};
