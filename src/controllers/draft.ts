import { toJson } from '../core/json.ts';

/** A draft, as it is kept. */
export interface Kept<Content> {
  readonly content: Content;
  /** Milliseconds since 1970; later than this it is thrown away. */
  readonly until: number;
}

const lifetime = 2 * 60 * 60 * 1000;

/**
 * Keeps what a resident has typed through an accidental reload: in this tab only (`sessionStorage`), for two hours, and
 * only after they typed. A page in which storage is blocked works without.
 */
export class Draft<Content> {
  readonly #name: () => string | undefined;

  /** @param name says where this draft is kept, or undefined for not at all. */
  constructor(name: () => string | undefined) {
    this.#name = name;
  }

  read(): Content | undefined {
    const name = this.#name();
    if (!name) return undefined;
    try {
      const text = sessionStorage.getItem(name);
      if (!text) return undefined;
      const { content, until } = JSON.parse(text) as Kept<Content>;
      if (until > Date.now() && until <= Date.now() + lifetime) return content;
      sessionStorage.removeItem(name);
    } catch {
      // Storage is blocked, or somebody else wrote there: there is no draft.
    }
    return undefined;
  }

  write(content: Content): void {
    const name = this.#name();
    if (!name) return;
    try {
      sessionStorage.setItem(name, toJson({ content, until: Date.now() + lifetime } satisfies Kept<Content>));
    } catch {
      // Storage is blocked or full: the form works without a draft.
    }
  }

  clear(): void {
    const name = this.#name();
    if (!name) return;
    try {
      sessionStorage.removeItem(name);
    } catch {
      // Storage is blocked: nothing was kept.
    }
  }
}
