import { instantOf, localDay, localTime, timeZone } from '../../../src/core/dates.ts';
import type { LetterLanguage } from '../case/status-words.ts';

const days = new Map<string, Intl.DateTimeFormat>();

/** `Tuesday 4 March 2026`, in figures that everybody reads. */
function dayOf(instant: Date, language: LetterLanguage): string {
  let format = days.get(language);
  if (!format) {
    const locale = `${language === 'en' ? 'en-GB' : language}-u-nu-latn`;
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone });
    days.set(language, format);
  }
  const said = format.format(instant);
  // As the council writes it, whatever the tables of the day say.
  return language === 'en' || language === 'cy' ? said.replace(',', '') : said;
}

/** A day, `2026-03-04`, as words. */
export const dayInWords = (day: string, language: LetterLanguage): string => dayOf(instantOf(day, '12:00'), language);

const halves = { en: ['am', 'pm'], cy: ['yb', 'yp'] } as const;

/** `9:30am`, `9:30yb`, `09:30`, as pages have it; of an hour that comes twice it says which of the two. */
export function timeInWords(instant: Date, language: LetterLanguage): string {
  const { hour, minute } = localTime(instant);
  const zone = zoneOf(instant);
  const digits = String(minute).padStart(2, '0');
  const said = () => {
    if (language !== 'en' && language !== 'cy') return `${String(hour).padStart(2, '0')}:${digits}`;
    const [morning, afternoon] = halves[language];
    return `${hour % 12 || 12}${minute === 0 ? '' : `:${digits}`}${hour < 12 ? morning : afternoon}`;
  };
  return zone === undefined ? said() : `${said()} ${zone}`;
}

/** Of the hour that comes twice when summer ends: which one it is. */
export function zoneOf(instant: Date): 'BST' | 'GMT' | undefined {
  const shown = (shift: number) => {
    const { day, hour, minute } = localTime(new Date(instant.getTime() + shift));
    return `${day} ${hour}:${minute}`;
  };
  if (shown(3_600_000) === shown(0)) return 'BST';
  return shown(-3_600_000) === shown(0) ? 'GMT' : undefined;
}

const whens: Record<
  LetterLanguage,
  Record<'exact' | 'window', (day: string, from: string, until: string) => string>
> = {
  en: {
    exact: (day, from, until) => `${day}, ${from} to ${until}`,
    window: (day, from, until) => `${day}, between ${from} and ${until}`,
  },
  cy: {
    exact: (day, from, until) => `${day}, ${from} hyd ${until}`,
    window: (day, from, until) => `${day}, rhwng ${from} a ${until}`,
  },
  ar: {
    exact: (day, from, until) => `${day}، من ${from} إلى ${until}`,
    window: (day, from, until) => `${day}، بين ${from} و${until}`,
  },
  pl: {
    exact: (day, from, until) => `${day}, ${from}–${until}`,
    window: (day, from, until) => `${day}, między ${from} a ${until}`,
  },
};

/** When something is: `Tuesday 4 March 2026, 9:30am to 10am`, on the council's clock. */
export function whenInWords(
  { starts, ends, window }: { starts: string; ends: string; window: boolean },
  language: LetterLanguage,
): string {
  const [from, until] = [new Date(starts), new Date(ends)];
  return whens[language][window ? 'window' : 'exact'](
    dayOf(from, language),
    timeInWords(from, language),
    timeInWords(until, language),
  );
}

const instants: Record<LetterLanguage, (day: string, time: string) => string> = {
  en: (day, time) => `${time} on ${day}`,
  cy: (day, time) => `${time} ar ${day}`,
  ar: (day, time) => `${time}، ${day}`,
  pl: (day, time) => `${day}, godz. ${time}`,
};

/** A moment: `9:30am on Tuesday 4 March 2026`. */
export const instantInWords = (instant: Date, language: LetterLanguage): string =>
  instants[language](dayOf(instant, language), timeInWords(instant, language));

/** The day as figures, for lists: `2026-03-04 09:30`. */
export function figuresOf(instant: Date): string {
  const { hour, minute } = localTime(instant);
  return `${localDay(instant)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
