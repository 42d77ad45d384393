import { dayInWords } from '../case/day-words.ts';
import { letterLanguage, type LetterLanguage } from '../case/status-words.ts';
import { apart, letterOf, type Letter } from '../mail/letter.ts';

export interface Acknowledged {
  council: string;
  /** As it is read. */
  phone: string;
  reference: string;
  /** Left out of the letter for private services: a letter may be read over a shoulder. */
  service?: string | undefined;
  place?: string | undefined;
  /** `YYYY-MM-DD` */
  expected: string;
  /** What happens next, in the council's own words and in their language. */
  next: readonly string[];
  nextLanguage: string;
  /** Opens the case. */
  link?: string | undefined;
}

interface Words {
  subject(reference: string): string;
  thanks(council: string): string;
  reference: string;
  service: string;
  place: string;
  expected(day: string): string;
  next: string;
  follow: string;
  questions(phone: string): string;
}

const words: Record<LetterLanguage, Words> = {
  en: {
    subject: (reference) => `We have your report: ${reference}`,
    thanks: (council) => `Thank you. ${council} has received your report.`,
    reference: 'Reference',
    service: 'What you reported',
    place: 'Where',
    expected: (day) => `We usually deal with reports like this by ${day}.`,
    next: 'What happens next',
    follow: 'Follow your report',
    questions: (phone) =>
      `Please do not reply to this e-mail. If you have a question, call ${phone} and give your reference.`,
  },
  cy: {
    subject: (reference) => `Rydym wedi cael eich adroddiad: ${reference}`,
    thanks: (council) => `Diolch. Mae ${council} wedi cael eich adroddiad.`,
    reference: 'Eich cyfeirnod',
    service: 'Y broblem',
    place: 'Lleoliad',
    expected: (day) => `Rydym fel arfer yn delio ag adroddiadau fel hyn erbyn ${day}.`,
    next: 'Beth sy’n digwydd nesaf',
    follow: 'Dilyn eich adroddiad',
    questions: (phone) =>
      `Peidiwch ag ateb yr e-bost hwn. Os oes gennych gwestiwn, ffoniwch ${phone} a rhoi eich cyfeirnod.`,
  },
  ar: {
    subject: (reference) => `وصلنا بلاغك: ${reference}`,
    thanks: (council) => `شكرًا لك. وصل بلاغك إلى ${council}.`,
    reference: 'الرقم المرجعي',
    service: 'المشكلة',
    place: 'المكان',
    expected: (day) => `نعالج مثل هذه البلاغات عادةً في موعد أقصاه ${day}.`,
    next: 'ماذا سيحدث بعد ذلك',
    follow: 'متابعة بلاغك',
    questions: (phone) => `يُرجى عدم الرد على هذه الرسالة. للاستفسار، يُرجى الاتصال بالرقم ${phone} وذكر الرقم المرجعي.`,
  },
  pl: {
    subject: (reference) => `Otrzymaliśmy Twoje zgłoszenie: ${reference}`,
    thanks: (council) => `Dziękujemy. Twoje zgłoszenie dotarło do urzędu (${council}).`,
    reference: 'Numer zgłoszenia',
    service: 'Czego dotyczy zgłoszenie',
    place: 'Miejsce',
    expected: (day) => `Takie sprawy zwykle załatwiamy do ${day} r.`,
    next: 'Co będzie dalej',
    follow: 'Śledź swoje zgłoszenie',
    questions: (phone) =>
      `Prosimy nie odpowiadać na tę wiadomość. W razie pytań zadzwoń pod numer ${phone} i podaj numer zgłoszenia.`,
  },
};

/**
 * The letter that says a report has come in, in the resident's language where we speak it, else in English. It holds
 * no description, no contact and not the receipt's token: it may reach a stranger through one wrong letter in an address.
 */
export function acknowledgement(asked: string, report: Acknowledged): Letter {
  const language = letterLanguage(asked);
  const say = words[language];
  const { reference, service, place, expected, next, nextLanguage, link } = report;
  return letterOf({
    language,
    subject: say.subject(apart(reference, language)),
    heading: say.thanks(apart(report.council, language)),
    facts: [
      [say.reference, reference],
      ...(service ? [[say.service, service] as const] : []),
      ...(place ? [[say.place, place] as const] : []),
    ],
    paragraphs: [say.expected(dayInWords(expected, language))],
    list: { title: say.next, items: next, language: nextLanguage },
    link: link === undefined ? undefined : { label: say.follow, url: link },
    footer: [say.questions(apart(report.phone, language))],
  });
}
