import { css } from 'lit';

/** Fields and buttons, after the GOV.UK patterns: nothing that looks like a control is smaller than 44 CSS pixels. */
export const controls = css`
  .field {
    margin-block-end: 1.75em;
  }

  .field.wrong {
    border-inline-start: 0.25em solid var(--_error);
    padding-inline-start: 0.9em;
  }

  .label,
  .legend {
    display: block;
    font-weight: 700;
    margin-block-end: 0.25em;
  }

  .hint {
    display: block;
    color: var(--_quiet);
    margin-block-end: 0.5em;
  }

  .count {
    color: var(--_quiet);
    margin-block: 0.35em 0;
    font-variant-numeric: tabular-nums;
  }

  .count.over {
    color: var(--_error);
    font-weight: 700;
  }

  .error {
    display: block;
    color: var(--_error);
    font-weight: 700;
    margin-block-end: 0.5em;
  }

  .input,
  .textarea,
  .select {
    display: block;
    inline-size: 100%;
    max-inline-size: 100%;
    min-block-size: 2.5em;
    padding: 0.4em 0.6em;
    background: var(--_ground);
    color: var(--_text);
    border: max(2px, 0.11em) solid var(--_edge);
    border-radius: var(--_radius);
    appearance: none;
  }

  .textarea {
    min-block-size: 8em;
    resize: vertical;
    line-height: 1.5;
  }

  .select {
    padding-inline-end: 2.2em;
    background-image:
      linear-gradient(45deg, transparent 50%, currentcolor 50%),
      linear-gradient(-45deg, transparent 50%, currentcolor 50%);
    background-position:
      right 1.1em center,
      right 0.75em center;
    background-size: 0.4em 0.4em;
    background-repeat: no-repeat;
  }

  [dir='rtl'] .select {
    background-position:
      left 0.75em center,
      left 1.1em center;
  }

  .wrong > .input,
  .wrong > .textarea,
  .wrong > .select,
  .wrong > .affix .input,
  .wrong > .date .input {
    border-color: var(--_error);
  }

  .input.w-2 {
    max-inline-size: 3.5em;
  }

  .input.w-4 {
    max-inline-size: 5em;
  }

  .input.w-10 {
    max-inline-size: 10em;
  }

  .input.w-20 {
    max-inline-size: 20em;
  }

  .input:focus-visible,
  .textarea:focus-visible,
  .select:focus-visible {
    outline: 0.1875em solid var(--_focus);
    outline-offset: 0;
    border-color: var(--_ring);
    box-shadow: inset 0 0 0 0.0625em var(--_ring);
  }

  .affix {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }

  .date {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 1em;
  }

  .date .label {
    font-weight: 400;
  }

  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    column-gap: 0.75em;
    padding-block: 0.35em;
  }

  .choice input {
    flex: none;
    appearance: none;
    inline-size: 2.5em;
    block-size: 2.5em;
    margin: 0;
    background: var(--_ground);
    border: max(2px, 0.11em) solid var(--_edge);
    border-radius: var(--_radius);
    cursor: pointer;
    display: grid;
    place-content: center;
  }

  .choice input[type='radio'] {
    border-radius: 50%;
  }

  .choice input::before {
    content: '';
    inline-size: 1.1em;
    block-size: 1.1em;
    transform: scale(0);
    background: var(--_text);
  }

  .choice input[type='radio']::before {
    border-radius: 50%;
  }

  .choice input[type='checkbox']::before {
    clip-path: polygon(14% 44%, 0 65%, 45% 100%, 100% 16%, 80% 0, 42% 64%);
  }

  .choice input:checked::before {
    transform: scale(1);
  }

  .choice input:focus-visible {
    outline: 0.1875em solid var(--_focus);
    border-color: var(--_ring);
    box-shadow: 0 0 0 0.3em var(--_ring);
  }

  .choice label {
    flex: 1;
    padding-block: 0.5em;
    cursor: pointer;
  }

  .choice > .hint {
    flex: 0 0 100%;
    margin: 0;
    padding-inline-start: 3.25em;
  }

  .button {
    display: inline-block;
    min-block-size: 2.6em;
    padding: 0.55em 1.2em;
    border: max(2px, 0.11em) solid transparent;
    border-radius: var(--_radius);
    background: var(--_brand);
    color: var(--_on-brand);
    font-weight: 600;
    line-height: 1.3;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    box-shadow: 0 0.125em 0 var(--_shade);
  }

  .button:hover {
    box-shadow: inset 0 0 0 10em var(--_shade);
  }

  .button.secondary {
    background: var(--_ground);
    color: var(--_text);
    border-color: var(--_edge);
  }

  .button:focus-visible {
    outline: 0.1875em solid var(--_focus);
    outline-offset: 0;
    box-shadow: 0 0 0 0.35em var(--_ring);
  }

  .button[aria-disabled='true'] {
    cursor: progress;
    opacity: 0.75;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75em 1.25em;
    margin-block: 2em 1em;
  }

  @media (forced-colors: active) {
    /* Its own arrow: ours is a ground, and these are not drawn. */
    .select {
      appearance: auto;
      background-image: none;
    }

    .choice input::before {
      background: CanvasText;
      forced-color-adjust: none;
    }

    .button {
      border-color: ButtonBorder;
    }

    a:focus-visible,
    .link:focus-visible,
    .button:focus-visible,
    .choice input:focus-visible,
    .input:focus-visible,
    .textarea:focus-visible,
    .select:focus-visible {
      outline: 0.1875em solid Highlight;
      outline-offset: 0.125em;
    }
  }
`;
