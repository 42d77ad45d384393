import { html, type TemplateResult } from 'lit';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import type { PublicPages } from './public-pages.ts';

/** A link in a letter to a follower: nothing begins or ends before its button is pressed. */
export function letterPage(pages: PublicPages, step: 'confirm' | 'stop'): TemplateResult {
  const { tracker, busy, letter, letterProblem, hasOldLetter } = pages;
  const { t } = pages.words;
  const { widget, showReport, go } = tracker;
  const level = widget.headingLevel;
  if (letter) {
    return html`
      ${heading(t(`${step}.title`), level)}
      <div class="box notice"><p>${t(`${step}.done`, { title: letter.title })}</p></div>
      <p>${button({ label: t('see-report'), kind: 'link', press: () => showReport(letter.reference) })}</p>
    `;
  }
  if (hasOldLetter) {
    const lookUp = button({ label: tracker.t('old-link.look-up'), kind: 'link', press: () => go('look-up') });
    const near = button({ label: tracker.t('look-up.near'), kind: 'link', press: () => go('near') });
    return html`
      ${heading(t(`${step}.title`), level)}
      <div class="box problem" id="old-letter" tabindex="-1"><p>${t(`${step}.old`)}</p></div>
      ${step === 'confirm' ? html`<p>${near}</p>` : ''}
      <p>${lookUp}</p>
    `;
  }
  return html`
    ${heading(t(`${step}.title`), level)}
    ${letterProblem ? problem(widget, letterProblem, { level, call: widget.call }) : ''}
    <p>${t(`${step}.text`)}</p>
    <div class="buttons">${button({ label: t(`${step}.send`), busy, press: () => void pages.answerLetter(step) })}</div>
  `;
}
