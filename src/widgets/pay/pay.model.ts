import * as v from 'valibot';
import { isCardNumber, type PayableLookup, type PayableService } from '../../contract/payables.ts';
import type { FieldError, FormValues } from '../../controllers/form.ts';

/** The question pages, in order, and what became of the payment. */
export const steps = ['service', 'find', 'amount', 'contact', 'check', 'result'] as const;
/** In place of the first ones, what somebody else asks for. */
export type Step = (typeof steps)[number] | 'asked';

/** What the page has chosen already. */
export interface Chosen {
  readonly service: string | undefined;
  /** `id` of something that is for everybody. */
  readonly payable: string | undefined;
}

/** The pages that lead to a payment. */
export function stepsOf({ service, payable }: Chosen): readonly Step[] {
  const skipped = payable ? 2 : service ? 1 : 0;
  return steps.slice(skipped, -1);
}

/** The page before, or undefined at the start and once a payment was begun. */
export function stepBefore(step: Step, chosen: Chosen): Step | undefined {
  const all = stepsOf(chosen);
  return all[all.indexOf(step) - 1];
}

/** What this tab may keep of a thing that is to be paid. */
const KeptItem = v.object({
  /** `id` of a `Payable`. */
  payable: v.string(),
  service: v.string(),
  /** What may be kept of its name: of somebody's own, no more than that of its service. */
  about: v.string(),
  /** Of its names. */
  language: v.string(),
  quantity: v.number(),
  /** All of it together. */
  pence: v.number(),
  /** It can be had every year by itself. */
  renews: v.optional(v.boolean()),
});

/** One thing that is to be paid. */
export interface BasketItem extends Readonly<v.InferOutput<typeof KeptItem>> {
  /** How the council calls it. */
  readonly name: string;
}

/** Somebody else has put it together, and asked us to pay it. */
export const isAsked = (basket: readonly BasketItem[]): boolean =>
  basket.some(({ payable }) => payable.startsWith('asked.'));

export const totalOf = (basket: readonly BasketItem[]): number => basket.reduce((sum, { pence }) => sum + pence, 0);

/**
 * What this tab keeps: what is in the basket, so that neither a reload nor another try needs it chosen again, and once it
 * is being paid, by which payment. No names, no addresses, no references.
 */
const Kept = v.object({
  id: v.optional(v.string()),
  token: v.optional(v.string()),
  items: v.array(KeptItem),
  /** Of the link whose basket it is. */
  ask: v.optional(v.string()),
});
export type Kept = v.InferOutput<typeof Kept>;

/** Whether something is what this version keeps. */
export const isKept = (content: unknown): content is Kept => v.safeParse(Kept, content).success;

/** What a payment link of GOV.UK Pay has in its address. */
export const linkNames: readonly string[] = ['reference', 'amount'];

export const textOf = (values: FormValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

type Lookup = NonNullable<PayableService['lookup']>;

/** What is wrong with a look-up before anybody is asked. The number of a card goes nowhere. */
export function checkLookUp(values: FormValues, { reference: { pattern } }: Lookup): FieldError[] {
  return ['reference', 'proof'].flatMap((field) => {
    const typed = textOf(values, field);
    const wrong = !typed
      ? 'required'
      : isCardNumber(typed)
        ? 'not-allowed'
        : field === 'reference' && !fits(typed, pattern)
          ? 'not-an-option'
          : undefined;
    return wrong ? [{ field, code: wrong }] : [];
  });
}

/** A pattern that no browser can read refuses nothing: the server looks anyway. */
function fits(typed: string, pattern: string | undefined): boolean {
  if (!pattern) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'iu').test(typed.replace(/[\s-]/g, ''));
  } catch {
    return true;
  }
}

export const lookUpOf = (service: string, values: FormValues): PayableLookup => ({
  service,
  reference: textOf(values, 'reference'),
  proof: textOf(values, 'proof'),
});
