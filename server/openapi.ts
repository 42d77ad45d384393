import { toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import * as assets from '../src/contract/assets.ts';
import * as bookableServices from '../src/contract/bookable-services.ts';
import * as bookings from '../src/contract/bookings.ts';
import * as caseUpdates from '../src/contract/case-updates.ts';
import * as cases from '../src/contract/cases.ts';
import * as council from '../src/contract/council.ts';
import * as desk from '../src/contract/desk.ts';
import * as documents from '../src/contract/documents.ts';
import * as deskBookings from '../src/contract/desk-bookings.ts';
import * as followers from '../src/contract/followers.ts';
import * as deskPayments from '../src/contract/desk-payments.ts';
import * as payables from '../src/contract/payables.ts';
import * as payments from '../src/contract/payments.ts';
import * as photos from '../src/contract/photos.ts';
import * as places from '../src/contract/places.ts';
import * as problems from '../src/contract/problems.ts';
import * as questions from '../src/contract/questions.ts';
import * as reports from '../src/contract/reports.ts';
import * as services from '../src/contract/services.ts';
import * as slots from '../src/contract/slots.ts';
import { apiVersion } from '../src/core/version.ts';
import { statusOf, titleOf } from './http/problems.ts';
import { operations, type Operation } from './operations.ts';

/** The contract's schemas by name: every export that begins with a capital. */
const definitions = Object.fromEntries(
  [
    assets,
    bookableServices,
    bookings,
    cases,
    caseUpdates,
    council,
    desk,
    deskBookings,
    deskPayments,
    documents,
    followers,
    payables,
    payments,
    photos,
    places,
    problems,
    questions,
    reports,
    services,
    slots,
  ]
    .flatMap((module) => Object.entries(module as Record<string, unknown>))
    .filter(([name]) => /^[A-Z]/.test(name)),
) as Record<string, v.GenericSchema>;

const conversion = {
  target: 'draft-2020-12',
  // Cleaning and our own checks have no word in JSON Schema; what has (lengths, patterns, lists) is there.
  errorMode: 'ignore',
  definitions,
  overrideRef: ({ referenceId }: { referenceId: string }) => `#/components/schemas/${referenceId}`,
} as const;

function schemaOf(schema: v.GenericSchema): Record<string, unknown> {
  const name = Object.keys(definitions).find((key) => definitions[key] === schema);
  if (name) return { $ref: `#/components/schemas/${name}` };
  const { $schema, $defs, ...rest } = toJsonSchema(schema, conversion) as Record<string, unknown>;
  return rest;
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'A UUID made for this submission. The same key and body again: the same answer, with `Idempotency-Replayed: true`. ' +
    'Another body: 409 `key-reused`. Still being dealt with: 409 `in-progress` and `Retry-After`.',
  schema: { type: 'string', minLength: 16, maxLength: 255, pattern: '^[\\w.:~+/=-]+$' },
};

const acceptLanguage = {
  name: 'Accept-Language',
  in: 'header',
  description: 'Answers are in English or Welsh.',
  schema: { type: 'string', examples: ['cy'] },
};

function describe(operation: Operation) {
  const { id, summary, parameters = [], body, keyed, pass, answer, problems: codes = [] } = operation;
  const type = answer.type ?? 'application/json';
  const content = { [type]: { schema: answerSchema(answer.schema) } };
  return {
    operationId: id,
    summary,
    parameters: [
      ...parameters.map(({ about, ...rest }) => ({
        ...rest,
        required: rest.in === 'path' || rest.required === true,
        description: about,
      })),
      ...(answer.schema ? [acceptLanguage] : []),
      ...(keyed ? [idempotencyKey] : []),
    ],
    ...(pass === undefined ? {} : { security: [{ [pass]: [] }] }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: bodyContent(body) } }),
    responses: { [answer.status]: { description: answer.about, content }, ...refusals([...codes, 'too-many']) },
  };
}

function answerSchema(schema: Operation['answer']['schema']) {
  if (schema === undefined) return {};
  return 'kind' in schema ? schemaOf(schema) : { anyOf: schema.map(schemaOf) };
}

function bodyContent(body: NonNullable<Operation['body']>) {
  if (!('kind' in body)) return Object.fromEntries(body.map((type) => [type, {}]));
  return { 'application/json': { schema: schemaOf(body) } };
}

/** Problem codes by status: one status may mean several things, and the code says which. */
function refusals(codes: readonly problems.ProblemCode[]) {
  const byStatus = Map.groupBy(new Set(codes), statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, several]) => [
      status,
      {
        description: several.map((code) => `\`${code}\`: ${titleOf(code)}.`).join(' '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

/** The published contract of the API, OpenAPI 3.1, made from the schemas that also check every request and answer. */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = describe(operation);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Council Elements API',
      version: `${apiVersion}.0.0`,
      description:
        'What the widgets of Council Elements ask of a council. Every refusal is RFC 9457 problem details with a ' +
        'stable `code`; refused fields are in `errors`, by path and code, never in sentences.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api' }],
    paths,
    components: {
      schemas: toJsonSchemaDefs(definitions, conversion),
      securitySchemes: {
        case: { type: 'http', scheme: 'bearer', description: 'The session that `POST /cases/lookup` answers with.' },
        payment: { type: 'http', scheme: 'bearer', description: 'The token that `POST /payments` answers with.' },
        bookings: {
          type: 'http',
          scheme: 'bearer',
          description: 'The session that `POST /bookings/lookup` answers with.',
        },
        hold: { type: 'http', scheme: 'bearer', description: 'The token that `POST /holds` answers with.' },
        desk: {
          type: 'apiKey',
          in: 'cookie',
          name: 'council-desk',
          description: 'Set by `POST /desk/session`. Every call below `/desk` carries `X-Council-Desk: 1` as well.',
        },
      },
    },
  };
}
