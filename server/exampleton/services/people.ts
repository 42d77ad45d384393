import {
  call999,
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
} from './common.ts';
import { w } from './definition.ts';
import type { LocalisedQuestion, ServiceDefinition } from './definition.ts';

const howOften: LocalisedQuestion = {
  code: 'often',
  type: 'singlevaluelist',
  required: true,
  label: w('How often does it happen?', 'Pa mor aml y mae’n digwydd?'),
  values: [
    { key: 'now', name: w('It is the first time', 'Dyma’r tro cyntaf') },
    { key: 'weekly', name: w('About once a week', 'Tuag unwaith yr wythnos') },
    { key: 'most-days', name: w('Most days', 'Bron bob dydd') },
    { key: 'always', name: w('All the time', 'Drwy’r amser') },
  ],
};

const lastTime: LocalisedQuestion = {
  code: 'last',
  type: 'datetime',
  precision: 'minute',
  required: true,
  label: w('When did it last happen?', 'Pryd y digwyddodd ddiwethaf?'),
};

export const nuisance: readonly ServiceDefinition[] = [
  {
    code: 'noise',
    group: 'nuisance',
    name: w('Noise', 'Sŵn'),
    description: w(
      'Music, alarms, dogs, building work, pubs and clubs',
      'Cerddoriaeth, larymau, cŵn, gwaith adeiladu, tafarndai a chlybiau',
    ),
    keywords: w(
      'noise,loud music,party,neighbour,dog barking,alarm,building site,pub,night club,drilling',
      'sŵn,cerddoriaeth uchel,parti,cymydog,ci yn cyfarth,larwm,safle adeiladu,tafarn,clwb nos,drilio',
    ),
    private: true,
    questions: [
      danger,
      {
        code: 'kind',
        type: 'singlevaluelist',
        required: true,
        label: w('What kind of noise is it?', 'Pa fath o sŵn ydyw?'),
        values: [
          { key: 'music', name: w('Music or a party', 'Cerddoriaeth neu barti') },
          { key: 'dog', name: w('A dog', 'Ci') },
          { key: 'alarm', name: w('An alarm', 'Larwm') },
          { key: 'building', name: w('Building work', 'Gwaith adeiladu') },
          { key: 'business', name: w('A pub, club or business', 'Tafarn, clwb neu fusnes') },
          {
            key: 'traffic',
            name: w('Traffic on the A199', 'Traffig ar yr A199'),
            stop: {
              title: w('Northmoor Highways looks after this road', 'Priffyrdd Northmoor sy’n gofalu am y ffordd hon'),
              text: [
                w(
                  'They can say whether barriers or a quieter surface are planned.',
                  'Gallant ddweud a oes bwriad i osod rhwystrau sŵn neu wyneb tawelach.',
                ),
              ],
              contacts: [others.highways],
            },
          },
          other,
        ],
      },
      lastTime,
      howOften,
      {
        code: 'effect',
        type: 'text',
        required: true,
        maxLength: 1000,
        label: w('How does it affect you?', 'Sut mae’n effeithio arnoch?'),
        hint: w('For example, whether you can sleep', 'Er enghraifft, a allwch gysgu'),
      },
    ],
    photos: 'no',
    contact: contacts.named,
    team: teams.health,
    workingDays: 5,
    next: [
      next.confidential,
      w(
        'We write to you within 5 working days, and may ask you to keep a diary for two weeks.',
        'Byddwn yn ysgrifennu atoch o fewn 5 diwrnod gwaith, ac efallai y byddwn yn gofyn ichi gadw dyddiadur am bythefnos.',
      ),
    ],
  },
  {
    code: 'smoke',
    group: 'nuisance',
    name: w('Smoke or bonfire', 'Mwg neu goelcerth'),
    keywords: w(
      'smoke,bonfire,burning,garden fire,chimney,wood burner,barbecue,ash,soot',
      'mwg,coelcerth,llosgi,tân gardd,simnai,llosgwr coed,barbeciw,lludw,huddygl',
    ),
    private: true,
    questions: [
      danger,
      {
        code: 'source-of-smoke',
        type: 'singlevaluelist',
        required: true,
        label: w('Where does it come from?', 'O ble mae’n dod?'),
        values: [
          { key: 'garden', name: w('A fire in a garden', 'Tân mewn gardd') },
          { key: 'chimney', name: w('A chimney', 'Simnai') },
          { key: 'business', name: w('A business or building site', 'Busnes neu safle adeiladu') },
          unsure,
        ],
      },
      lastTime,
      howOften,
    ],
    photos: 'optional',
    contact: contacts.named,
    team: teams.health,
    workingDays: 5,
    next: [next.confidential, next.mail],
  },
  {
    code: 'smell',
    group: 'nuisance',
    name: w('Bad smell', 'Arogl drwg'),
    keywords: w(
      'smell,odour,stink,gas,sewage,farm,manure,factory,chemical',
      'arogl,drewdod,drewi,nwy,carthion,fferm,tail,ffatri,cemegol',
    ),
    questions: [
      {
        code: 'like',
        type: 'singlevaluelist',
        required: true,
        label: w('What does it smell like?', 'Sut arogl ydyw?'),
        values: [
          {
            key: 'gas',
            name: w('Gas', 'Nwy'),
            stop: {
              title: w('Ring the gas emergency line now', 'Ffoniwch y llinell argyfwng nwy nawr'),
              text: [
                w(
                  'Open doors and windows. Do not light anything or touch switches. Leave, and ring from outside.',
                  'Agorwch ddrysau a ffenestri. Peidiwch â chynnau dim na chyffwrdd â switshis. Ewch allan, a ffoniwch o’r tu allan.',
                ),
              ],
              urgent: true,
              contacts: [others.gas],
            },
          },
          { key: 'drains', name: w('Drains', 'Draeniau') },
          { key: 'farm', name: w('Farm or manure', 'Fferm neu wrtaith') },
          { key: 'food', name: w('Cooking', 'Coginio') },
          { key: 'chemical', name: w('Chemicals', 'Cemegau') },
          other,
        ],
      },
      lastTime,
      howOften,
    ],
    photos: 'no',
    contact: contacts.free,
    team: teams.health,
    workingDays: 5,
    next: [next.inspect(3, '3 diwrnod gwaith'), next.ring],
  },
  {
    code: 'pests',
    group: 'nuisance',
    name: w('Rats, mice or wasps', 'Llygod mawr, llygod neu gacwn'),
    keywords: w(
      'rats,mice,rat,wasps,pest control,vermin,cockroaches,pigeons,gulls,bed bugs',
      'llygod mawr,llygod,cacwn,rheoli plâu,chwilod duon,colomennod,gwylanod,llau gwely',
    ),
    questions: [
      {
        code: 'pest',
        type: 'multivaluelist',
        required: true,
        label: w('What have you seen?', 'Beth welsoch chi?'),
        values: [
          { key: 'rats', name: w('Rats', 'Llygod mawr') },
          { key: 'mice', name: w('Mice', 'Llygod') },
          { key: 'wasps', name: w('A wasps’ nest', 'Nyth cacwn') },
          { key: 'insects', name: w('Cockroaches or bed bugs', 'Chwilod duon neu lau gwely') },
          { key: 'birds', name: w('Pigeons or gulls', 'Colomennod neu wylanod') },
        ],
      },
      {
        code: 'bees',
        type: 'notice',
        required: false,
        label: w(
          'We do not harm bees. A beekeeper collects swarms free of charge.',
          'Nid ydym yn niweidio gwenyn. Bydd gwenynwr yn casglu heidiau yn rhad ac am ddim.',
        ),
      },
      {
        code: 'home',
        type: 'singlevaluelist',
        required: true,
        label: w('Where are they?', 'Ble maen nhw?'),
        values: [
          { key: 'inside', name: w('In my home', 'Yn fy nghartref') },
          { key: 'garden', name: w('In my garden', 'Yn fy ngardd') },
          { key: 'street', name: w('In a street or park', 'Mewn stryd neu barc') },
        ],
      },
    ],
    photos: 'no',
    contact: contacts.byPhone,
    partner: partners.pests,
    team: teams.health,
    workingDays: 5,
    next: [
      next.partner('Sample Pest Control', 'Rheoli Plâu Sample'),
      w(
        'We ring to agree a visit. Rats are free of charge; other visits cost money, and we say how much first.',
        'Byddwn yn ffonio i drefnu ymweliad. Ni chodir tâl am lygod mawr; codir tâl am ymweliadau eraill, a byddwn yn dweud faint ymlaen llaw.',
      ),
    ],
  },
];

