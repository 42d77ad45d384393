import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { date } from '../../src/fields/date.ts';
import { fields, type Begin } from '../helpers/fields.ts';

const meta: Meta = { title: 'Fields/Date' };
export default meta;

type Story = StoryObj;

const story = (begin?: Begin, precision: 'date' | 'minute' = 'date'): Story => ({
  render: () =>
    fields(
      (form) => date(form, { name: 'when', label: 'When did you see it?', hint: 'For example, 27 3 2026', precision }),
      begin,
    ),
});

export const Empty = story();
export const Filled = story({ values: { when: '2026-03-27' } });
export const WithTime = story({ values: { when: '2026-03-27T14:30' } }, 'minute');

/** What was typed stays as it was typed. */
export const Wrong = story({
  values: { when: '2026-March-7', 'when.day': '7', 'when.month': 'March', 'when.year': '2026' },
  errors: [{ field: 'when', code: 'date' }],
});
