import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { getCouncil } from '../../../src/api/council.ts';
import '../../../src/blocks/location-picker/define.ts';
import { isOutside, type ChosenPlace } from '../../../src/blocks/location-picker/location-picker.model.ts';
import { styles } from '../../../src/blocks/location-picker/location-picker.styles.ts';
import type { Council } from '../../../src/contract/council.ts';
import { CouncilWidget } from '../../../src/controllers/council-widget.ts';
import { FormController, type FieldError } from '../../../src/controllers/form.ts';
import { TaskController } from '../../../src/controllers/task.ts';
import { WordsController } from '../../../src/controllers/words.ts';
import { define } from '../../../src/core/define.ts';
import { button } from '../../../src/fields/button.ts';
import { errorSummary } from '../../../src/fields/error-summary.ts';
import { heading } from '../../../src/fields/heading.ts';

/** A form that asks where something is and nothing else, as a widget would. */
export class PlaceForm extends CouncilWidget {
  static override styles = [CouncilWidget.styles, styles].flat();

  @property({ attribute: 'map-tiles' }) mapTiles?: string;

  readonly words = new WordsController(this, { name: 'place-form', en: {}, load: noWords });
  readonly form = new FormController(this);
  readonly #council = new TaskController<[], Council>(this, () => [], getCouncil);
  place: ChosenPlace | undefined;
  /** How often the form was sent. */
  sent = 0;

  choose(place: ChosenPlace | undefined): void {
    this.place = place;
    this.requestUpdate();
  }

  protected override renderReady() {
    return html`
      <form novalidate @submit=${this.#send}>
        ${errorSummary(this.form, this.headingLevel)} ${heading('Where is it?', this.headingLevel)}
        <council-location-picker
          .widget=${this}
          .form=${this.form}
          .council=${this.#council.value}
          .place=${this.place}
          .changed=${(place: ChosenPlace | undefined) => this.choose(place)}
          .tiles=${this.mapTiles}
        ></council-location-picker>
        ${button({ label: this.words.shared('continue') })}
      </form>
    `;
  }

  readonly #send = (event: Event) => {
    event.preventDefault();
    this.sent++;
    this.form.show(this.#errors());
  };

  #errors(): FieldError[] {
    if (!this.place) return [{ field: 'place', code: 'required' }];
    if (isOutside(this.place)) return [{ field: 'place', code: 'outside-area' }];
    const described = this.place.found === 'described';
    return described && !this.form.text('place.description') ? [{ field: 'place.description', code: 'required' }] : [];
  }
}

const none = () => Promise.resolve({ words: {} });
const noWords = { cy: none, ar: none, pl: none };

define('test-place-form', PlaceForm);

declare global {
  interface HTMLElementTagNameMap {
    'test-place-form': PlaceForm;
  }
}
