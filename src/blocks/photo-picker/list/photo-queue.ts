import type { ReactiveController } from 'lit';
import { ApiProblem } from '../../../api/problem.ts';
import type { ApiClient } from '../../../api/client.ts';
import type { UploadOptions } from '../../../api/upload.ts';
import { WordsController } from '../../../controllers/words.ts';
import { randomUuid } from '../../../core/uuid.ts';
import {
  isBusy,
  isKept,
  outcome,
  readied,
  shownName,
  waitsForLine,
  withChange,
  withChoices,
  type PhotoFault,
  type PhotoRules,
  type PickedPhoto,
} from '../photo-picker.model.ts';
import type { PhotoUploadsHost } from '../photo-uploads.ts';
import { UnusablePhoto } from '../unusable-photo.ts';
import { listWords, type ListWords } from './list.words.ts';

/** Photos on the line at the same time. */
const lanes = 2;

/** What is done with the files of a queue. */
export interface FileWork {
  /** What is wrong with a file, by its size and its first 16 bytes. */
  fault(size: number, head: Uint8Array, rules: PhotoRules): PhotoFault | undefined;
  /** What is sent of it. @throws UnusablePhoto */
  prepare(file: File): Promise<Blob>;
  send(api: ApiClient, blob: Blob, options: UploadOptions): Promise<{ id: string }>;
}

/** Files on their way to the council: read, made ready, sent, tried again. Photos are, and documents are no others. */
export class PhotoQueue implements ReactiveController {
  /** What is announced needs them too. */
  readonly words: WordsController<ListWords>;

  readonly #host: PhotoUploadsHost;
  readonly #work: FileWork;
  readonly #running = new Map<string, AbortController>();
  readonly #works = new Set<Promise<void>>();
  readonly #triedOnline = new Set<string>();
  #clearing = new AbortController();
  #photos: readonly PickedPhoto[] = [];

  constructor(host: PhotoUploadsHost, work: FileWork) {
    this.#host = host;
    this.#work = work;
    this.words = new WordsController(host, listWords);
    host.addController(this);
  }

  /** All that were chosen, in the order of choosing, the refused ones among them. */
  get photos(): readonly PickedPhoto[] {
    return this.#photos;
  }

  /** Takes files in: those that will do are made small and sent at once. */
  add(files: Iterable<File>, rules: PhotoRules): Promise<void> {
    return this.#track(this.#add([...files], rules, this.#clearing.signal));
  }

  /** Tries a failed photo again, under the same key. */
  retry(key: string): void {
    this.#triedOnline.delete(key);
    this.#tryAgain(key);
  }

