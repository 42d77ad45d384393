import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  confirm: 'Jeszcze jeden krok: potwierdź rezerwację',
  'confirm-by': 'Termin nie jest jeszcze zarezerwowany. Trzymamy go dla Ciebie do: {{when}}.',
  'confirm-how':
    'Otwórz wiadomość, którą wysłaliśmy na adres {{email}}, przejdź do linku i naciśnij tam przycisk. Nic nie dotarło? Zajrzyj do spamu.',
  'confirm-again': 'Wyślij wiadomość jeszcze raz',
  'confirm-sent': 'Wysłaliśmy kolejną wiadomość. Użyj najnowszej.',
  title: 'Rezerwacja przyjęta',
  reference: 'Numer rezerwacji',
  earlier: 'Ta rezerwacja dotarła do nas już przy pierwszej próbie. Późniejsze zmiany nie zostały do niej dodane.',
  email: 'Wysłaliśmy potwierdzenie na adres {{email}}.',
  bring: 'Co przynieść lub zrobić wcześniej',
  calendar: 'Dodaj do mojego kalendarza',
  follow: 'Zobacz, przenieś lub odwołaj tę rezerwację',
  'follow-hint': 'Ten link jest tylko dla Ciebie. Zachowaj go, jeśli chcesz tu wrócić.',
  again: 'Zarezerwuj coś innego',
  moved: 'Rezerwacja została przeniesiona',
} satisfies Translation<typeof en, 'pl'>;
