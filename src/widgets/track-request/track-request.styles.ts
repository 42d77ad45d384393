import { css } from 'lit';

export const styles = css`
  .notice {
    border-color: var(--_success);
  }
`;
