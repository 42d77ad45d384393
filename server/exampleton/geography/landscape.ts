import { readLine as line } from './shapes.ts';
import type { Line, Vector } from './shapes.ts';

/** Land and water, laid by hand like the roads of plan.ts, and in the same metres. */

export type LandKind =
  | 'park'
  | 'garden'
  | 'wood'
  | 'meadow'
  | 'common'
  | 'sports'
  | 'cemetery'
  | 'allotments'
  | 'school'
  | 'hospital'
  | 'industry'
  | 'plaza'
  | 'carpark'
  | 'water'
  | 'beach';

/** `x,y,number` by `x,y,number`. */
const measured = (text: string): readonly (readonly [spot: Vector, metres: number])[] =>
  text.split(' ').map((part) => {
    const [x, y, metres] = part.split(',').map(Number) as [number, number, number];
    return [[x, y], metres];
  });

/** Corners of the island, smoothed into a coast. */
export const coast: Line = line(
  '-1500,9150 100,8500 600,8900 2300,8300 3700,7300 4300,6200 3800,5300 4050,4600 3560,3900 3380,2900 3050,2000 2900,1200 2800,500 2700,-60 2700,-360 2580,-560 2400,-640 2035,-556 1657,-412 1623,-488 2005,-684 2370,-842 2600,-1000 2720,-1160 2730,-1500 2860,-1950 3020,-2330 2930,-2680 2520,-2950 2330,-3240 2390,-3650 2760,-4100 3500,-4500 3900,-5500 3450,-6200 3750,-7000 2900,-7800 1500,-8400 600,-8150 -300,-9050 -2200,-8900 -3300,-8100 -4500,-8850 -6300,-8000 -7300,-7500 -7500,-6500 -9000,-6200 -9800,-5200 -10700,-3700 -11300,-2300 -10300,-1200 -11000,0 -11300,1100 -10400,2100 -10300,3600 -9200,4900 -8900,6200 -7400,6900 -6900,8000 -5200,8500 -3500,9250 -2650,8750',
);

/** The River Wend: its middle, and metres from there to its banks. Below the last bridge the coast runs inland to meet it. */
export const river: readonly (readonly [spot: Vector, half: number])[] = measured(
  '-9000,5350,4 -7600,4480,5 -6100,3480,6 -4650,2980,7 -3400,2330,9 -2500,1820,10 -1900,1290,12 -1350,860,14 -800,665,15 -380,560,16 0,520,17 380,470,18 740,310,20 1010,40,24 1270,-240,30 1640,-450,38 2020,-620,44 2400,-742,76 2760,-830,150 3200,-900,190',
);

/** Streams, drawn but never wide enough to build round. */
export const streams: readonly Line[] = [
  line('900,4700 700,3600 1000,2950 850,2300 1010,1820'),
  line('-3300,-3900 -2700,-2900 -2160,-2060 -2060,-1800'),
  line('-8600,-3900 -7400,-3200 -6300,-2900 -4700,-3700 -3300,-3900'),
  line('-4900,5900 -5200,4700 -4650,2980'),
];

export const railway: Line = line(
  '-9900,-1500 -8000,-1500 -5600,-1200 -3600,-880 -2400,-770 -1400,-735 -700,-730 -100,-745 330,-800 860,-950 1210,-1230 1390,-1700 1370,-2500 1080,-3900 560,-5600 60,-7900',
);

/** Walls in the sea that shelter the harbour. */
export const breakwaters: readonly Line[] = [
  line('2690,-380 2860,-480 2960,-640 2950,-800'),
  line('2720,-1150 2890,-1110 2960,-1030'),
];

/** Where the river's banks end and the coast begins: metres east. */
export const tideway = 1640;

/** The council's area: the town, its villages, and the sea as far as a stone is thrown. */
export const boundary: Line = line(
  '-1200,4650 -250,4380 900,4560 1750,4300 2500,4520 3350,4150 3950,3850 3780,3250 3420,2100 3250,900 3180,-100 3250,-900 3150,-1600 3330,-2350 3080,-2980 2720,-3350 2800,-3850 2300,-4080 1600,-3950 900,-4450 100,-4650 -700,-4350 -1500,-4550 -2500,-3950 -3500,-4050 -4200,-3450 -5000,-3050 -5250,-2150 -4980,-1300 -5550,-450 -5380,500 -5700,1300 -5380,2250 -5620,3150 -5150,3950 -4300,4450 -3450,4250 -2300,4750',
);

