/** Why an `api-base` cannot be used; for the integrator's console, so it never holds a password. */
export type ApiBaseFault = string;

/**
 * Reads an `api-base`: an https address (http only on an http page), without user name, query or fragment.
 * Relative addresses are allowed, `/api` for one, but not `//elsewhere`, which only looks like one.
 */
export function parseApiBase(text: string | undefined, page: string): URL | ApiBaseFault {
  const typed = text?.replace(/[\t\n\r]/g, '').trim();
  if (!typed) return 'no api-base is set. Set it on the tag, on <council-settings> or as data-api-base on the script.';
  if (/^[\\/]{2}/.test(typed)) return 'api-base must say https: when it is an address of another site.';
  let url: URL;
  try {
    url = new URL(typed, page);
  } catch {
    return 'api-base is not an address.';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return `api-base must be an https address, not "${url.protocol}".`;
  if (url.protocol === 'http:' && new URL(page).protocol === 'https:') return 'api-base is http on an https page.';
  if (url.username || url.password) return 'api-base must not hold a user name or a password.';
  if (url.hostname.endsWith('.')) return 'api-base must not end its host name with a dot.';
  if (url.search || url.hash) return 'api-base must not have a query or a fragment.';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}
