import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

export type Drawing = TemplateResult;

const drawing = (lines: SVGTemplateResult): Drawing =>
  html`<svg class="place-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${lines}</svg>`;

export const plus = drawing(svg`<path d="M12 5v14M5 12h14" />`);
export const minus = drawing(svg`<path d="M5 12h14" />`);
export const target = drawing(svg`<circle cx="12" cy="12" r="6" /><path d="M12 2v4M12 18v4M2 12h4M18 12h4" />`);
export const layers = drawing(svg`<path d="M12 3 2 9l10 6 10-6zM3 14l9 5.5L21 14" />`);
export const arrows = {
  north: drawing(svg`<path d="M12 20V5M6 11l6-6 6 6" />`),
  south: drawing(svg`<path d="M12 4v15M6 13l6 6 6-6" />`),
  west: drawing(svg`<path d="M20 12H5M11 6l-6 6 6 6" />`),
  east: drawing(svg`<path d="M4 12h15M13 6l6 6-6 6" />`),
};

/** Stands in the middle of the map: dark lines in light ones, to be seen on any picture. */
export const cross: Drawing = html`
  <svg class="place-cross" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    <g class="place-cross-edge">
      <circle cx="24" cy="24" r="9" />
      <path d="M24 3v16M24 29v16M3 24h16M29 24h16" />
    </g>
    <g class="place-cross-line">
      <circle cx="24" cy="24" r="9" />
      <path d="M24 3v16M24 29v16M3 24h16M29 24h16" />
    </g>
  </svg>
`;
