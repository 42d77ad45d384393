import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ApiProblem, problemKinds } from '../../src/api/problem.ts';
import { button } from '../../src/fields/button.ts';
import { checkAnswers } from '../../src/fields/check-answers.ts';
import { heading } from '../../src/fields/heading.ts';
import { problem } from '../../src/fields/problem.ts';
import { fields, longWord } from '../helpers/fields.ts';

const meta: Meta = { title: 'Fields/Parts' };
export default meta;

type Story = StoryObj;

const nothing = () => undefined;

export const Buttons: Story = {
  render: () =>
    fields(
      () => html`
        ${button({ label: 'Back', kind: 'back', press: nothing })}
        <div class="buttons">
          ${button({ label: 'Send report', press: nothing })}
          ${button({ label: 'Use my location', kind: 'secondary', press: nothing })}
          ${button({ label: 'Change', about: 'your name', kind: 'link', press: nothing })}
        </div>
      `,
    ),
};

/** It keeps the focus and does nothing; it is never disabled. */
export const BusyButtons: Story = {
  render: () =>
    fields(
      () => html`
        <div class="buttons">
          ${button({ label: 'Send report', busyLabel: 'Sending', busy: true, press: nothing })}
          ${button({ label: 'Try again', kind: 'secondary', busy: true, press: nothing })}
        </div>
      `,
    ),
};

export const Headings: Story = {
  render: () =>
    fields(
      () => html`
        ${heading('What is the problem?', 2)}
        <p>Words between a heading and the next.</p>
        ${heading('Who will get it', 3, 'subtitle')}
        <p>Words below it, with a <a href="#link">link</a>.</p>
      `,
    ),
};

export const Answers: Story = {
  render: () =>
    fields((_form, widget) =>
      checkAnswers(widget, [
        { question: 'What is the problem?', answer: 'Pothole', change: nothing },
        { question: 'Where is it?', answer: '1 Mill Lane, Exampleton\nBehind the bus shelter', change: nothing },
        { question: longWord, answer: longWord.repeat(3), change: nothing },
        { question: 'Full name', answer: 'أحمد الخطيب', change: nothing },
        { question: 'Service', answer: 'Roads and pavements' },
      ]),
    ),
};

/** One story for every way in which a call can fail. */
export const Problems: Story = {
  render: () =>
    fields((_form, widget) =>
      problemKinds.map((kind) =>
        problem(widget, new ApiProblem(kind), {
          level: 2,
          kept: true,
          retry: nothing,
          call: { name: 'Exampleton Council', number: '01632 960 001' },
        }),
      ),
    ),
};

/** What somebody has just pressed failed: they are taken to why. */
export const ProblemWithFocus: Story = {
  render: () =>
    fields((_form, widget) => problem(widget, new ApiProblem('timeout'), { level: 2, kept: true, focus: true })),
};
