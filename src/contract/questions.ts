import * as v from 'valibot';
import { Responsible } from './council.ts';

/** Tells the resident that this form is not the way, and what is: call 999, or tell another body. */
export const Stop = v.object({
  title: v.string(),
  /** Paragraphs. */
  text: v.array(v.string()),
  urgent: v.optional(v.boolean()),
  contacts: v.array(Responsible),
});
export type Stop = v.InferOutput<typeof Stop>;

export const Choice = v.object({
  key: v.string(),
  name: v.string(),
  hint: v.optional(v.string()),
  /** Choosing this ends the form here. */
  stop: v.optional(Stop),
});
export type Choice = v.InferOutput<typeof Choice>;

/**
 * A question of a service's own, in Open311's datatypes. `notice` is Open311's `variable: false` (words, no answer);
 * `hidden` is filled in by the page (`hidden_field`) and never shown.
 */
export const Question = v.object({
  code: v.string(),
  type: v.picklist(['string', 'text', 'number', 'datetime', 'singlevaluelist', 'multivaluelist', 'notice', 'hidden']),
  required: v.boolean(),
  /** The question, or a notice's words. */
  label: v.string(),
  hint: v.optional(v.string()),
  /** For the two lists. */
  values: v.optional(v.array(Choice)),
  /** For numbers. */
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  /** What a number counts: `metres`. */
  unit: v.optional(v.string()),
  /** For text. */
  maxLength: v.optional(v.number()),
  /** For `datetime`: `date` asks for a day only. */
  precision: v.optional(v.picklist(['date', 'minute'])),
});
export type Question = v.InferOutput<typeof Question>;

/** Answers by question code. A number travels as its digits; a day as `YYYY-MM-DD`, with `THH:MM` when minutes are asked. */
export type Answers = Record<string, string | string[]>;
