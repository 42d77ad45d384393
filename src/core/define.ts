import { version } from './version.ts';

declare global {
  interface CustomElementConstructor {
    /** Version of Council Elements that registered the tag. */
    councilVersion?: string;
  }
}

/**
 * Registers a tag once. A page that includes the script twice, or two versions of it, keeps the first and is told
 * so in the console: `customElements.define` would throw and take the rest of the module with it.
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const existing = customElements.get(tag);
  if (!existing) {
    element.councilVersion = version;
    customElements.define(tag, element);
  } else if (existing !== element) {
    const first = existing.councilVersion ?? 'another library';
    console.warn(
      `<${tag}> is already defined (${first}); this copy (${version}) is not used. Include council.js once.`,
    );
  }
}
