/** The council's clock. A phone set to New York changes nothing. */
export const timeZone = 'Europe/London';

/** Parts of an instant on the council's clock. */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number;
  hour: number;
  minute: number;
}

let format: Intl.DateTimeFormat | undefined;

/** Made when it is first wanted: a browser reads its tables of time zones for it. */
const councilClock = (): Intl.DateTimeFormat =>
  (format ??= new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }));

/** Splits an instant (ISO 8601 or Date) into the council's local time; a plain `YYYY-MM-DD` is that day at midnight. */
export function localTime(instant: string | Date): LocalTime {
  if (typeof instant === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(instant)) {
    const [year, month, day] = instant.split('-').map(Number) as [number, number, number];
    return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(), hour: 0, minute: 0 };
  }
  const found = Object.fromEntries(
    councilClock()
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day, hour, minute } = found as Record<string, number> & LocalTime;
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(), hour, minute };
}

/** The day of an instant on the council's clock, `YYYY-MM-DD`. */
export function localDay(instant: string | Date): string {
  const { year, month, day } = localTime(instant);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** What the clock shows at an instant, as if it were UTC. */
const shownAt = (at: number): number => {
  const { year, month, day, hour, minute } = localTime(new Date(at));
  return Date.UTC(year, month - 1, day, hour, minute);
};

/**
 * The instant at which the council's clock shows a time, `09:30` or `24:00`, of a day, `YYYY-MM-DD`. Of an hour that
 * comes twice it is the first; of one that is left out, as much later.
 */
export function instantOf(day: string, time: string): Date {
  const shown = Date.parse(`${day}T${time.slice(0, 5)}:00Z`);
  const halfDay = 43_200_000;
  const before = shown - (shownAt(shown - halfDay) - (shown - halfDay));
  const after = shown - (shownAt(shown + halfDay) - (shown + halfDay));
  return new Date(shownAt(before) !== shown && shownAt(after) === shown ? after : before);
}
