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

/** A widget of two steps, the first of which has photos; for tests and stories. */
export class PhotoForm extends CouncilWidget {
  static override styles = [...CouncilWidget.styles, styles];

  @property({ type: Boolean }) away = false;
  @property({ type: Boolean }) required = false;
  @property({ type: Number }) most = 3;
  @property({ type: Number }) maxBytes = 20_000_000;

  readonly words = new WordsController(this, photoWords);
  readonly form = new FormController(this);
  readonly uploads = new PhotoUploads(this);

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
