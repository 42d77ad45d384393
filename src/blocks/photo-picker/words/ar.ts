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
  preparing: 'جارٍ التحضير للرفع',
  'failed.offline': 'لم تُرفع: انقطع الاتصال',
};
