import { css } from 'lit';

/** The picker has no shadow root of its own: its widget adds this sheet to its own styles. */
export const styles = css`
  council-location-picker {
    display: block;
  }

  .place-search {
    display: flex;
    flex-wrap: wrap;
    align-items: stretch;
    gap: 0.6em;
  }

  .place-search .input {
    flex: 1 1 12em;
    inline-size: auto;
    min-inline-size: 0;
  }

  .wrong .place-search .input {
    border-color: var(--_error);
  }

  .place-list .choice {
    border-block-end: 1px solid var(--_line);
  }

  .place-list .legend {
    margin-block-end: 0.5em;
  }

  .place-ways {
    margin-block-end: 1.75em;
  }

  .place-ways-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    margin-block-end: 0.75em;
  }

  .place-ways .button[aria-expanded='true'] {
    background: var(--_surface);
  }

  @media print {
    .place-ways {
      display: none;
    }
  }
`;
