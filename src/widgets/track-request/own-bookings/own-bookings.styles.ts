import { css } from 'lit';

export const styles = css`
  .own-bookings {
    list-style: none;
    padding: 0;
    margin-block: 1em;
    border-block-start: 1px solid var(--_line);
  }

  .own-bookings > li {
    padding-block: 1em;
    border-block-end: 1px solid var(--_line);
    break-inside: avoid;
  }

  .own-bookings .subtitle {
    margin-block: 0 0.25em;
  }

  .own-bookings p {
    margin-block: 0 0.25em;
  }
`;
