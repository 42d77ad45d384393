import type { Translation } from '../../../i18n/catalogue.ts';
import type { LocationWords } from '../words.ts';

export const words = {
  'search.label': 'Ulica, kod pocztowy lub miejsce',
  'search.hint': 'Na przykład Mill Lane, kod pocztowy albo nazwa parku',
  'search.button': 'Szukaj',
  'search.empty': 'Wpisz ulicę, kod pocztowy lub miejsce, a potem wyszukaj',
  found_one: 'Znaleziono {{count}} miejsce dla „{{text}}”',
  found_few: 'Znaleziono {{count}} miejsca dla „{{text}}”',
  found_many: 'Znaleziono {{count}} miejsc dla „{{text}}”',
  'found.more': 'Takich miejsc jest więcej. Wpisz więcej, aby znaleźć właściwe.',
  'found.outside': 'Poza obszarem, za który odpowiada {{council}}',
  none: 'Nie znaleziono żadnego miejsca dla „{{text}}”',
  'none.help': 'Sprawdź pisownię albo wpisz samą ulicę lub sam kod pocztowy. Możesz też wskazać miejsce w inny sposób.',
  reference: '{{reference}} wygląda na numer zgłoszenia, które już wysłano',
  'reference.help': 'Wyszukaj tylko wtedy, gdy jest to nazwa miejsca.',
  'reference.link': 'Sprawdź, co się z nią dzieje',

  ways: 'Inne sposoby wskazania miejsca',
  'ways.failed': 'Nie udało się tego wczytać. Wskaż miejsce w inny sposób.',

  'device.button': 'Użyj mojej lokalizacji',
  'device.busy': 'Ustalanie Twojej lokalizacji',
  'device.refused':
    'Przeglądarka nie pozwoliła tej stronie ustalić Twojej lokalizacji. Możesz na to zezwolić w ustawieniach przeglądarki albo wskazać miejsce w inny sposób.',
  'device.unavailable': 'Urządzenie nie mogło ustalić Twojej lokalizacji. Wskaż miejsce w inny sposób.',
  'device.timeout':
    'Ustalanie Twojej lokalizacji trwało zbyt długo. Spróbuj ponownie albo wskaż miejsce w inny sposób.',
  'device.vague':
    'Urządzenie zna tę lokalizację tylko z dokładnością do {{metres}} m. Jeśli nie jest właściwa, wskaż miejsce w inny sposób.',

  'map.button': 'Wskaż na mapie',
  'photo.button': 'Odczytaj miejsce ze zdjęcia',

  chosen: 'Wybrane miejsce',
  'chosen.point': 'Punkt bez adresu w pobliżu',
  'chosen.about': 'miejsce',

  council: 'ten urząd',
  outside: 'To miejsce leży poza obszarem, za który odpowiada {{council}}',
  'outside.known': 'Za to miejsce odpowiada {{name}}, dlatego {{council}} nie może się tym zająć.',
  'outside.unknown': 'Nie wiemy, kto odpowiada za to miejsce, a {{council}} nie może się tym zająć.',
  'outside.link': 'Przejdź na stronę: {{name}}',
  'outside.call': 'Zadzwoń pod numer',

  'describe.button': 'Nie mogę znaleźć miejsca na liście',
  'describe.label': 'Opisz, gdzie to jest',
  'describe.hint':
    'Podaj ulicę lub najbliższą ulicę i punkt orientacyjny. Na przykład: Mill Lane, naprzeciwko bramy szkoły',
  'describe.more': 'Pomóż nam to znaleźć',
  'describe.more-hint': 'Na przykład: za wiatą przystankową',

  'error.required': 'Wybierz miejsce albo je opisz',
  'error.describe': 'Wpisz opis miejsca',
} satisfies Translation<LocationWords, 'pl'>;
