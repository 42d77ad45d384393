import * as v from 'valibot';
import { dayAsked } from './day-asked.ts';
import { day, instant, requiredLine, strict } from './text.ts';

/** Query of `GET /desk/day` and `GET /desk/day.csv`. */
export const DayQuery = v.strictObject({
  day: dayAsked,
  /** Code of a service, of a resource: all without them. */
  service: v.optional(requiredLine(80)),
  resource: v.optional(requiredLine(80)),
});
export type DayQuery = v.InferOutput<typeof DayQuery>;

/** One booking of a day, as who meets the resident needs it. */
export const DayBooking = v.object({
  reference: v.string(),
  /** Of the case, for `POST /desk/cases/{reference}/actions`. */
  version: v.number(),
  status: v.string(),
  statusLabel: v.string(),
  service: v.string(),
  serviceName: v.string(),
  location: v.string(),
  locationName: v.string(),
  /** Absent when its place has gone with a cancellation. */
  resource: v.optional(v.string()),
  resourceName: v.optional(v.string()),
  starts: instant,
  ends: instant,
  /** In words: `Sofa × 2`. */
  items: v.string(),
  name: v.string(),
  phone: v.string(),
  email: v.string(),
  address: v.string(),
  /** What was answered to the service's questions, and what was written beside. */
  facts: v.array(v.object({ label: v.string(), value: v.string() })),
  notes: v.string(),
});
export type DayBooking = v.InferOutput<typeof DayBooking>;

/** Answer of `GET /desk/day`: what is booked by its beginning, and what there is of slots, by resource. */
export const DaySheet = v.object({
  day,
  bookings: v.array(DayBooking),
  resources: v.array(
    v.object({
      code: v.string(),
      name: v.string(),
      version: v.number(),
      slots: v.array(
        v.object({
          id: v.number(),
          starts: instant,
          ends: instant,
          capacity: v.number(),
          taken: v.number(),
          closed: v.boolean(),
        }),
      ),
    }),
  ),
});
export type DaySheet = v.InferOutput<typeof DaySheet>;

const time = v.pipe(v.string('required'), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'date'));
const whole = (least: number, most: number) =>
  v.pipe(
    v.number('not-a-number'),
    v.integer('not-a-number'),
    v.minValue(least, 'too-small'),
    v.maxValue(most, 'too-big'),
  );
const capacity = whole(0, 10_000);
const version = whole(0, 1_000_000_000);
const slots = v.pipe(
  v.array(v.number('unknown'), 'required'),
  v.minLength(1, 'required'),
  v.maxLength(500, 'too-many'),
);

/** A stretch of a weekday in which something is open, on the council's clock. */
export const DeskHours = strict({
  /** 0 is Sunday. */
  weekday: v.picklist([0, 1, 2, 3, 4, 5, 6], 'not-an-option'),
  from: time,
  until: time,
  capacity: v.optional(v.nullable(capacity), null),
  validFrom: v.optional(v.nullable(dayAsked), null),
  validUntil: v.optional(v.nullable(dayAsked), null),
});
export type DeskHours = v.InferOutput<typeof DeskHours>;

/** Answer of `GET /desk/resources`: desks, courts, rounds, and when they are open. */
export const DeskResources = v.object({
  resources: v.array(
    v.object({
      code: v.string(),
      name: v.string(),
      /** Goes up with every change. */
      version: v.number(),
      minutes: v.number(),
      capacity: v.number(),
      services: v.array(v.string()),
      /** What it serves, and as which location. */
      offers: v.array(v.object({ service: v.string(), location: v.string() })),
      hours: v.array(DeskHours),
      /** Days to come that are not as usual; closed without times. */
      exceptions: v.array(
        v.object({
          day,
          from: v.optional(v.string()),
          until: v.optional(v.string()),
          reason: v.optional(v.string()),
          /** Of all resources, and not of this alone. */
          all: v.boolean(),
          /** Of a day that was closed as one: it opens with `DELETE /desk/closures/{id}`, or when it is opened by itself. */
          closure: v.boolean(),
        }),
      ),
      /** What is booked and to come at times that are closed now: it stays until somebody moves or cancels it. */
      kept: v.array(v.object({ reference: v.string(), starts: instant })),
    }),
  ),
});
export type DeskResources = v.InferOutput<typeof DeskResources>;

