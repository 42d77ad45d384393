import {
  contacts,
  danger,
  isSo,
  isThere,
  next,
  other,
  others,
  partners,
  source,
  teams,
  unsure,
  whoseLand,
} from './common.ts';
import { w } from './definition.ts';
import type { LocalisedQuestion, ServiceDefinition } from './definition.ts';

const howMuch: LocalisedQuestion = {
  code: 'amount',
  type: 'singlevaluelist',
  required: true,
  label: w('How much is there?', 'Faint sydd yno?'),
  values: [
    { key: 'bag', name: w('One bag', 'Un bag') },
    { key: 'boot', name: w('A car boot full', 'Llond cist car') },
    { key: 'van', name: w('A small van full', 'Llond fan fach') },
    { key: 'lorry', name: w('A lorry full or more', 'Llond lori neu fwy') },
  ],
};

const kinds: LocalisedQuestion = {
  code: 'kinds',
  type: 'multivaluelist',
  required: true,
  label: w('What has been dumped?', 'Beth sydd wedi’i daflu?'),
  hint: w('Look only. Do not open bags.', 'Edrychwch yn unig. Peidiwch ag agor bagiau.'),
  values: [
    { key: 'bags', name: w('Household rubbish in bags', 'Sbwriel cartref mewn bagiau') },
    { key: 'furniture', name: w('Furniture or mattresses', 'Dodrefn neu fatresi') },
    { key: 'fridge', name: w('Fridges or other machines', 'Oergelloedd neu beiriannau eraill') },
    { key: 'building', name: w('Rubble or building waste', 'Rwbel neu wastraff adeiladu') },
    { key: 'garden', name: w('Garden waste', 'Gwastraff gardd') },
    { key: 'tyres', name: w('Tyres', 'Teiars') },
    {
      key: 'asbestos',
      name: w('Perhaps asbestos, chemicals or gas bottles', 'Asbestos, cemegau neu boteli nwy, efallai'),
      stop: {
        title: w('Keep away and ring us now', 'Cadwch draw a ffoniwch ni nawr'),
        text: [
          w(
            'Do not touch it, and stay upwind. Ring us at any hour. If it is leaking or burning, call 999.',
            'Peidiwch â’i gyffwrdd, ac arhoswch lle mae’r gwynt yn chwythu oddi wrthych. Ffoniwch ni ddydd neu nos. Os yw’n gollwng neu’n llosgi, ffoniwch 999.',
          ),
        ],
        urgent: true,
        contacts: [others.council, others.emergency],
      },
    },
    other,
  ],
};

