import * as v from 'valibot';

/** Answer of `DELETE /cases/{reference}/renewal`, with the case's session, and of the same at the desk. */
export const RenewalEnded = v.object({
  /** It had ended before. */
  already: v.boolean(),
});
export type RenewalEnded = v.InferOutput<typeof RenewalEnded>;
