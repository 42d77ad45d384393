import { css } from 'lit';

/**
 * Keeps the page's styles out. `all` with `!important` in a shadow root beats any rule of the page, its own
 * `!important` ones too, but does not cover direction. The base font is `medium`, the size that the visitor chose,
 * and every length below is in em: a page with `html { font-size: 62.5% }` changes nothing.
 */
export const reset = css`
  :host {
    all: initial !important;
    display: block !important;
    direction: ltr !important;
    unicode-bidi: isolate !important;
    color-scheme: inherit !important;
    font-size: medium !important;
  }

  :host([hidden]) {
    display: none !important;
  }

  :host::before,
  :host::after {
    content: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  .widget {
    /* What is hidden but for screen readers must not escape from a pane of the page that scrolls. */
    position: relative;
    font-family: var(--_font);
    font-size: 1.125em;
    line-height: 1.5;
    max-inline-size: 42em;
    background: var(--_ground);
    text-align: start;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }

  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    font: inherit;
    min-inline-size: 0;
  }

  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }

  img,
  svg {
    max-inline-size: 100%;
    vertical-align: middle;
  }

  [hidden] {
    display: none !important;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* English texts among Arabic ones: each is put in order by its own first letter, all stand at the right. */
  [dir='rtl'] {
    text-align: right;
  }

  [dir='rtl'] :not(input, textarea) {
    unicode-bidi: plaintext;
  }

  .typed {
    white-space: pre-wrap;
  }

  @media (prefers-reduced-motion: no-preference) {
    .button,
    .option {
      transition:
        background-color 120ms,
        box-shadow 120ms;
    }
  }

  @media print {
    .widget {
      max-inline-size: none;
      color-scheme: light !important;
    }

    .button,
    .back,
    .no-print {
      display: none !important;
    }
  }
`;
