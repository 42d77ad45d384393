import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { safeUrl } from '../../../core/safe-url.ts';
import { lastChange, place, when } from '../../../fields/booking.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import type { LaterScreen } from './screen.ts';

/** It is booked: the reference, when and where, what to bring, and ways to keep it. */
export function done(screen: LaterScreen): TemplateResult {
  const { t, shared, form, widget, service, made, council, earlier, moving, hold } = screen;
  if (!made) return html``;
  const { reference, token, bring, language } = made;
  const page = safeUrl(council?.trackUrl, widget.api?.base.href ?? location.href);
  const mail = !earlier && !moving && form.text('contact.email').trim();
  // An earlier time could not be taken any more.
  const canWait = service.waiting && lastChange(service, made.starts) > (hold?.clock.serverTime ?? 0);
  const location_ = service.locations.find(({ code }) => code === made.location);
  return html`
    <div class="done">
      ${heading(t(moving ? 'move.done' : 'done.title'), widget.headingLevel)}
      <p>${t('done.reference')} <strong class="reference" dir="ltr">${reference}</strong></p>
    </div>
    ${earlier ? html`<div class="box"><p>${t('done.earlier')}</p></div>` : nothing}
    <p><strong>${when(screen, made)}</strong></p>
    <p>${place(screen, made.location)}</p>
    ${location_?.access ? html`<p class="quiet" lang=${ifDefined(foreignTo(service.language, widget.language))}>${location_.access}</p>` : nothing}
    ${mail ? html`<p>${t('done.email', { email: mail })}</p>` : nothing}
    ${
      bring.length > 0
        ? html`${heading(t('done.bring'), widget.headingLevel + 1, 'subtitle')}
            <ul class="list" lang=${ifDefined(foreignTo(language, widget.language))}>
              ${bring.map((line) => html`<li>${line}</li>`)}
            </ul>`
        : nothing
    }
    <div class="buttons no-print">
      ${button({
        label: t('done.calendar'),
        press: screen.addToCalendar,
        kind: 'secondary',
        busy: screen.fetchingCalendar,
      })}
      ${button({ label: shared('print'), kind: 'secondary', press: () => print() })}
    </div>
    ${
      page && token
        ? html`<p><a href="${page}#council-case=${reference}.${token}">${t('done.follow')}</a></p>
            <p class="quiet">${t('done.follow-hint')}</p>`
        : nothing
    }
    ${canWait ? html`<p class="no-print">${button({ label: t('time.waiting'), kind: 'link', press: screen.wait, busy: screen.waitBusy })}</p>` : nothing}
    ${moving ? nothing : html`<p class="no-print">${button({ label: t('done.again'), kind: 'link', press: screen.again })}</p>`}
  `;
}

const foreignTo = (language: string, around: string): string | undefined =>
  language === around ? undefined : language;
