import { css } from 'lit';

/**
 * The look, as tokens. Five brand it: `--council-brand`, `--council-on-brand`, `--council-link`, `--council-font` and
 * `--council-radius`; the rest may be set too. Names with an underscore are ours: the page cannot reach them, and each
 * has a value for light and for dark. Every pair of text and ground has a contrast of 4.5 or more, every border of
 * a control 3 or more (a test measures them).
 *
 * Colours are light unless the page's own `color-scheme`, or the `theme` setting, says dark.
 */
export const tokens = css`
  .widget {
    --_brand: var(--council-brand, #14507a);
    --_on-brand: var(--council-on-brand, #ffffff);
    --_link: var(--council-link, #14507a);
    --_font: var(--council-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);
    --_radius: var(--council-radius, 0.3125em);
    --_focus: var(--council-focus, #ffdd00);
    --_text: var(--council-text, #14181c);
    --_quiet: var(--council-text-quiet, #4a545e);
    --_ground: var(--council-background, #ffffff);
    --_surface: var(--council-surface, #f3f5f7);
    --_line: var(--council-line, #c3cad1);
    --_edge: var(--council-control-border, #4a545e);
    --_error: var(--council-error, #b3261e);
    --_success: var(--council-success, #1a6b3a);
    --_on-success: #ffffff;
    --_warning-ground: #fff5d6;
    --_ring: #14181c;
    --_shade: rgb(20 24 28 / 0.16);

    color-scheme: inherit;
    color: var(--_text);
  }

  .widget[data-theme='light'] {
    color-scheme: light;
  }

  .widget[data-theme='dark'] {
    color-scheme: dark;
  }

  .widget[data-theme='auto'] {
    color-scheme: light dark;
  }

  @supports (color: light-dark(#000, #fff)) and (color: color-mix(in oklab, red, blue)) {
    .widget {
      --_link: light-dark(var(--council-link, #14507a), color-mix(in oklab, var(--council-link, #14507a) 45%, #ffffff));
      --_text: light-dark(var(--council-text, #14181c), var(--council-text-dark, #f1f3f5));
      --_quiet: light-dark(var(--council-text-quiet, #4a545e), var(--council-text-quiet-dark, #b4bec8));
      --_ground: light-dark(var(--council-background, #ffffff), var(--council-background-dark, #14181c));
      --_surface: light-dark(var(--council-surface, #f3f5f7), var(--council-surface-dark, #20262c));
      --_line: light-dark(var(--council-line, #c3cad1), var(--council-line-dark, #48525c));
      --_edge: light-dark(var(--council-control-border, #4a545e), var(--council-control-border-dark, #9aa6b1));
      --_error: light-dark(var(--council-error, #b3261e), var(--council-error-dark, #ff9d94));
      --_success: light-dark(var(--council-success, #1a6b3a), var(--council-success-dark, #8fd6a8));
      --_on-success: light-dark(#ffffff, #14181c);
      --_warning-ground: light-dark(#fff5d6, #3a3112);
      --_ring: light-dark(#14181c, #ffffff);
      --_shade: light-dark(rgb(20 24 28 / 0.16), rgb(0 0 0 / 0.6));
    }
  }
`;
