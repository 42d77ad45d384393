import { readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Context, MiddlewareHandler } from 'hono';
import { prepare, sendPrepared, type Prepared } from './prepared.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const compressed = new Set(['.css', '.html', '.js', '.json', '.map', '.svg', '.txt']);

/** The build gives what is in `chunks/` names with a hash of the content: such a name never means anything else. */
const hashed = /(?:^|[\\/])chunks[\\/][^\\/]+-[\w-]{8}\.js(?:\.map)?$/;

interface File extends Prepared {
  version: string;
}

/**
 * Serves files of some folders, the first that has it; `/` and `/a/` mean their index.html. Only types that are listed
 * above, nothing that begins with a dot and nothing outside the folders. Files are kept in memory, compressed, until
 * they change on disk; they are the demo's and the widgets' own, and few.
 */
export function serveFiles(...roots: string[]): MiddlewareHandler {
  const kept = new Map<string, File>();
  return async (context, next) => {
    const path = context.req.method === 'GET' || context.req.method === 'HEAD' ? safePath(context.req.path) : undefined;
    for (const root of path === undefined ? [] : roots) {
      const full = join(root, path ?? '');
      const found = await load(full, kept);
      if (found === 'folder') return context.redirect(`${context.req.path}/`, 308);
      if (found) return send(context, full, found);
    }
    return next();
  };
}

/** A path below a root, or undefined when it must not be served. */
function safePath(path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const parts = decoded.slice(1).split('/');
  if (
    /[\0\\]/.test(decoded) ||
    parts.some((part, at) => part.startsWith('.') || (part === '' && at < parts.length - 1))
  ) {
    return undefined;
  }
  return decoded.endsWith('/') ? `${decoded}index.html` : decoded;
}

async function load(full: string, kept: Map<string, File>): Promise<File | 'folder' | undefined> {
  const found = await stat(full).catch(() => undefined);
  if (found?.isDirectory())
    return (await stat(full + sep + 'index.html').catch(() => undefined)) ? 'folder' : undefined;
  if (!found?.isFile() || !types[extname(full)]) return undefined;
  const version = `${found.mtimeMs} ${found.size}`;
  let file = kept.get(full);
  if (file?.version !== version) {
    file = { version, ...prepare(await readFile(full), compressed.has(extname(full))) };
    kept.set(full, file);
  }
  return file;
}

function send(context: Context, full: string, file: File): Promise<Response> {
  context.header('Cache-Control', hashed.test(full) ? 'public, max-age=31536000, immutable' : 'no-cache');
  // Pages anywhere may include the widgets: module scripts and fonts are fetched with CORS.
  context.header('Access-Control-Allow-Origin', '*');
  return sendPrepared(context, types[extname(full)] ?? 'application/octet-stream', file);
}
