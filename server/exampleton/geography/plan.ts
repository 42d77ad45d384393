import { readLine } from './shapes.ts';
import type { Vector } from './shapes.ts';

/**
 * Exampleton as its surveyor would hand it over: corners, roads, and the quarters between them, laid by hand.
 * Distances are metres east and north of the market square. Inside a quarter a spot is `u,v`: u from its left side
 * to its right, v from its bottom side to its top, each 0 to 1 (see `patch` in shapes.ts).
 */

export type RoadKind = 'trunk' | 'primary' | 'secondary' | 'residential' | 'lane' | 'path';
/** How houses stand along a street. */
export type Frontage = 'shops' | 'terrace' | 'semi' | 'detached' | 'sheds' | 'none';

/** Named corners of the road network: metres east, north. */
const surveyed = `
  # The main road from the Vale in the west to the harbour in the east.
  VW -9800,-900; VV -6200,-420; JW -2900,10; WX -2150,-60; WW -1400,-30; W -660,-75; C1 -310,-25; MS 0,0;
  C2 300,35; E 640,-10; E2 980,-330; E3 1400,-610; E3b 1690,-830; E4 1900,-1040; E5 2290,-1480; E6 2420,-2050;
  E7 2350,-2560
  # North road: over the old bridge to the moor.
  BR -25,395; N0 -45,510; N1 -15,690; N2 15,1250; N3 90,1880; N4 170,2560; N5 260,3500; N6 760,5100; N7 900,7600
  # South road: under the railway to the downs.
  S1 -60,-540; P3 -20,-1130; Q3 30,-1890; U2 110,-2560; J4 190,-4060; V4 -260,-6200; V5 -100,-8200
  # The river's south side, and the streets that lead to it.
  W1 -700,190; R1 -730,450; R2 -360,415; R3 330,320; R4 600,175
  # West of the centre.
  V1 -1400,440; V2 -1060,505; VX -2080,400; SX -2120,-640; SW1 -1340,-500; SW2 -690,-530
  # East and south of the centre.
  S2 480,-575; S3 940,-720; D1 1310,-900; D2 1590,-1010; D3 1780,-1100
  # The fence north of which the railway runs, and the suburbs south of it.
  F1 -1470,-820; F2 -715,-800; F3 -40,-815; F4 640,-930; F5 930,-1080; P1 -1480,-1100; P2 -720,-1115; P4 640,-1210;
  P5 1060,-1420; Q1 -1420,-1800; Q2 -690,-1860; Q4 660,-1900; Q5 1130,-1900; U1 -640,-2480; U3 700,-2530
  # North bank of the river, and the rows of quarters behind it.
  B0 -2000,1480; B1 -1290,1090; B2 -680,860; B3 490,660; B4 930,430; NE3 1350,160; HB 1165,-100; B6 1930,-130;
  B7 2430,-360; M0 -2330,1990; M1 -1490,1640; M2 -750,1410; M3 740,1190; M4 1400,870; M5 2020,420; T0 -2330,2480;
  T1 -1560,2270; T2 -770,2070; T3 900,1760; T4 1650,1390; T5 2210,900
  # The by-pass, which is not the council's.
  A1 -2700,8600; A2 -2680,5400; JN -2460,2520; A4 -2780,1300; A6 -2700,-1400; A7 -1700,-3150; A9 2000,-4900;
  A10 3300,-6900
  # Lanes in the country.
  K1 -1500,-2700; K2 1580,-2300; K3 1700,-3300; K4 1080,2700; K5 2100,3900; K6 -4300,3420; K7 -6400,3950;
  K8 -4900,1200; K9 -4700,-350; K10 -4300,-2600; K11 -2650,-1420
`;

export const corners: ReadonlyMap<string, Vector> = new Map(
  [...surveyed.matchAll(/(\w+) (-?\d+),(-?\d+)/g)].map(([, name, x, y]) => [name!, [Number(x), Number(y)]]),
);

