import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { ApiHost, FormHost, WordsHost } from '../../controllers/host.ts';
import { WordsController } from '../../controllers/words.ts';
import { fetchPart } from '../../core/fetch-part.ts';
import { addStyles } from '../../theme/add-styles.ts';
import type { photoList } from './list/photo-list.ts';
import type { PhotoRules, PickedPhoto } from './photo-picker.model.ts';
import type { PhotoQueue } from './list/photo-queue.ts';
import { photoWords, type PhotoWords } from './words.ts';

export interface PhotoUploadsHost extends ApiHost, WordsHost {
  announce(text: string): void;
}

/**
 * The photos of a report. The widget owns them, and not the picker that shows them, so that uploads go on while the
 * resident answers the next question, and so that no step and no language loses one. Most reports have none: what
 * works on them is fetched with the first, and its files wait for it.
 */
export class PhotoUploads implements ReactiveController {
  readonly words: WordsController<PhotoWords>;

  readonly #host: PhotoUploadsHost;
  /** Files that wait for what works on them, with what the council takes. */
  #waiting: readonly File[] = [];
  #rules: PhotoRules | undefined;
  #loading: Promise<void> | undefined;
  #failed = false;
  #queue: PhotoQueue | undefined;
  #draw: typeof photoList | undefined;

  constructor(host: PhotoUploadsHost) {
    this.#host = host;
    this.words = new WordsController(host, photoWords);
    host.addController(this);
  }

  /** All that were chosen, in the order of choosing, the refused ones among them. */
  get photos(): readonly PickedPhoto[] {
    const state = this.failed ? 'failed' : 'preparing';
    if (this.isWaiting) return this.#waiting.map(({ name }) => ({ key: '', name, state, progress: 0 }));
    return this.#queue?.photos ?? [];
  }

  /** True while files wait for what works on them. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** True while they wait in vain: it could not be fetched. */
  get failed(): boolean {
    return this.#failed;
  }

  /** The list of photos, when there are any and what draws it is here. */
  list(host: FormHost, rules: PhotoRules): TemplateResult | typeof nothing {
    const queue = this.#queue;
    return queue && queue.photos.length > 0 && this.#draw ? this.#draw(queue, host, rules) : nothing;
  }

  /** Takes files in: those that will do are made small and sent at once. */
  add(files: Iterable<File>, rules: PhotoRules): Promise<void> {
    if (this.#queue) return this.#queue.add(files, rules);
    this.#waiting = [...this.#waiting, ...files];
    this.#rules = rules;
    return this.load();
  }

  /** Takes a photo out, wherever it is on its way. */
  remove(key: string): void {
    this.#queue?.remove(key);
  }

  /** Fetches what works on photos, again after a failure, and hands it the files that wait. */
  readonly load = (): Promise<void> =>
    (this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
      this.#host.requestUpdate();
    }));

  /** Fulfils when nothing is being prepared or sent, whatever came of it. */
  async settled(): Promise<void> {
    await this.#loading;
    await this.#queue?.settled();
  }

  /** Sends what the line has failed once more. Fulfils as `settled` does. */
  async tryAgain(): Promise<void> {
    await this.#loading;
    this.#queue?.tryAgain();
    await this.settled();
  }

  /** Stops and forgets everything: the report is sent, or thrown away. */
  readonly clear = (): void => {
    this.#waiting = [];
    this.#queue?.clear();
    this.#host.requestUpdate();
  };

  hostConnected(): void {
    addEventListener('online', this.#online);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#online);
  }

  async #load(): Promise<void> {
    this.#failed = false;
    this.#host.requestUpdate();
    try {
      const { PhotoQueue, photoList, photoWork, styles } = await fetchPart(() => import('./chosen.ts'));
      addStyles(this.#host.renderRoot as ShadowRoot, [styles]);
      this.#draw = photoList;
      this.#queue = new PhotoQueue(this.#host, photoWork());
    } catch (failure) {
      console.error('What works on photos could not be loaded.', failure);
      this.#failed = true;
      return;
    }
    if (this.#rules) await this.#queue.add(this.#waiting, this.#rules);
    this.#waiting = [];
  }

  readonly #online = (): void => {
    if (this.isWaiting && this.failed) void this.load();
  };
}
