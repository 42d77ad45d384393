import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words: Translation<typeof en, 'ar'> = {
  label: 'الصور',
  'up-to_zero': 'لا يمكنك إضافة صور.',
  'up-to_one': 'يمكنك إضافة صورة واحدة لا يتجاوز حجمها \u2066{{size}}\u2069.',
  'up-to_two': 'يمكنك إضافة صورتين كحد أقصى، لا يتجاوز حجم كل منهما \u2066{{size}}\u2069.',
  'up-to_few': 'يمكنك إضافة {{count}} صور كحد أقصى، لا يتجاوز حجم كل منها \u2066{{size}}\u2069.',
  'up-to_many': 'يمكنك إضافة {{count}} صورة كحد أقصى، لا يتجاوز حجم كل منها \u2066{{size}}\u2069.',
  'up-to_other': 'يمكنك إضافة {{count}} صورة كحد أقصى، لا يتجاوز حجم كل منها \u2066{{size}}\u2069.',
  'no-faces': 'يُرجى عدم تصوير وجوه الأشخاص أو لوحات أرقام السيارات.',
  choose: 'اختيار الصور',
  'choose-more': 'إضافة صورة أخرى',
  list: 'الصور المختارة',
  unnamed: 'صورة بلا اسم',
  preview: 'معاينة \u2068{{name}}\u2069',

  preparing: 'جارٍ التحضير للرفع',
  sending: 'جارٍ الرفع: {{percent}}%',
  sent: 'تم الرفع',

  'failed.offline': 'لم تُرفع: انقطع الاتصال',
  'failed.timeout': 'لم تُرفع: استغرق الأمر وقتًا طويلًا',
  'failed.unavailable': 'لم تُرفع: نظام المجلس لا يعمل حاليًا',
  'failed.rate-limited': 'لم تُرفع: صور كثيرة في وقت قصير. يُرجى الانتظار بضع دقائق',
  'failed.other': 'لم تُرفع: حدث خطأ ما',

  'refused.empty': 'هذا الملف فارغ',
  'refused.wrong-type': 'هذا الملف ليس صورة من نوع JPEG أو PNG أو WebP أو HEIC',
  'refused.too-large': 'حجم هذا الملف أكبر من \u2066{{size}}\u2069',
  'refused.too-many_zero': 'لم تُضَف: لا يمكنك إضافة صور',
  'refused.too-many_one': 'لم تُضَف: يمكنك إضافة صورة واحدة فقط',
  'refused.too-many_two': 'لم تُضَف: يمكنك إضافة صورتين فقط',
  'refused.too-many_few': 'لم تُضَف: يمكنك إضافة {{count}} صور فقط',
  'refused.too-many_many': 'لم تُضَف: يمكنك إضافة {{count}} صورة فقط',
  'refused.too-many_other': 'لم تُضَف: يمكنك إضافة {{count}} صورة فقط',
  'refused.too-many-pixels': 'عدد وحدات البكسل في هذه الصورة كبير جدًا. يُرجى إضافة صورة أصغر',
  'refused.heic': 'لا يستطيع متصفحك فتح صور HEIC. يُرجى حفظ الصورة أو مشاركتها بصيغة JPEG، ثم إضافتها',
  'refused.unreadable': 'لا يمكن فتح هذه الصورة. قد تكون تالفة',
  'refused.blocked':
    'إعدادات الخصوصية في متصفحك تمنعنا من إزالة التفاصيل المخفية من هذه الصورة، مثل مكان سكنك. يُرجى إضافتها من متصفح آخر',
  'refused.declined': 'لم يقبل نظام المجلس هذه الصورة',

  'said.sent': 'تم رفع \u2068{{name}}\u2069',
  'said.failed': 'لم يتم رفع \u2068{{name}}\u2069',
  'said.removed': 'تمت إزالة \u2068{{name}}\u2069',
  'said.refused_zero': 'أُضيفت كل الملفات',
  'said.refused_one': 'تعذّرت إضافة ملف واحد',
  'said.refused_two': 'تعذّرت إضافة ملفين',
  'said.refused_few': 'تعذّرت إضافة {{count}} ملفات',
  'said.refused_many': 'تعذّرت إضافة {{count}} ملفًا',
  'said.refused_other': 'تعذّرت إضافة {{count}} ملف',
};
