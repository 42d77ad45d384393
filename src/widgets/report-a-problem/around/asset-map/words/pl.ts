import type { Translation } from '../../../../../i18n/catalogue.ts';
import type { AssetMapWords } from '../asset-map.words.ts';

export const words = {
  help: 'Numery są te same co na liście. Naciśnij numer, aby go wybrać. Okrąg otacza wybrane miejsce.',
  touch: 'Dotknij mapy, zanim przeciągniesz ją palcem.',
  keys: 'Mapa. Klawisze strzałek przesuwają ją, plus i minus zmieniają powiększenie.',
  in: 'Powiększ',
  out: 'Pomniejsz',
  start: 'Wróć do początkowego miejsca mapy',
  blank: 'Nie udało się wczytać obrazów mapy. Nadal możesz wybrać z listy.',
  chosen: 'Wybrano',
  none: 'Nic nie wybrano',
} satisfies Translation<AssetMapWords, 'pl'>;
