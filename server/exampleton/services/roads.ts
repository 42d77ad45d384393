import {
  contacts,
  danger,
  isThere,
  next,
  other,
  others,
  partners,
  size,
  source,
  teams,
  unsure,
  whichRoad,
} from './common.ts';
import { w } from './definition.ts';
import type { ServiceDefinition } from './definition.ts';

const metres = w('metres', 'metr');
const centimetres = w('centimetres', 'centimetr');

export const roads: readonly ServiceDefinition[] = [
  {
    code: 'pothole',
    group: 'roads',
    name: w('Pothole', 'Twll yn y ffordd'),
    description: w('A hole in a road or a cycle lane', 'Twll mewn ffordd neu lôn feicio'),
    keywords: w(
      'pot hole,hole,crater,road surface,broken road,bump,dip,carriageway,tarmac,damaged tyre',
      'twll,tyllau,ceudwll,wyneb y ffordd,ffordd wedi torri,tarmac,teiar',
    ),
    frequent: true,
    questions: [
      danger,
      whichRoad,
      {
        code: 'where-in-road',
        type: 'singlevaluelist',
        required: true,
        label: w('Where in the road is it?', 'Ble yn y ffordd y mae?'),
        values: [
          { key: 'edge', name: w('By the kerb', 'Wrth ymyl y cwrb') },
          { key: 'wheels', name: w('Where wheels go', 'Lle mae’r olwynion yn mynd') },
          { key: 'cycle-lane', name: w('In a cycle lane', 'Mewn lôn feicio') },
          { key: 'crossing', name: w('On a crossing', 'Ar groesfan') },
        ],
      },
      size(w('How wide is it, about?', 'Pa mor llydan yw’r twll, fwy neu lai?'), centimetres, 1000),
      {
        code: 'depth',
        type: 'singlevaluelist',
        required: false,
        label: w('How deep is it?', 'Pa mor ddwfn yw’r twll?'),
        values: [
          { key: 'shallow', name: w('Less than a golf ball (4 cm)', 'Llai na phêl golff (4 cm)') },
          { key: 'medium', name: w('Between a golf ball and a tennis ball', 'Rhwng pêl golff a phêl tennis') },
          { key: 'deep', name: w('More than a tennis ball (7 cm)', 'Mwy na phêl tennis (7 cm)') },
          unsure,
        ],
      },
      source,
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.highways,
    workingDays: 5,
    next: [next.inspect(2, '2 ddiwrnod gwaith'), next.makeSafe, next.mail],
  },
  {
    code: 'pavement',
    group: 'roads',
    name: w('Broken pavement or kerb', 'Palmant neu gwrb wedi torri'),
    description: w(
      'Loose slabs, trips and holes where people walk',
      'Slabiau rhydd, rhwystrau a thyllau lle mae pobl yn cerdded',
    ),
    keywords: w(
      'footway,paving,slab,flagstone,trip,fall,kerb,curb,sidewalk,uneven',
      'palmant,slab,baglu,cwymp,cwrb,anwastad,llwybr troed',
    ),
    questions: [
      danger,
      {
        code: 'problem',
        type: 'multivaluelist',
        required: true,
        label: w('What is wrong?', 'Beth sydd o’i le?'),
        hint: w('Choose all that apply', 'Dewiswch bob un sy’n berthnasol'),
        values: [
          { key: 'loose', name: w('Loose or rocking slabs', 'Slabiau rhydd neu simsan') },
          { key: 'missing', name: w('Slabs missing', 'Slabiau ar goll') },
          { key: 'hole', name: w('A hole', 'Twll') },
          { key: 'roots', name: w('Lifted by tree roots', 'Wedi’i godi gan wreiddiau coeden') },
          { key: 'kerb', name: w('Broken kerb', 'Cwrb wedi torri') },
          other,
        ],
      },
      {
        code: 'injury',
        type: 'datetime',
        precision: 'date',
        required: false,
        label: w('If somebody fell, on which day?', 'Os cwympodd rhywun, ar ba ddiwrnod?'),
        hint: w('Leave this out if nobody fell', 'Gadewch hwn yn wag os na chwympodd neb'),
      },
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.highways,
    workingDays: 10,
    next: [next.inspect(5, '5 diwrnod gwaith'), next.makeSafe, next.mail],
  },
  {
    code: 'dropped-kerb',
    group: 'roads',
    name: w('No way past for a wheelchair or pram', 'Dim ffordd heibio i gadair olwyn neu bram'),
    description: w(
      'Missing or blocked dropped kerbs, steps and barriers',
      'Cyrbiau isel ar goll neu wedi’u rhwystro, grisiau a rhwystrau',
    ),
    keywords: w(
      'dropped kerb,wheelchair,mobility scooter,pram,pushchair,access,disabled,tactile paving,ramp',
      'cwrb isel,cadair olwyn,sgwter symudedd,pram,hygyrchedd,anabl,palmant cyffyrddol,ramp',
    ),
    questions: [
      {
        code: 'barrier',
        type: 'singlevaluelist',
        required: true,
        label: w('What is in the way?', 'Beth sydd yn y ffordd?'),
        values: [
          { key: 'no-ramp', name: w('There is no dropped kerb', 'Nid oes cwrb isel') },
          {
            key: 'too-high',
            name: w('The dropped kerb is too high or too steep', 'Mae’r cwrb isel yn rhy uchel neu’n rhy serth'),
          },
          {
            key: 'blocked',
            name: w('Something permanent blocks the way', 'Mae rhywbeth parhaol yn rhwystro’r ffordd'),
          },
          { key: 'narrow', name: w('The pavement is too narrow', 'Mae’r palmant yn rhy gul') },
        ],
      },
      {
        code: 'journey',
        type: 'text',
        required: false,
        maxLength: 500,
        label: w('Which journey does it stop you making?', 'Pa daith y mae’n eich atal rhag ei gwneud?'),
        hint: w('For example, from the bus stop to the library', 'Er enghraifft, o’r safle bws i’r llyfrgell'),
      },
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.highways,
    workingDays: 20,
    next: [
      next.inspect(10, '10 diwrnod gwaith'),
      w(
        'We add it to the list of crossings that we improve each spring.',
        'Byddwn yn ei ychwanegu at y rhestr o groesfannau yr ydym yn eu gwella bob gwanwyn.',
      ),
      next.mail,
    ],
  },
  {
    code: 'manhole',
    group: 'roads',
    name: w('Loose or missing manhole cover', 'Caead twll archwilio rhydd neu ar goll'),
    keywords: w(
      'manhole,drain cover,inspection cover,grid,grate,lid,rattling,noisy cover,utility',
      'caead,twll archwilio,gorchudd draen,grid,sŵn,cyfleustod',
    ),
    questions: [
      danger,
      whichRoad,
      {
        code: 'letters',
        type: 'string',
        required: false,
        maxLength: 40,
        label: w('What is written on the cover?', 'Beth sydd wedi’i ysgrifennu ar y caead?'),
        hint: w(
          'It tells us whose it is. Read it from the pavement only.',
          'Mae’n dweud wrthym pwy biau’r caead. Darllenwch ef o’r palmant yn unig.',
        ),
      },
      isThere('missing', w('Is there an open hole?', 'A oes twll agored?')),
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.highways,
    workingDays: 3,
    next: [
      next.makeSafe,
      w(
        'Most covers belong to water, telephone or gas companies. We tell the owner and check that it is mended.',
        'Cwmnïau dŵr, ffôn neu nwy sydd biau’r rhan fwyaf o gaeadau. Byddwn yn rhoi gwybod i’r perchennog ac yn gwirio ei fod wedi’i drwsio.',
      ),
    ],
  },
  {
    code: 'road-markings',
    group: 'roads',
    name: w('Worn road markings', 'Marciau ffordd wedi treulio'),
    description: w(
      'Faded lines, crossings, bus stops and disabled bays',
      'Llinellau, croesfannau, safleoedd bysiau a baeau i bobl anabl sydd wedi pylu',
    ),
    keywords: w(
      'white lines,yellow lines,zebra,paint,faded,give way,box junction,disabled bay,school keep clear',
      'llinellau gwyn,llinellau melyn,sebra,paent,wedi pylu,ildiwch,bae anabl,ysgol cadwch yn glir',
    ),
    questions: [
      whichRoad,
      {
        code: 'marking',
        type: 'multivaluelist',
        required: true,
        label: w('Which markings are worn?', 'Pa farciau sydd wedi treulio?'),
        values: [
          { key: 'centre', name: w('Centre or edge lines', 'Llinellau canol neu ymyl') },
          { key: 'crossing', name: w('A crossing', 'Croesfan') },
          { key: 'junction', name: w('Give way or stop lines', 'Llinellau ildio neu stopio') },
          { key: 'parking', name: w('Parking restrictions', 'Cyfyngiadau parcio') },
          { key: 'bay', name: w('A disabled person’s bay', 'Bae person anabl') },
          other,
        ],
      },
    ],
    photos: 'optional',
    contact: contacts.noPhone,
    team: teams.highways,
    workingDays: 40,
    next: [
      next.inspect(10, '10 diwrnod gwaith'),
      w(
        'We paint in dry weather, from April to October.',
        'Byddwn yn peintio mewn tywydd sych, o fis Ebrill i fis Hydref.',
      ),
    ],
  },
  {
    code: 'spill',
    group: 'roads',
    name: w('Oil, mud or debris on the road', 'Olew, mwd neu falurion ar y ffordd'),
    keywords: w(
      'spill,diesel,fuel,slippery,gravel,glass,rubble,mud,load,accident',
      'gollyngiad,disel,tanwydd,llithrig,graean,gwydr,rwbel,mwd,llwyth,damwain',
    ),
    questions: [
      danger,
      whichRoad,
      {
        code: 'substance',
        type: 'singlevaluelist',
        required: true,
        label: w('What is on the road?', 'Beth sydd ar y ffordd?'),
        values: [
          { key: 'oil', name: w('Oil or fuel', 'Olew neu danwydd') },
          { key: 'mud', name: w('Mud', 'Mwd') },
          { key: 'debris', name: w('Stones, glass or parts of vehicles', 'Cerrig, gwydr neu ddarnau o gerbydau') },
          { key: 'unknown', name: w('I do not know what it is', 'Nid wyf yn gwybod beth ydyw') },
        ],
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
    contact: contacts.free,
    team: teams.highways,
    workingDays: 1,
    next: [
      w('A crew goes out the same day, at night too.', 'Bydd criw yn mynd allan yr un diwrnod, a hefyd gyda’r nos.'),
      next.mail,
    ],
  },
  {
    code: 'obstruction',
    group: 'roads',
    name: w('Blocked road or pavement', 'Ffordd neu balmant wedi’i rwystro'),
    description: w(
      'Skips, scaffolding, signs, bins and building materials',
      'Sgipiau, sgaffaldiau, arwyddion, biniau a deunyddiau adeiladu',
    ),
    keywords: w(
      'skip,scaffolding,a-board,obstruction,building materials,cones,roadworks,hoarding,in the way',
      'sgip,sgaffaldiau,rhwystr,deunyddiau adeiladu,conau,gwaith ffordd,hysbysfwrdd,yn y ffordd',
    ),
    questions: [
      danger,
      {
        code: 'thing',
        type: 'singlevaluelist',
        required: true,
        label: w('What is in the way?', 'Beth sydd yn y ffordd?'),
        values: [
          { key: 'skip', name: w('A skip', 'Sgip') },
          { key: 'scaffolding', name: w('Scaffolding', 'Sgaffaldiau') },
          { key: 'sign', name: w('A shop’s sign or goods', 'Arwydd neu nwyddau siop') },
          { key: 'works', name: w('Roadworks', 'Gwaith ar y ffordd') },
          {
            key: 'vehicle',
            name: w('A parked vehicle', 'Cerbyd wedi parcio'),
            stop: {
              title: w('Report this as a parking problem', 'Rhowch wybod am hyn fel problem barcio'),
              text: [
                w(
                  'Go back and choose “Parked where it should not be”. It reaches a parking officer at once.',
                  'Ewch yn ôl a dewis “Wedi parcio lle na ddylai fod”. Bydd yn cyrraedd swyddog parcio ar unwaith.',
                ),
              ],
              contacts: [others.council],
            },
          },
          other,
        ],
      },
      {
        code: 'company',
        type: 'string',
        required: false,
        maxLength: 100,
        label: w('Name of the company, if you can see it', 'Enw’r cwmni, os gallwch ei weld'),
      },
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.highways,
    workingDays: 5,
    next: [next.inspect(2, '2 ddiwrnod gwaith'), next.mail],
  },
  {
    code: 'ice',
    group: 'roads',
    name: w('Ice, snow or an empty grit bin', 'Iâ, eira neu fin graean gwag'),
    keywords: w(
      'ice,icy,snow,frost,gritting,salt,grit bin,slippery,winter,frozen',
      'iâ,rhew,eira,graeanu,halen,bin graean,llithrig,gaeaf,wedi rhewi',
    ),
    questions: [
      {
        code: 'routes',
        type: 'notice',
        required: false,
        label: w(
          'We grit main roads, bus routes and the ways to hospitals and schools first. Side streets have grit bins that anybody may use.',
          'Byddwn yn graeanu prif ffyrdd, llwybrau bysiau a’r ffyrdd i ysbytai ac ysgolion yn gyntaf. Mae biniau graean mewn strydoedd ochr y caiff unrhyw un eu defnyddio.',
        ),
      },
      danger,
      whichRoad,
      {
        code: 'kind',
        type: 'singlevaluelist',
        required: true,
        label: w('What do you want to tell us?', 'Beth hoffech chi ei ddweud wrthym?'),
        values: [
          { key: 'ice', name: w('A road or pavement is icy', 'Mae ffordd neu balmant yn rhewllyd') },
          { key: 'empty', name: w('A grit bin is empty', 'Mae bin graean yn wag') },
          { key: 'damaged', name: w('A grit bin is damaged', 'Mae bin graean wedi’i ddifrodi') },
        ],
      },
    ],
    photos: 'optional',
    contact: contacts.noPhone,
    team: teams.highways,
    workingDays: 2,
    next: [
      w(
        'In frost our gritters go out at 6pm and 4am.',
        'Pan fydd rhew, bydd ein lorïau graeanu yn mynd allan am 6yh a 4yb.',
      ),
      w('We fill grit bins within 2 working days.', 'Byddwn yn llenwi biniau graean o fewn 2 ddiwrnod gwaith.'),
    ],
  },
  {
    code: 'bridge',
    group: 'roads',
    name: w('Damaged bridge, wall or railing', 'Pont, wal neu reilen wedi’i difrodi'),
    keywords: w(
      'bridge,wall,railing,fence,barrier,parapet,guard rail,crash,retaining wall,underpass',
      'pont,wal,rheilen,ffens,rhwystr,canllaw,damwain,wal gynnal,tanffordd',
    ),
    questions: [
      danger,
      {
        code: 'structure',
        type: 'singlevaluelist',
        required: true,
        label: w('What is damaged?', 'Beth sydd wedi’i ddifrodi?'),
        values: [
          { key: 'road-bridge', name: w('A bridge over water or a road', 'Pont dros ddŵr neu ffordd') },
          {
            key: 'rail-bridge',
            name: w('A bridge over or under the railway', 'Pont dros y rheilffordd neu oddi tani'),
            stop: {
              title: w('Ring the railway at once', 'Ffoniwch y rheilffordd ar unwaith'),
              text: [
                w(
                  'Trains may have to stop. Sample Railways answer at any hour. Give the number on the plate of the bridge, if there is one.',
                  'Efallai y bydd yn rhaid i drenau stopio. Mae Rheilffyrdd Sample yn ateb ddydd a nos. Rhowch y rhif sydd ar blât y bont, os oes un.',
                ),
              ],
              urgent: true,
              contacts: [others.rail],
            },
          },
          { key: 'wall', name: w('A wall beside a road', 'Wal wrth ymyl ffordd') },
          { key: 'railing', name: w('A railing or barrier', 'Rheilen neu rwystr') },
        ],
      },
      size(
        w('How long is the damaged part, about?', 'Pa mor hir yw’r rhan sydd wedi’i difrodi, fwy neu lai?'),
        metres,
        500,
      ),
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.highways,
    workingDays: 10,
    next: [next.inspect(1, '1 diwrnod gwaith'), next.makeSafe, next.mail],
  },
];

export const lights: readonly ServiceDefinition[] = [
  {
    code: 'street-light',
    group: 'lights',
    // Lamps stand closer than this: another one is another problem.
    duplicateRadius: 30,
    assets: { kind: 'lamp', label: w('Which street lights?', 'Pa oleuadau stryd?'), most: 3 },
    name: w('Street light', 'Golau stryd'),
    description: w(
      'Out, flickering, on all day or damaged',
      'Wedi diffodd, yn fflachio, ymlaen drwy’r dydd neu wedi’i ddifrodi',
    ),
    keywords: w(
      'lamp,lamppost,lamp post,street lamp,light out,dark,flickering,bulb,lighting column',
      'golau stryd,goleuadau stryd,lamp,polyn lamp,tywyll,fflachio,bwlb,wedi diffodd',
    ),
    frequent: true,
    questions: [
      {
        code: 'wires',
        type: 'singlevaluelist',
        required: true,
        label: w('Are wires showing, or is it leaning?', 'Ydy gwifrau’n dangos, neu ydy’r polyn yn gwyro?'),
        values: [
          {
            key: 'yes',
            name: w('Yes', 'Ydy'),
            stop: {
              title: w('Keep away and ring us now', 'Cadwch draw a ffoniwch ni nawr'),
              text: [
                w(
                  'It may be live. Keep others away if you can, and ring us at any hour. If somebody has been hurt, call 999.',
                  'Gallai fod yn fyw. Cadwch eraill draw os gallwch, a ffoniwch ni ddydd neu nos. Os yw rhywun wedi’i anafu, ffoniwch 999.',
                ),
              ],
              urgent: true,
              contacts: [others.council, others.emergency],
            },
          },
          { key: 'no', name: w('No', 'Nac ydy') },
        ],
      },
      {
        code: 'fault',
        type: 'singlevaluelist',
        required: true,
        label: w('What is wrong with it?', 'Beth sydd o’i le arno?'),
        values: [
          { key: 'out', name: w('It does not come on', 'Nid yw’n dod ymlaen') },
          { key: 'flickering', name: w('It flickers', 'Mae’n fflachio') },
          { key: 'day', name: w('It is on all day', 'Mae ymlaen drwy’r dydd') },
          { key: 'dim', name: w('It is dim', 'Mae’n wan') },
          {
            key: 'several',
            name: w('Several lights are out, and houses too', 'Mae sawl golau wedi diffodd, a thai hefyd'),
            stop: {
              title: w('This may be a power cut', 'Gallai fod toriad yn y cyflenwad trydan'),
              text: [
                w(
                  'Sample Power Networks can tell you what has happened and when it will be put right.',
                  'Gall Rhwydweithiau Trydan Sample ddweud wrthych beth sydd wedi digwydd a phryd y caiff ei drwsio.',
                ),
              ],
              contacts: [others.power],
            },
          },
        ],
      },
      {
        code: 'column',
        type: 'string',
        required: false,
        maxLength: 20,
        label: w('Number on the lamp post', 'Rhif ar y polyn lamp'),
        hint: w(
          'A plate at the height of your eyes, for example L0427',
          'Plât ar uchder eich llygaid, er enghraifft L0427',
        ),
      },
      {
        code: 'since',
        type: 'datetime',
        precision: 'date',
        required: false,
        label: w('Since when?', 'Ers pryd?'),
      },
    ],
    photos: 'optional',
    contact: contacts.noPhone,
    partner: partners.lighting,
    team: teams.lighting,
    workingDays: 5,
    next: [
      next.partner('Lumen Street Lighting', 'Goleuadau Stryd Lumen'),
      w(
        'Most lights work again within 5 working days.',
        'Bydd y rhan fwyaf o oleuadau’n gweithio eto o fewn 5 diwrnod gwaith.',
      ),
      next.mail,
    ],
  },
  {
    code: 'traffic-lights',
    group: 'lights',
    name: w('Traffic lights or crossing', 'Goleuadau traffig neu groesfan'),
    keywords: w(
      'traffic signals,red light,stuck,pelican,puffin,crossing button,pedestrian crossing,beeping',
      'goleuadau traffig,signalau,golau coch,croesfan,botwm croesi,cerddwyr,sain',
    ),
    questions: [
      danger,
      whichRoad,
      {
        code: 'fault',
        type: 'multivaluelist',
        required: true,
        label: w('What is wrong?', 'Beth sydd o’i le?'),
        values: [
          { key: 'all-out', name: w('All lights are out', 'Mae pob golau wedi diffodd') },
          { key: 'stuck', name: w('They do not change', 'Nid ydynt yn newid') },
          { key: 'button', name: w('The button does not work', 'Nid yw’r botwm yn gweithio') },
          { key: 'sound', name: w('No sound or turning cone for blind people', 'Dim sain na chôn troi i bobl ddall') },
          { key: 'knocked', name: w('It has been knocked or turned', 'Mae wedi’i daro neu ei droi') },
        ],
      },
    ],
    photos: 'no',
    contact: contacts.free,
    partner: partners.lighting,
    team: teams.lighting,
    workingDays: 1,
    next: [
      w('An engineer is sent within 4 hours, day and night.', 'Anfonir peiriannydd o fewn 4 awr, ddydd a nos.'),
      next.mail,
    ],
  },
  {
    code: 'road-sign',
    group: 'lights',
    name: w('Road sign or street name plate', 'Arwydd ffordd neu blât enw stryd'),
    keywords: w(
      'sign,signpost,street name,name plate,bollard,missing sign,dirty sign,turned,mirror',
      'arwydd,mynegbost,enw stryd,plât enw,bolard,arwydd ar goll,arwydd brwnt,drych',
    ),
    questions: [
      whichRoad,
      {
        code: 'sign',
        type: 'string',
        required: true,
        maxLength: 100,
        label: w('What does the sign say, or show?', 'Beth mae’r arwydd yn ei ddweud neu’n ei ddangos?'),
      },
      {
        code: 'fault',
        type: 'singlevaluelist',
        required: true,
        label: w('What is wrong with it?', 'Beth sydd o’i le arno?'),
        values: [
          { key: 'missing', name: w('Missing', 'Ar goll') },
          { key: 'damaged', name: w('Bent or broken', 'Wedi plygu neu dorri') },
          { key: 'dirty', name: w('Too dirty to read', 'Rhy frwnt i’w ddarllen') },
          { key: 'hidden', name: w('Hidden by plants', 'Wedi’i guddio gan blanhigion') },
          { key: 'wrong', name: w('Wrong, in English or Welsh', 'Anghywir, yn Gymraeg neu yn Saesneg') },
        ],
      },
    ],
    photos: 'optional',
    contact: contacts.noPhone,
    team: teams.highways,
    workingDays: 20,
    next: [next.inspect(10, '10 diwrnod gwaith'), next.mail],
  },
  {
    code: 'bus-shelter',
    group: 'lights',
    name: w('Bus stop or shelter', 'Safle bws neu gysgodfan'),
    keywords: w(
      'bus stop,bus shelter,timetable,broken glass,bench,seat,real time display,raised kerb',
      'safle bws,cysgodfan,amserlen,gwydr wedi torri,mainc,sedd,sgrin amser real',
    ),
    questions: [
      {
        code: 'fault',
        type: 'multivaluelist',
        required: true,
        label: w('What is wrong?', 'Beth sydd o’i le?'),
        values: [
          { key: 'glass', name: w('Broken glass', 'Gwydr wedi torri') },
          { key: 'seat', name: w('Damaged seat', 'Sedd wedi’i difrodi') },
          { key: 'timetable', name: w('Timetable missing or old', 'Amserlen ar goll neu’n hen') },
          { key: 'display', name: w('Screen does not work', 'Nid yw’r sgrin yn gweithio') },
          { key: 'dirty', name: w('Dirty', 'Brwnt') },
        ],
      },
      {
        code: 'stop-name',
        type: 'string',
        required: false,
        maxLength: 80,
        label: w('Name of the stop', 'Enw’r safle'),
      },
      {
        code: 'buses',
        type: 'notice',
        required: false,
        label: w(
          'For late buses, fares and lost property please ask Samplebus.',
          'Ynglŷn â bysiau hwyr, prisiau tocynnau ac eiddo coll, gofynnwch i Samplebus.',
        ),
      },
    ],
    photos: 'optional',
    contact: contacts.noPhone,
    partner: partners.shelters,
    team: teams.highways,
    workingDays: 10,
    next: [next.partner('Samplebus', 'Samplebus'), next.mail],
  },
];
