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
  'subscription.term': 'من \u2068{{from}}\u2069 إلى \u2068{{until}}\u2069.',
  'renewal.renewed': 'جُدّد، وهو مدفوع حتى \u2068{{paid}}\u2069.',
  'renewal.planned':
    'يتجدد من تلقاء نفسه: نسحب \u2068{{amount}}\u2069 يوم \u2068{{on}}\u2069 من البطاقة التي دُفع بها. ونكتب إليك قبل ذلك بأسبوعين.',
  'renewal.taking': 'يتجدد من تلقاء نفسه: نسحب \u2068{{amount}}\u2069 من بطاقتك الآن.',
  'renewal.declined':
    'تعذّر سحب \u2068{{amount}}\u2069 من بطاقتك. نحاول مرة أخرى يوم \u2068{{on}}\u2069. وحتى ذلك الحين يمكنك الدفع بنفسك بالرابط الذي في رسالتنا.',
  'renewal.stop': 'إيقاف التجديد',
} satisfies Translation<typeof en, 'ar'>;
