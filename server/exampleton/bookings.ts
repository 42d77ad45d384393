import { localDay } from '../../src/core/dates.ts';
import type { Database } from '../database/open.ts';
import { sql } from '../database/sql.ts';
import { bankHolidays } from '../domains/case/bank-holidays.ts';
import { newReference } from '../domains/case/secrets.ts';
import {
  horizon,
  makeSlots,
  saveResources,
  type OpeningHours,
  type ResourceSetup,
} from '../domains/booking/opening.ts';
import { seeded } from './random.ts';
import { w } from './services/definition.ts';

const weekdays = [1, 2, 3, 4, 5];
const everyDay = [0, 1, 2, 3, 4, 5, 6];

const hours = (days: readonly number[], from: string, until: string, capacity: number | null = null): OpeningHours[] =>
  days.map((weekday) => ({ weekday, from, until, capacity, validFrom: null, validUntil: null }));

const office = (code: string, name: ResourceSetup['name'], locations: readonly string[]): ResourceSetup => ({
  code,
  name,
  minutes: 20,
  capacity: 1,
  // Registrars are two services that share their desks; who rings or is on a screen sits at one of them.
  offers: locations.flatMap((location) =>
    ['register-birth', ...(['phone', 'video'].includes(location) ? [] : ['notice-marriage'])].map((service) => ({
      service,
      location,
    })),
  ),
  hours: [...hours(weekdays, '09:00', '12:30'), ...hours(weekdays, '13:30', '16:30')],
});

const court = (location: string, number: number, cy: string): ResourceSetup => ({
  code: `${location}-court-${number}`,
  name: w(
    `Court ${number}, ${location === 'southfield-rec' ? 'Southfield Rec' : 'Jubilee Park'}`,
    `Cwrt ${number}, ${cy}`,
  ),
  minutes: 60,
  capacity: 1,
  offers: [{ service: 'tennis-court', location }],
  hours: hours(everyDay, '08:00', '20:00'),
});

/** Who and what can be had in Exampleton, and when. All invented. */
export const resources: readonly ResourceSetup[] = [
  ...(['morning', 'afternoon'] as const).map((half): ResourceSetup => ({
    code: `bulky-${half}`,
    name:
      half === 'morning'
        ? w('Bulky waste, morning round', 'Gwastraff swmpus, rownd y bore')
        : w('Bulky waste, afternoon round', 'Gwastraff swmpus, rownd y prynhawn'),
    minutes: half === 'morning' ? 300 : 240,
    capacity: 24,
    offers: [{ service: 'bulky-waste', location: 'home' }],
    // The van does not come on Mondays, and half as much fits on a Saturday.
    hours: [
      ...hours([2, 3, 4, 5], half === 'morning' ? '07:00' : '12:00', half === 'morning' ? '12:00' : '16:00'),
      ...(half === 'morning' ? hours([6], '07:00', '12:00', 12) : []),
    ],
  })),
  {
    code: 'recycling-gate',
    name: w('Household Recycling Centre, gate', 'Canolfan Ailgylchu’r Cartref, giât'),
    minutes: 20,
    capacity: 8,
    offers: [{ service: 'recycling-centre', location: 'household' }],
    hours: [...hours(weekdays, '09:00', '17:00'), ...hours([6, 0], '09:00', '16:00', 12)],
  },
  office('registrar-1', w('Registrar, desk 1, Town Hall', 'Cofrestrydd, desg 1, Neuadd y Dref'), [
    'town-hall',
    'phone',
    'video',
  ]),
  office('registrar-2', w('Registrar, desk 2, Town Hall', 'Cofrestrydd, desg 2, Neuadd y Dref'), ['town-hall']),
  office('registrar-3', w('Registrar, Harbour Office', 'Cofrestrydd, Swyddfa’r Harbwr'), ['harbour', 'phone']),
  court('jubilee-park', 1, 'Parc y Jiwbilî'),
  court('jubilee-park', 2, 'Parc y Jiwbilî'),
  court('jubilee-park', 3, 'Parc y Jiwbilî'),
  court('southfield-rec', 1, 'Maes Hamdden Southfield'),
  court('southfield-rec', 2, 'Maes Hamdden Southfield'),
];