export const rubbish: readonly ServiceDefinition[] = [
  {
    code: 'fly-tipping',
    group: 'rubbish',
    name: w('Fly-tipping', 'Tipio anghyfreithlon'),
    description: w(
      'Rubbish dumped on a street or in the country',
      'Sbwriel wedi’i daflu ar stryd neu yng nghefn gwlad',
    ),
    keywords: w(
      'flytipping,dumping,dumped rubbish,mattress,sofa,fridge,tyres,rubble,bags,waste,tip',
      'tipio,tipio slei,taflu sbwriel,matres,soffa,oergell,teiars,rwbel,bagiau,gwastraff',
    ),
    frequent: true,
    questions: [
      kinds,
      howMuch,
      whoseLand(
        w(
          'We cannot clear private land. The owner must. If you saw who did it, tell us under “I saw somebody fly-tipping”.',
          'Ni allwn glirio tir preifat. Rhaid i’r perchennog wneud hynny. Os gwelsoch pwy wnaeth hyn, dywedwch wrthym o dan “Gwelais rywun yn tipio’n anghyfreithlon”.',
        ),
      ),
      isSo('blocking', w('Does it block a road or path?', 'Ydy’r sbwriel yn rhwystro ffordd neu lwybr?')),
      {
        code: 'witness',
        type: 'notice',
        required: false,
        label: w(
          'Did you see who left it? Use “I saw somebody fly-tipping” instead: nobody but our officers reads it.',
          'A welsoch chi pwy a’i gadawodd? Defnyddiwch “Gwelais rywun yn tipio’n anghyfreithlon” yn lle hynny: dim ond ein swyddogion fydd yn ei ddarllen.',
        ),
      },
      source,
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.cleaning,
    workingDays: 3,
    next: [
      w(
        'We look for evidence of who left it, then clear it within 3 working days.',
        'Byddwn yn chwilio am dystiolaeth o bwy a’i gadawodd, yna’n ei glirio o fewn 3 diwrnod gwaith.',
      ),
      next.mail,
    ],
  },
  {
    code: 'fly-tipping-witness',
    group: 'rubbish',
    name: w('I saw somebody fly-tipping', 'Gwelais rywun yn tipio’n anghyfreithlon'),
    description: w(
      'For witnesses; nobody but our officers reads it',
      'I dystion; dim ond ein swyddogion fydd yn ei ddarllen',
    ),
    keywords: w(
      'witness,saw,number plate,van,fly tipper,evidence,prosecute,dumping',
      'tyst,gwelais,plât rhif,fan,tystiolaeth,erlyn,tipio slei',
    ),
    private: true,
    questions: [
      danger,
      {
        code: 'when',
        type: 'datetime',
        precision: 'minute',
        required: true,
        label: w('When did you see it?', 'Pryd welsoch chi hyn?'),
      },
      kinds,
      {
        code: 'registration',
        type: 'string',
        required: false,
        maxLength: 20,
        label: w('Registration of the vehicle', 'Rhif cofrestru’r cerbyd'),
        hint: w('As much as you remember', 'Cymaint ag y cofiwch'),
      },
      {
        code: 'people',
        type: 'text',
        required: false,
        maxLength: 1000,
        label: w('What did the people and the vehicle look like?', 'Sut olwg oedd ar y bobl a’r cerbyd?'),
      },
      isSo('court', w('Would you make a statement?', 'A fyddech yn fodlon gwneud datganiad?'), {
        hint: w('You can say no later.', 'Cewch ddweud na yn ddiweddarach.'),
        values: [{ key: 'yes', name: w('Yes', 'Byddwn') }, { key: 'no', name: w('No', 'Na fyddwn') }, unsure],
      }),
    ],
    photos: 'optional',
    contact: contacts.byPhone,
    team: teams.enforcement,
    workingDays: 10,
    next: [
      next.confidential,
      w(
        'An enforcement officer rings you within 5 working days.',
        'Bydd swyddog gorfodi yn eich ffonio o fewn 5 diwrnod gwaith.',
      ),
    ],
  },
  {
    code: 'missed-bin',
    group: 'rubbish',
    name: w('Missed bin collection', 'Bin heb ei gasglu'),
    keywords: w(
      'missed bin,not emptied,recycling,food waste,garden waste,collection,wheelie bin,caddy',
      'bin heb ei gasglu,heb ei wagio,ailgylchu,gwastraff bwyd,gwastraff gardd,casgliad,bin olwynion,cadi',
    ),
    frequent: true,
    questions: [
      {
        code: 'time',
        type: 'notice',
        required: false,
        label: w(
          'Crews work until 5pm. Please report a missed bin after 5pm on the day, and within 2 working days.',
          'Mae’r criwiau’n gweithio tan 5yp. Rhowch wybod am fin heb ei gasglu ar ôl 5yp ar y diwrnod, ac o fewn 2 ddiwrnod gwaith.',
        ),
      },
      {
        code: 'bins',
        type: 'multivaluelist',
        required: true,
        label: w('Which bins were missed?', 'Pa finiau na chafodd eu casglu?'),
        values: [
          { key: 'rubbish', name: w('Rubbish (black)', 'Sbwriel (du)') },
          { key: 'recycling', name: w('Recycling (blue)', 'Ailgylchu (glas)') },
          { key: 'food', name: w('Food (brown caddy)', 'Bwyd (cadi brown)') },
          { key: 'garden', name: w('Garden (green)', 'Gardd (gwyrdd)') },
        ],
      },
      {
        code: 'day',
        type: 'datetime',
        precision: 'date',
        required: true,
        label: w('On which day should they have been emptied?', 'Ar ba ddiwrnod y dylent fod wedi’u gwagio?'),
      },
      isSo(
        'help',
        w('Do we fetch your bins for you, by arrangement?', 'Ydyn ni’n nôl eich biniau ar eich rhan, drwy drefniant?'),
        {
          values: [
            { key: 'yes', name: w('Yes', 'Ydych') },
            { key: 'no', name: w('No', 'Nac ydych') },
          ],
        },
      ),
    ],
    photos: 'no',
    contact: contacts.named,
    partner: partners.waste,
    team: teams.waste,
    workingDays: 2,
    next: [
      next.partner('Wend Valley Waste', 'Gwastraff Dyffryn Wend'),
      w(
        'Leave the bins at the edge of your property. The crew comes back within 2 working days.',
        'Gadewch y biniau ar ymyl eich eiddo. Bydd y criw yn dod yn ôl o fewn 2 ddiwrnod gwaith.',
      ),
    ],
  },
  {
    code: 'litter-bin',
    group: 'rubbish',
    assets: { kind: 'bin', label: w('Which litter bin is it?', 'Pa fin sbwriel ydyw?') },
    name: w('Full or broken litter bin', 'Bin sbwriel llawn neu wedi torri'),
    keywords: w(
      'litter bin,public bin,overflowing,dog bin,dog waste bin,street bin,burnt',
      'bin sbwriel,bin cyhoeddus,gorlifo,bin baw cŵn,bin stryd,wedi llosgi',
    ),
    frequent: true,
    questions: [
      {
        code: 'fault',
        type: 'singlevaluelist',
        required: true,
        label: w('What is wrong with it?', 'Beth sydd o’i le arno?'),
        values: [
          { key: 'full', name: w('Full or overflowing', 'Llawn neu’n gorlifo') },
          { key: 'broken', name: w('Broken', 'Wedi torri') },
          { key: 'burnt', name: w('Burnt', 'Wedi llosgi') },
          { key: 'missing', name: w('Missing', 'Ar goll') },
        ],
      },
      isSo('dogs', w('Is it a bin for dog mess?', 'Ai bin baw cŵn ydyw?'), {
        required: false,
        values: [{ key: 'yes', name: w('Yes', 'Ie') }, { key: 'no', name: w('No', 'Nage') }, unsure],
      }),
    ],
    photos: 'optional',
    contact: contacts.noPhone,
    team: teams.cleaning,
    workingDays: 2,
    next: [
      w(
        'We empty a full bin by the end of the next working day.',
        'Byddwn yn gwagio bin llawn erbyn diwedd y diwrnod gwaith nesaf.',
      ),
      next.mail,
    ],
  },
  {
    code: 'street-cleaning',
    group: 'rubbish',
    name: w('Litter or a dirty street', 'Sbwriel neu stryd frwnt'),
    keywords: w(
      'litter,sweeping,leaves,broken glass,dirty,chewing gum,vomit,urine,cans,street cleaning',
      'sbwriel,ysgubo,dail,gwydr wedi torri,brwnt,gwm cnoi,chwydu,caniau,glanhau strydoedd',
    ),
    questions: [
      {
        code: 'what',
        type: 'multivaluelist',
        required: true,
        label: w('What needs cleaning up?', 'Beth sydd angen ei lanhau?'),
        values: [
          { key: 'litter', name: w('Litter', 'Sbwriel') },
          { key: 'glass', name: w('Broken glass', 'Gwydr wedi torri') },
          { key: 'leaves', name: w('Leaves', 'Dail') },
          { key: 'spill', name: w('Spilt food, sick or worse', 'Bwyd wedi’i ollwng, chwydu neu waeth') },
          { key: 'weeds', name: w('Weeds', 'Chwyn') },
        ],
      },
    ],
    photos: 'optional',
    contact: contacts.noPhone,
    team: teams.cleaning,
    workingDays: 5,
    next: [
      w(
        'We clean it within 5 working days, broken glass the same day.',
        'Byddwn yn ei lanhau o fewn 5 diwrnod gwaith, a gwydr wedi torri yr un diwrnod.',
      ),
    ],
  },
  {
    code: 'dog-fouling',
    group: 'rubbish',
    name: w('Dog mess', 'Baw cŵn'),
    keywords: w('dog fouling,dog poo,dog mess,poo bag,faeces,owner', 'baw ci,baw cŵn,cŵn yn baeddu,bag baw,perchennog'),
    questions: [
      isThere('still', w('Is it still there?', 'A oes baw yno o hyd?')),
      {
        code: 'often',
        type: 'singlevaluelist',
        required: false,
        label: w('How often does it happen here?', 'Pa mor aml y mae’n digwydd yma?'),
        values: [
          { key: 'once', name: w('Once', 'Unwaith') },
          { key: 'weekly', name: w('Every week', 'Bob wythnos') },
          { key: 'daily', name: w('Most days', 'Bron bob dydd') },
        ],
      },
      {
        code: 'times',
        type: 'string',
        required: false,
        maxLength: 100,
        label: w('At what time of day, usually?', 'Pa adeg o’r dydd, fel arfer?'),
      },
    ],
    photos: 'no',
    contact: contacts.free,
    team: teams.enforcement,
    workingDays: 3,
    next: [
      w(
        'We clean it within 3 working days and may patrol.',
        'Byddwn yn ei lanhau o fewn 3 diwrnod gwaith ac efallai y byddwn yn patrolio.',
      ),
      next.mail,
    ],
  },
  {
    code: 'needles',
    group: 'rubbish',
    name: w('Needles or drugs litter', 'Nodwyddau neu sbwriel cyffuriau'),
    description: w('Never shown on the map of reports', 'Ni chaiff ei ddangos ar y map adroddiadau'),
    keywords: w(
      'needle,syringe,sharps,drugs,paraphernalia,spoon,foil',
      'nodwydd,nodwyddau,chwistrell,cyffuriau,offer miniog,ffoil',
    ),
    private: true,
    questions: [
      {
        code: 'touch',
        type: 'notice',
        required: false,
        label: w(
          'Do not touch needles, not even with gloves. Keep children and animals away.',
          'Peidiwch â chyffwrdd â nodwyddau, hyd yn oed gyda menig. Cadwch blant ac anifeiliaid draw.',
        ),
      },
      danger,
      {
        code: 'count',
        type: 'number',
        required: false,
        min: 1,
        max: 200,
        label: w('How many can you see?', 'Faint allwch chi eu gweld?'),
        unit: w('needles', 'nodwydd'),
      },
      isSo('children', w('Is it near a school or a playground?', 'Ydy’r lle’n agos at ysgol neu faes chwarae?')),
    ],
    photos: 'no',
    contact: contacts.free,
    team: teams.cleaning,
    workingDays: 1,
    next: [
      w(
        'A trained crew collects them within 4 hours where children are near, and within 1 working day elsewhere.',
        'Bydd criw hyfforddedig yn eu casglu o fewn 4 awr lle mae plant gerllaw, ac o fewn 1 diwrnod gwaith mewn mannau eraill.',
      ),
      next.confidential,
    ],
  },
  {
    code: 'dead-animal',
    group: 'rubbish',
    name: w('Dead animal', 'Anifail marw'),
    keywords: w(
      'dead animal,cat,dog,fox,badger,deer,roadkill,bird,swan',
      'anifail marw,cath,ci,llwynog,mochyn daear,carw,aderyn,alarch',
    ),
    questions: [
      {
        code: 'animal',
        type: 'singlevaluelist',
        required: true,
        label: w('What animal is it?', 'Pa anifail ydyw?'),
        values: [
          {
            key: 'cat',
            name: w('A cat', 'Cath'),
            hint: w(
              'We look for a microchip and tell the owner.',
              'Byddwn yn chwilio am ficrosglodyn ac yn dweud wrth y perchennog.',
            ),
          },
          { key: 'dog', name: w('A dog', 'Ci') },
          { key: 'wild', name: w('A wild animal', 'Anifail gwyllt') },
          { key: 'birds', name: w('Several birds', 'Sawl aderyn') },
          {
            key: 'alive',
            name: w('It is hurt but alive', 'Mae wedi’i anafu ond yn fyw'),
            stop: {
              title: w('Ring Sample Animal Rescue', 'Ffoniwch Achub Anifeiliaid Sample'),
              text: [
                w(
                  'They come out at any hour. Keep a distance: a frightened animal may bite.',
                  'Byddant yn dod allan ddydd neu nos. Cadwch bellter: gall anifail ofnus frathu.',
                ),
              ],
              urgent: true,
              contacts: [others.animals],
            },
          },
        ],
      },
    ],
    photos: 'no',
    contact: contacts.free,
    team: teams.cleaning,
    workingDays: 1,
    next: [w('We take it away within 1 working day.', 'Byddwn yn ei gymryd oddi yno o fewn 1 diwrnod gwaith.')],
  },
  {
    code: 'graffiti',
    group: 'rubbish',
    name: w('Graffiti', 'Graffiti ar wal neu adeilad'),
    keywords: w(
      'graffiti,spray paint,tagging,vandalism,offensive,swastika,writing on wall',
      'graffiti,paent chwistrell,tagio,fandaliaeth,sarhaus,ysgrifen ar wal',
    ),
    questions: [
      isSo(
        'offensive',
        w('Is it racist, obscene or a threat?', 'Ydy’r graffiti’n hiliol, yn anweddus neu’n fygythiad?'),
        {
          hint: w('We remove these within 24 hours.', 'Byddwn yn dileu’r rhain o fewn 24 awr.'),
        },
      ),
      {
        code: 'surface',
        type: 'singlevaluelist',
        required: false,
        label: w('What is it on?', 'Ar beth y mae?'),
        values: [
          { key: 'council', name: w('A council building, bench or sign', 'Adeilad, mainc neu arwydd y cyngor') },
          { key: 'shop', name: w('A shop or a house', 'Siop neu dŷ') },
          { key: 'bridge', name: w('A bridge or underpass', 'Pont neu danffordd') },
          other,
        ],
      },
      {
        code: 'area',
        type: 'number',
        required: false,
        min: 0.1,
        max: 1000,
        label: w('How big is it, about?', 'Pa mor fawr ydyw, fwy neu lai?'),
        unit: w('square metres', 'metr sgwâr'),
      },
    ],
    photos: 'required',
    contact: contacts.noPhone,
    team: teams.cleaning,
    workingDays: 10,
    next: [
      w('On private walls we ask the owner first.', 'Ar waliau preifat, byddwn yn gofyn i’r perchennog yn gyntaf.'),
      next.mail,
    ],
  },
  {
    code: 'fly-posting',
    group: 'rubbish',
    name: w('Posters and stickers', 'Posteri a sticeri'),
    keywords: w(
      'fly posting,flyposting,posters,stickers,banner,advert',
      'posteri,sticeri,baner,hysbyseb,gosod posteri',
    ),
    questions: [
      {
        code: 'advertises',
        type: 'string',
        required: false,
        maxLength: 120,
        label: w('What do they advertise?', 'Beth maent yn ei hysbysebu?'),
      },
      {
        code: 'count',
        type: 'number',
        required: false,
        min: 1,
        max: 500,
        label: w('How many are there?', 'Faint sydd yno?'),
        unit: w('posters', 'poster'),
      },
    ],
    photos: 'required',
    contact: contacts.noPhone,
    team: teams.enforcement,
    workingDays: 10,
    next: [
      w(
        'We write to whoever profits from them, and take them down.',
        'Byddwn yn ysgrifennu at bwy bynnag sy’n elwa ohonynt, ac yn eu tynnu i lawr.',
      ),
    ],
  },
];