/** Where the island is parted between the two neighbours: their border runs through the council's area. */
export const neighbourBorder: readonly [west: Vector, east: Vector] = [
  [-12600, 1250],
  [5600, 3450],
];

export interface Land {
  kind: LandKind;
  ring: Line;
  /** Corners are joined by curves, not straight lines. */
  curved?: boolean;
  /** In a quarter the ring is in its `u,v`. */
  quarter?: string;
  name?: readonly [en: string, cy: string];
}

export const lands: readonly Land[] = [
  {
    kind: 'park',
    name: ['Wend Mere Country Park', 'Parc Gwledig Llyn Wend'],
    curved: true,
    ring: line(
      '-2530,-1490 -2200,-1380 -1850,-1280 -1560,-1250 -1500,-1500 -1540,-1850 -1760,-2080 -2240,-2080 -2490,-1850',
    ),
  },
  {
    kind: 'wood',
    curved: true,
    ring: line('-2440,-1560 -2290,-1500 -2330,-1700 -2360,-1900 -2200,-2020 -2330,-2010 -2460,-1830'),
  },
  {
    kind: 'water',
    name: ['Wend Mere', 'Llyn Wend'],
    curved: true,
    ring: line(
      '-2210,-1660 -2080,-1540 -1860,-1490 -1700,-1580 -1680,-1730 -1800,-1830 -1960,-1840 -2110,-1890 -2210,-1800',
    ),
  },
  {
    kind: 'meadow',
    name: ['Wend Meadows', 'Dolydd Wend'],
    curved: true,
    ring: line('-2090,480 -1750,510 -1400,530 -1060,590 -770,520 -780,640 -1300,790 -1820,1200 -2060,1180'),
  },
  {
    kind: 'park',
    name: ['Jubilee Park', 'Parc y Jiwbilî'],
    quarter: 'Jubilee',
    ring: line('.04,.07 .25,.07 .51,.05 .515,.5 .51,.93 .25,.94 .04,.93'),
  },
  { kind: 'water', quarter: 'Jubilee', curved: true, ring: line('.12,.52 .2,.6 .3,.58 .36,.66 .3,.76 .18,.76 .1,.66') },
  {
    kind: 'garden',
    name: ['Castle Gardens', "Gerddi'r Castell"],
    quarter: 'Chapel Quarter',
    ring: line('.06,.1 .29,.09 .28,.42 .06,.44'),
  },
  {
    kind: 'garden',
    name: ['Priory Gardens', "Gerddi'r Priordy"],
    quarter: 'Priory',
    ring: line('.55,.56 .7,.56 .71,.94 .55,.93'),
  },
  {
    kind: 'garden',
    name: ['Friary Green', 'Llain y Brodyr'],
    quarter: 'Old Town',
    ring: line('.29,.6 .4,.59 .4,.9 .31,.91'),
  },
  {
    kind: 'common',
    name: ['Southfield Common', 'Comin Southfield'],
    curved: true,
    ring: line('740,-1960 1080,-1960 1210,-2180 1160,-2500 960,-2640 770,-2540'),
  },
  {
    kind: 'common',
    name: ['Beacon Down', 'Twyn y Ffagl'],
    curved: true,
    ring: line('-800,2480 -300,2220 20,2240 80,2600 -60,3050 -500,3120 -860,2860'),
  },
  {
    kind: 'garden',
    name: ["Weavers' Green", 'Llain y Gwehyddion'],
    quarter: 'Weavers',
    ring: line('.05,.79 .54,.8 .54,.95 .05,.95'),
  },
  {
    kind: 'sports',
    name: ['Highfield Recreation Ground', 'Maes Hamdden Highfield'],
    quarter: 'Highfield',
    ring: line('.06,.44 .22,.44 .21,.94 .06,.94'),
  },
  {
    kind: 'sports',
    name: ['Saltmarsh Playing Field', 'Maes Chwarae Saltmarsh'],
    quarter: 'Saltmarsh',
    ring: line('.48,.64 .66,.64 .66,.94 .48,.94'),
  },
  {
    kind: 'sports',
    name: ['Southfield Rec', 'Maes Hamdden Southfield'],
    quarter: 'Southfield',
    ring: line('.42,.52 .92,.54 .92,.9 .42,.88'),
  },
  {
    kind: 'garden',
    name: ['Larkfield Play Area', 'Man Chwarae Larkfield'],
    quarter: 'Larkfield',
    ring: line('.56,.55 .68,.55 .68,.7 .56,.7'),
  },
  {
    kind: 'garden',
    name: ['Orchard Green', 'Llain y Berllan'],
    quarter: 'Orchards',
    ring: line('.3,.46 .42,.46 .42,.68 .3,.68'),
  },
  {
    kind: 'cemetery',
    name: ['Beacon Road Cemetery', 'Mynwent Beacon Road'],
    ring: line('-1500,2345 -1180,2270 -860,2170 -860,2420 -1180,2530 -1440,2560'),
  },
  {
    kind: 'allotments',
    name: ['Station Road Allotments', 'Rhandiroedd Station Road'],
    ring: line('-1300,-555 -1010,-565 -790,-575 -790,-690 -1300,-695'),
  },
  {
    kind: 'allotments',
    name: ['Ferry Hill Allotments', 'Rhandiroedd Ferry Hill'],
    ring: line('-1900,1500 -1640,1420 -1560,1590 -1840,1720'),
  },
  {
    kind: 'school',
    name: ['Exampleton Academy', 'Academi Exampleton'],
    quarter: 'Windmill',
    ring: line('.06,.08 .5,.07 .5,.53 .06,.54'),
  },
  {
    kind: 'school',
    name: ['Weavers Primary School', 'Ysgol Gynradd Weavers'],
    quarter: 'Weavers',
    ring: line('.65,.8 .95,.82 .95,.96 .65,.95'),
  },
  {
    kind: 'school',
    name: ['Orchard Primary School', 'Ysgol Gynradd y Berllan'],
    quarter: 'Orchards',
    ring: line('.8,.5 .94,.5 .94,.9 .8,.9'),
  },
  {
    kind: 'school',
    name: ['Heronry Primary School', 'Ysgol Gynradd Heronry'],
    quarter: 'Heronry',
    ring: line('.3,.66 .43,.62 .43,.86 .3,.9'),
  },
  {
    kind: 'school',
    name: ['Mariners Primary School', 'Ysgol Gynradd y Morwyr'],
    quarter: 'Harbourside',
    ring: line('.56,.14 .9,.14 .9,.42 .56,.44'),
  },
  {
    kind: 'school',
    name: ['Wheatfield Primary School', 'Ysgol Gynradd Wheatfield'],
    quarter: 'Wheatfield',
    ring: line('.64,.1 .93,.1 .93,.42 .64,.42'),
  },
  {
    kind: 'hospital',
    name: ['Wend Valley Hospital', 'Ysbyty Dyffryn Wend'],
    quarter: 'Infirmary',
    ring: line('.42,.4 .94,.4 .94,.92 .42,.92'),
  },
  { kind: 'industry', ring: line('.06,.14 .42,.14 .42,.46 .06,.46'), quarter: 'Southgate Trading Estate' },
  {
    kind: 'industry',
    name: ['Household Recycling Centre', "Canolfan Ailgylchu'r Cartref"],
    ring: line('560,-660 800,-720 850,-770 820,-880 600,-820'),
  },
  {
    kind: 'industry',
    name: ['Fish Dock', 'Doc Pysgod'],
    ring: line('1760,-560 2005,-672 2385,-836 2330,-980 2030,-1060 1900,-900 1740,-760'),
  },
  {
    kind: 'water',
    ring: line('2034,-650 2126,-690 2080,-806 1988,-766'),
  },
  {
    kind: 'water',
    ring: line('2190,-716 2284,-756 2240,-870 2146,-830'),
  },
  {
    kind: 'carpark',
    name: ['Station Car Park', "Maes Parcio'r Orsaf"],
    ring: line('-230,-640 -90,-645 -92,-705 -230,-698'),
  },
  {
    kind: 'carpark',
    name: ['Eastgate Car Park', 'Maes Parcio Eastgate'],
    quarter: 'Wool Quarter',
    ring: line('.76,.12 .95,.12 .95,.4 .76,.4'),
  },
  {
    kind: 'carpark',
    name: ['Promenade Car Park', "Maes Parcio'r Promenâd"],
    ring: line('2170,-170 2300,-225 2330,-150 2200,-95'),
  },
  {
    kind: 'plaza',
    name: ['Market Square', 'Sgwâr y Farchnad'],
    ring: line('-46,-38 44,-42 54,34 10,44 -42,40'),
  },
  {
    kind: 'plaza',
    ring: line('-370,-628 -246,-630 -246,-702 -370,-698'),
  },
  {
    kind: 'wood',
    name: ['Beacon Wood', 'Coed y Ffagl'],
    curved: true,
    ring: line('1080,1930 1560,1640 2080,1560 2420,1800 2560,2300 2250,2760 1700,2980 1360,2760 1180,2380'),
  },
  {
    kind: 'wood',
    name: ['Drovers Wood', 'Coed y Porthmyn'],
    curved: true,
    ring: line('-4700,1900 -4200,2350 -3500,1900 -3350,1300 -3700,700 -4350,800 -4620,1300'),
  },
  {
    kind: 'wood',
    name: ['Pound Wood', 'Coed y Ffald'],
    curved: true,
    ring: line('-4200,-1300 -3600,-1150 -3150,-1500 -3300,-2200 -3900,-2400 -4250,-2000'),
  },
  {
    kind: 'wood',
    name: ['Chalk Hanger', 'Coed y Sialc'],
    curved: true,
    ring: line('-1200,-2900 -600,-2740 -150,-2900 -250,-3300 -800,-3520 -1250,-3350'),
  },
  {
    kind: 'wood',
    curved: true,
    ring: line('2700,3300 3150,3600 3250,4300 2750,4700 2350,4200'),
  },
  {
    kind: 'wood',
    curved: true,
    ring: line('-8300,1200 -7400,1900 -6700,1400 -6900,500 -7700,100 -8400,500'),
  },
  {
    kind: 'wood',
    curved: true,
    ring: line('-6900,-4600 -5900,-4100 -5100,-4700 -5500,-5900 -6500,-6100'),
  },
  {
    kind: 'wood',
    curved: true,
    ring: line('-5600,6400 -4300,7200 -3700,6500 -4000,5600 -5000,5500'),
  },
  {
    kind: 'wood',
    curved: true,
    ring: line('-2400,-6600 -1500,-5900 -900,-6700 -1200,-7700 -2100,-7700'),
  },
  {
    kind: 'wood',
    curved: true,
    ring: line('1400,6300 2300,6900 3000,6200 2500,5300 1600,5500'),
  },
  {
    kind: 'common',
    curved: true,
    ring: line('-1600,6000 -400,6700 300,6100 -200,5200 -1300,5300'),
  },
];

