import type { ConfirmWords } from '../case/confirmation.ts';
import type { LetterLanguage, StatusWords } from '../case/status-words.ts';
import type { NewsWords } from '../mail/news-words.ts';

interface Title {
  subject: string;
  heading: string;
}

/** What has happened to a booking, as far as there is a letter of it. */
export type BookingNews = 'booked' | 'moved' | 'cancelled' | 'called-off' | 'reminder';

/** Words of the letters about a booking; `booking` is its reference, set apart already where that is needed. */
export interface BookingWords {
  titles: Record<BookingNews, (booking: string) => Title>;
  facts: { reference: string; service: string; when: string; where: string; address: string; items: string };
  until(when: string): string;
  tooLate: string;
  bring: string;
  calendar: string;
  calendarCancelled: string;
  calledOff: string;
  /** The council did, from one time to another, or to another place. */
  movedByUs: (before: string) => string;
  notYou: string;
  see: string;
  /** A text message: short, and no more than what a stranger at the phone may read. */
  text: Record<BookingNews, (council: string, when: string) => string>;
  waiting: Title & {
    paragraphs: readonly string[];
    /** From one day to another; either may be empty. */
    days: (from: string, until: string) => string;
    stop: string;
    /** The page behind that link. */
    stopped: NewsWords['stopped'];
  };
  offer: Title & { paragraphs: readonly string[]; until: (when: string) => string; link: string };
  /** A link to all that somebody has booked. */
  own: Title & { paragraphs: readonly string[]; link: string };
  /** What news of the council's about a case says otherwise of a booking. */
  news: Pick<
    NewsWords,
    'status' | 'question' | 'note' | 'link' | 'linkNext' | 'answer' | 'privately' | 'see' | 'stop' | 'text'
  >;
  /** Of a booking whose address is not confirmed yet. */
  confirm: {
    waits: (when: string) => Required<StatusWords>;
    lapsed: StatusWords;
    event: string;
    letter: (when: string) => ConfirmWords['letter'];
  };
  /** In a calendar. */
  entry: { reference: string; bring: string; manage: string };
}

