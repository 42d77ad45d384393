import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { area } from '../../src/fields/area.ts';
import { errorSummary } from '../../src/fields/error-summary.ts';
import { heading } from '../../src/fields/heading.ts';
import { text } from '../../src/fields/text.ts';
import type { ExampleWidget } from '../../test/helpers/example-widget.ts';
import { fields } from '../helpers/fields.ts';

const meta: Meta = { title: 'Fields/Error summary' };
export default meta;

const root = (canvas: HTMLElement) => canvas.querySelector<ExampleWidget>('council-example')?.shadowRoot;

/** It takes the focus when it appears; each line leads to its field. */
export const Errors: StoryObj = {
  render: () =>
    fields(
      (form) => html`
        ${errorSummary(form, 2)} ${heading('Tell us about it', 2)}
        ${area(form, { name: 'description', label: 'What is wrong?', maxLength: 1000 })}
        ${text(form, { name: 'mail', label: 'Email address', type: 'email' })}
      `,
      {
        values: { mail: 'name@' },
        errors: [
          { field: 'description', code: 'required' },
          { field: 'mail', code: 'email' },
        ],
      },
    ),
};

/** After a press on the second line. */
export const Followed: StoryObj = {
  ...Errors,
  play: async ({ canvasElement }) => {
    await canvasElement.querySelector('council-example')?.updateComplete;
    const link = root(canvasElement)?.querySelectorAll<HTMLAnchorElement>('.error-summary a')[1];
    link?.click();
    if (root(canvasElement)?.activeElement?.id !== 'field-mail') throw new Error('the field has not got the focus');
  },
};
