import type { TemplateResult } from 'lit';
import { bearer, casePath, getCase, lookUpCase, requestLink, type Opened } from '../../../api/cases.ts';
import { listenTo } from '../../../api/event-stream.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import type { CaseView } from '../../../contract/cases.ts';
import { LiveController } from '../../../controllers/live.ts';
import { emit } from '../../../core/emit.ts';
import { problem } from '../../../fields/problem.ts';
import type { Pages } from '../part.ts';
import type { CaseOpened } from '../track-request.events.ts';
import { hasChanged } from '../track-request.model.ts';
import { problemOf, type Tracker } from '../tracker.ts';
import { caseView } from './case-view.ts';
import { styles as caseStyles } from './case.styles.ts';

export const styles = [caseStyles];

/**
 * The case that is open: what opens it, what is known of it, and how fresh that is. It is fetched while the resident
 * types a reference. What opens the case is kept here and nowhere else, unless they asked for this tab to keep it.
 */
export class OpenCase implements Pages<'case'> {
  readonly tracker: Tracker;
  readonly live: LiveController;
  #tag: string | undefined;
  /** `id` of the last event that was acted on. */
  #lastEvent: string | undefined;
  #asking: AbortController | undefined;
  /** Lines of the timeline that were there when the case was opened. */
  #seen: ReadonlySet<string> = new Set();

  readonly ready = true;
  opened: Opened | undefined;
  view: CaseView | undefined;
  /** When the case was known to be as it is shown. */
  checked: Date | undefined;
  checking = false;
  /** Why the last look at the case failed. */
  stale: ApiProblem | undefined;

  readonly lookUp = lookUpCase;
  readonly requestLink = requestLink;

  constructor(tracker: Tracker) {
    this.tracker = tracker;
    this.live = new LiveController(tracker.widget, {
      listen: (alive, signal) => this.#listen(alive, signal),
      check: () => this.refresh(),
    });
  }

  isNew(id: string): boolean {
    return !this.#seen.has(id);
  }

  /** Shows a case that has just been opened. */
  open(opened: Opened, view: CaseView, by: CaseOpened['by']): void {
    this.reset();
    this.opened = opened;
    this.#enter(view, by);
    this.live.start();
  }

  /** Goes on with a case that this tab has kept. */
  resume(opened: Opened): void {
    this.reset();
    this.opened = opened;
    this.live.start();
    void this.refresh();
  }

  readonly checkNow = (): void => {
    void this.refresh();
  };

  /** The council's words are wanted in another language. */
  relabel(): void {
    this.#tag = undefined;
    void this.refresh();
  }

  /** Asks whether there is something new. A later call takes the place of an earlier one. */
  async refresh(): Promise<void> {
    const { opened } = this;
    const { widget } = this.tracker;
    const { api, language } = widget;
    if (!api || !opened) return;
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    this.checking = true;
    widget.requestUpdate();
    try {
      const newer = await getCase(api, opened, { language, signal, tag: this.#tag });
      if (signal.aborted) return;
      this.checked = new Date();
      this.stale = undefined;
      if (newer) this.#take(newer.value);
      this.#tag = newer ? newer.tag : this.#tag;
    } catch (failure) {
      if (!signal.aborted) this.#failed(problemOf(failure));
    } finally {
      if (!signal.aborted) this.checking = false;
      widget.requestUpdate();
    }
  }

  readonly render = (): TemplateResult => {
    const { view, stale, tracker, checkNow, checking } = this;
    const { widget } = tracker;
    if (view) return caseView(this, view);
    if (!stale) return widget.loading();
    return problem(widget, stale, { level: widget.headingLevel, retry: checkNow, busy: checking, call: widget.call });
  };

  shown(): void {
    // Nothing is typed here.
  }

  reset(): void {
    this.#asking?.abort();
    this.live.stop();
    this.opened = this.view = this.checked = this.stale = undefined;
    this.#tag = this.#lastEvent = undefined;
    this.#seen = new Set();
    this.checking = false;
    this.tracker.widget.requestUpdate();
  }

  /** Shows a case for the first time. */
  #enter(view: CaseView, by: CaseOpened['by']): void {
    this.view = view;
    this.checked = new Date();
    this.#seen = new Set(view.timeline.map(({ id }) => id));
    emit<CaseOpened>(this.tracker.widget, 'council-case-opened', { by, kind: view.kind });
  }

  /** Takes what is newer; what the council has done is said, wherever the resident is in the widget. */
  #take(view: CaseView): void {
    const before = this.view;
    if (!before) return this.#enter(view, 'tab');
    this.view = view;
    if (before.language !== view.language || !hasChanged(before, view) || view.timeline.at(-1)?.by === 'you') return;
    const { widget, t } = this.tracker;
    widget.announce(t('case.changed', { status: view.status.label }));
  }

  #failed(failure: ApiProblem): void {
    if (['unauthorised', 'not-found', 'gone'].includes(failure.kind)) return this.tracker.end();
    this.stale = failure;
    this.tracker.tellProblem(failure);
  }

  async #listen(alive: () => void, signal: AbortSignal): Promise<void> {
    const { opened } = this;
    const { api, language } = this.tracker.widget;
    if (!opened || !api) return;
    await listenTo(api, `${casePath(opened)}/events`, {
      language,
      headers: bearer(opened),
      last: this.#lastEvent,
      signal,
      alive: () => {
        this.checked = new Date();
        alive();
      },
      heard: ({ event, id }) => {
        if (event === 'case') void this.#heard(id);
      },
    });
  }

  async #heard(id: string): Promise<void> {
    await this.refresh();
    // Otherwise the next line says it again.
    if (!this.stale) this.#lastEvent = id;
  }
}
