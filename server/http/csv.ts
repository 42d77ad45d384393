/** What a spreadsheet would take for a formula, or for the end of a cell. */
const formula = /^\s*[=+\-@]|^[\t\r]/;

/**
 * Rows as a spreadsheet reads them: UTF-8 with its mark, CRLF, and no cell that begins a formula. What somebody wrote
 * is run by nobody's spreadsheet.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const plain = formula.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