export const bookingWords: Record<LetterLanguage, BookingWords> = {
  en: {
    titles: {
      booked: (booking) => ({ subject: `Your booking ${booking}`, heading: 'Your booking is made' }),
      moved: (booking) => ({ subject: `Your booking ${booking} is moved`, heading: 'Your booking has a new time' }),
      cancelled: (booking) => ({
        subject: `Your booking ${booking} is cancelled`,
        heading: 'Your booking is cancelled',
      }),
      'called-off': (booking) => ({
        subject: `We have had to cancel your booking ${booking}`,
        heading: 'We have had to cancel your booking',
      }),
      reminder: (booking) => ({ subject: `Tomorrow: your booking ${booking}`, heading: 'Your booking is tomorrow' }),
    },
    facts: {
      reference: 'Reference',
      service: 'What is booked',
      when: 'When',
      where: 'Where',
      address: 'Your address',
      items: 'What',
    },
    until: (when) => `You can move or cancel it until ${when}.`,
    tooLate: 'It cannot be moved or cancelled online any more. If you cannot come, please call us.',
    bring: 'What to bring and do before',
    calendar: 'The file with this e-mail puts it in your calendar.',
    calendarCancelled: 'The file with this e-mail takes it out of your calendar.',
    calledOff: 'We are sorry. You can book another time, or call us.',
    movedByUs: (before) => `We moved it. Before, it was ${before}.`,
    notYou: 'If this was not you, please call us.',
    see: 'See, move or cancel your booking',
    text: {
      booked: (council, when) => `${council}: booked for ${when}.`,
      moved: (council, when) => `${council}: your booking is moved to ${when}.`,
      cancelled: (council, when) => `${council}: your booking for ${when} is cancelled.`,
      'called-off': (council, when) => `${council}: we have had to cancel your booking for ${when}. We are sorry.`,
      reminder: (council, when) => `${council}: a reminder of your booking, ${when}.`,
    },
    waiting: {
      subject: 'You are on our waiting list',
      heading: 'You are on our waiting list',
      paragraphs: [
        'When an earlier time comes free we write to you and keep it for you for some hours.',
        'To wait for something else, stop waiting with the link below, and ask again. If you did not ask for this, use the link too.',
      ],
      days: (from, until) =>
        from && until ? `${from} to ${until}` : from ? `From ${from}` : until && `Until ${until}`,
      stop: 'Stop waiting',
      stopped: {
        title: 'Stop waiting',
        ask: 'Do you want to leave the waiting list?',
        button: 'Stop waiting',
        done: 'Done. You are not on the waiting list any more.',
      },
    },
    offer: {
      subject: 'A time has come free for you',
      heading: 'A time has come free',
      paragraphs: [
        'You asked us to tell you. We keep this time for you and for nobody else.',
        'If you do not want it, open the link and say so, or do nothing: then the next person is asked, and we do not write about it again.',
      ],
      until: (when) => `We keep it until ${when}.`,
      link: 'Take this time, or let it go',
    },
    own: {
      subject: 'Your link to your bookings',
      heading: 'Here is your link',
      paragraphs: [
        'It opens all that is booked with this email address and still to come. It works once, within 24 hours.',
        'Do not pass it on: whoever has it can see, move and cancel these bookings. If you did not ask for it, do nothing.',
      ],
      link: 'See your bookings',
    },
    news: {
      status: (booking, label) => ({ subject: `Your booking ${booking}: ${label}`, heading: `Your booking: ${label}` }),
      question: (booking) => ({
        subject: `We have a question about your booking ${booking}`,
        heading: 'We have a question about your booking',
      }),
      note: (booking) => ({ subject: `News of your booking ${booking}`, heading: 'News of your booking' }),
      link: (booking) => ({ subject: `Your link to booking ${booking}`, heading: 'Here is your new link' }),
      linkNext:
        'It is good for 30 days. Older links to this booking no longer work. If you did not ask for it, do nothing.',
      answer: 'Please answer in your booking. We need the answer to go on.',
      privately: 'Open your booking to read what we wrote.',
      see: 'See your booking',
      stop: 'Stop e-mails about this booking',
      text: (council, booking, what) => `${council}, booking ${booking}: ${what}.`,
    },
    confirm: {
      waits: (when) => ({
        label: 'Waiting for you to confirm',
        meaning: `It is not booked yet. We hold this time for you until ${when}, because we do not know yet that the email address is yours.`,
        next: 'Open the link in the email that we sent you and press the button there. No email? Ask us for a new link, or call us.',
      }),
      lapsed: {
        label: 'Not booked',
        meaning: 'Nobody confirmed it in time, so the time went to others. You can book another.',
      },
      event: 'Confirmed by email',
      letter: (when) => ({
        title: (booking) => ({
          subject: `Please confirm your booking ${booking}`,
          heading: 'Please confirm your booking',
        }),
        paragraphs: [
          `We hold the time for you until ${when}. Follow the link and press the button there before then: only then is it booked.`,
          'If you booked nothing with us, do nothing: the time goes to others, and we write no more.',
        ],
        button: 'Confirm and open your booking',
      }),
    },
    entry: { reference: 'Reference', bring: 'Bring', manage: 'Move or cancel it' },
  },
  cy: {
    titles: {
      booked: (booking) => ({ subject: `Eich archeb ${booking}`, heading: 'Mae eich archeb wedi’i gwneud' }),
      moved: (booking) => ({
        subject: `Mae eich archeb ${booking} wedi’i symud`,
        heading: 'Mae gan eich archeb amser newydd',
      }),
      cancelled: (booking) => ({
        subject: `Mae eich archeb ${booking} wedi’i chanslo`,
        heading: 'Mae eich archeb wedi’i chanslo',
      }),
      'called-off': (booking) => ({
        subject: `Bu’n rhaid i ni ganslo eich archeb ${booking}`,
        heading: 'Bu’n rhaid i ni ganslo eich archeb',
      }),
      reminder: (booking) => ({ subject: `Yfory: eich archeb ${booking}`, heading: 'Mae eich archeb yfory' }),
    },
    facts: {
      reference: 'Cyfeirnod',
      service: 'Yr hyn a archebwyd',
      when: 'Pryd',
      where: 'Ble',
      address: 'Eich cyfeiriad',
      items: 'Beth',
    },
    until: (when) => `Gallwch ei symud neu ei ganslo tan ${when}.`,
    tooLate: 'Ni ellir ei symud na’i ganslo ar-lein mwyach. Os na allwch ddod, ffoniwch ni.',
    bring: 'Beth i ddod ag ef a’i wneud ymlaen llaw',
    calendar: 'Mae’r ffeil gyda’r e-bost hwn yn ei roi yn eich calendr.',
    calendarCancelled: 'Mae’r ffeil gyda’r e-bost hwn yn ei dynnu o’ch calendr.',
    calledOff: 'Mae’n ddrwg gennym. Gallwch archebu amser arall, neu ein ffonio.',
    movedByUs: (before) => `Ni sydd wedi’i symud. Cyn hynny: ${before}.`,
    notYou: 'Os nad chi wnaeth hyn, ffoniwch ni.',
    see: 'Gweld, symud neu ganslo eich archeb',
    text: {
      booked: (council, when) => `${council}: wedi’i archebu ar gyfer ${when}.`,
      moved: (council, when) => `${council}: mae eich archeb wedi’i symud i ${when}.`,
      cancelled: (council, when) => `${council}: mae eich archeb ar gyfer ${when} wedi’i chanslo.`,
      'called-off': (council, when) =>
        `${council}: bu’n rhaid i ni ganslo eich archeb ar gyfer ${when}. Mae’n ddrwg gennym.`,
      reminder: (council, when) => `${council}: nodyn i’ch atgoffa am eich archeb, ${when}.`,
    },
    waiting: {
      subject: 'Rydych ar ein rhestr aros',
      heading: 'Rydych ar ein rhestr aros',
      paragraphs: [
        'Pan ddaw amser cynharach yn rhydd byddwn yn ysgrifennu atoch ac yn ei gadw i chi am rai oriau.',
        'I aros am rywbeth arall, stopiwch aros gyda’r ddolen isod, a gofynnwch eto. Os na ofynnoch am hyn, defnyddiwch y ddolen hefyd.',
      ],
      days: (from, until) => (from && until ? `${from} hyd ${until}` : from ? `O ${from}` : until && `Hyd ${until}`),
      stop: 'Stopio aros',
      stopped: {
        title: 'Stopio aros',
        ask: 'Ydych chi am adael y rhestr aros?',
        button: 'Stopio aros',
        done: 'Wedi’i wneud. Nid ydych ar y rhestr aros mwyach.',
      },
    },
    offer: {
      subject: 'Mae amser wedi dod yn rhydd i chi',
      heading: 'Mae amser wedi dod yn rhydd',
      paragraphs: [
        'Gofynnoch i ni roi gwybod i chi. Rydym yn cadw’r amser hwn i chi ac i neb arall.',
        'Os nad ydych am ei gael, agorwch y ddolen a dywedwch hynny, neu peidiwch â gwneud dim: yna gofynnir i’r person nesaf, ac ni fyddwn yn ysgrifennu amdano eto.',
      ],
      until: (when) => `Rydym yn ei gadw tan ${when}.`,
      link: 'Cymryd yr amser hwn, neu ei ollwng',
    },
    own: {
      subject: 'Eich dolen i’ch archebion',
      heading: 'Dyma eich dolen',
      paragraphs: [
        'Mae’n agor popeth sydd wedi’i archebu gyda’r cyfeiriad e-bost hwn ac sydd eto i ddod. Mae’n gweithio unwaith, o fewn 24 awr.',
        'Peidiwch â’i hanfon ymlaen: gall pwy bynnag sydd â hi weld, symud a chanslo’r archebion hyn. Os na ofynnoch amdani, peidiwch â gwneud dim.',
      ],
      link: 'Gweld eich archebion',
    },
    news: {
      status: (booking, label) => ({ subject: `Eich archeb ${booking}: ${label}`, heading: `Eich archeb: ${label}` }),
      question: (booking) => ({
        subject: `Mae gennym gwestiwn am eich archeb ${booking}`,
        heading: 'Mae gennym gwestiwn am eich archeb',
      }),
      note: (booking) => ({ subject: `Newyddion am eich archeb ${booking}`, heading: 'Newyddion am eich archeb' }),
      link: (booking) => ({ subject: `Eich dolen i archeb ${booking}`, heading: 'Dyma eich dolen newydd' }),
      linkNext:
        'Mae’n gweithio am 30 diwrnod. Nid yw dolenni hŷn i’r archeb hon yn gweithio mwyach. Os na ofynnoch amdani, peidiwch â gwneud dim.',
      answer: 'Atebwch yn eich archeb, os gwelwch yn dda. Mae arnom angen yr ateb i fynd ymlaen.',
      privately: 'Agorwch eich archeb i ddarllen yr hyn a ysgrifennwyd gennym.',
      see: 'Gweld eich archeb',
      stop: 'Stopio e-byst am yr archeb hon',
      text: (council, booking, what) => `${council}, archeb ${booking}: ${what}.`,
    },
    confirm: {
      waits: (when) => ({
        label: 'Aros i chi gadarnhau',
        meaning: `Nid yw wedi’i archebu eto. Rydym yn cadw’r amser hwn i chi tan ${when}, gan na wyddom eto mai eich cyfeiriad e-bost chi yw hwn.`,
        next: 'Agorwch y ddolen yn yr e-bost a anfonwyd atoch a phwyswch y botwm yno. Dim e-bost? Gofynnwch i ni am ddolen newydd, neu ffoniwch ni.',
      }),
      lapsed: {
        label: 'Heb ei archebu',
        meaning: 'Ni chadarnhaodd neb mewn pryd, felly aeth yr amser i eraill. Gallwch archebu un arall.',
      },
      event: 'Cadarnhawyd drwy e-bost',
      letter: (when) => ({
        title: (booking) => ({
          subject: `Cadarnhewch eich archeb ${booking}, os gwelwch yn dda`,
          heading: 'Cadarnhewch eich archeb, os gwelwch yn dda',
        }),
        paragraphs: [
          `Rydym yn cadw’r amser i chi tan ${when}. Dilynwch y ddolen a phwyswch y botwm yno cyn hynny: dim ond wedyn y bydd wedi’i archebu.`,
          'Os na wnaethoch archebu dim gyda ni, peidiwch â gwneud dim: bydd yr amser yn mynd i eraill, ac ni fyddwn yn ysgrifennu eto.',
        ],
        button: 'Cadarnhau ac agor eich archeb',
      }),
    },
    entry: { reference: 'Cyfeirnod', bring: 'Dewch â', manage: 'Ei symud neu ei ganslo' },
  },
  ar: {
    titles: {
      booked: (booking) => ({ subject: `حجزك ${booking}`, heading: 'تم حجزك' }),
      moved: (booking) => ({ subject: `تغيّر موعد حجزك ${booking}`, heading: 'لحجزك موعد جديد' }),
      cancelled: (booking) => ({ subject: `أُلغي حجزك ${booking}`, heading: 'أُلغي حجزك' }),
      'called-off': (booking) => ({ subject: `اضطررنا إلى إلغاء حجزك ${booking}`, heading: 'اضطررنا إلى إلغاء حجزك' }),
      reminder: (booking) => ({ subject: `غدًا: حجزك ${booking}`, heading: 'حجزك غدًا' }),
    },
    facts: {
      reference: 'الرقم المرجعي',
      service: 'ما حُجز',
      when: 'الموعد',
      where: 'المكان',
      address: 'عنوانك',
      items: 'التفاصيل',
    },
    until: (when) => `يمكنك تغيير موعده أو إلغاؤه حتى ${when}.`,
    tooLate: 'لم يعد من الممكن تغيير موعده أو إلغاؤه عبر الإنترنت. إذا تعذّر عليك الحضور فاتصل بنا.',
    bring: 'ما ينبغي إحضاره وعمله قبل الموعد',
    calendar: 'الملف المرفق بهذه الرسالة يضيف الموعد إلى تقويمك.',
    calendarCancelled: 'الملف المرفق بهذه الرسالة يحذف الموعد من تقويمك.',
    calledOff: 'نعتذر. يمكنك حجز موعد آخر أو الاتصال بنا.',
    movedByUs: (before) => `نحن من غيّر موعده. وكان من قبل: ${before}.`,
    notYou: 'إن لم تكن أنت من فعل هذا فاتصل بنا.',
    see: 'عرض حجزك أو تغيير موعده أو إلغاؤه',
    text: {
      booked: (council, when) => `${council}: تم الحجز، ${when}.`,
      moved: (council, when) => `${council}: تغيّر موعد حجزك إلى ${when}.`,
      cancelled: (council, when) => `${council}: أُلغي حجزك، ${when}.`,
      'called-off': (council, when) => `${council}: اضطررنا إلى إلغاء حجزك، ${when}. نعتذر.`,
      reminder: (council, when) => `${council}: تذكير بحجزك، ${when}.`,
    },
    waiting: {
      subject: 'أنت على قائمة الانتظار لدينا',
      heading: 'أنت على قائمة الانتظار لدينا',
      paragraphs: [
        'عندما يتاح موعد أبكر نكتب إليك ونحتفظ به لك بضع ساعات.',
        'لانتظار شيء آخر أوقف الانتظار بالرابط أدناه ثم اطلب من جديد. وإن لم تطلب هذا فاستخدم الرابط أيضًا.',
      ],
      days: (from, until) =>
        from && until ? `من ${from} إلى ${until}` : from ? `من ${from}` : until && `حتى ${until}`,
      stop: 'إيقاف الانتظار',
      stopped: {
        title: 'إيقاف الانتظار',
        ask: 'هل تريد مغادرة قائمة الانتظار؟',
        button: 'إيقاف الانتظار',
        done: 'تم. لم تعد على قائمة الانتظار.',
      },
    },
    offer: {
      subject: 'أصبح لدينا موعد متاح لك',
      heading: 'أصبح لدينا موعد متاح',
      paragraphs: [
        'طلبت منا إبلاغك. نحتفظ بهذا الموعد لك وحدك.',
        'إن كنت لا تريده فافتح الرابط وأخبرنا بذلك، أو لا تفعل شيئًا: عندئذ نسأل الشخص التالي ولا نكتب إليك عن هذا مرة أخرى.',
      ],
      until: (when) => `نحتفظ به حتى ${when}.`,
      link: 'قبول هذا الموعد أو تركه',
    },
    own: {
      subject: 'رابط حجوزاتك',
      heading: 'إليك رابطك',
      paragraphs: [
        'يفتح كل الحجوزات القادمة المسجّلة بهذا البريد الإلكتروني. يعمل مرة واحدة، خلال 24 ساعة.',
        'لا ترسله إلى غيرك: فمن يملكه يستطيع أن يرى هذه الحجوزات وينقلها ويلغيها. إن لم تكن قد طلبته فلا تفعل شيئًا.',
      ],
      link: 'عرض حجوزاتك',
    },
    news: {
      status: (booking, label) => ({ subject: `حجزك ${booking}: ${label}`, heading: `حجزك: ${label}` }),
      question: (booking) => ({ subject: `لدينا سؤال عن حجزك ${booking}`, heading: 'لدينا سؤال عن حجزك' }),
      note: (booking) => ({ subject: `مستجدات حجزك ${booking}`, heading: 'مستجدات حجزك' }),
      link: (booking) => ({ subject: `رابط حجزك ${booking}`, heading: 'إليك رابطك الجديد' }),
      linkNext: 'يعمل لمدة 30 يومًا. لم تعد الروابط الأقدم إلى هذا الحجز تعمل. إن لم تطلبه فلا تفعل شيئًا.',
      answer: 'يُرجى الإجابة في صفحة حجزك. نحتاج إلى الجواب لنتابع.',
      privately: 'افتح حجزك لقراءة ما كتبناه.',
      see: 'عرض حجزك',
      stop: 'إيقاف الرسائل عن هذا الحجز',
      text: (council, booking, what) => `${council}، الحجز ${booking}: ${what}.`,
    },
    confirm: {
      waits: (when) => ({
        label: 'في انتظار تأكيدك',
        meaning: `لم يتم الحجز بعد. نحتفظ بهذا الموعد لك حتى ${when}، لأننا لا نعلم بعد أن عنوان البريد الإلكتروني هو عنوانك.`,
        next: 'افتح الرابط في الرسالة التي أرسلناها إليك واضغط الزر هناك. لم تصلك رسالة؟ اطلب منا رابطًا جديدًا أو اتصل بنا.',
      }),
      lapsed: {
        label: 'لم يتم الحجز',
        meaning: 'لم يؤكد أحد الحجز في الوقت المحدد، فأصبح الموعد متاحًا للآخرين. يمكنك حجز موعد آخر.',
      },
      event: 'تم التأكيد بالبريد الإلكتروني',
      letter: (when) => ({
        title: (booking) => ({ subject: `يُرجى تأكيد حجزك ${booking}`, heading: 'يُرجى تأكيد حجزك' }),
        paragraphs: [
          `نحتفظ بالموعد لك حتى ${when}. اتبع الرابط واضغط الزر هناك قبل ذلك: عندها فقط يتم الحجز.`,
          'إذا لم تكن قد حجزت شيئًا لدينا فلا تفعل شيئًا: سيصبح الموعد متاحًا للآخرين، ولن نكتب إليك مرة أخرى.',
        ],
        button: 'تأكيد حجزك وفتحه',
      }),
    },
    entry: { reference: 'الرقم المرجعي', bring: 'أحضر معك', manage: 'تغيير الموعد أو إلغاؤه' },
  },
  pl: {
    titles: {
      booked: (booking) => ({ subject: `Twoja rezerwacja ${booking}`, heading: 'Rezerwacja jest przyjęta' }),
      moved: (booking) => ({
        subject: `Nowy termin rezerwacji ${booking}`,
        heading: 'Twoja rezerwacja ma nowy termin',
      }),
      cancelled: (booking) => ({
        subject: `Rezerwacja ${booking} jest anulowana`,
        heading: 'Twoja rezerwacja jest anulowana',
      }),
      'called-off': (booking) => ({
        subject: `Musieliśmy anulować rezerwację ${booking}`,
        heading: 'Musieliśmy anulować Twoją rezerwację',
      }),
      reminder: (booking) => ({
        subject: `Jutro: Twoja rezerwacja ${booking}`,
        heading: 'Twoja rezerwacja jest jutro',
      }),
    },
    facts: {
      reference: 'Numer rezerwacji',
      service: 'Co zarezerwowano',
      when: 'Termin',
      where: 'Miejsce',
      address: 'Twój adres',
      items: 'Szczegóły',
    },
    until: (when) => `Rezerwację można przełożyć lub anulować do: ${when}.`,
    tooLate:
      'Rezerwacji nie można już przełożyć ani anulować przez internet. Jeśli nie możesz przyjść, zadzwoń do nas.',
    bring: 'Co zabrać i zrobić wcześniej',
    calendar: 'Plik dołączony do tej wiadomości doda termin do Twojego kalendarza.',
    calendarCancelled: 'Plik dołączony do tej wiadomości usunie termin z Twojego kalendarza.',
    calledOff: 'Przepraszamy. Możesz zarezerwować inny termin albo do nas zadzwonić.',
    movedByUs: (before) => `To my ją przenieśliśmy. Przedtem: ${before}.`,
    notYou: 'Jeśli to nie Ty, zadzwoń do nas.',
    see: 'Zobacz, przełóż lub anuluj rezerwację',
    text: {
      booked: (council, when) => `${council}: zarezerwowano, ${when}.`,
      moved: (council, when) => `${council}: nowy termin Twojej rezerwacji: ${when}.`,
      cancelled: (council, when) => `${council}: Twoja rezerwacja (${when}) jest anulowana.`,
      'called-off': (council, when) => `${council}: musieliśmy anulować Twoją rezerwację (${when}). Przepraszamy.`,
      reminder: (council, when) => `${council}: przypominamy o rezerwacji, ${when}.`,
    },
    waiting: {
      subject: 'Jesteś na naszej liście oczekujących',
      heading: 'Jesteś na naszej liście oczekujących',
      paragraphs: [
        'Gdy zwolni się wcześniejszy termin, napiszemy do Ciebie i przez kilka godzin będziemy go dla Ciebie trzymać.',
        'Aby czekać na coś innego, przestań czekać, klikając link poniżej, i poproś jeszcze raz. Jeśli o to nie prosiłeś ani nie prosiłaś, też użyj linku.',
      ],
      days: (from, until) => (from && until ? `${from} – ${until}` : from ? `Od: ${from}` : until && `Do: ${until}`),
      stop: 'Przestań czekać',
      stopped: {
        title: 'Przestań czekać',
        ask: 'Czy chcesz opuścić listę oczekujących?',
        button: 'Przestań czekać',
        done: 'Gotowe. Nie jesteś już na liście oczekujących.',
      },
    },
    offer: {
      subject: 'Zwolnił się termin dla Ciebie',
      heading: 'Zwolnił się termin',
      paragraphs: [
        'Prosiłeś lub prosiłaś nas o wiadomość. Trzymamy ten termin dla Ciebie i dla nikogo innego.',
        'Jeśli go nie chcesz, otwórz link i powiedz nam o tym albo nie rób nic: wtedy zapytamy następną osobę, a my więcej w tej sprawie nie napiszemy.',
      ],
      until: (when) => `Trzymamy go do: ${when}.`,
      link: 'Przyjmij ten termin albo z niego zrezygnuj',
    },
    own: {
      subject: 'Twój link do rezerwacji',
      heading: 'Oto Twój link',
      paragraphs: [
        'Otwiera wszystkie nadchodzące rezerwacje z tym adresem e-mail. Działa jeden raz, w ciągu 24 godzin.',
        'Nie przekazuj go nikomu: kto go ma, może zobaczyć, przenieść i odwołać te rezerwacje. Jeśli o niego nie prosiłeś ani nie prosiłaś, nie rób nic.',
      ],
      link: 'Zobacz swoje rezerwacje',
    },
    news: {
      status: (booking, label) => ({
        subject: `Rezerwacja ${booking}: ${label}`,
        heading: `Twoja rezerwacja: ${label}`,
      }),
      question: (booking) => ({
        subject: `Mamy pytanie w sprawie rezerwacji ${booking}`,
        heading: 'Mamy pytanie w sprawie Twojej rezerwacji',
      }),
      note: (booking) => ({
        subject: `Nowe informacje o rezerwacji ${booking}`,
        heading: 'Nowe informacje o Twojej rezerwacji',
      }),
      link: (booking) => ({ subject: `Link do rezerwacji ${booking}`, heading: 'Oto Twój nowy link' }),
      linkNext:
        'Działa przez 30 dni. Starsze linki do tej rezerwacji już nie działają. Jeśli o niego nie prosiłeś ani nie prosiłaś, nie rób nic.',
      answer: 'Odpowiedz na stronie rezerwacji. Bez odpowiedzi nie możemy działać dalej.',
      privately: 'Otwórz swoją rezerwację, aby przeczytać, co napisaliśmy.',
      see: 'Zobacz swoją rezerwację',
      stop: 'Nie wysyłaj więcej wiadomości o tej rezerwacji',
      text: (council, booking, what) => `${council}, rezerwacja ${booking}: ${what}.`,
    },
    confirm: {
      waits: (when) => ({
        label: 'Czeka na Twoje potwierdzenie',
        meaning: `Termin nie jest jeszcze zarezerwowany. Trzymamy go dla Ciebie do: ${when}, bo nie wiemy jeszcze, czy podany adres e-mail należy do Ciebie.`,
        next: 'Otwórz link w wiadomości, którą wysłaliśmy, i naciśnij tam przycisk. Wiadomość nie dotarła? Poproś nas o nowy link albo zadzwoń.',
      }),
      lapsed: {
        label: 'Nie zarezerwowano',
        meaning: 'Nikt nie potwierdził rezerwacji na czas, więc termin dostali inni. Możesz zarezerwować inny.',
      },
      event: 'Potwierdzono e-mailem',
      letter: (when) => ({
        title: (booking) => ({
          subject: `Potwierdź swoją rezerwację ${booking}`,
          heading: 'Potwierdź swoją rezerwację',
        }),
        paragraphs: [
          `Trzymamy dla Ciebie ten termin do: ${when}. Przed tym czasem przejdź do linku i naciśnij tam przycisk: dopiero wtedy termin będzie zarezerwowany.`,
          'Jeśli nie było u nas żadnej Twojej rezerwacji, nie rób nic: termin dostaną inni, a my więcej nie napiszemy.',
        ],
        button: 'Potwierdź i otwórz rezerwację',
      }),
    },
    entry: { reference: 'Numer rezerwacji', bring: 'Zabierz ze sobą', manage: 'Przełóż lub anuluj' },
  },
};
