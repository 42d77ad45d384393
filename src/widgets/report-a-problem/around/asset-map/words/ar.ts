import type { Translation } from '../../../../../i18n/catalogue.ts';
import type { AssetMapWords } from '../asset-map.words.ts';

export const words = {
  help: 'هذه هي أرقام القائمة. للاختيار، اضغط أحدها. الحلقة حول المكان الذي اخترته.',
  touch: 'يجب النقر على الخريطة قبل سحبها بالإصبع.',
  keys: 'خريطة. مفاتيح الأسهم تحرّكها، وزائد وناقص للتكبير والتصغير.',
  in: 'تكبير',
  out: 'تصغير',
  start: 'العودة إلى حيث بدأت الخريطة',
  blank: 'تعذّر تحميل صور الخريطة. لا يزال بإمكانك الاختيار من القائمة.',
  chosen: 'لقد اخترت',
  none: 'لم تختر شيئًا',
} satisfies Translation<AssetMapWords, 'ar'>;
