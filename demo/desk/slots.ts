/** What there is to book on a day, and what officers do to it: a form each, and what the server's refusals mean in it. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DaySheet, DeskResources, ResourceDeed } from '../../src/contract/desk-bookings.ts';
import type { FieldProblem } from '../../src/contract/problems.ts';
import { localDay, localTime } from '../../src/core/dates.ts';
import { deedForm } from './deeds.ts';
import {
  dayInWords,
  describedBy,
  errorText,
  type Fault,
  field,
  moment,
  plural,
  type Question,
  spanOf,
  table,
} from './parts.ts';
import { caseAddress } from './queue.ts';

export type Resource = DeskResources['resources'][number];
type Slot = DaySheet['resources'][number]['slots'][number];

export const hoursAddress = (code: string): string => `#/hours?${new URLSearchParams({ resource: code }).toString()}`;

/** What the slots of a day need of the screen that shows them. */
export interface DaySlots {
  readonly resource: Resource & { readonly slots: readonly Slot[] };
  readonly sheet: DaySheet;
  readonly chosen: ReadonlySet<number>;
  readonly busy: boolean;
  readonly faultOf: (field: string) => string | undefined;
  readonly choose: (chosen: ReadonlySet<number>) => void;
  readonly complain: (faults: readonly Fault[]) => void;
  readonly ask: (question: Question) => void;
  /** The last is what to say when it is done. */
  readonly change: (form: string, deed: ResourceDeed, done: string) => void;
}

/** How a resource is open on a day, in words. */
function opening({ hours, exceptions }: Resource, day: string): string {
  const of = (all: boolean) => exceptions.filter((each) => each.day === day && each.all === all);
  const special = of(false).length > 0 ? of(false) : of(true);
  // Closed is closed, whatever hours it was to have.
  const first = special.find(({ from }) => from === undefined) ?? special[0];
  const words = (stretches: readonly { from?: string | undefined; until?: string | undefined }[]) =>
    stretches.map(({ from, until }) => `${from ?? ''} to ${until ?? ''}`).join(', ');
  if (first && first.from === undefined) return `Closed${first.reason ? `: ${first.reason}` : ' on this day'}.`;
  if (first) return `Open ${words(special)}, on this day alone.`;
  const { weekday } = localTime(day);
  const usual = hours.filter(
    (each) => each.weekday === weekday && (each.validFrom ?? day) <= day && day <= (each.validUntil ?? day),
  );
  return usual.length > 0 ? `Open as usual: ${words(usual)}.` : 'Closed, as usual on this weekday.';
}

const sum = (slots: readonly Slot[], of: (slot: Slot) => number) => slots.reduce((total, slot) => total + of(slot), 0);

/** What there is on a day, a line for each desk, court or round. */
export function resourceTable(
  { day, resources }: DaySheet,
  all: readonly Resource[],
  address: (code: string) => string,
) {
  return html`<section class="slots" aria-labelledby="slots">
    <h2 id="slots">What there is to book</h2>
    <p>Open one to close times, to change their places or to block the day.</p>
    ${table({
      kind: 'rounds',
      caption: 'Desks, courts and rounds',
      columns: ['Name', 'Opening', 'Places', 'Taken', 'Free'],
      rows: resources.map(({ code, name, slots }) => {
        const open = slots.filter(({ closed, starts }) => !closed && Date.parse(starts) > Date.now());
        const resource = all.find((each) => each.code === code);
        return html`<tr role="row">
          <th scope="row" role="rowheader"><a href=${address(code)}>${name}</a></th>
          <td role="cell">${resource && opening(resource, day)}</td>
          <td role="cell" data-name="Places">${sum(slots, ({ capacity }) => capacity)}</td>
          <td role="cell" data-name="Taken">${sum(slots, ({ taken }) => taken)}</td>
          <td role="cell" data-name="Free">${sum(open, ({ capacity, taken }) => capacity - taken)}</td>
        </tr>`;
      }),
    })}
  </section>`;
}

/** Bookings to come at times that are closed now. */
export const keptList = ({ kept }: Resource) =>
  kept.length === 0
    ? nothing
    : html`<section class="box" aria-labelledby="kept">
        <h2 id="kept">Booked at closed times</h2>
        <p>
          ${plural(kept.length, 'booking stays', 'bookings stay')} until somebody moves or cancels
          ${kept.length === 1 ? 'it' : 'them'}.
        </p>
        <ul>
          ${kept.map(
            ({ reference, starts }) =>
              html`<li>${moment(starts)}: <a class="reference" href=${caseAddress(reference)}>${reference}</a></li>`,
          )}
        </ul>
      </section>`;

