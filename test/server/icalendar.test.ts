import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { iCalendar, type CalendarEntry, type CalendarOptions } from '../../server/domains/booking/icalendar.ts';

const entry = (over: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: '7b0e1c52-0f7c-4d4e-9a53-3f1d1c6a7c11',
  sequence: 0,
  changed: new Date('2026-03-01T10:20:30Z'),
  starts: new Date('2026-07-15T08:30:00Z'),
  ends: new Date('2026-07-15T09:00:00Z'),
  summary: 'Register a birth',
  description: 'Exampleton Council\nReference: 7K3-M9Q-XPT4\nBring: your passport, and one more proof; or call',
  location: 'Registry Office, Town Hall, 1 High Street, Exampleton, ZZ1 1AA',
  busy: true,
  cancelled: false,
  ...over,
});
const people = {
  organizer: { name: 'Exampleton Council', email: 'help@exampleton.example' },
  attendee: { name: 'Robin "Bob" Hill; ZZ', email: 'robin+births@example.com' },
};

/** Files that calendars were seen to take; `GOLDEN=write` writes them anew. */
function golden(name: string, content: string): void {
  const path = join(import.meta.dirname, 'golden', name);
  if (process.env['GOLDEN'] === 'write') writeFileSync(path, content);
  assert.equal(content, readFileSync(path, 'utf8'));
}

const eventOf = (content: string) => {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
  const component = calendar.getFirstSubcomponent('vevent');
  if (!component) throw new Error('No event');
  return { calendar, component, event: new ICAL.Event(component) };
};

const cases: Record<string, [CalendarEntry, CalendarOptions]> = {
  'booked.ics': [entry(), { method: 'PUBLISH' }],
  'invitation.ics': [entry(people), { method: 'REQUEST' }],
  'moved.ics': [
    entry({
      ...people,
      sequence: 1,
      changed: new Date('2026-03-02T08:00:00Z'),
      starts: new Date('2026-12-02T14:00:00Z'),
      ends: new Date('2026-12-02T15:00:00Z'),
    }),
    { method: 'REQUEST' },
  ],
  'cancelled.ics': [entry({ ...people, sequence: 2, cancelled: true }), { method: 'CANCEL' }],
  'feed.ics': [
    entry({
      summary: 'Cofrestru genedigaeth: apwyntiad yn swyddfa’r cofrestrydd ŵ ŷ – dewch â’ch pasbort',
      busy: false,
    }),
    {
      method: 'PUBLISH',
      feed: { name: 'Register a birth', source: 'https://council.example/api/calendars/token.ics' },
    },
  ],
};

describe('a booking for a calendar', () => {
  for (const [name, [given, options]] of Object.entries(cases)) {
    it(`is ${name} to the letter, and another’s parser reads it`, () => {
      const content = iCalendar([given], options);
      golden(name, content);
      const { calendar, component, event } = eventOf(content);
      assert.equal(calendar.getFirstPropertyValue('method'), options.method);
      assert.equal(event.uid, `${given.uid}@council`);
      assert.equal(component.getFirstPropertyValue('sequence'), given.sequence);
      assert.equal(event.summary, given.summary);
      assert.equal(event.description, given.description);
      assert.equal(event.location, given.location);
      const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
      ICAL.TimezoneService.register(zone);
      assert.equal(event.startDate.toJSDate().toISOString(), given.starts.toISOString());
      assert.equal(event.endDate.toJSDate().toISOString(), given.ends.toISOString());
      assert.match(content, /\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/);
    });
  }

  it('has lines of 75 octets at most that end in CRLF, whatever is in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (words) => {
        // Line ends are the one thing that a summary has none of: text is cleaned when it comes. U+FFFD would be half a letter.
        const summary = words.replace(/[\p{Cc}\u2028\u2029\ufffd]/gu, '');
        const content = iCalendar([entry({ summary })], { method: 'PUBLISH' });
        assert.ok(content.endsWith('\r\n'));
        for (const line of content.slice(0, -2).split('\r\n')) {
          assert.ok(Buffer.byteLength(line) <= 75, line);
          assert.doesNotMatch(line, /[\r\n\ufffd]/);
        }
        assert.equal(eventOf(content).event.summary ?? '', summary);
      }),
      { numRuns: 200 },
    );
  });

  it('is at the right hour on both days when the clocks change, of the hour that comes twice in either', () => {
    for (const starts of [
      '2026-03-29T00:30:00Z',
      '2026-03-29T01:00:00Z',
      '2026-10-24T23:30:00Z',
      '2026-10-25T00:30:00Z',
      '2026-10-25T01:30:00Z',
      '2026-10-25T02:00:00Z',
    ]) {
      const ends = new Date(Date.parse(starts) + 1_800_000);
      const content = iCalendar([entry({ starts: new Date(starts), ends })], { method: 'PUBLISH' });
      const { calendar, event } = eventOf(content);
      const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone'));
      ICAL.TimezoneService.register(zone);
      assert.equal(event.startDate.toJSDate().getTime(), Date.parse(starts), starts);
      assert.equal(event.endDate.toJSDate().getTime(), ends.getTime(), starts);
    }
  });

  it('is for an address that is legal, whatever is in it', () => {
    for (const email of ['a?b#c@example.com', '"a\\"b"@example.com', 'a@[192.0.2.1]', 'robin+births@example.com']) {
      const attendee = { name: 'Robin', email };
      const { component } = eventOf(iCalendar([entry({ ...people, attendee })], { method: 'REQUEST' }));
      const { pathname, search, hash } = new URL(String(component.getFirstPropertyValue('attendee')));
      assert.deepEqual([decodeURIComponent(pathname), search, hash], [email, '', '']);
    }
  });
});
