import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'what.title': 'Beth yw’r broblem?',
  'what.search': 'Chwilio am broblem',
  'what.search-hint': 'Gair neu frawddeg: twll, neu “mae’r lamp y tu allan i’m tŷ yn fflachio”',
  'what.common': 'Problemau cyffredin',
  'what.all': 'Pob problem',
  'what.show-all': 'Dangos pob problem',
  // `Problem` is feminine: un broblem, dwy broblem, tair problem, chwe phroblem.
  'what.found_zero': 'Mae {{count}} problem yn cyfateb',
  'what.found_one': 'Mae {{count}} broblem yn cyfateb',
  'what.found_two': 'Mae {{count}} broblem yn cyfateb',
  'what.found_few': 'Mae {{count}} problem yn cyfateb',
  'what.found_many': 'Mae {{count}} phroblem yn cyfateb',
  'what.found_other': 'Mae {{count}} problem yn cyfateb',
  'what.guessed': 'Efallai mai un o’r rhain ydyw',
  'what.none': 'Nid oes dim yn cyfateb i “{{text}}”. Rhowch gynnig ar air arall, neu dewiswch o’r holl broblemau.',
  'what.required': 'Dewiswch y broblem rydych chi am roi gwybod amdani',
  'what.unavailable': 'Ni ellir rhoi gwybod am y broblem hon yma ar hyn o bryd. Dewiswch un arall.',

  'stopped.choose-another': 'Rhoi gwybod am broblem arall',

  'where.title': 'Ble mae’r broblem?',
  'where.required': 'Dywedwch wrthym ble mae’r broblem',
  'where.described-required': 'Disgrifiwch ble mae’r broblem',
  'where.outside': 'Dewiswch le y mae {{name}} yn gofalu amdano',
  'where.too-long': 'Rhaid i’ch disgrifiad o’r lle fod yn {{max}} nod neu lai',

  'details.title': 'Dywedwch wrthym am y broblem',
  'details.description': 'Beth sydd o’i le?',
  'details.description-hint':
    'Dywedwch beth rydych chi’n ei weld, pa mor fawr ydyw ac a yw’n beryglus. Peidiwch ag ysgrifennu enwau, rhifau ffôn na manylion personol eraill: gall pobl eraill ddarllen hyn.',
  'details.description-hint-private':
    'Dywedwch beth rydych chi’n ei weld, pa mor fawr ydyw ac a yw’n beryglus. Peidiwch ag ysgrifennu manylion personol nad oes eu hangen arnom.',
  'details.description-required': 'Dywedwch beth sydd o’i le',
  'details.description-too-long': 'Rhaid i’ch disgrifiad o’r hyn sydd o’i le fod yn {{max}} nod neu lai',
  'details.photos-required': 'Ychwanegwch o leiaf un llun',
  'details.photos-failed': 'Ni chafodd rhai o’r lluniau eu lanlwytho. Rhowch gynnig arall arni neu dilëwch nhw',
  'details.photos-too-many': 'Dilëwch rai o’r lluniau',
  'details.private': 'Dim ond chi a’r cyngor fydd yn gweld yr adroddiad hwn.',
  'details.public':
    'Bydd yr adroddiad hwn yn gyhoeddus ar ein gwefan, gyda’ch lluniau a ble mae’r broblem. Ni fydd eich manylion cyswllt byth yn gyhoeddus.',

  'contact.title': 'Sut gallwn ni gysylltu â chi?',
  'contact.how': 'Ydych chi am roi eich manylion?',
  'contact.how-named': 'Ydw',
  'contact.how-named-hint':
    'Gallwn roi gwybod i chi beth sy’n digwydd, a gofyn i chi os na allwn ddod o hyd i’r broblem',
  'contact.how-anonymous': 'Nac ydw, rhoi gwybod hebddynt',
  'contact.how-anonymous-hint':
    'Ni allwn roi gwybod i chi beth sy’n digwydd. Dim ond drwy’r ddolen ar y dudalen olaf y gallwch ei ddilyn',
  'contact.how-required': 'Dywedwch a ydych chi am roi eich manylion',
  'contact.name': 'Enw llawn',
  'contact.name-required': 'Rhowch eich enw llawn',
  'contact.email': 'Cyfeiriad e-bost',
  'contact.email-hint': 'Dim ond ynglŷn â’r adroddiad hwn y byddwn yn ei ddefnyddio',
  'contact.email-required': 'Rhowch eich cyfeiriad e-bost',
  'contact.phone': 'Rhif ffôn',
  'contact.phone-hint': 'Rhag ofn y bydd angen i ni ofyn ble mae’r broblem',
  'contact.phone-required': 'Rhowch eich rhif ffôn',
  'contact.updates': 'Anfonwch e-bost ataf pan fydd rhywbeth yn digwydd i’r adroddiad hwn',
  'contact.show-name': 'Dangoswch fy enw yn gyhoeddus gyda’r adroddiad',
  'contact.share': 'Cewch roi fy manylion i’r sefydliad sy’n gwneud y gwaith hwn ar ran y cyngor: {{name}}',
  'contact.privacy': 'Sut rydym yn defnyddio eich manylion',

  'check.title': 'Gwiriwch eich atebion',
  'check.problem': 'Y broblem',
  'check.place': 'Lleoliad',
  'check.place-point': 'Y pwynt a ddewisoch',
  'check.description': 'Beth sydd o’i le',
  'check.photos': 'Lluniau',
  'check.photos-none': 'Dim lluniau',
  // `Llun` is masculine: un llun, dau lun, tri llun, chwe llun.
  'check.photos-some_zero': '{{count}} llun',
  'check.photos-some_one': '{{count}} llun',
  'check.photos-some_two': '{{count}} lun',
  'check.photos-some_few': '{{count}} llun',
  'check.photos-some_many': '{{count}} llun',
  'check.photos-some_other': '{{count}} llun',
  'check.anonymous': 'Nid ydych chi’n rhoi eich manylion',
  'check.you': 'Eich manylion',
  'check.updates': 'Diweddariadau drwy e-bost',
  'check.name-shown': 'Dangos eich enw yn gyhoeddus',
  'check.shared': 'Rhannu eich manylion â sefydliad arall: {{name}}',
  'check.yes': 'Ie',
  'check.no': 'Na',
  'check.who-title': 'Pwy fydd yn cael yr adroddiad hwn',
  'check.who': 'Bydd yn mynd at: {{team}}, {{council}}.',
  'check.partner': 'Mae {{name}} yn gwneud y gwaith hwn ar ran y cyngor a bydd yn cael yr adroddiad heb eich manylion.',
  'check.partner-details':
    'Mae {{name}} yn gwneud y gwaith hwn ar ran y cyngor a bydd yn cael yr adroddiad gyda’ch manylion.',
  'check.send': 'Anfon yr adroddiad',
  'check.sending': 'Wrthi’n anfon eich adroddiad',
  'check.checking': 'Yn gwirio…',

  'done.title': 'Mae’r adroddiad wedi’i anfon',
  'done.reference': 'Eich cyfeirnod',
  'done.earlier':
    'Roedd yr adroddiad hwn gennym eisoes ers i chi geisio y tro cyntaf. Ni chafodd newidiadau a wnaethoch ar ôl hynny eu hychwanegu.',
  'done.email': 'Rydym wedi anfon cadarnhad i {{email}}.',
  'done.next': 'Beth sy’n digwydd nesaf',
  'done.expected': 'Rydym fel arfer yn delio â hyn erbyn y dyddiad hwn: {{date}}.',
  'done.follow': 'Gweld beth sy’n digwydd i’r adroddiad hwn',
  'done.follow-hint': 'Dolen i chi yn unig yw hon. Cadwch hi os ydych chi am ddod yn ôl.',
  'done.again': 'Rhoi gwybod am broblem arall',

  'draft.restored': 'Rydym wedi cadw’r hyn roeddech chi wedi’i ysgrifennu.',
  'draft.discard': 'Dechrau eto',
  'draft.discarded': 'Mae eich atebion wedi’u dileu. Gallwch ddechrau eto.',

  help: 'A fyddai’n well gennych siarad â rhywun?',
} satisfies Translation<typeof en, 'cy'>;
