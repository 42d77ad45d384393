/** Money is whole pence. `1250` is £12.50; the pound sign and the decimal point are the same in all our languages. */
export function formatMoney(pence: number): string {
  const pounds = Math.floor(Math.abs(pence) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = Math.abs(pence) % 100;
  return `${pence < 0 ? '-' : ''}£${pounds}${rest ? `.${rest.toString().padStart(2, '0')}` : ''}`;
}
