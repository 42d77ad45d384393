import type { Translation } from '../../../../i18n/catalogue.ts';
import type { MapWords } from '../map-panel.words.ts';

export const words = {
  help: 'Symudwch y map nes bod y groes ar y lle: llusgwch ef, pwyswch bwynt arno, neu defnyddiwch y botymau.',
  touch: 'Tapiwch y map cyn ei lusgo â bys.',
  keys: 'Map. Mae’r bysellau saeth yn ei symud; mae plws a minws yn chwyddo.',
  blank: 'Nid oedd modd llwytho lluniau’r map. Gallwch chwilio am y lle neu ei ddisgrifio o hyd.',
  in: 'Chwyddo i mewn',
  out: 'Chwyddo allan',
  north: 'Symud i’r gogledd',
  south: 'Symud i’r de',
  west: 'Symud i’r gorllewin',
  east: 'Symud i’r dwyrain',
  start: 'Yn ôl i’r man cychwyn',
  aerial: 'Golwg o’r awyr',
  looking: 'Wrthi’n canfod beth sydd yma',
  nothing: 'Nid oes cyfeiriad ger y pwynt hwn',
  use: 'Defnyddio’r lle hwn',
} satisfies Translation<MapWords, 'cy'>;
