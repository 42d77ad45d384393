import * as v from 'valibot';
import { fixedAnswers, reopenReasons, updateMax, updatePhotosMost } from './case-choices.ts';
import { documents } from './document-names.ts';
import { email, paragraph, phone, strict } from './text.ts';

export * from './case-choices.ts';

const text = v.optional(paragraph(0, updateMax), '');
const photos = v.optional(
  v.pipe(v.array(v.pipe(v.string('unknown'), v.uuid('unknown')), 'unknown'), v.maxLength(updatePhotosMost, 'too-many')),
  [],
);

/**
 * Body of `POST /cases/{reference}/updates`, sent with the session and an `Idempotency-Key`: everything that a resident
 * does to a case. What `may` does not list is 409 `conflict`, and so is an answer to a question that is not the open one.
 */
export const CaseUpdate = v.variant(
  'kind',
  [
    /** Says more, or shows it, in photos or documents: one of them. */
    strict({ kind: v.literal('update'), text, photos, documents }),
    /** Answers the open question; `question` is its id. */
    strict({ kind: v.literal('answer'), question: v.string('required'), text, photos, documents }),
    /** Asks the council something about the case. */
    strict({ kind: v.literal('ask'), text }),
    /** "It is not fixed": it goes on. */
    strict({ kind: v.literal('reopen'), reason: v.picklist(reopenReasons, 'required'), text, photos }),
    strict({ kind: v.literal('withdraw'), text }),
    /** How to hear; an address or a number only where the council has none yet. */
    strict({
      kind: v.literal('notify'),
      channel: v.picklist(['email', 'text', 'none'], 'required'),
      email: v.optional(email),
      phone: v.optional(phone),
    }),
    /** Once, after the end. */
    strict({
      kind: v.literal('questionnaire'),
      fixed: v.picklist(fixedAnswers, 'required'),
      /** 1, very dissatisfied, to 5, very satisfied. */
      rating: v.optional(v.picklist([1, 2, 3, 4, 5], 'not-an-option')),
      text,
    }),
  ],
  'not-an-option',
);
export type CaseUpdate = v.InferInput<typeof CaseUpdate>;
