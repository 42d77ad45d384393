import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'service.title': 'ماذا تريد أن تدفع؟',
  'service.label': 'ما يمكن دفعه هنا',
  'service.none': 'لا يمكن دفع أي شيء هنا في الوقت الحالي.',
  'service.required': 'يُرجى اختيار ما تريد دفعه',

  'find.title': 'البحث عمّا عليك دفعه',
  'find.choose': 'أيًّا من هذه تريد أن تدفع؟',
  'find.label': 'المتاح',
  'find.required': 'يُرجى اختيار واحد من هذه',
  'find.busy': 'جارٍ البحث',
  'find.wrong': 'لم نجد هذا. يُرجى التحقق من الإجابتين: يجب أن تكونا كما في رسالتنا',
  'find.card': 'يبدو هذا رقم بطاقة. يجب عدم إدخاله هنا أبدًا',

  'amount.title': 'كم تريد أن تدفع؟',
  'amount.fixed': 'ما عليك دفعه',
  'amount.due': 'المبلغ المطلوب',
  'amount.nothing': 'لا يوجد مبلغ مستحق، فلا داعي للدفع.',
  'amount.discount': 'هذا ما تدفعه حتى \u2068{{date}}\u2069. وبعد ذلك يصبح \u2068{{full}}\u2069.',
  'amount.subscription': 'تدفع عن سنة واحدة، من يوم الدفع.',
  'amount.label': 'المبلغ',
  'amount.all': 'المبلغ كله: \u2068{{amount}}\u2069',
  'amount.other': 'مبلغ آخر',
  'amount.other-label': 'المبلغ بالجنيه الإسترليني',
  'amount.limits': 'من \u2068{{least}}\u2069 إلى \u2068{{most}}\u2069',
  'amount.required': 'يُرجى اختيار المبلغ الذي تريد دفعه',
  'amount.not-a-number': 'يُرجى إدخال مبلغ بالجنيه الإسترليني، مثل 12.50',
  'amount.too-small': 'يجب ألا يقل المبلغ عن \u2068{{least}}\u2069',
  'amount.too-big': 'يجب ألا يزيد المبلغ على \u2068{{most}}\u2069',
  'amount.quantity': 'كم العدد؟',
  'amount.quantity-hint': 'حتى {{max}}',
  'amount.quantity-wrong': 'يُرجى إدخال عدد من 1 إلى {{max}}',

  'contact.title': 'بياناتك',
  'contact.why': 'يمكنك ترك كل هذا فارغًا. ما تُدخله هنا ستجده مكتوبًا في صفحة الدفع.',
  'contact.before':
    'ما زال لدينا ما ذكرته في محاولتك السابقة. اترك هذه الخانات فارغة لاستخدامه. ما تكتبه هنا يحل محله.',
  'contact.name': 'الاسم الكامل',
  'contact.email': 'البريد الإلكتروني',
  'contact.email-hint': 'نرسل الإيصال إليه',
  'contact.address': 'العنوان',
  'contact.line1': 'رقم المنزل والشارع',
  'contact.city': 'البلدة أو المدينة',
  'contact.postcode': 'الرمز البريدي',
  'contact.privacy': 'كيف نستخدم بياناتك',

  'check.title': 'التحقق مما تدفعه',
  'check.who': 'من يدفع',
  'check.before': 'كما ذكرت في محاولتك السابقة',
  'check.slip': 'هل عنوان بريدك الإلكتروني صحيح؟ ربما قصدت \u2068{{email}}\u2069.',
  'check.slip-use': 'استخدم \u2068{{email}}\u2069',
  'check.slip-mended': 'عنوان بريدك الإلكتروني الآن \u2068{{email}}\u2069',
  'check.removed': 'حُذف: \u2068{{name}}\u2069',
  'check.add': 'دفع شيء آخر أيضًا',
  'check.ask': 'طلب الدفع من شخص آخر',
  'check.asking': 'جارٍ إنشاء رابط',
  'check.empty': 'لا يوجد ما يُدفع. يُرجى اختيار شيء أولًا.',
  'check.too-big': 'لا يمكن أن تزيد الدفعة الواحدة على \u2068{{most}}\u2069. يُرجى حذف شيء ودفعه وحده.',
  'check.pay': 'دفع \u2068{{amount}}\u2069',
  'check.changed':
    'تغيّر المبلغ المستحق عن «\u2068{{name}}\u2069»، أو مضى وقت طويل منذ بحثت عنه. لم يُؤخذ أي مال. يُرجى اختياره مرة أخرى قبل الدفع.',
  'check.elsewhere':
    'يجري دفع هذا الآن في مكان آخر، ربما في علامة تبويب أخرى أو من شخص آخر. لم يُؤخذ أي مال هنا. يُرجى الانتظار دقيقة ثم المحاولة مرة أخرى.',

  other: 'دفع شيء آخر',

  'kept.text': 'لا نعلم بعد هل أُخذ المال. يُرجى عدم الدفع مرة أخرى قبل معرفة ذلك.',

  'paid.title': 'تم الدفع',
  'paid.amount': 'المبلغ المأخوذ:',
  'paid.email': 'نرسل إيصالًا إلى \u2068{{email}}\u2069.',
  'paid.booking': 'تم حجزك \u2068{{reference}}\u2069: \u2068{{when}}\u2069.',
  'paid.follow': 'الاطلاع على هذه الدفعة لاحقًا',
  'paid.follow-hint': 'هذا الرابط لك وحدك. يُرجى الاحتفاظ به للعودة لاحقًا.',
} satisfies Translation<typeof en, 'ar'>;
