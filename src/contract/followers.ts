import * as v from 'valibot';
import { email, language, requiredLine, strict } from './text.ts';

/**
 * Body of `POST /reports/{reference}/followers`. With an address: a letter with a link goes there, and nothing else
 * until its button was pressed. Without: "me too", counted.
 */
export const NewFollower = strict({
  email: v.optional(email),
  /** For the letters. */
  language: v.optional(language, 'en'),
});
export type NewFollower = v.InferInput<typeof NewFollower>;

/** Body of `POST /followers/confirm` and `POST /followers/stop`: a link's token. Twice is as good as once. */
export const FollowerToken = strict({ token: requiredLine(80) });
export type FollowerToken = v.InferOutput<typeof FollowerToken>;

/** Answer of both: which report it is about. */
export const Followed = v.object({
  language,
  reference: v.string(),
  /** `Pothole, Mill Lane`; of a private one its reference. */
  title: v.string(),
});
export type Followed = v.InferOutput<typeof Followed>;