/** The slots of a day, and what can be done to them and to the day. */
export function daySlots(day: DaySlots) {
  const { resource, sheet } = day;
  const past = sheet.day < localDay(new Date());
  return html`<section class="slots" aria-labelledby="slots">
    <h2 id="slots">Times of ${resource.name}</h2>
    <p>${opening(resource, sheet.day)} <a href=${hoursAddress(resource.code)}>Usual hours and places</a></p>
    ${keptList(resource)}
    ${resource.slots.length > 0 ? slotTable(day, past) : html`<p>There are no times on this day.</p>`}
    ${past ? nothing : dayForms(day)}
  </section>`;
}

function slotTable({ resource, chosen, busy, faultOf, choose, complain, change }: DaySlots, past: boolean) {
  const { slots } = resource;
  const ids = slots.map(({ id }) => id);
  const all = ids.every((id) => chosen.has(id));
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  const change1 = (deed: (slots: number[]) => ResourceDeed, done: (count: string) => string) => {
    if (chosen.size === 0) return complain([{ text: 'Choose at least one time', field: `slot-${ids[0] ?? ''}` }]);
    change('slots', deed([...chosen]), done(plural(chosen.size, 'time is', 'times are')));
  };
  const close = (closed: boolean) =>
    change1(
      (slots) => ({ kind: 'slots', slots, closed }),
      (times) => `${times} ${closed ? 'closed. What is booked there stays' : 'open'}.`,
    );
  const state = ({ closed, taken, capacity }: Slot) =>
    closed ? (taken > 0 ? 'Closed, and what is booked stays' : 'Closed') : taken >= capacity ? 'Full' : 'Open';
  const none = faultOf(`slot-${ids[0] ?? ''}`);
  return html`${
    past
      ? nothing
      : html`<p>
          <button type="button" class="plain" @click=${() => choose(new Set(all ? [] : ids))}>
            ${all ? 'Choose none' : 'Choose all times'}
          </button>
        </p>`
  }
  ${errorText('slots-none', none)}
  ${table({
    kind: 'times',
    caption: `Times of ${resource.name}`,
    columns: ['Time', 'Places', 'Taken', 'State'],
    rows: slots.map(
      (slot) =>
        html`<tr role="row" class=${slot.closed ? 'shut' : ''}>
          <th scope="row" role="rowheader">
            ${
              past
                ? spanOf(slot)
                : html`<span class="choice"
                    ><input
                      type="checkbox"
                      id="slot-${slot.id}"
                      .checked=${live(chosen.has(slot.id))}
                      aria-describedby=${describedBy('slots-none', '', none)}
                      @change=${() => toggle(slot.id)}
                    /><label for="slot-${slot.id}">${spanOf(slot)}</label></span
                  >`
            }
          </th>
          <td role="cell" data-name="Places">${slot.capacity}</td>
          <td role="cell" data-name="Taken">${slot.taken}</td>
          <td role="cell" data-name="State">${state(slot)}</td>
        </tr>`,
    ),
  })}
  ${
    past
      ? nothing
      : html`<form
          class="box"
          novalidate
          data-form="slots"
          aria-labelledby="slots-title"
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            const capacity = numberOf(event, 'capacity');
            change1(
              (slots) => ({ kind: 'slots-capacity', slots, capacity }),
              (times) => `${times} for ${capacity} now.`,
            );
          }}
        >
          <h3 id="slots-title">
            ${chosen.size === 0 ? 'No time is chosen' : `With the ${plural(chosen.size, 'chosen time', 'chosen times')}`}
          </h3>
          <p class="go">
            <button type="button" class="button" aria-disabled=${busy ? 'true' : nothing} @click=${() => close(true)}>
              Close
            </button>
            <button type="button" class="button" aria-disabled=${busy ? 'true' : nothing} @click=${() => close(false)}>
              Open
            </button>
            <span class="hint">Nobody new gets into a time that is closed. What is booked there stays.</span>
          </p>
          ${textField(faultOf, { id: 'slots-capacity', label: 'Places', number: true })}
          <button class="button" aria-disabled=${busy ? 'true' : nothing}>Set the places</button>
        </form>`
  }`;
}

