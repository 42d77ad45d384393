import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words: Translation<typeof en, 'pl'> = {
  label: 'Dokumenty',
  hint: 'Możesz dodać maksymalnie {{max}} pliki PDF, każdy o rozmiarze do {{size}}.',
  choose: 'Wybierz pliki PDF',
  'choose-more': 'Dodaj kolejny plik PDF',
  list: 'Wybrane pliki PDF',
  'not-sent': 'Niektóre pliki PDF nie zostały przesłane. Spróbuj ponownie lub je usuń',
  'wrong-type': 'Ten plik nie jest plikiem PDF',
  'too-many': 'Nie dodano: możesz dodać najwyżej {{max}} pliki PDF',
  'rate-limited': 'Nie przesłano: zbyt wiele plików w krótkim czasie. Odczekaj kilka minut',
  unreadable: 'Nie można otworzyć tego pliku. Mógł zostać przeniesiony',
  declined: 'System urzędu nie przyjął tego pliku',
};
