import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';

type Bytes = Uint8Array<ArrayBuffer>;
const codings = ['br', 'gzip'] as const;
type Coding = (typeof codings)[number];

/** Bytes that are answered again and again: tagged, and compressed once for each coding that is asked for. */
export interface Prepared {
  bytes: Bytes;
  tag: string;
  coded: Partial<Record<Coding, Promise<Bytes>>>;
  compressible: boolean;
}

/** Compressing less than a packet saves nobody anything. */
const worthwhile = 1000;

const compress: Record<Coding, (bytes: Bytes) => Promise<Bytes>> = {
  br: async (bytes) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength };
    return Buffer.from(await promisify(brotliCompress)(bytes, { params }));
  },
  gzip: async (bytes) => Buffer.from(await promisify(gzip)(bytes, { level: 9 })),
};

/** @param compressible false for what is compressed already, as pictures are */
export function prepare(bytes: Bytes, compressible = true): Prepared {
  const tag = hash('sha256', bytes, 'base64url').slice(0, 16);
  return { bytes, tag, coded: {}, compressible: compressible && bytes.byteLength >= worthwhile };
}

/** A value as JSON, ready to be answered. */
export const prepareJson = (value: unknown): Prepared => prepare(Buffer.from(JSON.stringify(value)));

/** Answers with them, compressed as the browser accepts; 304 when it has them already. */
export async function sendPrepared(context: Context, type: string, prepared: Prepared): Promise<Response> {
  const coding = prepared.compressible ? codingOf(context.req.header('accept-encoding')) : undefined;
  const tag = `"${prepared.tag}${coding ?? ''}"`;
  context.header('Content-Type', type);
  context.header('ETag', tag);
  if (prepared.compressible) context.header('Vary', 'Accept-Encoding', { append: true });
  if (context.req.header('if-none-match')?.includes(tag)) return context.body(null, 304);
  if (!coding) return context.body(prepared.bytes);
  context.header('Content-Encoding', coding);
  return context.body(await (prepared.coded[coding] ??= compress[coding](prepared.bytes)));
}

/** What the council says of itself, in JSON: kept by browsers, and asked about each time, since it may change. */
export function sendKept(context: Context, language: string, prepared: Prepared): Promise<Response> {
  context.header('Cache-Control', 'no-cache');
  context.header('Content-Language', language);
  return sendPrepared(context, 'application/json', prepared);
}

/** What `Accept-Encoding` names and does not refuse with a weight of nothing. */
const accepts: Record<Coding, RegExp> = {
  br: /\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i,
  gzip: /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i,
};

const codingOf = (accepted = ''): Coding | undefined => codings.find((coding) => accepts[coding].test(accepted));
