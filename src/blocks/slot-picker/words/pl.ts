import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  view: 'Sposób pokazania terminów',
  'view.list': 'Lista',
  'view.calendar': 'Kalendarz',

  narrow: 'Pokaż tylko niektóre terminy',
  'narrow.parts': 'Pora dnia',
  'narrow.morning': 'Przed południem',
  'narrow.afternoon': 'Od południa',
  'narrow.weekdays': 'Dni tygodnia',
  'narrow.clear': 'Pokaż wszystkie terminy',

  'month.before': 'Wcześniej: {{month}}',
  'month.after': 'Później: {{month}}',
  'month.times_one': '{{month}}: {{count}} termin',
  'month.times_few': '{{month}}: {{count}} terminy',
  'month.times_many': '{{month}}: {{count}} terminów',
  'month.none': '{{month}}: brak terminów.',
  'month.none-narrowed': '{{month}}: brak takich terminów.',
  'month.none-ever': 'W tej chwili nie ma żadnych terminów.',
  earliest: 'Przejdź do najwcześniejszego terminu: {{date}}',
  'uk-time': 'Wszystkie godziny są podane w czasie brytyjskim.',

  'day.times_one': '{{date}}: {{count}} termin',
  'day.times_few': '{{date}}: {{count}} terminy',
  'day.times_many': '{{date}}: {{count}} terminów',
  'day.count_one': '{{count}} termin',
  'day.count_few': '{{count}} terminy',
  'day.count_many': '{{count}} terminów',
  'day.all_one': 'Pokaż {{count}} termin',
  'day.all_few': 'Pokaż wszystkie {{count}} terminy',
  'day.all_many': 'Pokaż wszystkie {{count}} terminów',
  'day.none': 'brak terminów',
  'day.filled': '{{date}}: nie ma już wolnych terminów. Wybierz inny dzień.',
  taken: 'Ktoś właśnie zajął termin {{time}}, {{date}}. Wybierz inny.',
  stretch: '{{from}} – {{to}}',
  holding: 'Rezerwowanie…',
  chosen: 'wybrany termin',
} satisfies Translation<typeof en, 'pl'>;
