import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { photoWords } from '../../../src/blocks/photo-picker/words.ts';
import '../../../src/blocks/photo-picker/define.ts';
import type { PhotoPicker } from '../../../src/blocks/photo-picker/photo-picker.ts';
import { styles } from '../../../src/blocks/photo-picker/photo-picker.styles.ts';
import { PhotoUploads } from '../../../src/blocks/photo-picker/photo-uploads.ts';
import { CouncilWidget } from '../../../src/controllers/council-widget.ts';
import { FormController } from '../../../src/controllers/form.ts';
import { WordsController } from '../../../src/controllers/words.ts';
import { define } from '../../../src/core/define.ts';
import { errorSummary } from '../../../src/fields/error-summary.ts';
import { json, type Route } from '../../helpers/fake-api.ts';
import { open, type Page } from '../../helpers/page.ts';

/** A widget of two steps, the first of which has photos. */
export class PhotoForm extends CouncilWidget {
  static override styles = [...CouncilWidget.styles, styles];

  @property({ type: Boolean }) away = false;
  @property({ type: Boolean }) required = false;
  @property({ type: Number }) most = 3;
  @property({ type: Number }) maxBytes = 20_000_000;

  readonly words = new WordsController(this, photoWords);
  readonly form = new FormController(this);
  changes = 0;
  readonly uploads = new PhotoUploads(this, { changed: () => this.changes++ });

  get picker(): PhotoPicker | null {
    return this.renderRoot.querySelector('council-photo-picker');
  }

  protected override renderReady(): TemplateResult {
    const { most, maxBytes } = this;
    return html`
      ${errorSummary(this.form, 2)}
      ${
        this.away
          ? nothing
          : html`<council-photo-picker
              .form=${this.form}
              .uploads=${this.uploads}
              .rules=${{ most, maxBytes }}
              .required=${this.required}
            ></council-photo-picker>`
      }
    `;
  }
}

define('test-photo-form', PhotoForm);

export interface PhotoPage {
  readonly page: Page;
  readonly widget: PhotoForm;
  readonly uploads: PhotoUploads;
  readonly input: HTMLInputElement;
  /** Chooses files as a resident does in the browser's own window, and waits until they are listed. */
  choose(...files: readonly File[]): Promise<void>;
  /** What was sent, in order. */
  sent(): { key: string | null; type: string | null; blob: Blob }[];
  /** What screen readers hear. */
  said(): string;
  /** Text of each row. */
  rows(): string[];
}

export async function openPhotos(
  answer: Route = () => taken(),
  options: { lang?: string; most?: number; maxBytes?: number; required?: boolean } = {},
): Promise<PhotoPage> {
  const { lang = 'en', most = 3, maxBytes = 20_000_000, required = false } = options;
  const page = await open(
    (api) => html`
      <test-photo-form api-base=${api} .most=${most} .maxBytes=${maxBytes} ?required=${required}></test-photo-form>
    `,
    { 'POST /photos': answer },
    { lang },
  );
  const { widget } = page;
  if (!(widget instanceof PhotoForm)) throw new TypeError('no photo form');
  const input = await page.until('file input', () => page.root.querySelector<HTMLInputElement>('input[type=file]'));
  const text = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return {
    page,
    widget,
    uploads: widget.uploads,
    input,
    async choose(...files) {
      const before = widget.changes;
      const transfer = new DataTransfer();
      for (const file of files) transfer.items.add(file);
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      await page.until('change', () => widget.changes > before);
      await widget.updateComplete;
      await widget.picker?.updateComplete;
    },
    sent: () =>
      page.api.callsTo('POST', '/photos').map(({ headers, body }) => ({
        key: headers.get('Idempotency-Key'),
        type: headers.get('Content-Type'),
        blob: body as Blob,
      })),
    said: () => text(page.root.querySelector('.widget > [role=status]')),
    rows: () => page.all('.photo').map(text),
  };
}

let made = 0;

/** The council's answer to a photo. */
export const taken = (): Response =>
  json({ id: `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`, width: 64, height: 32, bytes: 900 }, 201);

/** An answer that the test gives when it likes. */
export function held(): { route: Route; answers: ((response: Response) => void)[] } {
  const answers: ((response: Response) => void)[] = [];
  return { answers, route: () => new Promise<Response>((resolve) => answers.push(resolve)) };
}