/** What is done to a resource. What is booked already stays: `kept` of `GET /desk/resources` tells of it. */
export const ResourceDeed = v.variant(
  'kind',
  [
    /** Opens or closes some slots, by their ids: nobody new gets into one that is closed. */
    strict({ kind: v.literal('slots'), slots, closed: v.boolean('required') }),
    strict({ kind: v.literal('slots-capacity'), slots, capacity }),
    /** Closes a day. */
    strict({ kind: v.literal('block'), day: dayAsked, reason: v.optional(requiredLine(200)) }),
    /** Opens a day in these hours only. */
    strict({ kind: v.literal('open'), day: dayAsked, from: time, until: time, capacity: v.optional(capacity) }),
    /** Makes a day as usual again; one that is closed with others opens with them. */
    strict({ kind: v.literal('usual'), day: dayAsked }),
    /** The usual hours, all of them. */
    strict({ kind: v.literal('hours'), hours: v.pipe(v.array(DeskHours), v.maxLength(50, 'too-many')) }),
    strict({ kind: v.literal('capacity'), capacity }),
  ],
  'not-an-option',
);
export type ResourceDeed = v.InferInput<typeof ResourceDeed>;

/** Body of `POST /desk/resources/{code}/actions`, with an `Idempotency-Key`. 409 `conflict` when somebody was quicker. */
export const ResourceAction = strict({ version, deed: ResourceDeed });
export type ResourceAction = v.InferInput<typeof ResourceAction>;

/** Answer 201: it is done. */
export const ResourceDone = v.object({ code: v.string(), version: v.number() });
export type ResourceDone = v.InferOutput<typeof ResourceDone>;

/** As `Deadline` of a service: whole hours before it begins, or a time so many days before. */
const deadline = v.union(
  [
    whole(0, 2160),
    strict({
      days: whole(1, 90),
      time: v.pipe(v.string('required'), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'date')),
    }),
  ],
  'required',
);

/** What officers set of a service that is booked; each is the one of `BookableService`. */
export const ServiceRules = strict({
  notice: v.optional(deadline, 0),
  ahead: v.optional(whole(0, 365)),
  changeUntil: deadline,
  mostOpen: whole(1, 1000),
  /** A day at most: so long a place is kept from others for somebody who may never answer. */
  confirmWithin: v.optional(whole(5, 1440)),
  waiting: v.boolean('required'),
});
export type ServiceRules = v.InferOutput<typeof ServiceRules>;

/** Answer of `GET /desk/services`: what can be booked, and by which rules. */
export const DeskServices = v.object({
  services: v.array(
    v.object({
      code: v.string(),
      name: v.string(),
      /** Goes up with every change. */
      version: v.number(),
      rules: ServiceRules,
      locations: v.array(v.object({ code: v.string(), name: v.string() })),
    }),
  ),
});
export type DeskServices = v.InferOutput<typeof DeskServices>;

/**
 * Body of `POST /desk/services/{code}/rules`, with an `Idempotency-Key`. They hold from now on, for what is booked already
 * too; what is held has what was promised with it. 409 `conflict` when somebody was quicker.
 */
export const NewServiceRules = strict({ version, rules: ServiceRules });
export type NewServiceRules = v.InferInput<typeof NewServiceRules>;

/**
 * Body of `POST /desk/closures`, with an `Idempotency-Key`: closes a day for everything, or for all that serves something.
 * What is booked stays: `bookings` of `GET /desk/closures` tells of it. 409 `conflict` when it is closed already.
 */
export const NewClosure = strict({
  day: dayAsked,
  reason: requiredLine(200),
  service: v.optional(requiredLine(80)),
  location: v.optional(requiredLine(80)),
});
export type NewClosure = v.InferInput<typeof NewClosure>;

/** Answer 201. `DELETE /desk/closures/{id}` opens it all again, as it was; to do so twice is no mistake. */
export const ClosureDone = v.object({ day });
export type ClosureDone = v.InferOutput<typeof ClosureDone>;

/** A booking of a closed day: somebody has to tell this person. */
const closedBooking = v.object({
  reference: v.string(),
  starts: instant,
  ends: instant,
  serviceName: v.string(),
  name: v.string(),
  phone: v.string(),
  email: v.string(),
  /** It waits for its link to be followed: nobody knows yet whose address it is. */
  unconfirmed: v.boolean(),
});

/** Query of `GET /desk/closures/preview`: as `NewClosure`. */
export const ClosureQuery = v.strictObject({
  day: dayAsked,
  service: v.optional(requiredLine(80)),
  location: v.optional(requiredLine(80)),
});

/** Its answer: names of what would be closed, and what is booked there and not over. */
export const ClosurePreview = v.object({ resources: v.array(v.string()), bookings: v.array(closedBooking) });
export type ClosurePreview = v.InferOutput<typeof ClosurePreview>;

/** Answer of `GET /desk/closures`: days to come that were closed as one, by day. */
export const DeskClosures = v.object({
  closures: v.array(
    v.object({
      id: v.number(),
      day,
      reason: v.string(),
      /** In words: `Everything`, `Register a birth, Town Hall`. */
      scope: v.string(),
      /** Names of what is closed; what was opened by itself since is not among them. */
      resources: v.array(v.string()),
      /** What is booked at times that are closed, and not over: somebody has to tell these people. */
      bookings: v.array(closedBooking),
    }),
  ),
});
export type DeskClosures = v.InferOutput<typeof DeskClosures>;
