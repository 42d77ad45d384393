import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import type { Council, Point } from '../../../src/contract/council.ts';
import type { Area } from '../../../src/contract/places.ts';
import { descriptionMax, NewReport } from '../../../src/contract/reports.ts';
import type { Service } from '../../../src/contract/services.ts';
import { cleanText } from '../../../src/contract/text.ts';
import { parseReference } from '../../../src/core/reference.ts';
import type { PhotoStore } from '../../connectors/photos/photo-store.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { createBudget, type Take } from '../../http/gate.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import { countOrRefuse, type Counter, type Limit } from '../../http/limits.ts';
import { ProblemError } from '../../http/problems.ts';
import { fieldProblems, readBytes } from '../../http/read.ts';
import { isOpen } from '../case/rules.ts';
import { newReference, newToken } from '../case/secrets.ts';
import { addEvent, changeCase, loadCase, lockCase } from '../case/store.ts';
import { addWorkingDays } from '../case/working-days.ts';
import type { Post } from '../mail/post.ts';
import { readyPhoto } from '../photo/image.ts';
import { checkReport, publicLabel } from '../report/rules.ts';
import { insertReport } from '../report/store.ts';
import { contentTypes, write, type Data, type Format } from './format.ts';
import {
  extendedStatus,
  GeoReportError,
  plainStatus,
  readAnswers,
  readMoment,
  readStatus,
  sentenceFor,
} from './rules.ts';
import { claimUpdate, listRequests, listUpdates, noteUpdate, type PublicRequest, type RequestFilter } from './store.ts';

export interface Open311Surroundings {
  council: (language: AnswerLanguage) => Council;
  areaOf: (point: Point) => Area;
  findService: (code: string, language: AnswerLanguage) => Promise<Service | undefined>;
  listServices: () => Promise<Service[]>;
  post: Post;
  photoStore: PhotoStore;
  site: () => URL;
  keys: readonly { name: string; key: string }[];
  jurisdiction: string | undefined;
  /** Wrong keys from one address. */
  counter: Counter;
  limit: Limit;
  address: (context: Context) => string;
  mailQueued: () => void;
}

const day = 86_400_000;
const mostListed = 1000;
const mostText = 2 ** 20;
const mostBytes = 30 * 2 ** 20;
const specification = 'http://wiki.open311.org/GeoReport_v2';

/** A form as it came: texts in order, and files. */
interface Form {
  fields: [string, string][];
  files: File[];
}

/** One value of a form; an empty one is none. */
const valueOf = ({ fields }: Form, name: string): string | undefined =>
  fields.find(([key, value]) => key === name && value !== '')?.[1];

/**
 * Open311 GeoReport v2 below `/open311/v2/`, in JSON and XML, with the updates that councils in the UK add to it.
 * Sources: wiki.open311.org/GeoReport_v2; the habits of FixMyStreet and open311-endpoint. Everybody may read what is
 * public; who writes has a key. Private services are not offered, and private reports never leave.
 */
