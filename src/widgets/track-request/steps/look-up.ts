import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../../../fields/button.ts';
import { checkbox } from '../../../fields/checkbox.ts';
import { heading } from '../../../fields/heading.ts';
import { text } from '../../../fields/text.ts';
import type { Tracker } from '../tracker.ts';

/** The reference that was given, and something that only its owner and the council know. */
export function lookUp(tracker: Tracker): TemplateResult {
  const { t, form, widget, busy, go } = tracker;
  return html`
    <form novalidate @submit=${tracker.lookUp}>
      ${heading(t('look-up.title'), widget.headingLevel)} ${referenceField(tracker)}
      ${text(form, {
        name: 'proof',
        label: t('look-up.proof'),
        hint: t('look-up.proof-hint'),
        autocomplete: 'email',
        spellcheck: false,
        maxLength: 254,
      })}
      ${keepField(tracker)}
      <div class="buttons">
        ${button({ label: t('look-up.show'), busy, busyLabel: t('look-up.showing') })}
        ${button({ label: t('look-up.lost'), kind: 'link', press: () => go('new-link') })}
      </div>
    </form>
    ${
      widget.bookings !== undefined
        ? html`<p>${button({ label: t('look-up.bookings'), kind: 'link', press: () => go('own-bookings') })}</p>`
        : nothing
    }
    ${widget.near !== undefined ? html`<p>${toNear(tracker)}</p>` : nothing}
  `;
}

/** To what others have reported. */
export const toNear = ({ t, go }: Tracker): TemplateResult =>
  button({ label: t('look-up.near'), kind: 'link', press: () => go('near') });

/** Kept apart from proofs: a browser that fills in references would fill in somebody else's. */
export const referenceField = ({ t, form }: Tracker): TemplateResult =>
  text(form, {
    name: 'reference',
    label: t('look-up.reference'),
    hint: t('look-up.reference-hint'),
    autocomplete: 'off',
    spellcheck: false,
    width: '20',
    maxLength: 40,
  });

export const keepField = ({ t, form }: Tracker): TemplateResult =>
  checkbox(form, { name: 'keep', label: t('look-up.keep'), hint: t('look-up.keep-hint') });
