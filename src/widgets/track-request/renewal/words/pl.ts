import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'Zatrzymać odnawianie?',
  text: 'Nic więcej nie pobierzemy z karty. To, za co zapłacono, trwa do końca ({{until}}).',
  send: 'Tak, zatrzymaj odnawianie',
  keep: 'Nie, zostaw',
  sent: 'Odnawianie zostało zatrzymane. Nic więcej nie pobierzemy z karty.',
  already: 'Odnawianie było już zatrzymane. Nic więcej nie pobierzemy z karty.',
  taking: 'Właśnie pobieramy płatność, więc teraz nie można tego zatrzymać. Prosimy zajrzeć za kilka minut.',
} satisfies Translation<typeof en, 'pl'>;
