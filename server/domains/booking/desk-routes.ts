import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { dayAsked } from '../../../src/contract/day-asked.ts';
import type { Officer } from '../../../src/contract/desk.ts';
import {
  ClosureQuery,
  DayQuery,
  NewClosure,
  NewServiceRules,
  ResourceAction,
  type ClosureDone,
  type ClosurePreview,
  type DayBooking,
  type DaySheet,
  type DeskClosures,
  type DeskResources,
  type DeskServices,
  type ResourceDone,
} from '../../../src/contract/desk-bookings.ts';
import type { SlotList } from '../../../src/contract/slots.ts';
import { requiredLine } from '../../../src/contract/text.ts';
import { instantOf, localDay, timeZone } from '../../../src/core/dates.ts';
import type { Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { csvOf } from '../../http/csv.ts';
import type { Once } from '../../http/once.ts';
import { invalid, ProblemError } from '../../http/problems.ts';
import { readJson, readQuery } from '../../http/read.ts';
import { remember } from '../../http/remember.ts';
import { statusWords } from '../case/status-words.ts';
import { loadCase } from '../case/store.ts';
import { factsOf } from '../case/view.ts';
import { note } from '../desk/store.ts';
import type { FindBookable } from '../service/store.ts';
import { isBooking } from './bookings.ts';
import { closeDay, listClosures, openDay, previewClosure, type ClosedRow } from './closures.ts';
import { bookingsOn, doResourceDeed, listResources, slotsOn, type DayRow } from './desk-store.ts';
import { comesTo, needOf } from './rules.ts';
import { listRules, saveRules } from './service-rules.ts';
import { listSlots, slotsBeside } from './store.ts';
import { itemsInWords } from './view.ts';
import { figuresOf } from './when.ts';

export interface BookingDeskSurroundings {
  findBookable: FindBookable;
  /** Told when a place has come free. */
  placeFreed: () => void;
}

const FreeQuery = v.strictObject({ day: dayAsked, location: v.optional(requiredLine(80)) });

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
        exceptions: exceptions.map(({ day, from, until, reason, all, closure }) => ({
          day,
          all,
          closure,
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

  app.get('/desk/services', async (context) => {
    const answer: DeskServices = { services: await listRules(db) };
    return context.json(answer);
  });

  app.post('/desk/services/:code/rules', async (context) => {
    const { value, bytes } = await readJson(context, NewServiceRules);
    const code = context.req.param('code');
    const officerId = context.get('officer').id;
    const body: ResourceDone = { code, version: value.version + 1 };
    const answer = await once(context, bytes, () =>
      Promise.resolve({
        status: 201 as const,
        body,
        effect: sql``,
        after: (transaction: Database) => saveRules(transaction, { ...value, code, officerId }),
      }),
    );
    // With less notice, or further ahead, there may be something for who waits.
    placeFreed();
    return answer;
  });

  app.get('/desk/closures', async (context) => {
    const found = await listClosures(db);
    if (found.some(({ bookings }) => bookings.length > 0)) await seen(context, 'closed days');
    const named = remember(60, 1000, findBookable);
    const answer: DeskClosures = {
      closures: await Promise.all(
        found.map(async ({ service, location, bookings, ...closure }) => {
          const at = service === null ? undefined : await named(service, 'en');
          const place = at?.locations.find(({ code }) => code === location)?.name ?? location;
          return {
            ...closure,
            scope: service === null ? 'Everything' : [at?.name ?? service, place].filter(Boolean).join(', '),
            bookings: await nameServices(bookings, named),
          };
        }),
      ),
    };
    return context.json(answer);
  });

  app.get('/desk/closures/preview', async (context) => {
    const query = readQuery(context, ClosureQuery);
    const { resources, bookings } = await previewClosure(db, query);
    if (bookings.length > 0) await seen(context, query.day);
    const answer: ClosurePreview = {
      resources,
      bookings: await nameServices(bookings, remember(60, 1000, findBookable)),
    };
    return context.json(answer);
  });

  app.post('/desk/closures', async (context) => {
    const { value, bytes } = await readJson(context, NewClosure);
    const body: ClosureDone = { day: value.day };
    return once(context, bytes, () =>
      Promise.resolve({
        status: 201 as const,
        body,
        effect: sql``,
        after: (transaction: Database) => closeDay(transaction, value, context.get('officer').id),
      }),
    );
  });

  app.delete('/desk/closures/:id', async (context) => {
    const id = context.req.param('id');
    if (!/^\d{1,15}$/.test(id)) throw new ProblemError('not-found');
    await db.transaction((transaction) => openDay(transaction, Number(id), context.get('officer').id));
    placeFreed();
    return context.json({ ok: true });
  });

  app.get('/desk/cases/:reference/slots', async (context) => {
    const query = readQuery(context, FreeQuery);
    const stored = await loadCase(db, { reference: context.req.param('reference') });
    const service = stored && (await findBookable(stored.service, 'en'));
    if (!isBooking(stored) || !service) throw new ProblemError('not-found');
    const { location = stored.booking.location } = query;
    // Nobody can come to who gave no address.
    if (stored.placeLabel === null && comesTo(service, location))
      throw invalid({ field: 'location', code: 'not-an-option' });
    const now = new Date();
    const wanted = {
      ...needOf(service, stored.booking.items),
      service: service.code,
      locations: [location],
      // The rules of the service are for residents.
      notBefore: now,
    };
    const [start, end] = [instantOf(query.day, '00:00'), instantOf(query.day, '24:00')];
    const { before, after } = await slotsBeside(db, wanted, start, end);
    const list: SlotList = {
      language: 'en',
      timeZone,
      now: now.toISOString(),
      slots: (await listSlots(db, wanted, start, end)).map(({ starts, ends, location, left }) => ({
        starts,
        ends,
        location,
        left,
      })),
      ...(before !== null && { before: localDay(before) }),
      ...(after !== null && { after: localDay(after) }),
    };
    return context.json(list);
  });

  /** Who has looked at what is booked, and for which day. */
  const seen = (context: Context<Signed>, detail: string) =>
    note(db, 'day-sheet', { officerId: context.get('officer').id, detail });

  const nameServices = (bookings: readonly ClosedRow[], named: FindBookable) =>
    Promise.all(
      bookings.map(async ({ service, ...each }) => ({
        ...each,
        serviceName: (await named(service, 'en'))?.name ?? service,
      })),
    );

  async function sheetOf(context: Context<Signed>, query: DayQuery): Promise<DayBooking[]> {
    await seen(context, query.day);
    const found = await bookingsOn(db, query);
    const named = remember(60, 1000, findBookable);
    const read = await Promise.all(found.map((row) => bookingOf(row, named)));
    return read.filter((booking) => booking !== undefined);
  }

  async function bookingOf({ id, location, starts, ends, resource, resourceName }: DayRow, named: FindBookable) {
    const stored = await loadCase(db, { id });
    if (!stored?.booking) return undefined;
    const service = await named(stored.service, 'en');
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
