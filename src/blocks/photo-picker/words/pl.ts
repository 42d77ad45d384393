import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words: Translation<typeof en, 'pl'> = {
  label: 'Zdjęcia',
  'up-to_one': 'Możesz dodać {{count}} zdjęcie o rozmiarze do {{size}}.',
  'up-to_few': 'Możesz dodać maksymalnie {{count}} zdjęcia, każde o rozmiarze do {{size}}.',
  'up-to_many': 'Możesz dodać maksymalnie {{count}} zdjęć, każde o rozmiarze do {{size}}.',
  'no-faces': 'Nie fotografuj twarzy ani tablic rejestracyjnych.',
  choose: 'Wybierz zdjęcia',
  'choose-more': 'Dodaj kolejne zdjęcie',
  list: 'Wybrane zdjęcia',
  preparing: 'Przygotowywanie do przesłania',
  'failed.offline': 'Nie przesłano: połączenie zostało przerwane',
};
