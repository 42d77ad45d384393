import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'near.title': 'Beth mae pobl eraill wedi rhoi gwybod amdano',
  'near.own': 'Chwilio am eich cais eich hun',
  'near.show': 'Dangos adroddiadau ger y lle hwn',
  'near.place': 'Yn agos i’r lle hwn: {{place}}',
  'near.change': 'Dewis lle arall',
  'near.filter': 'Dangos rhai ohonynt yn unig',
  'near.service': 'Problem benodol',
  'near.any-service': 'Pob problem',
  'near.state': 'Pa adroddiadau',
  'near.open': 'Heb eu datrys eto',
  'near.closed': 'Wedi’u datrys',
  'near.all': 'Pob un',
  // `Adroddiad` is masculine: un adroddiad, dau adroddiad, tri adroddiad, chwe adroddiad.
  'near.found_zero': '{{count}} adroddiad o fewn {{metres}} m',
  'near.found_one': '{{count}} adroddiad o fewn {{metres}} m',
  'near.found_two': '{{count}} adroddiad o fewn {{metres}} m',
  'near.found_few': '{{count}} adroddiad o fewn {{metres}} m',
  'near.found_many': '{{count}} adroddiad o fewn {{metres}} m',
  'near.found_other': '{{count}} adroddiad o fewn {{metres}} m',
  'near.none': 'Nid oes adroddiadau o’r fath o fewn {{metres}} m.',
  'near.more':
    'Mae mwy o adroddiadau na’r rhain. Dangoswch rai ohonynt yn unig, neu dewiswch le sy’n nes at yr hyn rydych chi’n chwilio amdano.',
  'near.further': 'Edrych ymhellach i ffwrdd',
  'near.distance': '{{metres}} m i ffwrdd',
  'near.reported': 'Dyddiad rhoi gwybod: {{date}}',
  // `Person arall` is masculine: un person, dau berson, tri pherson, chwe pherson.
  'near.others_zero': 'Mae {{count}} person arall wedi rhoi gwybod i ni amdano',
  'near.others_one': 'Mae {{count}} person arall wedi rhoi gwybod i ni amdano',
  'near.others_two': 'Mae {{count}} berson arall wedi rhoi gwybod i ni amdano',
  'near.others_few': 'Mae {{count}} pherson arall wedi rhoi gwybod i ni amdano',
  'near.others_many': 'Mae {{count}} pherson arall wedi rhoi gwybod i ni amdano',
  'near.others_other': 'Mae {{count}} person arall wedi rhoi gwybod i ni amdano',
  'near.map': 'Dangos yr adroddiadau hyn ar fap',
  'near.map-hide': 'Cuddio’r map',
  'near.map-label': 'Map o’r adroddiadau hyn',
  'near.map-keys': 'Map. Mae’r bysellau saeth yn ei symud; mae plws a minws yn chwyddo.',
  'near.map-in': 'Chwyddo i mewn',
  'near.map-out': 'Chwyddo allan',
  'near.map-blank': 'Nid oedd modd llwytho lluniau’r map. Mae pob adroddiad yn y rhestr isod.',
  'near.map-failed': 'Nid oedd modd llwytho’r map. Mae pob adroddiad yn y rhestr isod.',

  'report.title': 'Adroddiad gan breswylydd arall',
  'report.reference': 'Cyfeirnod',
  'report.status': 'Statws',
  'report.description': 'Beth roddwyd gwybod amdano',
  'report.timeline': 'Beth sydd wedi digwydd hyd yn hyn',
  'report.follow': 'Clywed beth sy’n digwydd',
  'report.follow-text':
    'Gallwn anfon e-bost atoch pan fydd rhywbeth yn digwydd i’r adroddiad hwn. Gallwch ei atal ar unrhyw adeg.',
  'report.email': 'Eich cyfeiriad e-bost',
  'report.email-required': 'Rhowch eich cyfeiriad e-bost',
  'report.follow-send': 'Anfonwch negeseuon e-bost ataf',
  'report.follow-asked':
    'Edrychwch yn eich e-bost. Byddwn yn dechrau pan fyddwch yn pwyso’r botwm y tu ôl i’r ddolen rydym wedi’i hanfon atoch.',
  'report.me-too': 'A oes gennych chi’r broblem hon hefyd?',
  'report.me-too-text':
    'Yna nid oes angen i chi roi gwybod amdani eto. Dywedwch wrthym, er mwyn i ni wybod faint o bobl y mae’n effeithio arnynt.',
  'report.me-too-send': 'Oes, mae gen i hefyd',
  'report.me-too-sent': 'Diolch. Rydym wedi eich cyfrif.',

  'confirm.title': 'Dechrau negeseuon e-bost am adroddiad',
  'confirm.text': 'Pwyswch y botwm i gael e-bost pan fydd rhywbeth yn digwydd i’r adroddiad.',
  'confirm.send': 'Dechrau negeseuon e-bost',
  'confirm.done': 'Byddwch nawr yn cael negeseuon e-bost am yr adroddiad hwn: {{title}}',
  'confirm.old':
    'Nid yw’r ddolen hon yn gweithio mwyach. Dewch o hyd i’r adroddiad ymhlith rhai pobl eraill a gofynnwch am negeseuon e-bost eto, neu defnyddiwch y ddolen mewn e-bost mwy diweddar.',
  'stop.title': 'Atal negeseuon e-bost am adroddiad',
  'stop.text': 'Pwyswch y botwm ac ni fyddwn yn anfon rhagor o negeseuon e-bost atoch am yr adroddiad.',
  'stop.send': 'Atal negeseuon e-bost',
  'stop.done': 'Ni fyddwch yn cael rhagor o negeseuon e-bost am yr adroddiad hwn: {{title}}',
  'stop.old':
    'Nid yw’r ddolen hon yn gweithio mwyach. Defnyddiwch y ddolen mewn e-bost mwy diweddar. Os eich adroddiad chi ydyw, chwiliwch amdano a newidiwch yno sut rydych yn clywed gennym.',
  feed: 'Dilyn hyn mewn darllenydd newyddion (RSS)',
  'see-report': 'Gweld yr adroddiad hwn',
} satisfies Translation<typeof en, 'cy'>;
