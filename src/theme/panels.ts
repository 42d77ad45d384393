import { css } from 'lit';

/** Boxes that hold a message, and lists of answers. */
export const panels = css`
  .box {
    border: 0.125em solid var(--_line);
    border-inline-start: 0.375em solid var(--_brand);
    border-radius: var(--_radius);
    padding: 1em 1.2em;
    margin-block-end: 1.75em;
    background: var(--_surface);
  }

  .box > :last-child {
    margin-block-end: 0;
  }

  .box.problem {
    border-color: var(--_error);
    background: var(--_ground);
  }

  .box.warning {
    border-color: #c28800;
    background: var(--_warning-ground);
  }

  .box-title {
    font-size: 1.15em;
    font-weight: 700;
    line-height: 1.3;
    margin-block-end: 0.5em;
  }

  /* It takes the focus by itself, when it has something to say. */
  .box:focus {
    outline: 0.1875em solid var(--_focus);
    box-shadow: 0 0 0 0.35em var(--_ring);
  }

  .box.problem .list {
    list-style: none;
    padding: 0;
  }

  .box.problem .list a:not(:focus-visible) {
    color: var(--_error);
    font-weight: 700;
  }

  .done {
    background: var(--_success);
    color: var(--_on-success);
    border-radius: var(--_radius);
    padding: 1.6em 1.4em;
    margin-block-end: 1.75em;
    text-align: center;
  }

  .done .title {
    margin: 0;
  }

  .done .reference {
    display: block;
    margin-block-start: 0.2em;
    font-size: 1.6em;
    font-weight: 700;
    letter-spacing: 0.03em;
    font-variant-numeric: tabular-nums;
  }

  .answers {
    margin-block-end: 2em;
    border-block-start: 1px solid var(--_line);
  }

  .answers > div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 1em;
    padding-block: 0.75em;
    border-block-end: 1px solid var(--_line);
  }

  .answers dt {
    flex: 1 1 9em;
    font-weight: 700;
  }

  .answers dd {
    flex: 2 1 13em;
  }

  .answers dd.action {
    flex: 0 0 auto;
    min-inline-size: 4.5em;
    text-align: right;
  }

  [dir='rtl'] .answers dd.action {
    text-align: left;
  }

  /* As much room where there is nothing to change. */
  .answers > div:not(:has(.action))::after {
    content: '';
    flex: 0 0 4.5em;
  }

  .help {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 1em;
    margin-block-start: 2.5em;
    color: var(--_quiet);
  }

  .busy::before {
    content: '';
    display: inline-block;
    inline-size: 1em;
    block-size: 1em;
    margin-inline-end: 0.6em;
    vertical-align: -0.15em;
    border: 0.15em solid currentcolor;
    border-inline-end-color: transparent;
    border-radius: 50%;
  }

  @media (prefers-reduced-motion: no-preference) {
    .busy::before {
      animation: turn 900ms linear infinite;
    }

    @keyframes turn {
      to {
        transform: rotate(1turn);
      }
    }
  }

  @media (forced-colors: active), print {
    .done {
      border: 0.125em solid CanvasText;
    }
  }

  @media print {
    /* Printers leave grounds out. */
    .done {
      background: none;
      color: inherit;
    }
  }
`;
