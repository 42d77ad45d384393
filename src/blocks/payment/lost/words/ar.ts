import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'لقد عدت من صفحة الدفع',
  text: 'لم يحتفظ المتصفح بشيء عن دفعتك في علامة التبويب هذه، فلا يمكننا أن نعرض هنا ما حدث لها.',
  wait: 'لا تدفع مرة أخرى قبل أن تتأكد. انظر في علامة التبويب التي بدأت فيها أو في بريدك الإلكتروني، أو اتصل بنا.',
} satisfies Translation<typeof en, 'ar'>;
