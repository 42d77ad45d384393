import type { MiddlewareHandler } from 'hono';

/** What the demo's pages may do: our own files and our own API, nothing else, and no inline script or style. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types council-widgets',
].join('; ');

/**
 * Headers of every answer of the API, and no caching unless the route says otherwise. All before the route runs: a
 * header that is set on a finished answer turns its body into a stream, which costs more than all else together.
 */
export const apiHeaders: MiddlewareHandler = async (context, next) => {
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  // Photos and tiles are shown on the council's pages, which are another origin.
  context.header('Cross-Origin-Resource-Policy', 'cross-origin');
  context.header('Cache-Control', 'no-store');
  await next();
};

/** Headers of the demo's pages and of the scripts that other sites include. */
export const pageHeaders: MiddlewareHandler = async (context, next) => {
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'strict-origin-when-cross-origin');
  context.header('Cross-Origin-Resource-Policy', 'cross-origin');
  context.header('Content-Security-Policy', pagePolicy);
  await next();
};
