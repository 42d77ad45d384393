import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'تم الحجز',
  reference: 'الرقم المرجعي للحجز',
  earlier: 'كان هذا الحجز قد وصلنا من المحاولة الأولى. ولم تُضَف التغييرات التي أُجريت بعدها.',
  email: 'أرسلنا رسالة تأكيد إلى \u2068{{email}}\u2069.',
  bring: 'ما ينبغي إحضاره أو فعله مسبقًا',
  calendar: 'إضافة إلى تقويمي',
  follow: 'عرض هذا الحجز أو نقله أو إلغاؤه',
  'follow-hint': 'هذا الرابط خاص بك وحدك. يُرجى الاحتفاظ به للعودة لاحقًا.',
  again: 'حجز شيء آخر',
  moved: 'تم نقل حجزك',
} satisfies Translation<typeof en, 'ar'>;
