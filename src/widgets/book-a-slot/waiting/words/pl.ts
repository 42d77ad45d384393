import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'Powiadomienie o wcześniejszym terminie',
  text: 'Gdy zwolni się wcześniejszy termin, napiszemy do Ciebie i zatrzymamy go na kilka godzin.',
  keeps: 'Twoja rezerwacja pozostaje bez zmian, dopóki nie przyjmiesz wcześniejszego terminu.',
  'email-hint': 'Użyjemy go tylko do powiadomienia o terminie',
  send: 'Powiadom mnie',
  joined: 'Powiadomimy Cię',
  'joined-text':
    'Napiszemy, gdy zwolni się wcześniejszy termin. Nadal możesz zarezerwować jeden z terminów, które są wolne teraz.',
  'joined-booked': 'Napiszemy, gdy zwolni się wcześniejszy termin. Do tego czasu rezerwacja pozostaje bez zmian.',
  email: 'Adres e-mail',
  'email-required': 'Podaj adres e-mail',
} satisfies Translation<typeof en, 'pl'>;
