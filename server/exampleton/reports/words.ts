import { w } from '../services/definition.ts';
import type { Localised } from '../services/definition.ts';
import type { ReportStatus } from '../../../src/contract/cases.ts';
import type { Scene } from './scenes.ts';

/** What residents of Exampleton wrote, as invented as they are. `cy` are those who wrote in Welsh. */
export const written: Record<string, { en: readonly string[]; cy?: readonly string[]; scene?: Scene }> = {
  pothole: {
    scene: 'pothole',
    en: [
      'Deep pothole right where your front wheel goes when you turn in. Two cars have hit it while I stood at the bus stop.',
      'The hole by the drain is back. It was filled in spring and the filling has come out again.',
      'Large pothole on the bend, hidden when it fills with rain. I nearly came off my bike this morning.',
      'Several holes close together, getting bigger every week since the frost.',
      'Pothole next to the zebra crossing. Cars swerve round it towards people who are crossing.',
      'The surface is breaking up along a length of about five metres outside the shops.',
      'Hole with a sharp edge. It burst a tyre on my daughter’s car.',
      'There is a hole in the cycle lane about the size of a dinner plate.',
      'Road has sunk round the manhole and the bus bangs over it all night.',
      'Pothole at the entrance to the close. The bin lorry makes it worse each Tuesday.',
      'A line of holes where the trench was dug for the new cable.',
    ],
    cy: [
      'Mae twll dwfn wrth y gyffordd, ac mae ceir yn gwyro i’w osgoi.',
      'Twll mawr o flaen yr ysgol. Mae’n llawn dŵr pan fydd hi’n glawio.',
    ],
  },
  pavement: {
    scene: 'slab',
    en: [
      'A slab rocks when you step on it. My mother stumbled there on Saturday.',
      'Three paving stones are missing outside the chemist and there is only sand.',
      'Tree roots have lifted the pavement by about a hand’s width.',
      'The kerb has been driven over and is in pieces in the gutter.',
      'Raised edge on the way to the library, hard to see at night.',
      'The pavement dips and ices over in winter.',
    ],
    cy: ['Mae’r palmant yn anwastad iawn wrth ymyl y llyfrgell.'],
  },
  'dropped-kerb': {
    en: [
      'No dropped kerb on the north side, so I have to go along the road in my wheelchair.',
      'The dropped kerb is blocked by a bollard that was put in last month.',
    ],
  },
  manhole: {
    en: [
      'The cover rattles every time a car goes over, all night long.',
      'The lid has dropped on one side and a foot could go in.',
      'Cover has a crack across it and moves.',
    ],
  },
  'road-markings': {
    en: [
      'The zebra crossing has almost gone, drivers do not stop.',
      'Give way lines have worn off at the junction by the school.',
      'You cannot see the disabled bay any more so anyone parks there.',
    ],
  },
  spill: {
    en: ['Mud all along the lane from the building site.', 'Something oily on the roundabout, a motorbike slid.'],
  },
  obstruction: {
    en: [
      'Skip with no lights on it, half on the pavement, and no permit that I can see.',
      'Scaffolding poles stick out at head height.',
      'The board outside the café leaves no room for my guide dog and me.',
    ],
  },
  ice: {
    en: [
      'The grit bin at the top of the hill is empty and it is forecast to freeze.',
      'Sheet of ice on the path to the surgery where the gutter drips.',
    ],
  },
  bridge: {
    en: [
      'The railing on the river side is bent and a post is loose.',
      'Stones have fallen out of the parapet on the upstream side.',
    ],
  },
  'street-light': {
    scene: 'lamp',
    en: [
      'The light outside has been out since the clocks went back.',
      'Flickers all night and shines into the bedroom.',
      'Three lights in a row are out and it is pitch dark by the garages.',
      'Lamp is on all day. It seems a waste.',
      'The light on the corner comes on for a minute and goes off again.',
      'Lamp post has been hit by a van and the lantern hangs down.',
      'No light on the footpath to the station. I do not feel safe there after work.',
      'Light buzzes loudly and is very dim.',
      'New lamp was put in but has never worked.',
    ],
    cy: ['Nid yw’r golau y tu allan i’r tŷ wedi gweithio ers pythefnos.', 'Mae’r lamp yn fflachio drwy’r nos.'],
  },
  'traffic-lights': {
    en: [
      'The green man does not come, however long you wait.',
      'Lights are stuck on red in one direction and people drive through.',
      'No beeping any more for those of us who cannot see.',
    ],
  },
  'road-sign': {
    en: [
      'Street name plate has fallen off and deliveries go to the wrong road.',
      'The 20 sign is hidden by a hedge.',
      'One-way sign has been turned round.',
    ],
  },
  'bus-shelter': {
    en: ['A pane of glass is smashed and it is all over the seat.', 'The screen has said “no service” for a month.'],
  },
  'fly-tipping': {
    scene: 'flytip',
    en: [
      'A sofa and about ten black bags in the lay-by.',
      'Somebody has left a fridge and a mattress at the end of the alley.',
      'Building rubble tipped across the gate to the field.',
      'A pile of tyres by the stream, at least twenty.',
      'Carpet and paint tins behind the garages, the third time this year.',
      'Bags of garden waste thrown over the wall of the cemetery.',
      'Two wardrobes left by the bottle bank.',
      'Household rubbish all over the path, foxes have been at it.',
      'Broken toilet and tiles dumped by the allotment gate.',
    ],
    cy: ['Mae rhywun wedi gadael matres a bagiau du wrth y cilfan.', 'Pentwr o deiars wrth y nant.'],
  },
  'fly-tipping-witness': { en: ['I saw two people unload a white van behind the sheds and drive off.'] },
  'missed-bin': {
    en: [
      'Recycling was not taken though it was out before 6am. The whole street was missed.',
      'Food caddy missed for the second week.',
      'They took next door’s but not ours.',
      'Garden bin not emptied, no tag on it to say why.',
      'Black bin missed. I have help to put it out and the crew did not come in.',
    ],
    cy: ['Ni chafodd y bin ailgylchu ei gasglu’r wythnos hon.'],
  },
  'litter-bin': {
    scene: 'bin',
    en: [
      'Bin by the bandstand has been overflowing all weekend.',
      'The dog bin is full and people leave bags beside it.',
      'Bin has been set on fire and is melted.',
      'Gulls pull everything out because the flap is broken.',
      'Bin has been knocked off its post.',
      'Always full on market day.',
    ],
    cy: ['Mae’r bin wrth y traeth yn gorlifo.'],
  },
  'street-cleaning': {
    en: [
      'Broken glass all over the pavement outside the pub.',
      'Leaves so deep that the drains are covered and it is slippery.',
      'Takeaway boxes everywhere on a Sunday morning.',
      'The underpass has not been swept for weeks.',
    ],
  },
  'dog-fouling': {
    en: [
      'Dog mess all along the path to the school.',
      'The same spot every morning, by the gate of the park.',
      'On the football pitch again.',
    ],
    cy: ['Baw cŵn ar y llwybr i’r ysgol bob bore.'],
  },
  needles: { en: ['Needles in the bushes behind the bus station.', 'Two syringes on the steps of the car park.'] },
  'dead-animal': {
    en: [
      'Dead badger on the verge.',
      'A cat has been run over, black with a white bib.',
      'Dead swan under the bridge.',
    ],
  },
  graffiti: {
    scene: 'graffiti',
    en: [
      'The whole side of the substation has been painted.',
      'Tags on the subway walls again.',
      'Racist words on the shelter by the school.',
      'Paint on the war memorial.',
    ],
  },
  'fly-posting': {
    en: [
      'Posters for a club night on every lamp post from the bridge to the station.',
      'Stickers all over the name plates.',
    ],
  },
  tree: {
    scene: 'branch',
    en: [
      'A big branch has come down across the path.',
      'Ash tree looks dead, bark is falling off.',
      'Branches hang so low that the bus hits them.',
      'Tree leans more since the storm.',
      'Roots are blocking the drain, I think.',
      'The tree covers the street light.',
    ],
    cy: ['Mae cangen fawr wedi cwympo ar draws y llwybr.'],
  },
  hedge: {
    en: [
      'Brambles across the whole pavement, you have to walk in the road.',
      'Hedge hides the cars when you pull out.',
      'Ivy has covered the sign.',
    ],
  },
  grass: { en: ['The verge was missed and drivers cannot see at the junction.', 'Grass knee high on the play area.'] },
  playground: {
    en: [
      'Chain of the swing is worn thin.',
      'The slide has a crack at the bottom.',
      'Gate does not close and it is next to the road.',
    ],
  },
  'park-damage': {
    scene: 'bench',
    en: [
      'The bench by the pond has lost two slats.',
      'Somebody has burnt the picnic table.',
      'Railing by the lake is broken where children feed the ducks.',
      'The noticeboard has been pulled over.',
    ],
  },
  footpath: {
    en: [
      'The stile is rotten and one step has gone.',
      'Path was ploughed up and there is no way across the field.',
      'Signpost points the wrong way.',
    ],
  },
  beach: {
    en: [
      'The lifebuoy by the slipway is missing.',
      'Plastic all along the tide line after the storm.',
      'A rung of the quay ladder has rusted through.',
    ],
  },
  'blocked-drain': {
    scene: 'flood',
    en: [
      'Drain is full of leaves and water stands half across the road.',
      'Every time it rains the puddle comes up to our step.',
      'The grate is blocked with silt, there is grass growing in it.',
      'Buses splash everyone at the stop because the drain does not work.',
      'Bad smell from the drain and it gurgles.',
    ],
    cy: ['Mae’r draen wedi blocio ac mae dŵr dros y ffordd.'],
  },
  flooding: {
    scene: 'flood',
    en: [
      'Water comes off the field and down the lane whenever it rains hard.',
      'The underpass is flooded, about knee deep.',
    ],
  },
  noise: {
    en: [
      'Drum and bass until four in the morning, the third weekend.',
      'Building work starts at six every day.',
      'A dog barks for hours when its owners are out.',
    ],
  },
  smoke: { en: ['They burn plastic in the garden, I cannot open the windows.'] },
  smell: { en: ['Smell of drains by the harbour in the evenings.', 'Strong smell of paint from the workshop.'] },
  pests: { en: ['Rats in the alley behind the takeaways, in daylight.', 'Wasps’ nest in the wall by the playground.'] },
  'abandoned-vehicle': {
    scene: 'car',
    en: [
      'Blue car on flat tyres, has not moved since the summer.',
      'Caravan left in the lay-by, door open.',
      'Car with a smashed window, no tax.',
      'Motorbike frame chained to the railings, stripped.',
      'Van full of rubbish, parked across two bays.',
    ],
  },
  parking: {
    en: [
      'Cars on the pavement outside the nursery every day at three.',
      'Parked on the zigzags again.',
      'Van in the disabled bay with no badge.',
    ],
  },
  'cycle-parking': {
    en: [
      'The same rusty bike has been on the stand for a year.',
      'Hire scooters across the whole pavement by the station.',
    ],
  },
  'antisocial-behaviour': {
    en: ['Motorbikes race round the car park at night.', 'A group shouts at people who walk through the underpass.'],
  },
  'stray-dog': { en: ['Brown terrier, no collar, running along the promenade.'] },
  'rough-sleeping': { en: ['A man is sleeping in the doorway and it is below freezing.'] },
  'public-toilets': {
    en: [
      'No soap and the dryer does not work.',
      'Locked at two in the afternoon.',
      'The alarm cord is tied up out of reach.',
    ],
  },
  'dangerous-building': {
    en: ['Slates slide off the roof whenever it blows.', 'The wall of the yard bulges over the pavement.'],
  },
  'empty-property': { en: ['Nobody has lived there for years and the back door is open.'] },
};

