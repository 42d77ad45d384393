import { html, nothing, type TemplateResult } from 'lit';
import type { WordsHost } from '../../../controllers/host.ts';
import { WordsController } from '../../../controllers/words.ts';
import { lostWords, type LostWords } from './lost.words.ts';

/** What is said to who comes from the payment page to a tab that knows of no payment. */
export class LostPayment {
  readonly #words: WordsController<LostWords>;

  constructor(host: WordsHost) {
    this.#words = new WordsController(host, lostWords);
  }

  notice(): TemplateResult | typeof nothing {
    if (!this.#words.ready) return nothing;
    const { t } = this.#words;
    return html`<div class="box warning no-print" role="alert">
      <p><strong>${t('title')}</strong></p>
      <p>${t('text')}</p>
      <p>${t('wait')}</p>
    </div>`;
  }
}
