import type * as v from 'valibot';
import { CaseUpdate, CaseUpdated } from '../src/contract/case-updates.ts';
import { Accepted, CaseLinkRequest, CaseLookup, CaseSession, reportStatuses, CaseView } from '../src/contract/cases.ts';
import { BookableService } from '../src/contract/bookable-services.ts';
import {
  BookingChanged,
  BookingReceipt,
  CalendarFeed,
  Hold,
  MoveBooking,
  NewBooking,
  NewHold,
  NewWaiting,
  Offer,
  OfferToken,
} from '../src/contract/bookings.ts';
import { Council } from '../src/contract/council.ts';
import {
  DeadLetters,
  DeskAction,
  DeskAudit,
  DeskCase,
  DeskDone,
  DeskOk,
  DeskQueue,
  DeskSession,
  DeskSignIn,
} from '../src/contract/desk.ts';
import { DaySheet, DeskResources, ResourceAction, ResourceDone } from '../src/contract/desk-bookings.ts';
import { Document, documentTypes } from '../src/contract/documents.ts';
import { Followed, FollowerToken, NewFollower } from '../src/contract/followers.ts';
import { BookingLink, BookingLinkRequest, OwnBookings, OwnBookingsSession } from '../src/contract/own-bookings.ts';
import { Photo, photoTypes } from '../src/contract/photos.ts';
import { AssetList } from '../src/contract/assets.ts';
import { NearestPlace, PlaceList } from '../src/contract/places.ts';
import type { ProblemCode } from '../src/contract/problems.ts';
import { NewReport, PublicCase, ReportList, ReportReceipt } from '../src/contract/reports.ts';
import { Service, ServiceList } from '../src/contract/services.ts';
import { letterLanguages } from './domains/case/status-words.ts';
import { SlotList } from '../src/contract/slots.ts';

interface Parameter {
  name: string;
  in: 'query' | 'path' | 'header';
  required?: boolean;
  about: string;
  schema: Record<string, unknown>;
}

/** One method of one path, as openapi.json tells it; a test holds the list and the routes together. */
export interface Operation {
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Relative to the API base. */
  path: string;
  id: string;
  summary: string;
  parameters?: readonly Parameter[];
  /** A schema of the contract, or the media types of raw bytes. */
  body?: v.GenericSchema | readonly string[];
  /** A write that is not done twice for one `Idempotency-Key`. */
  keyed?: true;
  /** Whose pass it wants: a resident's session or the token of a hold in `Authorization`, or an officer's cookie. */
  pass?: 'case' | 'bookings' | 'hold' | 'desk';
  /** `schema` may be several, of which one comes. */
  answer: { status: 200 | 201; about: string; schema?: v.GenericSchema | readonly v.GenericSchema[]; type?: string };
  problems?: readonly ProblemCode[];
}

const latitude = { type: 'number', minimum: -85, maximum: 85 };
const longitude = { type: 'number', minimum: -180, maximum: 180 };
const photoId: Parameter = {
  name: 'id',
  in: 'path',
  about: 'Id of a photo',
  schema: { type: 'string', format: 'uuid' },
};
const point: Parameter[] = [
  { name: 'lat', in: 'query', required: true, about: 'Latitude, WGS 84', schema: latitude },
  { name: 'lng', in: 'query', required: true, about: 'Longitude, WGS 84', schema: longitude },
];
const write: ProblemCode[] = [
  'bad-request',
  'forbidden',
  'in-progress',
  'key-reused',
  'unsupported-type',
  'too-large',
  'invalid',
  'too-many',
  'unavailable',
];