export function open311(db: Database, surroundings: Open311Surroundings): Hono {
  const { council, areaOf, findService, listServices, post, photoStore, site, keys, address, counter, limit } =
    surroundings;
  const hold = createBudget(4 * mostBytes);
  const app = new Hono();

  app.get('/open311/v2/:resource', async (context) => {
    const { name, format } = resourceOf(context, context.req.param('resource'));
    const query = (key: string) => context.req.query(key) ?? '';
    if (name === 'discovery') return answer(context, format, 'discovery', discovery());
    checkJurisdiction(query('jurisdiction_id'));
    if (name === 'services') return answer(context, format, 'services', (await offered()).map(summaryOf));
    if (name === 'requests') return answer(context, format, 'service_requests', await requests(context));
    if (name === 'servicerequestupdates') {
      return answer(context, format, 'service_request_updates', await updates(context));
    }
    throw new GeoReportError(404, 'There is no such resource');
  });

  app.get('/open311/v2/:resource/:file', async (context) => {
    const { name: id, format } = resourceOf(context, context.req.param('file'));
    checkJurisdiction(context.req.query('jurisdiction_id') ?? '');
    switch (context.req.param('resource')) {
      case 'services':
        return answer(context, format, 'service_definition', definitionOf(await offeredService(id)));
      case 'requests': {
        const [found] = await listRequests(db, { references: [referenceOf(id)], most: 1, skip: 0 });
        if (!found) throw new GeoReportError(404, 'service_request_id is not known');
        return answer(context, format, 'service_requests', [await requestOf(found, context.req.query('extensions'))]);
      }
      case 'tokens': {
        // Ids are given at once here; who asks for one by its token, as by habit, gets it.
        const [found] = await listRequests(db, { references: [referenceOf(id)], most: 1, skip: 0 });
        if (!found) throw new GeoReportError(404, 'token is not known');
        const { reference } = found;
        return answer(context, format, 'service_requests', [{ service_request_id: reference, token: reference }]);
      }
      default:
        throw new GeoReportError(404, 'There is no such resource');
    }
  });

  app.post('/open311/v2/:resource', async (context) => {
    const { name, format } = resourceOf(context, context.req.param('resource'));
    if (name !== 'requests' && name !== 'servicerequestupdates') {
      throw new GeoReportError(404, 'There is no such resource');
    }
    return hold(async (take) => {
      const form = await readForm(context, take);
      checkJurisdiction(valueOf(form, 'jurisdiction_id') ?? context.req.query('jurisdiction_id') ?? '');
      const partner = await partnerOf(context, valueOf(form, 'api_key') ?? context.req.query('api_key') ?? '');
      const result = name === 'requests' ? await takeRequest(form) : await takeUpdate(form, partner);
      surroundings.mailQueued();
      return answer(
        context,
        format,
        name === 'requests' ? 'service_requests' : 'service_request_updates',
        [result],
        201,
      );
    });
  });

  app.onError((error, context) => {
    const format = context.req.path.endsWith('.xml') ? 'xml' : 'json';
    if (error instanceof GeoReportError) {
      return answer(context, format, 'errors', [{ code: error.status, description: error.message }], error.status);
    }
    // `too-large` and `too-many`, which every route has.
    if (error instanceof ProblemError && error.code !== 'internal' && error.code !== 'unavailable') {
      const status = error.code === 'too-many' ? 429 : 400;
      if (error.extra.retryAfter !== undefined)
        context.header('Retry-After', String(Math.ceil(error.extra.retryAfter)));
      return answer(context, format, 'errors', [{ code: status, description: error.code }], status);
    }
    throw error;
  });

  return app;

  function checkJurisdiction(given: string): void {
    const own = surroundings.jurisdiction ?? site().hostname.replace(/^www\./, '');
    if (given !== '' && given !== own) throw new GeoReportError(404, 'jurisdiction_id is not known');
  }

  /** @throws GeoReportError 403 for a key that is missing or wrong; wrong ones are counted. */
  async function partnerOf(context: Context, given: string): Promise<string> {
    if (given === '') throw new GeoReportError(403, 'api_key was not provided');
    const digest = (text: string) => createHash('sha256').update(text).digest();
    const found = keys.find(({ key }) => timingSafeEqual(digest(key), digest(given)));
    if (found) return found.name;
    await countOrRefuse(counter, `open311 ${address(context)}`, limit);
    throw new GeoReportError(403, 'api_key is not known');
  }

  function discovery(): Data {
    const { name, phone, email } = council('en');
    return {
      changeset: '2026-11-22T00:00:00Z',
      contact: [name, phone.display, email].filter(Boolean).join(', '),
      key_service: `To write you need an api_key. Ask ${name} for one.`,
      endpoints: [
        {
          specification,
          url: new URL('api/open311/v2', site()).href,
          changeset: '2026-11-22T00:00:00Z',
          type: 'production',
          formats: ['text/xml', 'application/json'],
        },
      ],
    };
  }

  async function offered(): Promise<Service[]> {
    return (await listServices()).filter((service) => !service.private && !service.stop);
  }

  async function offeredService(code: string): Promise<Service> {
    const service = await findService(code, 'en');
    if (!service || service.private || service.stop) throw new GeoReportError(404, 'service_code is not known');
    return service;
  }

  async function requests(context: Context): Promise<Data> {
    const query = (key: string) => context.req.query(key) || undefined;
    const most = Math.min(Number(query('page_size') ?? mostListed) || mostListed, mostListed);
    const page = Math.max(1, Math.floor(Number(query('page') ?? 1)) || 1);
    const status = query('status')?.toLowerCase();
    const ids = query('service_request_id');
    const from = readMoment('start_date', query('start_date'));
    const to = readMoment('end_date', query('end_date'));
    if (from && to && to.getTime() - from.getTime() > 90 * day) {
      throw new GeoReportError(400, 'start_date and end_date are more than 90 days apart');
    }
    const updatedFrom = readMoment('updated_after', query('updated_after'));
    const updatedTo = readMoment('updated_before', query('updated_before'));
    const dated = from ?? to ?? updatedFrom ?? updatedTo;
    const filter: RequestFilter = ids
      ? { references: ids.split(',').slice(0, 200).map(referenceOf), most: 200, skip: 0 }
      : {
          service: query('service_code'),
          // `open,closed` is both.
          status: status === 'open' || status === 'closed' ? status : undefined,
          from: from ?? (dated ? to && new Date(to.getTime() - 90 * day) : new Date(Date.now() - 90 * day)),
          to: to ?? (from && new Date(from.getTime() + 90 * day)),
          updatedFrom,
          updatedTo,
          most,
          skip: (page - 1) * most,
        };
    const found = await listRequests(db, filter);
    return Promise.all(found.map((each) => requestOf(each, context.req.query('extensions'))));
  }

  async function requestOf(found: PublicRequest, extensions = ''): Promise<Data> {
    const service = await findService(found.service, 'en');
    const photo = (id: string) => new URL(`api/photos/${id}/full.jpg`, site()).href;
    return {
      service_request_id: found.reference,
      status: plainStatus(found.status),
      status_notes: found.notes.at(-1)?.text,
      service_name: service?.name ?? found.service,
      service_code: found.service,
      description: found.description,
      agency_responsible: council('en').name,
      service_notice: null,
      requested_datetime: found.received,
      updated_datetime: found.updated,
      expected_datetime: found.expected === null ? null : `${found.expected}T17:00:00Z`,
      address: publicLabel(found.label),
      address_id: null,
      zipcode: null,
      lat: found.lat,
      long: found.lng,
      media_url: found.photos[0] === undefined ? null : photo(found.photos[0]),
      ...(/^true$/i.test(extensions) && {
        extended_attributes: {
          status: extendedStatus[found.status],
          photos: found.photos.map(photo),
          duplicate: found.status === 'duplicate',
          parent_service_request_id: found.parent,
        },
        notes: found.notes.map(({ at, text, kind }) => ({ datetime: at, description: text, type: kind })),
      }),
    };
  }

  async function updates(context: Context): Promise<Data> {
    const from = readMoment('start_date', context.req.query('start_date'));
    const to = readMoment('end_date', context.req.query('end_date'));
    if (!from || !to) throw new GeoReportError(400, `${from ? 'end_date' : 'start_date'} was not provided`);
    if (to.getTime() - from.getTime() > 90 * day) {
      throw new GeoReportError(400, 'start_date and end_date are more than 90 days apart');
    }
    return (await listUpdates(db, { from, to, most: mostListed })).map(({ id, reference, at, status, text }) => ({
      update_id: id,
      service_request_id: reference,
      status: extendedStatus[status],
      description: text ?? '',
      media_url: null,
      updated_datetime: at,
    }));
  }

  /** Takes a report as the form takes it: every rule of the service holds. */
  async function takeRequest(form: Form): Promise<Data> {
    const value = (name: string) => valueOf(form, name);
    const code = value('service_code');
    if (code === undefined) throw new GeoReportError(400, 'service_code was not provided');
    const service = await offeredService(code);
    const answers = readAnswers(form.fields, service.questions);
    const { text, more } = cut(value('description') ?? '');
    const files = service.photos === 'no' ? [] : form.files.slice(0, council('en').photos.most);
    const ready = await Promise.all(
      files.map(async (file) => ({
        id: randomUUID(),
        ...(await readyPhoto(new Uint8Array(await file.arrayBuffer()))),
      })),
    );
    const read = v.safeParse(NewReport, {
      service: code,
      place: placeOf(value),
      description: text,
      answers,
      photos: ready.map(({ id }) => id),
      contact: contactOf(value, service),
      language: 'en',
    });
    if (!read.success) throw refused(fieldProblems(read.issues));
    const report = { ...read.output, description: text + more };
    const { lat, lng } = report.place;
    const area = lat === undefined || lng === undefined ? undefined : areaOf({ lat, lng });
    const checked = checkReport(report, { service, area, mostPhotos: council('en').photos.most });
    if (checked.problems.length > 0) throw refused(checked.problems);

    const now = new Date();
    const reference = newReference();
    for (const { id, full, thumbnail } of ready) await photoStore.put(id, { full, thumbnail });
    const written = insertReport({
      report,
      answers: checked.answers,
      reference,
      tokenHash: newToken().hash,
      private: false,
      // A partner answers for its own people.
      unconfirmed: undefined,
      received: now.toISOString(),
      expected: addWorkingDays(now, service.workingDays),
      letter: undefined,
      links: [],
    });
    await db.transaction(async (transaction) => {
      await transaction.execute(sql`with claimed as (select 1 as one)${written} select id from written`);
      for (const [position, { id, width, height, full }] of ready.entries()) {
        await transaction.execute(
          sql`insert into photos (id, case_id, position, width, height, bytes)
              select ${id}::uuid, id, ${position}::smallint, ${width}::int, ${height}::int, ${full.byteLength}::int
              from cases where reference = ${reference}`,
        );
      }
    });
    const notice =
      value('media_url') === undefined ? null : 'media_url is not fetched: send photos as multipart files.';
    return { service_request_id: reference, service_notice: notice, account_id: null };
  }

  /** Takes what a partner's resident says about a report; no status but `reopen` changes anything. */
  async function takeUpdate(form: Form, partner: string): Promise<Data> {
    const value = (name: string) => valueOf(form, name);
    for (const name of ['service_request_id', 'update_id', 'updated_datetime', 'status']) {
      if (value(name) === undefined) throw new GeoReportError(400, `${name} was not provided`);
    }
    readMoment('updated_datetime', value('updated_datetime'));
    const updateId = value('update_id') ?? '';
    const status = readStatus(value('status') ?? '');
    if (status === undefined) throw new GeoReportError(400, 'status is not one of the values');
    const text = cleanText(value('description') ?? '').slice(0, 4000);
    if (text === '' && status !== 'reopen') throw new GeoReportError(400, 'description was not provided');
    const [found] = await listRequests(db, {
      references: [referenceOf(value('service_request_id') ?? '')],
      most: 1,
      skip: 0,
    });
    if (!found) throw new GeoReportError(404, 'service_request_id is not known');
    const caseId = Number(found.id);
    await db.transaction(async (transaction) => {
      await lockCase(transaction, caseId);
      const stored = await loadCase(transaction, { id: caseId });
      if (!stored) throw new GeoReportError(404, 'service_request_id is not known');
      if (!(await claimUpdate(transaction, partner, updateId))) {
        throw new GeoReportError(400, 'update_id already exists');
      }
      const reopens = status === 'reopen' && !isOpen(stored.status);
      const service = await findService(stored.service, 'en');
      const eventId = await addEvent(transaction, caseId, {
        by: 'resident',
        shown: 'owner',
        note: text ? { [stored.language]: text } : undefined,
        ...(reopens ? { kind: 'reopened', status: 'received', reason: 'other' } : { kind: 'update' }),
      });
      await noteUpdate(transaction, partner, updateId, eventId);
      await changeCase(transaction, caseId, {
        answered: true,
        ...(reopens && {
          status: 'received',
          closed: false,
          mergedInto: null,
          expected: addWorkingDays(new Date(), service?.workingDays ?? 10),
        }),
      });
      if (reopens) await post.caseChanged(transaction, caseId, { kind: 'reopened' });
    });
    return { update_id: updateId };
  }
}

