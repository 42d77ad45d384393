import * as v from 'valibot';
import { instant, language } from './text.ts';

/**
 * Answer 201 of `POST /payments/asks`: the page with `<council-pay>` opens the basket with the token in its fragment,
 * `#council-pay=…`. Whoever has it can pay it, and sees what it is and what is due, but not whose.
 */
export const AskMade = v.object({
  /** 128 bits; kept by nobody but who is asked. */
  token: v.string(),
  /** Until when it is good. */
  until: instant,
});
export type AskMade = v.InferOutput<typeof AskMade>;

/** Answer of `POST /payments/asks/open`, which changes nothing. */
export const AskedPayment = v.object({
  language,
  /** `paid`: by whomever; nothing is left to pay. */
  state: v.picklist(['open', 'paid']),
  until: instant,
  /** What is due now, all of it together; 0 once it is paid. */
  pence: v.number(),
  items: v.array(
    v.object({
      /** For `POST /payments`, together with the token as `ask`. */
      payable: v.string(),
      service: v.string(),
      /** Of somebody's own, what kind of thing it is; never a reference, a name or a place. */
      name: v.string(),
      quantity: v.number(),
      pence: v.number(),
    }),
  ),
});
export type AskedPayment = v.InferOutput<typeof AskedPayment>;
