import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'Odnawiać co roku tą kartą?',
  hint: 'Za około rok pobierzemy kwotę, która będzie wtedy obowiązywać: dziś jest to {{amount}}. Napiszemy dwa tygodnie wcześniej: ile to jest, kiedy ją pobierzemy i jak to zatrzymać. Można to zatrzymać w każdej chwili tam, gdzie widać płatność, albo dzwoniąc do nas.',
  no: 'Nie, płacę tylko za jeden rok',
  yes: 'Tak, odnawiać co roku, dopóki tego nie zatrzymam',
  email:
    'Można to odnawiać co roku kartą, którą płacisz. Do tego potrzebny jest adres e-mail: piszemy przed pobraniem płatności.',
  'email-add': 'Podaj adres e-mail',
} satisfies Translation<typeof en, 'pl'>;