/** Offices and rounds rest on bank holidays; courts are there. */
const closed = [...bankHolidays].flatMap((day) =>
  resources
    .filter(({ code }) => !code.includes('court'))
    .map(({ code }) => ({
      resource: code,
      day,
      from: null,
      until: null,
      capacity: null,
      reason: w('Bank holiday', 'Gŵyl y banc'),
    })),
);

/** Who has booked already, near enough to be on the first day sheets. All invented. */
const early = [
  {
    name: 'Bethan Wood',
    resource: 'registrar-1',
    service: 'register-birth',
    location: 'town-hall',
    items: { child: 1 },
  },
  {
    name: 'Mair Prosser',
    resource: 'registrar-2',
    service: 'register-birth',
    location: 'town-hall',
    items: { child: 1 },
  },
  { name: 'Kim Sandford', resource: 'registrar-1', service: 'register-birth', location: 'phone', items: { child: 1 } },
  {
    name: 'Ifan Rees',
    resource: 'jubilee-park-court-1',
    service: 'tennis-court',
    location: 'jubilee-park',
    items: { player: 2 },
  },
  {
    name: 'Ola Nowak',
    resource: 'jubilee-park-court-2',
    service: 'tennis-court',
    location: 'jubilee-park',
    items: { player: 4 },
  },
  { name: 'Sami Haddad', resource: 'recycling-gate', service: 'recycling-centre', location: 'household', items: {} },
  { name: 'Grace Lloyd', resource: 'recycling-gate', service: 'recycling-centre', location: 'household', items: {} },
];

/** Makes Exampleton's slots for the next weeks once, with some days full and others nearly. */
export async function seedBookings(db: Database, now: Date): Promise<void> {
  const fresh = await saveResources(db, resources, closed);
  if (fresh === 0) return;
  const today = localDay(now);
  await makeSlots(db, now, horizon, (slot, day) => {
    const number = Date.parse(day) / 86_400_000;
    const ahead = number - Date.parse(today) / 86_400_000;
    // Every sixth day all that serves the same is full; else the nearer, the fuller.
    const service = resources.find(({ code }) => code === slot.resource)?.offers[0]?.service ?? '';
    const full = (number + service.length) % 6 === 0;
    const share = full ? 1 : seeded(hashOf(`${slot.resource} ${slot.starts}`)).next() * Math.max(0.6, 1 - ahead / 60);
    const room = slot.capacity === 1 ? Number(share < 0.5) : slot.capacity - Math.floor(slot.capacity * share);
    return { ...slot, capacity: room, closed: room === 0 };
  });
  for (const each of early) await bookEarly(db, each);
}

const hashOf = (text: string): number =>
  [...text].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16_777_619), 2_166_136_261);

/** Books the first slot from tomorrow on that is free. */
const bookEarly = (db: Database, { name, resource, service, location, items }: (typeof early)[number]) =>
  db.execute(
    sql`with free as (
          select id as slot, starts_at, ends_at from slots
          where resource = ${resource} and not closed and taken < capacity and starts_at > now() + interval '12 hours'
          order by starts_at limit 1
        ), written as (
          insert into cases (kind, reference, service, status, private)
          select 'booking', ${newReference()}, ${service}, 'booked', true from free returning id
        ), told as (
          insert into case_events (case_id, kind, by, status, shown)
          select id, 'booked', 'resident', 'booked', 'owner' from written
        ), reached as (
          insert into contacts (case_id, name) select id, ${name} from written
        ), booked as (
          insert into bookings (case_id, location, starts_at, ends_at, items, reminder)
          select id, ${location}, starts_at, ends_at, ${JSON.stringify(items)}::jsonb, false from written, free
        ), claimed as (
          insert into claims (service, location, resource, starts_at, ends_at, units, state, case_id)
          select ${service}, ${location}, ${resource}, starts_at, ends_at, 1, 'booked', id from written, free
          returning id
        )
        insert into claim_slots (claim, slot, units) select id, slot, 1 from claimed, free`,
  );
