import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { PublicReport } from '../../../contract/public-reports.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import { text } from '../../../fields/text.ts';
import { formatDate, formatNumber } from '../../../i18n/formats.ts';
import { noticeId, type Around } from './around.ts';
import { roundDistance } from './around.model.ts';

/** What others have reported near the place: to be followed, to be counted for, or to be told apart from. */
export function duplicates(around: Around): TemplateResult {
  const { screen, words, reports, hasJoined } = around;
  const { t } = words;
  const { headingLevel } = screen.widget;
  return html`
    ${heading(t('near.title'), headingLevel)}
    <p>${t('near.found', { count: reports.length })} ${t('near.text')}</p>
    <ol class="reports">
      ${reports.map((report) => html`<li>${shown(around, report)} ${ways(around, report)}</li>`)}
    </ol>
    <div class="buttons">
      ${
        hasJoined
          ? html`${button({ label: t('near.another'), press: screen.again })}
            ${button({ label: t('near.report-anyway'), kind: 'link', press: screen.next })}`
          : button({ label: t('near.different'), press: screen.next })
      }
    </div>
  `;
}

const titleOf = ({ label, serviceName }: PublicReport): string => label ?? serviceName;

function shown({ screen, words, foreign }: Around, report: PublicReport): TemplateResult {
  const { t, language } = words;
  const { widget } = screen;
  const { statusLabel, description, distance = 0, received, others, photos } = report;
  const picture = safeUrl(photos[0]?.thumbnail, widget.api?.base.href ?? '');
  return html`
    <div class="report-shown">
      <div>
        ${heading(html`<bdi>${titleOf(report)}</bdi>`, widget.headingLevel + 1, 'box-title')}
        <p>
          <strong lang=${ifDefined(foreign)}>${statusLabel}</strong> ·
          ${t('near.reported', { date: formatDate(received, language) })} ·
          ${t('near.distance', { metres: formatNumber(roundDistance(distance), language) })}
        </p>
        <p dir="auto">${description}</p>
        ${others > 0 ? html`<p class="quiet">${t('near.others', { count: others })}</p>` : nothing}
      </div>
      ${picture ? html`<img src=${picture} alt=${t('near.photo')} loading="lazy" />` : nothing}
    </div>
  `;
}

function ways(around: Around, report: PublicReport): TemplateResult {
  const { screen, words, following, follow, meToo, open } = around;
  const { t } = words;
  const { reference } = report;
  const [asked, counted] = [around.join(reference, 'asked'), around.join(reference, 'me-too')];
  const failure = asked.problem?.errors.length ? undefined : (asked.problem ?? counted.problem);
  const about = titleOf(report);
  const isOpen = following === reference && !asked.receipt;
  return html`
    ${
      failure
        ? problem(screen.widget, failure, {
            level: screen.widget.headingLevel + 2,
            kept: true,
            focus: true,
            call: around.call,
          })
        : nothing
    }
    <div class="report-ways">
      ${
        asked.receipt || isOpen
          ? nothing
          : button({ label: t('near.follow'), about, kind: 'secondary', press: () => open(reference) })
      }
      ${
        counted.receipt
          ? nothing
          : button({
              label: t('near.me-too'),
              about,
              kind: 'secondary',
              busy: counted.busy,
              press: () => meToo(reference),
            })
      }
    </div>
    ${
      isOpen
        ? html`<form class="report-follow" novalidate @submit=${follow}>
            <p>${t('near.follow-text')}</p>
            ${text(screen.form, {
              name: 'contact.follow',
              label: t('near.email'),
              type: 'email',
              autocomplete: 'email',
              spellcheck: false,
              maxLength: 254,
            })}
            ${button({ label: t('near.follow-send'), about, kind: 'secondary', busy: asked.busy })}
          </form>`
        : nothing
    }
    ${asked.receipt ? notice(noticeId(reference, 'asked'), t('near.follow-asked')) : nothing}
    ${counted.receipt ? notice(noticeId(reference, 'me-too'), t('near.me-too-sent')) : nothing}
  `;
}

/** Takes the focus from the button that it stands in for. */
const notice = (id: string, content: string) =>
  html`<div class="box notice" id=${id} tabindex="-1"><p>${content}</p></div>`;
