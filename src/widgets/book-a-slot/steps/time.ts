import { html, nothing, type TemplateResult } from 'lit';
import { held, when } from '../../../fields/booking.ts';
import { button } from '../../../fields/button.ts';
import { foreign } from '../../../fields/foreign.ts';
import { heading } from '../../../fields/heading.ts';
import { locationsOf } from '../book-a-slot.model.ts';
import { takes } from './items.ts';
import { itemsQuery } from './later.model.ts';
import type { LaterScreen } from './screen.ts';

/** When: the time that is held already, and all others. */
export function time(screen: LaterScreen): TemplateResult {
  const { t, shared, form, widget, service, booking, slot, hold, lost, moving, busy } = screen;
  const { code, window, language } = service;
  return html`
    <form novalidate @submit=${screen.next}>
      ${lost ? html`<div class="box warning slot-lost" tabindex="-1"><p>${t(`time.${lost}`)}</p></div>` : nothing}
      <p class="caption" lang=${foreign(screen) ?? nothing}>${service.name}</p>
      ${heading(t(moving ? 'move.title' : 'time.title'), widget.headingLevel)}
      ${moving ? html`<p>${t('move.from', { when: when(screen, moving.slot) })}</p>` : nothing} ${takes(screen)}
      ${
        slot
          ? html`${held(screen)}
              <div class="buttons">${button({ label: shared('continue'), busy })}</div>
              ${heading(t('time.other'), widget.headingLevel + 1, 'subtitle')}`
          : nothing
      }
      <council-slot-picker
        .widget=${widget}
        .form=${form}
        .wanted=${{ service: code, locations: locationsOf(booking), items: itemsQuery(booking), window, language }}
        .chosen=${slot}
        .busy=${hold?.taking}
        .choose=${screen.choose}
      ></council-slot-picker>
      ${service.waiting ? html`<p>${button({ label: t('time.waiting'), kind: 'link', press: screen.wait, busy: screen.waitBusy })}</p>` : nothing}
    </form>
  `;
}