/** Whole words for the questions that have to be answered in words; by service and question, or by question. */
export const answered: Record<string, readonly string[]> = {
  'road-sign.sign': ['The name of the street', '20', 'One way', 'A low bridge'],
  'park-damage.what': ['A bench', 'The picnic table', 'A railing', 'The noticeboard'],
  'abandoned-vehicle.registration': ['none', 'ZZ51 ZZZ', 'I could not read it'],
  'abandoned-vehicle.vehicle': ['A blue hatchback', 'A white van', 'A small caravan', 'A red motorbike'],
  'stray-dog.looks': ['Terrier, small, brown'],
  'rough-sleeping.where-exactly': ['The doorway of the empty shop, next to the bank'],
  'noise.effect': ['I cannot sleep and I start work at five.', 'We keep all windows shut.', 'The children wake up.'],
};

/** What officers note when a report changes its state; one of these is taken. */
/** What the council asks while it looks into a report, and what residents say to that or of their own accord. */
export const talk = {
  question: w(
    'Our inspector could not find it. Which side of the road is it on, and is there a house number near by?',
    'Ni allai ein harolygydd ddod o hyd iddo. Ar ba ochr i’r ffordd y mae, ac a oes rhif tŷ gerllaw?',
  ),
  answer: w(
    'On the left as you come up the hill, just before the post box.',
    'Ar y chwith wrth ichi ddod i fyny’r bryn, ychydig cyn y blwch post.',
  ),
  asked: w('Will the road be closed while you do it?', 'A fydd y ffordd ar gau tra byddwch yn ei wneud?'),
  update: w('It is getting worse since the rain.', 'Mae’n gwaethygu ers y glaw.'),
};

