import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'To powrót ze strony płatności',
  text: 'Przeglądarka nie zachowała na tej karcie nic o płatności, więc nie możemy tu pokazać, co się z nią stało.',
  wait: 'Nie płać ponownie, zanim się nie dowiesz. Sprawdź kartę, na której zaczęto, nasz e-mail albo zadzwoń do nas.',
} satisfies Translation<typeof en, 'pl'>;
