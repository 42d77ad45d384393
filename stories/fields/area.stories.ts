import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { area } from '../../src/fields/area.ts';
import { fields, type Begin } from '../helpers/fields.ts';

const meta: Meta = { title: 'Fields/Area' };
export default meta;

type Story = StoryObj;

const story = (begin?: Begin): Story => ({
  render: () =>
    fields(
      (form) =>
        area(form, {
          name: 'description',
          label: 'What is wrong?',
          hint: 'Please leave out names and telephone numbers',
          maxLength: 60,
        }),
      begin,
    ),
});

export const Empty = story();
export const NearlyFull = story({ values: { description: 'There is a deep hole in the road outside the library.' } });
export const TooLong = story({
  values: { description: 'There is a deep hole in the road outside the library, and another one beside it.' },
  errors: [{ field: 'description', code: 'too-long' }],
});
export const Wrong = story({ errors: [{ field: 'description', code: 'required' }] });

export const Optional: Story = {
  render: () =>
    fields((form) => area(form, { name: 'more', label: 'Anything else?', maxLength: 250, rows: 3, optional: true })),
};
