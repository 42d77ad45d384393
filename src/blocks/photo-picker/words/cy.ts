import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words: Translation<typeof en, 'cy'> = {
  label: 'Lluniau',
  'up-to_zero': 'Ni allwch ychwanegu lluniau.',
  'up-to_one': 'Gallwch ychwanegu {{count}} llun, hyd at {{size}}.',
  'up-to_two': 'Gallwch ychwanegu hyd at {{count}} lun, hyd at {{size}} yr un.',
  'up-to_few': 'Gallwch ychwanegu hyd at {{count}} llun, hyd at {{size}} yr un.',
  'up-to_many': 'Gallwch ychwanegu hyd at {{count}} llun, hyd at {{size}} yr un.',
  'up-to_other': 'Gallwch ychwanegu hyd at {{count}} llun, hyd at {{size}} yr un.',
  'no-faces': 'Peidiwch â thynnu lluniau o wynebau pobl nac o blatiau rhif.',
  choose: 'Dewis lluniau',
  'choose-more': 'Ychwanegu llun arall',
  list: 'Y lluniau rydych chi wedi’u dewis',
  preparing: 'Wrthi’n paratoi i’w lanlwytho',
  'failed.offline': 'Heb ei lanlwytho: collwyd y cysylltiad',
};
