import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'service.title': 'Za co chcesz zapłacić?',
  'service.label': 'Za co można tu zapłacić',
  'service.none': 'W tej chwili nie można tu za nic zapłacić.',
  'service.required': 'Wybierz, za co chcesz zapłacić',

  'find.title': 'Znajdź swoją należność',
  'find.choose': 'Za co z tej listy chcesz zapłacić?',
  'find.label': 'Do wyboru',
  'find.required': 'Wybierz jedną z tych pozycji',
  'find.busy': 'Szukamy',
  'find.wrong': 'Nie udało się tego znaleźć. Sprawdź obie odpowiedzi: muszą być takie jak w naszym piśmie',
  'find.card': 'To wygląda na numer karty. Nigdy go tu nie podawaj',

  'amount.title': 'Ile chcesz zapłacić?',
  'amount.fixed': 'Co masz do zapłaty',
  'amount.due': 'Do zapłaty',
  'amount.nothing': 'Nie ma zaległości, więc nie musisz płacić.',
  'amount.discount': 'Tyle płacisz do: {{date}}. Potem będzie to {{full}}.',
  'amount.subscription': 'Płacisz za jeden rok, od dnia zapłaty.',
  'amount.label': 'Kwota',
  'amount.all': 'Całość: {{amount}}',
  'amount.other': 'Inna kwota',
  'amount.other-label': 'Kwota w funtach',
  'amount.limits': 'Od {{least}} do {{most}}',
  'amount.required': 'Wybierz, ile chcesz zapłacić',
  'amount.not-a-number': 'Podaj kwotę w funtach, na przykład 12.50',
  'amount.too-small': 'Kwota musi wynosić co najmniej {{least}}',
  'amount.too-big': 'Kwota może wynosić najwyżej {{most}}',
  'amount.quantity': 'Ile sztuk?',
  'amount.quantity-hint': 'Najwyżej {{max}}',
  'amount.quantity-wrong': 'Podaj liczbę od 1 do {{max}}',

  'contact.title': 'Twoje dane',
  'contact.why': 'Możesz to wszystko pominąć. To, co tu podasz, będzie już wpisane na stronie płatności.',
  'contact.before':
    'Nadal mamy to, co zostało podane przy poprzedniej próbie. Zostaw te pola puste, aby z tego skorzystać. To, co tu wpiszesz, zastąpi tamte dane.',
  'contact.name': 'Imię i nazwisko',
  'contact.email': 'Adres e-mail',
  'contact.email-hint': 'Wyślemy tam potwierdzenie zapłaty',
  'contact.address': 'Adres',
  'contact.line1': 'Numer domu i ulica',
  'contact.city': 'Miejscowość',
  'contact.postcode': 'Kod pocztowy',
  'contact.privacy': 'Jak wykorzystujemy Twoje dane',

  'check.title': 'Sprawdź, za co płacisz',
  'check.who': 'Kto płaci',
  'check.before': 'Jak przy poprzedniej próbie',
  'check.slip': 'Czy adres e-mail jest poprawny? Może chodziło o {{email}}.',
  'check.slip-use': 'Użyj {{email}}',
  'check.slip-mended': 'Adres e-mail to teraz {{email}}',
  'check.removed': 'Usunięto: {{name}}',
  'check.add': 'Zapłać też za coś innego',
  'check.ask': 'Poproś kogoś innego o zapłacenie',
  'check.asking': 'Tworzymy link',
  'check.empty': 'Nie ma nic do zapłaty. Najpierw coś wybierz.',
  'check.too-small': 'Jedna płatność musi wynosić co najmniej {{least}}.',
  'check.too-big': 'Jedna płatność może wynosić najwyżej {{most}}. Usuń coś i zapłać za to osobno.',
  'check.pay': 'Zapłać {{amount}}',
  'check.pay-again': 'Zapłać {{amount}} jeszcze raz',
  'check.receipt': 'Zobacz potwierdzenie',
  'check.repeat':
    'To samo zapłacono kilka minut temu albo jest właśnie opłacane w innej karcie przeglądarki. Tutaj nie pobrano pieniędzy.',
  'check.changed':
    'Należność „{{name}}” zmieniła się albo od jej wyszukania minęło zbyt dużo czasu. Nie pobrano pieniędzy. Zanim zapłacisz, wybierz ją jeszcze raz.',
  'check.elsewhere':
    'Ta należność jest właśnie opłacana gdzie indziej, może w innej karcie przeglądarki albo przez inną osobę. Tutaj nie pobrano pieniędzy. Odczekaj minutę i spróbuj ponownie.',

  other: 'Zapłać za coś innego',

  'kept.text': 'Jeszcze nie wiemy, czy pieniądze zostały pobrane. Nie płać drugi raz, dopóki tego nie wiadomo.',

  'paid.title': 'Zapłacono',
  'paid.amount': 'Pobrana kwota:',
  'paid.email': 'Wyślemy potwierdzenie na adres {{email}}.',
  'paid.booking': 'Rezerwacja {{reference}} jest dokonana: {{when}}.',
  'paid.follow': 'Zobacz tę płatność później',
  'paid.follow-hint': 'Ten link jest tylko dla Ciebie. Zachowaj go, jeśli chcesz tu wrócić.',
} satisfies Translation<typeof en, 'pl'>;