/** Beaches lie along the coast between two of its corners. */
/** Small woods out in the fields: middle and reach. */
export const copses: readonly (readonly [spot: Vector, reach: number])[] = measured(
  '-2000,3300,170 -1300,3700,120 1600,3700,150 -3100,3000,130 -5200,200,210 -5900,-1900,180 -4800,-2500,120 -700,-4000,170 1500,-4100,150 2100,-2700,120 -3400,-100,130 -3700,4600,160 -6700,2600,240 -9100,2900,300 -9600,-2900,260 -7800,-2700,190 -3400,-5400,280 900,-5700,220 2300,-5900,190 -4600,-7400,260 -7300,5500,220 -1600,7700,240 2300,7300,180 -6400,-7100,200 -8700,-5200,210 -2000,-5000,150 -6100,4900,150 3100,5600,160 -400,4200,110 -2100,2300,90',
);

/** Towns of the neighbours, at the ends of the roads; only seen from afar. */
export const farTowns: readonly { name: string; spot: Vector; reach: number }[] = [
  { name: 'Northmoor', spot: [880, 7350], reach: 760 },
  { name: 'Moorport', spot: [-2690, 8250], reach: 430 },
  { name: 'Samplehaven', spot: [-9900, -900], reach: 640 },
  { name: 'Upper Sample', spot: [-6150, -380], reach: 300 },
  { name: 'Southness', spot: [-60, -8000], reach: 560 },
  { name: 'Eastness', spot: [3150, -6650], reach: 420 },
  { name: 'Thornby Cross', spot: [-6300, 3900], reach: 280 },
  { name: 'Chalkham', spot: [-240, -6150], reach: 260 },
  { name: 'Ridgeway', spot: [-2680, 5450], reach: 240 },
];

