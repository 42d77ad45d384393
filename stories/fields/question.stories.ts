import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Question } from '../../src/contract/questions.ts';
import { errorSummary } from '../../src/fields/error-summary.ts';
import { date } from '../../src/fields/date.ts';
import { question } from '../../src/fields/question.ts';
import { fields } from '../helpers/fields.ts';

const meta: Meta = { title: 'Fields/Question' };
export default meta;

type Story = StoryObj;

const choices = (...names: readonly string[]) => names.map((name) => ({ key: name.toLowerCase(), name }));

/** One of every type that Open311 has. */
const questions: readonly Question[] = [
  { code: 'notice', type: 'notice', required: false, label: 'If anyone is in danger, call 999.' },
  { code: 'number', type: 'string', required: true, label: 'Number on the lamp post', hint: 'Five digits on a plate' },
  { code: 'story', type: 'text', required: false, label: 'What happened?', maxLength: 300 },
  { code: 'depth', type: 'number', required: true, label: 'How deep is it?', unit: 'centimetres', min: 1, max: 200 },
  { code: 'day', type: 'datetime', required: true, label: 'Since which day?' },
  { code: 'moment', type: 'datetime', required: true, label: 'When did it happen?', precision: 'minute' },
  { code: 'side', type: 'singlevaluelist', required: true, label: 'Which side?', values: choices('Left', 'Right') },
  {
    code: 'month',
    type: 'singlevaluelist',
    required: true,
    label: 'Which ward?',
    values: choices('Abbey', 'Bridge', 'Castle', 'Dene', 'East', 'Ferry', 'Gate', 'Hill', 'Isle', 'Jetty', 'Kirk'),
  },
  {
    code: 'blocked',
    type: 'multivaluelist',
    required: false,
    label: 'What is blocked?',
    values: choices('Road', 'Path'),
  },
];

const draw: Parameters<typeof fields>[0] = (form) =>
  html`${errorSummary(form, 2)}${questions.map((asked) => question(form, asked, date))}`;

export const EveryType: Story = { render: () => fields(draw) };

export const EverythingWrong: Story = {
  render: () =>
    fields(draw, {
      values: { 'answers.depth': '900', 'answers.day': '2026-02-31' },
      errors: [
        { field: 'answers.number', code: 'required' },
        { field: 'answers.depth', code: 'too-big' },
        { field: 'answers.day', code: 'date' },
        { field: 'answers.moment', code: 'required' },
        { field: 'answers.side', code: 'required' },
        { field: 'answers.month', code: 'required' },
        { field: 'answers.blocked', code: 'not-an-option' },
      ],
    }),
};
