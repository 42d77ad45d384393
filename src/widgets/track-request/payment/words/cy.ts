import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  refunds: 'Ad-daliadau',
  'refund.sent': 'Fe’i hanfonwyd yn ôl i’r cerdyn y talwyd ag ef ({{date}}). Gall gymryd hyd at saith diwrnod gwaith.',
  'refund.done':
    'Fe’i talwyd yn ôl i’r cerdyn y talwyd ag ef ({{date}}). Efallai y bydd eich banc yn ei ddangos rai dyddiau’n ddiweddarach.',
  'refund.failed': 'Nid oedd modd ei dalu’n ôl i’ch cerdyn. Rydym yn ymchwilio i hyn.',
  subscriptions: 'Eich tanysgrifiadau',
  'subscription.until': 'Dechrau: {{from}}. Diwedd: {{until}}. Daw i ben ohono’i hun: ni chymerir rhagor o’ch cerdyn.',
  'subscription.over': 'Daeth i ben ({{until}}).',
  'subscription.term': 'Dechrau: {{from}}. Diwedd: {{until}}.',
  'renewal.renewed': 'Fe’i hadnewyddwyd, ac mae wedi’i dalu ({{paid}}).',
  'renewal.planned':
    'Mae’n adnewyddu ohono’i hun: byddwn yn cymryd {{amount}} o’r cerdyn y talwyd ag ef ({{on}}). Byddwn yn ysgrifennu atoch bythefnos cyn hynny.',
  'renewal.taking': 'Mae’n adnewyddu ohono’i hun: rydym yn cymryd {{amount}} o’ch cerdyn nawr.',
  'renewal.declined':
    'Nid oedd modd cymryd {{amount}} o’ch cerdyn. Byddwn yn rhoi cynnig arall arni ({{on}}). Tan hynny gallwch dalu eich hun gyda’r ddolen yn ein llythyr.',
  'renewal.stop': 'Stopio’r adnewyddu',
} satisfies Translation<typeof en, 'cy'>;
