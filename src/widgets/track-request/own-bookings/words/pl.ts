import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'Twoje rezerwacje',
  'ask.text': 'Wyślemy Ci e-mailem link, który pokazuje wszystkie Twoje nadchodzące rezerwacje.',
  'ask.email': 'Adres e-mail',
  'ask.email-hint': 'Ten, który podano nam przy rezerwacji.',
  'ask.email-required': 'Wpisz swój adres e-mail',
  'ask.send': 'Wyślij mi link',
  'ask.reference': 'Znajdź jedną rezerwację po jej numerze',
  'sent.title': 'Sprawdź swoją pocztę',
  'sent.text':
    'Jeśli jest jakaś nadchodząca rezerwacja z adresem {{email}}, link jest już w drodze do Ciebie. Może to potrwać kilka minut.',
  'sent.nothing':
    'Jeśli nic nie przyjdzie, zajrzyj do spamu albo sprawdź adres i spróbuj ponownie. Na jeden adres wysyłamy tylko kilka linków dziennie.',
  'sent.unconfirmed':
    'Rezerwacji, której jeszcze nie potwierdzono, nie ma na liście. Użyj linku z naszej wiadomości o tej rezerwacji.',
  'sent.again': 'Poproś o kolejny link',
  'link.title': 'Otwórz swoje rezerwacje',
  'link.text': 'Ten link jest tylko dla Ciebie. Otwiera wszystkie rezerwacje z Twoim adresem e-mail.',
  'link.show': 'Pokaż moje rezerwacje',
  'link.showing': 'Otwieramy Twoje rezerwacje',
  'link.old': 'Ten link już nie działa. Można go użyć jeden raz, w ciągu 24 godzin. Możemy wysłać Ci nowy e-mailem.',
  'list.none': 'Nie masz nadchodzących rezerwacji.',
  'list.open': 'Zobacz, przenieś lub odwołaj',
  'list.opening': 'Otwieramy',
  'list.close': 'Zamknij moje rezerwacje',
  'list.closed': 'Twoje rezerwacje są zamknięte na tym urządzeniu.',
  'list.ended': 'Zamknęliśmy tu Twoje rezerwacje dla bezpieczeństwa. Poproś o nowy link, aby zobaczyć je ponownie.',
  'list.gone': 'Ta rezerwacja nie jest już nadchodząca: została odwołana albo się skończyła.',
  stretch: '{{from}} – {{to}}',
  'way.on-site': 'Przychodzisz do nas',
  'way.phone': 'Dzwonimy do Ciebie',
  'way.video': 'Rozmowa wideo',
  'way.at-home': 'Przyjeżdżamy do Ciebie',
} as const satisfies Translation<typeof en, 'pl'>;
