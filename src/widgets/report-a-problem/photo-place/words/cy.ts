import type { Translation } from '../../../../i18n/catalogue.ts';
import type { PhotoPlaceWords } from '../photo-place.words.ts';

export const words = {
  help: 'Mae eich dyfais yn edrych yn y llun i weld ble cafodd ei dynnu, ac rydym ni’n chwilio am y cyfeiriad. Bydd y llun yn mynd gyda’ch adroddiad; caiff ei leoliad a manylion cudd eraill eu dileu cyn ei anfon.',
  looking: 'Wrthi’n canfod lle eich llun',
  found: 'Yn ôl ei leoliad, cafodd eich llun ei dynnu yma',
  nothing: 'Nid oes cyfeiriad ger y pwynt hwn',
  use: 'Defnyddio’r lle hwn',
  none: 'Nid yw’r llun hwn yn dweud ble cafodd ei dynnu. Mae llawer o ffonau’n gadael hynny allan. Dywedwch ble mae mewn ffordd arall: mae’r llun yn aros gyda’ch adroddiad.',
  'none.several':
    'Nid yw’r un o’r lluniau hyn yn dweud ble cafodd ei dynnu. Mae llawer o ffonau’n gadael hynny allan. Dywedwch ble mae mewn ffordd arall: mae’r lluniau’n aros gyda’ch adroddiad.',
} satisfies Translation<PhotoPlaceWords, 'cy'>;
