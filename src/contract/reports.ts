import * as v from 'valibot';
import { ReportStatus } from './report-status.ts';
import {
  day,
  email,
  instant,
  language,
  latitude,
  line,
  longitude,
  paragraph,
  phone,
  requiredLine,
  strict,
} from './text.ts';

export { PublicCase, PublicReport, ReportList } from './public-reports.ts';

export const descriptionMax = 1000;
export const whereMax = 250;

/**
 * Where the problem is: a point, or words, or both. A report made without the map carries the same fields;
 * `found` tells staff how exact the point is: `device` is where a device is, or was when it took a photo.
 */
export const ReportPlace = v.pipe(
  strict({
    found: v.picklist(['search', 'map', 'device', 'described'], 'required'),
    placeId: v.optional(line(80)),
    /** Address or street as it was chosen. */
    label: v.optional(line(250)),
    /** "Behind the bus shelter": the resident's own words. */
    description: v.optional(line(whereMax)),
    lat: v.optional(latitude),
    lng: v.optional(longitude),
    /** Id of the thing that it is about, of the service's kind and near the point; a list where the service takes several. */
    asset: v.optional(
      v.union([requiredLine(80), v.pipe(v.array(requiredLine(80)), v.maxLength(20, 'too-many'))], 'required'),
    ),
  }),
  v.check(({ lat, lng }) => (lat === undefined) === (lng === undefined), 'required'),
  v.check(({ lat, description }) => lat !== undefined || Boolean(description), 'required'),
);
export type ReportPlace = v.InferOutput<typeof ReportPlace>;

/** Who reports. Every part is optional here; the service says what it needs. */
export const ReportContact = strict({
  name: v.optional(requiredLine(120)),
  email: v.optional(email),
  phone: v.optional(phone),
  /** The resident's own, to look the report up with later. */
  postcode: v.optional(line(12)),
  /** The name may be shown with the report in public. Off unless chosen. */
  showName: v.optional(v.boolean('not-an-option'), false),
  /** Details may go to the partner that does the work. Off unless chosen. */
  shareWithPartner: v.optional(v.boolean('not-an-option'), false),
  /** Wants to hear by e-mail what becomes of it. */
  updates: v.optional(v.boolean('not-an-option'), false),
});
export type ReportContact = v.InferOutput<typeof ReportContact>;

/** Body of `POST /reports`, sent with an `Idempotency-Key`. */
export const NewReport = strict({
  service: requiredLine(80),
  place: ReportPlace,
  description: paragraph(1, descriptionMax),
  /** By question code; checked against the service by `answersSchema` of service-answers.ts. */
  answers: v.optional(
    v.record(v.string(), v.union([v.string(), v.array(v.string())], 'not-allowed'), 'not-allowed'),
    {},
  ),
  photos: v.optional(
    v.pipe(v.array(v.pipe(v.string('unknown'), v.uuid('unknown')), 'unknown'), v.maxLength(10, 'too-many')),
    [],
  ),
  /** Absent: sent anonymously. */
  contact: v.optional(ReportContact),
  /** The resident's language, for mail. */
  language: v.optional(language, 'en'),
});
export type NewReport = v.InferInput<typeof NewReport>;

/** Answer 201 of `POST /reports`. */
export const ReportReceipt = v.object({
  reference: v.string(),
  /** Opens the case with no other proof: 128 bits, shown only to who sent it, never in a query string. */
  token: v.string(),
  status: ReportStatus,
  received: instant,
  /** Day by which it is usually dealt with. */
  expected: v.optional(day),
  language,
  team: v.string(),
  next: v.array(v.string()),
});
export type ReportReceipt = v.InferOutput<typeof ReportReceipt>;
