import type { BookableService, BookingItem, BookingLocation } from '../../../src/contract/bookable-services.ts';
import { teams } from './common.ts';
import { inLanguage, w, wordsOf } from './definition.ts';
import type { Language, Localised, LocalisedQuestion } from './definition.ts';

/** Groups in the order in which they are shown. */
export const bookingGroups: readonly { code: string; name: Localised }[] = [
  { code: 'collections', name: w('Collections and recycling', 'Casgliadau ac ailgylchu') },
  { code: 'registrar', name: w('Births and marriages', 'Genedigaethau a phriodasau') },
  { code: 'sport', name: w('Sport and leisure', 'Chwaraeon a hamdden') },
];

/** What can be booked, as the council writes it, once, in both languages. */
interface BookableDefinition extends Omit<
  BookableService,
  | 'kind'
  | 'language'
  | 'name'
  | 'description'
  | 'keywords'
  | 'locations'
  | 'items'
  | 'questions'
  | 'rules'
  | 'bring'
  | 'team'
  | 'phone'
> {
  name: Localised;
  description: Localised;
  keywords: Localised;
  locations: (Omit<BookingLocation, 'name' | 'address' | 'access'> & {
    name: Localised;
    address?: Localised;
    access?: Localised;
  })[];
  items?: {
    label: Localised;
    hint?: Localised;
    most: number;
    each: (Omit<BookingItem, 'name' | 'hint'> & { name: Localised; hint?: Localised })[];
  };
  questions: LocalisedQuestion[];
  rules: Localised[];
  bring: Localised[];
  team: Localised;
}

/** As the contract has it, in one language. */
export function resolveBookable({ keywords, ...definition }: BookableDefinition, language: Language): BookableService {
  const { hours, ...phone } = { display: '01632 960 020', dial: '+441632960020', hours: words.hours };
  return {
    ...inLanguage(definition, language),
    kind: 'booking',
    language,
    keywords: wordsOf(keywords),
    phone: { ...phone, hours: hours[language] },
  };
}

const words = {
  hours: w('Monday to Friday, 8:30am to 5pm', 'Dydd Llun i ddydd Gwener, 8:30yb i 5yp'),
};

const offices = {
  'town-hall': {
    code: 'town-hall',
    name: w('Registry Office, Town Hall', 'Swyddfa Gofrestru, Neuadd y Dref'),
    way: 'on-site' as const,
    address: w('Exampleton Town Hall, Market Square', 'Neuadd y Dref Exampleton, Sgwâr y Farchnad'),
    access: w(
      'Step-free from Market Square. Lift to the first floor. A hearing loop in each room.',
      'Mynediad heb risiau o Sgwâr y Farchnad. Lifft i’r llawr cyntaf. Dolen glyw ym mhob ystafell.',
    ),
  },
  harbour: {
    code: 'harbour',
    name: w('Registry Office, Harbour Office', 'Swyddfa Gofrestru, Swyddfa’r Harbwr'),
    way: 'on-site' as const,
    address: w('Harbour Office, Harbourside', 'Swyddfa’r Harbwr, Harbourside'),
    access: w(
      'On the ground floor, with a step of 2 cm. Parking in front.',
      'Ar y llawr gwaelod, gyda gris o 2 cm. Lle parcio o flaen y drws.',
    ),
  },
  phone: {
    code: 'phone',
    name: w('By telephone: we ring you', 'Dros y ffôn: byddwn yn eich ffonio'),
    way: 'phone' as const,
  },
  video: {
    code: 'video',
    name: w('By video: we send you a link', 'Drwy fideo: byddwn yn anfon dolen atoch'),
    way: 'video' as const,
  },
};

const registrar = {
  group: 'registrar',
  window: false,
  contact: { email: 'optional', phone: 'required' },
  mostOpen: 2,
  notice: 2,
  changeUntil: 24,
  waiting: true,
  team: teams.registrar,
} satisfies Partial<BookableDefinition>;

const photoId = w(
  'Proof of who you are: a passport or a driving licence',
  'Prawf o bwy ydych chi: pasbort neu drwydded yrru',
);
const proofOfAddress = w(
  'Proof of your address: a bill of the last three months',
  'Prawf o’ch cyfeiriad: bil o’r tri mis diwethaf',
);