function dayForms(day: DaySlots) {
  const { resource, sheet, faultOf, ask, change } = day;
  const named = dayInWords(sheet.day);
  const booked = sheet.bookings.filter(({ status }) => status === 'booked');
  const stays = html`<p>
      ${booked.length > 0 ? `What is booked stays until somebody moves or cancels it:` : 'Nothing is booked yet.'}
    </p>
    <ul>
      ${booked.map((booking) => html`<li>${spanOf(booking)}, ${booking.name || booking.reference}</li>`)}
    </ul>`;
  const anew = 'What was changed by hand in single times of this day is forgotten, and cannot be had back.';
  const special = resource.exceptions.filter((each) => each.day === sheet.day && !each.all);
  const exception = special.some(({ closure }) => !closure);
  const closed = special.some(({ closure }) => closure);
  const stillClosed = `${named} stays closed with others: it is opened in Closed days.`;
  const asking = (title: string, yes: string, text: unknown, act: () => void) =>
    ask({
      title,
      yes,
      text: html`${text}
        <p>${anew}</p>`,
      act,
    });
  return html`<div class="box deeds">
    <h3>With the whole day</h3>
    ${deedForm(day, {
      form: 'block',
      title: 'Block the day',
      fields: textField(faultOf, {
        id: 'block-reason',
        label: 'Reason (optional)',
        hint: 'For colleagues: no resident sees it.',
      }),
      button: 'Block the day',
      submit: (event) => {
        const reason = textOf(event, 'reason');
        asking(
          'Block the day?',
          'Block the day',
          html`<p>Nobody new can book on ${named}.</p>
            ${stays}`,
          () =>
            change(
              'block',
              { kind: 'block', day: sheet.day, ...(reason && { reason }) },
              `${named} is blocked. What was booked stays.`,
            ),
        );
      },
    })}
    ${deedForm(day, {
      form: 'open',
      title: 'Open it at other hours',
      fields: [
        textField(faultOf, { id: 'open-from', label: 'From', hint: 'Like 09:30.', short: true }),
        textField(faultOf, { id: 'open-until', label: 'Until', hint: 'Like 17:00, or 24:00.', short: true }),
        textField(faultOf, {
          id: 'open-capacity',
          label: 'Places at a time (optional)',
          hint: `${resource.capacity} as usual.`,
          number: true,
        }),
      ],
      button: 'Open it at these hours',
      submit: (event) => {
        const [from, until] = [textOf(event, 'from'), textOf(event, 'until')];
        const capacity = textOf(event, 'capacity') && { capacity: numberOf(event, 'capacity') };
        asking(
          'Open the day at these hours?',
          'Open it at these hours',
          html`<p>On ${named} it is open from ${from} until ${until} only.</p>
            ${stays}`,
          () =>
            change(
              'open',
              { kind: 'open', day: sheet.day, from, until, ...(capacity || {}) },
              `${named} is open from ${from} until ${until}. What was booked stays.`,
            ),
        );
      },
    })}
    ${
      exception
        ? deedForm(day, {
            form: 'usual',
            title: 'Make it a usual day again',
            fields: html`<p>
              ${closed ? `What is set for this one alone goes. ${stillClosed}` : `The usual hours hold again on ${named}.`}
            </p>`,
            button: 'Make it usual again',
            submit: () =>
              asking('Make it a usual day again?', 'Make it usual again', stays, () =>
                change(
                  'usual',
                  { kind: 'usual', day: sheet.day },
                  closed ? stillClosed : `${named} is as usual again.`,
                ),
              ),
          })
        : nothing
    }
  </div>`;
}

interface TextField {
  /** That of its form and its own: `open-from`. */
  id: string;
  /** Its own, unless told otherwise. */
  name?: string;
  label: string;
  hint?: string;
  value?: string;
  number?: boolean;
  short?: boolean;
}

/** A line of text; what is typed in it is the browser's to keep. */
export function textField(
  faultOf: (id: string) => string | undefined,
  { id, name = id.replace(/^\w+-/, ''), label, hint, value = '', number = false, short = number }: TextField,
) {
  const error = faultOf(id);
  return field({
    id,
    label,
    hint,
    error,
    control: html`<input
      class=${short ? 'short' : ''}
      id=${id}
      name=${name}
      inputmode=${number ? 'numeric' : nothing}
      maxlength=${short ? 6 : 200}
      autocomplete="off"
      value=${value}
      aria-describedby=${describedBy(id, hint, error)}
      aria-invalid=${error ? 'true' : nothing}
    />`,
  });
}

export const textOf = (event: Event, name: string): string =>
  (new FormData(event.target as HTMLFormElement).get(name) as string).trim();

/** What is no number is sent as none, and the server says so. */
export const numberOf = (event: Event, name: string): number => toNumber(textOf(event, name));
export const toNumber = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : NaN);

const times = { '': 'Write a time like 09:30', 'too-small': 'Write a time after the beginning' };
const meanings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  from: times,
  until: times,
  capacity: {
    '': 'Write a whole number, from 0 to 10,000',
    'too-small': 'More is taken in one of these times already: write a higher number',
  },
  day: { '': 'This day is over' },
  reason: { '': 'Write 200 characters or fewer' },
  slots: { '': 'Choose other times: these are not there any more' },
  validFrom: { '': 'Enter a day, or leave it empty' },
  validUntil: { '': 'Enter a day, or leave it empty' },
};

/** The server's refusals, at the fields of a form. */
export const resourceFaults = (form: string, errors: readonly FieldProblem[]): Fault[] =>
  errors.map(({ field: path, code }) => {
    const parts = path.replace(/^deed\./, '').split('.');
    const last = parts.at(-1) ?? '';
    const words = meanings[last];
    return {
      ...(last !== 'slots' && last !== 'day' && { field: [form, ...parts.filter((part) => part !== form)].join('-') }),
      text: words?.[code] ?? words?.[''] ?? 'The server does not take this as it is',
    };
  });
