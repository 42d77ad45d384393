import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'move.title': 'Który termin bardziej Ci odpowiada?',
  'move.check': 'Sprawdź nowy termin',
  'move.before': 'Obecna rezerwacja',
  'move.after': 'Nowy termin',
  'move.keeps': 'Obecny termin pozostaje Twój, dopóki nie dostaniesz nowego.',
  'move.send': 'Przenieś moją rezerwację',
  'move.other': 'Wybierz inny termin',
  'move.sent': 'Rezerwacja została przeniesiona.',
  'move.gone': 'Ten termin został właśnie zajęty. Rezerwacja pozostaje bez zmian. Wybierz inny termin.',
  'move.over': 'Nie trzymamy już nowego terminu. Rezerwacja pozostaje bez zmian. Wybierz termin ponownie.',
  'hold.left_one': 'Trzymamy dla Ciebie nowy termin jeszcze krócej niż {{count}} minutę.',
  'hold.left_few': 'Trzymamy dla Ciebie nowy termin jeszcze przez {{count}} minuty.',
  'hold.left_many': 'Trzymamy dla Ciebie nowy termin jeszcze przez {{count}} minut.',
  'hold.extend': 'Potrzebuję więcej czasu',
  'hold.ask': 'O więcej czasu możesz poprosić nad odpowiedziami.',
  'hold.over': 'Nie trzymamy już nowego terminu. Rezerwacja pozostaje bez zmian.',
  'hold.again': 'Zatrzymaj ten termin ponownie',
  stretch: '{{from}} – {{to}}',
  'way.on-site': 'Przychodzisz do nas',
  'way.phone': 'Dzwonimy do Ciebie',
  'way.video': 'Rozmowa wideo',
  'way.at-home': 'Przyjeżdżamy do Ciebie',

  'cancel.title': 'Odwołać rezerwację?',
  'cancel.send': 'Tak, odwołaj moją rezerwację',
  'cancel.keep': 'Nie, zachowaj ją',
  'cancel.sent': 'Rezerwacja została odwołana.',
  'cancel.already': 'Rezerwacja została odwołana już wcześniej.',

  'too-late': 'Nie można jej już tu przenieść ani odwołać. Zadzwoń do nas.',
  'check.change-until': 'Rezerwację można tu przenieść lub odwołać do: {{when}}.',
  'check.change-late': 'Tego terminu nie można już tu przenieść ani odwołać. Jeśli nie możesz przyjść, zadzwoń do nas.',

  'calendar.title': 'Dodaj ją do swojego kalendarza',
  'calendar.text':
    'Otrzymasz plik, który otwierają kalendarze w telefonach i komputerach. Po przeniesieniu lub odwołaniu rezerwacji pobierz go ponownie.',
  'calendar.save': 'Pobierz plik',
} satisfies Translation<typeof en, 'pl'>;