export const beaches: readonly Line[] = [
  line('2990,1800 2700,-330'),
  line('2520,-2950 2390,-3650'),
  line('3700,3900 3400,2900'),
];

/** Ways on foot, on the plan or in a quarter. */
export const paths: readonly { quarter?: string; line: Line }[] = [
  { quarter: 'Jubilee', line: line('0,.4 .2,.44 .36,.5 .55,.4') },
  { quarter: 'Jubilee', line: line('.3,0 .26,.3 .36,.5 .42,.8 .4,1') },
  { quarter: 'Jubilee', line: line('0,.85 .2,.88 .42,.8 .55,.82') },
  { quarter: 'Old Town', line: line('.2,.75 .345,.75 .45,.76') },
  { quarter: 'Chapel Quarter', line: line('0,.26 .17,.26 .345,.25') },
  { quarter: 'Priory', line: line('.625,1 .63,.75 .62,.5') },
  {
    line: line(
      '-2060,430 -1900,800 -1850,1120 -1480,870 -1180,720 -780,590 -380,505 -40,465 370,415 690,260 930,-40 1100,-210',
    ),
  },
  {
    line: line(
      '-1560,-1260 -1640,-1470 -1620,-1740 -1790,-1930 -2060,-1970 -2270,-1860 -2290,-1640 -2100,-1450 -1870,-1410 -1640,-1470',
    ),
  },
  {
    line: line('900,1760 1300,1950 1700,2150 2050,2050 2210,1600 2140,1000'),
  },
  {
    line: line('1700,2150 1680,2600 1500,2950'),
  },
  {
    line: line('15,1900 -250,2400 -480,2750 -300,3300 -120,3640'),
  },
  {
    line: line('700,-2200 900,-2250 1180,-2350'),
  },
  {
    line: line('960,-1960 900,-2250 930,-2600'),
  },
  {
    line: line('2430,-360 2560,100 2640,500 2720,1100 2880,1900 3180,2700'),
  },
  {
    line: line('2420,-2050 2720,-2150 2900,-2330'),
  },
  {
    line: line('2350,-2560 2300,-2850 2190,-3290'),
  },
  {
    line: line('110,-2560 -400,-3000 -900,-3150 -1500,-2700'),
  },
  {
    line: line('-4300,2100 -3900,1500 -3600,900'),
  },
];

