import { css } from 'lit';

/**
 * The map, added to the sheets of the widget when one is opened. The Leaflet part replaces Leaflet's own sheet, which
 * brings pictures for controls that we do not show.
 */
export const styles = css`
  .place-map {
    margin-block: 1em 1.75em;
  }

  .place-map-frame {
    position: relative;
    isolation: isolate;
    block-size: 24em;
    /* Not vh: on a phone that changes while the page scrolls, and the map with it. */
    max-block-size: 65svh;
    min-block-size: 14em;
    border: max(2px, 0.11em) solid var(--_edge);
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
    background: var(--_surface);
    overflow: hidden;
  }

  .place-map-view {
    position: absolute;
    inset: 0;
    overflow: hidden;
    cursor: move;
    user-select: none;
    -webkit-user-select: none;
    -webkit-tap-highlight-color: transparent;
  }

  /* Until somebody has taken the map up, a finger on it scrolls the page. */
  .place-map-view:focus {
    touch-action: none;
  }

  .place-map-view:focus-visible {
    outline: 0.1875em solid var(--_ring);
    outline-offset: -0.1875em;
    box-shadow: inset 0 0 0 0.4em var(--_focus);
  }

  /* The pictures would lie over it. */
  .place-map-frame:has(.place-map-view:focus-visible) {
    outline: 0.1875em solid var(--_focus);
    box-shadow: 0 0 0 0.35em var(--_ring);
  }

  .place-map-touch {
    display: none;
  }

  @media (any-pointer: coarse) {
    .place-map-touch {
      display: inline;
    }
  }

  .place-map-tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    background: var(--_surface);
    border: max(2px, 0.11em) solid var(--_edge);
    border-block-start: 0;
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }

  .place-map-tools > div {
    display: flex;
  }

  .place-tool {
    display: grid;
    place-content: center;
    inline-size: 2.5em;
    block-size: 2.5em;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_text);
    cursor: pointer;
  }

  .place-tool[aria-pressed='true'] {
    background: var(--_text);
    color: var(--_surface);
  }

  .place-tool:hover {
    box-shadow: inset 0 0 0 10em var(--_shade);
  }

  .place-tool:focus-visible {
    outline: 0.1875em solid var(--_ring);
    outline-offset: -0.1875em;
    background: var(--_focus);
    color: #14181c;
  }

  .place-tool[aria-disabled='true'] {
    opacity: 0.45;
    cursor: default;
  }

  .place-icon {
    inline-size: 1.3em;
    block-size: 1.3em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2.25;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .place-cross {
    position: absolute;
    inset: 0;
    margin: auto;
    inline-size: 3em;
    block-size: 3em;
    fill: none;
    pointer-events: none;
    forced-color-adjust: none;
    z-index: 1;
  }

  .place-cross-edge {
    stroke: #ffffff;
    stroke-width: 6;
    stroke-linecap: round;
  }

  .place-cross-line {
    stroke: #14181c;
    stroke-width: 2.5;
    stroke-linecap: round;
  }

  .place-map-attribution {
    margin-block: 0.35em 1em;
    font-size: 0.8em;
    color: var(--_quiet);
  }

  .place-near {
    font-weight: 700;
  }

  .place-boundary {
    stroke: #6b1d6b;
    stroke-width: 3;
    stroke-opacity: 0.85;
    stroke-dasharray: 9 6;
    forced-color-adjust: none;
  }

  .leaflet-pane,
  .leaflet-layer,
  .leaflet-tile-container,
  .leaflet-tile,
  .leaflet-pane > svg {
    position: absolute;
    left: 0;
    top: 0;
  }

  .leaflet-pane {
    /* A picture that goes while a finger is on it would take the end of the touch with it. */
    pointer-events: none;
  }

  .leaflet-tile-pane {
    z-index: 1;
  }

  .leaflet-overlay-pane {
    z-index: 2;
  }

  .leaflet-marker-pane {
    z-index: 3;
  }

  .place-mark {
    position: absolute;
    left: 0;
    top: 0;
    pointer-events: auto;
  }

  .leaflet-overlay-pane svg {
    max-inline-size: none;
  }

  .leaflet-tile {
    max-inline-size: none;
    padding: 0;
    visibility: hidden;
    -webkit-user-drag: none;
    /* Chromium shows seams between pictures otherwise. */
    mix-blend-mode: plus-lighter;
  }

  .leaflet-tile-loaded {
    visibility: inherit;
  }

  .leaflet-zoom-animated {
    transform-origin: 0 0;
  }

  .leaflet-zoom-anim .leaflet-zoom-animated {
    transition: transform 250ms cubic-bezier(0, 0, 0.25, 1);
  }

  .leaflet-zoom-anim .leaflet-zoom-hide {
    visibility: hidden;
  }

  @media (forced-colors: active) {
    .place-tool:focus-visible,
    .place-map-frame:has(.place-map-view:focus-visible) {
      outline: 0.1875em solid Highlight;
    }
  }
`;
