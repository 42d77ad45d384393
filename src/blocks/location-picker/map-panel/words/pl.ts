import type { Translation } from '../../../../i18n/catalogue.ts';
import type { MapWords } from '../map-panel.words.ts';

export const words = {
  help: 'Przesuń mapę tak, aby krzyżyk znalazł się na miejscu: przeciągnij ją, naciśnij na niej punkt albo użyj przycisków.',
  touch: 'Dotknij mapy, zanim przeciągniesz ją palcem.',
  keys: 'Mapa. Klawisze strzałek przesuwają ją, plus i minus zmieniają powiększenie.',
  blank: 'Nie udało się wczytać obrazów mapy. Nadal możesz wyszukać miejsce albo je opisać.',
  in: 'Powiększ',
  out: 'Pomniejsz',
  north: 'Przesuń na północ',
  south: 'Przesuń na południe',
  west: 'Przesuń na zachód',
  east: 'Przesuń na wschód',
  start: 'Wróć do początkowego miejsca mapy',
  aerial: 'Widok z lotu ptaka',
  looking: 'Sprawdzanie, co tu jest',
  nothing: 'W pobliżu tego punktu nie ma żadnego adresu',
  use: 'Użyj tego miejsca',
} satisfies Translation<MapWords, 'pl'>;
