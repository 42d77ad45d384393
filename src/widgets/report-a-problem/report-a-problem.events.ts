import type { ProblemKind } from '../../api/problem.ts';
import type { Step } from './report-a-problem.model.ts';

/** Detail of `council-step-shown`. */
export interface StepShown {
  readonly widget: 'report-a-problem';
  readonly step: Step;
}

/** Detail of `council-report-sent`: what kind of report, never whose. */
export interface ReportSent {
  readonly service: string;
  /** Only with the `share-reference` attribute. */
  readonly reference?: string;
}

/** Detail of `council-problem-met`. */
export interface ProblemMet {
  readonly widget: 'report-a-problem';
  readonly step: Step;
  readonly kind: ProblemKind;
}

declare global {
  interface HTMLElementEventMap {
    'council-step-shown': CustomEvent<StepShown>;
    'council-report-sent': CustomEvent<ReportSent>;
    'council-problem-met': CustomEvent<ProblemMet>;
  }
}