/** The standard's 4,000 characters; what our form would not take is checked as the rest. */
function cut(description: string): { text: string; more: string } {
  const clean = cleanText(description);
  if (clean.length > 4000) throw new GeoReportError(400, 'description is too long');
  return { text: clean.slice(0, descriptionMax), more: clean.slice(descriptionMax) };
}

const refused = (problems: readonly { field: string; code: string }[]) =>
  new GeoReportError(400, problems.map(sentenceFor).join('; '));

function placeOf(value: (name: string) => string | undefined) {
  const [lat, lng] = [value('lat'), value('long') ?? value('lng')];
  const label = value('address_string') ?? value('address');
  const given = value('address_id');
  // FixMyStreet's word for a pin that its resident never moved.
  const placeId = given === '#NOTPINPOINTED#' ? undefined : given;
  if (lat === undefined && lng === undefined && label === undefined && placeId === undefined) {
    throw new GeoReportError(400, 'lat and long, or address_string, or address_id was not provided');
  }
  if (lat === undefined || lng === undefined) return { found: 'described', placeId, description: label ?? placeId };
  const [y, x] = [Number(lat), Number(lng)];
  if (!Number.isFinite(y) || !Number.isFinite(x)) throw new GeoReportError(400, 'lat or long is not a number');
  return { found: 'map', placeId, label, lat: y, lng: x };
}

