import * as v from 'valibot';
import { Responsible } from './council.ts';
import { Question, Stop } from './questions.ts';
import { language } from './text.ts';

/** One line of a list of services. */
export const ServiceSummary = v.object({
  code: v.string(),
  name: v.string(),
  /** One sentence, when the name is not enough. */
  description: v.optional(v.string()),
  group: v.string(),
  /** Other words that people use for it, in any language that the council speaks. */
  keywords: v.array(v.string()),
  /** Among the most used; shown before anything is typed. */
  frequent: v.boolean(),
});
export type ServiceSummary = v.InferOutput<typeof ServiceSummary>;

/** Answer of `GET /services?kind=`. Groups come in the order in which they are shown. */
export const ServiceList = v.object({
  language,
  groups: v.array(v.object({ code: v.string(), name: v.string() })),
  services: v.array(ServiceSummary),
});
export type ServiceList = v.InferOutput<typeof ServiceList>;

/** What a service asks of the person: nothing, a choice, or an answer. */
export const Asked = v.picklist(['no', 'optional', 'required']);
export type Asked = v.InferOutput<typeof Asked>;

/** Everything the report form needs to know of one service. Answer of `GET /services/{code}`. */
export const Service = v.object({
  ...ServiceSummary.entries,
  language,
  /** Never shown to anyone but who sent it and the council. */
  private: v.boolean(),
  questions: v.array(Question),
  /** This service is not reported here at all. */
  stop: v.optional(Stop),
  photos: Asked,
  contact: v.object({
    /** `allowed`: may be sent without a name; `named`: needs one. */
    anonymous: v.picklist(['allowed', 'named']),
    email: Asked,
    phone: Asked,
  }),
  /**
   * Metres within which an open report of the same service is likely to be of the same problem; 250 when the council
   * does not say. A private service's reports are never shown, however near.
   */
  duplicateRadius: v.optional(v.number()),
  /** It is about a thing that the council knows one by one; asked only where the resident has chosen a point. */
  assets: v.optional(
    v.object({
      /** As `GET /assets?kind=` wants it. */
      kind: v.string(),
      /** The question: `Which street light is it?` */
      label: v.string(),
      /** How many of them one report may be about; one when the council does not say. */
      most: v.optional(v.number()),
    }),
  ),
  /** Who does the work, when that is not the council itself: details go there only with consent. */
  partner: v.optional(Responsible),
  /** Team that gets it, in words a resident knows. */
  team: v.string(),
  /** Working days in which it is usually dealt with. */
  workingDays: v.number(),
  /** What happens after it is sent, a sentence each. */
  next: v.array(v.string()),
});
export type Service = v.InferOutput<typeof Service>;
