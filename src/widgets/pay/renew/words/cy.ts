import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'Ei adnewyddu bob blwyddyn gyda’r cerdyn hwn?',
  hint: 'Ymhen tua blwyddyn byddwn yn cymryd yr hyn y mae’n ei gostio bryd hynny: {{amount}} heddiw. Byddwn yn ysgrifennu atoch bythefnos cyn hynny: faint yw ef, pryd y byddwn yn ei gymryd, a sut i’w stopio. Gallwch ei stopio unrhyw bryd lle gwelwch eich taliad, neu ffoniwch ni.',
  no: 'Na, rwy’n talu am un flwyddyn yn unig',
  yes: 'Ie, ei adnewyddu bob blwyddyn nes i mi ei stopio',
  email:
    'Mae modd ei adnewyddu bob blwyddyn gyda’r cerdyn yr ydych yn talu ag ef. I wneud hynny mae arnom angen eich cyfeiriad e-bost: byddwn yn ysgrifennu atoch cyn cymryd taliad.',
  'email-add': 'Rhowch eich cyfeiriad e-bost',
} satisfies Translation<typeof en, 'cy'>;
