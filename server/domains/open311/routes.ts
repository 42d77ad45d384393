import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import type { Council, Point } from '../../../src/contract/council.ts';
import type { Area } from '../../../src/contract/places.ts';
import { NewReport } from '../../../src/contract/reports.ts';
import type { Question } from '../../../src/contract/questions.ts';
import type { Service } from '../../../src/contract/services.ts';
import { cleanText } from '../../../src/contract/text.ts';
import { parseReference } from '../../../src/core/reference.ts';
import type { PhotoStore } from '../../connectors/photos/photo-store.ts';
import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { createBudget } from '../../http/gate.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import { countOrRefuse, refuseBeyond, type Counter, type Limit } from '../../http/limits.ts';
import { statusOf, titleOf, type ProblemError } from '../../http/problems.ts';
import { fieldProblems } from '../../http/read.ts';
import { assetNumber } from '../asset/rules.ts';
import { isOpen } from '../case/rules.ts';
import { newReference, newToken } from '../case/secrets.ts';
import { addEvent, changeCase, loadCase, lockCase } from '../case/store.ts';
import { addWorkingDays } from '../case/working-days.ts';
import type { Post } from '../mail/post.ts';
import { readyPhoto } from '../photo/image.ts';
import { checkReport, publicLabel } from '../report/rules.ts';
import { insertReport } from '../report/store.ts';
import {
  contactOf,
  cut,
  mostBytes,
  ownIdOf,
  partnerId,
  photoAddresses,
  placeOf,
  readForm,
  valueOf,
  type Form,
} from './form.ts';
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
import {
  claimUpdate,
  findSent,
  keepPhotos,
  listRequests,
  listUpdates,
  noteUpdate,
  writeSent,
  type ListedRequest,
  type RequestFilter,
} from './store.ts';

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
const specification = 'http://wiki.open311.org/GeoReport_v2';

