import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'link.text':
    'Wyślij ten link osobie, która ma zapłacić. Zobaczy, za co i ile trzeba zapłacić, ale nie zobaczy Twojego nazwiska, adresu ani żadnego numeru.',
  'link.who': 'Zapłacić może każdy, kto ma ten link. Działa do: {{date}}. Nikomu go nie wysyłamy.',
  'link.paid': 'Aby sprawdzić, czy zapłacono, otwórz ten link lub ponownie wyszukaj to, co masz do zapłacenia.',
  'link.label': 'Link do wysłania',
  'link.copy': 'Kopiuj link',
  'link.copied': 'Link jest skopiowany.',
  'link.share': 'Udostępnij link',
  'link.subject': 'Czy możesz za to zapłacić?',

  'asked.title': 'Ktoś prosi Cię o zapłacenie',
  'asked.text': 'Nie mówimy, czyja to opłata. Zapłać tylko wtedy, gdy wiesz, kto wysłał Ci ten link.',
  'asked.until': 'Link działa do: {{date}}.',
  'asked.changed': 'Kwota do zapłaty się zmieniła. Nie pobrano żadnych pieniędzy.',
  'asked-paid.title': 'To jest już zapłacone',
  'asked-paid.text': 'Nie ma już nic do zapłacenia. Nie musisz nic robić.',
  'asked-over.title': 'Ten link nie działa',
  'asked-over.text': 'Może brakować jego części albo minęło 14 dni. Poproś o nowy osobę, która go wysłała.',
} satisfies Translation<typeof en, 'pl'>;
