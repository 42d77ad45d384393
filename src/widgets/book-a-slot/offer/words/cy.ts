import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'open.title': 'Mae amser wedi dod yn rhydd i chi',
  'open.text': 'Gofynnoch i ni roi gwybod i chi. Ni all neb arall gael yr amser hwn tan {{when}}.',
  'open.keeps': 'Mae eich archeb yn aros fel y mae oni bai eich bod yn cymryd yr amser hwn.',
  'taken.title': 'Chi biau’r amser hwn',
  'taken.now': 'Mae eich archeb wedi’i symud. Rydym wedi anfon llythyr atoch sy’n dweud hynny.',
  'taken.text': 'Rydych wedi’i gymryd yn barod. Nid oes dim arall i’w wneud.',
  'declined.title': 'Rydych wedi gollwng yr amser hwn',
  'declined.now': 'Diolch. Mae’n mynd i’r person nesaf sy’n aros.',
  'declined.text': 'Rydych wedi dweud wrthym yn barod nad ydych am ei gael. Aeth i’r person nesaf sy’n aros.',
  'over.title': 'Mae’r cynnig hwn ar ben',
  'over.text': 'Fe gadwon ni’r amser hwn i chi tan {{when}}. Aeth i’r person nesaf sy’n aros.',
  'late.title': 'Ni ellir symud eich archeb yma mwyach',
  'late.text': 'Mae wedi’i chanslo, neu mae’n rhy agos i’w symud i’r amser hwn. Os oes gennych gwestiwn, ffoniwch ni.',
  unknown: 'Nid ydym yn adnabod y ddolen hon, neu mae’n rhy hen. Gwiriwch eich bod wedi copïo’r cyfan.',
  now: 'Eich archeb nawr',
  move: 'Symud fy archeb i’r amser hwn',
  take: 'Cymryd yr amser hwn',
  decline: 'Nid wyf am ei gael',
  reference: 'Cyfeirnod',
  follow: 'Gweld, symud neu ganslo eich archeb',
  times: 'Gweld yr amseroedd sy’n rhydd nawr',
  kept: 'Rydym yn cadw’r amser hwn i chi tan {{when}}.',
} satisfies Translation<typeof en, 'cy'>;
