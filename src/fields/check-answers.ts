import { html, nothing, type TemplateResult } from 'lit';
import type { FormHost } from '../controllers/host.ts';
import { button } from './button.ts';

export interface AnswerRow {
  readonly question: string;
  /** The question as it is drawn, when that is not only its text. */
  readonly shown?: unknown;
  readonly answer: unknown;
  /** Goes to where it was asked; without it, the answer cannot be changed. */
  readonly change?: (() => void) | undefined;
}

/** All answers before they are sent, each with a way to change it that comes back here. */
export function checkAnswers(host: FormHost, rows: readonly AnswerRow[]): TemplateResult {
  const { shared } = host.words;
  return html`
    <dl class="answers">
      ${rows.map(
        ({ question, shown = question, answer, change }) => html`
          <div>
            <dt>${shown}</dt>
            <dd><span class="typed" dir="auto">${answer}</span></dd>
            ${
              change
                ? html`<dd class="action">
                    ${button({ label: shared('change'), about: question, kind: 'link', press: change })}
                  </dd>`
                : nothing
            }
          </div>
        `,
      )}
    </dl>
  `;
}
