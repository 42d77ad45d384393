import type { Slot, SlotList } from '../../contract/slots.ts';
import { localDay, localTime } from '../../core/dates.ts';
import { addDays } from '../../core/days.ts';

/** Days are `YYYY-MM-DD` and months `YYYY-MM`, on the council's calendar, so that they sort as they follow each other. */

/** All slots of one day, by time and then by location. */
export interface SlotDay {
  readonly day: string;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly slots: readonly Slot[];
  /** Of each slot: minutes since midnight on the council's clock. */
  readonly minutes: readonly number[];
  /** The clock is put forward or back on it, so that an hour may come twice. */
  readonly isChange: boolean;
}

/** What a resident wants to see; empty lists mean all. */
export interface Narrowed {
  /** `morning` is before noon, `afternoon` the rest. */
  readonly parts: readonly string[];
  /** As digits, 0 is Sunday. */
  readonly weekdays: readonly string[];
}

const minute = 60_000;
const noon = 12 * 60;
const dayLength = 24 * 60 * minute;

export const monthOf = (day: string): string => day.slice(0, 7);
export const weekdayOf = (day: string): number => new Date(`${day}T00:00Z`).getUTCDay();

/** First and last day of a month, as `GET /slots` wants them. */
export function rangeOf(month: string): { readonly from: string; readonly to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

/** Milliseconds that the council's clock is ahead of UTC. */
function aheadAt(at: number): number {
  const { year, month, day, hour, minute: minutes } = localTime(new Date(at));
  return Date.UTC(year, month - 1, day, hour, minutes) - Math.floor(at / minute) * minute;
}

/**
 * Slots by day. Ten thousand of them are no more work than the days that they are on: what the clock shows is asked once
 * a day, and for each slot only on the two days of the year on which it changes.
 */
export function daysOf(slots: readonly Slot[]): SlotDay[] {
  const ahead = new Map<number, number | undefined>();
  const constantAhead = (utcDay: number) => {
    if (!ahead.has(utcDay)) {
      const [first, last] = [aheadAt(utcDay * dayLength), aheadAt((utcDay + 1) * dayLength)];
      ahead.set(utcDay, first === last ? first : undefined);
    }
    return ahead.get(utcDay);
  };
  const days: { day: string; weekday: number; slots: Slot[]; minutes: number[]; isChange: boolean }[] = [];
  let number = NaN;
  let last: (typeof days)[number] | undefined;
  for (const slot of slots) {
    const at = Date.parse(slot.starts);
    const constant = constantAhead(Math.floor(at / dayLength));
    const local = at + (constant ?? aheadAt(at));
    const localNumber = Math.floor(local / dayLength);
    if (!last || localNumber !== number) {
      number = localNumber;
      const day = new Date(local).toISOString().slice(0, 10);
      days.push((last = { day, weekday: weekdayOf(day), slots: [], minutes: [], isChange: false }));
    }
    last.slots.push(slot);
    last.isChange ||= constant === undefined;
    last.minutes.push(Math.floor((local - localNumber * dayLength) / minute));
  }
  return days;
}

/** Days and slots that a resident wants to see; days without any are left out. */
export function narrow(days: readonly SlotDay[], { parts, weekdays }: Narrowed): readonly SlotDay[] {
  const wantsPart = parts.length === 1 ? parts[0] : undefined;
  const found = weekdays.length > 0 ? days.filter(({ weekday }) => weekdays.includes(String(weekday))) : days;
  if (!wantsPart) return found;
  const wanted = (minutes: number) => minutes < noon === (wantsPart === 'morning');
  return found
    .map((day) => ({
      ...day,
      slots: day.slots.filter((_, index) => wanted(day.minutes[index] ?? 0)),
      minutes: day.minutes.filter(wanted),
    }))
    .filter(({ slots }) => slots.length > 0);
}

export const countOf = (days: readonly SlotDay[]): number => days.reduce((sum, { slots }) => sum + slots.length, 0);

/** Slots of a day by location, in the order of the locations; one group without a code where there is one location. */
export function byLocation(
  slots: readonly Slot[],
  locations: readonly string[],
): { readonly location?: string; readonly slots: readonly Slot[] }[] {
  if (locations.length < 2) return [{ slots }];
  return locations
    .map((location) => ({ location, slots: slots.filter((slot) => slot.location === location) }))
    .filter((group) => group.slots.length > 0);
}

/** More times than these are not drawn at once: each day then opens by itself, and its later times when asked for. */
export const mostOpen = 60;

/** Whether the times of all days are shown, or those of one. */
export const showsAll = (days: readonly SlotDay[]): boolean => countOf(days) <= mostOpen;

/**
 * The month to look at instead, before a resident has asked for one: the device's own clock was believed for the first
 * question only, and the first month may have nothing.
 */
export function betterMonth({ now, slots, after }: SlotList, month: string, isFirst: boolean): string | undefined {
  const current = monthOf(localDay(now));
  if (isFirst && month !== current) return current;
  return slots.length === 0 && after ? monthOf(after) : undefined;
}

/** Weeks of a month from Monday to Sunday; days of its neighbours are undefined. */
export function weeksOf(month: string): (string | undefined)[][] {
  const { from, to } = rangeOf(month);
  const monday = addDays(from, -((weekdayOf(from) + 6) % 7));
  const weeks: (string | undefined)[][] = [];
  for (let start = monday; start <= to; start = addDays(start, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => addDays(start, index)).map((day) =>
        monthOf(day) === month ? day : undefined,
      ),
    );
  }
  return weeks;
}

/**
 * The day to which a key leads in the grid of a month, as the ARIA authoring practices have it; undefined for keys that
 * do something else. It stays in the month: PageUp and PageDown lead to the others.
 */
export function dayAfterKey(key: string, day: string, isRightToLeft: boolean): string | undefined {
  const { from, to } = rangeOf(monthOf(day));
  const fromMonday = (weekdayOf(day) + 6) % 7;
  const forward = isRightToLeft ? -1 : 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -forward,
    ArrowRight: forward,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -fromMonday,
    End: 6 - fromMonday,
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  const found = addDays(day, step);
  // Home and End stop at the month's own ends; an arrow that would leave it does nothing.
  if (found >= from && found <= to) return found;
  if (key === 'Home') return from;
  return key === 'End' ? to : day;
}
