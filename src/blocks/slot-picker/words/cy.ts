import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

/** `Amser` begins with a vowel, so that no number changes it. */
export const words = {
  view: 'Dangos yr amserau fel',
  'view.list': 'Rhestr',
  'view.calendar': 'Calendr',

  narrow: 'Dangos rhai o’r amserau yn unig',
  'narrow.parts': 'Amser o’r dydd',
  'narrow.morning': 'Y bore, cyn hanner dydd',
  'narrow.afternoon': 'Y prynhawn, o hanner dydd ymlaen',
  'narrow.weekdays': 'Dyddiau’r wythnos',
  'narrow.clear': 'Dangos pob amser',

  'month.before': 'Cynharach: {{month}}',
  'month.after': 'Hwyrach: {{month}}',
  'month.times_zero': '{{month}}: {{count}} amser',
  'month.times_one': '{{month}}: {{count}} amser',
  'month.times_two': '{{month}}: {{count}} amser',
  'month.times_few': '{{month}}: {{count}} amser',
  'month.times_many': '{{month}}: {{count}} amser',
  'month.times_other': '{{month}}: {{count}} amser',
  'month.none': '{{month}}: nid oes unrhyw amserau.',
  'month.none-narrowed': '{{month}}: nid oes unrhyw amserau fel hyn.',
  'month.none-ever': 'Nid oes unrhyw amserau ar hyn o bryd.',
  earliest: 'Mynd i’r amser cynharaf: {{date}}',
  'uk-time': 'Amser y DU yw pob amser.',

  'day.times_zero': '{{date}}: {{count}} amser',
  'day.times_one': '{{date}}: {{count}} amser',
  'day.times_two': '{{date}}: {{count}} amser',
  'day.times_few': '{{date}}: {{count}} amser',
  'day.times_many': '{{date}}: {{count}} amser',
  'day.times_other': '{{date}}: {{count}} amser',
  'day.count_zero': '{{count}} amser',
  'day.count_one': '{{count}} amser',
  'day.count_two': '{{count}} amser',
  'day.count_few': '{{count}} amser',
  'day.count_many': '{{count}} amser',
  'day.count_other': '{{count}} amser',
  'day.none': 'dim amserau',
  'day.filled': '{{date}}: nid oes unrhyw amserau ar ôl. Dewiswch ddiwrnod arall.',
  stretch: '{{from}} i {{to}}',
  holding: 'Wrthi’n cadw…',
  chosen: 'wedi’i ddewis',
} satisfies Translation<typeof en, 'cy'>;
