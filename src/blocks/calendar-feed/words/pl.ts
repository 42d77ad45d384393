import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'Subskrypcja w Twoim kalendarzu',
  text: 'Twój kalendarz sam śledzi wtedy tę rezerwację, także gdy zostanie przeniesiona lub odwołana.',
  who: 'Kto ma ten adres, widzi, co, kiedy i gdzie zarezerwowano, ale niczego nie zmieni. Nie podawaj go nikomu, kto nie powinien tego wiedzieć.',
  again: 'Masz już adres. Nowy go zastąpi, a stary przestanie działać.',
  make: 'Podaj adres dla mojego kalendarza',
  address: 'Adres kalendarza',
  open: 'Subskrybuj w kalendarzu na tym urządzeniu',
  copy: 'Skopiuj adres',
  copied: 'Adres skopiowano.',
  end: 'Zakończ subskrypcję',
  ended: 'Adres już nie działa. Usuń też ten kalendarz ze swojego.',
} satisfies Translation<typeof en, 'pl'>;
