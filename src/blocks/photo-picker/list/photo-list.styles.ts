import { css } from 'lit';

/** The list of photos, added to the sheets of the widget when there is one. */
export const styles = css`
  .photos {
    list-style: none;
    margin-block-start: 1em;
  }

  .photo {
    display: flex;
    gap: 1em;
    padding-block: 0.75em;
    border-block-end: 1px solid var(--_line);
  }

  .photo:first-child {
    border-block-start: 1px solid var(--_line);
  }

  .photo:focus-visible {
    outline: 0.1875em solid var(--_focus);
    box-shadow: 0 0 0 0.35em var(--_ring);
  }

  .photo .preview {
    flex: none;
    inline-size: 5.5em;
    block-size: 5.5em;
    object-fit: cover;
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .photo .about {
    flex: 1;
    min-inline-size: 0;
  }

  .photo .name {
    margin: 0;
    font-weight: 700;
  }

  .photo .state {
    display: block;
    color: var(--_quiet);
    font-variant-numeric: tabular-nums;
  }

  .photo.sent .state {
    color: var(--_success);
  }

  .photo .error {
    margin: 0;
    font-weight: 400;
  }

  .photo .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25em;
  }

  .photo progress {
    display: block;
    appearance: none;
    inline-size: 100%;
    max-inline-size: 20em;
    block-size: 0.5em;
    margin-block: 0.35em;
    border: 0;
    border-radius: 0.25em;
    overflow: hidden;
    background: var(--_line);
    color: var(--_link);
  }

  .photo progress::-webkit-progress-bar {
    background: var(--_line);
  }

  .photo progress::-webkit-progress-value {
    background: var(--_link);
  }

  .photo progress::-moz-progress-bar {
    background: var(--_link);
  }

  .photo progress:indeterminate::-moz-progress-bar {
    inline-size: 0;
  }

  @media (max-width: 25em) {
    .photo {
      gap: 0.75em;
    }

    .photo .preview {
      inline-size: 4em;
      block-size: 4em;
    }
  }

  @media (forced-colors: active) {
    .photo progress {
      appearance: auto;
      block-size: 1em;
    }

    .photo:focus-visible {
      outline-color: Highlight;
    }
  }
`;
