import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { CaseView } from '../../../contract/cases.ts';
import { safeUrl } from '../../../core/safe-url.ts';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { dial } from '../../../fields/problem.ts';
import { formatDate } from '../../../i18n/formats.ts';
import { offered } from '../track-request.model.ts';
import type { Tracker } from '../tracker.ts';
import type { OpenCase } from './open-case.ts';
import { freshness } from './freshness.ts';
import { merged } from './merged.ts';
import { photos, timeline } from './timeline.ts';

/** All that is known of a case, what comes next first. */
export function caseView(open: OpenCase, view: CaseView): TemplateResult {
  const { tracker } = open;
  const { t, widget, leave } = tracker;
  const foreign = (spoken: string) => (spoken === widget.words.language ? undefined : spoken);
  const lang = foreign(view.language);
  const ours = foreign(view.statusLanguage ?? view.language);
  const part = (key: Parameters<typeof t>[0]) => heading(t(key), widget.headingLevel + 1, 'subtitle');
  return html`
    <p class="caption">
      ${t(`case.${view.kind}`)} · ${t('case.reference')} <strong class="reference" dir="ltr">${view.reference}</strong>
    </p>
    <div lang=${ifDefined(lang)}>${heading(view.title, widget.headingLevel)}</div>
    ${freshness(open)} ${status(tracker, view, ours)} ${question(tracker, view)} ${merged(tracker, view)}
    ${actions(tracker, view)} ${tracker.paid(view)}
    ${view.steps.length > 0 ? html`${part('case.steps')} ${way(tracker, view, ours)}` : nothing}
    ${part('case.timeline')}
    ${timeline(view.timeline, {
      t,
      shared: tracker.shared,
      base: widget.api?.base.href ?? '',
      language: widget.words.language,
      lang,
      ours,
      isNew: (id) => open.isNew(id),
    })}
    ${part(view.payment ? 'case.paid-for' : 'case.told')} ${told(tracker, view, lang)} ${part('case.team')}
    ${team(tracker, view, lang)} ${part('case.hear')} ${hearing(tracker, view)}
    <div class="buttons no-print">
      ${button({ label: tracker.shared('print'), kind: 'secondary', press: () => print() })}
      ${button({ label: t('case.leave'), kind: 'link', press: leave })}
    </div>
  `;
}

function status({ t, widget }: Tracker, { status: now }: CaseView, lang: string | undefined): TemplateResult {
  const { language } = widget.words;
  return html`
    <div class="box status tone-${now.tone}">
      <p class="caption">${t('case.status')}</p>
      <div lang=${ifDefined(lang)}>
        <p class="status-label">${now.label}</p>
        <p>${now.meaning}</p>
        ${now.next ? html`<p>${now.next}</p>` : nothing}
        ${now.late ? html`<p class="late"><strong>${now.late}</strong></p>` : nothing}
      </div>
      ${now.by && !now.late ? html`<p>${t('case.by', { date: formatDate(now.by, language) })}</p>` : nothing}
    </div>
  `;
}

/** What the council wants to know, and the way to say it. */
function question({ t, widget, go }: Tracker, { question: asked, may, language }: CaseView): unknown {
  if (!asked) return nothing;
  const spoken = asked.language ?? language;
  return html`
    <div class="box warning">
      ${heading(t('case.question'), widget.headingLevel + 1, 'box-title')}
      <p dir="auto" lang=${ifDefined(spoken === widget.words.language ? undefined : spoken)}>
        <span class="typed">${asked.text}</span>
      </p>
      ${may.includes('answer') ? button({ label: t('case.answer'), press: () => go('answer') }) : nothing}
    </div>
  `;
}

function actions({ t, widget, go }: Tracker, view: CaseView): unknown {
  const all = offered(view);
  if (all.length === 0) return nothing;
  return html`
    <div class="no-print">
      ${heading(t('case.actions'), widget.headingLevel + 1, 'subtitle')}
      <ul class="plain">
        ${all.map(
          (action) => html`<li>${button({ label: t(`case.${action}`), kind: 'link', press: () => go(action) })}</li>`,
        )}
      </ul>
    </div>
  `;
}

/** From beginning to end, as it is expected from here. */
function way({ t, widget }: Tracker, { steps }: CaseView, lang: string | undefined): TemplateResult {
  const { language } = widget.words;
  return html`
    <ol class="way">
      ${steps.map(({ label, state, at, by }) => {
        const when = at
          ? formatDate(at, language)
          : by && state !== 'done' && t('case.step-by', { date: formatDate(by, language) });
        return html`
          <li class="step-${state}" aria-current=${ifDefined(state === 'now' ? 'step' : undefined)}>
            <p class="step-label" lang=${ifDefined(lang)}>${label}</p>
            <p class="quiet">${t(`case.step-${state}`)}${when ? html` · ${when}` : nothing}</p>
          </li>
        `;
      })}
    </ol>
  `;
}

function told(tracker: Tracker, view: CaseView, lang: string | undefined): TemplateResult {
  const { t, shared, widget } = tracker;
  return html`
    <dl class="answers">
      ${view.facts.map(
        ({ label, value }) => html`
          <div lang=${ifDefined(lang)}>
            <dt>${label}</dt>
            <dd><span class="typed" dir="auto">${value}</span></dd>
          </div>
        `,
      )}
      ${
        view.description
          ? html`<div>
              <dt>${t('case.description')}</dt>
              <dd><span class="typed" dir="auto">${view.description}</span></dd>
            </div>`
          : nothing
      }
    </dl>
    ${photos(view.photos, { t, shared, base: widget.api?.base.href ?? '' })}
  `;
}

function team({ t, council }: Tracker, { team: who }: CaseView, lang: string | undefined): TemplateResult {
  const { name, phone, email } = who;
  const mail = safeUrl(email && `mailto:${email}`, location.href);
  return html`
    <p lang=${ifDefined(lang)}>${name}${council ? html`, <bdi>${council.name}</bdi>` : nothing}</p>
    <p>
      ${t('case.team-phone')}: <a href=${dial(phone.dial)} dir="ltr">${phone.display}</a>${
        phone.hours ? html` <bdi lang=${ifDefined(lang)}>(${phone.hours})</bdi>` : nothing
      }
    </p>
    ${mail ? html`<p>${t('case.team-email')}: <a href=${mail} dir="ltr">${email}</a></p>` : nothing}
  `;
}

function hearing({ t, go }: Tracker, { notify, may }: CaseView): TemplateResult {
  const { channel, email, phone } = notify;
  const address = { email, text: phone, none: undefined }[channel] ?? '';
  return html`
    <p>${t(`case.hear-${channel}`, { address })}</p>
    ${
      may.includes('notify')
        ? html`<p class="no-print">
            ${button({ label: t('case.hear-change'), kind: 'link', press: () => go('notify') })}
          </p>`
        : nothing
    }
  `;
}
