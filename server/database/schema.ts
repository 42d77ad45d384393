/** The tables of cases as queries see them; a test holds the two together. */
import type { CaseStatus, Channel } from '../../src/contract/cases.ts';
import type { LinkKind } from '../../src/contract/links.ts';
import type { Answers } from '../../src/contract/questions.ts';
import type { KeptAsset } from '../domains/asset/store.ts';
import type { KeptLinkRequest } from '../domains/case/link-requests.ts';
import { core } from './sql.ts';

const { bigint, boolean, date, doublePrecision, integer, jsonb, pgTable, smallint, text, timestamp, uuid } = core;

const identity = () => bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey();
const reference = (name: string) => bigint(name, { mode: 'number' });
const moment = (name: string) => timestamp(name, { withTimezone: true });

export const cases = pgTable('cases', {
  id: identity(),
  reference: text('reference').notNull().unique(),
  kind: text('kind').$type<'report' | 'booking' | 'payment'>().notNull(),
  status: text('status').$type<CaseStatus>().notNull().default('received'),
  service: text('service').notNull(),
  tokenHash: text('token_hash'),
  private: boolean('private').notNull().default(false),
  unconfirmed: text('unconfirmed').$type<'public' | 'private'>(),
  language: text('language').notNull().default('en'),
  description: text('description').notNull().default(''),
  answers: jsonb('answers').$type<Answers>().notNull().default({}),
  placeFound: text('place_found').$type<'search' | 'map' | 'device' | 'described'>(),
  placeId: text('place_id'),
  placeLabel: text('place_label'),
  placeDescription: text('place_description'),
  assets: jsonb('assets').$type<KeptAsset[]>().notNull().default([]),
  lat: doublePrecision('lat'),
  lng: doublePrecision('lng'),
  expected: date('expected', { mode: 'string' }),
  version: integer('version').notNull().default(1),
  closedAt: moment('closed_at'),
  answered: boolean('answered').notNull().default(false),
  asks: boolean('asks').notNull().default(false),
  assignedTo: reference('assigned_to'),
  mergedInto: reference('merged_into'),
  questionId: reference('question_id'),
  receivedAt: moment('received_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

/** What colleagues alone read of: the database has these shown at the desk only. */
export type InsideKind = 'assigned' | 'redacted';

export type EventKind =
  | InsideKind
  | 'received'
  | 'confirmed'
  | 'status'
  | 'note'
  | 'question'
  | 'answer'
  | 'update'
  | 'asked'
  | 'reopened'
  | 'withdrawn'
  | 'merged'
  | 'booked'
  | 'moved'
  | 'cancelled'
  | 'paid'
  | 'refunded'
  | 'refund-failed';

export const caseEvents = pgTable('case_events', {
  id: identity(),
  caseId: reference('case_id').notNull(),
  at: moment('at').notNull().defaultNow(),
  kind: text('kind').$type<EventKind>().notNull(),
  by: text('by').$type<'resident' | 'council'>().notNull().default('council'),
  status: text('status').$type<CaseStatus>(),
  note: jsonb('note').$type<Partial<Record<string, string>>>(),
  shown: text('shown').$type<'all' | 'owner' | 'desk'>().notNull().default('all'),
  officerId: reference('officer_id'),
  reason: text('reason'),
  answersId: reference('answers_id'),
});

export const contacts = pgTable('contacts', {
  caseId: reference('case_id').primaryKey(),
  name: text('name'),
  email: text('email'),
  phone: text('phone'),
  showName: boolean('show_name').notNull().default(false),
  shareWithPartner: boolean('share_with_partner').notNull().default(false),
  updates: boolean('updates').notNull().default(false),
  postcode: text('postcode'),
  channel: text('channel').$type<Channel>().notNull().default('none'),
  consentedAt: moment('consented_at').notNull().defaultNow(),
});

export const photos = pgTable('photos', {
  id: uuid('id').primaryKey(),
  caseId: reference('case_id'),
  eventId: reference('event_id'),
  position: smallint('position').notNull().default(0),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  bytes: integer('bytes').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const idempotency = pgTable('idempotency', {
  key: text('key').primaryKey(),
  route: text('route').notNull(),
  body: text('body').notNull(),
  status: smallint('status').notNull(),
  answer: text('answer').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const outbox = pgTable('outbox', {
  id: uuid('id').primaryKey().defaultRandom(),
  caseId: reference('case_id'),
  recipient: text('recipient').notNull(),
  language: text('language').notNull(),
  subject: text('subject').notNull(),
  bodyText: text('body_text').notNull(),
  bodyHtml: text('body_html').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
  dueAt: moment('due_at').notNull().defaultNow(),
  attempts: integer('attempts').notNull().default(0),
  sentAt: moment('sent_at'),
  failedAt: moment('failed_at'),
  lastError: text('last_error'),
  channel: text('channel').$type<'email' | 'text'>().notNull().default('email'),
  stopToken: text('stop_token'),
  news: boolean('news').notNull().default(false),
  calendar: text('calendar'),
  calendarMethod: text('calendar_method').$type<'REQUEST' | 'CANCEL'>(),
});

export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  endsAt: moment('ends_at').notNull(),
});

export const officers = pgTable('officers', {
  id: identity(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  team: text('team').notNull(),
  password: text('password').notNull(),
  active: boolean('active').notNull().default(true),
});

export const deskSessions = pgTable('desk_sessions', {
  hash: text('hash').primaryKey(),
  officerId: reference('officer_id').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
  usedAt: moment('used_at').notNull().defaultNow(),
});

export const caseSessions = pgTable('case_sessions', {
  hash: text('hash').primaryKey(),
  caseId: reference('case_id').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
  usedAt: moment('used_at').notNull().defaultNow(),
  sees: text('sees').$type<'case' | 'bookings'>().notNull().default('case'),
});

export const followers = pgTable('followers', {
  id: identity(),
  caseId: reference('case_id').notNull(),
  email: text('email'),
  language: text('language').notNull().default('en'),
  createdAt: moment('created_at').notNull().defaultNow(),
  confirmedAt: moment('confirmed_at'),
  stoppedAt: moment('stopped_at'),
});

export const links = pgTable('links', {
  hash: text('hash').primaryKey(),
  kind: text('kind').$type<LinkKind>().notNull(),
  caseId: reference('case_id').notNull(),
  followerId: reference('follower_id'),
  createdAt: moment('created_at').notNull().defaultNow(),
  expiresAt: moment('expires_at').notNull(),
  retiredAt: moment('retired_at'),
});

export const linkRequests = pgTable('link_requests', {
  id: identity(),
  asked: jsonb('asked').$type<KeptLinkRequest>().notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const questionnaires = pgTable('questionnaires', {
  caseId: reference('case_id').primaryKey(),
  fixed: text('fixed').$type<'yes' | 'no' | 'unknown'>().notNull(),
  rating: smallint('rating'),
  comment: text('comment').notNull().default(''),
  at: moment('at').notNull().defaultNow(),
});

export const audit = pgTable('audit', {
  id: identity(),
  at: moment('at').notNull().defaultNow(),
  officerId: reference('officer_id'),
  caseId: reference('case_id'),
  action: text('action').notNull(),
  detail: text('detail'),
});

export const open311Requests = pgTable('open311_requests', {
  reference: text('reference').primaryKey(),
  partner: text('partner').notNull(),
  ownId: text('own_id'),
});

export const open311Updates = pgTable('open311_updates', {
  partner: text('partner').notNull(),
  updateId: text('update_id').notNull(),
  eventId: reference('event_id'),
  at: moment('at').notNull().defaultNow(),
});
