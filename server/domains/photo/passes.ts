import { createHmac, timingSafeEqual } from 'node:crypto';

/** Hours that an address of a private photo is good for: what is left of one, and the next. */
const hour = 3_600_000;

/** Addresses for photos that not everybody may see, given to those who may: a page's `<img>` sends no `Authorization`. */
export interface PhotoPasses {
  /** For the query of the photo's address, `pass=…`. The same within an hour, so that the photo can be kept. */
  give(id: string, now?: Date): string;
  /** True while a pass for this photo is good. */
  allows(id: string, pass: string, now?: Date): boolean;
}

/** @param secret random, the same in all processes */
export function photoPasses(secret: string): PhotoPasses {
  const sign = (id: string, until: string) =>
    createHmac('sha256', secret).update(`${id} ${until}`).digest('base64url').slice(0, 22);
  return {
    give(id, now = new Date()) {
      const until = String(Math.floor(now.getTime() / hour) + 2);
      return `${until}.${sign(id, until)}`;
    },
    allows(id, pass, now = new Date()) {
      const [until = '', given = ''] = pass.split('.');
      if (!/^\d{1,9}$/.test(until) || Number(until) * hour <= now.getTime()) return false;
      const right = Buffer.from(sign(id, until));
      const shown = Buffer.from(given);
      return right.length === shown.length && timingSafeEqual(right, shown);
    },
  };
}
