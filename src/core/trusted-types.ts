/** The little of the Trusted Types API that is used here. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML: (markup: string) => string; createScriptURL: (url: string) => string },
  ): { createHTML(markup: string): string; createScriptURL(url: string): string };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/**
 * The one policy of Council Elements, `council-widgets`: a page that names it in its `trusted-types` directive lets
 * a policy of that name be made once. The build gives it to Lit as well, whose templates are all that it passes as
 * markup; scripts are our own, from where this one came.
 */
export const trustedTypesPolicy = trustedTypes?.createPolicy('council-widgets', {
  createHTML: (markup) => markup,
  createScriptURL: (url) => {
    if (new URL(url).origin !== new URL(import.meta.url).origin) throw new TypeError(`not a script of ours: ${url}`);
    return url;
  },
});

/** A worker of ours, on pages that demand Trusted Types too. */
export class TrustedWorker extends Worker {
  constructor(url: URL, options?: WorkerOptions) {
    super(trustedTypesPolicy?.createScriptURL(url.href) ?? url, options);
  }
}
