import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words: Translation<typeof en, 'pl'> = {
  list: 'Wybrane zdjęcia',
  unnamed: 'Zdjęcie bez nazwy',
  preview: 'Podgląd zdjęcia {{name}}',
  preparing: 'Przygotowywanie do przesłania',
  sending: 'Przesyłanie: {{percent}}%',
  sent: 'Przesłano',
  'failed.offline': 'Nie przesłano: połączenie zostało przerwane',
  'failed.timeout': 'Nie przesłano: trwało to zbyt długo',
  'failed.unavailable': 'Nie przesłano: system urzędu chwilowo nie działa',
  'failed.rate-limited': 'Nie przesłano: zbyt wiele zdjęć w krótkim czasie. Odczekaj kilka minut',
  'failed.other': 'Nie przesłano: coś poszło nie tak',
  'refused.empty': 'Ten plik jest pusty',
  'refused.wrong-type': 'Ten plik nie jest zdjęciem JPEG, PNG, WebP ani HEIC',
  'refused.too-large': 'Ten plik jest większy niż {{size}}',
  'refused.too-many_one': 'Nie dodano: możesz dodać tylko {{count}} zdjęcie',
  'refused.too-many_few': 'Nie dodano: możesz dodać tylko {{count}} zdjęcia',
  'refused.too-many_many': 'Nie dodano: możesz dodać tylko {{count}} zdjęć',
  'refused.too-many-pixels': 'To zdjęcie ma zbyt wiele pikseli. Dodaj mniejsze',
  'refused.heic': 'Twoja przeglądarka nie otwiera zdjęć HEIC. Zapisz lub udostępnij zdjęcie jako JPEG i dodaj ten plik',
  'refused.unreadable': 'Nie można otworzyć tego zdjęcia. Może być uszkodzone',
  'refused.blocked':
    'Ustawienia prywatności Twojej przeglądarki nie pozwalają nam usunąć z tego zdjęcia ukrytych danych, na przykład miejsca zamieszkania. Dodaj je w innej przeglądarce',
  'refused.declined': 'System urzędu nie przyjął tego zdjęcia',
  'said.sent': 'Przesłano: {{name}}',
  'said.failed': 'Nie przesłano: {{name}}',
  'said.removed': 'Usunięto: {{name}}',
  'said.refused_one': 'Nie można było dodać {{count}} pliku',
  'said.refused_few': 'Nie można było dodać {{count}} plików',
  'said.refused_many': 'Nie można było dodać {{count}} plików',
};
