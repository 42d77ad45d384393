export type { ProblemMet, StepShown } from '../../controllers/events.ts';

/** Detail of `council-booking-made` and `council-booking-moved`: what was booked, never by whom. */
export interface BookingMade {
  readonly service: string;
  /** Only with the `share-reference` attribute. */
  readonly reference?: string;
}

/** Detail of `council-waiting-joined`: somebody is told when an earlier time comes free. */
export interface WaitingJoined {
  readonly service: string;
}

declare global {
  interface HTMLElementEventMap {
    'council-booking-made': CustomEvent<BookingMade>;
    'council-booking-moved': CustomEvent<BookingMade>;
    'council-waiting-joined': CustomEvent<WaitingJoined>;
  }
}
