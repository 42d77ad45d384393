import { html, nothing, type TemplateResult } from 'lit';
import type { PickedPhoto } from '../../../blocks/photo-picker/photo-picker.model.ts';
import type { FormController } from '../../../controllers/form.ts';
import type { WordsController } from '../../../controllers/words.ts';
import { fetchPart } from '../../../core/fetch-part.ts';
import { button } from '../../../fields/button.ts';
import { addStyles } from '../../../theme/add-styles.ts';
import type { Documents } from '../documents/documents.ts';
import type { TrackRequest } from '../track-request.ts';
import type { ActionWords } from './actions.words.ts';

/** Documents with what is said. Few add any: what works on them is fetched with the press that asks for it. */
export class Attached {
  readonly #host: TrackRequest;
  readonly #words: WordsController<ActionWords>;
  #documents: Documents | undefined;
  #state: 'loading' | 'failed' | undefined;

  constructor(host: TrackRequest, words: WordsController<ActionWords>) {
    this.#host = host;
    this.#words = words;
  }

  get files(): readonly PickedPhoto[] {
    return this.#documents?.files ?? [];
  }

  async settled(): Promise<void> {
    await this.#documents?.settled();
  }

  clear(): void {
    this.#documents?.clear();
  }

  /** The field, or the button that fetches it. */
  render(form: FormController): TemplateResult {
    if (this.#documents?.ready) return this.#documents.field(form);
    const { t } = this.#words;
    return html`<div class="field">
      ${this.#state === 'failed' ? html`<p class="error" role="alert">${t('documents-failed')}</p>` : nothing}
      ${button({ label: t('documents'), kind: 'link', busy: this.#state === 'loading', press: () => void this.#load() })}
    </div>`;
  }

  async #load(): Promise<void> {
    const host = this.#host;
    this.#state = 'loading';
    host.requestUpdate();
    try {
      const [{ Documents }, parts] = await fetchPart(() =>
        Promise.all([import('../documents/documents.ts'), import('../../../blocks/photo-picker/chosen.ts')]),
      );
      addStyles(host.renderRoot as ShadowRoot, [parts.styles]);
      this.#documents = new Documents(host, parts);
      this.#state = undefined;
    } catch (failure) {
      console.error('What works on documents could not be loaded.', failure);
      this.#state = 'failed';
    }
    host.requestUpdate();
    // The button is gone: the field in its place takes the focus.
    await host.updateComplete;
    this.#documents?.focus();
  }
}
