import type { Translation } from '../../../../i18n/catalogue.ts';
import type { PhotoFirstWords } from '../photo-first.words.ts';

export const words = {
  title: 'Zacznij od zdjęcia',
  text: 'Potem powiedz nam, na czym polega problem. Jeśli zdjęcie zawiera miejsce, w którym je zrobiono, zaproponujemy je.',
  chosen: 'Zdjęcia zostaną dołączone do tego zgłoszenia.',
  change: 'Zmień je',
  aside: 'Ten problem zgłasza się bez zdjęć. Twoje zostały odłożone i nie zostaną wysłane.',
} satisfies Translation<PhotoFirstWords, 'pl'>;
