import type { Translation } from '../../../../i18n/catalogue.ts';
import type { AroundWords } from '../around.words.ts';

export const words: Translation<AroundWords, 'pl'> = {
  'near.title': 'Czy ktoś już to zgłosił?',
  'near.found_one': 'W pobliżu wybranego miejsca jest {{count}} otwarte zgłoszenie tego rodzaju.',
  'near.found_few': 'W pobliżu wybranego miejsca są {{count}} otwarte zgłoszenia tego rodzaju.',
  'near.found_many': 'W pobliżu wybranego miejsca jest {{count}} otwartych zgłoszeń tego rodzaju.',
  'near.text': 'Jeśli to ten sam problem, nie trzeba zgłaszać go ponownie.',
  'near.reported': 'Zgłoszono: {{date}}',
  'near.distance': '{{metres}} m stąd',
  'near.others_one': 'Zgłosiła to jeszcze {{count}} osoba',
  'near.others_few': 'Zgłosiły to jeszcze {{count}} osoby',
  'near.others_many': 'Zgłosiło to jeszcze {{count}} osób',
  'near.photo': 'Zdjęcie do tego zgłoszenia',
  'near.follow': 'Śledź to zgłoszenie',
  'near.follow-text': 'Gdy coś się wydarzy w tym zgłoszeniu, możemy wysłać Ci e-mail. Zawsze można z tego zrezygnować.',
  'near.email': 'Twój adres e-mail',
  'near.follow-send': 'Wysyłajcie mi e-maile',
  'near.follow-asked': 'Sprawdź swoją pocztę. Zaczniemy, gdy otworzysz wysłany link i naciśniesz przycisk.',
  'near.me-too': 'Mnie też to dotyczy',
  'near.me-too-sent': 'Dziękujemy. Policzyliśmy Twój głos.',
  'near.different': 'Nie, mój problem jest inny',
  'near.another': 'Zgłoś inny problem',
  'near.report-anyway': 'Zgłoś także mój problem',
};
