import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'Clywed am amser cynharach',
  text: 'Pan ddaw amser cynharach yn rhydd byddwn yn ysgrifennu atoch, ac yn ei gadw i chi am rai oriau.',
  keeps: 'Mae eich archeb yn aros fel y mae nes i chi gymryd yr amser cynharach.',
  'email-hint': 'Dim ond i roi gwybod i chi am amser y byddwn yn ei ddefnyddio',
  send: 'Rhowch wybod i mi',
  joined: 'Byddwn yn rhoi gwybod i chi',
  'joined-text':
    'Byddwn yn ysgrifennu atoch pan ddaw amser cynharach yn rhydd. Gallwch archebu un o’r amserau sy’n rhydd nawr o hyd.',
  'joined-booked':
    'Byddwn yn ysgrifennu atoch pan ddaw amser cynharach yn rhydd. Mae eich archeb yn aros fel y mae tan hynny.',
  email: 'Cyfeiriad e-bost',
  'email-required': 'Rhowch eich cyfeiriad e-bost',
} satisfies Translation<typeof en, 'cy'>;
