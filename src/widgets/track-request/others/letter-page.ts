import { html, type TemplateResult } from 'lit';
import { button } from '../../../fields/button.ts';
import { heading } from '../../../fields/heading.ts';
import { problem } from '../../../fields/problem.ts';
import { toLookUp } from '../steps/link.ts';
import { toNear } from '../steps/look-up.ts';
import type { PublicPages } from './public-pages.ts';

/** A link in a letter to a follower: nothing begins or ends before its button is pressed. */
export function letterPage(pages: PublicPages, step: 'confirm' | 'stop'): TemplateResult {
  const { tracker, busy, letter, letterProblem, hasOldLetter } = pages;
  const { t } = pages.words;
  const { widget, showReport } = tracker;
  const level = widget.headingLevel;
  if (letter) {
    return html`
      ${heading(t(`${step}.title`), level)}
      <div class="box notice"><p>${t(`${step}.done`, { title: letter.title })}</p></div>
      <p>${button({ label: t('see-report'), kind: 'link', press: () => showReport(letter.reference) })}</p>
    `;
  }
  if (hasOldLetter) {
    return html`
      ${heading(t(`${step}.title`), level)}
      <div class="box problem" id="old-letter" tabindex="-1"><p>${t(`${step}.old`)}</p></div>
      ${step === 'confirm' ? html`<p>${toNear(tracker)}</p>` : ''}
      <p>${toLookUp(tracker)}</p>
    `;
  }
  return html`
    ${heading(t(`${step}.title`), level)}
    ${letterProblem ? problem(widget, letterProblem, { level, call: widget.call }) : ''}
    <p>${t(`${step}.text`)}</p>
    <div class="buttons">${button({ label: t(`${step}.send`), busy, press: () => void pages.answerLetter(step) })}</div>
  `;
}
