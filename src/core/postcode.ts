const pattern =
  /^(GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y])) ?(\d[ABD-HJLNP-UW-Z]{2})$/;

/**
 * A UK postcode in its usual form, `sw1a1aa` as `SW1A 1AA`.
 * Pattern: Royal Mail's Programmer's Guide to PAF. Only ASCII letters: a Cyrillic А is not an A.
 * @returns undefined when it is not a postcode.
 */
export function parsePostcode(text: string): string | undefined {
  const compact = text.toUpperCase().replace(/[\s.-]+/g, '');
  if (!/^[A-Z0-9]{5,7}$/.test(compact)) return undefined;
  const spaced = `${compact.slice(0, -3)} ${compact.slice(-3)}`;
  return pattern.test(spaced) ? spaced : undefined;
}
