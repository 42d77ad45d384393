import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  fee: 'Opłata',
  costs: 'Koszt: {{amount}}.',
  each: 'Koszt za sztukę: {{amount}}.',
  'each-sum': 'Koszt za sztukę: {{amount}}, razem {{total}}.',
  back: 'Rezerwacja jest ważna po zapłaceniu. Jeśli anulujesz ją w terminie, zwrócimy opłatę.',
  kept: 'Rezerwacja jest ważna po zapłaceniu. Po anulowaniu opłata nie jest zwracana.',
  go: 'Przejdź do płatności',
  held: 'Trzymamy dla Ciebie ten termin do: {{when}}. Niczego nie trzeba wpisywać ponownie.',
  free: 'Nie trzymamy już tego terminu. Jeśli jest jeszcze wolny, możesz spróbować ponownie.',
  limit: 'Po przejściu dalej trzymamy ten termin przez {{minutes}} minut, na czas płatności.',
  keeps: 'Trzymamy dla Ciebie ten termin do: {{when}}. Jeśli do tego czasu nie zapłacisz, będzie wolny dla innych.',
  changed:
    'Opłata zmieniła się od otwarcia tej strony. Nie pobrano pieniędzy. Wczytaj stronę ponownie, aby zobaczyć obecną cenę.',
  'gone.title': 'Nie udało się zrobić rezerwacji',
  'gone.text': 'Zanim dotarła płatność, termin był już zajęty. Zwracamy całą kwotę na Twoją kartę.',
  other: 'Wybierz inny termin',
  receipt: 'Twoja płatność',
  'paid.email': 'Wyślemy potwierdzenie rezerwacji i płatności na adres {{email}}.',
} satisfies Translation<typeof en, 'pl'>;
