import * as v from 'valibot';
import { day } from './text.ts';

/** A day that somebody asks for: one that there is, and not so far away that a database does not know it. */
export const dayAsked = v.pipe(
  day,
  v.check((text) => {
    const at = Date.parse(`${text}T00:00Z`);
    return Number.isNaN(at) || (/^(?:19|20)/.test(text) && new Date(at).toISOString().startsWith(text));
  }, 'date'),
);

/** The beginning of something that somebody asks for. */
export const instantAsked = v.pipe(
  v.string('required'),
  v.isoTimestamp('date'),
  v.check((text) => !(Date.parse(text) >= Date.UTC(2100, 0)), 'date'),
);
