import { html } from 'lit';
import { amount } from './amount.ts';
import { check } from './check.ts';
import { contact } from './contact.ts';
import { checkContact, firstAmount, put, readAmount } from './later.model.ts';
import { message } from './messages.ts';
import { Paying } from './paying.ts';
import { result } from './result.ts';
import type { LaterParts } from './screen.ts';

/** Everything after the first steps, fetched while the resident looks at those. */
export const later: LaterParts = {
  steps: { amount, contact, check, result, asked: ({ paying }) => paying.asked?.page() ?? html`` },
  rules: { checkContact, firstAmount, put, readAmount },
  message,
  Paying,
};
