import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  refunds: 'ردّ المال',
  'refund.sent': 'أعدناه يوم \u2068{{date}}\u2069 إلى البطاقة التي دُفع بها. قد يستغرق ذلك حتى سبعة أيام عمل.',
  'refund.done': 'أُعيد يوم \u2068{{date}}\u2069 إلى البطاقة التي دُفع بها. قد يظهر لدى مصرفك بعد بضعة أيام.',
  'refund.failed': 'تعذّرت إعادته إلى بطاقتك. ننظر في الأمر.',
  subscriptions: 'اشتراكاتك',
  'subscription.until':
    'من \u2068{{from}}\u2069 إلى \u2068{{until}}\u2069. ينتهي من تلقاء نفسه: لن يُخصم شيء آخر من بطاقتك.',
  'subscription.over': 'انتهى يوم \u2068{{until}}\u2069.',
} satisfies Translation<typeof en, 'ar'>;
