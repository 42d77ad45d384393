import type { ActionStep, BookingStep, RenewalStep } from './track-request.model.ts';

export type { ProblemMet, ReportFollowed, StepShown } from '../../controllers/events.ts';

/** Detail of `council-case-opened`: how, and what kind of case; never whose. */
export interface CaseOpened {
  readonly by: 'reference' | 'link' | 'list' | 'tab';
  readonly kind: 'report' | 'booking' | 'payment';
}

/** Detail of `council-case-updated`: what the resident did, never what they wrote. */
export interface CaseWasUpdated {
  readonly action: ActionStep | BookingStep | RenewalStep;
}

declare global {
  interface HTMLElementEventMap {
    'council-case-opened': CustomEvent<CaseOpened>;
    'council-case-updated': CustomEvent<CaseWasUpdated>;
  }
}
