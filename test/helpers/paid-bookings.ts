import type { BookableService } from '../../src/contract/bookable-services.ts';
import type { PaymentView } from '../../src/contract/payment-answers.ts';
import { bookable, languageOf, reference, token } from './bookings.ts';
import { json, refusal, type FakeRequest, type Routes } from './fake-api.ts';
import { paymentToken, paymentView } from './payments.ts';

/** A tennis court that costs something, and its payment as `state` says that it stands. */
export function paidBooking(
  state: () => string = () => 'paid',
  { fee = { pence: 1200, each: false }, more = {} }: { fee?: BookableService['fee']; more?: Partial<PaymentView> } = {},
): Routes {
  const view = (request: FakeRequest, now: string): PaymentView => {
    const service = bookable('tennis', languageOf(request));
    const isPaid = now === 'paid';
    return paymentView(now, languageOf(request), {
      pence: 1200,
      items: [{ name: service?.name ?? '', quantity: 1, pence: 1200 }],
      booking: {
        service: 'tennis',
        location: 'park',
        starts: '2026-03-03T09:00:00Z',
        ends: '2026-03-03T10:00:00Z',
        ...(isPaid && { reference }),
        ...(['open', 'declined', 'cancelled', 'trouble'].includes(now) && { heldUntil: '2026-03-02T10:20:00Z' }),
      },
      ...more,
    });
  };
  const started = (request: FakeRequest) =>
    json({ ...view(request, 'open'), token: paymentToken, bookingToken: token }, 201);
  return {
    'GET /services/:code': (request) => {
      const code = request.url.pathname.split('/').at(-1) ?? '';
      const found = bookable(code, languageOf(request));
      return found ? { ...found, ...(code === 'tennis' && { fee }) } : refusal(404, 'not-found');
    },
    'POST /payments': started,
    'POST /payments/:id/again': started,
    'POST /payments/:id/cancel': (request) => view(request, 'cancelled'),
    'GET /payments/:id': (request) => view(request, state()),
  };
}
