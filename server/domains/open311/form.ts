import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { descriptionMax } from '../../../src/contract/reports.ts';
import type { Service } from '../../../src/contract/services.ts';
import { cleanText } from '../../../src/contract/text.ts';
import type { Take } from '../../http/gate.ts';
import { mediaType, readBytes } from '../../http/read.ts';
import { GeoReportError } from './rules.ts';

const mostText = 2 ** 20;
export const mostBytes = 30 * 2 ** 20;

/** A form as it came: texts in order, and files. */
export interface Form {
  fields: [string, string][];
  files: File[];
}

/** One value of a form; an empty one is none. */
export const valueOf = ({ fields }: Form, name: string): string | undefined =>
  fields.find(([key, value]) => key === name && value !== '')?.[1];

/**
 * A form, urlencoded or multipart.
 * @throws GeoReportError 400 for what is none, and for a NUL anywhere but in a description, where it goes unseen
 */
export async function readForm(context: Context, take: Take): Promise<Form> {
  const form = await parseForm(context, take);
  const torn = form.fields.find(([name, value]) => name !== 'description' && value.includes('\0'));
  if (torn) throw new GeoReportError(400, `${torn[0]} holds a NUL`);
  return form;
}

async function parseForm(context: Context, take: Take): Promise<Form> {
  const type = mediaType(context);
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

/** An id of a partner's. @throws GeoReportError 400 for one that is no id. */
export function partnerId(name: string, id: string): string {
  if (id.length > 255) throw new GeoReportError(400, `${name} is too long`);
  return id;
}

/**
 * What a request is known by when it is sent again: the partner's own id of it, else its `Idempotency-Key`. A key with
 * other words is another request: a program that always sends the same one loses no report.
 */
export function ownIdOf(form: Form, idempotencyKey: string | undefined): string | undefined {
  const name = 'fixmystreet_id';
  const id = valueOf(form, `attribute[${name}]`) ?? valueOf(form, name);
  if (id !== undefined) return `id ${partnerId(name, id)}`;
  if (!idempotencyKey) return undefined;
  const sent = JSON.stringify([idempotencyKey, form.fields]);
  return `key ${createHash('sha256').update(sent).digest('base64url')}`;
}

/** Addresses of photos, as text: nothing is fetched from where a stranger says. */
export const photoAddresses = ({ fields }: Form): string[] =>
  fields
    .filter(([name, value]) => /^media_url(?:\[\d*\])?$/.test(name) && value.length <= 2000 && URL.canParse(value))
    .map(([, value]) => new URL(value))
    .filter(({ protocol }) => protocol === 'https:' || protocol === 'http:')
    .slice(0, 10)
    .map(({ href }) => href);

/** The standard's 4,000 characters; what our form would not take is checked as the rest. */
export function cut(description: string): { text: string; more: string } {
  const clean = cleanText(description);
  if (clean.length > 4000) throw new GeoReportError(400, 'description is too long');
  return { text: clean.slice(0, descriptionMax), more: clean.slice(descriptionMax) };
}

export function placeOf(value: (name: string) => string | undefined) {
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

export function contactOf(value: (name: string) => string | undefined, { contact: rules }: Service) {
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
