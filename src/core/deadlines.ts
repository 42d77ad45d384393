import { localTime } from './dates.ts';

const hours = 3_600_000;

/** The last moment for what begins then: hours before, or a time on the council's clock so many days before. */
export function deadlineOf(
  starts: string | Date,
  deadline: number | { readonly days: number; readonly time: string } = 0,
): Date {
  const begins = new Date(starts);
  if (typeof deadline === 'number') return new Date(begins.getTime() - deadline * hours);
  begins.setUTCSeconds(0, 0);
  const [hour = 0, minute = 0] = deadline.time.split(':').map(Number);
  const from = localTime(begins);
  const before = deadline.days * 24 + from.hour - hour + (from.minute - minute) / 60;
  const last = new Date(begins.getTime() - before * hours);
  // The clock may have changed in between: by how much it shows something else, from -12 to 11.
  const off = ((localTime(last).hour - hour + 36) % 24) - 12;
  return new Date(last.getTime() - off * hours);
}
