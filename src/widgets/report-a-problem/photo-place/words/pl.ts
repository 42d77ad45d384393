import type { Translation } from '../../../../i18n/catalogue.ts';
import type { PhotoPlaceWords } from '../photo-place.words.ts';

export const words = {
  help: 'Urządzenie sprawdza w zdjęciu, gdzie je zrobiono, a my szukamy adresu. Zdjęcie zostanie dołączone do zgłoszenia; jego lokalizacja i inne ukryte dane są usuwane przed wysłaniem.',
  looking: 'Sprawdzanie miejsca zdjęcia',
  found: 'Według lokalizacji zdjęcie zrobiono tutaj',
  nothing: 'W pobliżu tego punktu nie ma żadnego adresu',
  use: 'Użyj tego miejsca',
  none: 'To zdjęcie nie zawiera miejsca, w którym je zrobiono. Wiele telefonów go nie zapisuje. Wskaż miejsce w inny sposób: zdjęcie pozostaje dołączone do zgłoszenia.',
  'none.several':
    'Żadne z tych zdjęć nie zawiera miejsca, w którym je zrobiono. Wiele telefonów go nie zapisuje. Wskaż miejsce w inny sposób: zdjęcia pozostają dołączone do zgłoszenia.',
} satisfies Translation<PhotoPlaceWords, 'pl'>;
