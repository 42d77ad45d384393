import { css } from 'lit';

/** For the sheets of the widget that has a `<council-photo-picker>`. */
export const styles = css`
  council-photo-picker {
    display: block;
  }

  .photo-input {
    position: relative;
    inline-size: fit-content;
    max-inline-size: 100%;
  }

  /* The input lies over its button, unseen: it takes clicks and dropped files, and its own text would be in the
     browser's language. */
  .photo-input input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }

  .photo-input input::file-selector-button {
    cursor: pointer;
  }

  .photo-input input:hover + .button {
    box-shadow: inset 0 0 0 10em var(--_shade);
  }

  .photo-input input:focus-visible + .button {
    outline: 0.1875em solid var(--_focus);
    outline-offset: 0;
    box-shadow: 0 0 0 0.35em var(--_ring);
  }

  .photo.waiting {
    display: block;
    margin-block-start: 0.75em;
  }

  .photo.waiting .link {
    margin-inline-end: 1em;
  }

  @media (forced-colors: active) {
    .photo-input input:focus-visible + .button {
      outline-color: Highlight;
    }
  }
`;
