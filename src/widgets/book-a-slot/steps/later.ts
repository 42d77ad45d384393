import type { CSSResult } from 'lit';
import { moveBooking, sendBooking } from '../../../api/bookings.ts';
import '../../../blocks/slot-picker/define.ts';
import { styles as slotStyles } from '../../../blocks/slot-picker/slot-picker.styles.ts';
import { sendForm } from '../../../controllers/form-check.ts';
import { SlotHold } from '../../../controllers/slot-hold.ts';
import { address } from './address.ts';
import { check } from './check.ts';
import { contact } from './contact.ts';
import { items } from './items.ts';
import { bodyOf, check as checkStep, holdOf, stepOf } from './later.model.ts';
import { message } from './messages.ts';
import { questions } from './questions.ts';
import type { LaterParts } from './screen.ts';
import { time } from './time.ts';
import { where } from './where.ts';

/** Everything after the first step, fetched while the resident looks at that one. */
export const later: LaterParts = {
  steps: { items, where, time, questions, address, contact, check },
  rules: { check: checkStep, bodyOf, holdOf, stepOf },
  message,
  calls: { moveBooking, sendBooking },
  SlotHold,
  sendForm,
};

/** What the blocks in these steps look like. */
export const styles: readonly CSSResult[] = [slotStyles];
