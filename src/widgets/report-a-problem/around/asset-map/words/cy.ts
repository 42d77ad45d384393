import type { Translation } from '../../../../../i18n/catalogue.ts';
import type { AssetMapWords } from '../asset-map.words.ts';

export const words = {
  help: 'Rhifau’r rhestr yw’r rhain. Pwyswch un i’w ddewis. Mae’r cylch o amgylch y lle a ddewisoch.',
  touch: 'Tapiwch y map cyn ei lusgo â bys.',
  keys: 'Map. Mae’r bysellau saeth yn ei symud; mae plws a minws yn chwyddo.',
  in: 'Chwyddo i mewn',
  out: 'Chwyddo allan',
  start: 'Yn ôl i’r man cychwyn',
  blank: 'Nid oedd modd llwytho lluniau’r map. Gallwch ddewis o’r rhestr o hyd.',
  chosen: 'Rydych wedi dewis',
  none: 'Nid ydych wedi dewis yr un',
} satisfies Translation<AssetMapWords, 'cy'>;
