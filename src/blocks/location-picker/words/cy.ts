import type { Translation } from '../../../i18n/catalogue.ts';
import type { LocationWords } from '../words.ts';

export const words = {
  'search.label': 'Stryd, cod post neu le',
  'search.hint': 'Er enghraifft, Mill Lane, cod post neu enw parc',
  'search.button': 'Chwilio',
  'search.empty': 'Teipiwch stryd, cod post neu le, yna chwiliwch',
  found_zero: 'Dim un lle wedi’i ganfod ar gyfer “{{text}}”',
  found_one: '{{count}} lle wedi’i ganfod ar gyfer “{{text}}”',
  found_two: '{{count}} le wedi’u canfod ar gyfer “{{text}}”',
  found_few: '{{count}} lle wedi’u canfod ar gyfer “{{text}}”',
  found_many: '{{count}} lle wedi’u canfod ar gyfer “{{text}}”',
  found_other: '{{count}} lle wedi’u canfod ar gyfer “{{text}}”',
  'found.more': 'Mae mwy o leoedd na’r rhain. Teipiwch fwy i ddod o hyd i’ch un chi.',
  'found.outside': 'Y tu allan i ardal {{council}}',
  none: 'Ni chafwyd hyd i le ar gyfer “{{text}}”',
  'none.help':
    'Gwiriwch y sillafu, neu rhowch gynnig ar y stryd neu’r cod post yn unig. Neu dywedwch ble mae mewn ffordd arall.',
  reference: 'Mae {{reference}} yn edrych fel cyfeirnod rhywbeth y rhoddwyd gwybod amdano eisoes',
  'reference.help': 'Dim ond os yw’n enw lle y dylech chwilio.',
  'reference.link': 'Gweld beth sydd wedi digwydd iddo',

  ways: 'Ffyrdd eraill o ddweud ble mae',
  'ways.failed': 'Nid oedd modd llwytho hwn. Dywedwch ble mae mewn ffordd arall.',

  'device.button': 'Defnyddio fy lleoliad',
  'device.busy': 'Wrthi’n canfod ble rydych chi',
  'device.refused':
    'Ni adawodd eich porwr i’r dudalen hon weld ble rydych chi. Gallwch ei ganiatáu yng ngosodiadau’r porwr, neu ddweud ble mae mewn ffordd arall.',
  'device.unavailable': 'Ni allai eich dyfais ganfod ble rydych chi. Dywedwch ble mae mewn ffordd arall.',
  'device.timeout':
    'Cymerodd eich dyfais ormod o amser i ganfod ble rydych chi. Rhowch gynnig arall arni, neu dywedwch ble mae mewn ffordd arall.',
  'device.vague':
    'Dim ond o fewn {{metres}} m y mae eich dyfais yn siŵr o hyn. Os nad yw’n gywir, dywedwch ble mae mewn ffordd arall.',

  'map.button': 'Dewis ar fap',
  'photo.button': 'Cael y lle o lun',

  chosen: 'Rydych wedi dewis',
  'chosen.point': 'Pwynt heb gyfeiriad gerllaw',
  'chosen.about': 'ble mae',

  council: 'y cyngor hwn',
  outside: 'Nid yw’r lle hwn yn ardal {{council}}',
  'outside.known': '{{name}} sy’n gofalu am y lle hwn, felly ni all {{council}} ddelio ag ef.',
  'outside.unknown': 'Ni all {{council}} ddelio ag ef, ac ni wyddom pwy sy’n gofalu am y lle hwn.',
  'outside.link': 'Mynd i wefan {{name}}',
  'outside.call': 'Ffoniwch nhw ar',

  'describe.button': 'Ni allaf ddod o hyd i’r lle ar y rhestr',
  'describe.label': 'Disgrifiwch ble mae',
  'describe.hint':
    'Rhowch y stryd neu’r un agosaf, a rhywbeth i chwilio amdano. Er enghraifft: Mill Lane, gyferbyn â giât yr ysgol',
  'describe.more': 'Helpwch ni i ddod o hyd iddo',
  'describe.more-hint': 'Er enghraifft: y tu ôl i’r gysgodfan bysiau',

  'error.required': 'Dewiswch ble mae, neu disgrifiwch y lle',
  'error.describe': 'Rhowch ddisgrifiad o ble mae',
} satisfies Translation<LocationWords, 'cy'>;
