import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { BookingWay } from '../../../contract/bookable-services.ts';
import type { OwnBookings } from '../../../contract/own-bookings.ts';
import { place, when } from '../../../fields/booking.ts';
import { button } from '../../../fields/button.ts';
import { foreign } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import { text } from '../../../fields/text.ts';
import { keepField } from '../steps/look-up.ts';
import type { OwnBookingPages } from './own-booking-pages.ts';

/** The address that is with the bookings: the link goes there. */
export function ask({ tracker, form, words, busy, ask: send }: OwnBookingPages): TemplateResult {
  const { t } = words;
  return html`
    <form novalidate @submit=${send}>
      ${heading(t('title'), tracker.widget.headingLevel)}
      <p>${t('ask.text')}</p>
      ${text(form, {
        name: 'email',
        label: t('ask.email'),
        hint: t('ask.email-hint'),
        type: 'email',
        autocomplete: 'email',
        spellcheck: false,
        maxLength: 254,
      })}
      <div class="buttons">${button({ label: t('ask.send'), busy })} ${toReference(tracker, t('ask.reference'))}</div>
    </form>
  `;
}

/** Said whether there is anything or not. */
export const sent = ({ tracker, words: { t }, asked, askAgain }: OwnBookingPages): TemplateResult => html`
  ${heading(t('sent.title'), tracker.widget.headingLevel)}
  <p>${t('sent.text', { email: asked ?? '' })}</p>
  <p>${t('sent.nothing')}</p>
  <p>${t('sent.unconfirmed')}</p>
  <div class="buttons">
    ${button({ label: t('sent.again'), kind: 'secondary', press: askAgain })}
    ${toReference(tracker, t('ask.reference'))}
  </div>
`;

/** The letter's link was followed. It opens nothing by itself: programs that check mails follow links too. */
export const link = ({ tracker, words: { t }, busy, follow }: OwnBookingPages): TemplateResult => html`
  <form novalidate @submit=${follow}>
    ${heading(t('link.title'), tracker.widget.headingLevel)}
    <p>${t('link.text')}</p>
    ${keepField(tracker)}
    <div class="buttons">${button({ label: t('link.show'), busy, busyLabel: t('link.showing') })}</div>
  </form>
`;

/** What is still to come, soonest first. */
export function list(pages: OwnBookingPages): TemplateResult {
  const { tracker, words, close } = pages;
  const { widget } = tracker;
  const { value, problem: failure, pending, retry } = pages.list;
  const { headingLevel: level, call } = widget;
  return html`
    ${heading(words.t('title'), level)}
    ${failure ? problem(widget, failure, { level, retry, busy: pending, call }) : nothing}
    ${value ? found(pages, value) : failure ? nothing : widget.loading()}
    <div class="buttons no-print">${button({ label: words.t('list.close'), kind: 'secondary', press: close })}</div>
  `;
}

const found = (pages: OwnBookingPages, value: OwnBookings): TemplateResult =>
  value.bookings.length === 0
    ? html`<p>${pages.words.t('list.none')}</p>`
    : html`
        <ol class="own-bookings" aria-busy=${pages.list.pending ? 'true' : 'false'}>
          ${value.bookings.map((booking) => row(pages, booking, value))}
        </ol>
      `;

function row(
  { tracker, words, opening, open }: OwnBookingPages,
  { reference, title, place: name, address, way, window, ...ends }: OwnBookings['bookings'][number],
  { language }: OwnBookings,
): TemplateResult {
  const { t } = words;
  const { widget, busy } = tracker;
  const location = { code: '', name, way: way as BookingWay, ...(address && { address }) };
  const speaker = { t, widget, service: { language, window, locations: [location] } };
  const at = when(speaker, ends);
  const lang = foreign(speaker);
  return html`
    <li>
      ${heading(html`<span lang=${ifDefined(lang)}>${title}</span>`, widget.headingLevel + 1, 'subtitle')}
      <p><strong>${at}</strong></p>
      <p>${place(speaker, '')}</p>
      <p class="no-print">
        ${button({
          label: t('list.open'),
          about: `${title}, ${at}`,
          kind: 'link',
          press: () => open(reference),
          busy: busy && opening === reference,
          busyLabel: t('list.opening'),
        })}
      </p>
    </li>
  `;
}

/** For who gave no address, or has the reference at hand. */
const toReference = ({ go }: OwnBookingPages['tracker'], label: string): TemplateResult =>
  button({ label, kind: 'link', press: () => go('look-up') });
