import type { Translation } from '../../../../i18n/catalogue.ts';
import type { KeptWords } from '../kept.words.ts';

export const words = {
  'offer.title': 'Zachowaj, aż wróci internet',
  'offer.text':
    'Możemy zachować to zgłoszenie na tym urządzeniu, razem ze zdjęciami. Wyśle się samo, gdy internet wróci, a ta strona będzie otwarta, albo gdy otworzysz ją następnym razem.',
  'offer.contact': 'Twoje dane kontaktowe są przechowywane razem z nim do chwili wysłania.',
  'offer.shared':
    'Nie rób tego na urządzeniu, z którego korzystają inni. To, co nie zostanie wysłane w ciągu 28 dni, zostanie usunięte. Po wysłaniu jego numer i link, który je otwiera, pozostaną tutaj przez 30 dni albo do chwili, gdy je usuniesz.',
  'offer.button': 'Zachowaj i wyślij, gdy wróci internet',
  'offer.failed':
    'Ta przeglądarka nie może go zachować. Zostaw tę stronę otwartą i wyślij zgłoszenie, gdy wróci internet.',

  title: 'Zgłoszenia zachowane na tym urządzeniu',
  waiting: 'Jeszcze niewysłane. Przechowujemy je do {{date}}.',
  sending: 'Wysyłanie zgłoszenia',
  sent: 'Wysłane. Numer zgłoszenia:',
  refused: 'Urząd nie mógł przyjąć tego zgłoszenia. Zadzwoń i opowiedz nam o nim.',
  follow: 'Zobacz, co dzieje się z tym zgłoszeniem',
  'send-now': 'Wyślij teraz',
  'send-again': 'Zmień i wyślij ponownie',
  remove: 'Usuń',

  'said.kept': 'Twoje zgłoszenie jest zachowane na tym urządzeniu.',
  'said.sent': 'Zgłoszenie zachowane na tym urządzeniu zostało wysłane.',
  'said.removed': 'Zgłoszenie zostało usunięte z tego urządzenia.',
} as const satisfies Translation<KeptWords, 'pl'>;
