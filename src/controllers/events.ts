import type { ProblemKind } from '../api/problem.ts';

/** Detail of `council-step-shown`. */
export interface StepShown<Widget extends string = string, Step extends string = string> {
  readonly widget: Widget;
  readonly step: Step;
}

/** Detail of `council-problem-met`. */
export interface ProblemMet<Widget extends string = string, Step extends string = string> {
  readonly widget: Widget;
  readonly step: Step;
  readonly kind: ProblemKind;
}

declare global {
  interface HTMLElementEventMap {
    'council-step-shown': CustomEvent<StepShown>;
    'council-problem-met': CustomEvent<ProblemMet>;
  }
}
