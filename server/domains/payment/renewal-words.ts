import type { LetterLanguage } from '../case/status-words.ts';
import type { RenewalEnd } from './renewals.ts';

interface Title {
  subject: string;
  heading: string;
}

/** Words of the letters about what is renewed by itself. */
export interface RenewalWords {
  soon: (day: string) => Title;
  soonText: string;
  declined: Title;
  declinedText: (day: string) => string;
  ended: Title;
  why: Record<RenewalEnd, string>;
  /** Nothing more is taken, and until when there is something. */
  had: string;
  /** In the receipt. */
  receipt: string;
  facts: Record<'what' | 'price' | 'taken' | 'until' | 'renews', string>;
  see: string;
  payNow: string;
  again: string;
}

export const renewalWords: Record<LetterLanguage, RenewalWords> = {
  en: {
    soon: (day) => ({
      subject: `Your subscription renews on ${day}`,
      heading: 'Your subscription renews soon',
    }),
    soonText:
      'We take this amount from the card that you paid with. You need do nothing. If you do not want another year, open your payment before that day and stop the renewal there.',
    declined: {
      subject: 'We could not renew your subscription',
      heading: 'We could not take the payment from your card',
    },
    declinedText: (day) =>
      `No money was taken. You can pay by hand with the link below, until we try the card once more on ${day}. If it does not work then, the subscription ends.`,
    ended: { subject: 'Your subscription does not renew', heading: 'Your subscription does not renew any more' },
    why: {
      resident: 'You have stopped the renewal.',
      council: 'We have stopped the renewal.',
      refund: 'We have paid all of it back to you, so it ends.',
      lapse: 'We could not take the payment from your card.',
    },
    had: 'Nothing more is taken from your card. What you have paid for stays until its end. If you want it again later, you can pay for it anew.',
    receipt:
      'It renews every year from the card that you paid with. We write to you two weeks before we take a payment. To stop it, open your payment with the link below.',
    facts: {
      what: 'Subscription',
      price: 'Price now',
      taken: 'We take it on',
      until: 'Paid until',
      renews: 'Renews on',
    },
    see: 'See or stop the renewal',
    payNow: 'Pay by hand',
    again: 'Pay for it anew',
  },
  cy: {
    soon: (day) => ({
      subject: `Mae eich tanysgrifiad yn adnewyddu ar ${day}`,
      heading: 'Mae eich tanysgrifiad yn adnewyddu’n fuan',
    }),
    soonText:
      'Byddwn yn cymryd y swm hwn o’r cerdyn y taloch ag ef. Nid oes angen i chi wneud dim. Os nad ydych am gael blwyddyn arall, agorwch eich taliad cyn y diwrnod hwnnw a stopiwch yr adnewyddu yno.',
    declined: {
      subject: 'Nid oedd modd adnewyddu eich tanysgrifiad',
      heading: 'Nid oedd modd cymryd y taliad o’ch cerdyn',
    },
    declinedText: (day) =>
      `Ni chymerwyd unrhyw arian. Gallwch dalu eich hun gyda’r ddolen isod, nes i ni roi cynnig arall ar y cerdyn ar ${day}. Os na fydd yn gweithio bryd hynny, daw’r tanysgrifiad i ben.`,
    ended: {
      subject: 'Nid yw eich tanysgrifiad yn adnewyddu',
      heading: 'Nid yw eich tanysgrifiad yn adnewyddu mwyach',
    },
    why: {
      resident: 'Rydych wedi stopio’r adnewyddu.',
      council: 'Rydym wedi stopio’r adnewyddu.',
      refund: 'Rydym wedi talu’r cyfan yn ôl i chi, felly daw i ben.',
      lapse: 'Nid oedd modd cymryd y taliad o’ch cerdyn.',
    },
    had: 'Ni chymerir rhagor o’ch cerdyn. Mae’r hyn yr ydych wedi talu amdano yn aros tan ei ddiwedd. Os ydych am ei gael eto’n ddiweddarach, gallwch dalu amdano o’r newydd.',
    receipt:
      'Mae’n adnewyddu bob blwyddyn o’r cerdyn y taloch ag ef. Byddwn yn ysgrifennu atoch bythefnos cyn cymryd taliad. I’w stopio, agorwch eich taliad gyda’r ddolen isod.',
    facts: {
      what: 'Tanysgrifiad',
      price: 'Pris nawr',
      taken: 'Byddwn yn ei gymryd ar',
      until: 'Wedi talu tan',
      renews: 'Yn adnewyddu ar',
    },
    see: 'Gweld neu stopio’r adnewyddu',
    payNow: 'Talu eich hun',
    again: 'Talu amdano o’r newydd',
  },
  ar: {
    soon: (day) => ({ subject: `يتجدد اشتراكك يوم ${day}`, heading: 'يتجدد اشتراكك قريبًا' }),
    soonText:
      'نسحب هذا المبلغ من البطاقة التي دفعت بها. لا يلزمك فعل شيء. إذا كنت لا تريد سنة أخرى فافتح دفعتك قبل ذلك اليوم وأوقف التجديد هناك.',
    declined: { subject: 'تعذّر تجديد اشتراكك', heading: 'تعذّر سحب المبلغ من بطاقتك' },
    declinedText: (day) =>
      `لم يُسحب أي مال. يمكنك الدفع بنفسك بالرابط أدناه إلى أن نحاول السحب من البطاقة مرة أخرى يوم ${day}. وإذا لم ينجح ذلك ينتهي الاشتراك.`,
    ended: { subject: 'لن يتجدد اشتراكك', heading: 'لم يعد اشتراكك يتجدد' },
    why: {
      resident: 'لقد أوقفت التجديد.',
      council: 'لقد أوقفنا التجديد.',
      refund: 'أعدنا إليك المبلغ كله، ولذلك ينتهي.',
      lapse: 'تعذّر سحب المبلغ من بطاقتك.',
    },
    had: 'لن يُسحب أي مبلغ آخر من بطاقتك. ما دفعت ثمنه يبقى إلى نهايته. وإذا أردته من جديد لاحقًا فيمكنك الدفع مرة أخرى.',
    receipt:
      'يتجدد كل سنة من البطاقة التي دفعت بها. نكتب إليك قبل أسبوعين من سحب أي مبلغ. لإيقافه افتح دفعتك بالرابط أدناه.',
    facts: {
      what: 'الاشتراك',
      price: 'السعر الآن',
      taken: 'نسحبه يوم',
      until: 'مدفوع حتى',
      renews: 'يتجدد يوم',
    },
    see: 'عرض التجديد أو إيقافه',
    payNow: 'الدفع بنفسك',
    again: 'الدفع من جديد',
  },
  pl: {
    soon: (day) => ({
      subject: `Subskrypcja odnowi się: ${day}`,
      heading: 'Subskrypcja wkrótce się odnowi',
    }),
    soonText:
      'Pobierzemy tę kwotę z karty, którą zapłacono. Nic nie trzeba robić. Aby nie mieć jej na kolejny rok, prosimy przed tym dniem otworzyć płatność i tam zatrzymać odnawianie.',
    declined: {
      subject: 'Nie udało się odnowić subskrypcji',
      heading: 'Nie udało się pobrać płatności z karty',
    },
    declinedText: (day) =>
      `Nie pobrano żadnych pieniędzy. Można zapłacić samodzielnie przez poniższy link, zanim jeszcze raz spróbujemy pobrać płatność z karty (${day}). Jeśli i wtedy się nie uda, subskrypcja się skończy.`,
    ended: { subject: 'Subskrypcja nie odnowi się', heading: 'Subskrypcja już się nie odnawia' },
    why: {
      resident: 'Odnawianie zostało zatrzymane na Twoje życzenie.',
      council: 'Zatrzymaliśmy odnawianie.',
      refund: 'Zwróciliśmy całą kwotę, więc subskrypcja się kończy.',
      lapse: 'Nie udało się pobrać płatności z karty.',
    },
    had: 'Nic więcej nie pobierzemy z karty. To, za co zapłacono, trwa do końca. Później można zapłacić za to na nowo.',
    receipt:
      'Odnawia się co roku z karty, którą zapłacono. Piszemy dwa tygodnie przed pobraniem płatności. Aby to zatrzymać, prosimy otworzyć płatność przez poniższy link.',
    facts: {
      what: 'Subskrypcja',
      price: 'Cena teraz',
      taken: 'Pobierzemy dnia',
      until: 'Opłacono do',
      renews: 'Odnowi się dnia',
    },
    see: 'Zobacz lub zatrzymaj odnawianie',
    payNow: 'Zapłać samodzielnie',
    again: 'Zapłać na nowo',
  },
};
