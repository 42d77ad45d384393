/**
 * Links in letters: the page of the tracker (`trackUrl` of the council) with one of these and a token in the fragment,
 * `https://www.example.gov.uk/track#council-case=…`. To open one changes nothing; what the page does with it is said here.
 */
export const linkNames = {
  /** `POST /cases/lookup` with the token, when a button is pressed. */
  open: 'council-case',
  /** `POST /followers/confirm` */
  confirm: 'council-follow',
  /** `POST /followers/stop` */
  stop: 'council-stop',
  /** `POST /bookings/lookup`, when a button is pressed. */
  bookings: 'council-bookings',
  /** No token but a public report's reference: `GET /reports/{reference}`. */
  report: 'council-report',
} as const;
/** Those with a token. */
export type LinkKind = 'open' | 'confirm' | 'stop' | 'bookings';

/**
 * The same on the page where times are booked (`bookUrl`, or else `trackUrl`), of a slot that is kept for who waited:
 * `POST /waiting/offers` with the token.
 */
export const offerNames = { offer: 'council-offer' } as const;

/** The same on a page with `<council-pay>`, passed on by who asks somebody else to pay: `POST /payments/asks/open`. */
export const askNames = { ask: 'council-pay' } as const;

/**
 * Not of a letter: the fragment of the page to come back to from the payment provider's. It says that one comes from there,
 * and nothing of the payment.
 */
export const backFragment = '#council-payment=1';
export const backNames = { back: 'council-payment' } as const;