/**
 * Open311 GeoReport v2 below `/open311/v2/`, in JSON and XML, with the updates that councils in the UK add to it.
 * Sources: wiki.open311.org/GeoReport_v2; the habits of FixMyStreet and open311-endpoint. Everybody may read what is
 * public; who writes has a key, and who reads with it follows its own reports to their end, also one that its resident
 * has withdrawn. Private services are not offered, and private reports never leave.
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
        const partner = await readerOf(context);
        const found = await find(id, partner);
        if (!found) throw new GeoReportError(404, 'service_request_id is not known');
        return answer(context, format, 'service_requests', [await requestOf(found, context, partner)]);
      }
      case 'tokens': {
        // Ids are given at once here; who asks for one by its token, as by habit, gets it.
        const found = await find(id, await readerOf(context));
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
      const idempotencyKey = context.req.header('idempotency-key');
      const result =
        name === 'requests'
          ? await takeRequest(form, partner, ownIdOf(form, idempotencyKey))
          : await takeUpdate(form, partner);
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
    if (error instanceof GeoReportError) return refusal(context, error.status, error.message);
    throw error;
  });

  return app;

  function checkJurisdiction(given: string): void {
    const own = surroundings.jurisdiction ?? site().hostname.replace(/^www\./, '');
    if (given !== '' && given !== own) throw new GeoReportError(404, 'jurisdiction_id is not known');
  }

  /** Whose key is with a request to read; undefined without one. */
  async function readerOf(context: Context): Promise<string | undefined> {
    const given = context.req.query('api_key');
    return given ? partnerOf(context, given) : undefined;
  }

  /**
   * @throws GeoReportError 403 for a key that is missing or wrong; wrong ones are counted, and beyond the limit none is
   * looked at: the right one would tell itself from the others.
   */
  async function partnerOf(context: Context, given: string): Promise<string> {
    if (given === '') throw new GeoReportError(403, 'api_key was not provided');
    const counted = `open311 ${address(context)}`;
    await refuseBeyond(db, counted, limit);
    const digest = (text: string) => createHash('sha256').update(text).digest();
    const found = keys.find(({ key }) => timingSafeEqual(digest(key), digest(given)));
    if (found) return found.name;
    await countOrRefuse(counter, counted, limit);
    throw new GeoReportError(403, 'api_key is not known');
  }

  function discovery(): Data {
    const { name, phone, email } = council('en');
    return {
      changeset: '2026-11-22T00:00:00Z',
      contact: [name, phone.display, email].filter(Boolean).join(', '),
      key_service: `To write you need an api_key. Ask ${name} for one. Send photos as multipart files: media_url is not fetched.`,
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

  async function find(id: string, partner?: string): Promise<ListedRequest | undefined> {
    const [found] = await listRequests(db, { partner, references: [referenceOf(id)], most: 1, skip: 0 });
    return found;
  }

  async function requests(context: Context): Promise<Data> {
    const query = (key: string) => context.req.query(key) || undefined;
    const partner = await readerOf(context);
    const page = pageOf(context);
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
      ? { partner, references: ids.split(',').slice(0, 200).map(referenceOf), most: 200, skip: 0 }
      : {
          partner,
          service: query('service_code'),
          // `open,closed` is both.
          status: status === 'open' || status === 'closed' ? status : undefined,
          from: from ?? (dated ? to && new Date(to.getTime() - 90 * day) : new Date(Date.now() - 90 * day)),
          to: to ?? (from && new Date(from.getTime() + 90 * day)),
          updatedFrom,
          updatedTo,
          ...page,
        };
    const found = await listRequests(db, filter);
    return Promise.all(found.map((each) => requestOf(each, context, partner)));
  }

  function photoAddress(id: string): string {
    return new URL(`api/photos/${id}/full.jpg`, site()).href;
  }

  async function requestOf(listed: ListedRequest, context: Context, partner: string | undefined): Promise<Data> {
    // Of what was withdrawn its partner hears that it is over, and no more.
    const found = listed.status === 'withdrawn' ? { ...listed, ...nothing } : listed;
    const service = await findService(found.service, 'en');
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
      media_url: found.photos[0] === undefined ? null : photoAddress(found.photos[0]),
      ...(/^true$/i.test(context.req.query('extensions') ?? '') && {
        extended_attributes: {
          status: extendedStatus[found.status],
          photos: found.photos.map(photoAddress),
          duplicate: found.status === 'duplicate',
          parent_service_request_id: found.parent,
          // Whoever does the work has to know which one. To everybody it would say more of the place than its point does.
          ...(partner !== undefined &&
            found.assets.length > 0 && {
              assets: found.assets.map(({ id, name }) => ({ id, name: assetNumber(name, 'en') })),
            }),
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
    const found = await listUpdates(db, { partner: await readerOf(context), from, to, ...pageOf(context) });
    const extended = /^true$/i.test(context.req.query('extensions') ?? '');
    return found.map(({ id, reference, at, status, text, photos }) => ({
      update_id: id,
      service_request_id: reference,
      status: extendedStatus[status],
      description: text ?? '',
      media_url: photos[0] === undefined ? null : photoAddress(photos[0]),
      updated_datetime: at,
      ...(extended && { extended_attributes: { photos: photos.map(photoAddress) } }),
    }));
  }

  /** The photos of a form, fit to be kept, and what became of the others, for the answer and for the officer. */
  async function photosOf(form: Form, asked: Service['photos']) {
    const addresses = photoAddresses(form);
    const files = asked === 'no' ? [] : form.files.slice(0, council('en').photos.most);
    const left = form.files.length - files.length;
    const ready = await Promise.all(
      files.map(async (file) => ({
        id: randomUUID(),
        ...(await readyPhoto(new Uint8Array(await file.arrayBuffer()))),
      })),
    );
    const notices = [
      form.fields.every(([name]) => !name.startsWith('media_url'))
        ? ''
        : 'media_url is not fetched: send photos as multipart files.',
      left === 0 ? '' : `Of the photos ${left} ${left === 1 ? 'was' : 'were'} not taken.`,
    ];
    return { ready, addresses, notice: notices.filter(Boolean).join(' ') || null };
  }

  /** A picture that is elsewhere is for officers to look at: nobody here has seen it, so it is not shown in public. */
  async function noteAddresses(transaction: Database, caseId: number, addresses: readonly string[]): Promise<void> {
    if (addresses.length === 0) return;
    const note = { en: `Photos at the partner’s, not fetched:\n${addresses.join('\n')}` };
    await addEvent(transaction, caseId, { kind: 'note', by: 'resident', shown: 'desk', note });
  }

  /** Takes a report as the form takes it: every rule of the service holds. Sent again it is the same report. */
  async function takeRequest(form: Form, partner: string, ownId: string | undefined): Promise<Data> {
    const before = ownId && (await findSent(db, partner, ownId));
    if (before) return takenBefore(before);
    const value = (name: string) => valueOf(form, name);
    const code = value('service_code');
    if (code === undefined) throw new GeoReportError(400, 'service_code was not provided');
    const service = await offeredService(code);
    const answers = readAnswers(form.fields, service.questions);
    const { text, more } = cut(value('description') ?? '');
    const { ready, addresses, notice } = await photosOf(form, service.photos);
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
      assets: [],
      letter: undefined,
      links: [],
    });
    const first = await db.transaction(async (transaction) => {
      const caseId = await writeSent(transaction, { partner, ownId, reference }, written);
      if (caseId === undefined) return false;
      await keepPhotos(transaction, { caseId }, ready);
      await noteAddresses(transaction, caseId, addresses);
      return true;
    });
    if (!first && ownId) {
      // Another of the same was quicker; the files of this one are swept.
      const other = await findSent(db, partner, ownId);
      if (other) return takenBefore(other);
    }
    return { service_request_id: reference, service_notice: notice, account_id: null };
  }

  /** Takes what a partner's resident says about a report; no status but `reopen` changes anything. */
  async function takeUpdate(form: Form, partner: string): Promise<Data> {
    const value = (name: string) => valueOf(form, name);
    for (const name of ['service_request_id', 'update_id', 'updated_datetime', 'status']) {
      if (value(name) === undefined) throw new GeoReportError(400, `${name} was not provided`);
    }
    readMoment('updated_datetime', value('updated_datetime'));
    const updateId = partnerId('update_id', value('update_id') ?? '');
    const status = readStatus(value('status') ?? '');
    if (status === undefined) throw new GeoReportError(400, 'status is not one of the values');
    const text = cleanText(value('description') ?? '').slice(0, 4000);
    const found = await find(value('service_request_id') ?? '');
    if (!found) throw new GeoReportError(404, 'service_request_id is not known');
    const caseId = Number(found.id);
    const service = await findService(found.service, 'en');
    const { ready, addresses, notice } = await photosOf(form, service?.photos ?? 'optional');
    if (text === '' && status !== 'reopen' && ready.length === 0 && addresses.length === 0) {
      throw new GeoReportError(400, 'description was not provided');
    }
    for (const { id, full, thumbnail } of ready) await photoStore.put(id, { full, thumbnail });
    const eventId = await db.transaction(async (transaction) => {
      await lockCase(transaction, caseId);
      const stored = await loadCase(transaction, { id: caseId });
      if (!stored || stored.private || stored.status === 'withdrawn') {
        throw new GeoReportError(404, 'service_request_id is not known');
      }
      if (!(await claimUpdate(transaction, partner, updateId))) {
        throw new GeoReportError(400, 'update_id already exists');
      }
      const reopens = status === 'reopen' && !isOpen(stored.status);
      const eventId = await addEvent(transaction, caseId, {
        by: 'resident',
        shown: 'owner',
        note: text ? { [stored.language]: text } : undefined,
        ...(reopens ? { kind: 'reopened', status: 'received', reason: 'other' } : { kind: 'update' }),
      });
      await noteUpdate(transaction, partner, updateId, eventId);
      await keepPhotos(transaction, { caseId, eventId }, ready);
      await noteAddresses(transaction, caseId, addresses);
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
      return eventId;
    });
    // As it is in the list of updates, so that who sent it knows it again there.
    return { update_id: String(eventId), ...(notice !== null && { service_notice: notice }) };
  }
}

/** The answer to what was taken before: whatever came this time, nothing has changed. */
const takenBefore = (reference: string): Data => ({
  service_request_id: reference,
  service_notice: 'This request was received before. Nothing was changed.',
  account_id: null,
});

/** What is left of a report that was withdrawn, beside its number, its service and its dates. */
const nothing = { description: '', label: null, lat: null, lng: null, parent: null, assets: [], photos: [], notes: [] };

/** @throws GeoReportError 400 for what is no page; a page that is too big is the biggest that there is. */
function pageOf(context: Context): { most: number; skip: number } {
  const whole = (name: string, usual: number) => {
    const text = context.req.query(name);
    if (!text) return usual;
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new GeoReportError(400, `${name} is not a whole number from 1 upwards`);
    return Number(text);
  };
  const most = Math.min(whole('page_size', mostListed), mostListed);
  return { most, skip: (whole('page', 1) - 1) * most };
}

const refused = (problems: readonly { field: string; code: string }[]) =>
  new GeoReportError(400, problems.map(sentenceFor).join('; '));

/** A reference in its usual form; what is none is looked for as it is, and not found. */
const referenceOf = (text: string) => parseReference(text) ?? text;

const summaryOf = ({ code, name, description, keywords, group }: Service): Data => ({
  service_code: code,
  service_name: name,
  description: description ?? name,
  // The partner's own id, if nothing else.
  metadata: true,
  type: 'realtime',
  keywords: keywords.join(', '),
  group,
});

/** Asks programs, and no resident, for their own id: FixMyStreet sends what is declared so, and nothing else. */
const ownIdAttribute = (before: number): Data => ({
  variable: false,
  code: 'fixmystreet_id',
  datatype: 'string',
  required: false,
  datatype_description: null,
  order: before + 1,
  description: 'The id that the report has with you. Sent again with the same id it is the same report.',
  automated: 'server_set',
  values: [],
});

function definitionOf({ code, questions }: Service): Data {
  const shown = questions.filter(({ type }) => type !== 'hidden');
  return { service_code: code, attributes: [...shown.map(attributeOf), ownIdAttribute(shown.length)] };
}

const attributeOf = ({ code, type, required, label, hint, values }: Question, index: number): Data => ({
  variable: type !== 'notice',
  code,
  datatype: type === 'notice' ? 'string' : type,
  required,
  datatype_description: hint ?? null,
  order: index + 1,
  description: label,
  // What stops the form is no choice for a client that cannot show why.
  values: (values ?? []).filter(({ stop }) => !stop).map(({ key, name }) => ({ key, name })),
});

/** `requests.json` as its name and its format; XML when nothing says otherwise. */
function resourceOf(context: Context, file: string): { name: string; format: Format } {
  const [, name = file, ending] = /^(.+)\.(json|xml)$/.exec(file) ?? [];
  const asked = context.req.header('accept')?.includes('application/json') ? 'json' : 'xml';
  return { name, format: (ending as Format | undefined) ?? asked };
}

type AnswerStatus = 200 | 201 | 400 | 403 | 404 | 405 | 429 | 500 | 503;

function answer(context: Context, format: Format, root: string, value: Data, status: AnswerStatus = 200): Response {
  context.header('Content-Type', contentTypes[format]);
  return context.body(write(format, root, value, context.req.query('wrapped') === 'true'), status);
}

function refusal(context: Context, status: AnswerStatus, description: string): Response {
  const { format } = resourceOf(context, context.req.path);
  return answer(context, format, 'errors', [{ code: status, description }], status);
}

const ownStatuses = new Set<number>([403, 404, 405, 429, 500, 503] satisfies AnswerStatus[]);

/** What any route may refuse, in GeoReport's words: with 400 where the standard knows no other number. */
export function geoReportProblem(context: Context, { code, extra }: ProblemError): Response {
  const status = statusOf(code);
  if (extra.retryAfter !== undefined) {
    context.header('Retry-After', String(Math.max(1, Math.ceil(extra.retryAfter))));
  }
  return refusal(
    context,
    ownStatuses.has(status) ? (status as AnswerStatus) : 400,
    extra.errors?.map(sentenceFor).join('; ') ?? extra.detail ?? titleOf(code),
  );
}

/** All services that can be reported, in English. */
export const reportServices = (db: Database): Promise<Service[]> =>
  rows<{ service: Service }>(
    db,
    sql`select summary || details as service from services where language = 'en' and kind = 'report' order by position`,
  ).then((found) => found.map(({ service }) => service));
