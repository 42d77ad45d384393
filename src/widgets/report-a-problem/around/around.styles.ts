import { css } from 'lit';

export const styles = css`
  .reports {
    list-style: none;
    padding: 0;
    margin-block: 1em 1.75em;
    border-block-start: 1px solid var(--_line);
  }

  .reports > li {
    padding-block: 1.1em;
    border-block-end: 1px solid var(--_line);
  }

  .report-shown {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1em;
    margin-block-end: 0.9em;
  }

  .report-shown > div {
    flex: 1 1 14em;
    min-inline-size: 0;
  }

  .report-shown p {
    margin-block: 0.25em 0;
    overflow-wrap: anywhere;
  }

  .report-shown img {
    flex: none;
    inline-size: 7.5em;
    block-size: 5.6em;
    object-fit: cover;
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .report-ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
  }

  .report-follow {
    margin-block-start: 1.1em;
  }

  .reports .notice {
    margin-block: 0.9em 0;
  }

  .reports .notice p {
    margin: 0;
  }
`;
