/** The tables of 0001-cases.sql as queries see them; a test holds the two together. */
import type { CaseStatus } from '../../src/contract/cases.ts';
import type { Answers } from '../../src/contract/questions.ts';
import { core } from './sql.ts';

const { bigint, boolean, date, doublePrecision, integer, jsonb, pgTable, smallint, text, timestamp, uuid } = core;

const identity = () => bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey();
const moment = (name: string) => timestamp(name, { withTimezone: true });

export const cases = pgTable('cases', {
  id: identity(),
  reference: text('reference').notNull().unique(),
  kind: text('kind').$type<'report' | 'booking' | 'payment'>().notNull(),
  status: text('status').$type<CaseStatus>().notNull().default('received'),
  service: text('service').notNull(),
  tokenHash: text('token_hash'),
  private: boolean('private').notNull().default(false),
  language: text('language').notNull().default('en'),
  description: text('description').notNull().default(''),
  answers: jsonb('answers').$type<Answers>().notNull().default({}),
  placeFound: text('place_found').$type<'search' | 'map' | 'device' | 'described'>(),
  placeId: text('place_id'),
  placeLabel: text('place_label'),
  placeDescription: text('place_description'),
  lat: doublePrecision('lat'),
  lng: doublePrecision('lng'),
  expected: date('expected', { mode: 'string' }),
  receivedAt: moment('received_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

export const caseEvents = pgTable('case_events', {
  id: identity(),
  caseId: bigint('case_id', { mode: 'number' }).notNull(),
  at: moment('at').notNull().defaultNow(),
  kind: text('kind').$type<'received' | 'status' | 'note' | 'update'>().notNull(),
  by: text('by').$type<'resident' | 'council'>().notNull().default('council'),
  status: text('status').$type<CaseStatus>(),
  note: jsonb('note').$type<Partial<Record<string, string>>>(),
  public: boolean('public').notNull().default(true),
});

export const contacts = pgTable('contacts', {
  caseId: bigint('case_id', { mode: 'number' }).primaryKey(),
  name: text('name'),
  email: text('email'),
  phone: text('phone'),
  showName: boolean('show_name').notNull().default(false),
  shareWithPartner: boolean('share_with_partner').notNull().default(false),
  updates: boolean('updates').notNull().default(false),
  consentedAt: moment('consented_at').notNull().defaultNow(),
});

export const photos = pgTable('photos', {
  id: uuid('id').primaryKey(),
  caseId: bigint('case_id', { mode: 'number' }),
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
  caseId: bigint('case_id', { mode: 'number' }),
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
});

export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  endsAt: moment('ends_at').notNull(),
});
