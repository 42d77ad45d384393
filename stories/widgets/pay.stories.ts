import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import '../../src/widgets/pay/define.ts';

const meta: Meta = {
  title: 'Widgets/Pay',
  component: 'council-pay',
  render: () => html`<council-pay api-base="https://api.exampleton.test/"></council-pay>`,
};
export default meta;

/** The widget's own part of the page, once the question is there. */
async function ready(page: HTMLElement) {
  const root = await waitFor(() => {
    const found = page.querySelector('council-pay')?.shadowRoot;
    if (!found?.querySelector('form')) throw new Error('the widget is not ready');
    return found;
  });
  return within(root as unknown as HTMLElement);
}

export const Question: StoryObj = {
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await expect(widget.getByLabelText('Your question')).toBeVisible();
  },
};

export const Wrong: StoryObj = {
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await userEvent.click(widget.getByRole('button', { name: 'Continue' }));
    await expect(await widget.findByText('There is a problem')).toBeVisible();
  },
};

export const Done: StoryObj = {
  play: async ({ canvasElement }) => {
    const widget = await ready(canvasElement);
    await userEvent.type(widget.getByLabelText('Your question'), 'When are you open?');
    await userEvent.click(widget.getByRole('button', { name: 'Continue' }));
    await expect(await widget.findByText('Thank you')).toBeVisible();
  },
};
