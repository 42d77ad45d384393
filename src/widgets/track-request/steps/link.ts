import { html, type TemplateResult } from 'lit';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { text } from '../../../fields/text.ts';
import type { Tracker } from '../tracker.ts';
import { keepField, referenceField } from './look-up.ts';

/** A private link was followed. It opens nothing by itself: programs that check mails follow links too. */
export function link(tracker: Tracker): TemplateResult {
  const { t, widget, busy } = tracker;
  const open = (event: Event) => {
    event.preventDefault();
    tracker.openLink();
  };
  return html`
    <form novalidate @submit=${open}>
      ${heading(t('link.title'), widget.headingLevel)}
      <p>${t('link.text')}</p>
      ${keepField(tracker)}
      <div class="buttons">${button({ label: t('look-up.show'), busy, busyLabel: t('look-up.showing') })}</div>
    </form>
  `;
}

/** From a link that leads nowhere to the reference. */
export const toLookUp = ({ t, go }: Tracker): TemplateResult =>
  button({ label: t('old-link.look-up'), kind: 'link', press: () => go('look-up') });

/** The link is old, and a new one is a press away; or it is none of ours. */
export function oldLink(tracker: Tracker): TemplateResult {
  const { t, widget, busy, renewLink, wrongLink } = tracker;
  const lookUp = toLookUp(tracker);
  return html`
    ${heading(t('old-link.title'), widget.headingLevel)}
    <p>${t(wrongLink ? 'old-link.wrong' : 'old-link.text')}</p>
    <div class="buttons">
      ${wrongLink ? lookUp : html`${button({ label: t('old-link.send'), press: renewLink, busy })} ${lookUp}`}
    </div>
  `;
}

/** For who has the reference and the address, and would rather have a link. */
export function newLink(tracker: Tracker): TemplateResult {
  const { t, form, widget, busy, sendNewLink } = tracker;
  return html`
    <form novalidate @submit=${sendNewLink}>
      ${heading(t('new-link.title'), widget.headingLevel)} ${referenceField(tracker)}
      ${text(form, {
        name: 'email',
        label: t('new-link.email'),
        hint: t('new-link.email-hint'),
        type: 'email',
        autocomplete: 'email',
        spellcheck: false,
        maxLength: 254,
      })}
      <div class="buttons">${button({ label: t('new-link.send'), busy })}</div>
    </form>
  `;
}

/** Said whether there is such a case or not. */
export const linkSent = ({ t, widget, go }: Tracker): TemplateResult => html`
  ${heading(t('link-sent.title'), widget.headingLevel)}
  <p>${t('link-sent.text')}</p>
  <p>${t('link-sent.nothing')}</p>
  <div class="buttons">${button({ label: t('old-link.look-up'), kind: 'link', press: () => go('look-up') })}</div>
`;
