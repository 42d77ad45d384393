import { html, LitElement, nothing, type PropertyValues, type ReactiveController, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FormController } from '../../controllers/form.ts';
import type { FormHost } from '../../controllers/host.ts';
import { button } from '../../fields/button.ts';
import { fieldParts } from '../../fields/field.ts';
import { formatBytes } from '../../i18n/formats.ts';
import { isBusy, isKept, type PhotoRules, type PickedPhoto } from './photo-picker.model.ts';
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
          <span class="button secondary" id="${id}-button">${t(photos.some(isKept) ? 'choose-more' : 'choose')}</span>
        </div>
        ${
          photos.length > 0
            ? html`<ul class="photos" aria-label=${t('list')}>
                ${repeat(
                  photos,
                  ({ key }) => key,
                  (photo) => this.#row(photo, uploads, form.host),
                )}
              </ul>`
            : nothing
        }
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

  #row(photo: PickedPhoto, uploads: PhotoUploads, host: FormHost): TemplateResult {
    const { key, state, preview, progress } = photo;
    const { t } = uploads.words;
    const { shared } = host.words;
    const name = photo.name || t('unnamed');
    return html`
      <li class="photo ${state}" tabindex="-1">
        ${
          preview
            ? html`<img class="preview" src=${preview} alt=${t('preview', { name })} />`
            : state === 'preparing'
              ? html`<div class="preview"></div>`
              : nothing
        }
        <div class="about">
          <p class="name" id="photo-${key}"><bdi>${name}</bdi></p>
          ${this.#stateLine(photo, uploads, host)}
          ${
            isBusy(photo)
              ? html`<progress
                  aria-labelledby="photo-${key}"
                  value=${ifDefined(state === 'sending' ? progress : undefined)}
                ></progress>`
              : nothing
          }
          <div class="actions">
            ${
              state === 'failed'
                ? button({ label: shared('retry'), kind: 'link', about: name, press: () => uploads.retry(key) })
                : nothing
            }
            ${button({ label: shared('remove'), kind: 'link', about: name, press: () => uploads.remove(key) })}
          </div>
        </div>
      </li>
    `;
  }

  #stateLine({ state, progress, code }: PickedPhoto, uploads: PhotoUploads, host: FormHost): TemplateResult {
    const { t, language } = uploads.words;
    const wrong = (text: string) =>
      html`<span class="error"
        ><span class="visually-hidden">${host.words.shared('error-prefix')}</span> ${text}</span
      >`;
    switch (state) {
      case 'preparing':
        return html`<span class="state">${t('preparing')}</span>`;
      case 'sending':
        return html`<span class="state">${t('sending', { percent: Math.round(progress * 100) })}</span>`;
      case 'sent':
        return html`<span class="state">${t('sent')}</span>`;
      case 'failed':
        return wrong(t(`failed.${failures.find((known) => known === code) ?? 'other'}`));
      case 'refused': {
        const { most, maxBytes } = this.#rules;
        const key = refusals.find((known) => known === code) ?? 'unreadable';
        return wrong(t(`refused.${key}`, { count: most, size: formatBytes(maxBytes, language) }));
      }
    }
  }

  readonly #choose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.uploads?.add(input.files ?? [], this.#rules);
    // So that the same file can be chosen again.
    input.value = '';
  };
}

const usualRules: PhotoRules = { most: 3, maxBytes: 20_000_000 };

const failures = ['offline', 'timeout', 'unavailable', 'rate-limited'] as const;

const refusals = [
  'empty', 'wrong-type', 'too-large', 'too-many', 'too-many-pixels', 'heic', 'unreadable', 'blocked', 'declined',
] as const; // prettier-ignore
