import { html } from 'lit';
import { property } from 'lit/decorators.js';
import '../../../src/blocks/slot-picker/define.ts';
import type { WantedSlots } from '../../../src/blocks/slot-picker/slot-picker.ts';
import { styles } from '../../../src/blocks/slot-picker/slot-picker.styles.ts';
import type { Slot } from '../../../src/contract/slots.ts';
import { CouncilWidget } from '../../../src/controllers/council-widget.ts';
import { FormController } from '../../../src/controllers/form.ts';
import { WordsController } from '../../../src/controllers/words.ts';
import { define } from '../../../src/core/define.ts';
import { heading } from '../../../src/fields/heading.ts';
import { bookable } from '../../helpers/bookings.ts';

/** A form that asks when and nothing else, as a widget would. */
export class SlotForm extends CouncilWidget {
  static override styles = [CouncilWidget.styles, styles].flat();

  /** Codes of locations of the registrar's, with commas. */
  @property() locations = 'town-hall';

  readonly words = new WordsController(this, { name: 'slot-form', en: {}, load: noWords });
  readonly form = new FormController(this);
  chosen: Slot | undefined;

  protected override renderReady() {
    const service = bookable('register-birth', this.language === 'cy' ? 'cy' : 'en')!;
    const codes = this.locations.split(',');
    const wanted: WantedSlots = {
      service: service.code,
      locations: service.locations.filter(({ code }) => codes.includes(code)),
      window: false,
      language: service.language,
    };
    return html`
      ${heading('When?', this.headingLevel)}
      <council-slot-picker
        .widget=${this}
        .form=${this.form}
        .wanted=${wanted}
        .chosen=${this.chosen}
        .choose=${this.#choose}
      ></council-slot-picker>
    `;
  }

  readonly #choose = (slot: Slot): void => {
    this.chosen = slot;
    this.requestUpdate();
  };
}

const none = () => Promise.resolve({ words: {} });
const noWords = { cy: none, ar: none, pl: none };

define('test-slot-form', SlotForm);

declare global {
  interface HTMLElementTagNameMap {
    'test-slot-form': SlotForm;
  }
}
