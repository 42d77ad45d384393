import type { PayableKind } from '../../../src/contract/payables.ts';
import type { AnswerLanguage } from '../../http/language.ts';
import type { LetterLanguage } from '../case/status-words.ts';
import type { NewsWords } from '../mail/news-words.ts';
import type { UnpaidState } from './rules.ts';

/** What kind of thing it is, for who is told no more of what they pay for somebody else. */
export const plainNames: Record<PayableKind, Record<AnswerLanguage, string>> = {
  'council-tax': { en: 'Council Tax', cy: 'Treth Gyngor' },
  'parking-fine': { en: 'Parking fine', cy: 'Dirwy barcio' },
  invoice: { en: 'Invoice', cy: 'Anfoneb' },
  fee: { en: 'Fee', cy: 'Ffi' },
  'garden-waste': { en: 'Garden waste', cy: 'Gwastraff gardd' },
  donation: { en: 'Donation', cy: 'Rhodd' },
  'booking-fee': { en: 'Booking', cy: 'Archeb' },
};

interface Title {
  subject: string;
  heading: string;
}

/** Words of the letters about a payment; `payment` is its reference, set apart already where that is needed. */
export interface PaymentWords {
  receipt: (payment: string) => Title;
  /** What was done, and what need not be. */
  thanks: string;
  refunded: (payment: string) => Title;
  refundTakes: string;
  unpaid: (payment: string) => Title;
  why: Record<UnpaidState, string>;
  notTaken: string;
  /** The same of a booking. */
  notBooked: string;
  /** It was paid when what it was for had gone. */
  gone: string;
  facts: Record<'reference' | 'amount' | 'paid' | 'refund' | 'whole' | 'until' | 'booking' | 'gone', string>;
  see: string;
  notYou: string;
  /** What news of the council's about a case says otherwise of a payment. */
  news: Pick<
    NewsWords,
    'status' | 'question' | 'note' | 'link' | 'linkNext' | 'answer' | 'privately' | 'see' | 'stop' | 'text'
  >;
}

