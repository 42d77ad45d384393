import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'الإبلاغ عن موعد أبكر',
  text: 'عندما يتوفر موعد أبكر نكتب إليك، ونحتفظ به لك لبضع ساعات.',
  keeps: 'يبقى حجزك كما هو حتى تأخذ الموعد الأبكر.',
  'email-hint': 'لا نستخدمه إلا لإبلاغك بموعد',
  send: 'أبلغوني',
  joined: 'سنبلغك',
  'joined-text': 'نكتب إليك عندما يتوفر موعد أبكر. ويمكنك مع ذلك حجز أحد المواعيد المتاحة الآن.',
  'joined-booked': 'نكتب إليك عندما يتوفر موعد أبكر. ويبقى حجزك كما هو حتى ذلك الحين.',
  email: 'عنوان البريد الإلكتروني',
  'email-required': 'يُرجى إدخال عنوان البريد الإلكتروني',
} satisfies Translation<typeof en, 'ar'>;
