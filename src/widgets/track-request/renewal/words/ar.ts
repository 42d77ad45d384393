import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'هل تريد إيقاف التجديد؟',
  text: 'لن يُسحب أي مبلغ آخر من بطاقتك. ويبقى لك ما دفعت ثمنه حتى \u2068{{until}}\u2069.',
  send: 'نعم، أوقفوا التجديد',
  keep: 'لا، أبقوه',
  sent: 'أُوقف التجديد. لن يُسحب أي مبلغ آخر من بطاقتك.',
  already: 'كان التجديد قد أُوقف من قبل. لن يُسحب أي مبلغ آخر من بطاقتك.',
  taking: 'نسحب الدفعة في هذه اللحظة، فلا يمكن إيقافها الآن. عُد بعد بضع دقائق.',
} satisfies Translation<typeof en, 'ar'>;
