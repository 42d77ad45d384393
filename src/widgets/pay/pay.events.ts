export type { ProblemMet, StepShown } from '../../controllers/events.ts';

/** Detail of `council-payment-started`: the resident is on the way to where they pay. */
export interface PaymentStarted {
  /** Codes of the services that are paid. */
  readonly services: readonly string[];
}

/** Detail of `council-payment-ended`: never by whom, and never what of theirs. */
export interface PaymentEnded {
  readonly services: readonly string[];
  /** `paid`, `declined`, `expired`, `cancelled`, `trouble`, `already-paid`, `part-refunded` or `refunded`. */
  readonly state: string;
  /** Only with the `share-reference` attribute. */
  readonly reference?: string;
}

declare global {
  interface HTMLElementEventMap {
    'council-payment-started': CustomEvent<PaymentStarted>;
    'council-payment-ended': CustomEvent<PaymentEnded>;
  }
}
