import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'open.title': 'Zwolnił się dla Ciebie termin',
  'open.text': 'Zgodnie z prośbą dajemy znać. Nikt inny nie może zająć tego terminu do: {{when}}.',
  'open.keeps': 'Twoja rezerwacja pozostaje bez zmian, dopóki nie weźmiesz tego terminu.',
  'taken.title': 'Ten termin jest Twój',
  'taken.now': 'Twoja rezerwacja została przeniesiona. Wysłaliśmy wiadomość, która to potwierdza.',
  'taken.text': 'Ten termin jest już wzięty przez Ciebie. Nic więcej nie trzeba robić.',
  'declined.title': 'Ten termin został oddany',
  'declined.now': 'Dziękujemy. Dostanie go następna osoba, która czeka.',
  'declined.text': 'Wiemy już, że nie chcesz tego terminu. Dostała go następna osoba, która czeka.',
  'over.title': 'Ta propozycja już wygasła',
  'over.text': 'Trzymaliśmy ten termin dla Ciebie do: {{when}}. Dostała go następna osoba, która czeka.',
  'late.title': 'Tej rezerwacji nie można już tu przenieść',
  'late.text': 'Jest odwołana albo zbyt bliska, żeby przenieść ją na ten termin. Masz pytanie? Zadzwoń do nas.',
  unknown: 'Nie znamy tego linku albo jest zbyt stary. Sprawdź, czy jest skopiowany w całości.',
  now: 'Twoja rezerwacja teraz',
  move: 'Przenieś moją rezerwację na ten termin',
  take: 'Biorę ten termin',
  decline: 'Nie chcę go',
  reference: 'Numer rezerwacji',
  follow: 'Zobacz, przenieś lub odwołaj swoją rezerwację',
  times: 'Zobacz terminy wolne teraz',
  kept: 'Trzymamy dla Ciebie ten termin do: {{when}}.',
} satisfies Translation<typeof en, 'pl'>;
