import { html, type ReactiveController, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type * as chosen from '../../../blocks/photo-picker/chosen.ts';
import type { PickedPhoto } from '../../../blocks/photo-picker/photo-picker.model.ts';
import { documentMaxBytes, documentsMost } from '../../../contract/case-choices.ts';
import { Document } from '../../../contract/documents.ts';
import { fieldId, type FormController } from '../../../controllers/form.ts';
import { WordsController } from '../../../controllers/words.ts';
import { fieldParts } from '../../../fields/field.ts';
import { formatBytes } from '../../../i18n/formats.ts';
import type { TrackRequest } from '../track-request.ts';
import { documentFault } from './documents.model.ts';
import { documentsWords, type DocumentsWords } from './documents.words.ts';

const rules = { most: documentsMost, maxBytes: documentMaxBytes };
const own = ['wrong-type', 'too-many', 'rate-limited', 'unreadable', 'declined'] as const;

/** PDFs that go with what a resident says: chosen, sent as photos are, listed with how far each is. */
export class Documents implements ReactiveController {
  readonly #host: TrackRequest;
  readonly #words: WordsController<DocumentsWords>;
  readonly #queue: chosen.PhotoQueue;
  readonly #list: typeof chosen.photoList;
  #focusedRow = -1;

  constructor(host: TrackRequest, { PhotoQueue, photoList, upload }: typeof chosen) {
    this.#host = host;
    this.#words = new WordsController(host, documentsWords);
    this.#list = photoList;
    this.#queue = new PhotoQueue(host, {
      fault: documentFault,
      // A PDF goes as it is; some devices do not know what it is.
      prepare: (file) => Promise.resolve(file.slice(0, file.size, 'application/pdf')),
      send: (api, document, options) => upload(api, 'documents', document, Document, options),
    });
    host.addController(this);
  }

  get ready(): boolean {
    return this.#words.ready && this.#queue.words.ready;
  }

  /** All that were chosen, the refused ones among them. */
  get files(): readonly PickedPhoto[] {
    return this.#queue.photos;
  }

  /** Fulfils when nothing is on its way, whatever came of it. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  clear(): void {
    this.#queue.clear();
  }

  focus(): void {
    this.#input?.focus();
  }

  hostUpdate(): void {
    this.#focusedRow = this.#rows.findIndex((row) => row.matches(':focus-within'));
  }

  /** What had the focus is gone: the row in its place takes it, and not a button on it, as with photos. */
  hostUpdated(): void {
    const rows = this.#rows;
    if (this.#focusedRow < 0 || rows.some((row) => row.matches(':focus-within'))) return;
    (rows[Math.min(this.#focusedRow, rows.length - 1)] ?? this.#input)?.focus();
  }

  /** The form's field `documents`. */
  field(form: FormController): TemplateResult {
    const { t, language } = this.#words;
    const { most: max } = rules;
    const { id, label, error, describedBy, hint, errorLine } = fieldParts(form, {
      name: 'documents',
      label: t('label'),
      hint: t('hint', { max, size: formatBytes(rules.maxBytes, language) }),
      optional: true,
      message: (code) => (code === 'too-many' ? t('too-many', { max }) : t('not-sent')),
    });
    const faultOf = (code: PickedPhoto['code']) => {
      const key = own.find((known) => known === code);
      return key && t(key, { max });
    };
    return html`
      <div class="field documents ${error ? 'wrong' : ''}">
        <label class="label" id="${id}-label" for=${id}>${label}</label>
        ${hint} ${errorLine}
        <div class="photo-input">
          <input
            id=${id}
            type="file"
            aria-labelledby="${id}-label ${id}-button"
            accept="application/pdf,.pdf"
            multiple
            aria-describedby=${ifDefined(describedBy)}
            aria-invalid=${ifDefined(error ? 'true' : undefined)}
            @change=${this.#choose}
          />
          <span class="button secondary" id="${id}-button"
            >${t(this.files.some(({ state }) => state !== 'refused') ? 'choose-more' : 'choose')}</span
          >
        </div>
        ${this.files.length > 0 ? this.#list(this.#queue, form.host, rules, { list: t('list'), fault: faultOf }) : ''}
      </div>
    `;
  }

  get #rows(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.documents .photo')];
  }

  get #input(): HTMLElement | null {
    return (this.#host.renderRoot as ShadowRoot).getElementById(fieldId('documents'));
  }

  readonly #choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.#queue.add(input.files ?? [], rules);
    // So that the same file can be chosen again.
    input.value = '';
  };
}
