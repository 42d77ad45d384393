import { html, noChange, nothing, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo } from 'lit/directive.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ApiProblem } from '../api/problem.ts';
import type { FormHost } from '../controllers/host.ts';
import { button } from './button.ts';
import { heading } from './heading.ts';

export interface ProblemOptions {
  readonly level: number;
  /** Tries again. */
  readonly retry?: (() => void) | undefined;
  readonly busy?: boolean | undefined;
  /** It is the answer to something that the person has just done: they are taken to it. */
  readonly focus?: boolean | undefined;
  /** Says that nothing typed is lost. */
  readonly kept?: boolean | undefined;
  /** A person to call. */
  readonly call?: { readonly name?: string | undefined; readonly number: string } | undefined;
}

/** A number as `tel:` wants it: `01632 960 001` is `tel:01632960001`, `+44 (0)1632 960 001` is `tel:+441632960001`. */
export const dial = (number: string): string =>
  `tel:${(number.trim().startsWith('+') ? number.replace('(0)', '') : number).replace(/[^\d+]/g, '')}`;

/** Whom to call, and the number as a link. */
export const caller = ({ words: { shared } }: FormHost, { name, number }: NonNullable<ProblemOptions['call']>) =>
  html`${name ? shared('call', { name }) : shared('call-unnamed')} <a href=${dial(number)} dir="ltr">${number}</a>`;

/** Focuses an element once, when it is in the page: a directive is made with its element. */
class TakeFocus extends Directive {
  constructor(part: PartInfo) {
    super(part);
    const { element } = part as ElementPart;
    queueMicrotask(() => (element as HTMLElement).focus());
  }

  override render(): unknown {
    return noChange;
  }
}

const takeFocus = directive(TakeFocus);

/**
 * What failed, what it means, another try, and a person. It is an alert, or else takes the focus and is heard then: as
 * both it would be heard twice.
 */
export function problem(host: FormHost, failure: ApiProblem, options: ProblemOptions): TemplateResult {
  const { shared } = host.words;
  const { level, retry, busy, kept, call, focus } = options;
  const kind = failure.status === 413 ? 'too-large' : failure.kind;
  return html`
    <div
      class="box problem"
      tabindex="-1"
      role=${focus ? 'group' : 'alert'}
      aria-labelledby=${ifDefined(focus ? 'problem-title' : undefined)}
      aria-describedby=${ifDefined(focus ? 'problem-text' : undefined)}
      ${focus ? takeFocus() : nothing}
    >
      <div id=${ifDefined(focus ? 'problem-title' : undefined)}>
        ${heading(shared(`problem.${kind}.title`), level, 'box-title')}
      </div>
      <p id=${ifDefined(focus ? 'problem-text' : undefined)}>
        ${shared(`problem.${kind}`)}${kept ? html` ${shared('problem.kept')}` : nothing}
      </p>
      ${call ? html`<p>${caller(host, call)}</p>` : nothing}
      ${retry ? button({ label: shared('retry'), press: retry, kind: 'secondary', busy }) : nothing}
    </div>
  `;
}
