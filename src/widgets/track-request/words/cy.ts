import type { Translation } from '../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  'look-up.title': 'Chwilio am eich cais',
  'look-up.reference': 'Eich cyfeirnod',
  'look-up.reference-hint': 'Fe’i cawsoch pan roesoch wybod i ni. Mae’n edrych fel 7K3-M9Q-XPT4.',
  'look-up.reference-required': 'Rhowch eich cyfeirnod',
  'look-up.reference-wrong': 'Gwiriwch eich cyfeirnod. Mae ganddo 10 llythyren a rhif, fel 7K3-M9Q-XPT4',
  'look-up.proof': 'Cyfeiriad e-bost neu god post',
  'look-up.proof-hint': 'Un a roesoch i ni gyda’ch cais.',
  'look-up.proof-required': 'Rhowch y cyfeiriad e-bost neu’r cod post a roesoch i ni',
  'look-up.proof-wrong': 'Rhowch gyfeiriad e-bost, fel enw@example.com, neu god post llawn yn y DU, fel ZZ1 1AB',
  'look-up.no-match':
    'Ni allwn ddod o hyd i gais â’r cyfeirnod hwn a’r cyfeiriad e-bost neu’r cod post hwn. Gwiriwch y ddau, yna rhowch gynnig arall arni',
  // `Munud` is masculine here: un munud, dau funud, tri munud, chwe munud.
  'look-up.wait_zero':
    'Rydych chi wedi ceisio gormod o weithiau. Arhoswch {{count}} munud, yna rhowch gynnig arall arni',
  'look-up.wait_one':
    'Rydych chi wedi ceisio gormod o weithiau. Arhoswch {{count}} munud, yna rhowch gynnig arall arni',
  'look-up.wait_two':
    'Rydych chi wedi ceisio gormod o weithiau. Arhoswch {{count}} funud, yna rhowch gynnig arall arni',
  'look-up.wait_few':
    'Rydych chi wedi ceisio gormod o weithiau. Arhoswch {{count}} munud, yna rhowch gynnig arall arni',
  'look-up.wait_many':
    'Rydych chi wedi ceisio gormod o weithiau. Arhoswch {{count}} munud, yna rhowch gynnig arall arni',
  'look-up.wait_other':
    'Rydych chi wedi ceisio gormod o weithiau. Arhoswch {{count}} munud, yna rhowch gynnig arall arni',
  'look-up.closed':
    'Mae gormod o ymdrechion wedi bod i agor y cais hwn. Gofynnwch am ddolen breifat drwy e-bost yn lle hynny, neu ffoniwch ni',
  'look-up.keep': 'Fy nghadw wedi mewngofnodi yn y tab hwn',
  'look-up.keep-hint': 'Peidiwch â dewis hyn ar ddyfais y mae pobl eraill yn ei defnyddio.',
  'look-up.show': 'Dangos fy nghais',
  'look-up.showing': 'Wrthi’n chwilio am eich cais',
  'look-up.lost': 'Anfonwch ddolen breifat ataf drwy e-bost yn lle hynny',
  'look-up.bookings': 'Gweld popeth rydych wedi’i archebu',
  'look-up.near': 'Gweld beth mae pobl eraill wedi rhoi gwybod amdano ger lle',

  'link.title': 'Agor eich cais',
  'link.text': 'Dolen i chi yn unig yw hon. Mae’n agor eich cais heb gyfeirnod.',
  'old-link.title': 'Nid yw’r ddolen hon yn gweithio mwyach',
  'old-link.text':
    'Mae dolen breifat yn peidio â gweithio ar ôl amser, er mwyn cadw eich cais yn ddiogel. Gallwn anfon un newydd atoch drwy e-bost.',
  'old-link.send': 'Anfonwch ddolen newydd ataf',
  'old-link.wrong':
    'Efallai fod rhan ohoni ar goll. Copïwch y ddolen gyfan o’n neges, neu chwiliwch am eich cais â’i gyfeirnod.',
  'old-link.look-up': 'Chwilio am eich cais â’i gyfeirnod',
  'new-link.title': 'Cael dolen breifat drwy e-bost',
  'new-link.email': 'Cyfeiriad e-bost',
  'new-link.email-hint': 'Yr un a roesoch i ni gyda’ch cais.',
  'new-link.email-required': 'Rhowch eich cyfeiriad e-bost',
  'new-link.send': 'Anfonwch ddolen ataf',
  'link-sent.title': 'Edrychwch yn eich e-bost',
  'link-sent.text':
    'Os yw’r manylion hyn yn perthyn i gais, mae dolen iddo ar ei ffordd atoch. Gall gymryd ychydig funudau.',
  'link-sent.nothing':
    'Os na ddaw dim, edrychwch yn eich post sothach, neu gwiriwch y manylion a rhowch gynnig arall arni.',

  'case.report': 'Eich adroddiad',
  'case.booking': 'Eich archeb',
  'case.payment': 'Eich taliad',
  'case.reference': 'Cyfeirnod',
  'case.status': 'Statws',
  'case.by': 'Rydym yn disgwyl hyn erbyn y dyddiad hwn: {{date}}.',
  'case.question': 'Mae gennym gwestiwn i chi',
  'case.answer': 'Ateb y cwestiwn',
  'case.merged': 'Rydym yn delio â hyn ynghyd ag adroddiad arall am yr un broblem.',
  'case.merged-link': 'Gweld yr adroddiad arall: {{reference}}',
  'case.steps': 'Beth sy’n digwydd a phryd',
  'case.step-done': 'Wedi’i wneud',
  'case.step-now': 'Nawr',
  'case.step-ahead': 'Eto i ddod',
  'case.step-by': 'Disgwylir erbyn: {{date}}',
  'case.timeline': 'Beth sydd wedi digwydd hyd yn hyn',
  'case.at': '{{date}} am {{time}}',
  'case.new': 'Newydd',
  'case.photo': 'Llun {{step}}',
  'case.told': 'Beth ddywedoch chi wrthym',
  'case.description': 'Beth ysgrifennoch chi',
  'case.actions': 'Beth allwch chi ei wneud',
  'case.update': 'Ychwanegu diweddariad neu lun',
  'case.move': 'Ei symud i amser arall',
  'case.cancel': 'Ei chanslo',
  'case.calendar': 'Ei hychwanegu at fy nghalendr',
  'case.ask': 'Gofyn cwestiwn i ni',
  'case.reopen': 'Dweud wrthym nad yw wedi’i drwsio',
  'case.withdraw': 'Tynnu’r cais hwn yn ôl',
  'case.questionnaire': 'Dweud wrthym sut wnaethom ni',
  'case.hear': 'Sut rydych chi’n clywed gennym',
  'case.hear-email': 'Rydym yn anfon e-bost i’r cyfeiriad hwn pan fydd rhywbeth yn digwydd: {{address}}',
  'case.hear-text': 'Rydym yn anfon neges destun i’r rhif hwn pan fydd rhywbeth yn digwydd: {{address}}',
  'case.hear-none': 'Nid ydym yn anfon dim atoch. Gallwch weld yma beth sy’n digwydd.',
  'case.hear-change': 'Newid sut rydych chi’n clywed gennym',
  'case.team': 'Pwy sy’n delio â hyn',
  'case.team-phone': 'Ffôn',
  'case.team-email': 'E-bost',
  'case.changed': 'Mae rhywbeth newydd wedi digwydd i’ch cais. Y statws nawr: {{status}}',
  'case.leave': 'Cau’r cais hwn',
  'case.confirmed-now': 'Diolch. Mae eich cyfeiriad e-bost wedi’i gadarnhau.',
  'case.confirmed-already': 'Roedd eich cyfeiriad e-bost wedi’i gadarnhau yn barod. Nid oes dim arall i’w wneud.',
  'case.confirmed-late': 'Daeth y ddolen hon yn rhy hwyr: ni chadarnhaodd neb y cyfeiriad e-bost mewn pryd.',
  'case.left': 'Mae eich cais wedi’i gau ar y ddyfais hon.',
  'case.ended': 'Caewyd eich cais yma er mwyn ei gadw’n ddiogel. Chwiliwch amdano eto i barhau.',
  'case.ended-writing':
    'Caewyd eich cais yma er mwyn ei gadw’n ddiogel. Chwiliwch amdano eto i anfon yr hyn a ysgrifennoch.',
  'case.go-on': 'Mae’r hyn a ysgrifennoch yn dal yma. Nid yw wedi’i anfon.',

  'live.live': 'Byddwch yn gweld newidiadau yma cyn gynted ag y byddant yn digwydd.',
  'live.checked': 'Gwiriwyd ddiwethaf: {{date}} am {{time}}',
  'live.offline': 'Rydych chi all-lein. Dyma beth roeddem yn ei wybod pan wiriwyd ddiwethaf.',
  'live.stale': 'Ni allwn gyrraedd y cyngor ar hyn o bryd. Dyma beth roeddem yn ei wybod pan wiriwyd ddiwethaf.',
  'live.check': 'Gwirio nawr',
  'live.checking': 'Wrthi’n gwirio',
} satisfies Translation<typeof en, 'cy'>;
