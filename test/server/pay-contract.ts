/** Holds both sides of the payment API to its published description, `docs/govuk-pay.openapi.json`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';

interface Content {
  content?: Record<string, { schema: unknown }>;
}
interface Operation {
  parameters: { name: string; in: string; schema: unknown }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
}

const description = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../docs/govuk-pay.openapi.json'), 'utf8'),
) as Description;

/** Everything that can be asked, as `GET /v1/payments/{paymentId}`. */
export const described = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.keys(item).map((method) => ({ method: method.toUpperCase(), path })),
);

const ajv = new Ajv({ allErrors: true });
const compiled = new Map<string, Ajv.ValidateFunction>();
ajv.addSchema(description, 'pay');

/** @throws AssertionError with what is wrong */
function check(schema: unknown, value: unknown, what: string): void {
  const text = JSON.stringify(schema).replaceAll('"#/', '"pay#/');
  const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text) as object);
  compiled.set(text, validate);
  if (validate(value) !== true)
    assert.fail(`${what}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value, null, 1)}`);
}

export const checkSchema = (name: string, value: unknown) =>
  check({ $ref: `#/components/schemas/${name}` }, value, name);

function operationOf(method: string, path: string): Operation {
  const found = Object.entries(description.paths).find(([pattern]) =>
    new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )?.[1][method.toLowerCase()];
  assert.ok(found, `${method} ${path} is not described`);
  return found;
}

export interface Sent {
  method: string;
  url: string;
  headers?: Headers;
  /** As it was sent. */
  body?: string | undefined;
}

/** A request as a council may send it: described, with the parameters and the body that are described. */
export function checkRequest({ method, url, headers, body }: Sent): void {
  const { pathname, searchParams } = new URL(url);
  const operation = operationOf(method, pathname);
  for (const [name, value] of searchParams) {
    const parameter = operation.parameters.find((each) => each.in === 'query' && each.name === name);
    assert.ok(parameter, `${method} ${pathname} has no parameter ${name}`);
    const { type } = parameter.schema as { type: string };
    check(parameter.schema, type === 'integer' ? Number(value) : value, name);
  }
  const key = headers?.get('idempotency-key');
  if (key !== null && key !== undefined) {
    const parameter = operation.parameters.find(({ name }) => name === 'Idempotency-Key');
    assert.ok(parameter, `${method} ${pathname} takes no key`);
    check(parameter.schema, key, 'Idempotency-Key');
  }
  const expected = operation.requestBody?.content?.['application/json'];
  if (!expected) return;
  assert.ok(body, `${method} ${pathname} needs a body`);
  check(expected.schema, JSON.parse(body), `${method} ${pathname}`);
}

/** An answer as it is described: a status that may come, and a body of the type and shape that belong to it. */
export function checkAnswer(
  { method, url }: Sent,
  { status, headers, text }: { status: number; headers: Headers; text: string },
): void {
  const { pathname } = new URL(url);
  const expected = operationOf(method, pathname).responses[String(status)];
  assert.ok(expected, `${method} ${pathname} does not answer ${status}: ${text}`);
  if (!expected.content) return assert.equal(text, '');
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  const described = expected.content[type];
  assert.ok(described, `${method} ${pathname} ${status} is not ${type}`);
  check(described.schema, type === 'application/json' ? JSON.parse(text) : text, `${method} ${pathname} ${status}`);
}

/** A `fetch` that checks what passes through it, both ways: for a connector to be tested with. */
export const checkedFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const body = await request.clone().text();
  const sent = { method: request.method, url: request.url, headers: request.headers, body };
  checkRequest(sent);
  const response = await fetch(request);
  const copy = response.clone();
  checkAnswer(sent, { status: copy.status, headers: copy.headers, text: await copy.text() });
  return response;
};
