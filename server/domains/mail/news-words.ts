import type { LetterLanguage } from '../case/status-words.ts';

interface Title {
  subject: string;
  heading: string;
}

/** Words of the letters about a case; `report` is its reference, set apart already where that is needed. */
export interface NewsWords {
  status(report: string, label: string): Title;
  question(report: string): Title;
  note(report: string): Title;
  reopened(report: string): Title;
  withdrawn(report: string): Title;
  /** To those who reported the same before or after. */
  merged(report: string, label: string): Title;
  followed(report: string, label: string): Title;
  link(report: string): Title;
  confirm(report: string): Title;
  facts: { reference: string; service: string; place: string };
  councilWrites: string;
  councilAsks: string;
  privately: string;
  photos: string;
  answer: string;
  howWasIt: string;
  reopenedNext: string;
  notYou: string;
  linkNext: string;
  confirmNext: string;
  see: string;
  seePublic: string;
  confirmLabel: string;
  questions(phone: string): string;
  stop: string;
  /** A text message: short, and no more than what a stranger at the phone may read. */
  text(council: string, report: string, what: string): string;
  stopped: { title: string; ask: string; button: string; done: string };
}

export const newsWords: Record<LetterLanguage, NewsWords> = {
  en: {
    status: (report, label) => ({ subject: `Your report ${report}: ${label}`, heading: `Your report: ${label}` }),
    question: (report) => ({
      subject: `We have a question about your report ${report}`,
      heading: 'We have a question about your report',
    }),
    note: (report) => ({ subject: `News of your report ${report}`, heading: 'News of your report' }),
    reopened: (report) => ({
      subject: `Your report ${report} is open again`,
      heading: 'You told us that it is not fixed',
    }),
    withdrawn: (report) => ({
      subject: `Your report ${report} is withdrawn`,
      heading: 'Your report is withdrawn',
    }),
    merged: (report, label) => ({
      subject: `News of what you reported (${report}): ${label}`,
      heading: `News of what you reported: ${label}`,
    }),
    followed: (report, label) => ({
      subject: `A report that you follow (${report}): ${label}`,
      heading: `A report that you follow: ${label}`,
    }),
    link: (report) => ({ subject: `Your link to report ${report}`, heading: 'Here is your new link' }),
    confirm: (report) => ({
      subject: `Do you want to follow report ${report}?`,
      heading: 'Do you want to follow this report?',
    }),
    facts: { reference: 'Reference', service: 'What was reported', place: 'Where' },
    councilWrites: 'The council writes',
    councilAsks: 'Our question',
    privately: 'Open your report to read what we wrote.',
    photos: 'There are photos with this: follow the link to see them.',
    answer: 'Please answer in your report. We need the answer to go on.',
    howWasIt: 'Is it fixed? You can tell us how it went, or that it is not fixed, in your report.',
    reopenedNext: 'We look at it again and write to you when something changes.',
    notYou: 'If this was not you, please call us.',
    linkNext:
      'It is good for 30 days. Older links to this report no longer work. If you did not ask for it, do nothing.',
    confirmNext: 'If you did not ask for this, do nothing: we will not write to you.',
    see: 'See your report',
    seePublic: 'See the report',
    confirmLabel: 'Follow this report',
    questions: (phone) =>
      `Please do not reply to this e-mail. If you have a question, call ${phone} and give the reference.`,
    stop: 'Stop e-mails about this report',
    text: (council, report, what) => `${council}, report ${report}: ${what}.`,
    stopped: {
      title: 'Stop e-mails about this report',
      ask: 'Do you want no more e-mails about this report?',
      button: 'Stop the e-mails',
      done: 'Done. We will not write to you about this report any more.',
    },
  },
  cy: {
    status: (report, label) => ({ subject: `Eich adroddiad ${report}: ${label}`, heading: `Eich adroddiad: ${label}` }),
    question: (report) => ({
      subject: `Mae gennym gwestiwn am eich adroddiad ${report}`,
      heading: 'Mae gennym gwestiwn am eich adroddiad',
    }),
    note: (report) => ({ subject: `Newyddion am eich adroddiad ${report}`, heading: 'Newyddion am eich adroddiad' }),
    reopened: (report) => ({
      subject: `Mae eich adroddiad ${report} ar agor eto`,
      heading: 'Rydych wedi dweud wrthym nad yw wedi’i drwsio',
    }),
    withdrawn: (report) => ({
      subject: `Mae eich adroddiad ${report} wedi’i dynnu’n ôl`,
      heading: 'Mae eich adroddiad wedi’i dynnu’n ôl',
    }),
    merged: (report, label) => ({
      subject: `Newyddion am yr hyn a adroddwyd gennych (${report}): ${label}`,
      heading: `Newyddion am yr hyn a adroddwyd gennych: ${label}`,
    }),
    followed: (report, label) => ({
      subject: `Adroddiad yr ydych yn ei ddilyn (${report}): ${label}`,
      heading: `Adroddiad yr ydych yn ei ddilyn: ${label}`,
    }),
    link: (report) => ({ subject: `Eich dolen i adroddiad ${report}`, heading: 'Dyma eich dolen newydd' }),
    confirm: (report) => ({
      subject: `Ydych chi am ddilyn adroddiad ${report}?`,
      heading: 'Ydych chi am ddilyn yr adroddiad hwn?',
    }),
    facts: { reference: 'Cyfeirnod', service: 'Y broblem', place: 'Lleoliad' },
    councilWrites: 'Mae’r cyngor yn ysgrifennu',
    councilAsks: 'Ein cwestiwn',
    privately: 'Agorwch eich adroddiad i ddarllen yr hyn a ysgrifennwyd gennym.',
    photos: 'Mae lluniau gyda hyn: dilynwch y ddolen i’w gweld.',
    answer: 'Atebwch yn eich adroddiad, os gwelwch yn dda. Mae arnom angen yr ateb i fynd ymlaen.',
    howWasIt: 'A yw wedi’i drwsio? Gallwch ddweud wrthym sut aeth hi, neu nad yw wedi’i drwsio, yn eich adroddiad.',
    reopenedNext: 'Byddwn yn edrych arno eto ac yn ysgrifennu atoch pan fydd rhywbeth yn newid.',
    notYou: 'Os nad chi wnaeth hyn, ffoniwch ni.',
    linkNext:
      'Mae’n gweithio am 30 diwrnod. Nid yw dolenni hŷn i’r adroddiad hwn yn gweithio mwyach. Os na ofynnoch amdani, peidiwch â gwneud dim.',
    confirmNext: 'Os na ofynnoch am hyn, peidiwch â gwneud dim: ni fyddwn yn ysgrifennu atoch.',
    see: 'Gweld eich adroddiad',
    seePublic: 'Gweld yr adroddiad',
    confirmLabel: 'Dilyn yr adroddiad hwn',
    questions: (phone) =>
      `Peidiwch ag ateb yr e-bost hwn. Os oes gennych gwestiwn, ffoniwch ${phone} a rhoi’r cyfeirnod.`,
    stop: 'Stopio e-byst am yr adroddiad hwn',
    text: (council, report, what) => `${council}, adroddiad ${report}: ${what}.`,
    stopped: {
      title: 'Stopio e-byst am yr adroddiad hwn',
      ask: 'Ydych chi am beidio â chael rhagor o e-byst am yr adroddiad hwn?',
      button: 'Stopio’r e-byst',
      done: 'Wedi’i wneud. Ni fyddwn yn ysgrifennu atoch am yr adroddiad hwn mwyach.',
    },
  },
  ar: {
    status: (report, label) => ({ subject: `بلاغك ${report}: ${label}`, heading: `بلاغك: ${label}` }),
    question: (report) => ({ subject: `لدينا سؤال عن بلاغك ${report}`, heading: 'لدينا سؤال عن بلاغك' }),
    note: (report) => ({ subject: `مستجدات بلاغك ${report}`, heading: 'مستجدات بلاغك' }),
    reopened: (report) => ({ subject: `أُعيد فتح بلاغك ${report}`, heading: 'أخبرتنا بأن المشكلة لم تُحل' }),
    withdrawn: (report) => ({ subject: `تم سحب بلاغك ${report}`, heading: 'تم سحب بلاغك' }),
    merged: (report, label) => ({
      subject: `مستجدات ما أبلغت عنه (${report}): ${label}`,
      heading: `مستجدات ما أبلغت عنه: ${label}`,
    }),
    followed: (report, label) => ({
      subject: `بلاغ تتابعه (${report}): ${label}`,
      heading: `بلاغ تتابعه: ${label}`,
    }),
    link: (report) => ({ subject: `رابط بلاغك ${report}`, heading: 'إليك رابطك الجديد' }),
    confirm: (report) => ({ subject: `هل تريد متابعة البلاغ ${report}؟`, heading: 'هل تريد متابعة هذا البلاغ؟' }),
    facts: { reference: 'الرقم المرجعي', service: 'المشكلة', place: 'المكان' },
    councilWrites: 'كتب المجلس',
    councilAsks: 'سؤالنا',
    privately: 'افتح بلاغك لقراءة ما كتبناه.',
    photos: 'توجد صور مع هذا: افتح الرابط لرؤيتها.',
    answer: 'يُرجى الرد داخل بلاغك. نحتاج إلى ردك لنتابع العمل.',
    howWasIt: 'هل حُلّت المشكلة؟ يمكنك أن تخبرنا برأيك، أو بأن المشكلة لم تُحل، داخل بلاغك.',
    reopenedNext: 'سننظر في الأمر مجددًا ونكتب إليك عند حدوث أي تغيير.',
    notYou: 'إذا لم تكن أنت من فعل ذلك، فيُرجى الاتصال بنا.',
    linkNext: 'الرابط صالح لمدة 30 يومًا. ولم تعد الروابط السابقة لهذا البلاغ تعمل. إذا لم تطلبه فلا حاجة إلى فعل شيء.',
    confirmNext: 'إذا لم تطلب ذلك فلا حاجة إلى فعل شيء، ولن نكتب إليك.',
    see: 'عرض بلاغك',
    seePublic: 'عرض البلاغ',
    confirmLabel: 'متابعة هذا البلاغ',
    questions: (phone) => `يُرجى عدم الرد على هذه الرسالة. للاستفسار، يُرجى الاتصال بالرقم ${phone} وذكر الرقم المرجعي.`,
    stop: 'إيقاف الرسائل عن هذا البلاغ',
    text: (council, report, what) => `${council}، البلاغ ${report}: ${what}.`,
    stopped: {
      title: 'إيقاف الرسائل عن هذا البلاغ',
      ask: 'هل تريد عدم تلقي رسائل أخرى عن هذا البلاغ؟',
      button: 'إيقاف الرسائل',
      done: 'تم. لن نكتب إليك عن هذا البلاغ بعد الآن.',
    },
  },
  pl: {
    status: (report, label) => ({
      subject: `Twoje zgłoszenie ${report}: ${label}`,
      heading: `Twoje zgłoszenie: ${label}`,
    }),
    question: (report) => ({
      subject: `Mamy pytanie o Twoje zgłoszenie ${report}`,
      heading: 'Mamy pytanie o Twoje zgłoszenie',
    }),
    note: (report) => ({
      subject: `Wiadomość o Twoim zgłoszeniu ${report}`,
      heading: 'Wiadomość o Twoim zgłoszeniu',
    }),
    reopened: (report) => ({
      subject: `Twoje zgłoszenie ${report} jest znów otwarte`,
      heading: 'Wiemy już, że problem nie został usunięty',
    }),
    withdrawn: (report) => ({
      subject: `Twoje zgłoszenie ${report} zostało wycofane`,
      heading: 'Twoje zgłoszenie zostało wycofane',
    }),
    merged: (report, label) => ({
      subject: `Wiadomość o zgłoszonej sprawie (${report}): ${label}`,
      heading: `Wiadomość o zgłoszonej sprawie: ${label}`,
    }),
    followed: (report, label) => ({
      subject: `Obserwowane zgłoszenie (${report}): ${label}`,
      heading: `Obserwowane zgłoszenie: ${label}`,
    }),
    link: (report) => ({ subject: `Link do zgłoszenia ${report}`, heading: 'Oto Twój nowy link' }),
    confirm: (report) => ({
      subject: `Czy chcesz obserwować zgłoszenie ${report}?`,
      heading: 'Czy chcesz obserwować to zgłoszenie?',
    }),
    facts: { reference: 'Numer zgłoszenia', service: 'Czego dotyczy zgłoszenie', place: 'Miejsce' },
    councilWrites: 'Urząd pisze',
    councilAsks: 'Nasze pytanie',
    privately: 'Otwórz zgłoszenie, aby przeczytać, co napisaliśmy.',
    photos: 'Są do tego zdjęcia: otwórz link, aby je zobaczyć.',
    answer: 'Prosimy odpowiedzieć w zgłoszeniu. Potrzebujemy odpowiedzi, aby działać dalej.',
    howWasIt: 'Czy problem usunięto? W zgłoszeniu można nas ocenić albo napisać, że problem nadal istnieje.',
    reopenedNext: 'Sprawdzimy to ponownie i napiszemy, gdy coś się zmieni.',
    notYou: 'Jeśli to nie Ty, zadzwoń do nas.',
    linkNext:
      'Działa przez 30 dni. Starsze linki do tego zgłoszenia już nie działają. Jeśli to nie Twoja prośba, nie musisz nic robić.',
    confirmNext: 'Jeśli to nie Twoja prośba, nie musisz nic robić: nie będziemy pisać.',
    see: 'Zobacz swoje zgłoszenie',
    seePublic: 'Zobacz zgłoszenie',
    confirmLabel: 'Obserwuj to zgłoszenie',
    questions: (phone) =>
      `Prosimy nie odpowiadać na tę wiadomość. W razie pytań zadzwoń pod numer ${phone} i podaj numer zgłoszenia.`,
    stop: 'Nie wysyłajcie wiadomości o tym zgłoszeniu',
    text: (council, report, what) => `${council}, zgłoszenie ${report}: ${what}.`,
    stopped: {
      title: 'Wiadomości o tym zgłoszeniu',
      ask: 'Czy mamy już nie wysyłać wiadomości o tym zgłoszeniu?',
      button: 'Nie wysyłajcie wiadomości',
      done: 'Gotowe. Nie będziemy już pisać w sprawie tego zgłoszenia.',
    },
  },
};
