import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'Tanysgrifio yn eich calendr',
  text: 'Yna bydd eich calendr yn dilyn yr archeb hon ar ei ben ei hun, hefyd pan gaiff ei symud neu ei chanslo.',
  who: 'Mae pwy bynnag sydd â’r cyfeiriad yn gweld beth sydd wedi’i archebu, pryd a ble, ac ni all newid dim. Peidiwch â’i roi i neb na ddylai wybod.',
  again: 'Mae gennych gyfeiriad yn barod. Mae un newydd yn cymryd ei le, ac nid yw’r hen un yn gweithio mwyach.',
  make: 'Rhoi cyfeiriad i mi ar gyfer fy nghalendr',
  address: 'Cyfeiriad y calendr',
  open: 'Tanysgrifio gyda’r calendr ar y ddyfais hon',
  copy: 'Copïo’r cyfeiriad',
  copied: 'Mae’r cyfeiriad wedi’i gopïo.',
  end: 'Dod â’r tanysgrifiad i ben',
  ended: 'Nid yw’r cyfeiriad yn gweithio mwyach. Tynnwch y calendr o’ch un chi hefyd.',
} satisfies Translation<typeof en, 'cy'>;
