import { contacts, danger, isThere, next, other, others, size, teams, unsure, whoseLand } from './common.ts';
import { w } from './definition.ts';
import type { ServiceDefinition } from './definition.ts';

export const parks: readonly ServiceDefinition[] = [
  {
    code: 'tree',
    group: 'parks',
    name: w('Tree or branch', 'Coeden neu gangen'),
    description: w(
      'Fallen, diseased, or in the way of a road or light',
      'Wedi cwympo, yn afiach, neu’n rhwystro ffordd neu olau',
    ),
    keywords: w(
      'tree,branch,fallen tree,dangerous tree,roots,ash dieback,stump,leaning,storm',
      'coeden,coed,cangen,coeden wedi cwympo,coeden beryglus,gwreiddiau,clefyd coed ynn,bonyn,gwyro,storm',
    ),
    questions: [
      {
        code: 'falling',
        type: 'singlevaluelist',
        required: true,
        label: w(
          'Is it falling, or caught in a power line?',
          'Ydy’r goeden yn cwympo, neu wedi’i dal mewn llinell drydan?',
        ),
        values: [
          {
            key: 'falling',
            name: w('It is falling or hangs over people', 'Mae’n cwympo neu’n hongian uwchben pobl'),
            stop: {
              title: w('Keep away and ring us now', 'Cadwch draw a ffoniwch ni nawr'),
              text: [
                w(
                  'A tree crew comes out at any hour. Keep others away from under it. If somebody is trapped or hurt, call 999.',
                  'Bydd criw coed yn dod allan ddydd neu nos. Cadwch eraill draw oddi tani. Os yw rhywun yn gaeth neu wedi’i anafu, ffoniwch 999.',
                ),
              ],
              urgent: true,
              contacts: [others.council, others.emergency],
            },
          },
          {
            key: 'power',
            name: w('It touches a power line', 'Mae’n cyffwrdd â llinell drydan'),
            stop: {
              title: w('Ring Sample Power Networks now', 'Ffoniwch Rwydweithiau Trydan Sample nawr'),
              text: [
                w(
                  'Stay well away: the tree and the ground round it may be live.',
                  'Cadwch ymhell i ffwrdd: gallai’r goeden a’r ddaear o’i chwmpas fod yn fyw.',
                ),
              ],
              urgent: true,
              contacts: [others.power, others.emergency],
            },
          },
          { key: 'no', name: w('No', 'Nac ydy') },
        ],
      },
      whoseLand(
        w(
          'A tree in a garden or field is its owner’s to care for. If it may fall on a road, ring us.',
          'Cyfrifoldeb y perchennog yw coeden mewn gardd neu gae. Os gallai gwympo ar ffordd, ffoniwch ni.',
        ),
      ),
      {
        code: 'problem',
        type: 'multivaluelist',
        required: true,
        label: w('What is the problem?', 'Beth yw’r broblem?'),
        values: [
          { key: 'fallen', name: w('It has fallen', 'Mae wedi cwympo') },
          { key: 'dead', name: w('It looks dead or diseased', 'Mae’n edrych yn farw neu’n afiach') },
          {
            key: 'blocks',
            name: w('It hides a light, a sign or the view', 'Mae’n cuddio golau, arwydd neu’r olygfa o’r ffordd'),
          },
          { key: 'low', name: w('Branches hang too low', 'Mae canghennau’n hongian yn rhy isel') },
          other,
        ],
      },
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.parks,
    workingDays: 20,
    next: [
      next.inspect(10, '10 diwrnod gwaith'),
      w(
        'We do not fell healthy trees for shade, leaves or pollen.',
        'Nid ydym yn torri coed iach oherwydd cysgod, dail neu baill.',
      ),
      next.mail,
    ],
  },
  {
    code: 'hedge',
    group: 'parks',
    name: w('Overgrown hedge or plants', 'Gwrych neu blanhigion wedi gordyfu'),
    keywords: w(
      'hedge,brambles,nettles,overgrown,bush,shrub,ivy,knotweed,weeds',
      'gwrych,mieri,danadl,gordyfu,llwyn,iorwg,clymog,chwyn',
    ),
    questions: [
      {
        code: 'birds',
        type: 'notice',
        required: false,
        label: w(
          'From March to August we cut hedges only where people are at risk, because birds nest in them.',
          'Rhwng mis Mawrth a mis Awst, dim ond lle mae pobl mewn perygl y byddwn yn torri gwrychoedd, gan fod adar yn nythu ynddynt.',
        ),
      },
      {
        code: 'blocks',
        type: 'multivaluelist',
        required: true,
        label: w('What does it block?', 'Beth mae’n ei rwystro?'),
        values: [
          { key: 'pavement', name: w('A pavement or path', 'Palmant neu lwybr') },
          { key: 'view', name: w('The view at a junction', 'Yr olygfa wrth gyffordd') },
          { key: 'sign', name: w('A sign or a light', 'Arwydd neu olau') },
          { key: 'nothing', name: w('Nothing yet', 'Dim byd eto') },
        ],
      },
      size(w('How much room is left to walk?', 'Faint o le sydd ar ôl i gerdded?'), w('centimetres', 'centimetr'), 500),
    ],
    photos: 'optional',
    contact: contacts.noPhone,
    team: teams.parks,
    workingDays: 15,
    next: [
      w(
        'Where the hedge is private we write to the owner, who has 14 days.',
        'Os yw’r gwrych yn breifat, byddwn yn ysgrifennu at y perchennog, a fydd yn cael 14 diwrnod.',
      ),
      next.mail,
    ],
  },
  {
    code: 'grass',
    group: 'parks',
    name: w('Grass cutting', 'Torri porfa'),
    keywords: w(
      'grass,mowing,verge,long grass,cut,lawn,wild flowers',
      'porfa,glaswellt,torri gwair,ymyl ffordd,lawnt,blodau gwyllt',
    ),
    questions: [
      {
        code: 'meadows',
        type: 'notice',
        required: false,
        label: w(
          'Verges with a blue heart are left long until August, for bees and wild flowers.',
          'Gadewir ymylon â chalon las yn hir tan fis Awst, er mwyn gwenyn a blodau gwyllt.',
        ),
      },
      {
        code: 'problem',
        type: 'singlevaluelist',
        required: true,
        label: w('What is the problem?', 'Beth yw’r broblem?'),
        values: [
          { key: 'long', name: w('It is too long', 'Mae’n rhy hir') },
          { key: 'view', name: w('Drivers cannot see past it', 'Ni all gyrwyr weld heibio iddi') },
          { key: 'missed', name: w('A part was missed', 'Methwyd rhan ohoni') },
          { key: 'damage', name: w('Mowing damaged something', 'Difrodwyd rhywbeth wrth dorri') },
        ],
      },
    ],
    photos: 'optional',
    contact: contacts.noPhone,
    team: teams.parks,
    workingDays: 15,
    next: [
      w(
        'We mow each verge about once in four weeks from April to October.',
        'Byddwn yn torri pob ymyl tua unwaith bob pedair wythnos rhwng mis Ebrill a mis Hydref.',
      ),
    ],
  },
  {
    code: 'playground',
    group: 'parks',
    name: w('Playground equipment', 'Offer maes chwarae'),
    keywords: w(
      'playground,play area,swing,slide,roundabout,climbing frame,children,skate park',
      'maes chwarae,man chwarae,siglen,llithren,ffrâm ddringo,plant,parc sglefrio',
    ),
    questions: [
      danger,
      {
        code: 'equipment',
        type: 'multivaluelist',
        required: true,
        label: w('What is broken?', 'Beth sydd wedi torri?'),
        values: [
          { key: 'swing', name: w('Swing', 'Siglen') },
          { key: 'slide', name: w('Slide', 'Llithren') },
          { key: 'frame', name: w('Climbing frame', 'Ffrâm ddringo') },
          { key: 'surface', name: w('Safety surface', 'Wyneb diogelwch') },
          { key: 'gate', name: w('Gate or fence', 'Giât neu ffens') },
          other,
        ],
      },
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.parks,
    workingDays: 5,
    next: [
      w('We close dangerous equipment the same day.', 'Byddwn yn cau offer peryglus yr un diwrnod.'),
      next.inspect(2, '2 ddiwrnod gwaith'),
      next.mail,
    ],
  },
  {
    code: 'park-damage',
    group: 'parks',
    name: w('Damage in a park', 'Difrod mewn parc'),
    description: w(
      'Benches, paths, fences, ponds and flower beds',
      'Meinciau, llwybrau, ffensys, pyllau a gwelyau blodau',
    ),
    keywords: w(
      'park,bench,vandalism,fence,gate,pond,flower bed,bandstand,path',
      'parc,mainc,fandaliaeth,ffens,giât,pwll,gwely blodau,bandstand,llwybr',
    ),
    questions: [
      {
        code: 'what',
        type: 'string',
        required: true,
        maxLength: 120,
        label: w('What is damaged?', 'Beth sydd wedi’i ddifrodi?'),
      },
      isThere('fire', w('Are there signs of fire?', 'A oes arwyddion o dân?'), { required: false }),
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.parks,
    workingDays: 10,
    next: [next.inspect(5, '5 diwrnod gwaith'), next.mail],
  },
  {
    code: 'footpath',
    group: 'parks',
    name: w('Country path, stile or gate', 'Llwybr cefn gwlad, camfa neu giât'),
    keywords: w(
      'public footpath,bridleway,right of way,stile,gate,signpost,ploughed,bull,blocked path,coast path',
      'llwybr cyhoeddus,llwybr ceffyl,hawl dramwy,camfa,giât,mynegbost,aredig,tarw,llwybr wedi’i rwystro,llwybr arfordir',
    ),
    questions: [
      {
        code: 'problem',
        type: 'multivaluelist',
        required: true,
        label: w('What is the problem?', 'Beth yw’r broblem?'),
        values: [
          { key: 'blocked', name: w('The path is blocked', 'Mae’r llwybr wedi’i rwystro') },
          { key: 'stile', name: w('A stile or gate is broken', 'Mae camfa neu giât wedi torri') },
          { key: 'sign', name: w('A sign is missing or misleading', 'Mae arwydd ar goll neu’n gamarweiniol') },
          { key: 'crops', name: w('It is ploughed or under crops', 'Mae wedi’i aredig neu o dan gnydau') },
          { key: 'animals', name: w('Animals frighten walkers', 'Mae anifeiliaid yn codi ofn ar gerddwyr') },
        ],
      },
      {
        code: 'walked',
        type: 'datetime',
        precision: 'date',
        required: true,
        label: w('On which day were you there?', 'Ar ba ddiwrnod yr oeddech yno?'),
      },
      {
        code: 'grid',
        type: 'string',
        required: false,
        maxLength: 40,
        label: w(
          'Number of the path or grid reference, if you know it',
          'Rhif y llwybr neu gyfeirnod grid, os gwyddoch',
        ),
      },
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.paths,
    workingDays: 30,
    next: [
      w(
        'A ranger visits, and talks to the farmer where needed.',
        'Bydd ceidwad yn ymweld, ac yn siarad â’r ffermwr lle bo angen.',
      ),
      next.mail,
    ],
  },
  {
    code: 'beach',
    group: 'parks',
    name: w('Beach or harbour', 'Traeth neu harbwr'),
    keywords: w(
      'beach,harbour,promenade,seaweed,oil,lifebuoy,life ring,jellyfish,slipway,quay,pollution',
      'traeth,harbwr,promenâd,gwymon,olew,bwi achub,slefren fôr,llithrfa,cei,llygredd',
    ),
    questions: [
      danger,
      {
        code: 'problem',
        type: 'singlevaluelist',
        required: true,
        label: w('What is the problem?', 'Beth yw’r broblem?'),
        values: [
          { key: 'litter', name: w('Litter on the beach', 'Sbwriel ar y traeth') },
          { key: 'lifebuoy', name: w('A lifebuoy is missing or damaged', 'Mae bwi achub ar goll neu wedi’i ddifrodi') },
          { key: 'quay', name: w('A quay, ladder or slipway is damaged', 'Mae cei, ysgol neu lithrfa wedi’i difrodi') },
          {
            key: 'pollution',
            name: w('Oil or sewage in the water', 'Olew neu garthion yn y dŵr'),
            stop: {
              title: w('Ring Sample Rivers Agency', 'Ffoniwch Asiantaeth Afonydd Sample'),
              text: [
                w(
                  'The agency deals with pollution of rivers and the sea, at any hour. Do not go into the water.',
                  'Yr asiantaeth sy’n delio â llygredd mewn afonydd a’r môr, ddydd a nos. Peidiwch â mynd i’r dŵr.',
                ),
              ],
              urgent: true,
              contacts: [others.rivers],
            },
          },
          other,
        ],
      },
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.harbour,
    workingDays: 3,
    next: [
      w(
        'The harbour master looks at it within 1 working day.',
        'Bydd yr harbwrfeistr yn edrych arno o fewn 1 diwrnod gwaith.',
      ),
      next.mail,
    ],
  },
];

export const water: readonly ServiceDefinition[] = [
  {
    code: 'blocked-drain',
    group: 'water',
    assets: { kind: 'drain', label: w('Which drains?', 'Pa ddraeniau?'), most: 5 },
    name: w('Blocked drain in the road', 'Draen wedi’i flocio yn y ffordd'),
    keywords: w(
      'gully,drain,blocked,puddle,grate,smelly drain,standing water,grid',
      'draen,gwter,wedi blocio,pwll dŵr,grid,drewi,dŵr llonydd',
    ),
    frequent: true,
    questions: [
      danger,
      {
        code: 'drains',
        type: 'number',
        required: false,
        min: 1,
        max: 50,
        label: w('How many drains are blocked?', 'Faint o ddraeniau sydd wedi’u blocio?'),
        unit: w('drains', 'draen'),
      },
      isThere('water', w('Is there water near a building?', 'A oes dŵr yn agos at adeilad?')),
      whoseLand(
        w(
          'A drain in a yard or garden is its owner’s. A plumber can clear it.',
          'Y perchennog sy’n gyfrifol am ddraen mewn iard neu ardd. Gall plymwr ei glirio.',
        ),
      ),
    ],
    photos: 'optional',
    contact: contacts.free,
    team: teams.drainage,
    workingDays: 10,
    next: [
      next.inspect(3, '3 diwrnod gwaith'),
      w(
        'We empty every drain once a year, and those that flood before each winter.',
        'Byddwn yn gwagio pob draen unwaith y flwyddyn, a’r rhai sy’n gorlifo cyn pob gaeaf.',
      ),
      next.mail,
    ],
  },
  {
    code: 'flooding',
    group: 'water',
    name: w('Flooding', 'Llifogydd'),
    keywords: w(
      'flood,flooded,water,rain,river,burst bank,sandbags,surface water,high tide,sea',
      'llifogydd,llif,dŵr,glaw,afon,gorlifo,bagiau tywod,dŵr wyneb,llanw uchel,môr',
    ),
    questions: [
      danger,
      {
        code: 'from',
        type: 'singlevaluelist',
        required: true,
        label: w('Where does the water come from?', 'O ble mae’r dŵr yn dod?'),
        values: [
          { key: 'rain', name: w('Rain that does not drain away', 'Glaw nad yw’n draenio i ffwrdd') },
          {
            key: 'river',
            name: w('The River Wend or the sea', 'Afon Wend neu’r môr'),
            stop: {
              title: w('Ring the flood line now', 'Ffoniwch y llinell lifogydd nawr'),
              text: [
                w(
                  'Sample Rivers Agency gives warnings and closes the flood gates. Move to a higher floor if water comes in, and do not walk or drive through it.',
                  'Asiantaeth Afonydd Sample sy’n rhoi rhybuddion ac yn cau’r llifddorau. Symudwch i lawr uwch os daw dŵr i mewn, a pheidiwch â cherdded na gyrru drwyddo.',
                ),
              ],
              urgent: true,
              contacts: [others.rivers, others.emergency],
            },
          },
          {
            key: 'pipe',
            name: w('A burst pipe', 'Pibell wedi byrstio'),
            stop: {
              title: w('Wend Water mends burst pipes', 'Dŵr Wend sy’n trwsio pibellau wedi byrstio'),
              text: [w('They answer at any hour.', 'Maent yn ateb ddydd a nos.')],
              contacts: [others.water],
            },
          },
          unsure,
        ],
      },
      {
        code: 'depth',
        type: 'number',
        required: false,
        min: 0,
        max: 300,
        label: w('How deep is it, about?', 'Pa mor ddwfn yw’r dŵr, fwy neu lai?'),
        unit: w('centimetres', 'centimetr'),
      },
      {
        code: 'began',
        type: 'datetime',
        precision: 'minute',
        required: true,
        label: w('When did it begin?', 'Pryd y dechreuodd?'),
      },
      {
        code: 'inside',
        type: 'singlevaluelist',
        required: true,
        label: w('Has water come into homes?', 'A yw dŵr wedi dod i mewn i gartrefi?'),
        values: [{ key: 'yes', name: w('Yes', 'Ydy') }, { key: 'no', name: w('No', 'Nac ydy') }, unsure],
      },
    ],
    photos: 'optional',
    contact: contacts.byPhone,
    team: teams.drainage,
    workingDays: 1,
    next: [
      w(
        'The officer on duty rings you within an hour if water is in homes.',
        'Bydd y swyddog ar ddyletswydd yn eich ffonio o fewn awr os oes dŵr mewn cartrefi.',
      ),
      next.mail,
    ],
  },
  {
    code: 'water-leak',
    group: 'water',
    name: w('Water leak, burst pipe or no water', 'Dŵr yn gollwng, pibell wedi byrstio neu ddim dŵr'),
    keywords: w(
      'leak,burst main,water main,no water,low pressure,meter,sewage,sewer,stopcock',
      'gollyngiad,pibell,prif bibell,dim dŵr,pwysedd isel,mesurydd,carthion,carthffos',
    ),
    questions: [],
    stop: {
      title: w('Please tell Wend Water', 'Rhowch wybod i Ddŵr Wend'),
      text: [
        w(
          'Pipes, meters and sewers in the street belong to Wend Water, not to the council. They answer at any hour.',
          'Dŵr Wend, nid y cyngor, sydd biau’r pibellau, y mesuryddion a’r carthffosydd yn y stryd. Maent yn ateb ddydd a nos.',
        ),
        w(
          'If water makes a road dangerous, report it to us as well, under “Flooding”.',
          'Os yw dŵr yn gwneud ffordd yn beryglus, rhowch wybod i ni hefyd, o dan “Llifogydd”.',
        ),
      ],
      contacts: [others.water],
    },
    photos: 'no',
    contact: contacts.free,
    team: teams.drainage,
    workingDays: 1,
    next: [w('Wend Water deals with it.', 'Bydd Dŵr Wend yn delio ag ef.')],
  },
];
