import type { TemplateResult } from 'lit';
import { ApiProblem } from '../../api/problem.ts';
import type { CouncilWidget } from '../../controllers/council-widget.ts';
import { fetchPart } from '../../core/fetch-part.ts';

/** Pages that come later, with what is typed on them. */
export interface Pages<Step extends string> {
  /** False while their words are on their way. */
  readonly ready: boolean;
  render(step: Step): TemplateResult;
  /** Such a page is shown: what was said of another is not true of it. */
  shown(step: Step): void;
  /** Forgets what was typed and read. */
  reset(): void;
}

/** A part of the widget that is fetched when it is first needed, and again when it could not be had. */
export class Part<Loaded extends Pages<never>> {
  readonly #widget: CouncilWidget;
  readonly #fetch: () => Promise<Loaded>;
  #loading: Promise<Loaded | undefined> | undefined;

  pages: Loaded | undefined;
  problem: ApiProblem | undefined;

  constructor(widget: CouncilWidget, fetch: () => Promise<Loaded>) {
    this.#widget = widget;
    this.#fetch = fetch;
  }

  /** @returns the part; undefined when it could not be had, and `problem` says why. */
  load(): Promise<Loaded | undefined> {
    return (this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
      this.#widget.requestUpdate();
    }));
  }

  async #load(): Promise<Loaded | undefined> {
    if (this.pages) return this.pages;
    this.problem = undefined;
    try {
      return (this.pages = await fetchPart(this.#fetch));
    } catch (cause) {
      this.problem = new ApiProblem('offline', { cause });
      return undefined;
    }
  }
}