export const notes: Record<Exclude<ReportStatus, 'received'>, readonly Localised[]> = {
  investigating: [
    w('An inspector will visit this week.', 'Bydd arolygydd yn ymweld yr wythnos hon.'),
    w('We have passed this to the officer for your area.', 'Rydym wedi trosglwyddo hyn i swyddog eich ardal.'),
    w('We are finding out who owns this.', 'Rydym yn darganfod pwy sy’n berchen ar hyn.'),
  ],
  planned: [
    w('The work is planned for the next two weeks.', 'Mae’r gwaith wedi’i drefnu ar gyfer y pythefnos nesaf.'),
    w(
      'We will do this together with other work in the street.',
      'Byddwn yn gwneud hyn ynghyd â gwaith arall yn y stryd.',
    ),
    w('Parts have been ordered.', 'Mae rhannau wedi’u harchebu.'),
  ],
  'in-progress': [
    w('A crew is at work.', 'Mae criw wrth ei waith.'),
    w('Made safe. The lasting repair follows.', 'Wedi’i wneud yn ddiogel. Bydd y gwaith trwsio parhaol yn dilyn.'),
  ],
  fixed: [
    w('Done. Thank you for telling us.', 'Wedi’i wneud. Diolch am roi gwybod inni.'),
    w('Mended today.', 'Wedi’i drwsio heddiw.'),
    w('Cleared this morning.', 'Wedi’i glirio’r bore yma.'),
  ],
  'no-action': [
    w(
      'Our inspector found it within the limits that we work to. We look again in six months.',
      'Gwelodd ein harolygydd ei fod o fewn y terfynau yr ydym yn gweithio iddynt. Byddwn yn edrych eto ymhen chwe mis.',
    ),
    w(
      'We could not find the problem. Please tell us more if it is still there.',
      'Ni allem ddod o hyd i’r broblem. Rhowch ragor o wybodaeth os yw yno o hyd.',
    ),
  ],
  'not-ours': [
    w(
      'This is private land. We have written to the owner.',
      'Tir preifat yw hwn. Rydym wedi ysgrifennu at y perchennog.',
    ),
    w('Wend Water looks after this. We have told them.', 'Dŵr Wend sy’n gofalu am hyn. Rydym wedi rhoi gwybod iddynt.'),
  ],
  duplicate: [
    w(
      'Somebody told us of this already. We follow it there.',
      'Mae rhywun eisoes wedi dweud wrthym am hyn. Byddwn yn ei ddilyn yno.',
    ),
  ],
  withdrawn: [w('Taken back by whoever sent it.', 'Tynnwyd yn ôl gan y sawl a’i hanfonodd.')],
};

/** Names of nobody. */
export const firstNames = [
  'Alwen',
  'Bram',
  'Cerys',
  'Dilip',
  'Efa',
  'Farida',
  'Gethin',
  'Hollis',
  'Ifan',
  'Jorun',
  'Kamala',
  'Lowri',
  'Mabli',
  'Nadir',
  'Osian',
  'Petra',
  'Quill',
  'Rhodri',
  'Saoirse',
  'Tariq',
  'Una',
  'Wyn',
  'Yusra',
  'Zofia',
];
export const lastNames = [
  'Abernook',
  'Birchley',
  'Corfield-Wend',
  'Dunmarsh',
  'Elmhollow',
  'Fennick',
  'Gorsewell',
  'Harbourne-Lee',
  'Inkpool',
  'Kestrelby',
  'Larkmoor',
  'Mossgate',
  'Netherwick',
  'Oakhythe',
  'Pennyford',
  'Quarrell',
  'Rushmere',
  'Saltby',
  'Thornwick',
  'Wendover-Hill',
];
