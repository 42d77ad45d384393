import * as v from 'valibot';

/** What may be sent as a document; the bytes decide, not the name. */
export const documentTypes = ['application/pdf'] as const;

/** Answer of `POST /documents`. The id is a secret until a line of a case claims it; unclaimed documents are swept. */
export const Document = v.object({
  id: v.pipe(v.string(), v.uuid()),
  bytes: v.number(),
});
export type Document = v.InferOutput<typeof Document>;