const reference: Parameter = {
  name: 'reference',
  in: 'path',
  about: 'Reference of a case',
  schema: { type: 'string' },
};
const feedLanguage: Parameter = {
  name: 'language',
  in: 'query',
  about: 'Of our words, and of the council’s where it has them; as `Accept-Language` says without it',
  schema: { type: 'string', enum: letterLanguages },
};
const formCheck: Parameter = {
  name: 'Form-Check',
  in: 'header',
  about:
    'From a form: whole seconds since it was shown, `;trapped` when a field was filled that nobody sees, and the ' +
    'answer to the challenge of a `work-needed`. Without it a challenge is sure to come.',
  schema: { type: 'string', examples: ['seconds=42', 'seconds=42;work=c2FsdA.t1k2m3.signature:12345'] },
};
const token: Parameter = { name: 'token', in: 'path', about: 'Token of a letter', schema: { type: 'string' } };
const linkProblems: ProblemCode[] = ['bad-request', 'unsupported-type', 'invalid', 'not-found', 'gone', 'unavailable'];
const open311Resource: Parameter = {
  name: 'resource',
  in: 'path',
  about: 'Name and ending, `services.json`; errors are in the same format',
  schema: { type: 'string' },
};
const tile = ['z', 'x', 'file'].map((name): Parameter => ({
  name,
  in: 'path',
  about: { z: 'Zoom', x: 'Column', file: 'Row and `.png`' }[name] ?? '',
  schema: { type: name === 'file' ? 'string' : 'integer' },
}));
const holdId: Parameter = { name: 'id', in: 'path', about: 'Id of a hold', schema: { type: 'string', format: 'uuid' } };
const dayQuery: Parameter[] = [
  {
    name: 'day',
    in: 'query',
    required: true,
    about: 'In the council’s time zone',
    schema: { type: 'string', format: 'date' },
  },
  { name: 'service', in: 'query', about: 'Code of a service', schema: { type: 'string' } },
  { name: 'resource', in: 'query', about: 'Code of a resource', schema: { type: 'string' } },
];
const deskProblems: ProblemCode[] = ['unauthorised', 'forbidden'];

