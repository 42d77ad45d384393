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

/** Detail of `council-report-followed`: letters of a public report begin (once confirmed), or end, or "me too". */
export interface ReportFollowed {
  readonly how: 'asked' | 'confirmed' | 'stopped' | 'me-too';
}

declare global {
  interface HTMLElementEventMap {
    'council-step-shown': CustomEvent<StepShown>;
    'council-problem-met': CustomEvent<ProblemMet>;
    'council-report-followed': CustomEvent<ReportFollowed>;
  }
}
