import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words: Translation<typeof en, 'cy'> = {
  label: 'Dogfennau',
  hint: 'Gallwch ychwanegu hyd at {{max}} ffeil PDF, hyd at {{size}} yr un.',
  choose: 'Dewis ffeiliau PDF',
  'choose-more': 'Ychwanegu ffeil PDF arall',
  list: 'Y ffeiliau PDF rydych chi wedi’u dewis',
  'not-sent': 'Ni chafodd rhai o’r ffeiliau PDF eu lanlwytho. Rhowch gynnig arall arni neu dilëwch nhw',
  'wrong-type': 'Nid PDF yw’r ffeil hon',
  'too-many': 'Heb ei hychwanegu: ni allwch ychwanegu mwy na {{max}} ffeil PDF',
  'rate-limited': 'Heb ei lanlwytho: gormod o ffeiliau mewn amser byr. Arhoswch ychydig funudau',
  unreadable: 'Ni ellir agor y ffeil hon. Efallai ei bod wedi’i symud',
  declined: 'Ni dderbyniodd system y cyngor y ffeil hon',
};
