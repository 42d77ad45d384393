import type { CaseStatus } from '../../../src/contract/cases.ts';

/** A status as a resident reads it. */
export interface StatusWords {
  label: string;
  /** What it means. */
  meaning: string;
  /** What comes next; what is over has nothing that must. */
  next?: string;
}

/** Languages in which letters are written; the first two are the council's own. */
export const letterLanguages = ['en', 'cy', 'ar', 'pl'] as const;
export type LetterLanguage = (typeof letterLanguages)[number];

/** The language to write to somebody in: theirs where we speak it, else English. */
export function letterLanguage(asked: string): LetterLanguage {
  const base = asked.toLowerCase().split('-')[0];
  return letterLanguages.find((language) => language === base) ?? 'en';
}

/** Every status in every language that letters are written in. They speak of "the report": neighbours read them too. */
export const statusWords: Record<LetterLanguage, Record<CaseStatus, StatusWords>> = {
  en: {
    received: {
      label: 'Received',
      meaning: 'We have the report. Nobody has looked at it yet.',
      next: 'The team that deals with such things looks at it.',
    },
    investigating: {
      label: 'Being looked at',
      meaning: 'We are finding out what is wrong and what has to be done.',
      next: 'We decide what to do and say so here.',
    },
    planned: {
      label: 'Work planned',
      meaning: 'We know what has to be done, and the work is on our list.',
      next: 'The work is done.',
    },
    'in-progress': {
      label: 'Work under way',
      meaning: 'Somebody is at work on it.',
      next: 'We say here when the work is done.',
    },
    fixed: { label: 'Fixed', meaning: 'The work is done.' },
    'no-action': {
      label: 'Closed without work',
      meaning: 'We looked at it and will do no work. The history says why.',
    },
    'not-ours': {
      label: 'For somebody else',
      meaning: 'The council does not look after this. The history says who does.',
    },
    duplicate: {
      label: 'Reported before',
      meaning: 'Somebody told us of this before. We deal with both reports as one.',
    },
    withdrawn: { label: 'Withdrawn', meaning: 'Whoever sent the report took it back. We do nothing more about it.' },
    booked: {
      label: 'Booked',
      meaning: 'The booking is made.',
      next: 'Keep the time free. You can move or cancel the booking here until the time given.',
    },
    completed: { label: 'Done', meaning: 'What was booked has taken place.' },
    missed: {
      label: 'Missed',
      meaning: 'Nobody was there at the time that was booked. You can make a new booking, or call us.',
    },
    cancelled: { label: 'Cancelled', meaning: 'The booking is cancelled, and its time is free for others.' },
    paid: { label: 'Paid', meaning: 'We have your payment. You need do nothing more.' },
    'part-refunded': {
      label: 'Partly refunded',
      meaning: 'We have sent some of the money back to the card that was paid with.',
    },
    refunded: { label: 'Refunded', meaning: 'We have sent the money back to the card that was paid with.' },
  },
  cy: {
    received: {
      label: 'Wedi’i dderbyn',
      meaning: 'Mae’r adroddiad gyda ni. Nid oes neb wedi edrych arno eto.',
      next: 'Bydd y tîm sy’n delio â phethau o’r fath yn edrych arno.',
    },
    investigating: {
      label: 'Yn cael ei archwilio',
      meaning: 'Rydym yn darganfod beth sydd o’i le a beth sydd angen ei wneud.',
      next: 'Byddwn yn penderfynu beth i’w wneud ac yn dweud hynny yma.',
    },
    planned: {
      label: 'Gwaith wedi’i drefnu',
      meaning: 'Rydym yn gwybod beth sydd angen ei wneud, ac mae’r gwaith ar ein rhestr.',
      next: 'Bydd y gwaith yn cael ei wneud.',
    },
    'in-progress': {
      label: 'Gwaith ar y gweill',
      meaning: 'Mae rhywun wrthi’n gweithio arno.',
      next: 'Byddwn yn dweud yma pan fydd y gwaith wedi’i wneud.',
    },
    fixed: { label: 'Wedi’i drwsio', meaning: 'Mae’r gwaith wedi’i wneud.' },
    'no-action': {
      label: 'Wedi’i gau heb waith',
      meaning: 'Rydym wedi edrych arno ac ni fyddwn yn gwneud unrhyw waith. Mae’r hanes yn dweud pam.',
    },
    'not-ours': {
      label: 'Mater i rywun arall',
      meaning: 'Nid y cyngor sy’n gofalu am hyn. Mae’r hanes yn dweud pwy sy’n gwneud.',
    },
    duplicate: {
      label: 'Wedi’i adrodd o’r blaen',
      meaning: 'Roedd rhywun eisoes wedi dweud wrthym am hyn. Rydym yn delio â’r ddau adroddiad fel un.',
    },
    withdrawn: {
      label: 'Wedi’i dynnu’n ôl',
      meaning: 'Tynnwyd yr adroddiad yn ôl gan y sawl a’i hanfonodd. Ni wnawn ddim mwy yn ei gylch.',
    },
    booked: {
      label: 'Wedi’i archebu',
      meaning: 'Mae’r archeb wedi’i gwneud.',
      next: 'Cadwch yr amser yn rhydd. Gallwch symud neu ganslo’r archeb yma hyd at yr amser a roddir.',
    },
    completed: { label: 'Wedi’i wneud', meaning: 'Mae’r hyn a archebwyd wedi digwydd.' },
    missed: {
      label: 'Wedi’i golli',
      meaning: 'Nid oedd neb yno ar yr amser a archebwyd. Gallwch wneud archeb newydd, neu ein ffonio.',
    },
    cancelled: { label: 'Wedi’i ganslo', meaning: 'Mae’r archeb wedi’i chanslo, ac mae’r amser ar gael i eraill.' },
    paid: { label: 'Wedi’i dalu', meaning: 'Mae eich taliad gyda ni. Nid oes angen i chi wneud dim byd arall.' },
    'part-refunded': {
      label: 'Wedi’i ad-dalu’n rhannol',
      meaning: 'Rydym wedi anfon rhywfaint o’r arian yn ôl i’r cerdyn y talwyd ag ef.',
    },
    refunded: { label: 'Wedi’i ad-dalu', meaning: 'Rydym wedi anfon yr arian yn ôl i’r cerdyn y talwyd ag ef.' },
  },
  ar: {
    received: {
      label: 'تم الاستلام',
      meaning: 'البلاغ لدينا، ولم ينظر فيه أحد بعد.',
      next: 'ينظر فيه الفريق المختص بمثل هذه الأمور.',
    },
    investigating: {
      label: 'قيد النظر',
      meaning: 'نبحث عن سبب المشكلة وعمّا يلزم عمله.',
      next: 'نقرر ما سنفعله ونعلن ذلك هنا.',
    },
    planned: {
      label: 'العمل مخطط له',
      meaning: 'نعرف ما يلزم عمله، والعمل مدرج في قائمتنا.',
      next: 'يُنفَّذ العمل.',
    },
    'in-progress': {
      label: 'العمل جارٍ',
      meaning: 'هناك من يعمل على حل المشكلة الآن.',
      next: 'نعلن هنا عند انتهاء العمل.',
    },
    fixed: { label: 'تم الإصلاح', meaning: 'انتهى العمل.' },
    'no-action': {
      label: 'أُغلق دون عمل',
      meaning: 'نظرنا في الأمر ولن ننفذ أي عمل. ويوضح السجل السبب.',
    },
    'not-ours': {
      label: 'من اختصاص جهة أخرى',
      meaning: 'هذا الأمر ليس من اختصاص المجلس. ويوضح السجل الجهة المختصة.',
    },
    duplicate: {
      label: 'سبق الإبلاغ عنه',
      meaning: 'أبلغنا شخص آخر بهذا الأمر من قبل. ونعالج البلاغين معًا.',
    },
    withdrawn: { label: 'تم سحب البلاغ', meaning: 'سحب البلاغَ من أرسله. ولن نتخذ أي إجراء آخر بشأنه.' },
    booked: {
      label: 'تم الحجز',
      meaning: 'تم تسجيل الحجز.',
      next: 'أبقِ هذا الوقت متاحًا. يمكنك تغيير موعد الحجز أو إلغاؤه هنا حتى الوقت المبيّن.',
    },
    completed: { label: 'تم', meaning: 'تم ما حُجز من أجله.' },
    missed: {
      label: 'فات الموعد',
      meaning: 'لم يحضر أحد في الوقت المحجوز. يمكنك إجراء حجز جديد أو الاتصال بنا.',
    },
    cancelled: { label: 'أُلغي', meaning: 'أُلغي الحجز، وأصبح وقته متاحًا للآخرين.' },
    paid: { label: 'تم الدفع', meaning: 'وصلتنا دفعتك. لا يلزمك فعل أي شيء آخر.' },
    'part-refunded': { label: 'أُعيد جزء من المبلغ', meaning: 'أرسلنا جزءًا من المال إلى البطاقة التي دُفع بها.' },
    refunded: { label: 'أُعيد المبلغ', meaning: 'أرسلنا المال إلى البطاقة التي دُفع بها.' },
  },
  pl: {
    received: {
      label: 'Przyjęte',
      meaning: 'Mamy to zgłoszenie. Nikt jeszcze się nim nie zajął.',
      next: 'Zgłoszenie sprawdzi zespół, który zajmuje się takimi sprawami.',
    },
    investigating: {
      label: 'Sprawdzane',
      meaning: 'Ustalamy, co się stało i co trzeba zrobić.',
      next: 'Zdecydujemy, co zrobić, i poinformujemy o tym tutaj.',
    },
    planned: {
      label: 'Prace zaplanowane',
      meaning: 'Wiemy, co trzeba zrobić. Prace są na naszej liście.',
      next: 'Prace zostaną wykonane.',
    },
    'in-progress': {
      label: 'Prace w toku',
      meaning: 'Ktoś właśnie nad tym pracuje.',
      next: 'Poinformujemy tutaj, gdy prace się zakończą.',
    },
    fixed: { label: 'Naprawione', meaning: 'Prace są zakończone.' },
    'no-action': {
      label: 'Zamknięte bez prac',
      meaning: 'Sprawdziliśmy to i nie podejmiemy prac. Powód jest podany w historii.',
    },
    'not-ours': {
      label: 'Sprawa dla kogoś innego',
      meaning: 'Urząd się tym nie zajmuje. W historii podano, kto to robi.',
    },
    duplicate: {
      label: 'Zgłoszone wcześniej',
      meaning: 'Ktoś już nam to zgłosił. Oba zgłoszenia załatwiamy razem.',
    },
    withdrawn: { label: 'Wycofane', meaning: 'Osoba zgłaszająca wycofała zgłoszenie. Nic więcej z nim nie zrobimy.' },
    booked: {
      label: 'Zarezerwowano',
      meaning: 'Rezerwacja jest przyjęta.',
      next: 'Prosimy zarezerwować sobie ten czas. Rezerwację można tutaj przełożyć lub anulować do podanej godziny.',
    },
    completed: { label: 'Zrealizowano', meaning: 'Wizyta lub usługa się odbyła.' },
    missed: {
      label: 'Nie odbyło się',
      meaning: 'W zarezerwowanym czasie nikogo nie było. Można dokonać nowej rezerwacji albo do nas zadzwonić.',
    },
    cancelled: { label: 'Anulowano', meaning: 'Rezerwacja jest anulowana, a jej termin jest wolny dla innych.' },
    paid: { label: 'Zapłacono', meaning: 'Otrzymaliśmy płatność. Nic więcej nie trzeba robić.' },
    'part-refunded': { label: 'Częściowo zwrócono', meaning: 'Odesłaliśmy część pieniędzy na kartę, którą zapłacono.' },
    refunded: { label: 'Zwrócono', meaning: 'Odesłaliśmy pieniądze na kartę, którą zapłacono.' },
  },
};
