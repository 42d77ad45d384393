import { localTime } from '../core/dates.ts';
import { formatDate, formatTime } from './formats.ts';
import type { Language } from './languages.ts';

/** What a booking says of times, beyond `formats.ts`. Days are `YYYY-MM-DD` on the council's calendar, months `YYYY-MM`. */

const utcDay = (day: string) => new Date(`${day}T00:00Z`);

const inLanguage = (language: 'ar' | 'pl', options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : language, { ...options, timeZone: 'UTC' });

/** `Tuesday 4 March`. */
export const formatDay = (day: string, language: Language): string =>
  language === 'ar' || language === 'pl'
    ? inLanguage(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(utcDay(day))
    : formatDate(day, language).replace(/ \d+$/, '');

/** `March 2025`. */
export const formatMonth = (month: string, language: Language): string =>
  language === 'ar' || language === 'pl'
    ? inLanguage(language, { month: 'long', year: 'numeric' }).format(utcDay(`${month}-01`))
    : formatDate(`${month}-01`, language).split(' ').slice(-2).join(' ');

/** Days of the week from Monday: `Tuesday` and `Tue`, in Welsh `Dydd Mawrth` and `Maw`. */
export function weekdays(language: Language): { readonly name: string; readonly short: string }[] {
  // A week that begins on a Monday.
  const days = Array.from({ length: 7 }, (_, index) => `2024-01-0${index + 1}`);
  if (language === 'ar' || language === 'pl') {
    const [long, short] = [inLanguage(language, { weekday: 'long' }), inLanguage(language, { weekday: 'short' })];
    // Arabic has no shorter ones but single letters, and a narrow column holds these.
    const letter = inLanguage(language, { weekday: 'narrow' });
    return days.map(utcDay).map((day) => ({
      name: long.format(day),
      short: (language === 'ar' ? letter : short).format(day),
    }));
  }
  return days.map((day) => {
    const name = formatDate(day, language).replace(/ \d.*$/, '');
    const word = name.split(' ').at(-1) ?? '';
    return { name, short: word.length > 4 ? word.slice(0, 3) : word };
  });
}

/** What the council's clock shows, as if it were UTC. */
function shown(at: number): number {
  const { year, month, day, hour, minute } = localTime(new Date(at));
  return Date.UTC(year, month - 1, day, hour, minute);
}

const hour = 3_600_000;

/** `BST` or `GMT` for a time that the council's clock shows twice, in the night in which it is put back. */
export function zoneOf(instant: string): 'BST' | 'GMT' | undefined {
  const at = Date.parse(instant);
  const now = shown(at);
  if (shown(at + hour) === now) return 'BST';
  return shown(at - hour) === now ? 'GMT' : undefined;
}

/** `2:30pm`, or `1:30am (BST)` where there are two of them. */
export function formatClock(instant: string, language: Language): string {
  const zone = zoneOf(instant);
  return `${formatTime(instant, language)}${zone ? ` (${zone})` : ''}`;
}

/** `Tuesday 4 March 2025, 2:30pm`, or with another time in place of that one. */
export const formatInstant = (instant: string, language: Language, time = formatClock(instant, language)): string =>
  [formatDate(instant, language), time].join(language === 'ar' ? '، ' : ', ');
