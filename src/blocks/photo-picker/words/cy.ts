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
  unnamed: 'Llun heb enw',
  preview: 'Rhagolwg: {{name}}',

  preparing: 'Wrthi’n paratoi i’w lanlwytho',
  sending: 'Wrthi’n lanlwytho: {{percent}}%',
  sent: 'Wedi’i lanlwytho',

  'failed.offline': 'Heb ei lanlwytho: collwyd y cysylltiad',
  'failed.timeout': 'Heb ei lanlwytho: roedd yn cymryd gormod o amser',
  'failed.unavailable': 'Heb ei lanlwytho: nid yw system y cyngor yn gweithio ar hyn o bryd',
  'failed.rate-limited': 'Heb ei lanlwytho: gormod o luniau mewn amser byr. Arhoswch ychydig funudau',
  'failed.other': 'Heb ei lanlwytho: aeth rhywbeth o’i le',

  'refused.empty': 'Mae’r ffeil hon yn wag',
  'refused.wrong-type': 'Nid llun JPEG, PNG, WebP na HEIC yw’r ffeil hon',
  'refused.too-large': 'Mae’r ffeil hon yn fwy na {{size}}',
  'refused.too-many_zero': 'Heb ei ychwanegu: ni allwch ychwanegu lluniau',
  'refused.too-many_one': 'Heb ei ychwanegu: dim ond {{count}} llun y gallwch ei ychwanegu',
  'refused.too-many_two': 'Heb ei ychwanegu: dim ond {{count}} lun y gallwch eu hychwanegu',
  'refused.too-many_few': 'Heb ei ychwanegu: dim ond {{count}} llun y gallwch eu hychwanegu',
  'refused.too-many_many': 'Heb ei ychwanegu: dim ond {{count}} llun y gallwch eu hychwanegu',
  'refused.too-many_other': 'Heb ei ychwanegu: dim ond {{count}} llun y gallwch eu hychwanegu',
  'refused.too-many-pixels': 'Mae gormod o bicseli yn y llun hwn. Ychwanegwch un llai',
  'refused.heic':
    'Ni all eich porwr agor lluniau HEIC. Cadwch neu rhannwch y llun fel JPEG, yna ychwanegwch y ffeil honno',
  'refused.unreadable': 'Ni ellir agor y llun hwn. Efallai ei fod wedi’i ddifrodi',
  'refused.blocked':
    'Mae gosodiadau preifatrwydd eich porwr yn ein hatal rhag dileu manylion cudd, fel ble rydych chi’n byw, o’r llun hwn. Ychwanegwch ef mewn porwr arall',
  'refused.declined': 'Ni dderbyniodd system y cyngor y llun hwn',

  'said.sent': 'Mae {{name}} wedi’i lanlwytho',
  'said.failed': 'Nid yw {{name}} wedi’i lanlwytho',
  'said.removed': 'Mae {{name}} wedi’i ddileu',
  'said.refused_zero': 'Ychwanegwyd pob ffeil',
  'said.refused_one': 'Ni ellid ychwanegu {{count}} ffeil',
  'said.refused_two': 'Ni ellid ychwanegu {{count}} ffeil',
  'said.refused_few': 'Ni ellid ychwanegu {{count}} ffeil',
  'said.refused_many': 'Ni ellid ychwanegu {{count}} ffeil',
  'said.refused_other': 'Ni ellid ychwanegu {{count}} ffeil',
};
