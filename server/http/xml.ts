/** Text as XML has it. What XML 1.0 has no character for goes; the rest is written out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    // A parser would take a carriage return as it is for a new line.
    .replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
