/** Digits as a keyboard in Arabic, Persian or Urdu writes them, as 0 to 9; all else stays as it is. */
export const plainDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
