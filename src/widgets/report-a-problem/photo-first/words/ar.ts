import type { Translation } from '../../../../i18n/catalogue.ts';
import type { PhotoFirstWords } from '../photo-first.words.ts';

export const words = {
  title: 'البدء بصورة',
  text: 'ثم أخبرنا بالمشكلة. إذا كانت الصورة تذكر مكان التقاطها فسنعرض عليك ذلك المكان.',
  chosen: 'تُرسَل صورك مع هذا البلاغ.',
  change: 'تغييرها',
  aside: 'يُبلَّغ عن هذه المشكلة من دون صور. وُضعت صورك جانبًا ولن تُرسَل معه.',
} satisfies Translation<PhotoFirstWords, 'ar'>;
