const schemes = new Set(['https:', 'mailto:', 'tel:']);

/**
 * An address that may be put in `href`: https, mailto and tel anywhere, http only where the page itself is http.
 * Addresses come from the API, from attributes and from what people type, and `javascript:` in a link runs.
 * @returns the address in full, or undefined when it must not be used.
 */
export function safeUrl(url: string | undefined, base: string): string | undefined {
  if (!url) return undefined;
  try {
    const parsed = new URL(url, base);
    const sameKind = parsed.protocol === 'http:' && new URL(base).protocol === 'http:';
    if (!schemes.has(parsed.protocol) && !sameKind) return undefined;
    if (parsed.username || parsed.password) return undefined;
    return parsed.href;
  } catch {
    return undefined;
  }
}