export const vehicles: readonly ServiceDefinition[] = [
  {
    code: 'abandoned-vehicle',
    group: 'vehicles',
    name: w('Abandoned vehicle', 'Cerbyd wedi’i adael'),
    keywords: w(
      'abandoned car,dumped car,untaxed,flat tyres,burnt out,caravan,motorbike,trailer',
      'car wedi’i adael,heb dreth,teiars fflat,wedi llosgi,carafán,beic modur,ôl-gerbyd',
    ),
    frequent: true,
    questions: [
      {
        code: 'burning',
        type: 'singlevaluelist',
        required: true,
        label: w('Is it burning, or leaking fuel?', 'Ydy’r cerbyd yn llosgi neu’n gollwng tanwydd?'),
        values: [
          { key: 'yes', name: w('Yes', 'Ydy'), stop: call999 },
          { key: 'no', name: w('No', 'Nac ydy') },
        ],
      },
      {
        code: 'registration',
        type: 'string',
        required: true,
        maxLength: 20,
        label: w('Registration number', 'Rhif cofrestru'),
        hint: w('Write “none” if it has no plates', 'Ysgrifennwch “dim” os nad oes platiau arno'),
      },
      {
        code: 'vehicle',
        type: 'string',
        required: true,
        maxLength: 100,
        label: w('Make, model and colour', 'Gwneuthuriad, model a lliw'),
      },
      {
        code: 'since',
        type: 'datetime',
        precision: 'date',
        required: true,
        label: w('Since when has it been there?', 'Ers pryd y mae wedi bod yno?'),
      },
      {
        code: 'state',
        type: 'multivaluelist',
        required: false,
        label: w('What state is it in?', 'Beth yw ei gyflwr?'),
        values: [
          { key: 'tyres', name: w('Flat tyres', 'Teiars fflat') },
          { key: 'windows', name: w('Broken windows', 'Ffenestri wedi torri') },
          { key: 'burnt', name: w('Burnt out', 'Wedi llosgi’n llwyr') },
          { key: 'rubbish', name: w('Full of rubbish', 'Llawn sbwriel') },
          { key: 'untaxed', name: w('Not taxed', 'Heb ei drethu') },
        ],
      },
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.parking,
    workingDays: 10,
    next: [
      w(
        'We put a notice on it. If nobody claims it within 7 days, we take it away.',
        'Byddwn yn gosod hysbysiad arno. Os na fydd neb yn ei hawlio o fewn 7 diwrnod, byddwn yn ei symud.',
      ),
      next.mail,
    ],
  },
  {
    code: 'parking',
    group: 'vehicles',
    name: w('Parked where it should not be', 'Wedi parcio lle na ddylai fod'),
    keywords: w(
      'illegal parking,yellow lines,pavement parking,blue badge,driveway,school,ticket,traffic warden',
      'parcio anghyfreithlon,llinellau melyn,parcio ar balmant,bathodyn glas,rhodfa,ysgol,tocyn,warden traffig',
    ),
    questions: [
      {
        code: 'how',
        type: 'singlevaluelist',
        required: true,
        label: w('How is it parked?', 'Sut y mae wedi parcio?'),
        values: [
          { key: 'lines', name: w('On yellow lines', 'Ar linellau melyn') },
          { key: 'pavement', name: w('On a pavement', 'Ar balmant') },
          { key: 'bay', name: w('In a disabled person’s bay without a badge', 'Mewn bae person anabl heb fathodyn') },
          { key: 'school', name: w('Outside a school', 'Y tu allan i ysgol') },
          {
            key: 'danger',
            name: w('In the way of an ambulance or fire engine', 'Yn ffordd ambiwlans neu injan dân'),
            stop: {
              title: w('Ring the police', 'Ffoniwch yr heddlu'),
              text: [
                w(
                  'Only the police may move a vehicle at once. In an emergency call 999.',
                  'Dim ond yr heddlu a gaiff symud cerbyd ar unwaith. Mewn argyfwng, ffoniwch 999.',
                ),
              ],
              urgent: true,
              contacts: [others.police, others.emergency],
            },
          },
        ],
      },
      isSo('there', w('Is it there now?', 'Ydy’r cerbyd yno nawr?')),
      {
        code: 'regular',
        type: 'string',
        required: false,
        maxLength: 120,
        label: w('If it happens often, at what times?', 'Os yw’n digwydd yn aml, ar ba adegau?'),
      },
    ],
    photos: 'optional',
    contact: contacts.noPhone,
    team: teams.parking,
    workingDays: 1,
    next: [
      w(
        'A parking officer passes the next time one is near. We cannot say what comes of it.',
        'Bydd swyddog parcio yn galw heibio y tro nesaf y bydd un gerllaw. Ni allwn ddweud beth fydd y canlyniad.',
      ),
    ],
  },
  {
    code: 'cycle-parking',
    group: 'vehicles',
    name: w('Cycle stand or abandoned bicycle', 'Stand beiciau neu feic wedi’i adael'),
    keywords: w(
      'bike,bicycle,cycle rack,stand,abandoned bike,e-scooter,scooter',
      'beic,rac beiciau,stand,beic wedi’i adael,e-sgwter,sgwter',
    ),
    questions: [
      {
        code: 'what',
        type: 'singlevaluelist',
        required: true,
        label: w('What is it about?', 'Beth yw’r mater?'),
        values: [
          { key: 'bike', name: w('A bicycle left for weeks', 'Beic a adawyd ers wythnosau') },
          { key: 'scooter', name: w('A hire scooter in the way', 'Sgwter llogi yn y ffordd') },
          { key: 'stand', name: w('A broken stand', 'Stand wedi torri') },
          { key: 'wanted', name: w('A stand is wanted here', 'Mae angen stand yma') },
        ],
      },
    ],
    photos: 'optional',
    contact: contacts.noPhone,
    team: teams.highways,
    workingDays: 15,
    next: [
      w('We tag a bicycle and take it away after 14 days.', 'Byddwn yn tagio beic ac yn ei symud ar ôl 14 diwrnod.'),
      next.mail,
    ],
  },
];

export const safety: readonly ServiceDefinition[] = [
  {
    code: 'antisocial-behaviour',
    group: 'safety',
    name: w('Anti-social behaviour', 'Ymddygiad gwrthgymdeithasol'),
    description: w('Never shown on the map of reports', 'Ni chaiff ei ddangos ar y map adroddiadau'),
    keywords: w(
      'antisocial,asb,threatening,harassment,neighbour,gang,drugs dealing,fireworks,drunk,bullying,hate',
      'gwrthgymdeithasol,bygwth,aflonyddu,cymydog,gang,delio cyffuriau,tân gwyllt,meddw,bwlio,casineb',
    ),
    private: true,
    questions: [
      danger,
      {
        code: 'kinds',
        type: 'multivaluelist',
        required: true,
        label: w('What is happening?', 'Beth sy’n digwydd?'),
        values: [
          { key: 'threats', name: w('Threats or shouting', 'Bygythiadau neu weiddi') },
          { key: 'groups', name: w('Groups who frighten people', 'Grwpiau sy’n codi ofn ar bobl') },
          { key: 'vehicles', name: w('Racing or nuisance motorbikes', 'Rasio neu feiciau modur yn creu niwsans') },
          { key: 'drugs', name: w('Drugs', 'Cyffuriau') },
          { key: 'hate', name: w('Abuse because of who somebody is', 'Cam-drin oherwydd pwy yw rhywun') },
          other,
        ],
      },
      lastTime,
      howOften,
      {
        code: 'told-police',
        type: 'string',
        required: false,
        maxLength: 40,
        label: w('Police reference, if you have one', 'Cyfeirnod yr heddlu, os oes gennych un'),
      },
      {
        code: 'contact-safely',
        type: 'text',
        required: false,
        maxLength: 300,
        label: w('How and when is it safe to contact you?', 'Sut a phryd y mae’n ddiogel cysylltu â chi?'),
      },
    ],
    photos: 'no',
    contact: { anonymous: 'allowed', email: 'optional', phone: 'optional' },
    team: teams.safety,
    workingDays: 5,
    next: [
      next.confidential,
      w(
        'An officer reads it within 1 working day. Without your name we can still act, but we cannot tell you what we did.',
        'Bydd swyddog yn ei ddarllen o fewn 1 diwrnod gwaith. Heb eich enw gallwn weithredu o hyd, ond ni allwn ddweud wrthych beth a wnaethom.',
      ),
    ],
  },
  {
    code: 'stray-dog',
    group: 'safety',
    name: w('Stray dog', 'Ci crwydr'),
    keywords: w(
      'lost dog,stray,dog warden,found dog,loose dog,dangerous dog',
      'ci ar goll,crwydr,warden cŵn,ci rhydd,ci peryglus',
    ),
    questions: [
      danger,
      {
        code: 'held',
        type: 'singlevaluelist',
        required: true,
        label: w('Have you caught it?', 'Ydych chi wedi’i ddal?'),
        values: [
          { key: 'yes', name: w('Yes, it is with me', 'Ydw, mae gyda mi') },
          { key: 'no', name: w('No, it is loose', 'Nac ydw, mae’n rhydd') },
        ],
      },
      {
        code: 'looks',
        type: 'string',
        required: true,
        maxLength: 150,
        label: w('Breed, size and colour', 'Brîd, maint a lliw'),
      },
      {
        code: 'seen',
        type: 'datetime',
        precision: 'minute',
        required: true,
        label: w('When did you see it?', 'Pryd welsoch chi ef?'),
      },
    ],
    photos: 'optional',
    contact: contacts.byPhone,
    team: teams.health,
    workingDays: 1,
    next: [
      w(
        'The dog warden rings you, from 8am to 8pm every day.',
        'Bydd y warden cŵn yn eich ffonio, rhwng 8yb ac 8yh bob dydd.',
      ),
    ],
  },
  {
    code: 'rough-sleeping',
    group: 'safety',
    name: w('Somebody sleeping outside', 'Rhywun yn cysgu y tu allan'),
    description: w('So that somebody goes to help', 'Er mwyn i rywun fynd i helpu'),
    keywords: w(
      'rough sleeper,homeless,sleeping rough,doorway,tent,cold',
      'cysgu ar y stryd,digartref,drws siop,pabell,oer',
    ),
    private: true,
    questions: [
      {
        code: 'ill',
        type: 'singlevaluelist',
        required: true,
        label: w('Is the person ill, or under 18?', 'Ydy’r person yn sâl, neu o dan 18 oed?'),
        values: [{ key: 'yes', name: w('Yes', 'Ydy'), stop: call999 }, { key: 'no', name: w('No', 'Nac ydy') }, unsure],
      },
      {
        code: 'seen',
        type: 'datetime',
        precision: 'minute',
        required: true,
        label: w('When did you see them?', 'Pryd welsoch chi nhw?'),
      },
      {
        code: 'where-exactly',
        type: 'text',
        required: true,
        maxLength: 300,
        label: w(
          'Where exactly, so that a person can be found in the dark?',
          'Ble yn union, er mwyn gallu dod o hyd i berson yn y tywyllwch?',
        ),
      },
    ],
    photos: 'no',
    contact: contacts.free,
    team: teams.safety,
    workingDays: 1,
    next: [
      w('Our outreach workers go the same night.', 'Bydd ein gweithwyr allgymorth yn mynd yr un noson.'),
      next.confidential,
    ],
  },
];

export const buildings: readonly ServiceDefinition[] = [
  {
    code: 'public-toilets',
    group: 'buildings',
    name: w('Public toilets', 'Toiledau cyhoeddus'),
    keywords: w(
      'toilet,wc,loo,blocked,no paper,changing places,baby changing,radar key,locked',
      'toiled,tŷ bach,wedi blocio,dim papur,lle newid,newid babi,allwedd radar,ar glo',
    ),
    questions: [
      {
        code: 'problem',
        type: 'multivaluelist',
        required: true,
        label: w('What is wrong?', 'Beth sydd o’i le?'),
        values: [
          { key: 'dirty', name: w('Dirty', 'Brwnt') },
          { key: 'blocked', name: w('Blocked', 'Wedi blocio') },
          { key: 'locked', name: w('Locked when it should be open', 'Ar glo pan ddylai fod ar agor') },
          { key: 'paper', name: w('No paper, soap or water', 'Dim papur, sebon na dŵr') },
          { key: 'alarm', name: w('The alarm cord does not work', 'Nid yw’r llinyn larwm yn gweithio') },
        ],
      },
      source,
    ],
    photos: 'no',
    contact: contacts.noPhone,
    team: teams.property,
    workingDays: 1,
    next: [w('A cleaner goes the same day.', 'Bydd glanhawr yn mynd yr un diwrnod.')],
  },
  {
    code: 'dangerous-building',
    group: 'buildings',
    name: w('Dangerous building or wall', 'Adeilad neu wal beryglus'),
    keywords: w(
      'dangerous structure,falling,collapse,roof,slates,chimney,loose bricks,scaffolding,cladding',
      'adeiledd peryglus,cwympo,dymchwel,to,llechi,simnai,brics rhydd,sgaffaldiau,cladin',
    ),
    questions: [
      {
        code: 'falling',
        type: 'singlevaluelist',
        required: true,
        label: w('Is anything falling, or about to fall?', 'A oes unrhyw beth yn cwympo, neu ar fin cwympo?'),
        values: [
          {
            key: 'yes',
            name: w('Yes', 'Oes'),
            stop: {
              title: w('Keep away and ring now', 'Cadwch draw a ffoniwch nawr'),
              text: [
                w(
                  'A surveyor comes out at any hour. If people are inside or below, call 999.',
                  'Bydd syrfëwr yn dod allan ddydd neu nos. Os oes pobl y tu mewn neu oddi tano, ffoniwch 999.',
                ),
              ],
              urgent: true,
              contacts: [others.council, others.emergency],
            },
          },
          { key: 'no', name: w('No', 'Nac oes') },
        ],
      },
      {
        code: 'part',
        type: 'multivaluelist',
        required: true,
        label: w('Which part of it?', 'Pa ran ohono?'),
        values: [
          { key: 'roof', name: w('Roof or chimney', 'To neu simnai') },
          { key: 'wall', name: w('Wall', 'Wal') },
          { key: 'window', name: w('Windows or a sign', 'Ffenestri neu arwydd') },
          { key: 'whole', name: w('All of it', 'Y cyfan') },
        ],
      },
    ],
    photos: 'optional',
    contact: contacts.byPhone,
    team: teams.buildings,
    workingDays: 3,
    next: [
      w('A surveyor looks at it within 1 working day.', 'Bydd syrfëwr yn edrych arno o fewn 1 diwrnod gwaith.'),
      next.ring,
    ],
  },
  {
    code: 'empty-property',
    group: 'buildings',
    name: w('Empty home', 'Cartref gwag'),
    keywords: w(
      'empty house,derelict,boarded up,overgrown garden,squatters,vacant',
      'tŷ gwag,adfail,wedi’i fordio,gardd wedi gordyfu,sgwatwyr,gwag',
    ),
    questions: [
      {
        code: 'since',
        type: 'singlevaluelist',
        required: true,
        label: w('How long has it been empty?', 'Ers faint y mae’n wag?'),
        values: [
          { key: 'months', name: w('Less than six months', 'Llai na chwe mis') },
          { key: 'year', name: w('Six months to two years', 'Chwe mis i ddwy flynedd') },
          { key: 'years', name: w('More than two years', 'Mwy na dwy flynedd') },
          unsure,
        ],
      },
      isThere('entry', w('Are there signs that people get in?', 'A oes arwyddion bod pobl yn mynd i mewn?')),
      {
        code: 'owner',
        type: 'text',
        required: false,
        maxLength: 300,
        label: w('Do you know anything about the owner?', 'A wyddoch chi unrhyw beth am y perchennog?'),
      },
    ],
    private: true,
    photos: 'optional',
    contact: contacts.free,
    team: teams.property,
    workingDays: 20,
    next: [
      next.confidential,
      w(
        'We find the owner and offer help to bring it back into use.',
        'Byddwn yn dod o hyd i’r perchennog ac yn cynnig help i’w ddefnyddio eto.',
      ),
    ],
  },
];
