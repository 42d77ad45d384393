import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { text } from '../../src/fields/text.ts';
import { fields, longWord } from '../helpers/fields.ts';

const meta: Meta = { title: 'Fields/Text' };
export default meta;

type Story = StoryObj;

export const Empty: Story = {
  render: () => fields((form) => text(form, { name: 'name', label: 'Full name', autocomplete: 'name' })),
};

export const WithHint: Story = {
  render: () =>
    fields((form) =>
      text(form, { name: 'mail', label: 'Email address', hint: 'We write only about this report', type: 'email' }),
    ),
};

export const Optional: Story = {
  render: () => fields((form) => text(form, { name: 'phone', label: 'Phone number', type: 'tel', optional: true })),
};

export const Wrong: Story = {
  render: () =>
    fields(
      (form) => text(form, { name: 'mail', label: 'Email address', hint: 'We write only about this', type: 'email' }),
      { values: { mail: 'name@' }, errors: [{ field: 'mail', code: 'email' }] },
    ),
};

/** A number with what it counts, and the limit that it broke. */
export const Number: Story = {
  render: () =>
    fields(
      (form) =>
        text(form, {
          name: 'size',
          label: 'How wide is it?',
          unit: 'metres',
          width: '4',
          inputmode: 'decimal',
          limits: { min: 1, max: 50 },
        }),
      { values: { size: '500' }, errors: [{ field: 'size', code: 'too-big' }] },
    ),
};

export const Widths: Story = {
  render: () =>
    fields((form) =>
      (['2', '4', '10', '20'] as const).map((width) =>
        text(form, { name: `w${width}`, label: `About ${width} characters`, width }),
      ),
    ),
};

/** Words that do not fit are broken, and nothing is wider than the page. */
export const LongWords: Story = {
  render: () =>
    html`${fields(
      (form) => text(form, { name: longWord, label: `${longWord} ${longWord}`, hint: longWord + longWord, unit: 'm' }),
      { values: { [longWord]: longWord + longWord }, errors: [{ field: longWord, code: 'too-long' }] },
    )}`,
};
