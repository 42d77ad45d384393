import { escapeHtml } from '../../http/html.ts';

/** A letter ready to go. */
export interface Letter {
  language: string;
  subject: string;
  text: string;
  html: string;
}

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
}

interface Words {
  subject(reference: string): string;
  thanks(council: string): string;
  reference: string;
  service: string;
  place: string;
  expected(day: string): string;
  next: string;
  questions(phone: string): string;
}

const words: Record<'en' | 'cy' | 'ar' | 'pl', Words> = {
  en: {
    subject: (reference) => `We have your report: ${reference}`,
    thanks: (council) => `Thank you. ${council} has received your report.`,
    reference: 'Reference',
    service: 'What you reported',
    place: 'Where',
    expected: (day) => `We usually deal with reports like this by ${day}.`,
    next: 'What happens next',
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
    questions: (phone) =>
      `Prosimy nie odpowiadać na tę wiadomość. W razie pytań zadzwoń pod numer ${phone} i podaj numer zgłoszenia.`,
  },
};

/** `27 November 2026`, in figures that everybody reads; made once a language, because to make one takes a while. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();
function dayFormat(language: string): Intl.DateTimeFormat {
  let format = dayFormats.get(language);
  if (!format) {
    const locale = `${language === 'en' ? 'en-GB' : language}-u-nu-latn`;
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    dayFormats.set(language, format);
  }
  return format;
}

type Spoken = keyof typeof words;
const isSpoken = (language: string): language is Spoken => Object.hasOwn(words, language);

/**
 * The letter that says a report has come in, in the resident's language where we speak it, else in English. It holds
 * no description, no contact and no token: it may reach a stranger through one wrong letter in an address.
 */
export function acknowledgement(asked: string, report: Acknowledged): Letter {
  const base = asked.toLowerCase().split('-')[0] ?? '';
  const language: Spoken = isSpoken(base) ? base : 'en';
  const say = words[language];
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  // In a right-to-left sentence what is written from the left is set apart, or its parts change places.
  const apart = (text: string) => (direction === 'rtl' ? `\u2066${text}\u2069` : text);
  const day = dayFormat(language).format(new Date(report.expected));

  const facts: [string, string][] = [
    [say.reference, report.reference],
    ...(report.service ? [[say.service, report.service] as [string, string]] : []),
    ...(report.place ? [[say.place, report.place] as [string, string]] : []),
  ];
  const subject = say.subject(apart(report.reference));
  const thanks = say.thanks(apart(report.council));
  const expected = say.expected(day);
  const questions = say.questions(apart(report.phone));

  const text = [
    thanks,
    facts.map(([name, value]) => `${name}: ${apart(value)}`).join('\n'),
    expected,
    ...(report.next.length > 0 ? [`${say.next}\n${report.next.map((sentence) => `- ${sentence}`).join('\n')}`] : []),
    questions,
  ].join('\n\n');

  const e = escapeHtml;
  const html = `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${e(subject)}</title></head>
<body style="margin:0;padding:1.5em;font:medium/1.5 sans-serif;color:#1a1a1a;background:#fff">
<div style="max-width:38em;margin:0 auto">
<h1 style="font-size:1.5em">${e(thanks)}</h1>
<dl>
${facts
  .map(
    ([name, value]) =>
      `<dt style="font-weight:bold">${e(name)}</dt><dd style="margin:0 0 1em"><bdi>${e(value)}</bdi></dd>`,
  )
  .join('\n')}
</dl>
<p>${e(expected)}</p>
${
  report.next.length > 0
    ? `<h2 style="font-size:1.2em">${e(say.next)}</h2>
<ul lang="${e(report.nextLanguage)}" dir="auto">${report.next.map((sentence) => `<li>${e(sentence)}</li>`).join('')}</ul>`
    : ''
}
<p>${e(questions)}</p>
</div>
</body>
</html>
`;
  return { language, subject, text: `${text}\n`, html };
}
