import { formatMoney } from '../../../core/money.ts';
import type { FieldError } from '../../../controllers/form.ts';
import type { LaterScreen } from './screen.ts';

/** What is wrong with an amount, in its own words; undefined where the general ones are good enough. */
export function message({ t, payable }: LaterScreen, { field, code }: FieldError): string | undefined {
  const { least = 1, most = 0, mostQuantity = 1 } = payable?.payable ?? {};
  if (field === 'amount.choice') return t('amount.required');
  if (field === 'amount.quantity') return t('amount.quantity-wrong', { max: mostQuantity });
  if (field !== 'amount.other') return undefined;
  if (code === 'too-small') return t('amount.too-small', { least: formatMoney(least) });
  return code === 'too-big' ? t('amount.too-big', { most: formatMoney(most) }) : t('amount.not-a-number');
}
