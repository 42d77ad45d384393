import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, render } from 'lit';
import { button } from '../../src/fields/button.ts';
import { radios } from '../../src/fields/choice.ts';
import { heading } from '../../src/fields/heading.ts';
import { text } from '../../src/fields/text.ts';
import { brands } from '../../test/theme/brands.ts';
import { fields } from '../helpers/fields.ts';
import './brands.css';

const meta: Meta = { title: 'Guides/Five councils' };
export default meta;

const items = [
  { key: 'road', name: 'On the road' },
  { key: 'path', name: 'On the pavement' },
];

const sample = (name: string) =>
  fields(
    (form) => html`
      ${heading('Tell us about it', 3)}
      <p>${name} will get it. <a href="#privacy">What we do with your details</a></p>
      ${text(form, { name: 'name', label: 'Full name' })}
      ${radios(form, { name: 'where', label: 'Where is it?', items })}
      <div class="box"><p>We answer within five working days.</p></div>
      <div class="buttons">
        ${button({ label: 'Send report', press: () => undefined })}
        ${button({ label: 'Cancel', kind: 'secondary', press: () => undefined })}
      </div>
    `,
    { values: { where: 'road', name: 'A Resident' } },
  );

/** Five tokens each: brand, what is written on it, links, font and roundness. */
function councils(theme: 'light' | 'dark'): HTMLElement {
  const page = document.createElement('div');
  page.className = `brands ${theme}`;
  for (const { name, tokens } of brands) {
    const section = document.createElement('section');
    for (const [token, value] of Object.entries(tokens)) section.style.setProperty(token, value);
    render(
      html`<h2>${name}</h2>
        <council-settings theme=${theme}>${sample(name)}</council-settings>`,
      section,
    );
    page.append(section);
  }
  return page;
}

export const Light: StoryObj = { render: () => councils('light') };
export const Dark: StoryObj = { render: () => councils('dark') };
