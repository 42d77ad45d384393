import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words: Translation<typeof en, 'ar'> = {
  label: 'المستندات',
  hint: 'يمكنك إضافة {{max}} ملفات PDF كحد أقصى، لا يتجاوز حجم كل منها \u2066{{size}}\u2069.',
  choose: 'اختيار ملفات PDF',
  'choose-more': 'إضافة ملف PDF آخر',
  list: 'ملفات PDF المختارة',
  'not-sent': 'لم تُرفع بعض ملفات PDF. حاول مرة أخرى أو احذفها',
  'wrong-type': 'هذا الملف ليس بصيغة PDF',
  'too-many': 'لم يُضَف: لا يمكنك إضافة أكثر من {{max}} ملفات PDF',
  'rate-limited': 'تعذّر الرفع: ملفات كثيرة في وقت قصير. يُرجى الانتظار بضع دقائق',
  unreadable: 'لا يمكن فتح هذا الملف. ربما نُقل من مكانه',
  declined: 'لم يقبل نظام المجلس هذا الملف',
};
