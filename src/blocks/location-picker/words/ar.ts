import type { Translation } from '../../../i18n/catalogue.ts';
import type { LocationWords } from '../words.ts';

/** What is put into a sentence may run the other way: each stands between a first-strong isolate and its end. */
export const words = {
  'search.label': 'الشارع أو الرمز البريدي أو المكان',
  'search.hint': 'على سبيل المثال، \u2068Mill Lane\u2069 أو رمز بريدي أو اسم حديقة',
  'search.button': 'بحث',
  'search.empty': 'يُرجى كتابة شارع أو رمز بريدي أو مكان، ثم البحث',
  found_zero: 'لا توجد أماكن لـ«\u2068{{text}}\u2069»',
  found_one: 'عُثر على مكان واحد لـ«\u2068{{text}}\u2069»',
  found_two: 'عُثر على مكانين لـ«\u2068{{text}}\u2069»',
  found_few: 'عُثر على {{count}} أماكن لـ«\u2068{{text}}\u2069»',
  found_many: 'عُثر على {{count}} مكانًا لـ«\u2068{{text}}\u2069»',
  found_other: 'عُثر على {{count}} مكان لـ«\u2068{{text}}\u2069»',
  'found.more': 'هناك أماكن أكثر من هذه. تُظهر كتابة المزيد المكان المطلوب.',
  'found.outside': 'خارج منطقة \u2068{{council}}\u2069',
  none: 'لم يُعثر على أي مكان لـ«\u2068{{text}}\u2069»',
  'none.help': 'يُرجى التحقق من الإملاء، أو تجربة الشارع وحده أو الرمز البريدي وحده، أو تحديد المكان بطريقة أخرى.',
  reference: '\u2068{{reference}}\u2069 يبدو رقمًا مرجعيًا لأمر سبق الإبلاغ عنه',
  'reference.help': 'البحث مفيد فقط إذا كان هذا اسم مكان.',
  'reference.link': 'الاطلاع على ما تم بشأنه',

  ways: 'طرق أخرى لتحديد المكان',
  'ways.failed': 'تعذّر تحميل هذا. يُرجى تحديد المكان بطريقة أخرى.',

  'device.button': 'استخدام موقعي',
  'device.busy': 'جارٍ تحديد موقعك',
  'device.refused':
    'لم يسمح متصفحك لهذه الصفحة بمعرفة موقعك. يمكنك السماح بذلك في إعدادات المتصفح، أو تحديد المكان بطريقة أخرى.',
  'device.unavailable': 'لم يتمكن جهازك من معرفة موقعك. يُرجى تحديد المكان بطريقة أخرى.',
  'device.timeout': 'استغرق جهازك وقتًا أطول من اللازم لمعرفة موقعك. يُرجى إعادة المحاولة، أو تحديد المكان بطريقة أخرى.',
  'device.vague': 'دقة هذا الموقع في جهازك لا تتجاوز {{metres}} م. إذا لم يكن صحيحًا، يُرجى تحديد المكان بطريقة أخرى.',

  'map.button': 'الاختيار على خريطة',
  'photo.button': 'أخذ المكان من صورة',

  chosen: 'المكان المختار',
  'chosen.point': 'نقطة لا يوجد عنوان قربها',
  'chosen.about': 'المكان',

  council: 'هذا المجلس',
  outside: 'هذا المكان ليس في منطقة \u2068{{council}}\u2069',
  'outside.known':
    'الجهة المسؤولة عن هذا المكان هي \u2068{{name}}\u2069، لذلك لا يمكن لـ\u2068{{council}}\u2069 التعامل مع الأمر.',
  'outside.unknown': 'لا يمكن لـ\u2068{{council}}\u2069 التعامل مع الأمر، ولا نعرف الجهة المسؤولة عن هذا المكان.',
  'outside.link': 'الانتقال إلى \u2068{{name}}\u2069',
  'outside.call': 'رقم هاتفهم:',

  'describe.button': 'لا أجد المكان في القائمة',
  'describe.label': 'وصف المكان',
  'describe.hint':
    'يُرجى ذكر الشارع أو أقرب شارع، وشيء يسهل العثور عليه. على سبيل المثال: \u2068Mill Lane\u2069، مقابل بوابة المدرسة',
  'describe.more': 'معلومات تساعدنا في العثور عليه',
  'describe.more-hint': 'على سبيل المثال: خلف موقف الحافلات',

  'error.required': 'يُرجى اختيار المكان أو وصفه',
  'error.describe': 'يُرجى كتابة وصف للمكان',
} satisfies Translation<LocationWords, 'ar'>;
