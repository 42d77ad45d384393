export type { ProblemMet, ReportFollowed, StepShown } from '../../controllers/events.ts';

/** Detail of `council-report-sent`: what kind of report, never whose. */
export interface ReportSent {
  readonly service: string;
  /** Only with the `share-reference` attribute. */
  readonly reference?: string;
}

declare global {
  interface HTMLElementEventMap {
    'council-report-sent': CustomEvent<ReportSent>;
  }
}
