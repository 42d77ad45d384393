import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'Stopio’r adnewyddu?',
  text: 'Ni chymerir rhagor o’ch cerdyn. Byddwch yn cadw’r hyn yr ydych wedi talu amdano. Diwedd: {{until}}.',
  send: 'Ie, stopio’r adnewyddu',
  keep: 'Na, ei gadw',
  sent: 'Mae’r adnewyddu wedi’i stopio. Ni chymerir rhagor o’ch cerdyn.',
  already: 'Roedd yr adnewyddu wedi’i stopio eisoes. Ni chymerir rhagor o’ch cerdyn.',
  taking:
    'Rydym yn cymryd y taliad ar hyn o bryd, felly nid oes modd ei stopio nawr. Edrychwch eto ymhen rhai munudau.',
} satisfies Translation<typeof en, 'cy'>;