export const paymentWords: Record<LetterLanguage, PaymentWords> = {
  en: {
    receipt: (payment) => ({ subject: `Receipt for your payment ${payment}`, heading: 'We have your payment' }),
    thanks: 'Thank you. This is your receipt: please keep it. You need do nothing more.',
    refunded: (payment) => ({
      subject: `Refund of your payment ${payment}`,
      heading: 'We are paying money back to you',
    }),
    refundTakes: 'It goes to the card that was paid with. That can take up to seven working days.',
    unpaid: (payment) => ({ subject: `Your payment ${payment} was not made`, heading: 'Your payment was not made' }),
    why: {
      declined: 'The card was declined.',
      expired: 'The time to pay ran out.',
      cancelled: 'The payment was cancelled.',
      trouble: 'Something went wrong at the payment provider.',
    },
    notTaken: 'No money was taken. If you still want to pay, please begin again.',
    notBooked:
      'No money was taken, and nothing is booked: others can have the time. If you still want one, please book again.',
    gone: 'What you wanted to book had gone before the payment reached us, so nothing is booked. We are paying all of it back. You need do nothing.',
    facts: {
      reference: 'Reference',
      amount: 'Amount',
      paid: 'Paid on',
      refund: 'Refund',
      whole: 'Total',
      until: 'Valid until',
      booking: 'Booking',
      gone: 'Could not be made; we pay the money back',
    },
    see: 'See your payment',
    notYou: 'If this was not you, please call us.',
    news: {
      status: (payment, label) => ({ subject: `Your payment ${payment}: ${label}`, heading: `Your payment: ${label}` }),
      question: (payment) => ({
        subject: `We have a question about your payment ${payment}`,
        heading: 'We have a question about your payment',
      }),
      note: (payment) => ({ subject: `News of your payment ${payment}`, heading: 'News of your payment' }),
      link: (payment) => ({ subject: `Your link to payment ${payment}`, heading: 'Here is your new link' }),
      linkNext:
        'It is good for 30 days. Older links to this payment no longer work. If you did not ask for it, do nothing.',
      answer: 'Please answer where you see your payment. We need the answer to go on.',
      privately: 'Open your payment to read what we wrote.',
      see: 'See your payment',
      stop: 'Stop e-mails about this payment',
      text: (council, payment, what) => `${council}, payment ${payment}: ${what}.`,
    },
  },
  cy: {
    receipt: (payment) => ({ subject: `Derbynneb am eich taliad ${payment}`, heading: 'Mae eich taliad gyda ni' }),
    thanks: 'Diolch. Dyma eich derbynneb: cadwch hi’n ddiogel. Nid oes angen i chi wneud dim byd arall.',
    refunded: (payment) => ({
      subject: `Ad-daliad o’ch taliad ${payment}`,
      heading: 'Rydym yn talu arian yn ôl i chi',
    }),
    refundTakes: 'Mae’n mynd i’r cerdyn y talwyd ag ef. Gall hynny gymryd hyd at saith diwrnod gwaith.',
    unpaid: (payment) => ({
      subject: `Ni wnaed eich taliad ${payment}`,
      heading: 'Ni wnaed eich taliad',
    }),
    why: {
      declined: 'Gwrthodwyd y cerdyn.',
      expired: 'Daeth yr amser i dalu i ben.',
      cancelled: 'Cafodd y taliad ei ganslo.',
      trouble: 'Aeth rhywbeth o’i le gyda’r darparwr taliadau.',
    },
    notTaken: 'Ni chymerwyd unrhyw arian. Os ydych am dalu o hyd, dechreuwch eto.',
    notBooked:
      'Ni chymerwyd unrhyw arian, ac nid oes dim wedi’i archebu: gall eraill gael yr amser. Os ydych am gael un o hyd, archebwch eto.',
    gone: 'Roedd yr hyn yr oeddech am ei archebu wedi mynd cyn i’r taliad ein cyrraedd, felly nid oes dim wedi’i archebu. Rydym yn talu’r cyfan yn ôl. Nid oes angen i chi wneud dim.',
    facts: {
      reference: 'Cyfeirnod',
      amount: 'Swm',
      paid: 'Talwyd ar',
      refund: 'Ad-daliad',
      whole: 'Cyfanswm',
      until: 'Yn ddilys tan',
      booking: 'Archeb',
      gone: 'Nid oedd modd ei gwneud; rydym yn talu’r arian yn ôl',
    },
    see: 'Gweld eich taliad',
    notYou: 'Os nad chi wnaeth hyn, ffoniwch ni.',
    news: {
      status: (payment, label) => ({ subject: `Eich taliad ${payment}: ${label}`, heading: `Eich taliad: ${label}` }),
      question: (payment) => ({
        subject: `Mae gennym gwestiwn am eich taliad ${payment}`,
        heading: 'Mae gennym gwestiwn am eich taliad',
      }),
      note: (payment) => ({ subject: `Newyddion am eich taliad ${payment}`, heading: 'Newyddion am eich taliad' }),
      link: (payment) => ({ subject: `Eich dolen i daliad ${payment}`, heading: 'Dyma eich dolen newydd' }),
      linkNext:
        'Mae’n gweithio am 30 diwrnod. Nid yw dolenni hŷn i’r taliad hwn yn gweithio mwyach. Os na wnaethoch ofyn amdani, peidiwch â gwneud dim.',
      answer: 'Atebwch lle gwelwch eich taliad. Mae arnom angen yr ateb i fynd ymlaen.',
      privately: 'Agorwch eich taliad i ddarllen yr hyn a ysgrifennwyd gennym.',
      see: 'Gweld eich taliad',
      stop: 'Peidio ag anfon e-byst am y taliad hwn',
      text: (council, payment, what) => `${council}, taliad ${payment}: ${what}.`,
    },
  },
  ar: {
    receipt: (payment) => ({ subject: `إيصال دفعتك ${payment}`, heading: 'وصلتنا دفعتك' }),
    thanks: 'شكرًا لك. هذا إيصالك، فاحتفظ به. لا يلزمك فعل أي شيء آخر.',
    refunded: (payment) => ({ subject: `استرداد من دفعتك ${payment}`, heading: 'نعيد إليك مالًا' }),
    refundTakes: 'يعود المبلغ إلى البطاقة التي دُفع بها. وقد يستغرق ذلك حتى سبعة أيام عمل.',
    unpaid: (payment) => ({ subject: `لم تتم دفعتك ${payment}`, heading: 'لم تتم دفعتك' }),
    why: {
      declined: 'رُفضت البطاقة.',
      expired: 'انتهى وقت الدفع.',
      cancelled: 'أُلغيت الدفعة.',
      trouble: 'حدث خطأ لدى مزود خدمة الدفع.',
    },
    notTaken: 'لم يُسحب أي مال. إذا كنت لا تزال تريد الدفع فابدأ من جديد.',
    notBooked: 'لم يُسحب أي مال ولم يتم أي حجز، وأصبح الموعد متاحًا لغيرك. إذا كنت لا تزال تريد موعدًا فاحجز من جديد.',
    gone: 'لم يعد ما أردت حجزه متاحًا حين وصلتنا الدفعة، فلم يتم أي حجز. نعيد إليك المبلغ كله، ولا يلزمك فعل شيء.',
    facts: {
      reference: 'الرقم المرجعي',
      amount: 'المبلغ',
      paid: 'تاريخ الدفع',
      refund: 'المبلغ المسترد',
      whole: 'المجموع',
      until: 'صالح حتى',
      booking: 'الحجز',
      gone: 'تعذّر الحجز؛ نعيد إليك المبلغ',
    },
    see: 'عرض دفعتك',
    notYou: 'إذا لم تكن أنت من فعل هذا فاتصل بنا.',
    news: {
      status: (payment, label) => ({ subject: `دفعتك ${payment}: ${label}`, heading: `دفعتك: ${label}` }),
      question: (payment) => ({ subject: `لدينا سؤال عن دفعتك ${payment}`, heading: 'لدينا سؤال عن دفعتك' }),
      note: (payment) => ({ subject: `أخبار عن دفعتك ${payment}`, heading: 'أخبار عن دفعتك' }),
      link: (payment) => ({ subject: `رابط دفعتك ${payment}`, heading: 'إليك رابطك الجديد' }),
      linkNext: 'يعمل لمدة 30 يومًا. لم تعد الروابط الأقدم لهذه الدفعة تعمل. إذا لم تطلبه فلا تفعل شيئًا.',
      answer: 'يُرجى الإجابة في صفحة دفعتك. نحتاج إلى الجواب لنتابع.',
      privately: 'افتح دفعتك لتقرأ ما كتبناه.',
      see: 'عرض دفعتك',
      stop: 'إيقاف الرسائل عن هذه الدفعة',
      text: (council, payment, what) => `${council}، الدفعة ${payment}: ${what}.`,
    },
  },
  pl: {
    receipt: (payment) => ({
      subject: `Potwierdzenie płatności ${payment}`,
      heading: 'Otrzymaliśmy płatność',
    }),
    thanks: 'Dziękujemy. To jest potwierdzenie płatności: prosimy je zachować. Nic więcej nie trzeba robić.',
    refunded: (payment) => ({ subject: `Zwrot z płatności ${payment}`, heading: 'Zwracamy pieniądze' }),
    refundTakes: 'Pieniądze trafią na kartę, którą zapłacono. Może to potrwać do siedmiu dni roboczych.',
    unpaid: (payment) => ({
      subject: `Płatność ${payment} nie została wykonana`,
      heading: 'Płatność nie została wykonana',
    }),
    why: {
      declined: 'Karta została odrzucona.',
      expired: 'Upłynął czas na zapłatę.',
      cancelled: 'Płatność została anulowana.',
      trouble: 'U operatora płatności wystąpił błąd.',
    },
    notTaken: 'Nie pobrano żadnych pieniędzy. Aby zapłacić, prosimy zacząć jeszcze raz.',
    notBooked:
      'Nie pobrano żadnych pieniędzy i nic nie jest zarezerwowane: termin jest wolny dla innych. Aby go mieć, prosimy zarezerwować jeszcze raz.',
    gone: 'Zanim dotarła płatność, wybrany termin był już zajęty, więc nic nie jest zarezerwowane. Zwracamy całą kwotę. Nic nie trzeba robić.',
    facts: {
      reference: 'Numer referencyjny',
      amount: 'Kwota',
      paid: 'Data zapłaty',
      refund: 'Zwrot',
      whole: 'Razem',
      until: 'Ważne do',
      booking: 'Rezerwacja',
      gone: 'Nie doszła do skutku; zwracamy pieniądze',
    },
    see: 'Zobacz płatność',
    notYou: 'Jeśli to nie Ty, zadzwoń do nas.',
    news: {
      status: (payment, label) => ({
        subject: `Twoja płatność ${payment}: ${label}`,
        heading: `Twoja płatność: ${label}`,
      }),
      question: (payment) => ({
        subject: `Mamy pytanie w sprawie płatności ${payment}`,
        heading: 'Mamy pytanie w sprawie płatności',
      }),
      note: (payment) => ({
        subject: `Wiadomość w sprawie płatności ${payment}`,
        heading: 'Wiadomość w sprawie płatności',
      }),
      link: (payment) => ({ subject: `Link do płatności ${payment}`, heading: 'Oto nowy link' }),
      linkNext:
        'Link działa przez 30 dni. Starsze linki do tej płatności już nie działają. Jeśli o niego nie prosiłeś ani nie prosiłaś, nie rób nic.',
      answer: 'Odpowiedz tam, gdzie widać płatność. Bez odpowiedzi nie możemy działać dalej.',
      privately: 'Otwórz płatność, aby przeczytać, co napisaliśmy.',
      see: 'Zobacz płatność',
      stop: 'Nie chcę wiadomości o tej płatności',
      text: (council, payment, what) => `${council}, płatność ${payment}: ${what}.`,
    },
  },
};
