import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'check.total': 'Razem',
  'check.leave':
    'Kartę podasz na stronie naszego operatora płatności, a potem wrócisz tutaj. My nigdy nie widzimy numeru Twojej karty.',
  'check.going': 'Przechodzimy na stronę płatności',
  again: 'Spróbuj ponownie',
  'open.title': 'Jeszcze nie zapłacono',
  'open.text': 'Nie pobrano pieniędzy. Możesz kontynuować od miejsca, w którym przerwano.',
  'open.go': 'Przejdź na stronę płatności',
  'open.cancel': 'Anuluj tę płatność',
  'checking.title': 'Sprawdzamy Twoją płatność',
  'checking.text': 'Jeszcze nie wiemy, czy pieniądze zostały pobrane. Nie płać drugi raz, dopóki tego nie wiadomo.',
  'checking.busy': 'Pytamy operatora płatności. Możesz pozostać na tej stronie.',
  'checking.mail':
    'Trwa to dłużej niż zwykle. Możesz zamknąć tę stronę: napiszemy na adres {{email}}, gdy tylko będziemy wiedzieć.',
  'checking.call': 'Trwa to dłużej niż zwykle. Zapisz numer {{reference}} i wróć tu później albo zadzwoń do nas.',
  'checking.ask': 'Sprawdź jeszcze raz',
  'paid.at': 'Data zapłaty',
  'paid.refunded': 'Zwrócono',
  'paid.reference': 'Numer',
  'declined.title': 'Karta została odrzucona',
  'declined.text': 'Nie pobrano pieniędzy. Spróbuj ponownie, w miarę możliwości inną kartą.',
  'expired.title': 'Czas na zapłatę minął',
  'expired.text': 'Nie pobrano pieniędzy.',
  'cancelled.title': 'Płatność została anulowana',
  'cancelled.text': 'Nie pobrano pieniędzy.',
  'none-lost': 'Nic z tego, co wybrano, nie przepadło.',
  'trouble.title': 'Operator płatności ma problemy',
  'trouble.text': 'Nie pobrano pieniędzy. Spróbuj ponownie za kilka minut. Jeśli to nie pomoże, zadzwoń do nas.',
  'already-paid.title': 'To zostało już zapłacone',
  'already-paid.text': 'Teraz nie pobrano pieniędzy. Nie musisz płacić drugi raz.',
} satisfies Translation<typeof en, 'pl'>;
