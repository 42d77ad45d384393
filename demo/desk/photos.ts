/** Photos and documents that go with a status or a note: from the officer's device to the server, and what the form shows. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type ProblemKind } from '../../src/api/problem.ts';
import { words } from '../../src/blocks/photo-picker/list/words/en.ts';
import {
  fileFault,
  isBusy,
  isKept,
  outcome,
  readied,
  shownName,
  withChange,
  withChoices,
  type PhotoFault,
  type PhotoRules,
  type PickedPhoto,
} from '../../src/blocks/photo-picker/photo-picker.model.ts';
import { PhotoShrinker } from '../../src/blocks/photo-picker/photo-shrinker.ts';
import { UnusablePhoto } from '../../src/blocks/photo-picker/unusable-photo.ts';
import { documentMaxBytes, documentsMost } from '../../src/contract/case-choices.ts';
import { randomUuid } from '../../src/core/uuid.ts';
import { formatBytes } from '../../src/i18n/formats.ts';
import { documentFault } from '../../src/widgets/track-request/documents/documents.model.ts';
import { type DeskApi, Refusal } from './api.ts';
import { describedBy, field, plural } from './parts.ts';

/** PDFs go as they are, photos small. */
export type FileKind = 'photo' | 'document';

/** The photos, or the documents, of one form. They outlive the screen that shows them, as what is typed does, until they are sent. */
export class ChosenFiles {
  /** All that were chosen, in the order of choosing, the refused ones among them. */
  photos: readonly PickedPhoto[] = [];
  /** What has just happened, for who does not see it. */
  said = '';
  /** Draws them again. */
  changed: () => void = () => undefined;

  readonly #api: DeskApi;
  readonly #shrinker = new PhotoShrinker();
  readonly #running = new Map<string, AbortController>();
  readonly #work = new Set<Promise<void>>();

  readonly kind: FileKind;

  constructor(api: DeskApi, kind: FileKind) {
    this.#api = api;
    this.kind = kind;
  }

  /** Those that will go with the form. */
  get kept(): readonly PickedPhoto[] {
    return this.photos.filter(isKept);
  }

  /** The server's names for them. */
  get ids(): string[] {
    return this.kept.flatMap(({ id }) => (id === undefined ? [] : [id]));
  }

  /** The same with what they are called here. */
  get named(): { id: string; name: string }[] {
    return this.kept.map(({ id = '', name }) => ({ id, name }));
  }

  /** Takes files in: those that will do are made small and sent at once. */
  add(files: readonly File[], rules: PhotoRules): Promise<void> {
    return this.#track(this.#add(files, rules));
  }

  /** Tries a failed photo again, under the same key. */
  retry(key: string): void {
    this.#change(key, readied);
    this.#start(key);
  }

  remove(key: string): void {
    const photo = this.photos.find((each) => each.key === key);
    if (!photo) return;
    this.#forget(photo);
    this.photos = this.photos.filter((each) => each !== photo);
    this.#say(`${photo.name} has been removed`);
  }

  /** Fulfils when nothing is on its way, whatever came of it. */
  readonly settled = async (): Promise<void> => {
    while (this.#work.size > 0) await Promise.all(this.#work);
  };

  /** Stops and forgets everything: the form is sent, or its officer has gone. */
  clear(): void {
    for (const photo of this.photos) this.#forget(photo);
    this.photos = [];
    this.#say('');
  }

  async #add(files: readonly File[], rules: PhotoRules): Promise<void> {
    const choices = await Promise.all(
      files.map(async (file) => ({
        key: randomUuid(),
        name: shownName(file.name) || words.unnamed,
        fault: await faultOf(this.kind, file, rules),
        file,
      })),
    );
    for (const photo of this.photos) if (!isKept(photo)) this.#forget(photo);
    this.photos = withChoices(this.photos, choices, rules.most);
    const refused = this.photos.length - this.kept.length;
    this.#say(refused > 0 ? `${plural(refused, 'file', 'files')} could not be added` : '');
    for (const { key, state } of this.photos) if (state === 'preparing' && !this.#running.has(key)) this.#start(key);
  }

  #start(key: string): void {
    const photo = this.photos.find((each) => each.key === key);
    if (!photo) return;
    const leaving = new AbortController();
    this.#running.set(key, leaving);
    void this.#track(this.#process(photo, leaving.signal).finally(() => this.#running.delete(key)));
  }

  async #process({ key, name, file, blob }: PickedPhoto, signal: AbortSignal): Promise<void> {
    try {
      const small = blob ?? (await this.#ready(file as File));
      signal.throwIfAborted();
      if (!blob) {
        const preview = this.kind === 'photo' ? URL.createObjectURL(small) : '';
        this.#change(key, (now) => ({ ...now, state: 'sending', blob: small, preview }));
      }
      const progress = (share: number) => this.#change(key, (now) => ({ ...now, progress: share }));
      const id = await this.#api.sendFile(this.kind, small, { key, signal, progress });
      signal.throwIfAborted();
      this.#change(key, (now) => ({ ...now, state: 'sent', progress: 1, id }));
      this.#say(`${name} has been uploaded`);
    } catch (failure) {
      if (signal.aborted) return;
      this.#change(key, (now) => ({ ...now, ...meaningOf(failure) }));
      this.#say(`${name} has not been uploaded`);
    }
  }

  async #ready(file: File): Promise<Blob> {
    return this.kind === 'photo' ? this.#shrinker.shrink(file) : file.slice(0, file.size, 'application/pdf');
  }

  #forget({ key, preview }: PickedPhoto): void {
    this.#running.get(key)?.abort();
    if (preview) URL.revokeObjectURL(preview);
  }

  #change(key: string, change: (photo: PickedPhoto) => PickedPhoto): void {
    this.photos = withChange(this.photos, key, change);
    this.changed();
  }

  #say(text: string): void {
    this.said = text;
    this.changed();
  }

  #track(work: Promise<void>): Promise<void> {
    this.#work.add(work);
    return work.finally(() => this.#work.delete(work));
  }
}

