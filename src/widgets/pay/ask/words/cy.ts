import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'link.text':
    'Anfonwch y ddolen hon at y person sydd i dalu. Byddant yn gweld beth sydd i’w dalu a faint sy’n ddyledus, ond nid eich enw, eich cyfeiriad nac unrhyw gyfeirnod.',
  'link.who':
    'Gall pwy bynnag sydd â’r ddolen dalu gyda hi. Mae’n gweithio tan {{date}}. Nid ydym yn ei hanfon at neb.',
  'link.paid': 'I weld a yw wedi’i dalu, agorwch y ddolen eich hun, neu chwiliwch eto am yr hyn sydd gennych i’w dalu.',
  'link.label': 'Dolen i’w hanfon',
  'link.copy': 'Copïo’r ddolen',
  'link.copied': 'Mae’r ddolen wedi’i chopïo.',
  'link.share': 'Rhannu’r ddolen',
  'link.subject': 'Allwch chi dalu hwn i mi?',

  'asked.title': 'Mae rhywun yn gofyn i chi dalu hwn',
  'asked.text': 'Nid ydym yn dweud i bwy y mae. Talwch dim ond os ydych yn gwybod pwy anfonodd y ddolen atoch.',
  'asked.until': 'Mae’r ddolen yn gweithio tan {{date}}.',
  'asked.changed': 'Mae’r swm sy’n ddyledus wedi newid. Nid oes arian wedi’i gymryd.',
  'asked-paid.title': 'Mae hwn eisoes wedi’i dalu',
  'asked-paid.text': 'Nid oes dim ar ôl i’w dalu. Nid oes angen i chi wneud dim.',
  'asked-over.title': 'Nid yw’r ddolen hon yn gweithio',
  'asked-over.text':
    'Efallai bod rhan ohoni ar goll, neu fod ei 14 diwrnod ar ben. Gofynnwch i’r person a’i hanfonodd am un newydd.',
} satisfies Translation<typeof en, 'cy'>;