  /** Tries again whatever the line has failed. */
  tryAgain(): void {
    for (const { key } of this.#photos.filter(waitsForLine)) this.retry(key);
  }

  /** Takes a photo out, wherever it is on its way. */
  remove(key: string): void {
    const photo = this.#photos.find((one) => one.key === key);
    if (!photo) return;
    this.#running.get(key)?.abort();
    this.#forget(photo);
    this.#set(this.#photos.filter((one) => one !== photo));
    if (photo.state !== 'refused') this.#say('said.removed', photo);
  }

  /** Fulfils when nothing is being prepared or sent, whatever came of it. */
  async settled(): Promise<void> {
    while (this.#works.size > 0) await Promise.all(this.#works);
  }

  /** Stops and forgets everything: the report is sent, or thrown away. */
  clear(): void {
    this.#clearing.abort();
    this.#clearing = new AbortController();
    for (const running of this.#running.values()) running.abort();
    for (const photo of this.#photos) this.#forget(photo);
    this.#set([]);
  }

  hostConnected(): void {
    addEventListener('online', this.#online);
    if (this.#photos.length > 0) this.#set(this.#photos.map((photo) => this.#withPreview(photo)));
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#online);
    for (const { preview } of this.#photos) if (preview) URL.revokeObjectURL(preview);
  }

  async #add(files: readonly File[], rules: PhotoRules, cleared: AbortSignal): Promise<void> {
    const choices = await Promise.all(
      files.map(async (file) => ({
        key: randomUuid(),
        name: shownName(file.name),
        fault: await this.#faultOf(file, rules),
        file,
      })),
    );
    if (cleared.aborted) return;
    for (const photo of this.#photos) if (!isKept(photo)) this.#forget(photo);
    this.#set(withChoices(this.#photos, choices, rules.most));
    const refused = this.#photos.filter(({ state }) => state === 'refused');
    if (refused.length > 0 && this.words.ready)
      this.#host.announce(this.words.t('said.refused', { count: refused.length }));
    this.#advance();
  }

  async #faultOf(file: File, rules: PhotoRules): Promise<PhotoFault | undefined> {
    try {
      return this.#work.fault(file.size, new Uint8Array(await file.slice(0, 16).arrayBuffer()), rules);
    } catch {
      // It was moved, or is in a cloud and not here.
      return 'unreadable';
    }
  }

  /** Starts what waits for a lane. */
  #advance(): void {
    for (const photo of this.#photos) {
      if (this.#running.size >= lanes) return;
      if (!isBusy(photo) || this.#running.has(photo.key)) continue;
      const leaving = new AbortController();
      this.#running.set(photo.key, leaving);
      const done = this.#process(photo, leaving.signal).finally(() => {
        this.#running.delete(photo.key);
        this.#advance();
      });
      void this.#track(done);
    }
  }

  async #process(photo: PickedPhoto, signal: AbortSignal): Promise<void> {
    const { key } = photo;
    try {
      const blob = photo.blob ?? (await this.#prepare(photo, signal));
      const { api, language } = this.#host;
      if (!api) throw new ApiProblem('unavailable');
      const progress = (share: number) => this.#moved(key, share, signal);
      const { id } = await this.#work.send(api, blob, { key, language, signal, progress });
      if (signal.aborted) return;
      this.#change(key, (now) => ({ ...now, state: 'sent', progress: 1, id }));
      this.#say('said.sent', photo);
    } catch (failure) {
      if (signal.aborted) return;
      if (!(failure instanceof ApiProblem || failure instanceof UnusablePhoto)) console.error(failure);
      this.#change(key, (now) => ({
        ...now,
        ...(failure instanceof UnusablePhoto ? { state: 'refused', code: failure.fault } : outcome(failure)),
      }));
      this.#say('said.failed', photo);
    }
  }

  async #prepare({ key, file }: PickedPhoto, signal: AbortSignal): Promise<Blob> {
    if (!file) throw new UnusablePhoto('unreadable');
    const blob = await this.#work.prepare(file);
    if (!signal.aborted) this.#change(key, (now) => this.#withPreview({ ...now, state: 'sending', blob }));
    return blob;
  }

  /** Twentieths are enough to see, and spare the widget hundreds of updates. */
  #moved(key: string, share: number, signal: AbortSignal): void {
    const progress = Math.round(share * 20) / 20;
    const now = this.#photos.find((photo) => photo.key === key);
    if (!signal.aborted && now && now.progress !== progress) this.#change(key, (photo) => ({ ...photo, progress }));
  }

  readonly #online = (): void => {
    for (const photo of this.#photos.filter(waitsForLine)) {
      if (this.#triedOnline.has(photo.key)) continue;
      this.#triedOnline.add(photo.key);
      this.#tryAgain(photo.key);
    }
  };

  #tryAgain(key: string): void {
    if (!this.#photos.some((photo) => photo.key === key && photo.state === 'failed')) return;
    this.#change(key, readied);
    this.#advance();
  }

  /** An address lives as long as the page unless it is revoked, so a widget that is not in the page makes none. */
  #withPreview(photo: PickedPhoto): PickedPhoto {
    const { blob } = photo;
    return blob?.type.startsWith('image/') && this.#host.isConnected
      ? { ...photo, preview: URL.createObjectURL(blob) }
      : photo;
  }

  #forget({ key, preview }: PickedPhoto): void {
    if (preview) URL.revokeObjectURL(preview);
    this.#triedOnline.delete(key);
  }

  #change(key: string, change: (photo: PickedPhoto) => PickedPhoto): void {
    this.#set(withChange(this.#photos, key, change));
  }

  #set(photos: readonly PickedPhoto[]): void {
    this.#photos = photos;
    this.#host.requestUpdate();
  }

  #say(key: 'said.sent' | 'said.failed' | 'said.removed', { name }: PickedPhoto): void {
    const { words } = this;
    if (words.ready) this.#host.announce(words.t(key, { name: name || words.t('unnamed') }));
  }

  #track(work: Promise<void>): Promise<void> {
    this.#works.add(work);
    return work.finally(() => this.#works.delete(work));
  }
}
