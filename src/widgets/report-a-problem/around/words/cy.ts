import type { Translation } from '../../../../i18n/catalogue.ts';
import type { AroundWords } from '../around.words.ts';

export const words: Translation<AroundWords, 'cy'> = {
  'near.title': 'A oes rhywun wedi rhoi gwybod eisoes?',
  // `Adroddiad` is masculine and starts with a vowel, which no number changes.
  'near.found_zero': 'Nid oes adroddiad agored o’r math hwn ger y lle a ddewisoch ({{count}}).',
  'near.found_one': 'Mae {{count}} adroddiad agored o’r math hwn ger y lle a ddewisoch.',
  'near.found_two': 'Mae {{count}} adroddiad agored o’r math hwn ger y lle a ddewisoch.',
  'near.found_few': 'Mae {{count}} adroddiad agored o’r math hwn ger y lle a ddewisoch.',
  'near.found_many': 'Mae {{count}} adroddiad agored o’r math hwn ger y lle a ddewisoch.',
  'near.found_other': 'Mae {{count}} adroddiad agored o’r math hwn ger y lle a ddewisoch.',
  'near.text': 'Os yr un broblem yw hi, nid oes angen i chi roi gwybod amdani eto.',
  'near.reported': 'Dyddiad rhoi gwybod: {{date}}',
  'near.distance': '{{metres}} m i ffwrdd',
  // `Person arall` is masculine: un person, dau berson, tri pherson, chwe pherson.
  'near.others_zero': 'Mae {{count}} person arall wedi rhoi gwybod i ni amdano',
  'near.others_one': 'Mae {{count}} person arall wedi rhoi gwybod i ni amdano',
  'near.others_two': 'Mae {{count}} berson arall wedi rhoi gwybod i ni amdano',
  'near.others_few': 'Mae {{count}} pherson arall wedi rhoi gwybod i ni amdano',
  'near.others_many': 'Mae {{count}} pherson arall wedi rhoi gwybod i ni amdano',
  'near.others_other': 'Mae {{count}} person arall wedi rhoi gwybod i ni amdano',
  'near.photo': 'Llun gyda’r adroddiad hwn',
  'near.follow': 'Dilyn yr un hwn',
  'near.follow-text':
    'Gallwn anfon e-bost atoch pan fydd rhywbeth yn digwydd i’r adroddiad hwn. Gallwch ei atal ar unrhyw adeg.',
  'near.email': 'Eich cyfeiriad e-bost',
  'near.follow-send': 'Anfonwch negeseuon e-bost ataf',
  'near.follow-asked':
    'Edrychwch yn eich e-bost. Byddwn yn dechrau pan fyddwch yn pwyso’r botwm y tu ôl i’r ddolen rydym wedi’i hanfon atoch.',
  'near.me-too': 'Fy ychwanegu i hefyd',
  'near.me-too-sent': 'Diolch. Rydym wedi eich cyfrif.',
  'near.different': 'Na, mae fy un i’n wahanol',
  'near.another': 'Rhoi gwybod am broblem arall',
  'near.report-anyway': 'Rhoi gwybod am fy un i hefyd',

  'asset.unknown': 'Nid wyf yn gwybod pa un',
  'asset.most': 'Gallwch ddewis hyd at {{max}}. Peidiwch â dewis yr un os nad ydych yn gwybod pa rai.',
  'asset.too-many': 'Peidiwch â dewis mwy na {{max}}',
  'asset.more': 'Dangos rhagor ohonynt',
  'asset.map': 'Eu dangos ar fap',
  'asset.map-failed': 'Nid oedd modd llwytho’r map. Gallwch ddewis o’r rhestr o hyd.',
  'asset.here': 'Yn y lle a ddewisoch',
  'asset.north': '{{metres}} m i’r gogledd',
  'asset.north-east': '{{metres}} m i’r gogledd-ddwyrain',
  'asset.east': '{{metres}} m i’r dwyrain',
  'asset.south-east': '{{metres}} m i’r de-ddwyrain',
  'asset.south': '{{metres}} m i’r de',
  'asset.south-west': '{{metres}} m i’r de-orllewin',
  'asset.west': '{{metres}} m i’r gorllewin',
  'asset.north-west': '{{metres}} m i’r gogledd-orllewin',
};
