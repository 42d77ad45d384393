import { css } from 'lit';

/** Headings, paragraphs, lists and links. */
export const type = css`
  .title {
    font-size: 1.75em;
    font-weight: 700;
    line-height: 1.2;
    letter-spacing: -0.01em;
    text-wrap: balance;
    margin-block-end: 0.6em;
  }

  .subtitle {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
    margin-block: 1.6em 0.5em;
  }

  .caption {
    color: var(--_quiet);
    margin-block-end: 0.25em;
  }

  .title:focus {
    outline: none;
  }

  p,
  .list {
    margin-block-end: 1em;
  }

  .list {
    padding-inline-start: 1.4em;
  }

  .list li {
    margin-block-end: 0.35em;
  }

  .quiet {
    color: var(--_quiet);
  }

  strong {
    font-weight: 700;
  }

  a,
  .link {
    color: var(--_link);
    text-decoration: underline;
    text-decoration-thickness: max(1px, 0.0625em);
    text-underline-offset: 0.15em;
    cursor: pointer;
  }

  a:hover,
  .link:hover {
    text-decoration-thickness: max(3px, 0.15em);
  }

  button.link {
    background: none;
    border: 0;
    padding: 0.15em 0;
    text-align: start;
    min-block-size: 1.75em;
  }

  a:focus-visible,
  .link:focus-visible {
    outline: 0.1875em solid transparent;
    background: var(--_focus);
    color: #14181c;
    text-decoration: none;
    box-shadow:
      0 -0.125em var(--_focus),
      0 0.25em var(--_ring);
    border-radius: 0.05em;
  }

  .back {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    margin-block-end: 1em;
  }

  .back::before {
    content: '';
    inline-size: 0.5em;
    block-size: 0.5em;
    border-inline-start: 0.125em solid;
    border-block-end: 0.125em solid;
    transform: rotate(45deg);
  }

  [dir='rtl'] .back::before {
    transform: rotate(-45deg);
  }
`;