export type Icon =
  | 'civic'
  | 'library'
  | 'church'
  | 'school'
  | 'hospital'
  | 'station'
  | 'bus'
  | 'parking'
  | 'museum'
  | 'leisure'
  | 'fire'
  | 'post'
  | 'recycling'
  | 'lighthouse'
  | 'harbour'
  | 'castle'
  | 'windmill'
  | 'play'
  | 'community'
  | 'market'
  | 'theatre';

/** A building or spot that has a name. `at` is in the quarter's `u,v`, or on the plan. */
export interface Landmark {
  name: readonly [en: string, cy: string];
  icon: Icon;
  quarter?: string;
  at: Vector;
  /** Metres across and deep, if it has a building of its own. */
  size?: readonly [number, number];
  /** First zoom at which it is drawn. */
  zoom: number;
}

export const landmarks: readonly Landmark[] = [
  {
    name: ['Exampleton Town Hall', 'Neuadd y Dref Exampleton'],
    icon: 'civic',
    quarter: 'Guildhall',
    at: [0.17, 0.86],
    size: [44, 30],
    zoom: 15,
  },
  {
    name: ['Exampleton Library', 'Llyfrgell Exampleton'],
    icon: 'library',
    quarter: 'Guildhall',
    at: [0.26, 0.64],
    size: [34, 26],
    zoom: 15,
  },
  {
    name: ['The Playhouse', 'Theatr y Playhouse'],
    icon: 'theatre',
    quarter: 'Guildhall',
    at: [0.25, 0.34],
    size: [42, 34],
    zoom: 16,
  },
  {
    name: ['Guildhall Centre', 'Canolfan y Guildhall'],
    icon: 'market',
    quarter: 'Guildhall',
    at: [0.68, 0.8],
    size: [96, 54],
    zoom: 16,
  },
  {
    name: ['Exampleton Bus Station', 'Gorsaf Fysiau Exampleton'],
    icon: 'bus',
    quarter: 'Guildhall',
    at: [0.63, 0.24],
    size: [64, 26],
    zoom: 16,
  },
  {
    name: ["All Saints' Church", 'Eglwys yr Holl Saint'],
    icon: 'church',
    quarter: 'Old Town',
    at: [0.58, 0.72],
    size: [40, 18],
    zoom: 15,
  },
  {
    name: ['Exampleton Museum', 'Amgueddfa Exampleton'],
    icon: 'museum',
    quarter: 'Old Town',
    at: [0.33, 0.28],
    size: [32, 26],
    zoom: 16,
  },
  {
    name: ['Exampleton Castle', 'Castell Exampleton'],
    icon: 'castle',
    quarter: 'Chapel Quarter',
    at: [0.17, 0.28],
    size: [38, 38],
    zoom: 15,
  },
  {
    name: ['Chapel Street Chapel', 'Capel Chapel Street'],
    icon: 'church',
    quarter: 'Chapel Quarter',
    at: [0.52, 0.62],
    size: [24, 16],
    zoom: 17,
  },
  {
    name: ['Corn Exchange', 'Y Gyfnewidfa Ŷd'],
    icon: 'market',
    quarter: 'Wool Quarter',
    at: [0.2, 0.26],
    size: [36, 28],
    zoom: 16,
  },
  {
    name: ['Exampleton Post Office', "Swyddfa'r Post Exampleton"],
    icon: 'post',
    quarter: 'Wool Quarter',
    at: [0.55, 0.16],
    size: [22, 18],
    zoom: 17,
  },
  {
    name: ['Eastgate Car Park', 'Maes Parcio Eastgate'],
    icon: 'parking',
    quarter: 'Wool Quarter',
    at: [0.855, 0.26],
    zoom: 16,
  },
  { name: ['Exampleton Station', 'Gorsaf Exampleton'], icon: 'station', at: [-308, -714], size: [78, 15], zoom: 14 },
  { name: ['Station Car Park', "Maes Parcio'r Orsaf"], icon: 'parking', at: [-160, -672], zoom: 16 },
  {
    name: ['Exampleton Fire Station', 'Gorsaf Dân Exampleton'],
    icon: 'fire',
    at: [330, -650],
    size: [40, 24],
    zoom: 16,
  },
  {
    name: ['Household Recycling Centre', "Canolfan Ailgylchu'r Cartref"],
    icon: 'recycling',
    at: [700, -770],
    size: [52, 26],
    zoom: 15,
  },
  { name: ['Harbour Office', "Swyddfa'r Harbwr"], icon: 'harbour', at: [1840, -800], size: [26, 18], zoom: 15 },
  {
    name: ['Net Loft Community Centre', 'Canolfan Gymunedol y Net Loft'],
    icon: 'community',
    quarter: 'Harbourside',
    at: [0.38, 0.72],
    size: [28, 18],
    zoom: 16,
  },
  {
    name: ['Exampleton Leisure Centre', 'Canolfan Hamdden Exampleton'],
    icon: 'leisure',
    quarter: 'Priory',
    at: [0.13, 0.74],
    size: [62, 44],
    zoom: 15,
  },
  {
    name: ['Wend Valley Hospital', 'Ysbyty Dyffryn Wend'],
    icon: 'hospital',
    quarter: 'Infirmary',
    at: [0.68, 0.66],
    size: [120, 60],
    zoom: 14,
  },
  {
    name: ['Exampleton Academy', 'Academi Exampleton'],
    icon: 'school',
    quarter: 'Windmill',
    at: [0.28, 0.4],
    size: [96, 44],
    zoom: 15,
  },
  {
    name: ['Weavers Primary School', 'Ysgol Gynradd Weavers'],
    icon: 'school',
    quarter: 'Weavers',
    at: [0.8, 0.87],
    size: [56, 26],
    zoom: 16,
  },
  {
    name: ['Orchard Primary School', 'Ysgol Gynradd y Berllan'],
    icon: 'school',
    quarter: 'Orchards',
    at: [0.87, 0.74],
    size: [48, 26],
    zoom: 16,
  },
  {
    name: ['Heronry Primary School', 'Ysgol Gynradd Heronry'],
    icon: 'school',
    quarter: 'Heronry',
    at: [0.365, 0.77],
    size: [46, 24],
    zoom: 16,
  },
  {
    name: ['Mariners Primary School', 'Ysgol Gynradd y Morwyr'],
    icon: 'school',
    quarter: 'Harbourside',
    at: [0.72, 0.28],
    size: [52, 24],
    zoom: 16,
  },
  {
    name: ['Wheatfield Primary School', 'Ysgol Gynradd Wheatfield'],
    icon: 'school',
    quarter: 'Wheatfield',
    at: [0.79, 0.27],
    size: [54, 26],
    zoom: 16,
  },
  {
    name: ['Moorside Community Centre', 'Canolfan Gymunedol Moorside'],
    icon: 'community',
    quarter: 'Moorside',
    at: [0.52, 0.62],
    size: [30, 20],
    zoom: 16,
  },
  {
    name: ['Southfield Community Centre', 'Canolfan Gymunedol Southfield'],
    icon: 'community',
    quarter: 'Southfield',
    at: [0.5, 0.22],
    size: [30, 20],
    zoom: 16,
  },
  {
    name: ['St Brenwyn’s Church', 'Eglwys Sant Brenwyn'],
    icon: 'church',
    quarter: 'Heronry',
    at: [0.88, 0.82],
    size: [30, 15],
    zoom: 16,
  },
  {
    name: ['Larkfield Play Area', 'Man Chwarae Larkfield'],
    icon: 'play',
    quarter: 'Larkfield',
    at: [0.62, 0.62],
    zoom: 16,
  },
  {
    name: ['Jubilee Bandstand', 'Bandstand y Jiwbilî'],
    icon: 'theatre',
    quarter: 'Jubilee',
    at: [0.37, 0.35],
    size: [12, 12],
    zoom: 17,
  },
  { name: ['Old Windmill', 'Yr Hen Felin Wynt'], icon: 'windmill', at: [560, 2290], size: [14, 14], zoom: 15 },
  {
    name: ['Exampleton Lighthouse', 'Goleudy Exampleton'],
    icon: 'lighthouse',
    at: [2900, -2350],
    size: [14, 14],
    zoom: 13,
  },
  { name: ['Promenade Car Park', "Maes Parcio'r Promenâd"], icon: 'parking', at: [2248, -162], zoom: 16 },
  {
    name: ['Wendham Village Hall', 'Neuadd Bentref Wendham'],
    icon: 'community',
    at: [-4340, 3520],
    size: [22, 14],
    zoom: 15,
  },
  { name: ['Cobble Bay Slipway', 'Llithrfa Bae Cobble'], icon: 'harbour', at: [2240, -3270], zoom: 15 },
];

/** Names that belong to no one thing: districts, villages, waters. Larger ones first. */
export const areaNames: readonly {
  text: string;
  at: Vector;
  kind: 'town' | 'village' | 'quarter' | 'council' | 'sea';
}[] = [
  { text: 'Exampleton', at: [0, 150], kind: 'town' },
  { text: 'Wendham', at: [-4330, 3620], kind: 'village' },
  { text: 'Cobble Bay', at: [1950, -3400], kind: 'village' },
  { text: 'Moor End', at: [260, 3620], kind: 'village' },
  { text: 'Northmoor District', at: [-4700, 5000], kind: 'council' },
  { text: 'Vale of Sample', at: [-6900, -3900], kind: 'council' },
  { text: 'Sample Sound', at: [5200, 900], kind: 'sea' },
  { text: 'Harbour Mouth', at: [3350, -900], kind: 'sea' },
  { text: 'Cobble Bay', at: [3350, -3500], kind: 'sea' },
  { text: 'The Deeps', at: [5600, -4600], kind: 'sea' },
];
