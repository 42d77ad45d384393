/** A booking to another time, for a resident who rings. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { SlotList } from '../../src/contract/slots.ts';
import { localDay } from '../../src/core/dates.ts';
import { channelOf, deedForm, type Forms, noteOf, notes, select } from './deeds.ts';
import { dayInWords, describedBy, field, plural, spanOf, timeOf } from './parts.ts';

/** The times of a day at a location, as they were read. */
export interface Times {
  day: string;
  location: string;
  list: SlotList;
}

/** What is looked for: what is typed, else where and when the booking is. */
export function lookedFor({ found: { booking }, read }: Pick<Forms, 'found' | 'read'>) {
  return {
    day: read('move-day', booking && localDay(booking.starts)),
    location: read('move-location', booking?.location),
  };
}

export function moveForm(forms: Forms) {
  const { booking } = forms.found;
  if (!booking) return nothing;
  const { day, location } = lookedFor(forms);
  const { times } = forms;
  const list = times && times.day === day && times.location === location ? times.list : undefined;
  const slots = list?.slots.filter(({ starts }) => starts !== booking.starts || location !== booking.location) ?? [];
  const chosen = slots.find(({ starts }) => starts === forms.read('move-starts'))?.starts ?? '';
  const error = forms.faultOf('move-day');
  const told =
    channelOf(forms.found, true) !== 'none' ? 'The resident is told.' : 'Nobody gave an address: tell them yourself.';
  return deedForm(forms, {
    form: 'move',
    title: 'Move to another time',
    fields: [
      booking.locations.length > 1
        ? select(
            forms,
            { id: 'move-location', label: 'Where', value: booking.location },
            booking.locations.map(({ code, name }) => [code, name] as const),
          )
        : nothing,
      field({
        id: 'move-day',
        label: 'Day',
        error,
        control: html`<input
          id="move-day"
          name="move-day"
          type="date"
          .value=${live(day)}
          @keydown=${(event: KeyboardEvent) => {
            // What Enter would do to a form is to move the booking.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            forms.showTimes();
          }}
          aria-describedby=${describedBy('move-day', '', error)}
          aria-invalid=${error ? 'true' : nothing}
        />`,
      }),
      html`<p><button type="button" class="toggle" @click=${() => forms.showTimes()}>Show the times</button></p>
        <p role="status">${list ? summaryOf(day, slots.length, list) : nothing}</p>`,
      select(forms, { id: 'move-starts', label: 'New time', hint: 'The rules for residents do not count here.' }, [
        ['', list ? 'Choose a time' : 'Show the times first'],
        ...slots.map((slot) => [slot.starts, spanOf(slot)] as const),
      ]),
      ...notes(forms, 'move', { label: 'Note to the resident', optional: true, onlyThem: true, always: true }),
    ],
    button: 'Move the booking',
    submit: () =>
      forms.send(
        'move',
        { kind: 'move', location, starts: chosen, note: noteOf(forms, 'move') },
        `The booking is moved to ${dayInWords(day)}, ${chosen && timeOf(chosen)}. ${told}`,
      ),
  });
}

function summaryOf(day: string, count: number, { before, after }: SlotList): string {
  const there = `${count === 0 ? 'No free time' : plural(count, 'free time', 'free times')} on ${dayInWords(day)}.`;
  if (count > 0) return there;
  const near = [before, after].filter((each) => each !== undefined).map(dayInWords);
  return near.length > 0 ? `${there} The nearest days with one: ${near.join(' and ')}.` : there;
}
