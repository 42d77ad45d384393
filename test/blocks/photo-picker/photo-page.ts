import { html } from 'lit';
import type { PhotoUploads } from '../../../src/blocks/photo-picker/photo-uploads.ts';
import { json, type Route } from '../../helpers/fake-api.ts';
import { open } from '../../helpers/open.ts';
import { type Page } from '../../helpers/page.ts';
import { PhotoForm } from './photo-form.ts';

export interface PhotoPage {
  readonly page: Page;
  readonly widget: PhotoForm;
  readonly uploads: PhotoUploads;
  readonly input: HTMLInputElement;
  /** Chooses files as a resident does in the browser's own window. */
  put(...files: readonly File[]): void;
  /** Chooses files and waits until they are listed. */
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
  const put = (...files: readonly File[]) => {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  return {
    page,
    widget,
    uploads: widget.uploads,
    input,
    put,
    async choose(...files) {
      const before = widget.uploads.photos;
      put(...files);
      await page.until('list', () => !widget.uploads.isWaiting && widget.uploads.photos !== before);
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