/** A road that keeps its line over several corners, and the names it goes by on the way. */
export interface MainRoad {
  corners: string;
  kind: RoadKind;
  /** Number on a shield. */
  number?: string;
  /** `from to: name`, houses along it if any. */
  names: readonly (readonly [from: string, to: string, name: string, frontage?: Frontage])[];
}

export const mainRoads: readonly MainRoad[] = [
  {
    corners: 'A1 A2 JN A4 JW A6 A7 J4 A9 A10',
    kind: 'trunk',
    number: 'A199',
    names: [['A1', 'A10', 'Northmoor Trunk Road']],
  },
  {
    corners: 'VW VV K9 JW WX WW W C1 MS C2 E E2 E3 E3b E4 E5 E6 E7',
    kind: 'primary',
    number: 'A9010',
    names: [
      ['VW', 'JW', 'Vale Road'],
      ['JW', 'WX', 'Sample Road'],
      ['WX', 'W', 'Sample Road', 'semi'],
      ['W', 'E', 'High Street', 'shops'],
      ['E', 'E2', 'Dockgate', 'terrace'],
      ['E2', 'E4', 'Quay Street', 'terrace'],
      ['E4', 'E6', 'Lighthouse Road', 'semi'],
      ['E6', 'E7', 'Lighthouse Road'],
    ],
  },
  {
    corners: 'MS BR N0 N1 N2 N3 N4 N5 N6 N7',
    kind: 'primary',
    number: 'A9011',
    names: [
      ['MS', 'BR', 'Bridge Street', 'shops'],
      ['BR', 'N1', 'Old Bridge'],
      ['N1', 'N2', 'Northgate', 'terrace'],
      ['N2', 'N4', 'Moor Road', 'semi'],
      ['N4', 'N7', 'Moor Road'],
    ],
  },
  {
    corners: 'MS S1 P3 Q3 U2 J4 V4 V5',
    kind: 'primary',
    number: 'A9012',
    names: [
      ['MS', 'S1', 'Southgate', 'shops'],
      ['S1', 'P3', 'Southgate Hill'],
      ['P3', 'U2', 'Downs Road', 'semi'],
      ['U2', 'V5', 'Downs Road'],
    ],
  },
  {
    corners: 'SX SW1 SW2 S1 S2 S3 D1 D2 D3 E4',
    kind: 'secondary',
    names: [
      ['SX', 'SW1', 'Orchard Road', 'semi'],
      ['SW1', 'S1', 'Station Road', 'terrace'],
      ['S1', 'S3', 'Gasworks Road', 'terrace'],
      ['S3', 'E4', 'Dock Road', 'sheds'],
    ],
  },
  {
    corners: 'K7 K6 JN T0 T1 T2 N3 T3 T4 T5',
    kind: 'secondary',
    names: [
      ['K7', 'JN', 'Wendham Road'],
      ['JN', 'T1', 'Beacon Road'],
      ['T1', 'T5', 'Beacon Road', 'semi'],
    ],
  },
  {
    corners: 'B0 B1 B2 N1 B3 B4 NE3 B6 B7',
    kind: 'secondary',
    names: [
      ['B0', 'B1', 'Northbank Road'],
      ['B1', 'NE3', 'Northbank Road', 'semi'],
      ['NE3', 'B7', 'Promenade Road', 'semi'],
    ],
  },
  {
    corners: 'M0 M1 M2 N2 M3 M4 M5',
    kind: 'secondary',
    names: [
      ['M0', 'M1', 'Ferry Hill Road'],
      ['M1', 'M5', 'Ferry Hill Road', 'semi'],
    ],
  },
  {
    corners: 'K11 P1 P2 P3 P4 P5',
    kind: 'secondary',
    names: [
      ['K11', 'P1', 'Mere Road'],
      ['P1', 'P5', 'Mere Road', 'semi'],
    ],
  },
  {
    corners: 'E2 HB NE3 M4 T4',
    kind: 'secondary',
    names: [
      ['E2', 'NE3', 'Harbour Bridge'],
      ['NE3', 'T4', 'Larkfield Road', 'semi'],
    ],
  },
  { corners: 'Q1 Q2 Q3 Q4 Q5', kind: 'residential', names: [['Q1', 'Q5', 'Southfield Road', 'semi']] },
  { corners: 'U1 U2 U3', kind: 'residential', names: [['U1', 'U3', 'Chalkpit Lane', 'semi']] },
  {
    corners: 'P1 Q1 K1',
    kind: 'residential',
    names: [
      ['P1', 'Q1', 'Heronry Road', 'semi'],
      ['Q1', 'K1', 'Heronry Road'],
    ],
  },
  { corners: 'P2 Q2 U1', kind: 'residential', names: [['P2', 'U1', 'Chestnut Avenue', 'semi']] },
  { corners: 'P4 Q4 U3', kind: 'residential', names: [['P4', 'U3', 'Wheatfield Road', 'semi']] },
  {
    corners: 'P5 Q5 K2 K3',
    kind: 'lane',
    names: [
      ['P5', 'Q5', 'Cobble Bay Road', 'semi'],
      ['Q5', 'K3', 'Cobble Bay Road'],
    ],
  },
  { corners: 'W W1 R1', kind: 'residential', names: [['W', 'R1', 'Westgate Street', 'terrace']] },
  {
    corners: 'V1 V2 R1 R2 BR R3 R4 E',
    kind: 'residential',
    names: [
      ['V1', 'R1', 'Meadow Road', 'semi'],
      ['R1', 'BR', 'Mill Lane', 'terrace'],
      ['BR', 'R4', 'Waterside', 'terrace'],
      ['R4', 'E', 'Eastgate Street', 'terrace'],
    ],
  },
  { corners: 'SW2 W', kind: 'residential', names: [['SW2', 'W', 'Park Street', 'terrace']] },
  { corners: 'S2 E', kind: 'residential', names: [['S2', 'E', 'Exchange Street', 'shops']] },
  { corners: 'S3 E2', kind: 'residential', names: [['S3', 'E2', 'Cable Street', 'terrace']] },
  { corners: 'D2 E3b', kind: 'lane', names: [['D2', 'E3b', 'Anchor Lane', 'terrace']] },
  { corners: 'SW1 WW V1', kind: 'residential', names: [['SW1', 'V1', 'Priory Road', 'semi']] },
  {
    corners: 'SX WX VX V1',
    kind: 'residential',
    names: [
      ['SX', 'WX', 'Damson Road', 'semi'],
      ['WX', 'V1', 'Kingfisher Way', 'semi'],
    ],
  },
  { corners: 'B1 M1 T1', kind: 'residential', names: [['B1', 'T1', 'Sycamore Road', 'semi']] },
  { corners: 'B2 M2 T2', kind: 'residential', names: [['B2', 'T2', 'Highfield Road', 'semi']] },
  {
    corners: 'B3 M3 T3',
    kind: 'residential',
    names: [
      ['B3', 'M3', 'Infirmary Road', 'semi'],
      ['M3', 'T3', 'Windmill Road', 'semi'],
    ],
  },
  { corners: 'B6 M5 T5', kind: 'residential', names: [['B6', 'T5', 'Saltmarsh Road', 'semi']] },
  { corners: 'F1 P1', kind: 'residential', names: [['F1', 'P1', 'Engine Street', 'terrace']] },
  { corners: 'N3 K4 K5', kind: 'lane', names: [['N3', 'K5', 'Windmill Lane']] },
  {
    corners: 'K6 K8 K9 K10',
    kind: 'lane',
    names: [
      ['K6', 'K9', 'Drovers Lane'],
      ['K9', 'K10', 'Pound Lane'],
    ],
  },
  { corners: 'K10 K11', kind: 'lane', names: [['K10', 'K11', 'Mere Lane']] },
];

