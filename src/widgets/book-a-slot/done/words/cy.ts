import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  confirm: 'Un cam arall: cadarnhewch eich archeb',
  'confirm-by': 'Nid yw wedi’i archebu eto. Rydym yn cadw’r amser hwn i chi tan {{when}}.',
  'confirm-how':
    'Agorwch yr e-bost rydym wedi’i anfon at {{email}}, dilynwch y ddolen ynddo a phwyswch y botwm yno. Dim byd yno? Edrychwch yn eich ffolder sbam.',
  'confirm-again': 'Anfon yr e-bost eto',
  'confirm-sent': 'Rydym wedi anfon e-bost arall. Defnyddiwch yr un diweddaraf.',
  title: 'Mae eich archeb wedi’i gwneud',
  reference: 'Eich cyfeirnod',
  earlier:
    'Roedd yr archeb hon gennym eisoes ers i chi geisio y tro cyntaf. Ni chafodd newidiadau a wnaethoch ar ôl hynny eu hychwanegu.',
  email: 'Rydym wedi anfon cadarnhad i {{email}}.',
  bring: 'Beth i ddod ag ef neu ei wneud ymlaen llaw',
  calendar: 'Ychwanegu at fy nghalendr',
  follow: 'Gweld, symud neu ganslo’r archeb hon',
  'follow-hint': 'Dolen i chi yn unig yw hon. Cadwch hi os ydych chi am ddod yn ôl.',
  again: 'Archebu rhywbeth arall',
  moved: 'Mae eich archeb wedi’i symud',
} satisfies Translation<typeof en, 'cy'>;
