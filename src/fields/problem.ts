import { html, nothing, type TemplateResult } from 'lit';
import type { ApiProblem } from '../api/problem.ts';
import type { FormHost } from '../controllers/host.ts';
import { button } from './button.ts';
import { heading } from './heading.ts';

export interface ProblemOptions {
  readonly level: number;
  /** Tries again. */
  readonly retry?: (() => void) | undefined;
  readonly busy?: boolean | undefined;
  /** Says that nothing typed is lost. */
  readonly kept?: boolean | undefined;
  /** A person to call. */
  readonly call?: { readonly name?: string | undefined; readonly number: string } | undefined;
}

/** A number as `tel:` wants it: `01632 960 001` is `tel:01632960001`. */
export const dial = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`;

/** What failed, what it means, another try, and a person. */
export function problem(host: FormHost, failure: ApiProblem, options: ProblemOptions): TemplateResult {
  const { shared } = host.words;
  const { level, retry, busy, kept, call } = options;
  const kind = failure.status === 413 ? 'too-large' : failure.kind;
  return html`
    <div class="box problem call-problem" role="alert" tabindex="-1">
      ${heading(shared(`problem.${kind}.title`), level, 'box-title')}
      <p>${shared(`problem.${kind}`)}${kept ? html` ${shared('problem.kept')}` : nothing}</p>
      ${
        call
          ? html`<p>
              ${call.name ? shared('call', { name: call.name }) : shared('call-unnamed')}
              <a href=${dial(call.number)} dir="ltr">${call.number}</a>
            </p>`
          : nothing
      }
      ${retry ? button({ label: shared('retry'), press: retry, kind: 'secondary', busy }) : nothing}
    </div>
  `;
}
