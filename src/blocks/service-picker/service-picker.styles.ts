import { css } from 'lit';

/** The picker has no shadow root of its own: its widget adds this sheet to its own styles. */
export const styles = css`
  .search .input {
    max-inline-size: 28em;
  }

  .options {
    margin-block-start: 0.5em;
  }

  .group + .group {
    margin-block-start: 1.25em;
  }

  .group-name {
    font-weight: 700;
    margin-block-end: 0.25em;
    padding-block-end: 0.25em;
    border-block-end: 1px solid var(--_line);
  }
`;
