import { html, type TemplateResult } from 'lit';

/**
 * A heading of the level that fits the page around the widget. It can take the focus, so that a screen reader reads
 * it when a step changes. A box above the title has the title's level; what stands below it has the next.
 */
export function heading(
  content: unknown,
  level: number,
  kind: 'title' | 'subtitle' | 'box-title' = 'title',
): TemplateResult {
  switch (Math.max(1, Math.round(level) || 2)) {
    case 1:
      return html`<h1 class=${kind} tabindex="-1">${content}</h1>`;
    case 2:
      return html`<h2 class=${kind} tabindex="-1">${content}</h2>`;
    case 3:
      return html`<h3 class=${kind} tabindex="-1">${content}</h3>`;
    case 4:
      return html`<h4 class=${kind} tabindex="-1">${content}</h4>`;
    case 5:
      return html`<h5 class=${kind} tabindex="-1">${content}</h5>`;
    default:
      return html`<h6 class=${kind} tabindex="-1">${content}</h6>`;
  }
}
