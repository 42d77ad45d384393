import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { PublicCase } from '../../../contract/reports.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import { text } from '../../../fields/text.ts';
import { formatDate } from '../../../i18n/formats.ts';
import { merged } from '../case/merged.ts';
import { photos, timeline } from '../case/timeline.ts';
import { feedLink } from './feed-link.ts';
import type { PublicPages } from './public-pages.ts';

/** One public report: where it stands, what has happened, and how to hear of it. */
export function reportPage(pages: PublicPages): TemplateResult {
  const { tracker, report, words } = pages;
  const { t } = words;
  const { widget, shared } = tracker;
  const level = widget.headingLevel;
  const { value, problem: failure, retry } = report;
  if (failure) {
    return html`${heading(t('report.title'), level)} ${problem(widget, failure, { level, retry, call: widget.call })}`;
  }
  if (!value || value.reference !== tracker.arrival?.value) {
    return html`<p class="busy" role="status">${shared('loading')}</p>`;
  }
  const lang = pages.foreign(value.language);
  const ours = pages.foreign(value.statusLanguage ?? value.language);
  const base = widget.api?.base.href ?? '';
  return html`
    <p class="caption">${t('report.reference')} <strong class="reference" dir="ltr">${value.reference}</strong></p>
    <div lang=${ifDefined(lang)}>${heading(titleOf(value), level)}</div>
    ${status(pages, value, ours)} ${merged(tracker, value)} ${heading(t('report.description'), level + 1, 'subtitle')}
    <p class="typed" dir="auto">${value.description}</p>
    <p class="quiet">${t('near.reported', { date: formatDate(value.received, words.language) })}</p>
    ${photos(value.photos, { t: tracker.t, shared, base })} ${heading(t('report.timeline'), level + 1, 'subtitle')}
    ${timeline(value.timeline, { t: tracker.t, shared, base, language: words.language, lang, ours, isNew: () => false })}
    ${feedLink(pages, `reports/${encodeURIComponent(value.reference)}/feed`)}
    ${value.closed ? nothing : following(pages, value)}
  `;
}

/** `Pothole, Mill Lane` */
export const titleOf = ({ serviceName, label }: { serviceName: string; label?: string | undefined }): string =>
  [serviceName, label].filter(Boolean).join(', ');

function status({ words: { t } }: PublicPages, value: PublicCase, lang: string | undefined): TemplateResult {
  return html`
    <div class="box status ${value.closed ? 'tone-closed' : ''}">
      <p class="caption">${t('report.status')}</p>
      <div lang=${ifDefined(lang)}>
        <p class="status-label">${value.statusLabel}</p>
        <p>${value.meaning}</p>
        ${value.next ? html`<p>${value.next}</p>` : nothing}
      </div>
    </div>
  `;
}

function following(pages: PublicPages, { others }: PublicCase): TemplateResult {
  const { form, followed, asking, follow, meToo, tracker, busy } = pages;
  const { t } = pages.words;
  const level = tracker.widget.headingLevel;
  const done = (key: 'report.follow-asked' | 'report.me-too-sent') =>
    html`<div class="box notice" id="joined" tabindex="-1"><p>${t(key)}</p></div>`;
  return html`
    <div class="no-print">
      ${heading(t('report.follow'), level + 1, 'subtitle')}
      ${
        followed === 'asked'
          ? done('report.follow-asked')
          : html`<p>${t('report.follow-text')}</p>
              <form novalidate @submit=${follow}>
                ${text(form, {
                  name: 'email',
                  label: t('report.email'),
                  type: 'email',
                  autocomplete: 'email',
                  spellcheck: false,
                  maxLength: 254,
                })}
                ${button({ label: t('report.follow-send'), kind: 'secondary', busy: busy && asking === 'asked' })}
              </form>`
      }
      ${heading(t('report.me-too'), level + 1, 'subtitle')}
      ${
        followed === 'me-too'
          ? done('report.me-too-sent')
          : html`<p>
                ${t('report.me-too-text')}${others > 0 ? html` ${t('near.others', { count: others })}.` : nothing}
              </p>
              ${button({
                label: t('report.me-too-send'),
                kind: 'secondary',
                press: meToo,
                busy: busy && asking === 'me-too',
              })}`
      }
    </div>
  `;
}