/** Everything that can be booked with Exampleton Council. All invented. */
export const bookableServices: readonly BookableDefinition[] = [
  {
    code: 'bulky-waste',
    group: 'collections',
    name: w('Bulky waste collection', 'Casglu gwastraff swmpus'),
    description: w(
      'We take up to six large things from your home, for £8 each',
      'Rydym yn casglu hyd at chwe pheth mawr o’ch cartref, am £8 yr un',
    ),
    keywords: w(
      'bulky,sofa,mattress,fridge,freezer,furniture,wardrobe,washing machine,collection,large items',
      'swmpus,soffa,matres,oergell,rhewgell,dodrefn,cwpwrdd dillad,peiriant golchi,casgliad',
    ),
    frequent: true,
    locations: [{ code: 'home', name: w('At your home', 'Yn eich cartref'), way: 'at-home' }],
    minutes: 30,
    window: true,
    items: {
      label: w('What should we collect?', 'Beth ddylem ni ei gasglu?'),
      most: 6,
      each: [
        { code: 'sofa', name: w('Sofa or armchair', 'Soffa neu gadair freichiau'), most: 3, minutes: 0, notWith: [] },
        {
          code: 'mattress',
          name: w('Mattress', 'Matres'),
          hint: w('Any size', 'Unrhyw faint'),
          most: 4,
          minutes: 0,
          notWith: [],
        },
        { code: 'bed', name: w('Bed frame', 'Ffrâm gwely'), most: 2, minutes: 0, notWith: [] },
        {
          code: 'wardrobe',
          name: w('Wardrobe or cupboard', 'Cwpwrdd dillad neu gwpwrdd'),
          most: 3,
          minutes: 0,
          notWith: [],
        },
        { code: 'table', name: w('Table or desk', 'Bwrdd neu ddesg'), most: 3, minutes: 0, notWith: [] },
        {
          code: 'washer',
          name: w('Washing machine or dishwasher', 'Peiriant golchi dillad neu lestri'),
          most: 2,
          minutes: 0,
          notWith: [],
        },
        {
          code: 'fridge',
          name: w('Fridge or freezer', 'Oergell neu rewgell'),
          hint: w(
            'Its gas has to be taken out: it goes alone, in another van.',
            'Rhaid tynnu’r nwy ohoni: mae’n mynd ar ei phen ei hun, mewn fan arall.',
          ),
          most: 2,
          minutes: 0,
          notWith: ['sofa', 'mattress', 'bed', 'wardrobe', 'table', 'washer'],
        },
      ],
    },
    questions: [
      {
        code: 'where',
        type: 'singlevaluelist',
        required: true,
        label: w('Where will you put it?', 'Ble byddwch chi’n ei roi?'),
        hint: w(
          'Outside, where two people can reach it. We do not come in.',
          'Y tu allan, lle gall dau berson ei gyrraedd. Nid ydym yn dod i mewn.',
        ),
        values: [
          { key: 'front', name: w('In front of the house', 'O flaen y tŷ') },
          { key: 'side', name: w('At the side or the back, not locked', 'Ar yr ochr neu yn y cefn, heb ei gloi') },
          { key: 'store', name: w('In the bin store of a block of flats', 'Yn storfa finiau bloc o fflatiau') },
        ],
      },
      {
        code: 'access',
        type: 'text',
        required: false,
        maxLength: 300,
        label: w('Is there anything our crew should know?', 'A oes rhywbeth y dylai ein criw ei wybod?'),
        hint: w('A narrow lane, a gate, a steep drive.', 'Lôn gul, giât, dreif serth.'),
      },
    ],
    contact: { email: 'optional', phone: 'optional' },
    mostOpen: 2,
    fee: { pence: 800, each: true },
    // When the crews have their lists.
    notice: { days: 1, time: '14:00' },
    changeUntil: { days: 1, time: '14:00' },
    rules: [w('Nobody has to be at home.', 'Nid oes rhaid i neb fod gartref.')],
    bring: [
      w('Put everything outside by 7am on the day.', 'Rhowch bopeth y tu allan erbyn 7yb ar y diwrnod.'),
      w('Take the doors off fridges, and empty them.', 'Tynnwch y drysau oddi ar oergelloedd, a’u gwagio.'),
    ],
    waiting: true,
    team: teams.waste,
  },
  {
    code: 'recycling-centre',
    group: 'collections',
    name: w('Recycling centre visit', 'Ymweliad â’r ganolfan ailgylchu'),
    description: w('A time to drive in, so that nobody queues', 'Amser i yrru i mewn, fel nad oes neb yn ciwio'),
    keywords: w(
      'tip,dump,recycling,household waste,centre,rubbish,van,trailer',
      'tip,ailgylchu,gwastraff cartref,canolfan,sbwriel,fan,trelar',
    ),
    frequent: true,
    locations: [
      {
        code: 'household',
        name: w('Household Recycling Centre', 'Canolfan Ailgylchu’r Cartref'),
        way: 'on-site',
        access: w('Staff help to carry: ask at the gate.', 'Mae staff yn helpu i gario: gofynnwch wrth y giât.'),
      },
    ],
    minutes: 20,
    window: false,
    questions: [
      {
        code: 'vehicle',
        type: 'singlevaluelist',
        required: true,
        label: w('What do you come in?', 'Ym mha gerbyd y byddwch yn dod?'),
        values: [
          { key: 'car', name: w('Car', 'Car') },
          { key: 'van', name: w('Van, or car with a trailer', 'Fan, neu gar â threlar') },
          { key: 'foot', name: w('On foot or by bicycle', 'Ar droed neu ar feic') },
        ],
      },
    ],
    contact: { email: 'optional', phone: 'optional' },
    mostOpen: 3,
    notice: 1,
    changeUntil: 1,
    rules: [
      w(
        'Who comes later than 20 minutes may have to wait.',
        'Efallai y bydd yn rhaid i’r sawl sy’n dod fwy nag 20 munud yn hwyr aros.',
      ),
    ],
    bring: [proofOfAddress],
    waiting: false,
    team: teams.waste,
  },
  {
    ...registrar,
    code: 'register-birth',
    name: w('Register a birth', 'Cofrestru genedigaeth'),
    description: w('Within 42 days of the birth', 'O fewn 42 diwrnod i’r enedigaeth'),
    keywords: w(
      'birth,baby,certificate,register,registrar,newborn',
      'genedigaeth,babi,tystysgrif,cofrestru,cofrestrydd',
    ),
    frequent: true,
    locations: [offices['town-hall'], offices.harbour, offices.phone, offices.video],
    minutes: 10,
    items: {
      label: w('How many children?', 'Faint o blant?'),
      most: 4,
      each: [{ code: 'child', name: w('Child', 'Plentyn'), most: 4, minutes: 10, notWith: [] }],
    },
    questions: [
      {
        code: 'born',
        type: 'datetime',
        precision: 'date',
        required: true,
        label: w('When was the birth?', 'Pryd oedd yr enedigaeth?'),
      },
      {
        code: 'language',
        type: 'singlevaluelist',
        required: true,
        label: w('In which language shall we speak?', 'Ym mha iaith y dylem siarad?'),
        values: [
          { key: 'en', name: w('English', 'Saesneg') },
          { key: 'cy', name: w('Welsh', 'Cymraeg') },
        ],
      },
    ],
    rules: [],
    bring: [w('The red book or the hospital’s letter', 'Y llyfr coch neu lythyr yr ysbyty'), photoId, proofOfAddress],
  },
  {
    ...registrar,
    code: 'notice-marriage',
    // Weeks are booked ahead, and one that nobody comes to is lost.
    confirmWithin: 30,
    name: w('Give notice of marriage', 'Rhoi hysbysiad o briodas'),
    description: w('Both of you, at least 28 days before', 'Y ddau ohonoch, o leiaf 28 diwrnod ymlaen llaw'),
    keywords: w(
      'marriage,wedding,notice,civil partnership,registrar',
      'priodas,hysbysiad,partneriaeth sifil,cofrestrydd',
    ),
    frequent: false,
    locations: [offices['town-hall'], offices.harbour],
    minutes: 60,
    questions: [
      {
        code: 'planned',
        type: 'datetime',
        precision: 'date',
        required: false,
        label: w('When do you want to marry?', 'Pryd ydych chi am briodi?'),
      },
    ],
    rules: [
      w(
        'Who comes later than 10 minutes has to book again.',
        'Rhaid i’r sawl sy’n dod fwy na 10 munud yn hwyr archebu eto.',
      ),
    ],
    bring: [
      w('Passports of both of you', 'Pasbortau’r ddau ohonoch'),
      proofOfAddress,
      w(
        'If you were married before: how it ended, on paper',
        'Os buoch yn briod o’r blaen: papur yn dangos sut y daeth i ben',
      ),
    ],
  },
  {
    code: 'tennis-court',
    group: 'sport',
    name: w('Tennis court', 'Cwrt tennis'),
    description: w('An hour for up to four players', 'Awr i hyd at bedwar chwaraewr'),
    keywords: w('tennis,court,sport,park,play,racket', 'tennis,cwrt,chwaraeon,parc,chwarae,raced'),
    frequent: true,
    locations: [
      {
        code: 'jubilee-park',
        name: w('Jubilee Park', 'Parc y Jiwbilî'),
        way: 'on-site',
        access: w(
          'Courts 1 and 2 are wide enough for wheelchair tennis.',
          'Mae cyrtiau 1 a 2 yn ddigon llydan i dennis cadair olwyn.',
        ),
      },
      {
        code: 'southfield-rec',
        name: w('Southfield Rec', 'Maes Hamdden Southfield'),
        way: 'on-site',
        access: w('A gravel path of 80 metres from the gate.', 'Llwybr graean o 80 metr o’r giât.'),
      },
    ],
    minutes: 60,
    window: false,
    items: {
      label: w('How many players?', 'Faint o chwaraewyr?'),
      most: 4,
      each: [{ code: 'player', name: w('Player', 'Chwaraewr'), most: 4, minutes: 0, notWith: [] }],
    },
    questions: [],
    contact: { email: 'optional', phone: 'optional' },
    mostOpen: 2,
    notice: 0,
    changeUntil: 2,
    rules: [],
    bring: [w('Rackets, balls and shoes for a hard court', 'Racedi, peli ac esgidiau ar gyfer cwrt caled')],
    waiting: true,
    team: teams.parks,
  },
];
