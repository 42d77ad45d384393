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

  'save.button': 'Zapisz na później',
  'save.text':
    'Możemy zapisać to zgłoszenie na tym urządzeniu, razem z miejscem i zdjęciami, aby można było dokończyć je kiedy indziej. Dane kontaktowe nie są zapisywane.',
  'save.shared':
    'Nie rób tego na urządzeniu, z którego korzystają inni: mogliby je przeczytać. Zgłoszenie zostanie usunięte po 30 dniach.',
  'save.save': 'Zapisz na tym urządzeniu',
  'save.failed': 'Ta przeglądarka nie może go zapisać. Zostaw tę stronę otwartą, aż wyślesz zgłoszenie.',

  drafts_one: 'Masz {{count}} niedokończone zgłoszenie',
  drafts_few: 'Masz {{count}} niedokończone zgłoszenia',
  drafts_many: 'Masz {{count}} niedokończonych zgłoszeń',
  'drafts.until': 'Zapisane na tym urządzeniu. Zostanie usunięte: {{date}}.',
  'drafts.finish': 'Dokończ to zgłoszenie',
  undo: 'Cofnij',

  title: 'Zgłoszenia zachowane na tym urządzeniu',
  waiting: 'Jeszcze niewysłane. Przechowujemy je do {{date}}.',
  sending: 'Wysyłanie zgłoszenia',
  sent: 'Wysłane. Numer zgłoszenia:',
  refused: 'Urząd nie mógł przyjąć tego zgłoszenia. Zadzwoń i opowiedz nam o nim.',
  follow: 'Zobacz, co dzieje się z tym zgłoszeniem',
  'send-now': 'Wyślij teraz',
  'send-again': 'Zmień i wyślij ponownie',
  remove: 'Usuń',

  'said.saved': 'Zgłoszenie jest zapisane na tym urządzeniu. Znajdziesz je tutaj, gdy wrócisz.',
  restored: 'Wpisane wcześniej odpowiedzi zostały zachowane.',
  discard: 'Zacznij od nowa',
  'said.discarded': 'Odpowiedzi zostały usunięte. Możesz zacząć od nowa.',

  'said.kept': 'Twoje zgłoszenie jest zachowane na tym urządzeniu.',
  'said.sent': 'Zgłoszenie zachowane na tym urządzeniu zostało wysłane.',
  'said.removed': 'Zgłoszenie zostało usunięte z tego urządzenia.',
} as const satisfies Translation<KeptWords, 'pl'>;
