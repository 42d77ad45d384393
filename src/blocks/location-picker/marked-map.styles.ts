import { css } from 'lit';

/** Marks on a map: the map's pictures are light on every page, so are their edges. */
export const styles = css`
  .map-mark {
    position: absolute;
    display: grid;
    place-content: center;
    min-inline-size: 2.25em;
    block-size: 2.25em;
    padding: 0;
    transform: translate(-50%, -50%);
    border: 0.125em solid #ffffff;
    border-radius: 1.5em;
    background: #14181c;
    color: #ffffff;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    cursor: pointer;
  }

  /* Larger and the other way round: not by its colour alone. */
  .map-mark[aria-pressed='true'] {
    min-inline-size: 2.75em;
    block-size: 2.75em;
    border: 0.3em solid #14181c;
    outline: 0.125em solid #ffffff;
    background: #ffffff;
    color: #14181c;
  }

  .map-mark:focus-visible {
    outline: 0.1875em solid #14181c;
    outline-offset: 0;
    background: var(--_focus);
    color: #14181c;
  }

  /* Leaflet sets who lies over whom on the element itself. */
  .place-mark:has([aria-pressed='true'], :focus-visible) {
    z-index: 1000 !important;
  }

  @media (forced-colors: active) {
    .map-mark[aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;