function contactOf(value: (name: string) => string | undefined, { contact: rules }: Service) {
  const name = [value('first_name'), value('last_name')].filter(Boolean).join(' ') || undefined;
  const [email, phone] = [value('email'), value('phone')];
  // What the service does not ask for is not kept; a client cannot know.
  const contact = {
    ...(name !== undefined && { name }),
    ...(email !== undefined &&
      rules.email !== 'no' && { email, updates: /^true$/i.test(value('email_alerts_requested') ?? '') }),
    ...(phone !== undefined && rules.phone !== 'no' && { phone }),
  };
  return Object.keys(contact).length > 0 ? contact : undefined;
}

/** A reference in its usual form; what is none is looked for as it is, and not found. */
const referenceOf = (text: string) => parseReference(text) ?? text;

const summaryOf = ({ code, name, description, questions, keywords, group }: Service): Data => ({
  service_code: code,
  service_name: name,
  description: description ?? name,
  metadata: questions.some(({ type }) => type !== 'hidden'),
  type: 'realtime',
  keywords: keywords.join(', '),
  group,
});

const definitionOf = ({ code, questions }: Service): Data => ({
  service_code: code,
  attributes: questions
    .filter(({ type }) => type !== 'hidden')
    .map(({ code: attribute, type, required, label, hint, values }, index) => ({
      variable: type !== 'notice',
      code: attribute,
      datatype: type === 'notice' ? 'string' : type,
      required,
      datatype_description: hint ?? null,
      order: index + 1,
      description: label,
      // What stops the form is no choice for a client that cannot show why.
      values: (values ?? []).filter(({ stop }) => !stop).map(({ key, name }) => ({ key, name })),
    })),
});

