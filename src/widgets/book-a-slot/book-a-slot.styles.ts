import { css } from 'lit';

export const styles = css`
  .draft {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 1.25em;
    padding-block: 0.6em;
  }

  .draft p {
    margin: 0;
  }
`;
