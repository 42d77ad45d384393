import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'Rydych wedi dod yn ôl o’r dudalen dalu',
  text: 'Nid yw’r porwr hwn wedi cadw dim o’ch taliad yn y tab hwn, felly ni allwn ddangos yma beth ddigwyddodd iddo.',
  wait: 'Peidiwch â thalu eto cyn i chi wybod. Edrychwch yn y tab lle dechreuoch neu am ein he-bost, neu ffoniwch ni.',
} satisfies Translation<typeof en, 'cy'>;