/** `requests.json` as its name and its format; XML when nothing says otherwise. */
function resourceOf(context: Context, file: string): { name: string; format: Format } {
  const [, name = file, ending] = /^(.+)\.(json|xml)$/.exec(file) ?? [];
  const asked = context.req.header('accept')?.includes('application/json') ? 'json' : 'xml';
  return { name, format: (ending as Format | undefined) ?? asked };
}

/** A form, urlencoded or multipart. */
async function readForm(context: Context, take: Take): Promise<Form> {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const bytes = await readBytes(context, type === 'multipart/form-data' ? mostBytes : mostText, take);
  if (type === 'multipart/form-data') {
    const data = await new Response(bytes, { headers: { 'Content-Type': context.req.header('content-type') ?? '' } })
      // What is said against it is that it takes any amount into memory: here it is in memory, and counted.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      .formData()
      .catch(() => {
        throw new GeoReportError(400, 'The form cannot be read');
      });
    const all = [...data.entries()];
    return {
      fields: all.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      files: all.flatMap(([, each]) => (typeof each === 'string' || each.size === 0 ? [] : [each])),
    };
  }
  if (type !== 'application/x-www-form-urlencoded') {
    throw new GeoReportError(400, 'Send application/x-www-form-urlencoded or multipart/form-data');
  }
  return { fields: [...new URLSearchParams(new TextDecoder().decode(bytes))], files: [] };
}

function answer(
  context: Context,
  format: Format,
  root: string,
  value: Data,
  status: 200 | 201 | 400 | 403 | 404 | 429 = 200,
): Response {
  context.header('Content-Type', contentTypes[format]);
  return context.body(write(format, root, value), status);
}

/** All services that can be reported, in English. */
export const reportServices = (db: Database): Promise<Service[]> =>
  rows<{ service: Service }>(
    db,
    sql`select summary || details as service from services where language = 'en' and kind = 'report' order by position`,
  ).then((found) => found.map(({ service }) => service));