export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: '/council',
    id: 'getCouncil',
    summary: 'What every widget may need to know of the council',
    answer: { status: 200, about: 'The council', schema: Council },
  },
  {
    method: 'get',
    path: '/services',
    id: 'listServices',
    summary: 'Services, in groups',
    parameters: [{ name: 'kind', in: 'query', about: 'Only services of this kind', schema: { type: 'string' } }],
    answer: { status: 200, about: 'Services', schema: ServiceList },
  },
  {
    method: 'get',
    path: '/services/{code}',
    id: 'getService',
    summary: 'Everything that the form needs to know of one service',
    parameters: [{ name: 'code', in: 'path', about: 'Code of a service', schema: { type: 'string' } }],
    answer: {
      status: 200,
      about: 'The service; one that is booked has `kind: "booking"`',
      schema: [Service, BookableService],
    },
    problems: ['not-found'],
  },
  {
    method: 'get',
    path: '/places',
    id: 'findPlaces',
    summary: 'Streets, postcodes, addresses and places by what people type',
    parameters: [
      { name: 'q', in: 'query', required: true, about: 'What was typed', schema: { type: 'string', maxLength: 200 } },
    ],
    answer: { status: 200, about: 'Places, best first', schema: PlaceList },
    problems: ['invalid'],
  },
  {
    method: 'get',
    path: '/places/nearest',
    id: 'nearestPlace',
    summary: 'Where a point is, in words, and whose area it is in',
    parameters: point,
    answer: { status: 200, about: 'The nearest place', schema: NearestPlace },
    problems: ['invalid'],
  },
  {
    method: 'get',
    path: '/assets',
    id: 'findAssets',
    summary: 'Things of a kind near a point: lamps, bins, drains',
    parameters: [
      {
        name: 'kind',
        in: 'query',
        required: true,
        about: 'As the service says',
        schema: { type: 'string', maxLength: 40 },
      },
      ...point,
    ],
    answer: { status: 200, about: 'The nearest 20 at most, nearest first', schema: AssetList },
    problems: ['invalid'],
  },
  {
    method: 'get',
    path: '/map/{z}/{x}/{file}',
    id: 'getTile',
    summary: 'A tile of the street map, 256 by 256 pixels; the file is `{y}.png`',
    parameters: tile,
    answer: { status: 200, about: 'The tile', type: 'image/png' },
    problems: ['not-found'],
  },
  {
    method: 'get',
    path: '/map/aerial/{z}/{x}/{file}',
    id: 'getAerialTile',
    summary: 'A tile of the map as it is seen from above, 256 by 256 pixels; the file is `{y}.png`',
    parameters: tile,
    answer: { status: 200, about: 'The tile', type: 'image/png' },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/photos',
    keyed: true,
    id: 'sendPhoto',
    summary: 'Sends one photo; its id goes into a report within a day, or it is forgotten',
    body: photoTypes,
    answer: {
      status: 201,
      about: 'The photo as kept: upright, no larger than 2000 pixels, no metadata',
      schema: Photo,
    },
    problems: write,
  },
  {
    method: 'get',
    path: '/photos/{id}/{file}',
    id: 'getPhoto',
    summary: 'A photo of a report, at most 2000 pixels (`full.jpg`) or 400 (`thumbnail.jpg`) long',
    parameters: [
      photoId,
      {
        name: 'pass',
        in: 'query',
        about: 'For photos that not everybody may see; comes with the address, and is good for an hour or two',
        schema: { type: 'string' },
      },
      { name: 'file', in: 'path', about: 'Size', schema: { type: 'string', enum: ['full.jpg', 'thumbnail.jpg'] } },
    ],
    answer: { status: 200, about: 'The photo', type: 'image/jpeg' },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/documents',
    keyed: true,
    id: 'sendDocument',
    summary: 'Sends one PDF; its id goes into an update or an answer within a day, or it is forgotten',
    body: documentTypes,
    answer: { status: 201, about: 'The document, kept as it came', schema: Document },
    problems: write,
  },
  {
    method: 'get',
    path: '/documents/{id}',
    id: 'getDocument',
    summary: 'A document of a case, to be saved: for whoever may see its line of the history',
    parameters: [
      { name: 'id', in: 'path', about: 'Id of a document', schema: { type: 'string', format: 'uuid' } },
      {
        name: 'pass',
        in: 'query',
        about: 'For documents that not everybody may see; comes with the address, and is good for an hour or two',
        schema: { type: 'string' },
      },
    ],
    answer: { status: 200, about: 'The document, as an attachment', type: 'application/pdf' },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/reports',
    keyed: true,
    id: 'sendReport',
    summary: 'Sends a report',
    parameters: [formCheck],
    body: NewReport,
    answer: { status: 201, about: 'The council has it', schema: ReportReceipt },
    problems: [...write, 'work-needed'],
  },
  {
    method: 'get',
    path: '/reports',
    id: 'listReports',
    summary: 'Public reports around a point, nearest first, at most 100',
    parameters: [
      ...point,
      {
        name: 'radius',
        in: 'query',
        about: 'Metres',
        schema: { type: 'number', minimum: 1, maximum: 20_000, default: 500 },
      },
      { name: 'service', in: 'query', about: 'Only of this service', schema: { type: 'string', maxLength: 80 } },
      {
        name: 'status',
        in: 'query',
        about: 'Only where they stand there',
        schema: { type: 'string', enum: ['open', 'closed', ...reportStatuses] },
      },
    ],
    answer: { status: 200, about: 'Reports', schema: ReportList },
    problems: ['invalid'],
  },
  {
    method: 'get',
    path: '/reports/{reference}',
    id: 'getReport',
    summary: 'A public report with its public history',
    parameters: [reference],
    answer: { status: 200, about: 'The report', schema: PublicCase },
    problems: ['not-found'],
  },
  {
    method: 'get',
    path: '/reports/feed',
    id: 'getReportsFeed',
    summary: 'For news readers: public reports near a point that were sent or have changed last, at most 50',
    parameters: [
      ...point,
      {
        name: 'radius',
        in: 'query',
        about: 'Metres',
        schema: { type: 'number', minimum: 1, maximum: 5000, default: 500 },
      },
      { name: 'service', in: 'query', about: 'Only of this service', schema: { type: 'string', maxLength: 80 } },
      feedLanguage,
    ],
    answer: { status: 200, about: 'Atom, RFC 4287, with an `ETag`', type: 'application/atom+xml' },
    problems: ['invalid'],
  },
  {
    method: 'get',
    path: '/reports/{reference}/feed',
    id: 'getReportFeed',
    summary: 'For news readers: what has happened to a public report, newest first',
    parameters: [reference, feedLanguage],
    answer: { status: 200, about: 'Atom, RFC 4287, with an `ETag`', type: 'application/atom+xml' },
    problems: ['invalid', 'not-found'],
  },
  {
    method: 'post',
    path: '/reports/{reference}/followers',
    keyed: true,
    id: 'followReport',
    summary: 'Follows a public report: a letter with a link to confirm goes out; without an address, "me too"',
    parameters: [reference],
    body: NewFollower,
    answer: { status: 201, about: 'Done; the same whether the address follows already or not', schema: Accepted },
    problems: [...write, 'not-found'],
  },
  {
    method: 'post',
    path: '/followers/confirm',
    id: 'confirmFollowing',
    summary: 'The button behind the link in the first letter; twice is as good as once',
    body: FollowerToken,
    answer: { status: 200, about: 'News will come', schema: Followed },
    problems: [...linkProblems],
  },
  {
    method: 'post',
    path: '/followers/stop',
    id: 'stopLetters',
    summary: 'The button behind the link at the end of every letter, a follower’s or the owner’s',
    body: FollowerToken,
    answer: { status: 200, about: 'No more letters', schema: Followed },
    problems: [...linkProblems],
  },
  {
    method: 'get',
    path: '/unsubscribe/{token}',
    id: 'askToUnsubscribe',
    summary: 'A page with a button; changes nothing',
    parameters: [token],
    answer: { status: 200, about: 'The page', type: 'text/html' },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/unsubscribe/{token}',
    id: 'unsubscribe',
    summary: 'One-click unsubscribe of RFC 8058, as mail programs send it',
    parameters: [token],
    answer: { status: 200, about: 'No more letters', type: 'text/html' },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/cases/lookup',
    id: 'lookUpCase',
    summary:
      'Opens a case by a link’s token, by reference and e-mail address or postcode, or by reference and the session of a list',
    body: CaseLookup,
    answer: { status: 200, about: 'A session, and the case', schema: CaseSession },
    problems: ['bad-request', 'unsupported-type', 'invalid', 'not-found', 'gone', 'unavailable'],
  },
  {
    method: 'post',
    path: '/cases/links',
    id: 'sendCaseLink',
    summary: 'Sends a new link to the address that was given with the report, and ends older ones',
    body: CaseLinkRequest,
    answer: { status: 200, about: 'The same whatever was found', schema: Accepted },
    problems: ['bad-request', 'unsupported-type', 'invalid', 'unavailable'],
  },
  {
    method: 'get',
    path: '/cases/{reference}',
    pass: 'case',
    id: 'getCase',
    summary: 'The case as its owner sees it; 304 when `If-None-Match` has its `ETag`',
    parameters: [
      reference,
      { name: 'If-None-Match', in: 'header', about: 'ETag of what is known', schema: { type: 'string' } },
    ],
    answer: { status: 200, about: 'The case', schema: CaseView },
    problems: ['unauthorised', 'not-found'],
  },
  {
    method: 'get',
    path: '/cases/{reference}/events',
    pass: 'case',
    id: 'watchCase',
    summary: 'Server-sent events: `event: case`, `id:` its version, data as CaseChanged; a comment every 15 seconds',
    parameters: [
      reference,
      { name: 'Last-Event-ID', in: 'header', about: 'Version that is known', schema: { type: 'string' } },
    ],
    answer: { status: 200, about: 'Events, for as long as the session lasts', type: 'text/event-stream' },
    problems: ['unauthorised', 'not-found', 'unavailable'],
  },
  {
    method: 'post',
    path: '/cases/{reference}/updates',
    pass: 'case',
    keyed: true,
    id: 'updateCase',
    summary: 'Everything that a resident does to a case',
    parameters: [reference],
    body: CaseUpdate,
    answer: { status: 201, about: 'It is in', schema: CaseUpdated },
    problems: [...write, 'unauthorised', 'not-found', 'conflict'],
  },
  {
    method: 'get',
    path: '/slots',
    id: 'listSlots',
    summary: 'Slots that can be booked, by beginning and then by location',
    parameters: [
      { name: 'service', in: 'query', required: true, about: 'Code of a service', schema: { type: 'string' } },
      {
        name: 'location',
        in: 'query',
        about: 'Codes of its locations, with commas between them; all without it',
        schema: { type: 'string' },
      },
      ...['from', 'to'].map((name): Parameter => ({
        name,
        in: 'query',
        about: 'Day in the council’s time zone, included; from today for 30 days without it, at most 62',
        schema: { type: 'string', format: 'date' },
      })),
      { name: 'items', in: 'query', about: 'What is to be booked, `sofa:2,mattress:1`', schema: { type: 'string' } },
      {
        name: 'format',
        in: 'query',
        about: '`openactive` is the same as `Accept: application/vnd.openactive+json`',
        schema: { type: 'string', enum: ['json', 'openactive'], default: 'json' },
      },
    ],
    answer: { status: 200, about: 'Slots', schema: SlotList },
    problems: ['invalid'],
  },
  {
    method: 'post',
    path: '/holds',
    keyed: true,
    id: 'holdSlot',
    summary: 'Keeps a slot for some minutes; with `moves` the case’s session is sent, with `instead` the hold’s token',
    body: NewHold,
    answer: { status: 201, about: 'It is kept', schema: Hold },
    problems: [...write, 'unauthorised', 'not-found', 'conflict'],
  },
  {
    method: 'patch',
    path: '/holds/{id}',
    pass: 'hold',
    id: 'extendHold',
    summary: 'Gives a hold its full time again; one that has run out is taken again if it can be',
    parameters: [holdId],
    answer: { status: 200, about: 'It is kept', schema: Hold },
    problems: ['unauthorised', 'not-found', 'conflict', 'unavailable'],
  },
  {
    method: 'delete',
    path: '/holds/{id}',
    pass: 'hold',
    id: 'dropHold',
    summary: 'Gives up a hold',
    parameters: [holdId],
    answer: { status: 200, about: 'Done', schema: Accepted },
    problems: ['unauthorised', 'not-found', 'unavailable'],
  },
  {
    method: 'post',
    path: '/bookings',
    keyed: true,
    id: 'book',
    summary: 'Books what is held',
    parameters: [formCheck],
    body: NewBooking,
    answer: { status: 201, about: 'It is booked', schema: BookingReceipt },
    problems: [...write, 'work-needed', 'conflict'],
  },
  {
    method: 'patch',
    path: '/bookings/{reference}',
    pass: 'case',
    keyed: true,
    id: 'moveBooking',
    summary: 'Moves a booking to what is held for it, in one step',
    parameters: [reference],
    body: MoveBooking,
    answer: { status: 200, about: 'It is moved', schema: BookingChanged },
    problems: [...write, 'unauthorised', 'not-found', 'conflict'],
  },
  {
    method: 'delete',
    path: '/bookings/{reference}',
    pass: 'case',
    id: 'cancelBooking',
    summary: 'Cancels a booking; to do it twice changes nothing, and is told',
    parameters: [reference],
    answer: { status: 200, about: 'It is cancelled', schema: BookingChanged },
    problems: ['unauthorised', 'not-found', 'conflict', 'unavailable'],
  },
  {
    method: 'post',
    path: '/bookings/links',
    id: 'sendBookingsLink',
    summary: 'Sends a link to all that is booked with an e-mail address and still to come',
    body: BookingLinkRequest,
    answer: { status: 200, about: 'The same whatever was found', schema: Accepted },
    problems: ['bad-request', 'unsupported-type', 'invalid', 'unavailable'],
  },
  {
    method: 'post',
    path: '/bookings/lookup',
    id: 'lookUpBookings',
    summary: 'Opens that list by the link’s token, once',
    body: BookingLink,
    answer: { status: 200, about: 'A session', schema: OwnBookingsSession },
    problems: [...linkProblems],
  },
  {
    method: 'get',
    path: '/bookings',
    pass: 'bookings',
    id: 'listBookings',
    summary: 'What is still to come of what is booked with the address that the link went to',
    answer: { status: 200, about: 'Bookings, soonest first', schema: OwnBookings },
    problems: ['unauthorised'],
  },
  {
    method: 'post',
    path: '/waiting',
    keyed: true,
    id: 'waitForSlot',
    summary: 'Tell me when a slot comes free; with `moves` the case’s session is sent',
    body: NewWaiting,
    answer: { status: 201, about: 'On the list', schema: Accepted },
    problems: [...write, 'unauthorised', 'not-found', 'conflict'],
  },
  {
    method: 'post',
    path: '/waiting/offers',
    id: 'openOffer',
    summary: 'What is kept for who waited, by the token of its letter',
    body: OfferToken,
    answer: { status: 200, about: 'The offer, and what became of it', schema: Offer },
    problems: [...linkProblems],
  },
  {
    method: 'post',
    path: '/waiting/offers/take',
    id: 'takeOffer',
    summary:
      'Moves a booking to what is kept for it; a second press is no error. Any other offer is taken by POST /bookings',
    body: OfferToken,
    answer: { status: 200, about: 'The offer, and what became of it', schema: Offer },
    problems: [...linkProblems, 'conflict'],
  },
  {
    method: 'post',
    path: '/waiting/offers/decline',
    id: 'declineOffer',
    summary: 'Lets what is kept go, for the next who waits; a second press is no error',
    body: OfferToken,
    answer: { status: 200, about: 'The offer, and what became of it', schema: Offer },
    problems: [...linkProblems],
  },
  {
    method: 'get',
    path: '/bookings/{reference}/calendar.ics',
    pass: 'case',
    id: 'getBookingCalendar',
    summary: 'The booking for a calendar; one that is cancelled takes its entry away (`METHOD:CANCEL`)',
    parameters: [reference],
    answer: { status: 200, about: 'RFC 5545', type: 'text/calendar' },
    problems: ['unauthorised', 'not-found'],
  },
  {
    method: 'post',
    path: '/bookings/{reference}/feed',
    pass: 'case',
    id: 'subscribeToBooking',
    summary: 'Gives an address for a calendar program; an earlier one is over',
    parameters: [reference],
    answer: { status: 200, about: 'The address', schema: CalendarFeed },
    problems: ['unauthorised', 'not-found', 'unavailable'],
  },
  {
    method: 'delete',
    path: '/bookings/{reference}/feed',
    pass: 'case',
    id: 'unsubscribeFromBooking',
    summary: 'Takes that address back',
    parameters: [reference],
    answer: { status: 200, about: 'Done', schema: Accepted },
    problems: ['unauthorised', 'not-found', 'unavailable'],
  },
  {
    method: 'get',
    path: '/calendars/{token}',
    id: 'getCalendarFeed',
    summary: 'What a calendar program reads again and again; the file is `{token}.ics`',
    parameters: [{ name: 'token', in: 'path', about: 'Token and `.ics`', schema: { type: 'string' } }],
    answer: { status: 200, about: 'RFC 5545', type: 'text/calendar' },
    problems: ['not-found'],
  },
  {
    method: 'post',
    path: '/desk/session',
    id: 'signIn',
    summary: 'Signs an officer in; the answer sets a cookie',
    body: DeskSignIn,
    answer: { status: 200, about: 'Who is signed in', schema: DeskSession },
    problems: [...deskProblems, 'bad-request', 'unsupported-type', 'invalid'],
  },
  {
    method: 'get',
    path: '/desk/session',
    pass: 'desk',
    id: 'getDeskSession',
    summary: 'Who is signed in, and what the filters offer',
    answer: { status: 200, about: 'The officer', schema: DeskSession },
    problems: deskProblems,
  },
  {
    method: 'delete',
    path: '/desk/session',
    pass: 'desk',
    id: 'signOut',
    summary: 'Signs out',
    answer: { status: 200, about: 'Done', schema: DeskOk },
    problems: deskProblems,
  },
  {
    method: 'get',
    path: '/desk/cases',
    pass: 'desk',
    id: 'listDeskCases',
    summary: 'The queue: filters, search and pages of 25',
    parameters: [
      ['q', 'Reference, or words of the report, its place or its sender'],
      ['status', '`open`, with those that are closed and asked about, `closed`, `all` or a status; `open` without it'],
      ['service', 'Code of a service'],
      ['team', 'Name of a team'],
      ['assigned', '`me`, `nobody` or an officer’s id'],
      ['flag', '`overdue`, `answered`, `asks` or `unconfirmed`'],
      ['sort', '`due`, `newest`, `oldest` or `updated`'],
      ['page', 'From 1'],
    ].map(([name = '', about = '']) => ({ name, in: 'query', about, schema: { type: 'string' } })),
    answer: { status: 200, about: 'Cases', schema: DeskQueue },
    problems: [...deskProblems, 'invalid'],
  },
  {
    method: 'get',
    path: '/desk/cases/{reference}',
    pass: 'desk',
    id: 'getDeskCase',
    summary: 'One case with its history, and what its sender sent before',
    parameters: [reference],
    answer: { status: 200, about: 'The case', schema: DeskCase },
    problems: [...deskProblems, 'not-found'],
  },
  {
    method: 'post',
    path: '/desk/cases/{reference}/actions',
    pass: 'desk',
    keyed: true,
    id: 'actOnCase',
    summary: 'Everything that an officer does to a case',
    parameters: [reference],
    body: DeskAction,
    answer: { status: 201, about: 'It is done', schema: DeskDone },
    problems: [...write, ...deskProblems, 'not-found', 'conflict'],
  },
  {
    method: 'get',
    path: '/desk/day',
    pass: 'desk',
    id: 'getDaySheet',
    summary: 'What is booked for a day, and what there is of slots',
    parameters: dayQuery,
    answer: { status: 200, about: 'The day', schema: DaySheet },
    problems: [...deskProblems, 'invalid'],
  },
  {
    method: 'get',
    path: '/desk/day.csv',
    pass: 'desk',
    id: 'getDayTable',
    summary: 'What is booked for a day, for a spreadsheet; no cell is a formula',
    parameters: dayQuery,
    answer: { status: 200, about: 'RFC 4180', type: 'text/csv' },
    problems: [...deskProblems, 'invalid'],
  },
  {
    method: 'get',
    path: '/desk/resources',
    pass: 'desk',
    id: 'listResources',
    summary: 'Desks, courts, rounds: what can be booked, and when it is open',
    answer: { status: 200, about: 'Resources', schema: DeskResources },
    problems: deskProblems,
  },
  {
    method: 'post',
    path: '/desk/resources/{code}/actions',
    pass: 'desk',
    keyed: true,
    id: 'actOnResource',
    summary: 'Opens and closes slots, blocks days, sets hours and capacity',
    parameters: [{ name: 'code', in: 'path', about: 'Code of a resource', schema: { type: 'string' } }],
    body: ResourceAction,
    answer: { status: 201, about: 'It is done', schema: ResourceDone },
    problems: [...write, ...deskProblems, 'not-found', 'conflict'],
  },
  {
    method: 'post',
    path: '/desk/photos',
    pass: 'desk',
    keyed: true,
    id: 'sendDeskPhoto',
    summary: 'Sends one photo; its id goes with a status or a note within a day, or it is forgotten',
    body: photoTypes,
    answer: { status: 201, about: 'The photo as kept, as from a resident', schema: Photo },
    problems: [...write, ...deskProblems],
  },
  {
    method: 'post',
    path: '/desk/documents',
    pass: 'desk',
    keyed: true,
    id: 'sendDeskDocument',
    summary: 'Sends one PDF; its id goes with a status or a note within a day, or it is forgotten',
    body: documentTypes,
    answer: { status: 201, about: 'The document, kept as it came', schema: Document },
    problems: [...write, ...deskProblems],
  },
  {
    method: 'get',
    path: '/desk/audit',
    pass: 'desk',
    id: 'listAudit',
    summary: 'Who did what, newest first',
    parameters: [
      { name: 'reference', in: 'query', about: 'Of one case', schema: { type: 'string' } },
      { name: 'page', in: 'query', about: 'From 1', schema: { type: 'string' } },
    ],
    answer: { status: 200, about: 'The log', schema: DeskAudit },
    problems: [...deskProblems, 'invalid'],
  },
  {
    method: 'get',
    path: '/desk/letters',
    pass: 'desk',
    id: 'listDeadLetters',
    summary: 'Messages that could not be delivered',
    answer: { status: 200, about: 'Messages', schema: DeadLetters },
    problems: deskProblems,
  },
  {
    method: 'post',
    path: '/desk/letters/{id}/retry',
    pass: 'desk',
    id: 'retryLetter',
    summary: 'Gives such a message another day and a half',
    parameters: [{ name: 'id', in: 'path', about: 'Id of a message', schema: { type: 'string', format: 'uuid' } }],
    answer: { status: 200, about: 'It is tried again', schema: DeskOk },
    problems: [...deskProblems, 'not-found'],
  },
  {
    method: 'get',
    path: '/open311/v2/{resource}',
    id: 'readOpen311',
    summary:
      'Open311 GeoReport v2: `discovery`, `services`, `requests` and `servicerequestupdates`, each with `.json` or `.xml`',
    parameters: [open311Resource],
    answer: { status: 200, about: 'As GeoReport says, public reports only', type: 'application/json' },
  },
  {
    method: 'get',
    path: '/open311/v2/{resource}/{file}',
    id: 'readOneOpen311',
    summary: 'Open311 GeoReport v2: one of `services`, `requests` or `tokens`, by its id with `.json` or `.xml`',
    parameters: [open311Resource, { name: 'file', in: 'path', about: 'Id and ending', schema: { type: 'string' } }],
    answer: { status: 200, about: 'As GeoReport says', type: 'application/json' },
  },
  {
    method: 'post',
    path: '/open311/v2/{resource}',
    id: 'writeOpen311',
    summary: 'Open311 GeoReport v2: `requests` and `servicerequestupdates`, with an `api_key`',
    parameters: [open311Resource],
    body: ['application/x-www-form-urlencoded', 'multipart/form-data'],
    answer: { status: 201, about: 'As GeoReport says', type: 'application/json' },
  },
  {
    method: 'get',
    path: '/health',
    id: 'getHealth',
    summary: 'Asks the database; 503 when it does not answer or cannot take writes',
    answer: { status: 200, about: 'All is well', type: 'application/json' },
    problems: ['unavailable'],
  },
  {
    method: 'get',
    path: '/openapi.json',
    id: 'getOpenApi',
    summary: 'This description',
    answer: { status: 200, about: 'OpenAPI 3.1', type: 'application/json' },
  },
];

const patterns = operations.map(({ method, path }) => ({
  method: method.toUpperCase(),
  pattern: new RegExp(`^${path.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** Methods that a path takes, for `Allow`; none when there is no such path. */
export const allowedMethods = (path: string): string[] =>
  patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
