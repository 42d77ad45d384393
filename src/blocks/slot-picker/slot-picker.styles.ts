import { css } from 'lit';

/** The picker has no shadow root of its own: its widget adds this sheet to its own styles. */
export const styles = css`
  council-slot-picker {
    display: block;
  }

  .hold {
    padding-block: 0.6em;
  }

  .hold p {
    margin-block-end: 0.25em;
  }

  .hold .button {
    margin-block: 0.5em 0.25em;
  }

  .slot-views,
  .slot-months {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
  }

  .slot-views {
    margin-block-end: 1em;
  }

  /* The words change their colour at once, and so does what is behind them. */
  .slot-views .button {
    transition: none;
  }

  .slot-views .button[aria-pressed='true'] {
    background: var(--_text);
    border-color: var(--_text);
    color: var(--_ground);
  }

  .slot-narrow {
    margin-block-end: 1em;
  }

  .slot-narrow > summary {
    inline-size: fit-content;
    padding-block: 0.4em;
    color: var(--_link);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
  }

  .slot-narrow > summary:focus-visible {
    outline: 0.1875em solid transparent;
    background: var(--_focus);
    color: #14181c;
    box-shadow: 0 0.25em var(--_ring);
  }

  .slot-narrow[open] > summary {
    margin-block-end: 0.75em;
  }

  .slot-narrow .field {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(9em, 1fr));
    margin-block-end: 1em;
  }

  .slot-narrow .legend {
    float: inline-start;
    grid-column: 1 / -1;
  }

  .slot-months .subtitle {
    flex: 1 0 100%;
    margin-block: 0.5em 0;
  }

  .slot-month {
    margin-block: 0.5em 1em;
    color: var(--_quiet);
  }

  .slot-month:focus {
    outline: none;
  }

  .slot-day {
    padding-block: 0.75em;
    border-block-start: 1px solid var(--_line);
  }

  .slot-day .box-title {
    margin-block-end: 0.25em;
  }

  .slot-day .quiet {
    margin-block-end: 0.4em;
  }

  .slot-open {
    display: block;
    inline-size: 100%;
    min-block-size: 2.5em;
    font-weight: 700;
  }

  .slot-open .quiet {
    display: inline-block;
    margin-inline-start: 0.75em;
    font-weight: 400;
  }

  .slot-times {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    margin-block-end: 0.75em;
    padding: 0;
    list-style: none;
  }

  .slot-times .button {
    min-inline-size: 5.5em;
    font-variant-numeric: tabular-nums;
  }

  .slot-calendar {
    inline-size: 100%;
    max-inline-size: 28em;
    table-layout: fixed;
    border-collapse: collapse;
    margin-block-end: 1em;
  }

  .slot-calendar th {
    padding-block: 0.4em;
    color: var(--_quiet);
    font-size: 0.85em;
    font-weight: 400;
    text-align: center;
    white-space: nowrap;
  }

  .slot-calendar td {
    padding: 1px;
  }

  .slot-date {
    position: relative;
    display: block;
    inline-size: 100%;
    min-block-size: 3em;
    padding: 0;
    border: max(2px, 0.11em) solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground);
    font-weight: 700;
    line-height: 1.1;
    cursor: pointer;
  }

  .slot-date[aria-disabled] {
    border-color: transparent;
    background: none;
    color: var(--_quiet);
    font-weight: 400;
    cursor: default;
  }

  .slot-date[aria-current] {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  [aria-selected='true'] > .slot-date {
    background: var(--_brand);
    border-color: var(--_brand);
    color: var(--_on-brand);
  }

  .slot-date:focus-visible {
    outline: 0.1875em solid var(--_focus);
    outline-offset: 0;
    box-shadow: 0 0 0 0.35em var(--_ring);
    z-index: 1;
  }

  .slot-count {
    display: block;
    font-size: 0.7em;
    font-weight: 400;
  }

  @media (forced-colors: active) {
    .slot-views .button[aria-pressed='true'],
    [aria-selected='true'] > .slot-date {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    .slot-times .button:not(.secondary) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    .slot-date[aria-disabled] {
      border-color: Canvas;
      color: GrayText;
    }

    .slot-date:focus-visible {
      outline: 0.1875em solid Highlight;
    }
  }
`;
