import type { TemplateResult } from 'lit';
import type { OwnPayment } from '../../../api/payments.ts';
import type { Council } from '../../../contract/council.ts';
import type { Payable, PayableList, PayableService, PaymentLimits } from '../../../contract/payables.ts';
import type { FieldError, FormController } from '../../../controllers/form.ts';
import type { Translate } from '../../../i18n/scope.ts';
import type { SharedWords } from '../../../i18n/shared.ts';
import type { BasketItem, Kept, Step } from '../pay.model.ts';
import type { Pay } from '../pay.ts';
import type { PayWords } from '../pay.words.ts';
import type * as laterRules from './later.model.ts';
import type { Paying } from './paying.ts';

/** What a step's template sees, and what it may do. */
export interface Screen {
  readonly widget: Pay;
  readonly form: FormController;
  readonly t: Translate<PayWords>;
  readonly shared: Translate<SharedWords>;
  readonly council: Council | undefined;
  readonly service: PayableService | undefined;
  /** What there is for everybody, of a service whose things are not looked up. */
  readonly list: PayableList | undefined;
  readonly basket: readonly BasketItem[];
  /** What the provider takes at once, once it is known. */
  readonly limits: PaymentLimits | undefined;
  /** Something is being looked up. */
  readonly busy: boolean;
  /** Checks this step and goes on. */
  readonly next: (event: Event) => void;
  /** Goes to a page to change an answer, and comes back to the check page. */
  readonly change: (step: Step) => void;
  /** Chooses something else to be paid with the rest. */
  readonly add: () => void;
  readonly remove: (item: BasketItem) => void;
}

/** What a later step's template sees. */
export interface LaterScreen extends Screen {
  /** What is to be paid next. */
  readonly payable: { readonly payable: Payable; readonly language: string } | undefined;
  readonly paying: Paying;
  /** Everything is forgotten, and something else can be paid. */
  readonly again: () => void;
}

/** What the payment needs of the way to it. */
export interface PayingHost extends Screen {
  readonly step: Step;
  /** What this tab keeps of a payment, with its basket; without one it keeps the basket alone. */
  get kept(): (Kept & OwnPayment) | undefined;
  set kept(own: OwnPayment | undefined);
  /** Token of the link whose basket this is: ours was made into one, or we were asked to pay it. */
  link: string | undefined;
  /** Everything is forgotten, and something else can be paid. */
  readonly again: () => void;
  /** Shows what became of it, or the same again with its heading in focus. */
  readonly show: (step: Step) => void;
  /** What is in the basket is what was sent. */
  readonly restore: (basket: readonly BasketItem[]) => void;
  /** These cannot be paid as they are: they have to be chosen anew. */
  readonly lose: (items: readonly BasketItem[]) => void;
  readonly fail: (problem: unknown) => void;
  readonly warn: (text: string) => void;
  readonly showErrors: (step: Step, errors: readonly FieldError[]) => void;
}

/** What comes with the later steps. */
export interface LaterParts {
  readonly steps: Readonly<
    Record<'amount' | 'contact' | 'check' | 'result' | 'asked', (screen: LaterScreen) => TemplateResult>
  >;
  readonly rules: Pick<typeof laterRules, 'checkContact' | 'firstAmount' | 'put' | 'readAmount'>;
  readonly message: (screen: LaterScreen, error: FieldError) => string | undefined;
  readonly Paying: typeof Paying;
}
