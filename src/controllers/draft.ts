import { toJson } from '../core/json.ts';
import type { ApiHost } from './host.ts';

const lifetime = 2 * 60 * 60 * 1000;

/**
 * Keeps what a resident has typed through an accidental reload: in this tab only (`sessionStorage`), for two hours, and
 * only after they typed. A page in which storage is blocked works without.
 */
export class Draft<Content> {
  readonly #widget: ApiHost;
  readonly #isContent: (content: unknown) => content is Content;
  readonly #about: () => string | false | undefined;

  /**
   * @param isContent knows what is kept: another version of this script may have written something else there.
   * @param about what the page has chosen: another choice has another draft. False for none at all.
   */
  constructor(
    widget: ApiHost,
    isContent: (content: unknown) => content is Content,
    about: () => string | false | undefined = () => '',
  ) {
    this.#widget = widget;
    this.#isContent = isContent;
    this.#about = about;
  }

  /** What was kept, or undefined; what cannot be used is thrown away. */
  read(): Content | undefined {
    const name = this.#name();
    if (!name) return undefined;
    try {
      const text = sessionStorage.getItem(name);
      if (!text) return undefined;
      const { content, until } = parse(text);
      const now = Date.now();
      if (typeof until === 'number' && until > now && until <= now + lifetime && this.#isContent(content))
        return content;
      sessionStorage.removeItem(name);
    } catch {
      // Storage is blocked: there is no draft.
    }
    return undefined;
  }

  write(content: Content): void {
    const name = this.#name();
    if (!name) return;
    try {
      sessionStorage.setItem(name, toJson({ content, until: Date.now() + lifetime }));
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

  /** Two on one page have their own, by their `id` or else by their order. */
  #name(): string | undefined {
    const { api, id, localName } = this.#widget;
    const about = this.#about();
    if (!api || about === false) return undefined;
    const all = (this.#widget.getRootNode() as ParentNode).querySelectorAll(localName);
    return ['council-draft', localName, api.base.href, id || [...all].indexOf(this.#widget) || '', about].join(' ');
  }
}

/** What was written, or what somebody else wrote there. */
function parse(text: string): { content?: unknown; until?: unknown } {
  try {
    return (JSON.parse(text) as object | null) ?? {};
  } catch {
    return {};
  }
}
