import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'move.title': 'Pryd fyddai’n fwy cyfleus i chi?',
  'move.check': 'Gwiriwch yr amser newydd',
  'move.before': 'Eich archeb nawr',
  'move.after': 'Amser newydd',
  'move.keeps': 'Rydych yn cadw’r amser sydd gennych nes bod yr un newydd yn eiddo i chi.',
  'move.send': 'Symud fy archeb',
  'move.other': 'Dewis amser arall',
  'move.sent': 'Mae eich archeb wedi’i symud.',
  'move.gone': 'Mae’r amser hwnnw newydd fynd. Mae eich archeb fel yr oedd. Dewiswch amser arall.',
  'move.over': 'Nid ydym yn cadw’r amser newydd i chi mwyach. Mae eich archeb fel yr oedd. Dewiswch amser eto.',
  // `Munud` is feminine: un funud, dwy funud, tair munud, chwe munud.
  'hold.left_zero': 'Nid ydym yn cadw’r amser newydd i chi mwyach ({{count}} munud).',
  'hold.left_one': 'Rydym yn cadw’r amser newydd i chi am lai na {{count}} funud.',
  'hold.left_two': 'Rydym yn cadw’r amser newydd i chi am {{count}} funud arall.',
  'hold.left_few': 'Rydym yn cadw’r amser newydd i chi am {{count}} munud arall.',
  'hold.left_many': 'Rydym yn cadw’r amser newydd i chi am {{count}} munud arall.',
  'hold.left_other': 'Rydym yn cadw’r amser newydd i chi am {{count}} munud arall.',
  'hold.extend': 'Rhowch ragor o amser i mi',
  'hold.ask': 'Gallwch ofyn am ragor o amser uwchben eich atebion.',
  'hold.over': 'Nid ydym yn cadw’r amser newydd i chi mwyach. Mae eich archeb fel yr oedd.',
  'hold.again': 'Cadw’r amser hwn eto',
  stretch: '{{from}} i {{to}}',
  'way.on-site': 'Rydych chi’n dod atom ni',
  'way.phone': 'Rydym ni’n eich ffonio',
  'way.video': 'Drwy alwad fideo',
  'way.at-home': 'Rydym ni’n dod atoch chi',

  'cancel.title': 'Canslo eich archeb?',
  'cancel.send': 'Ie, canslo fy archeb',
  'cancel.keep': 'Na, ei chadw',
  'cancel.sent': 'Mae eich archeb wedi’i chanslo.',
  'cancel.already': 'Roedd eich archeb wedi’i chanslo eisoes.',

  'too-late': 'Ni ellir ei symud na’i chanslo yma mwyach. Ffoniwch ni yn lle hynny.',
  'check.change-until': 'Gallwch symud yr archeb neu ei chanslo yma tan {{when}}.',
  'check.change-late': 'Mae’n rhy hwyr i symud neu ganslo’r amser hwn yma. Os na allwch ddod, ffoniwch ni.',

  'calendar.title': 'Ei hychwanegu at eich calendr',
  'calendar.text':
    'Cewch ffeil y mae calendrau ar ffonau a chyfrifiaduron yn ei hagor. Pan fyddwch yn symud neu’n canslo’r archeb, mynnwch hi eto.',
  'calendar.save': 'Cael y ffeil',
} satisfies Translation<typeof en, 'cy'>;
