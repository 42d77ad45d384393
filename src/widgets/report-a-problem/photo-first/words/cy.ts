import type { Translation } from '../../../../i18n/catalogue.ts';
import type { PhotoFirstWords } from '../photo-first.words.ts';

export const words = {
  title: 'Dechrau gyda llun',
  text: 'Yna dywedwch wrthym beth yw’r broblem. Os yw’r llun yn dweud ble cafodd ei dynnu, byddwn yn cynnig y lle hwnnw i chi.',
  chosen: 'Mae eich lluniau’n mynd gyda’r adroddiad hwn.',
  change: 'Eu newid',
  aside:
    'Rhoddir gwybod am y broblem hon heb luniau. Mae’ch rhai chi wedi’u rhoi o’r neilltu ac ni chânt eu hanfon gyda’r adroddiad.',
} satisfies Translation<PhotoFirstWords, 'cy'>;
