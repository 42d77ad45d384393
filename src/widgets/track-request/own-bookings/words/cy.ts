import type { Translation } from '../../../../i18n/catalogue.ts';
import type { words as en } from './en.ts';

export const words = {
  title: 'Eich archebion',
  'ask.text': 'Byddwn yn anfon dolen atoch drwy e-bost sy’n dangos popeth rydych wedi’i archebu ac sydd eto i ddod.',
  'ask.email': 'Cyfeiriad e-bost',
  'ask.email-hint': 'Yr un a roesoch i ni wrth archebu.',
  'ask.email-required': 'Rhowch eich cyfeiriad e-bost',
  'ask.send': 'Anfonwch ddolen ataf',
  'ask.reference': 'Chwilio am un archeb â’i chyfeirnod',
  'sent.title': 'Edrychwch yn eich e-bost',
  'sent.text':
    'Os oes unrhyw beth wedi’i archebu gyda {{email}} ac sydd eto i ddod, mae dolen ar ei ffordd atoch. Gall gymryd ychydig funudau.',
  'sent.nothing':
    'Os na ddaw dim, edrychwch yn eich post sothach, neu gwiriwch y cyfeiriad a rhowch gynnig arall arni. Dim ond ychydig o ddolenni y dydd rydym yn eu hanfon i un cyfeiriad.',
  'sent.unconfirmed':
    'Nid yw archeb nad ydych wedi’i chadarnhau eto yn y rhestr. Defnyddiwch y ddolen yn ein e-bost am yr archeb honno.',
  'sent.again': 'Gofyn am ddolen arall',
  'link.title': 'Agor eich archebion',
  'link.text': 'Dolen i chi yn unig yw hon. Mae’n agor popeth sydd wedi’i archebu gyda’ch cyfeiriad e-bost.',
  'link.show': 'Dangos fy archebion',
  'link.showing': 'Wrthi’n agor eich archebion',
  'link.old':
    'Nid yw’r ddolen hon yn gweithio mwyach. Gellir ei defnyddio unwaith, o fewn 24 awr. Gallwn anfon un newydd atoch drwy e-bost.',
  'list.none': 'Nid oes gennych unrhyw archebion sydd eto i ddod.',
  'list.open': 'Ei gweld, ei symud neu ei chanslo',
  'list.opening': 'Wrthi’n ei hagor',
  'list.close': 'Cau fy archebion',
  'list.closed': 'Mae eich archebion wedi’u cau ar y ddyfais hon.',
  'list.ended': 'Caewyd eich archebion yma i’w cadw’n ddiogel. Gofynnwch am ddolen newydd i’w gweld eto.',
  'list.gone': 'Nid yw’r archeb honno i ddod mwyach: mae wedi’i chanslo, neu mae drosodd.',
  stretch: '{{from}} i {{to}}',
  'way.on-site': 'Rydych chi’n dod atom ni',
  'way.phone': 'Rydym ni’n eich ffonio',
  'way.video': 'Drwy alwad fideo',
  'way.at-home': 'Rydym ni’n dod atoch chi',
} as const satisfies Translation<typeof en, 'cy'>;
