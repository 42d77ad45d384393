import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  fee: 'Ffi',
  costs: 'Mae’n costio {{amount}}.',
  each: 'Mae pob un yn costio {{amount}}.',
  'each-sum': 'Mae pob un yn costio {{amount}}: {{total}} i gyd.',
  back: 'Bydd wedi’i archebu pan fydd y ffi wedi’i thalu. Os byddwch yn ei ganslo mewn pryd, byddwn yn talu’r ffi yn ôl.',
  kept: 'Bydd wedi’i archebu pan fydd y ffi wedi’i thalu. Ni fydd y ffi’n cael ei thalu’n ôl os byddwch yn ei ganslo.',
  go: 'Ymlaen i dalu',
  held: 'Rydym yn cadw eich amser i chi tan {{when}}. Nid oes rhaid teipio dim eto.',
  free: 'Nid ydym yn cadw eich amser i chi mwyach. Os yw’n dal yn rhydd, gallwch roi cynnig arall arni.',
  limit: 'Pan ewch ymlaen, byddwn yn cadw eich amser am {{minutes}} munud wrth i chi dalu.',
  keeps: 'Rydym yn cadw eich amser i chi tan {{when}}. Os nad ydych wedi talu erbyn hynny, gall eraill ei gael.',
  changed:
    'Mae’r ffi wedi newid ers i chi agor y dudalen hon. Nid oes arian wedi’i gymryd. Llwythwch y dudalen hon eto i weld faint mae’n ei gostio nawr.',
  'gone.title': 'Nid oedd modd gwneud eich archeb',
  'gone.text': 'Roedd yr amser wedi mynd cyn i’ch taliad ein cyrraedd. Rydym yn talu’r cyfan yn ôl i’ch cerdyn.',
  other: 'Dewis amser arall',
  receipt: 'Eich taliad',
  'paid.email': 'Byddwn yn anfon cadarnhad a derbynneb i {{email}}.',
} satisfies Translation<typeof en, 'cy'>;
