import type { Context, Hono } from 'hono';
import type { Officer } from '../../../src/contract/desk.ts';
import {
  DayQuery,
  ResourceAction,
  type DayBooking,
  type DaySheet,
  type DeskResources,
  type ResourceDone,
} from '../../../src/contract/desk-bookings.ts';
import type { Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { csvOf } from '../../http/csv.ts';
import type { Once } from '../../http/once.ts';
import { readJson, readQuery } from '../../http/read.ts';
import { statusWords } from '../case/status-words.ts';
import { loadCase } from '../case/store.ts';
import { factsOf } from '../case/view.ts';
import { note } from '../desk/store.ts';
import type { FindBookable } from '../service/store.ts';
import { bookingsOn, doResourceDeed, listResources, slotsOn, type DayRow } from './desk-store.ts';
import { itemsInWords } from './view.ts';
import { figuresOf } from './when.ts';

export interface BookingDeskSurroundings {
  findBookable: FindBookable;
  /** Told when a place has come free. */
  placeFreed: () => void;
}

type Signed = { Variables: { officer: Officer } };

/** What officers see and do of bookings and of what can be booked; below `/desk`, for who has signed in. */
export function bookingDesk(
  app: Hono<Signed>,
  db: Database,
  once: Once,
  { findBookable, placeFreed }: BookingDeskSurroundings,
): void {
  app.get('/desk/day', async (context) => {
    const query = readQuery(context, DayQuery);
    const sheet: DaySheet = {
      day: query.day,
      bookings: await sheetOf(context, query),
      resources: await slotsOn(db, query),
    };
    return context.json(sheet);
  });

  app.get('/desk/day.csv', async (context) => {
    const query = readQuery(context, DayQuery);
    const bookings = await sheetOf(context, query);
    context.header('Content-Type', 'text/csv; charset=utf-8');
    context.header('Content-Disposition', `attachment; filename="bookings-${query.day}.csv"`);
    return context.body(csvOf([heads, ...bookings.map(cellsOf)]));
  });

  app.get('/desk/resources', async (context) => {
    const answer: DeskResources = {
      resources: (await listResources(db)).map(({ exceptions, ...resource }) => ({
        ...resource,
        exceptions: exceptions.map(({ day, from, until, reason, all }) => ({
          day,
          all,
          ...(from !== null && until !== null && { from, until }),
          ...(reason !== null && { reason }),
        })),
      })),
    };
    return context.json(answer);
  });

  app.post('/desk/resources/:code/actions', async (context) => {
    const { value, bytes } = await readJson(context, ResourceAction);
    const code = context.req.param('code');
    const { version, deed } = value;
    const officerId = context.get('officer').id;
    const body: ResourceDone = { code, version: version + 1 };
    const answer = await once(context, bytes, () =>
      Promise.resolve({
        status: 201 as const,
        body,
        effect: sql``,
        after: (transaction: Database) => doResourceDeed(transaction, { code, version, officerId, deed }),
      }),
    );
    placeFreed();
    return answer;
  });

  async function sheetOf(context: Context<Signed>, query: DayQuery): Promise<DayBooking[]> {
    await note(db, 'day-sheet', { officerId: context.get('officer').id, detail: query.day });
    const found = await bookingsOn(db, query);
    const read = await Promise.all(found.map(bookingOf));
    return read.filter((booking) => booking !== undefined);
  }

  async function bookingOf({ id, location, starts, ends, resource, resourceName }: DayRow) {
    const stored = await loadCase(db, { id });
    if (!stored?.booking) return undefined;
    const service = await findBookable(stored.service, 'en');
    const { reference, version, status, contact, description, placeLabel, placeDescription } = stored;
    const booking: DayBooking = {
      reference,
      version,
      status,
      statusLabel: statusWords.en[status].label,
      service: stored.service,
      serviceName: service?.name ?? stored.service,
      location,
      locationName: service?.locations.find(({ code }) => code === location)?.name ?? location,
      starts,
      ends,
      items: itemsInWords(stored.booking.items, service),
      name: contact?.name ?? '',
      phone: contact?.phone ?? '',
      email: contact?.email ?? '',
      address: [placeLabel, placeDescription].filter(Boolean).join(', '),
      facts: factsOf({ ...stored, placeLabel: null, placeDescription: null }, service, 'en'),
      notes: description,
      ...(resource !== null && { resource }),
      ...(resourceName !== null && { resourceName }),
    };
    return booking;
  }
}

const heads = [
  'Begins',
  'Ends',
  'Service',
  'Location',
  'Resource',
  'Name',
  'Telephone',
  'E-mail',
  'Address',
  'What',
  'Answers',
  'Notes',
  'Status',
  'Reference',
];

const cellsOf = (booking: DayBooking): string[] => [
  figuresOf(new Date(booking.starts)),
  figuresOf(new Date(booking.ends)),
  booking.serviceName,
  booking.locationName,
  booking.resourceName ?? '',
  booking.name,
  booking.phone,
  booking.email,
  booking.address,
  booking.items,
  booking.facts.map(({ label, value }) => `${label} ${value}`).join('; '),
  booking.notes,
  booking.statusLabel,
  booking.reference,
];
