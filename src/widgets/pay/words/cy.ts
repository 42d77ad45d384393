import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'service.title': 'Beth ydych chi am dalu amdano?',
  'service.label': 'Beth y gellir talu amdano yma',
  'service.none': 'Nid oes dim y gellir talu amdano yma ar hyn o bryd.',
  'service.required': 'Dewiswch beth rydych chi am dalu amdano',

  'find.title': 'Dewch o hyd i’r hyn y mae’n rhaid i chi ei dalu',
  'find.choose': 'Am ba un o’r rhain rydych chi am dalu?',
  'find.label': 'Beth sydd ar gael',
  'find.required': 'Dewiswch un o’r rhain',
  'find.busy': 'Yn chwilio amdano',
  'find.wrong':
    'Nid oeddem yn gallu dod o hyd i hyn. Gwiriwch y ddau ateb: rhaid iddynt fod yr un fath ag yn ein llythyr',
  'find.card': 'Mae hwn yn edrych fel rhif cerdyn. Peidiwch byth â rhoi hwnnw yma',

  'amount.title': 'Faint ydych chi am ei dalu?',
  'amount.fixed': 'Beth y mae’n rhaid i chi ei dalu',
  'amount.due': 'I’w dalu',
  'amount.nothing': 'Nid oes dim yn ddyledus, felly nid oes rhaid i chi dalu.',
  'amount.discount': 'Dyma beth rydych yn ei dalu tan {{date}}. Ar ôl hynny bydd yn {{full}}.',
  'amount.subscription': 'Rydych yn talu am flwyddyn, o’r diwrnod y byddwch yn talu.',
  'amount.label': 'Swm',
  'amount.all': 'Y cyfan: {{amount}}',
  'amount.other': 'Swm arall',
  'amount.other-label': 'Swm mewn punnoedd',
  'amount.limits': 'O {{least}} i {{most}}',
  'amount.required': 'Dewiswch faint rydych chi am ei dalu',
  'amount.not-a-number': 'Rhowch swm mewn punnoedd, fel 12.50',
  'amount.too-small': 'Rhaid i’r swm fod yn {{least}} neu fwy',
  'amount.too-big': 'Rhaid i’r swm fod yn {{most}} neu lai',
  'amount.quantity': 'Faint ohonynt?',
  'amount.quantity-hint': 'Hyd at {{max}}',
  'amount.quantity-wrong': 'Rhowch rif o 1 i {{max}}',

  'contact.title': 'Eich manylion',
  'contact.why': 'Gallwch adael hyn i gyd allan. Bydd yr hyn a roddwch yma wedi’i lenwi i chi ar y dudalen dalu.',
  'contact.before':
    'Mae gennym o hyd yr hyn a ddywedoch wrthym y tro diwethaf. Gadewch hwn yn wag i’w ddefnyddio. Bydd yr hyn a roddwch yma yn cymryd ei le.',
  'contact.name': 'Enw llawn',
  'contact.email': 'Cyfeiriad e-bost',
  'contact.email-hint': 'Byddwn yn anfon y dderbynneb yno',
  'contact.address': 'Cyfeiriad',
  'contact.line1': 'Rhif y tŷ a’r stryd',
  'contact.city': 'Tref neu ddinas',
  'contact.postcode': 'Cod post',
  'contact.privacy': 'Sut rydym yn defnyddio eich manylion',

  'check.title': 'Gwiriwch beth rydych yn ei dalu',
  'check.who': 'Pwy sy’n talu',
  'check.before': 'Fel y dywedoch wrthym y tro diwethaf',
  'check.slip': 'A yw eich cyfeiriad e-bost yn gywir? Efallai mai {{email}} oeddech yn ei olygu.',
  'check.slip-use': 'Defnyddio {{email}}',
  'check.slip-mended': 'Eich cyfeiriad e-bost yw {{email}} bellach',
  'check.removed': 'Tynnwyd: {{name}}',
  'check.add': 'Talu am rywbeth arall hefyd',
  'check.ask': 'Gofyn i rywun arall dalu',
  'check.asking': 'Wrthi’n gwneud dolen',
  'check.empty': 'Nid oes dim i’w dalu. Dewiswch rywbeth yn gyntaf.',
  'check.too-small': 'Rhaid i un taliad fod yn {{least}} neu fwy.',
  'check.too-big': 'Gall un taliad fod yn {{most}} ar y mwyaf. Tynnwch rywbeth a thalwch amdano ar wahân.',
  'check.pay': 'Talu {{amount}}',
  'check.pay-again': 'Talu {{amount}} eto',
  'check.receipt': 'Gweld y dderbynneb',
  'check.repeat':
    'Talwyd yr un peth ychydig funudau’n ôl, neu mae’n cael ei dalu mewn tab arall. Nid oes arian wedi’i gymryd yma.',
  'check.changed':
    'Mae’r hyn sy’n ddyledus am “{{name}}” wedi newid, neu bu’n rhy hir ers i chi chwilio amdano. Nid oes arian wedi’i gymryd. Dewiswch ef eto cyn talu.',
  'check.elsewhere':
    'Mae hyn yn cael ei dalu yn rhywle arall ar hyn o bryd, efallai mewn tab arall neu gan rywun arall. Nid oes arian wedi’i gymryd yma. Arhoswch funud, yna rhowch gynnig arall arni.',

  other: 'Talu am rywbeth arall',

  'kept.text': 'Nid ydym yn gwybod eto a yw’r arian wedi’i gymryd. Peidiwch â thalu eto cyn i chi gael gwybod.',

  'paid.title': 'Rydych wedi talu',
  'paid.amount': 'Arian a gymerwyd:',
  'paid.email': 'Byddwn yn anfon derbynneb i {{email}}.',
  'paid.booking': 'Mae eich archeb {{reference}} wedi’i gwneud: {{when}}.',
  'paid.follow': 'Gweld y taliad hwn yn nes ymlaen',
  'paid.follow-hint': 'Dolen i chi yn unig yw hon. Cadwch hi os ydych chi am ddod yn ôl.',
} satisfies Translation<typeof en, 'cy'>;
