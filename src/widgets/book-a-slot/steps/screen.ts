import type { TemplateResult } from 'lit';
import type * as bookings from '../../../api/bookings.ts';
import type { ServicePicking } from '../../../blocks/service-picker/service-picker.ts';
import type { BookableService } from '../../../contract/bookable-services.ts';
import type { BookingReceipt } from '../../../contract/bookings.ts';
import type { Council } from '../../../contract/council.ts';
import type { ServiceList } from '../../../contract/services.ts';
import type { Slot } from '../../../contract/slots.ts';
import type { FieldError } from '../../../controllers/form.ts';
import type { sendForm } from '../../../controllers/form-check.ts';
import type { ChosenSlot, SlotHold } from '../../../controllers/slot-hold.ts';
import type { date } from '../../../fields/date.ts';
import type { Translate } from '../../../i18n/scope.ts';
import type { SharedWords } from '../../../i18n/shared.ts';
import type { Booking, MovedBooking, Step } from '../book-a-slot.model.ts';
import type { BookASlot } from '../book-a-slot.ts';
import type { BookingWords } from '../book-a-slot.words.ts';
import type { Fee } from '../fee/fee.ts';
import type * as laterRules from './later.model.ts';

/** What the last page has to say. */
export type Made = Pick<BookingReceipt, 'reference' | 'location' | 'starts' | 'ends' | 'language' | 'bring'> & {
  /** Opens the case; a booking that was moved is open already. */
  readonly token?: string;
  /** It is not booked before the link in a letter is followed, by then. */
  readonly confirmBy?: string | undefined;
};

/** What a step's template sees, and what it may do. */
export interface Screen extends ServicePicking {
  readonly widget: BookASlot;
  readonly t: Translate<BookingWords>;
  readonly shared: Translate<SharedWords>;
  readonly council: Council | undefined;
  readonly services: ServiceList | undefined;
  readonly service: BookableService | undefined;
  /** Draws a question for a date, once a service asks one. */
  readonly date: typeof date | undefined;
  readonly booking: Booking;
  readonly moving: MovedBooking | undefined;
  readonly slot: ChosenSlot | undefined;
  readonly hold: SlotHold | undefined;
  /** What has to do with money, of a service that has a fee. */
  readonly fee: Fee | undefined;
  /** What is held was kept for who waited, and how long, in words. */
  readonly offered: { readonly kept: string } | undefined;
  /** Why the time has to be chosen again. */
  readonly lost: 'gone' | 'over' | undefined;
  readonly busy: boolean;
  readonly sending: boolean;
  /** Sending takes a little longer: the server has asked the browser for something. */
  readonly checking: boolean;
  readonly made: Made | undefined;
  /** The receipt is of an earlier try with other words. */
  readonly earlier: boolean;
  /** Checks this step and goes on. */
  readonly next: (event: Event) => void;
  /** Goes to a step to change an answer, and comes back to the check page. */
  readonly change: (step: Step) => void;
  readonly choose: (slot: Slot) => void;
  readonly send: (event: Event) => void;
  /** Asks to be told of an earlier time. */
  readonly wait: () => void;
  /** What asks for it is on its way. */
  readonly waitBusy: boolean;
  readonly again: () => void;
}

/** What a later step's template sees: it is not drawn before its service is there. */
export interface LaterScreen extends Screen {
  readonly service: BookableService;
}

/** What comes with the later steps. */
export interface LaterParts {
  readonly steps: Readonly<
    Record<Exclude<Step, 'service' | 'waiting' | 'offer' | 'payment' | 'done'>, (screen: LaterScreen) => TemplateResult>
  >;
  readonly rules: Pick<typeof laterRules, 'check' | 'bodyOf' | 'holdOf' | 'stepOf'>;
  readonly message: (screen: Screen, error: FieldError) => string | undefined;
  readonly calls: Pick<typeof bookings, 'moveBooking' | 'sendBooking'>;
  readonly SlotHold: typeof SlotHold;
  readonly sendForm: typeof sendForm;
}
