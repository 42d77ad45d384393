/** Money is whole pence. `1250` is £12.50; the pound sign and the decimal point are the same in all our languages. */
export function formatMoney(pence: number): string {
  const pounds = Math.floor(Math.abs(pence) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = Math.abs(pence) % 100;
  return `${pence < 0 ? '-' : ''}£${pounds}${rest ? `.${rest.toString().padStart(2, '0')}` : ''}`;
}

/**
 * Whole pence of an amount in pounds as people type it: `12`, `12.5`, `£1,250.00`.
 * @returns undefined when it is no amount.
 */
export function parseMoney(text: string): number | undefined {
  const typed = text.replace(/[\s£]/g, '');
  if (!/^(?:\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.\d{1,2})?$/.test(typed)) return undefined;
  // Not by a hundred times: 1.15 would be 114.99999999999999.
  const [pounds = '', rest = ''] = typed.replaceAll(',', '').split('.');
  return Number(pounds) * 100 + Number(rest.padEnd(2, '0'));
}
