import { css } from 'lit';

export const styles = css`
  #asset-map {
    margin-block-start: 1em;
  }

  /* The number is of the widget's language, and stands where its lines begin. */
  .choice label:has(.number) {
    unicode-bidi: isolate;
  }

  .choice .number {
    display: inline-grid;
    place-content: center;
    min-inline-size: 1.75em;
    block-size: 1.75em;
    margin-inline-end: 0.35em;
    border-radius: 1em;
    background: var(--_text);
    color: var(--_ground);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }

  /* Around the place that was chosen: to be seen on any picture, and under the marks. */
  .map-here {
    position: absolute;
    inline-size: 3.5em;
    block-size: 3.5em;
    transform: translate(-50%, -50%);
    border: 0.25em solid #14181c;
    border-radius: 50%;
    outline: 0.125em solid #ffffff;
    box-shadow: inset 0 0 0 0.125em #ffffff;
    pointer-events: none;
    forced-color-adjust: none;
  }

  .place-mark:has(.map-here) {
    z-index: -1000 !important;
  }

  @media (forced-colors: active) {
    .choice .number {
      border: 0.0625em solid CanvasText;
    }
  }
`;
