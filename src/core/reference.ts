/**
 * References: nine random symbols of Crockford's base 32 (45 bits; no I, L, O or U) and a check symbol, read in
 * groups as `7K3-M9Q-XPT4`. The check is the number modulo 37, as Crockford's; the five values above 31 would need
 * punctuation, so such numbers are not given out. A reference names a case; it never opens one alone.
 * Source: Douglas Crockford, "Base 32", crockford.com/base32.html.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 9;

const checkValue = (symbols: string) =>
  [...symbols].reduce((sum, symbol) => (sum * 32 + alphabet.indexOf(symbol)) % 37, 0);

/** Makes a reference; `random` fills bytes, as `crypto.getRandomValues` does. */
export function makeReference(random: (bytes: Uint8Array) => Uint8Array): string {
  for (;;) {
    const symbols = [...random(new Uint8Array(length))].map((byte) => alphabet[byte & 31]).join('');
    const check = alphabet[checkValue(symbols)];
    if (check) return formatReference(symbols + check);
  }
}

const formatReference = (symbols: string) => `${symbols.slice(0, 3)}-${symbols.slice(3, 6)}-${symbols.slice(6)}`;

/**
 * Reads a reference as people type it: any case, spaces or hyphens or none, O for 0, I and L for 1.
 * @returns its usual form, or undefined when it is not one (the check symbol finds any one wrong or two swapped).
 */
export function parseReference(text: string): string | undefined {
  const symbols = text
    .toUpperCase()
    .replace(/[\s-]+/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (symbols.length !== length + 1 || [...symbols].some((symbol) => !alphabet.includes(symbol))) return undefined;
  return alphabet[checkValue(symbols.slice(0, length))] === symbols[length] ? formatReference(symbols) : undefined;
}
