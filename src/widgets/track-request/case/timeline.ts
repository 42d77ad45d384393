import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { TimelineEntry } from '../../../contract/cases.ts';
import type { PhotoLinks } from '../../../contract/photos.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { formatBytes, formatDate, formatTime } from '../../../i18n/formats.ts';
import type { Language } from '../../../i18n/languages.ts';
import type { Translate } from '../../../i18n/scope.ts';
import type { SharedWords } from '../../../i18n/shared.ts';
import type { TrackRequestWords } from '../track-request.words.ts';

export interface PhotoFrame {
  readonly t: Translate<TrackRequestWords>;
  readonly shared: Translate<SharedWords>;
  /** What addresses of photos are relative to. */
  readonly base: string;
}

export interface TimelineFrame extends PhotoFrame {
  readonly language: Language;
  /** Of the council's words, where it is not that of the page. */
  readonly lang: string | undefined;
  /** Of our own words for what has happened, likewise. */
  readonly ours: string | undefined;
  isNew: (id: string) => boolean;
}

/** What has happened, oldest first, as one reads. */
export function timeline(entries: readonly TimelineEntry[], frame: TimelineFrame): TemplateResult {
  const { t, language, lang, ours, isNew } = frame;
  return html`
    <ol class="timeline">
      ${entries.map(
        ({ id, at, by, who, title, text, photos: pictures, documents, language: spoken }) => html`
          <li>
            <p class="quiet">
              <time datetime=${at}
                >${t('case.at', { date: formatDate(at, language), time: formatTime(at, language) })}</time
              >
              · <bdi lang=${ifDefined(by === 'council' ? lang : ours)}>${who}</bdi>${
                by !== 'you' && isNew(id) ? html` <strong class="news">${t('case.new')}</strong>` : nothing
              }
            </p>
            <p class="entry-title" lang=${ifDefined(ours)}>${title}</p>
            ${
              text
                ? html`<p class="said" dir="auto" lang=${ifDefined(spoken === language ? undefined : (spoken ?? lang))}>
                    <span class="typed">${text}</span>
                  </p>`
                : nothing
            }
            ${photos(pictures, frame)}
            ${documents?.map(
              ({ href, name, bytes }) =>
                html`<p>
                  <a href=${ifDefined(safeUrl(href, frame.base))} dir="auto">${name}</a> (PDF,
                  ${formatBytes(bytes, language)})
                </p>`,
            )}
          </li>
        `,
      )}
    </ol>
  `;
}

/** Small pictures that lead to the large ones. */
export function photos(pictures: readonly PhotoLinks[], { t, shared, base }: PhotoFrame): unknown {
  if (pictures.length === 0) return nothing;
  return html`
    <ul class="pictures">
      ${pictures.map(({ full, thumbnail, width, height }, index) => {
        const [large, small] = [safeUrl(full, base), safeUrl(thumbnail, base)];
        const label = t('case.photo', { step: index + 1 });
        return html`<li>
          <a href=${ifDefined(large)} target="_blank" rel="noopener"
            ><img
              src=${ifDefined(small)}
              width=${width}
              height=${height}
              alt=${shared('opens-elsewhere', { label })}
              loading="lazy"
          /></a>
        </li>`;
      })}
    </ul>
  `;
}
