import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FormHost } from '../../../controllers/host.ts';
import { button } from '../../../fields/button.ts';
import { formatBytes } from '../../../i18n/formats.ts';
import { isBusy, type PhotoRules, type PickedPhoto } from '../photo-picker.model.ts';
import type { PhotoQueue } from './photo-queue.ts';

/** What the parts of a row need. */
interface List {
  readonly queue: PhotoQueue;
  readonly host: FormHost;
  readonly rules: PhotoRules;
  readonly own?: OwnWords | undefined;
}

/** What is said of other files than photos where it is not the same. */
export interface OwnWords {
  readonly list: string;
  /** Of a code that a file failed or was refused with. */
  fault(code: PickedPhoto['code']): string | undefined;
}

/** The photos that were chosen, each with how far it is and what can be done with it. */
export function photoList(
  queue: PhotoQueue,
  host: FormHost,
  rules: PhotoRules,
  own?: OwnWords,
): TemplateResult | typeof nothing {
  if (!queue.words.ready) return nothing;
  return html`<ul class="photos" aria-label=${own?.list ?? queue.words.t('list')}>
    ${repeat(
      queue.photos,
      ({ key }) => key,
      (photo) => row({ queue, host, rules, own }, photo),
    )}
  </ul>`;
}

function row(list: List, photo: PickedPhoto): TemplateResult {
  const { queue, host } = list;
  const { key, state, preview, progress } = photo;
  const { t } = queue.words;
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
        ${stateLine(list, photo)}
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
              ? button({ label: shared('retry'), kind: 'link', about: name, press: () => queue.retry(key) })
              : nothing
          }
          ${button({ label: shared('remove'), kind: 'link', about: name, press: () => queue.remove(key) })}
        </div>
      </div>
    </li>
  `;
}

function stateLine({ queue, host, rules, own }: List, { state, progress, code }: PickedPhoto): TemplateResult {
  const { t, language } = queue.words;
  const wrong = (text: string) =>
    html`<span class="error"><span class="visually-hidden">${host.words.shared('error-prefix')}</span> ${text}</span>`;
  switch (state) {
    case 'preparing':
      return html`<span class="state">${t('preparing')}</span>`;
    case 'sending':
      return html`<span class="state">${t('sending', { percent: Math.round(progress * 100) })}</span>`;
    case 'sent':
      return html`<span class="state">${t('sent')}</span>`;
    case 'failed':
      return wrong(own?.fault(code) ?? t(`failed.${failures.find((known) => known === code) ?? 'other'}`));
    case 'refused': {
      const { most, maxBytes } = rules;
      const key = refusals.find((known) => known === code) ?? 'unreadable';
      return wrong(own?.fault(code) ?? t(`refused.${key}`, { count: most, size: formatBytes(maxBytes, language) }));
    }
  }
}

const failures = ['offline', 'timeout', 'unavailable', 'rate-limited'] as const;

const refusals = [
  'empty', 'wrong-type', 'too-large', 'too-many', 'too-many-pixels', 'heic', 'unreadable', 'blocked', 'declined',
] as const; // prettier-ignore
