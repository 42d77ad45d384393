import { localDay, localTime, timeZone } from '../../../src/core/dates.ts';
import { zoneOf } from './when.ts';

/** One entry of a calendar. */
export interface CalendarEntry {
  /** Stays the same for the entry's life. */
  uid: string;
  /** Goes up with every change, and when it is cancelled: or else calendars take no notice. */
  sequence: number;
  /** When it was last changed. */
  changed: Date;
  starts: Date;
  ends: Date;
  summary: string;
  description: string;
  location?: string | undefined;
  /** Somebody has to be there. */
  busy: boolean;
  cancelled: boolean;
  /** With an invitation. */
  organizer?: Person | undefined;
  attendee?: Person | undefined;
}

interface Person {
  name: string;
  email: string;
}

export interface CalendarOptions {
  /** A file to keep, an invitation in a letter, or what takes it back. */
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** Of a calendar that is read again and again. */
  feed?: { name: string; source: string } | undefined;
}

/** Great Britain's rules since 1996, for calendars that do not know the zone by its name. */
const zone = [
  'BEGIN:VTIMEZONE',
  `TZID:${timeZone}`,
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T010000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** Entries as RFC 5545 writes them, with lines of at most 75 octets. */
export function iCalendar(entries: readonly CalendarEntry[], { method, feed }: CalendarOptions): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Council Elements//Bookings//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(feed
      ? [
          `NAME:${text(feed.name)}`,
          `X-WR-CALNAME:${text(feed.name)}`,
          'REFRESH-INTERVAL;VALUE=DURATION:P1D',
          'X-PUBLISHED-TTL:P1D',
          `SOURCE;VALUE=URI:${feed.source}`,
          `URL:${feed.source}`,
        ]
      : []),
    ...zone,
    ...entries.flatMap(eventOf),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

const eventOf = ({ uid, sequence, changed, starts, ends, summary, description, ...entry }: CalendarEntry): string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}@council`,
  `SEQUENCE:${sequence}`,
  `DTSTAMP:${universal(changed)}`,
  `LAST-MODIFIED:${universal(changed)}`,
  `DTSTART${local(starts)}`,
  `DTEND${local(ends)}`,
  `SUMMARY:${text(summary)}`,
  ...(description ? [`DESCRIPTION:${text(description)}`] : []),
  ...(entry.location ? [`LOCATION:${text(entry.location)}`] : []),
  ...(entry.organizer ? [`ORGANIZER;CN=${parameter(entry.organizer.name)}:${mailto(entry.organizer)}`] : []),
  ...(entry.attendee
    ? [
        `ATTENDEE;CN=${parameter(entry.attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:${mailto(entry.attendee)}`,
      ]
    : []),
  `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `TRANSP:${entry.busy ? 'OPAQUE' : 'TRANSPARENT'}`,
  'END:VEVENT',
];

const universal = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d+/g, '');

/** On the council's clock; in UTC where its hour comes twice, since calendars differ in which of the two they take. */
function local(instant: Date): string {
  if (zoneOf(instant) !== undefined) return `:${universal(instant)}`;
  const { hour, minute } = localTime(instant);
  const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join('');
  return `;TZID=${timeZone}:${localDay(instant).replaceAll('-', '')}T${time}00`;
}

const text = (value: string) => value.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Nothing can be escaped in a parameter: quotes keep what is in it together, and a quote cannot be in it. */
const parameter = (value: string) => `"${value.replace(/["\p{Cc}]/gu, ' ')}"`;

/** These two begin something else in a URI, and may be in an address. */
const mailto = ({ email }: Person) => `mailto:${encodeURI(email).replace(/[?#]/g, encodeURIComponent)}`;

/** Breaks a line so that none has more than 75 octets, never within a character. */
function fold(line: string): string {
  const lines: string[] = [];
  let at = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      lines.push(at);
      at = ' ';
      octets = 1;
    }
    at += character;
    octets += size;
  }
  return [...lines, at].join('\r\n');
}
