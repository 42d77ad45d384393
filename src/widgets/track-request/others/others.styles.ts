import { css } from 'lit';

export const styles = css`
  .filters {
    padding: 1em 1.2em 0;
    margin-block-end: 1.5em;
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .filters .field {
    margin-block-end: 1em;
  }

  .reports {
    list-style: none;
    padding: 0;
    margin-block: 1em;
    border-block-start: 1px solid var(--_line);
  }

  .reports li {
    display: flex;
    gap: 0.75em;
    padding-block: 0.9em;
    border-block-end: 1px solid var(--_line);
  }

  .reports .about {
    flex: 1;
  }

  .reports p {
    margin: 0;
  }

  .reports .link {
    font-weight: 700;
  }

  .reports .words {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }

  .reports img {
    flex: none;
    inline-size: 6em;
    block-size: 4.5em;
    object-fit: cover;
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .reports .number {
    flex: none;
    display: grid;
    place-content: center;
    min-inline-size: 1.75em;
    block-size: 1.75em;
    border-radius: 1em;
    background: var(--_text);
    color: var(--_ground);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }

  @media (max-width: 30em) {
    .reports img {
      inline-size: 4.5em;
    }
  }

  @media (forced-colors: active), print {
    .reports .number {
      border: 0.0625em solid CanvasText;
    }
  }
`;
