import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'move.title': 'Pryd fyddai’n fwy cyfleus i chi?',
  'move.check': 'Gwiriwch yr amser newydd',
  'move.now': 'Eich archeb nawr',
  'move.new': 'Amser newydd',
  'move.keeps': 'Rydych yn cadw’r amser sydd gennych nes bod yr un newydd yn eiddo i chi.',
  'move.send': 'Symud fy archeb',
  'move.other': 'Dewis amser arall',
  'move.sent': 'Mae eich archeb wedi’i symud.',
  'move.gone': 'Mae’r amser hwnnw newydd fynd. Mae eich archeb fel yr oedd. Dewiswch amser arall.',
  'move.over': 'Nid ydym yn cadw’r amser newydd i chi mwyach. Mae eich archeb fel yr oedd. Dewiswch amser eto.',
  // `Munud` is feminine: un funud, dwy funud, tair munud, chwe munud.
  'move.left_zero': 'Nid ydym yn cadw’r amser newydd i chi mwyach ({{count}} munud).',
  'move.left_one': 'Rydym yn cadw’r amser newydd i chi am lai na {{count}} funud.',
  'move.left_two': 'Rydym yn cadw’r amser newydd i chi am {{count}} funud arall.',
  'move.left_few': 'Rydym yn cadw’r amser newydd i chi am {{count}} munud arall.',
  'move.left_many': 'Rydym yn cadw’r amser newydd i chi am {{count}} munud arall.',
  'move.left_other': 'Rydym yn cadw’r amser newydd i chi am {{count}} munud arall.',
  'move.more': 'Rhowch ragor o amser i mi',
  stretch: '{{from}} i {{to}}',

  'cancel.title': 'Canslo eich archeb?',
  'cancel.send': 'Ie, canslo fy archeb',
  'cancel.keep': 'Na, ei chadw',
  'cancel.sent': 'Mae eich archeb wedi’i chanslo.',
  'cancel.already': 'Roedd eich archeb wedi’i chanslo eisoes.',

  'too-late': 'Ni ellir ei symud na’i chanslo yma mwyach. Ffoniwch ni yn lle hynny.',
  until: 'Gellir gwneud hyn yma tan {{when}}.',

  'calendar.title': 'Ei hychwanegu at eich calendr',
  'calendar.text':
    'Cewch ffeil y mae calendrau ar ffonau a chyfrifiaduron yn ei hagor. Pan fyddwch yn symud neu’n canslo’r archeb, mynnwch hi eto.',
  'calendar.save': 'Cael y ffeil',
} satisfies Translation<typeof en, 'cy'>;
