import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'check.total': 'Cyfanswm',
  'check.leave':
    'Byddwch yn rhoi eich cerdyn ar dudalen ein darparwr taliadau, ac yna’n dod yn ôl yma. Nid ydym byth yn gweld rhif eich cerdyn.',
  'check.going': 'Yn mynd â chi i’r dudalen dalu',
  again: 'Rhoi cynnig arall arni',
  'open.title': 'Nid ydych wedi talu eto',
  'open.text': 'Nid oes arian wedi’i gymryd. Gallwch fynd ymlaen o’r lle y gwnaethoch stopio.',
  'open.go': 'Mynd i’r dudalen dalu',
  'open.cancel': 'Canslo’r taliad hwn',
  'checking.title': 'Rydym yn gwirio eich taliad',
  'checking.text': 'Nid ydym yn gwybod eto a yw’r arian wedi’i gymryd. Peidiwch â thalu eto cyn i chi gael gwybod.',
  'checking.busy': 'Yn gofyn i’r darparwr taliadau. Gallwch aros ar y dudalen hon.',
  'checking.mail':
    'Mae hyn yn cymryd mwy o amser nag arfer. Gallwch gau’r dudalen hon: byddwn yn ysgrifennu at {{email}} cyn gynted ag y byddwn yn gwybod.',
  'checking.call':
    'Mae hyn yn cymryd mwy o amser nag arfer. Nodwch y cyfeirnod {{reference}} a dewch yn ôl yn nes ymlaen, neu ffoniwch ni.',
  'checking.ask': 'Gwirio eto',
  'paid.at': 'Talwyd ar',
  'paid.refunded': 'Ad-dalwyd i chi',
  'paid.reference': 'Cyfeirnod',
  'declined.title': 'Gwrthodwyd eich cerdyn',
  'declined.text': 'Nid oes arian wedi’i gymryd. Rhowch gynnig arall arni, gyda cherdyn arall os oes gennych un.',
  'expired.title': 'Daeth eich amser i dalu i ben',
  'expired.text': 'Nid oes arian wedi’i gymryd.',
  'cancelled.title': 'Cafodd y taliad ei ganslo',
  'cancelled.text': 'Nid oes arian wedi’i gymryd.',
  'none-lost': 'Nid oes dim a ddewisoch wedi’i golli.',
  'trouble.title': 'Mae’r darparwr taliadau yn cael problemau',
  'trouble.text':
    'Nid oes arian wedi’i gymryd. Rhowch gynnig arall arni ymhen ychydig funudau. Os nad yw hynny’n helpu, ffoniwch ni.',
  'already-paid.title': 'Mae hyn wedi’i dalu eisoes',
  'already-paid.text': 'Nid oes arian wedi’i gymryd nawr. Nid oes rhaid i chi dalu eto.',
} satisfies Translation<typeof en, 'cy'>;
