import { localTime, type LocalTime } from '../core/dates.ts';
import type { Language } from './languages.ts';

/**
 * Dates, times, numbers and lists. Chromium has no Welsh data and answers in American English when asked for `cy`, so
 * Welsh and English are ours on every browser; Arabic and Polish are the browser's, with Western digits, because
 * references, telephone numbers and house numbers have those.
 */
const names = {
  en: {
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: [
      'January', 'February', 'March', 'April', 'May', 'June',
      'July', 'August', 'September', 'October', 'November', 'December',
    ],
  },
  cy: {
    weekdays: ['Dydd Sul', 'Dydd Llun', 'Dydd Mawrth', 'Dydd Mercher', 'Dydd Iau', 'Dydd Gwener', 'Dydd Sadwrn'],
    months: [
      'Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin',
      'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr',
    ],
  },
} as const; // prettier-ignore

const locale = (language: 'ar' | 'pl') => (language === 'ar' ? 'ar-u-nu-latn' : 'pl');

const utc = ({ year, month, day, hour, minute }: LocalTime) => new Date(Date.UTC(year, month - 1, day, hour, minute));

const isOurs = (language: Language): language is 'en' | 'cy' => language === 'en' || language === 'cy';

/** `Tuesday 4 March 2025`, on the council's calendar. Takes an instant or a `YYYY-MM-DD`. */
export function formatDate(instant: string | Date, language: Language): string {
  const local = localTime(instant);
  if (isOurs(language)) {
    const { weekdays, months } = names[language];
    return `${weekdays[local.weekday]} ${local.day} ${months[local.month - 1]} ${local.year}`;
  }
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale(language), options).format(utc(local));
}

/** `2:30pm`, `midday`-free and in Welsh `2:30yp`, on the council's clock; 24 hours in Polish. */
export function formatTime(instant: string | Date, language: Language): string {
  const local = localTime(instant);
  if (isOurs(language)) {
    const { hour, minute } = local;
    const half = language === 'en' ? (hour < 12 ? 'am' : 'pm') : hour < 12 ? 'yb' : 'yp';
    return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''}${half}`;
  }
  const options = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale(language), options).format(utc(local));
}

/** `12,345` (`12 345` in Polish). */
export function formatNumber(number: number, language: Language): string {
  if (language === 'pl' || language === 'ar') return new Intl.NumberFormat(locale(language)).format(number);
  const [whole = '', rest] = String(number).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ? `.${rest}` : '');
}

/** Size of a file in whole kB or MB with one decimal. */
export function formatBytes(bytes: number, language: Language): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1) return `${formatNumber(Math.max(1, Math.round(bytes / 1000)), language)} kB`;
  return `${formatNumber(Math.round(megabytes * 10) / 10, language)} MB`;
}
