import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { formatDay, formatMonth, weekdays } from '../../i18n/times.ts';
import { dayAfterKey, monthOf, weeksOf } from './slot-picker.model.ts';
import type { SlotPicker } from './slot-picker.ts';

/**
 * The days of a month as a grid, after the date grid of the ARIA authoring practices: one stop of the Tab key, then the
 * arrows, Home and End for a week, PageUp and PageDown for the months that have times. A day without times can be
 * reached, and says so, but not chosen.
 */
export function calendar(picker: SlotPicker, month: string): TemplateResult {
  const { t, language } = picker.words;
  const counts = new Map(picker.days.map(({ day, slots }) => [day, slots.length]));
  const { openDay, today } = picker;
  const cursor = picker.cursor && monthOf(picker.cursor) === month ? picker.cursor : openDay;

  const cell = (day: string | undefined) => {
    if (!day) return html`<td></td>`;
    const count = counts.get(day) ?? 0;
    const times = count > 0 ? t('day.count', { count }) : t('day.none');
    return html`
      <td aria-selected=${day === openDay ? 'true' : 'false'}>
        <button
          class="slot-date"
          type="button"
          data-day=${day}
          tabindex=${day === cursor ? 0 : -1}
          aria-current=${ifDefined(day === today ? 'date' : undefined)}
          aria-disabled=${ifDefined(count > 0 ? undefined : 'true')}
          @click=${() => count > 0 && picker.open(day)}
        >
          <span aria-hidden="true">${Number(day.slice(-2))}</span>
          ${count > 0 ? html`<span class="slot-count" aria-hidden="true">${count}</span>` : nothing}
          <span class="visually-hidden">${formatDay(day, language)}, ${times}</span>
        </button>
      </td>
    `;
  };

  const pressed = (event: KeyboardEvent) => {
    const day = (event.target as HTMLElement).closest('button')?.dataset['day'];
    if (!day || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      picker.turn(event.key === 'PageUp' ? 'before' : 'after', '.slot-date[tabindex="0"]');
      return;
    }
    const to = dayAfterKey(event.key, day, picker.isRightToLeft);
    if (!to) return;
    event.preventDefault();
    picker.moveTo(to);
  };

  return html`
    <table class="slot-calendar" role="grid" aria-label=${formatMonth(month, language)} @keydown=${pressed}>
      <thead>
        <tr>
          ${weekdays(language).map(
            ({ name, short }) =>
              html`<th scope="col">
                <span aria-hidden="true">${short}</span><span class="visually-hidden">${name}</span>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${weeksOf(month).map(
          (week) =>
            html`<tr>
              ${week.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}
