import { adoptStyles, type CSSResult } from 'lit';

/** Adds the sheets of a part that comes later to those that a widget has already, each once. */
export function addStyles(root: ShadowRoot, sheets: readonly CSSResult[]): void {
  const had = root.adoptedStyleSheets;
  const added = sheets.filter(({ styleSheet }) => !styleSheet || !had.includes(styleSheet));
  adoptStyles(root, [...had, ...added]);
}
