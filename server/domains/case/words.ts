import type { reopenReasons } from '../../../src/contract/case-updates.ts';
import type { EventKind, InsideKind } from '../../database/schema.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import type { LetterLanguage } from './status-words.ts';

type Reason = (typeof reopenReasons)[number] | 'unconfirmed';

interface CaseWords {
  /** What a line of the timeline says happened; of `status` the status says it. */
  titles: Record<Exclude<EventKind, 'status' | InsideKind>, string>;
  reasons: Record<Reason, string>;
  you: string;
  neighbour: string;
  /** The way from beginning to end. */
  steps: {
    received: string;
    reopened: string;
    investigating: string;
    planned: string;
    'in-progress': string;
    fixed: string;
  };
  late(day: string): string;
  answerUs: string;
  notFixed: string;
  mergedInto(reference: string): string;
}

/** Words of a case beside those of its status, in every language that has those. */
export const caseWords: Record<LetterLanguage, CaseWords> = {
  en: {
    titles: {
      received: 'Report received',
      confirmed: 'Report confirmed by email',
      note: 'A word from the council',
      question: 'The council asks',
      answer: 'Answer',
      update: 'More about it',
      asked: 'Question to the council',
      reopened: 'Opened again: it is not fixed',
      withdrawn: 'Report withdrawn',
      merged: 'Joined with an earlier report',
      booked: 'Booked',
      moved: 'Moved to another time',
      cancelled: 'Booking cancelled',
      paid: 'Paid',
      refunded: 'Money sent back',
      'refund-failed': 'The money could not be paid back: we are looking into it',
    },
    reasons: {
      'not-done': 'Nothing has been done.',
      'partly-done': 'Only part of it has been done.',
      'came-back': 'It was fixed, and has come back.',
      'wrong-place': 'The work was done in another place.',
      other: 'Another reason.',
      unconfirmed: 'Nobody confirmed the email address in time.',
    },
    you: 'You',
    neighbour: 'The resident who reported it',
    steps: {
      received: 'We receive the report',
      reopened: 'You tell us that it is not fixed',
      investigating: 'We look at the problem',
      planned: 'We plan the work',
      'in-progress': 'We do the work',
      fixed: 'The problem is fixed',
    },
    late: (day) => `We said that this would be done by ${day}. It is late, and we are sorry.`,
    answerUs: 'Please answer our question. We need the answer to go on.',
    notFixed: 'If it is not fixed, tell us here and we look at it again.',
    mergedInto: (reference) => `The report that goes on is ${reference}. You hear of what happens to it.`,
  },
  cy: {
    titles: {
      received: 'Adroddiad wedi’i dderbyn',
      confirmed: 'Adroddiad wedi’i gadarnhau drwy e-bost',
      note: 'Gair gan y cyngor',
      question: 'Mae’r cyngor yn gofyn',
      answer: 'Ateb',
      update: 'Rhagor amdano',
      asked: 'Cwestiwn i’r cyngor',
      reopened: 'Wedi’i ailagor: nid yw wedi’i drwsio',
      withdrawn: 'Adroddiad wedi’i dynnu’n ôl',
      merged: 'Wedi’i gyfuno ag adroddiad cynharach',
      booked: 'Wedi’i archebu',
      moved: 'Wedi’i symud i amser arall',
      cancelled: 'Archeb wedi’i chanslo',
      paid: 'Wedi’i dalu',
      refunded: 'Arian wedi’i anfon yn ôl',
      'refund-failed': 'Nid oedd modd talu’r arian yn ôl: rydym yn ymchwilio i hyn',
    },
    reasons: {
      'not-done': 'Nid oes dim wedi’i wneud.',
      'partly-done': 'Dim ond rhan ohono sydd wedi’i wneud.',
      'came-back': 'Cafodd ei drwsio, ond mae wedi dod yn ôl.',
      'wrong-place': 'Gwnaed y gwaith mewn man arall.',
      other: 'Rheswm arall.',
      unconfirmed: 'Ni chadarnhaodd neb y cyfeiriad e-bost mewn pryd.',
    },
    you: 'Chi',
    neighbour: 'Y preswylydd a’i hadroddodd',
    steps: {
      received: 'Rydym yn derbyn yr adroddiad',
      reopened: 'Rydych yn dweud wrthym nad yw wedi’i drwsio',
      investigating: 'Rydym yn edrych ar y broblem',
      planned: 'Rydym yn trefnu’r gwaith',
      'in-progress': 'Rydym yn gwneud y gwaith',
      fixed: 'Mae’r broblem wedi’i datrys',
    },
    late: (day) => `Dywedasom y byddai hyn wedi’i wneud erbyn ${day}. Mae’n hwyr, ac mae’n ddrwg gennym.`,
    answerUs: 'Atebwch ein cwestiwn, os gwelwch yn dda. Mae arnom angen yr ateb i fynd ymlaen.',
    notFixed: 'Os nad yw wedi’i drwsio, dywedwch wrthym yma a byddwn yn edrych arno eto.',
    mergedInto: (reference) =>
      `Yr adroddiad sy’n mynd ymlaen yw ${reference}. Byddwch yn clywed beth sy’n digwydd iddo.`,
  },
  ar: {
    titles: {
      received: 'تم استلام البلاغ',
      confirmed: 'تم تأكيد البلاغ بالبريد الإلكتروني',
      note: 'كلمة من المجلس',
      question: 'يسأل المجلس',
      answer: 'جواب',
      update: 'المزيد عنه',
      asked: 'سؤال إلى المجلس',
      reopened: 'أُعيد فتحه: لم يُصلَح',
      withdrawn: 'تم سحب البلاغ',
      merged: 'ضُمّ إلى بلاغ سابق',
      booked: 'تم الحجز',
      moved: 'نُقل إلى موعد آخر',
      cancelled: 'أُلغي الحجز',
      paid: 'تم الدفع',
      refunded: 'أُرسل المال إلى البطاقة',
      'refund-failed': 'تعذرت إعادة المال: ننظر في الأمر',
    },
    reasons: {
      'not-done': 'لم يُنفَّذ أي شيء.',
      'partly-done': 'نُفِّذ جزء منه فقط.',
      'came-back': 'تم إصلاحه، ثم عادت المشكلة.',
      'wrong-place': 'نُفِّذ العمل في مكان آخر.',
      other: 'سبب آخر.',
      unconfirmed: 'لم يؤكد أحد عنوان البريد الإلكتروني في الوقت المحدد.',
    },
    you: 'أنت',
    neighbour: 'الساكن الذي أبلغ عنه',
    steps: {
      received: 'نستلم البلاغ',
      reopened: 'تخبرنا بأنه لم يُصلَح',
      investigating: 'ننظر في المشكلة',
      planned: 'نخطط للعمل',
      'in-progress': 'ننفذ العمل',
      fixed: 'تُحَل المشكلة',
    },
    late: (day) => `قلنا إن هذا سيُنجز بحلول ${day}. لقد تأخر، ونحن نعتذر.`,
    answerUs: 'يُرجى الإجابة عن سؤالنا. نحتاج إلى الجواب لنتابع.',
    notFixed: 'إذا لم يُصلَح فأخبرنا هنا وسننظر فيه مرة أخرى.',
    mergedInto: (reference) => `البلاغ الذي يستمر هو \u2066${reference}\u2069. وسنخبرك بما يحدث فيه.`,
  },
  pl: {
    titles: {
      received: 'Zgłoszenie przyjęte',
      confirmed: 'Zgłoszenie potwierdzone e-mailem',
      note: 'Wiadomość od urzędu',
      question: 'Pytanie od urzędu',
      answer: 'Odpowiedź',
      update: 'Więcej informacji',
      asked: 'Pytanie do urzędu',
      reopened: 'Otwarte ponownie: problem nie został usunięty',
      withdrawn: 'Zgłoszenie wycofane',
      merged: 'Połączone z wcześniejszym zgłoszeniem',
      booked: 'Zarezerwowano',
      moved: 'Przełożono na inny termin',
      cancelled: 'Rezerwacja anulowana',
      paid: 'Zapłacono',
      refunded: 'Odesłano pieniądze',
      'refund-failed': 'Nie udało się zwrócić pieniędzy: wyjaśniamy to',
    },
    reasons: {
      'not-done': 'Nic nie zrobiono.',
      'partly-done': 'Zrobiono tylko część.',
      'came-back': 'Problem usunięto, ale wrócił.',
      'wrong-place': 'Prace wykonano w innym miejscu.',
      other: 'Inny powód.',
      unconfirmed: 'Nikt nie potwierdził adresu e-mail na czas.',
    },
    you: 'Ty',
    neighbour: 'Osoba, która to zgłosiła',
    steps: {
      received: 'Przyjmujemy zgłoszenie',
      reopened: 'Informujesz nas, że problem nie został usunięty',
      investigating: 'Sprawdzamy problem',
      planned: 'Planujemy prace',
      'in-progress': 'Wykonujemy prace',
      fixed: 'Problem jest usunięty',
    },
    late: (day) => `Mówiliśmy, że zrobimy to do ${day}. Termin minął, za co przepraszamy.`,
    answerUs: 'Odpowiedz na nasze pytanie. Bez odpowiedzi nie możemy działać dalej.',
    notFixed: 'Jeśli problem nie został usunięty, napisz nam o tym tutaj, a sprawdzimy to jeszcze raz.',
    mergedInto: (reference) => `Dalej prowadzimy zgłoszenie ${reference}. Będziemy informować, co się z nim dzieje.`,
  },
};

/** Labels that stand among the council's own questions, and so in its languages. */
export const factWords: Record<AnswerLanguage, { where: string; place: string; asset: string }> = {
  en: { where: 'Where', place: 'How to find it', asset: 'Which one' },
  cy: { where: 'Ble', place: 'Sut i ddod o hyd iddo', asset: 'Pa un' },
};