async function faultOf(kind: FileKind, file: File, rules: PhotoRules): Promise<PhotoFault | undefined> {
  try {
    return (kind === 'photo' ? fileFault : documentFault)(
      file.size,
      new Uint8Array(await file.slice(0, 16).arrayBuffer()),
      rules,
    );
  } catch {
    // It was moved, or is in a cloud and not here.
    return 'unreadable';
  }
}

function meaningOf(failure: unknown): Pick<PickedPhoto, 'state' | 'code'> {
  if (failure instanceof UnusablePhoto) return { state: 'refused', code: failure.fault };
  // They would rather not sign in again just now.
  return failure instanceof Refusal ? { state: 'failed', code: 'unauthorised' } : outcome(failure);
}

const failures: Readonly<Partial<Record<ProblemKind, string>>> = {
  offline: 'Not uploaded: the line was lost',
  timeout: 'Not uploaded: it was taking too long',
  unauthorised: 'Not uploaded: you are signed out',
  unavailable: 'Not uploaded: the server is busy',
};

function stateOf(
  { state, progress, code }: PickedPhoto,
  { most, maxBytes }: PhotoRules,
  kind: FileKind,
): TemplateResult {
  const wrong = (text: string) => html`<span class="error"><span class="visually-hidden">Error: </span>${text}</span>`;
  switch (state) {
    case 'preparing':
      return html`<span class="quiet">${words.preparing}</span>`;
    case 'sending':
      return html`<span class="quiet">Uploading: ${Math.round(progress * 100)}%</span>`;
    case 'sent':
      return html`<span class="quiet">${words.sent}</span>`;
    case 'failed':
      return wrong(failures[code as ProblemKind] ?? 'Not uploaded: something went wrong at the server');
    case 'refused':
      return wrong(
        code === 'too-many'
          ? `Not added: no more than ${plural(most, kind, `${kind}s`)} can go with this`
          : code === 'wrong-type' && kind === 'document'
            ? 'This file is not a PDF'
            : words[`refused.${code as Exclude<PhotoFault, 'too-many'>}`].replace(
                '{{size}}',
                formatBytes(maxBytes, 'en'),
              ),
      );
  }
}

/** What goes with one line of a history. */
export const documentRules: PhotoRules = { most: documentsMost, maxBytes: documentMaxBytes };

interface PhotosField {
  id: string;
  photos: ChosenFiles;
  rules: PhotoRules;
  /** Who will see them. */
  readers: unknown;
  error: string | undefined;
}

/** A field for photos: what is chosen is listed with how far it is and what can be done with it. */
export function photosField({ id, photos, rules, readers, error }: PhotosField): TemplateResult {
  const { kind } = photos;
  const isPhoto = kind === 'photo';
  const hint = html`Up to ${plural(rules.most, kind, `${kind}s`)} of up to ${formatBytes(rules.maxBytes, 'en')} each.
  ${readers}
  ${isPhoto ? 'Show no faces and no number plates, and say in the note what there is to see: not everybody can.' : nothing}`;
  const choose = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // So that the same file can be chosen again.
    input.value = '';
    void photos.add(files, rules);
  };
  return html`${field({
      id,
      label: `${isPhoto ? 'Photos' : 'PDFs'} (optional)`,
      hint,
      error,
      control: html`<input
        id=${id}
        type="file"
        accept=${isPhoto ? 'image/jpeg,image/png,image/webp,image/heic,.heic' : '.pdf'}
        multiple
        aria-describedby=${describedBy(id, hint, error)}
        aria-invalid=${error ? 'true' : nothing}
        @change=${choose}
      />`,
    })}
    ${
      photos.photos.length > 0
        ? html`<ul class="chosen" aria-label="Chosen ${kind}s">
            ${repeat(
              photos.photos,
              ({ key }) => key,
              (photo) => row(photo, { id, photos, rules }),
            )}
          </ul>`
        : nothing
    }
    <p class="visually-hidden" role="status">${photos.said}</p>`;
}

function row(photo: PickedPhoto, { id, photos, rules }: Pick<PhotosField, 'id' | 'photos' | 'rules'>): TemplateResult {
  const { key, name, state, preview, progress } = photo;
  const rowOf = ({ target }: Event) => (target as Element).closest('li');
  // The button goes, and what had the focus with it: the row takes it, or the one in its place, and not a button on it.
  const retry = (event: Event) => {
    rowOf(event)?.focus();
    photos.retry(key);
  };
  const remove = (event: Event) => {
    const gone = rowOf(event);
    const next = gone?.nextElementSibling ?? gone?.previousElementSibling ?? document.getElementById(id);
    (next as HTMLElement | null)?.focus();
    photos.remove(key);
  };
  const about = html`<span class="visually-hidden"> ${name}</span>`;
  return html`<li tabindex="-1">
    ${preview ? html`<img src=${preview} alt=${words.preview.replace('{{name}}', name)} />` : nothing}
    <div>
      <p id="photo-${key}"><strong>${name}</strong></p>
      <p>${stateOf(photo, rules, photos.kind)}</p>
      ${
        isBusy(photo)
          ? html`<progress aria-labelledby="photo-${key}" value=${state === 'sending' ? progress : nothing}></progress>`
          : nothing
      }
      <p>
        ${
          state === 'failed'
            ? html`<button type="button" class="plain" @click=${retry}>Try again${about}</button>`
            : nothing
        }
        <button type="button" class="plain" @click=${remove}>Remove${about}</button>
      </p>
    </div>
  </li>`;
}
