import type { NewWaiting } from '../../../contract/bookings.ts';
import { localDay } from '../../../core/dates.ts';
import { locationsOf, type Booking } from '../book-a-slot.model.ts';
import { holdOf } from '../steps/later.model.ts';

/**
 * What is waited for: any time, or one that is earlier than the booking that there is.
 * @param booked that booking.
 * @param email where to write to; a booking has an address of its own, or has none.
 */
export function waitingOf(
  booking: Booking,
  booked: { readonly reference: string; readonly starts: string } | undefined,
  email: string | undefined,
  language: string,
): NewWaiting {
  return {
    service: booking.service?.code ?? '',
    locations: locationsOf(booking).map(({ code }) => code),
    items: holdOf(booking),
    ...(booked && { moves: booked.reference, to: localDay(booked.starts) }),
    ...(email && { email }),
    language,
  };
}
