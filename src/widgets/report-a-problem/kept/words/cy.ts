import type { Translation } from '../../../../i18n/catalogue.ts';
import type { KeptWords } from '../kept.words.ts';

export const words = {
  'offer.title': 'Ei gadw nes bod y rhyngrwyd yn ôl',
  'offer.text':
    'Gallwn gadw’r adroddiad hwn ar y ddyfais hon, gyda’i luniau. Bydd yn cael ei anfon ohono’i hun pan fydd y rhyngrwyd yn ôl a’r dudalen hon ar agor, neu y tro nesaf y byddwch yn ei hagor.',
  'offer.contact': 'Bydd eich manylion cyswllt yn cael eu cadw gydag ef nes iddo gael ei anfon.',
  'offer.shared':
    'Peidiwch â gwneud hyn ar ddyfais y mae eraill yn ei defnyddio. Bydd yr hyn nad yw wedi’i anfon o fewn 28 diwrnod yn cael ei ddileu. Ar ôl ei anfon, bydd ei gyfeirnod a dolen sy’n ei agor yn aros yma am 30 diwrnod, neu nes i chi eu tynnu.',
  'offer.button': 'Ei gadw a’i anfon pan fydd y rhyngrwyd yn ôl',
  'offer.failed':
    'Ni all y porwr hwn ei gadw. Gadewch y dudalen hon ar agor, ac anfonwch yr adroddiad pan fydd y rhyngrwyd yn ôl.',

  'save.button': 'Ei gadw tan yn nes ymlaen',
  'save.text':
    'Gallwn gadw’r adroddiad hwn ar y ddyfais hon, gyda’i leoliad a’i luniau, er mwyn i chi ei orffen rywbryd eto. Ni fydd eich manylion cyswllt yn cael eu cadw.',
  'save.shared':
    'Peidiwch â gwneud hyn ar ddyfais y mae eraill yn ei defnyddio: gallen nhw ei ddarllen. Caiff ei ddileu ar ôl 30 diwrnod.',
  'save.save': 'Cadw ar y ddyfais hon',
  'save.failed': 'Ni all y porwr hwn ei gadw. Gadewch y dudalen hon ar agor nes i chi ei anfon.',

  // `Adroddiad` is masculine: un adroddiad, dau adroddiad, tri adroddiad, chwe adroddiad.
  drafts_zero: 'Nid oes gennych adroddiad heb ei orffen',
  drafts_one: 'Mae gennych {{count}} adroddiad heb ei orffen',
  drafts_two: 'Mae gennych {{count}} adroddiad heb eu gorffen',
  drafts_few: 'Mae gennych {{count}} adroddiad heb eu gorffen',
  drafts_many: 'Mae gennych {{count}} adroddiad heb eu gorffen',
  drafts_other: 'Mae gennych {{count}} adroddiad heb eu gorffen',
  'drafts.until': 'Wedi’i gadw ar y ddyfais hon. Caiff ei ddileu ar y dyddiad hwn: {{date}}.',
  'drafts.finish': 'Gorffen yr adroddiad hwn',
  undo: 'Dadwneud',

  title: 'Adroddiadau a gedwir ar y ddyfais hon',
  waiting: 'Heb ei anfon eto. Caiff ei gadw tan {{date}}.',
  sending: 'Wrthi’n anfon eich adroddiad',
  sent: 'Wedi’i anfon. Eich cyfeirnod:',
  refused: 'Ni allai’r cyngor dderbyn yr adroddiad hwn. Ffoniwch ni i ddweud wrthym amdano.',
  follow: 'Gweld beth sy’n digwydd gyda’r adroddiad hwn',
  'send-now': 'Anfon nawr',
  'send-again': 'Ei newid a’i anfon eto',
  remove: 'Tynnu',

  'said.saved': 'Mae eich adroddiad wedi’i gadw ar y ddyfais hon. Bydd yma pan ddewch yn ôl.',
  restored: 'Rydym wedi cadw’r hyn roeddech chi wedi’i ysgrifennu.',
  discard: 'Dechrau eto',
  'said.discarded': 'Mae eich atebion wedi’u dileu. Gallwch ddechrau eto.',

  'said.kept': 'Mae eich adroddiad wedi’i gadw ar y ddyfais hon.',
  'said.sent': 'Mae adroddiad a gadwyd ar y ddyfais hon wedi’i anfon.',
  'said.removed': 'Mae’r adroddiad wedi’i dynnu o’r ddyfais hon.',
} as const satisfies Translation<KeptWords, 'cy'>;
