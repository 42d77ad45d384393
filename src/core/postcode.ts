const pattern =
  /^(?:GIR 0AA|(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y])|ZZ\d{1,2}) \d[ABD-HJLNP-UW-Z]{2})$/;

/**
 * A UK postcode in its usual form, `sw1a1aa` as `SW1A 1AA`.
 * Pattern: Royal Mail's Programmer's Guide to PAF, and ZZ, the area of places that do not exist.
 * Only ASCII letters: a Cyrillic А is not an A.
 * @returns undefined when it is not a postcode.
 */
export function parsePostcode(text: string): string | undefined {
  const typed = text.replace(/[\s.-]+/g, '');
  // Before it is in capitals: that of a dotless ı is a plain I.
  if (!/^[A-Za-z0-9]{5,7}$/.test(typed)) return undefined;
  const compact = typed.toUpperCase();
  const spaced = `${compact.slice(0, -3)} ${compact.slice(-3)}`;
  return pattern.test(spaced) ? spaced : undefined;
}
