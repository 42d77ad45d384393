import { html, LitElement, nothing, type PropertyValues, type ReactiveController, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { FormController } from '../../controllers/form.ts';
import type { FormHost } from '../../controllers/host.ts';
import { button } from '../../fields/button.ts';
import { fieldParts } from '../../fields/field.ts';
import { formatBytes } from '../../i18n/formats.ts';
import type { PhotoRules } from './photo-picker.model.ts';
import type { PhotoUploads } from './photo-uploads.ts';

const accepted = 'image/jpeg,image/png,image/webp,image/heic,.heic';

/**
 * Lets a resident choose photos and shows how far each is on its way. It is a view of its widget's `PhotoUploads`,
 * is the form's field `photos`, and renders into the widget's own shadow root, so that labels, errors and focus work
 * as everywhere else in it; the widget adds the `styles` of photo-picker.styles.ts.
 *
 * @element council-photo-picker
 */
export class PhotoPicker extends LitElement {
  @property({ attribute: false }) form?: FormController;
  @property({ attribute: false }) uploads?: PhotoUploads | undefined;
  /** What the council takes, `council.photos`, once it is known. */
  @property({ attribute: false }) rules?: PhotoRules | undefined;
  /** The form cannot go on without a photo. */
  @property({ attribute: false }) required = false;

  /** Drawn again whenever its widget is: words, errors and uploads are all the widget's. */
  readonly #follower: ReactiveController = { hostUpdated: () => this.requestUpdate() };
  #followed: FormHost | undefined;
  #focusedRow = -1;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(): void {
    this.#follow();
    this.#focusedRow = this.#rows.findIndex((row) => row.matches(':focus-within'));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { form, uploads } = this;
    if (!form || !uploads?.words.ready) return nothing;
    const { t, language } = uploads.words;
    const { most, maxBytes } = this.#rules;
    const { photos } = uploads;
    const size = formatBytes(maxBytes, language);
    const { id, label, error, describedBy, hint, errorLine } = fieldParts(form, {
      name: 'photos',
      label: t('label'),
      hint: `${t('up-to', { count: most, size })} ${t('no-faces')}`,
      optional: !this.required,
    });
    return html`
      <div class="field ${error ? 'wrong' : ''}">
        <label class="label" id="${id}-label" for=${id}>${label}</label>
        ${hint} ${errorLine}
        <div class="photo-input">
          <input
            id=${id}
            type="file"
            aria-labelledby="${id}-label ${id}-button"
            accept=${accepted}
            multiple
            aria-describedby=${ifDefined(describedBy)}
            aria-invalid=${ifDefined(error ? 'true' : undefined)}
            @change=${this.#choose}
          />
          <span class="button secondary" id="${id}-button"
            >${t(photos.some(({ state }) => state !== 'refused') ? 'choose-more' : 'choose')}</span
          >
        </div>
        ${uploads.isWaiting ? waiting(uploads, form.host) : uploads.list(form.host, this.#rules)}
      </div>
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.#focusedRow < 0) return;
    const rows = this.#rows;
    if (rows.some((row) => row.matches(':focus-within'))) return;
    // What had the focus is gone. The row itself takes it, or the one in its place, and not a button on it: one more
    // press of Enter would remove that one too.
    const next = rows[Math.min(this.#focusedRow, rows.length - 1)] ?? this.querySelector('input');
    next?.focus();
  }

  get #rules(): PhotoRules {
    return this.rules ?? usualRules;
  }

  get #rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.photo')];
  }

  #follow(): void {
    const host = this.isConnected ? this.form?.host : undefined;
    if (host === this.#followed) return;
    this.#followed?.removeController(this.#follower);
    host?.addController(this.#follower);
    this.#followed = host;
  }

  readonly #choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.uploads?.add(input.files ?? [], this.#rules);
    // So that the same file can be chosen again.
    input.value = '';
  };
}

const usualRules: PhotoRules = { most: 3, maxBytes: 20_000_000 };

/** What works on photos is on its way, or could not be fetched: then the files are kept for another try. */
function waiting(uploads: PhotoUploads, { words: { shared } }: FormHost): TemplateResult {
  const { t } = uploads.words;
  const about = t('list');
  return html`
    <div class="photo waiting" tabindex="-1">
      ${
        uploads.failed
          ? html`<p class="error" role="alert">
                <span class="visually-hidden">${shared('error-prefix')}</span> ${t('failed.offline')}
              </p>
              <p>
                ${button({ label: shared('retry'), kind: 'link', about, press: uploads.load })}
                ${button({ label: shared('remove'), kind: 'link', about, press: uploads.clear })}
              </p>`
          : html`<p class="busy" role="status">${t('preparing')}</p>`
      }
    </div>
  `;
}
