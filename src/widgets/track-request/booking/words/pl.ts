import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'move.title': 'Który termin bardziej Ci odpowiada?',
  'move.check': 'Sprawdź nowy termin',
  'move.now': 'Obecna rezerwacja',
  'move.new': 'Nowy termin',
  'move.keeps': 'Obecny termin pozostaje Twój, dopóki nie dostaniesz nowego.',
  'move.send': 'Przenieś moją rezerwację',
  'move.other': 'Wybierz inny termin',
  'move.sent': 'Rezerwacja została przeniesiona.',
  'move.gone': 'Ten termin został właśnie zajęty. Rezerwacja pozostaje bez zmian. Wybierz inny termin.',
  'move.over': 'Nie trzymamy już nowego terminu. Rezerwacja pozostaje bez zmian. Wybierz termin ponownie.',
  'move.left_one': 'Trzymamy dla Ciebie nowy termin jeszcze krócej niż {{count}} minutę.',
  'move.left_few': 'Trzymamy dla Ciebie nowy termin jeszcze przez {{count}} minuty.',
  'move.left_many': 'Trzymamy dla Ciebie nowy termin jeszcze przez {{count}} minut.',
  'move.more': 'Potrzebuję więcej czasu',
  stretch: '{{from}} – {{to}}',

  'cancel.title': 'Odwołać rezerwację?',
  'cancel.send': 'Tak, odwołaj moją rezerwację',
  'cancel.keep': 'Nie, zachowaj ją',
  'cancel.sent': 'Rezerwacja została odwołana.',
  'cancel.already': 'Rezerwacja została odwołana już wcześniej.',

  'too-late': 'Nie można jej już tu przenieść ani odwołać. Zadzwoń do nas.',
  until: 'Można to tu zrobić do: {{when}}.',

  'calendar.title': 'Dodaj ją do swojego kalendarza',
  'calendar.text':
    'Otrzymasz plik, który otwierają kalendarze w telefonach i komputerach. Po przeniesieniu lub odwołaniu rezerwacji pobierz go ponownie.',
  'calendar.save': 'Pobierz plik',
} satisfies Translation<typeof en, 'pl'>;
