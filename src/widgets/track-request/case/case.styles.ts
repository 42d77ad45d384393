import { css } from 'lit';

export const styles = css`
  .plain,
  .way,
  .timeline,
  .pictures {
    list-style: none;
    padding: 0;
  }

  .plain {
    margin-block-end: 1em;
  }

  .plain li {
    margin-block-end: 0.25em;
  }

  .caption .reference {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .freshness {
    margin-block-end: 1em;
  }

  .freshness > p:last-child,
  .status > :last-child > :last-child {
    margin-block-end: 0;
  }

  .status-label {
    font-size: 1.4em;
    font-weight: 700;
    line-height: 1.25;
    margin-block-end: 0.35em;
  }

  .status.tone-asking,
  .status:has(.late) {
    border-inline-start-color: #c28800;
  }

  .status.tone-done {
    border-inline-start-color: var(--_success);
  }

  .status.tone-closed {
    border-inline-start-color: var(--_edge);
  }

  .way li,
  .timeline > li {
    position: relative;
    padding-inline-start: 2em;
    padding-block-end: 1.1em;
    break-inside: avoid;
  }

  /* One line from the first to the last. */
  .way li:not(:last-child)::before,
  .timeline > li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 1.5em -0.3em;
    inset-inline-start: 0.53em;
    border-inline-start: 0.125em solid var(--_line);
  }

  .way li::after,
  .timeline > li::after {
    content: '';
    position: absolute;
    inset-block-start: 0.2em;
    inset-inline-start: 0;
    inline-size: 1.1875em;
    block-size: 1.1875em;
    border: 0.125em solid var(--_edge);
    border-radius: 50%;
    background: var(--_ground);
  }

  .timeline > li::after {
    inset-block-start: 0.4em;
    inset-inline-start: 0.25em;
    inline-size: 0.6875em;
    block-size: 0.6875em;
  }

  .way .step-done::after {
    background: var(--_text);
    clip-path: polygon(14% 44%, 0 65%, 45% 100%, 100% 16%, 80% 0, 42% 64%);
    border: 0;
    border-radius: 0;
  }

  .way .step-now::after {
    border: 0.375em solid var(--_brand);
  }

  .way p,
  .timeline p {
    margin: 0;
  }

  .way .step-now .step-label,
  .entry-title {
    font-weight: 700;
  }

  .timeline .quiet {
    font-size: 0.9em;
  }

  .timeline .said {
    margin-block-start: 0.25em;
    max-inline-size: 34em;
  }

  .news {
    padding-inline: 0.5em;
    border: 0.0625em solid currentcolor;
    border-radius: 1em;
    color: var(--_text);
  }

  .pictures {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    margin-block: 0.5em;
  }

  .pictures a {
    display: block;
  }

  .pictures img {
    display: block;
    inline-size: 8em;
    block-size: 6em;
    object-fit: cover;
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 0.8em;
  }

  @media (forced-colors: active), print {
    .way .step-done::after {
      background: CanvasText;
      forced-color-adjust: none;
      print-color-adjust: exact;
    }
  }
`;
