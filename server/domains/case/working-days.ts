import { localDay } from '../../../src/core/dates.ts';
import { bankHolidays } from './bank-holidays.ts';

const day = 86_400_000;

/**
 * The day that many working days after an instant on the council's calendar: no weekends, no bank holidays. Of 0, the
 * day itself if it is a working day, else the next that is.
 * @returns `YYYY-MM-DD`
 */
export function addWorkingDays(instant: Date, workingDays: number): string {
  let at = Date.parse(`${localDay(instant)}T00:00:00Z`);
  if (workingDays === 0) while (!isWorkingDay(at)) at += day;
  for (let left = workingDays; left > 0;) {
    at += day;
    if (isWorkingDay(at)) left -= 1;
  }
  return new Date(at).toISOString().slice(0, 10);
}

function isWorkingDay(midnight: number): boolean {
  const date = new Date(midnight);
  return date.getUTCDay() % 6 !== 0 && !bankHolidays.has(date.toISOString().slice(0, 10));
}