export interface Quarter {
  name: string;
  /** Outward half of its postcodes, and the sector after it: `ZZ1 4`. */
  sector: string;
  /** Corners of each side, left to right or bottom to top. A side that no road follows is a plain line. */
  bottom: string;
  top: string;
  left: string;
  right: string;
  frontage: Frontage;
  streets: readonly (readonly [name: string, line: string, frontage?: Frontage, kind?: RoadKind])[];
}

export const quarters: readonly Quarter[] = [
  {
    name: 'Old Town',
    sector: 'ZZ1 1',
    frontage: 'terrace',
    bottom: 'W C1 MS',
    top: 'R1 R2 BR',
    left: 'W W1 R1',
    right: 'MS BR',
    streets: [
      ['Church Street', '.43,0 .47,.5 .45,1', 'shops'],
      ["Cooper's Row", '0,.52 .46,.5'],
      ['Silver Street', '.465,.4 .72,.46 1,.42', 'shops'],
      ["Tanner's Lane", '.2,.515 .24,1', 'terrace', 'lane'],
      ['Fish Row', '.76,.45 .72,1', 'terrace', 'lane'],
      ['Butcher Lane', '.74,0 .755,.45', 'shops', 'lane'],
      ['Friary Lane', '.22,0 .2,.515', 'terrace', 'lane'],
    ],
  },
  {
    name: 'Wool Quarter',
    sector: 'ZZ1 2',
    frontage: 'terrace',
    bottom: 'MS C2 E',
    top: 'BR R3 R4',
    left: 'MS BR',
    right: 'E R4',
    streets: [
      ['Sheep Street', '.42,0 .4,.5 .43,1', 'shops'],
      ['Butter Row', '0,.55 .4,.5', 'shops', 'lane'],
      ['Wool Street', '.4,.52 1,.5'],
      ['Granary Yard', '.7,0 .7,.51', 'terrace', 'lane'],
      ["Fuller's Court", '.7,.51 .68,.86', 'terrace', 'lane'],
      ["Dyer's Lane", '.2,.53 .22,1', 'terrace', 'lane'],
    ],
  },
  {
    name: 'Chapel Quarter',
    sector: 'ZZ1 3',
    frontage: 'terrace',
    bottom: 'SW2 S1',
    top: 'W C1 MS',
    left: 'SW2 W',
    right: 'S1 MS',
    streets: [
      ['Castle Street', '.36,0 .33,.5 .4,1', 'shops'],
      ['Chapel Street', '0,.52 .33,.5 1,.47'],
      ['Almshouse Lane', '.7,.485 .68,1', 'terrace', 'lane'],
      ['Linen Street', '.7,0 .7,.485'],
      ['Ironmonger Row', '.68,.76 1,.72', 'shops', 'lane'],
    ],
  },
  {
    name: 'Guildhall',
    sector: 'ZZ1 4',
    frontage: 'shops',
    bottom: 'S1 S2',
    top: 'MS C2 E',
    left: 'S1 MS',
    right: 'S2 E',
    streets: [
      ['Guildhall Street', '.5,0 .5,.5 .48,1'],
      ['Theatre Lane', '0,.5 .5,.52', 'shops', 'lane'],
      ['Corn Street', '.5,.55 1,.53'],
      ['Brewhouse Lane', '.76,0 .75,.54', 'terrace', 'lane'],
    ],
  },
  {
    name: 'Mariners',
    sector: 'ZZ1 5',
    frontage: 'terrace',
    bottom: 'S2 S3',
    top: 'E E2',
    left: 'S2 E',
    right: 'S3 E2',
    streets: [
      ['Compass Street', '.24,0 .26,1'],
      ['Sextant Street', '.5,0 .5,1'],
      ['Binnacle Street', '.76,0 .74,1'],
      ["Mariner's Way", '0,.5 1,.5'],
    ],
  },
  {
    name: 'Harbourside',
    sector: 'ZZ1 6',
    frontage: 'terrace',
    bottom: 'S3 D1 D2',
    top: 'E2 E3 E3b',
    left: 'S3 E2',
    right: 'D2 E3b',
    streets: [
      ['Ropewalk', '0,.5 .5,.54 1,.5'],
      ["Chandler's Row", '.25,.5 .25,1'],
      ['Fisher Street', '.5,0 .5,1'],
      ['Sailmaker Street', '.75,.5 .76,1'],
      ['Net Loft Lane', '.27,0 .27,.51', 'sheds', 'lane'],
    ],
  },
  {
    name: 'Jewel Streets',
    sector: 'ZZ4 1',
    frontage: 'terrace',
    bottom: 'SW1 SW2',
    top: 'WW W',
    left: 'SW1 WW',
    right: 'SW2 W',
    streets: [
      ['Pearl Street', '0,.5 1,.5'],
      ['Amber Street', '.15,0 .15,1'],
      ['Coral Street', '.3,0 .3,1'],
      ['Garnet Street', '.45,0 .45,1'],
      ['Jasper Street', '.6,.5 .6,1'],
      ['Opal Street', '.75,.5 .74,1'],
      ['Beryl Street', '.88,.5 .87,1'],
    ],
  },
  {
    name: 'Orchards',
    sector: 'ZZ4 2',
    frontage: 'semi',
    bottom: 'SX SW1',
    top: 'WX WW',
    left: 'SX WX',
    right: 'SW1 WW',
    streets: [
      ['Cherry Tree Crescent', '.28,0 .16,.35 .2,.7 .45,.8 .72,.7 .75,.3 .68,0'],
      ['Bramley Road', '.46,.8 .46,1'],
      ['Quince Close', '.745,.4 .88,.42'],
      ['Russet Close', '.3,.36 .62,.36'],
      ['Medlar Walk', '.46,.36 .46,.8', 'semi', 'lane'],
      ['Mulberry Lane', '0,.5 .165,.52'],
    ],
  },
  {
    name: 'Priory',
    sector: 'ZZ4 3',
    frontage: 'detached',
    bottom: 'WW W',
    top: 'V1 V2 R1',
    left: 'WW V1',
    right: 'W W1 R1',
    streets: [
      ['Linden Avenue', '0,.48 1,.5'],
      ['Laburnum Road', '.26,0 .24,1'],
      ['Elm Grove', '.5,.49 .5,1'],
      ['Acacia Road', '.75,0 .76,1'],
      ['Magnolia Gardens', '.5,.49 .5,.16'],
    ],
  },
  {
    name: 'Kingfisher',
    sector: 'ZZ4 4',
    frontage: 'detached',
    bottom: 'WX WW',
    top: 'VX V1',
    left: 'WX VX',
    right: 'WW V1',
    streets: [
      ['Heron Drive', '.2,0 .24,.3 .45,.48 .7,.45 1,.52'],
      ['Curlew Close', '.46,.48 .4,.84'],
      ['Lapwing Close', '.7,.45 .68,.82'],
      ['Wagtail Court', '.62,.47 .6,.18'],
      ['Dunlin Way', '.29,.39 .16,.66 .22,.84'],
      ['Plover Close', '.85,.48 .84,.2'],
    ],
  },
  {
    name: 'Weavers',
    sector: 'ZZ2 1',
    frontage: 'terrace',
    bottom: 'B2 N1',
    top: 'M2 N2',
    left: 'B2 M2',
    right: 'N1 N2',
    streets: [
      ['Shuttle Street', '0,.34 .5,.34 1,.36'],
      ['Loom Street', '.2,.34 .2,.72'],
      ['Weaver Street', '.4,0 .4,.72'],
      ['Spinner Street', '.6,0 .6,1'],
      ['Bobbin Street', '.8,.36 .8,.74'],
      ['Carding Row', '0,.72 1,.74'],
    ],
  },
  {
    name: 'Infirmary',
    sector: 'ZZ2 2',
    frontage: 'semi',
    bottom: 'N1 B3',
    top: 'N2 M3',
    left: 'N1 N2',
    right: 'B3 M3',
    streets: [
      ['Lavender Road', '0,.3 .5,.32 1,.3'],
      ['Comfrey Road', '.35,0 .36,.31'],
      ['Feverfew Close', '.68,.31 .68,.08'],
      ['Yarrow Street', '0,.68 .34,.68', 'terrace'],
      ['Sorrel Street', '.34,1 .34,.31', 'terrace'],
    ],
  },
  {
    name: 'Ferry Hill',
    sector: 'ZZ2 3',
    frontage: 'semi',
    bottom: 'B1 B2',
    top: 'M1 M2',
    left: 'B1 M1',
    right: 'B2 M2',
    streets: [
      ['Hawthorn Avenue', '0,.5 .5,.42 1,.5'],
      ['Rowan Close', '.26,.46 .25,.12'],
      ['Maple Drive', '.5,.43 .5,1'],
      ['Hazel Close', '.74,.455 .75,.12'],
      ['Spindle Close', '.5,.72 .25,.72'],
      ['Juniper Close', '.5,.74 .76,.76'],
    ],
  },
  {
    name: 'Jubilee',
    sector: 'ZZ2 4',
    frontage: 'semi',
    bottom: 'B3 B4 NE3',
    top: 'M3 M4',
    left: 'B3 M3',
    right: 'NE3 M4',
    streets: [
      ['Bandstand Road', '.55,0 .56,.5 .55,1'],
      ['Regatta Road', '.555,.36 1,.34'],
      ['Coxswain Close', '.76,.35 .76,.08'],
      ['Oarsman Way', '.558,.68 .78,.66 .79,.35'],
      ['Sculler Close', '.78,.66 .92,.68'],
    ],
  },
  {
    name: 'Moorside',
    sector: 'ZZ2 5',
    frontage: 'semi',
    bottom: 'M1 M2',
    top: 'T1 T2',
    left: 'M1 T1',
    right: 'M2 T2',
    streets: [
      ['Heather Rise', '0,.5 .3,.56 .55,.42 1,.5'],
      ['Bracken Way', '.24,.55 .3,.78 .52,.8 .72,.76'],
      ['Gorse Close', '.42,.48 .36,.16'],
      ['Ling Close', '.62,.42 .66,.14'],
      ['Bilberry Close', '.84,.46 .86,.78'],
      ['Fern Close', '.2,.54 .17,.2'],
    ],
  },
  {
    name: 'Highfield',
    sector: 'ZZ2 6',
    frontage: 'semi',
    bottom: 'M2 N2',
    top: 'T2 N3',
    left: 'M2 T2',
    right: 'N2 N3',
    streets: [
      ['Barley Road', '0,.36 1,.36'],
      ['Clover Road', '.3,.36 .28,1'],
      ['Meadowsweet Avenue', '.62,0 .62,.36 .66,.72 1,.7'],
      ['Vetch Close', '.29,.7 .5,.7'],
      ['Teasel Close', '.3,.36 .3,.1'],
    ],
  },
  {
    name: 'Windmill',
    sector: 'ZZ2 7',
    frontage: 'semi',
    bottom: 'N2 M3',
    top: 'N3 T3',
    left: 'N2 N3',
    right: 'M3 T3',
    streets: [
      ['Miller Road', '0,.62 1,.6'],
      ['Sailcloth Road', '.36,.61 .36,1'],
      ['Grindstone Close', '.68,.61 .68,.86'],
      ['Hopper Lane', '.56,0 .56,.61', 'semi'],
      ['Sluice Close', '.56,.3 .82,.3'],
    ],
  },
  {
    name: 'Larkfield',
    sector: 'ZZ2 8',
    frontage: 'detached',
    bottom: 'M3 M4',
    top: 'T3 T4',
    left: 'M3 T3',
    right: 'M4 T4',
    streets: [
      ['Skylark Drive', '0,.44 .3,.52 .6,.4 1,.5'],
      ['Pipit Close', '.3,.52 .26,.84'],
      ['Linnet Way', '.48,.45 .5,.74 .74,.78 .78,.44'],
      ['Siskin Close', '.3,.52 .34,.14'],
      ['Bunting Close', '.64,.4 .64,.12'],
    ],
  },
  {
    name: 'Saltmarsh',
    sector: 'ZZ2 9',
    frontage: 'semi',
    bottom: 'NE3 B6',
    top: 'M4 M5',
    left: 'NE3 M4',
    right: 'B6 M5',
    streets: [
      ['Samphire Road', '0,.5 .5,.54 1,.5'],
      ['Sandpiper Close', '.28,.52 .27,.14'],
      ['Redshank Close', '.54,.54 .56,.16'],
      ['Avocet Way', '.4,.535 .38,1'],
      ['Thrift Close', '.72,.52 .72,.84'],
    ],
  },
  {
    name: 'Seaview',
    sector: 'ZZ2 0',
    frontage: 'detached',
    bottom: 'M4 M5',
    top: 'T4 T5',
    left: 'M4 T4',
    right: 'M5 T5',
    streets: [
      ['Spindrift Road', '0,.46 .5,.52 1,.46'],
      ['Driftwood Close', '.32,.5 .34,.16'],
      ['Pebble Close', '.68,.5 .66,.82'],
    ],
  },
  {
    name: 'Railway',
    sector: 'ZZ3 1',
    frontage: 'terrace',
    bottom: 'P1 P2',
    top: 'F1 F2',
    left: 'P1 F1',
    right: 'P2 F2',
    streets: [
      ['Railway Terrace', '0,.72 1,.7'],
      ['Signal Street', '.25,0 .25,.715'],
      ['Tender Street', '.5,0 .5,.71'],
      ['Piston Street', '.75,0 .75,.705'],
    ],
  },
  {
    name: 'Foundry',
    sector: 'ZZ3 2',
    frontage: 'terrace',
    bottom: 'P2 P3',
    top: 'F2 F3',
    left: 'P2 F2',
    right: 'P3 F3',
    streets: [
      ['Foundry Lane', '0,.6 1,.6', 'sheds'],
      ['Anvil Street', '.33,0 .33,.6'],
      ['Bellows Street', '.66,0 .66,.6'],
    ],
  },
  {
    name: 'Southgate Trading Estate',
    sector: 'ZZ3 3',
    frontage: 'sheds',
    bottom: 'P3 P4',
    top: 'F3 F4',
    left: 'P3 F3',
    right: 'P4 F4',
    streets: [
      ['Enterprise Way', '0,.55 .9,.55'],
      ['Kiln Road', '.5,0 .5,.55'],
    ],
  },
  {
    name: 'Heronry',
    sector: 'ZZ3 4',
    frontage: 'semi',
    bottom: 'Q1 Q2',
    top: 'P1 P2',
    left: 'Q1 P1',
    right: 'Q2 P2',
    streets: [
      ['Willow Crescent', '.2,1 .18,.66 .46,.5 .78,.66 .78,1'],
      ['Osier Road', '.46,.5 .47,0'],
      ['Sedge Close', '.47,.24 .2,.26'],
      ['Bulrush Close', '.47,.26 .74,.26'],
      ['Marigold Way', '.19,.66 0,.62'],
      ['Reedmace Close', '.47,.74 .48,.9'],
    ],
  },
  {
    name: 'Southfield',
    sector: 'ZZ3 5',
    frontage: 'semi',
    bottom: 'Q2 Q3',
    top: 'P2 P3',
    left: 'Q2 P2',
    right: 'Q3 P3',
    streets: [
      ['Harvest Road', '0,.4 1,.42'],
      ['Gleaner Road', '.34,.41 .32,1'],
      ['Sickle Close', '.33,.72 .08,.72'],
      ['Thresher Road', '.66,0 .66,.42'],
      ['Winnow Close', '.33,.2 .33,.4'],
    ],
  },
  {
    name: 'Wheatfield',
    sector: 'ZZ3 6',
    frontage: 'semi',
    bottom: 'Q3 Q4',
    top: 'P3 P4',
    left: 'Q3 P3',
    right: 'Q4 P4',
    streets: [
      ['Oatfield Road', '0,.55 .5,.5 1,.56'],
      ['Ryecroft', '.3,.53 .3,0'],
      ['Furrow Close', '.5,.51 .5,.84'],
      ['Haywain Close', '.74,.53 .74,.82'],
      ['Stook Close', '.3,.28 .58,.27'],
      ['Headland Close', '.24,.535 .23,.84'],
    ],
  },
  {
    name: 'Cobble Bay Road',
    sector: 'ZZ3 7',
    frontage: 'detached',
    bottom: 'Q4 Q5',
    top: 'P4 P5',
    left: 'Q4 P4',
    right: 'Q5 P5',
    streets: [
      ['Flint Road', '0,.5 1,.48'],
      ['Shingle Close', '.5,.49 .5,.16'],
      ['Groyne Close', '.5,.49 .5,.8'],
    ],
  },
  {
    name: 'Chalkpit',
    sector: 'ZZ3 8',
    frontage: 'detached',
    bottom: 'U1 U2',
    top: 'Q2 Q3',
    left: 'U1 Q2',
    right: 'U2 Q3',
    streets: [
      ['Limekiln Road', '0,.5 .5,.44 1,.5'],
      ['Juniper Bank', '.32,.46 .3,.8'],
      ['Orchid Close', '.66,.45 .68,.8'],
      ['Cowslip Close', '.5,.44 .5,.12'],
    ],
  },
  {
    name: 'Downside',
    sector: 'ZZ3 9',
    frontage: 'detached',
    bottom: 'U2 U3',
    top: 'Q3 Q4',
    left: 'U2 Q3',
    right: 'U3 Q4',
    streets: [
      ['Harebell Road', '0,.5 1,.5'],
      ['Scabious Close', '.3,.5 .3,.8'],
      ['Milkwort Close', '.64,.5 .64,.16'],
    ],
  },
];

