import type { BookableService, ItemCounts } from './bookable-services.ts';

/** Minutes that a place is kept for who pays: then the payment is stopped, and both are free. */
export const payMinutes = 30;

/** Pence that a booking costs; 0 for one without a fee. */
export function feeOf({ fee, items: asked }: Pick<BookableService, 'fee' | 'items'>, items: ItemCounts): number {
  if (!fee) return 0;
  const things = asked ? Object.values(items).reduce((sum, count) => sum + count, 0) : 1;
  return fee.pence * (fee.each ? things : 1);
}
