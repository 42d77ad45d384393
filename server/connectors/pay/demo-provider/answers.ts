/** What GOV.UK Pay answers, from what is kept. Source: pay-publicapi, openapi/publicapi_spec.json and its models. */
import type { Agreement } from './agreements.ts';
import { cardEnding } from './cards.ts';
import {
  amountAvailable,
  amountRefunded,
  createdAt,
  isOpen,
  lastStep,
  refundStatus,
  stateAnswer,
  statusOf,
  type Card,
  type Payment,
  type Refund,
  type Step,
} from './life.ts';

/** Address of the provider, without a slash at the end. */
type Base = string;

const link = (href: string) => ({ href, method: 'GET' });
const postLink = (href: string) => ({ href, method: 'POST' });
const paymentUrl = (base: Base, id: string) => `${base}/v1/payments/${id}`;

export function cardAnswer({ ending, expiry, name, address }: Card) {
  const { number, brand, type } = cardEnding(ending);
  return {
    last_digits_card_number: ending,
    first_digits_card_number: number.slice(0, 6),
    cardholder_name: name,
    expiry_date: expiry,
    billing_address: address,
    card_brand: brand,
    card_type: type,
  };
}

/** A payment without its links, as webhooks tell of it. */
export function paymentResource(payment: Payment, last: Step = lastStep(payment)) {
  const { asked, card, email = asked.email, capturedAt } = payment;
  const agreement = asked.agreement ?? asked.setsUp;
  return {
    amount: asked.amount,
    description: asked.description,
    reference: asked.reference,
    language: asked.language,
    ...(asked.metadata && { metadata: asked.metadata }),
    ...(email !== undefined && { email }),
    state: stateAnswer(last),
    payment_id: payment.id,
    payment_provider: 'sandbox',
    created_date: createdAt(payment),
    refund_summary: {
      status: refundStatus(payment),
      amount_available: amountAvailable(payment),
      amount_submitted: amountRefunded(payment),
    },
    settlement_summary:
      capturedAt === undefined ? {} : { capture_submit_time: capturedAt, captured_date: capturedAt.slice(0, 10) },
    ...(card && {
      card_details: cardAnswer(card),
      card_brand: cardEnding(card.ending).brand,
      provider_id: `demo-${payment.id}`,
    }),
    delayed_capture: asked.delayedCapture,
    moto: false,
    authorisation_mode: asked.mode,
    ...(agreement !== undefined && { agreement_id: agreement }),
    ...(asked.returnUrl !== undefined && { return_url: asked.returnUrl }),
  };
}

const searchLinks = (base: Base, payment: Payment) => {
  const url = paymentUrl(base, payment.id);
  return {
    self: link(url),
    events: link(`${url}/events`),
    refunds: link(`${url}/refunds`),
    cancel: isOpen(payment) ? postLink(`${url}/cancel`) : null,
    capture: statusOf(payment) === 'capturable' ? postLink(`${url}/capture`) : null,
  };
};

/** @param token what opens the card page, once; none when there is nothing to do there */
export function paymentAnswer(base: Base, payment: Payment, token: string | undefined) {
  const { self, events, refunds, cancel, capture } = searchLinks(base, payment);
  const next = token !== undefined && {
    next_url: link(`${base}/secure/${token}`),
    next_url_post: {
      ...postLink(`${base}/secure`),
      type: 'application/x-www-form-urlencoded',
      params: { chargeTokenId: token },
    },
  };
  return {
    ...paymentResource(payment),
    _links: { self, ...(next || { next_url: null, next_url_post: null }), events, refunds, cancel, capture },
  };
}

/** Whether a resident still has something to do at the card page. */
export const hasNext = (payment: Payment): boolean =>
  payment.asked.mode === 'web' && isOpen(payment) && statusOf(payment) !== 'capturable';

/** @param last the step that the search knows of, which may be behind */
export const paymentFound = (base: Base, payment: Payment, last: Step) => ({
  ...paymentResource(payment, last),
  _links: searchLinks(base, payment),
});

export const eventsAnswer = (base: Base, payment: Payment) => ({
  events: payment.steps.map((step) => ({
    payment_id: payment.id,
    state: stateAnswer(step),
    updated: step.at,
    _links: { payment_url: link(paymentUrl(base, payment.id)) },
  })),
  payment_id: payment.id,
  _links: { self: link(`${paymentUrl(base, payment.id)}/events`) },
});

export const refundAnswer = (base: Base, paymentId: string, { id, at, amount, status }: Refund) => ({
  refund_id: id,
  created_date: at,
  amount,
  status,
  settlement_summary: {},
  _links: {
    self: link(`${paymentUrl(base, paymentId)}/refunds/${id}`),
    payment: link(paymentUrl(base, paymentId)),
  },
});

export const refundFound = (base: Base, paymentId: string, refund: Refund) => ({
  payment_id: paymentId,
  ...refundAnswer(base, paymentId, refund),
});

export const refundsAnswer = (base: Base, { id, refunds }: Payment) => ({
  payment_id: id,
  _links: { self: link(`${paymentUrl(base, id)}/refunds`), payment: link(paymentUrl(base, id)) },
  _embedded: { refunds: refunds.map((refund) => refundAnswer(base, id, refund)) },
});

export const agreementAnswer = ({ id, at, asked, status, card, cardAt, cancelledAt }: Agreement) => ({
  agreement_id: id,
  reference: asked.reference,
  description: asked.description,
  status,
  created_date: at,
  ...(asked.user !== undefined && { user_identifier: asked.user }),
  ...(cancelledAt !== undefined && { cancelled_date: cancelledAt }),
  ...(card && { payment_instrument: { type: 'card', card_details: cardAnswer(card), created_date: cardAt } }),
});