/** Streets away from the town, on the plan itself. */
export const countryStreets: readonly (readonly [
  name: string,
  village: string,
  sector: string,
  line: readonly Vector[],
  frontage: Frontage,
  kind: RoadKind,
])[] = [
  ['Wendham Green', 'Wendham', 'ZZ4 7', readLine('-4300,3420 -4180,3560 -4230,3740'), 'detached', 'lane'],
  ['Staithe Lane', 'Wendham', 'ZZ4 7', readLine('-4300,3420 -4440,3300 -4520,3110'), 'detached', 'lane'],
  ['Glebe Close', 'Wendham', 'ZZ4 7', readLine('-4190,3540 -4060,3580 -3990,3570'), 'detached', 'lane'],
  ['Smugglers Lane', 'Cobble Bay', 'ZZ3 0', readLine('1700,-3300 1950,-3320 2190,-3290'), 'detached', 'lane'],
  ['Coastguard Row', 'Cobble Bay', 'ZZ3 0', readLine('1950,-3320 1990,-3160 1970,-3060'), 'terrace', 'lane'],
  ['Lobster Pot Lane', 'Cobble Bay', 'ZZ3 0', readLine('2040,-3316 2070,-3450 2050,-3560'), 'detached', 'lane'],
  ['Peat Lane', 'Moor End', 'ZZ2 0', readLine('260,3500 80,3560 -120,3640'), 'detached', 'lane'],
  ['Shepherds Row', 'Moor End', 'ZZ2 0', readLine('260,3500 440,3530 620,3500'), 'detached', 'lane'],
];

/** Corner roads with houses that stand in a village or along a town road but in no quarter belong to this sector. */
export const roadsideSectors: readonly (readonly [sector: string, near: Vector])[] = [
  ['ZZ1 7', [0, 0]],
  ['ZZ1 8', [1500, -900]],
  ['ZZ1 9', [2350, -1500]],
  ['ZZ2 1', [-50, 1000]],
  ['ZZ2 5', [-1200, 1800]],
  ['ZZ2 8', [1300, 1400]],
  ['ZZ2 9', [1900, 0]],
  ['ZZ3 4', [-1200, -1500]],
  ['ZZ3 5', [-50, -1700]],
  ['ZZ3 7', [900, -1600]],
  ['ZZ4 1', [-1000, -500]],
  ['ZZ4 2', [-1800, -300]],
];
