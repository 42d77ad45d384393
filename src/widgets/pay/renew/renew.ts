import { html, type TemplateResult } from 'lit';
import { WordsController } from '../../../controllers/words.ts';
import { formatMoney } from '../../../core/money.ts';
import { button } from '../../../fields/button.ts';
import { radios } from '../../../fields/choice.ts';
import { totalOf } from '../pay.model.ts';
import type { PayingHost } from '../steps/screen.ts';
import { renewWords, type RenewWords } from './renew.words.ts';

/** Whether what is in the basket is to be had every year from now on: nobody has said so before they do. */
export class RenewPart {
  readonly #journey: PayingHost;
  readonly #words: WordsController<RenewWords>;

  constructor(journey: PayingHost) {
    this.#journey = journey;
    this.#words = new WordsController(journey.widget, renewWords);
  }

  get ready(): boolean {
    return this.#words.ready;
  }

  /** @param isKnown the council has an address to write to */
  part(isKnown: boolean): TemplateResult {
    const { t } = this.#words;
    const { form, basket, change } = this.#journey;
    if (!isKnown)
      return html`<p>${t('email')}</p>
        <p>${button({ label: t('email-add'), kind: 'link', press: () => change('contact') })}</p>`;
    return radios(form, {
      name: 'renew',
      label: t('title'),
      hint: t('hint', { amount: formatMoney(totalOf(basket)) }),
      // Whoever has said nothing has said no.
      items: [
        { key: '', name: t('no') },
        { key: 'yes', name: t('yes') },
      ],
    });
  }
}
