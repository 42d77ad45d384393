import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { PublicReport, ReportList } from '../../../contract/reports.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { radios } from '../../../fields/choice.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import { select } from '../../../fields/select.ts';
import { formatDate, formatNumber } from '../../../i18n/formats.ts';
import { feedLink } from './feed-link.ts';
import { feedOf, furtherThan, roundDistance, states } from './others.model.ts';
import type { PublicPages } from './public-pages.ts';
import { titleOf } from './report-page.ts';

/** A place, and then what has been reported near it: in a list, and on a map for who wants one. */
export const nearPage = (pages: PublicPages): TemplateResult => (pages.showing ? reportsNear(pages) : askPlace(pages));

function askPlace(pages: PublicPages): TemplateResult {
  const { tracker, form, place, setPlace, show, words } = pages;
  const { widget, council, go, view } = tracker;
  const { t } = words;
  return html`
    <form novalidate @submit=${show}>
      ${heading(t('near.title'), widget.headingLevel)}
      <council-location-picker
        .widget=${widget}
        .form=${form}
        .council=${council}
        .place=${place}
        .changed=${setPlace}
        .exact=${true}
        .tiles=${widget.mapTiles}
        .attribution=${widget.mapAttribution}
      ></council-location-picker>
      <div class="buttons">
        ${button({ label: t('near.show') })}
        ${view ? nothing : button({ label: t('near.own'), kind: 'link', press: () => go('look-up') })}
      </div>
    </form>
  `;
}

function reportsNear(pages: PublicPages): TemplateResult {
  const { tracker, place, changePlace, words } = pages;
  const { t } = words;
  return html`
    ${heading(t('near.title'), tracker.widget.headingLevel)}
    <p>
      ${place?.label ? html`${t('near.place', { place: place.label })} · ` : nothing}${button({
        label: t('near.change'),
        kind: 'link',
        press: changePlace,
      })}
    </p>
    ${filters(pages)} ${found(pages)}
  `;
}

function filters({ form, services, words: { t } }: PublicPages): TemplateResult {
  const all = services.value?.services ?? [];
  return html`
    <fieldset class="filters" aria-label=${t('near.filter')}>
      ${radios(form, { name: 'state', label: t('near.state'), items: states.map((key) => ({ key, name: t(`near.${key}`) })) })}
      ${
        all.length > 0
          ? select(form, {
              name: 'service',
              label: t('near.service'),
              items: all.map(({ code, name }) => ({ key: code, name })),
              empty: t('near.any-service'),
            })
          : nothing
      }
    </fieldset>
  `;
}

function found(pages: PublicPages): TemplateResult {
  const { list, tracker, reach, lookFurther, map, place, form } = pages;
  const { t } = pages.words;
  const { widget, shared } = tracker;
  const { value, problem: failure, pending, retry } = list;
  if (failure) return problem(widget, failure, { level: widget.headingLevel, retry, call: widget.call });
  if (!value) return html`<p class="busy" role="status">${shared('loading')}</p>`;
  const further = furtherThan(reach);
  return html`
    <div class="near-count" aria-busy=${pending ? 'true' : 'false'}>
      ${heading(pages.countOf(value), widget.headingLevel + 1, 'subtitle')}
      ${value.reports.length > 0 ? map.render() : nothing} ${value.reports.length > 0 ? reports(pages, value) : nothing}
      ${value.more ? html`<p>${t('near.more')}</p>` : nothing}
      ${further ? html`<p>${button({ label: t('near.further'), kind: 'secondary', press: lookFurther })}</p>` : nothing}
      ${feedLink(pages, 'reports/feed', feedOf(place, reach, form.values))}
    </div>
  `;
}

const reports = (
  pages: PublicPages,
  { reports: all, language, statusLanguage = language }: ReportList,
): TemplateResult => html`
  <ol class="reports" lang=${ifDefined(pages.foreign(language))}>
    ${all.map((report, index) => row(pages, report, index, statusLanguage))}
  </ol>
`;

function row({ tracker, words }: PublicPages, report: PublicReport, index: number, spoken: string): TemplateResult {
  const { t, language } = words;
  const { reference, statusLabel, description, distance, received, others, photos } = report;
  const picture = safeUrl(photos[0]?.thumbnail, tracker.widget.api?.base.href ?? '');
  const metres = distance === undefined ? '' : formatNumber(roundDistance(distance), language);
  return html`
    <li>
      <span class="number" aria-hidden="true">${index + 1}</span>
      <div class="about">
        <p>${button({ label: titleOf(report), kind: 'link', press: () => tracker.showReport(reference) })}</p>
        <p lang=${language}>
          <strong lang=${spoken}>${statusLabel}</strong> ·
          ${t('near.reported', { date: formatDate(received, language) })}${
            metres ? html` · ${t('near.distance', { metres })}` : nothing
          }
        </p>
        <p class="words" dir="auto">${description}</p>
        ${others > 0 ? html`<p class="quiet" lang=${language}>${t('near.others', { count: others })}</p>` : nothing}
      </div>
      ${picture ? html`<img src=${picture} alt="" loading="lazy" />` : nothing}
    </li>
  `;
}
