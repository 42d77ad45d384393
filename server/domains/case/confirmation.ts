import { rows, type Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import type { LetterLanguage, StatusWords } from './status-words.ts';
import { addEvent, lockCase } from './store.ts';
import { addWorkingDays } from './working-days.ts';

/**
 * Where the council asks for it, a report waits until its sender has shown that the e-mail address with it is theirs:
 * by pressing the button behind the link in a letter. To open the link changes nothing, and to press twice is as good
 * as once, because the report is there already; it is only private, at the end of no queue, and without news by mail.
 */
export interface ConfirmWords {
  /** In place of the status. */
  status: Required<StatusWords>;
  /** What happens next, on the page that says it was sent. */
  next: string[];
  letter: {
    title(report: string): { subject: string; heading: string };
    paragraphs: readonly string[];
    button: string;
  };
}

export const confirmWords: Record<LetterLanguage, ConfirmWords> = {
  en: {
    status: {
      label: 'Waiting for you to confirm',
      meaning:
        'We have the report, but do not know yet that the email address with it is yours. Until you confirm it, nobody works on it and nobody else sees it.',
      next: 'Open the link in the email that we sent you and press the button there. No email? Ask us for a new link, or call us.',
    },
    next: [
      'Open the email that we have sent you, follow its link and press the button there.',
      'Until you do, nobody works on your report and nobody else sees it.',
      'The link works for 30 days. No email? Look among your spam, or call us.',
    ],
    letter: {
      title: (report) => ({ subject: `Please confirm your report ${report}`, heading: 'Please confirm your report' }),
      paragraphs: [
        'Follow the link and press the button there. That shows us that this address is yours, and we begin.',
        'If you reported nothing to us, do nothing: the report goes no further and is deleted, and we write no more.',
      ],
      button: 'Confirm and open your report',
    },
  },
  cy: {
    status: {
      label: 'Aros i chi gadarnhau',
      meaning:
        'Mae’r adroddiad gennym, ond ni wyddom eto mai eich cyfeiriad e-bost chi sydd gydag ef. Hyd nes i chi ei gadarnhau, nid oes neb yn gweithio arno na neb arall yn ei weld.',
      next: 'Agorwch y ddolen yn yr e-bost a anfonwyd atoch a phwyswch y botwm yno. Dim e-bost? Gofynnwch i ni am ddolen newydd, neu ffoniwch ni.',
    },
    next: [
      'Agorwch yr e-bost rydym wedi’i anfon atoch, dilynwch y ddolen ynddo a phwyswch y botwm yno.',
      'Hyd nes i chi wneud hynny, nid oes neb yn gweithio ar eich adroddiad na neb arall yn ei weld.',
      'Mae’r ddolen yn gweithio am 30 diwrnod. Dim e-bost? Edrychwch yn eich ffolder sbam, neu ffoniwch ni.',
    ],
    letter: {
      title: (report) => ({
        subject: `Cadarnhewch eich adroddiad ${report}, os gwelwch yn dda`,
        heading: 'Cadarnhewch eich adroddiad, os gwelwch yn dda',
      }),
      paragraphs: [
        'Dilynwch y ddolen a phwyswch y botwm yno. Mae hynny’n dangos i ni mai eich cyfeiriad chi yw hwn, a byddwn yn dechrau.',
        'Os na wnaethoch roi gwybod i ni am ddim, peidiwch â gwneud dim: ni fydd yr adroddiad yn mynd ymhellach, caiff ei ddileu, ac ni fyddwn yn ysgrifennu eto.',
      ],
      button: 'Cadarnhau ac agor eich adroddiad',
    },
  },
  ar: {
    status: {
      label: 'في انتظار تأكيدك',
      meaning:
        'وصلنا البلاغ، لكننا لا نعلم بعد أن عنوان البريد الإلكتروني المرفق به هو عنوانك. إلى أن تؤكده لن يعمل عليه أحد ولن يراه أحد غيرك.',
      next: 'افتح الرابط في الرسالة التي أرسلناها إليك واضغط الزر هناك. لم تصلك رسالة؟ اطلب منا رابطًا جديدًا أو اتصل بنا.',
    },
    next: [
      'افتح الرسالة التي أرسلناها إليك بالبريد الإلكتروني، واتبع الرابط فيها، ثم اضغط الزر هناك.',
      'إلى أن تفعل ذلك لن يعمل أحد على بلاغك ولن يراه أحد غيرك.',
      'يعمل الرابط لمدة 30 يومًا. لم تصلك رسالة؟ ابحث في مجلد الرسائل غير المرغوب فيها أو اتصل بنا.',
    ],
    letter: {
      title: (report) => ({ subject: `يُرجى تأكيد بلاغك ${report}`, heading: 'يُرجى تأكيد بلاغك' }),
      paragraphs: [
        'اتبع الرابط واضغط الزر هناك. بذلك نعرف أن هذا العنوان عنوانك، ونبدأ العمل.',
        'إذا لم تكن قد أبلغتنا بشيء فلا تفعل شيئًا: لن يُتابَع البلاغ وسيُحذف، ولن نكتب إليك مرة أخرى.',
      ],
      button: 'تأكيد بلاغك وفتحه',
    },
  },
  pl: {
    status: {
      label: 'Czeka na Twoje potwierdzenie',
      meaning:
        'Mamy zgłoszenie, ale nie wiemy jeszcze, czy podany w nim adres e-mail należy do Ciebie. Dopóki go nie potwierdzisz, nikt się nim nie zajmuje i nikt inny go nie widzi.',
      next: 'Otwórz link w wiadomości, którą wysłaliśmy, i naciśnij tam przycisk. Wiadomość nie dotarła? Poproś nas o nowy link albo zadzwoń.',
    },
    next: [
      'Otwórz wiadomość, którą wysłaliśmy na Twój adres e-mail, przejdź do linku i naciśnij tam przycisk.',
      'Dopóki tego nie zrobisz, nikt nie zajmuje się zgłoszeniem i nikt inny go nie widzi.',
      'Link działa przez 30 dni. Wiadomość nie dotarła? Zajrzyj do spamu albo zadzwoń do nas.',
    ],
    letter: {
      title: (report) => ({ subject: `Potwierdź swoje zgłoszenie ${report}`, heading: 'Potwierdź swoje zgłoszenie' }),
      paragraphs: [
        'Przejdź do linku i naciśnij tam przycisk. W ten sposób będziemy wiedzieć, że ten adres należy do Ciebie, i zaczniemy działać.',
        'Jeśli niczego nam nie zgłaszałeś ani nie zgłaszałaś, nie rób nic: zgłoszenie nie pójdzie dalej i zostanie usunięte, a my więcej nie napiszemy.',
      ],
      button: 'Potwierdź i otwórz zgłoszenie',
    },
  },
};

/**
 * Lets a report, or a booking, that waited go its way; the days until it is dealt with count from now. Nothing is done to one that
 * does not wait, so that pressing twice, or in two places at once, is as good as once.
 * @param by `resident`: the address is theirs; `council`: an officer takes the report as it is
 */
export async function confirmReport(
  transaction: Database,
  caseId: number,
  { by, workingDays }: { by: 'resident' | 'council'; workingDays: number | undefined },
): Promise<void> {
  await lockCase(transaction, caseId);
  const expected = workingDays === undefined ? null : addWorkingDays(new Date(), workingDays);
  const confirmed = await rows(
    transaction,
    sql`update cases set private = unconfirmed = 'private', unconfirmed = null, version = version + 1,
          updated_at = now(), expected = coalesce(${expected}::date, expected)
        where id = ${caseId} and unconfirmed is not null returning id`,
  );
  if (confirmed.length > 0 && by === 'resident') {
    await addEvent(transaction, caseId, { kind: 'confirmed', by, shown: 'owner' });
  }
}

/** Deletes reports and bookings that nobody has confirmed while there was a link to do it with, and that nobody here has touched. */
export async function forgetUnconfirmed(db: Database): Promise<void> {
  await db.execute(
    sql`delete from cases c where unconfirmed is not null and status in ('received', 'withdrawn', 'cancelled')
          and received_at < now() - interval '30 days'
          and not exists (select from links where case_id = c.id and expires_at > now())`,
  );
}
