import { createHash, getRandomValues, randomBytes } from 'node:crypto';
import { makeReference } from '../../../src/core/reference.ts';

/** A new reference, to be read out and written down. */
export const newReference = (): string => makeReference((bytes) => getRandomValues(bytes));

/** A private token, 128 bits, 22 letters of base64url; and what of it is stored. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(16).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** Tokens are random, so that one round of SHA-256 is enough to make a stolen database open nothing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
