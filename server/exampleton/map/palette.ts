import type { LandKind } from '../geography/landscape.ts';
import type { RoadKind } from '../geography/plan.ts';

/** First and last zoom that are drawn. */
export const minZoom = 12;
export const maxZoom = 18;

type Shallows = readonly [string, string, string];

const streetColours = {
  sea: '#b5d5e4',
  /** From deep to shore. */
  shallows: ['#bbd9e7', '#c3deea', '#cde5ee'] as Shallows,
  shore: '#9cc3d5',
  land: '#ebeedd',
  fields: ['#e6ebd3', '#eaeed8', '#efefdc', '#e3ead2', '#edebd6'],
  hedge: '#d9e0c4',
  builtUp: '#f4f0e9',
  building: '#e3d9cc',
  buildingEdge: '#cdbfae',
  shed: '#dcd8d9',
  shedEdge: '#c3bdbf',
  civic: '#d9c3b4',
  civicEdge: '#b99d8b',
  tree: '#a9ca93',
  treeEdge: '#97bb80',
  rail: '#9a9390',
  boundary: '#8d6f9e',
  text: '#4b4640',
  faint: '#8b8279',
  halo: '#fdfbf7',
  water: '#4d83a0',
  park: '#4d7a43',
  council: '#8a769a',
  icon: '#6d5a78',
  track: '#ffffff',
  path: '#ffffff',
  pathEdge: '#c9a88a',
  wall: '#b9b2a8',
  wallTop: '#dcd6cd',
};

const streetLand: Record<LandKind, string> = {
  park: '#cfe5bf',
  garden: '#d3e8c5',
  wood: '#bfd9ad',
  meadow: '#dbeac6',
  common: '#dbe6bf',
  sports: '#cbe4c0',
  cemetery: '#d3e0c8',
  allotments: '#dfe6c6',
  school: '#f3e8d0',
  hospital: '#f5e3df',
  industry: '#ebe7e8',
  plaza: '#f3e6d3',
  carpark: '#eceae6',
  water: '#b5d5e4',
  beach: '#f4e8c4',
};

export interface Road {
  readonly kind: RoadKind;
  readonly fill: string;
  readonly casing: string;
  readonly widths: readonly number[];
}

/** Fill and casing, and width in pixels at zoom 12 to 18; 0 is not drawn. Listed from under to over. */
export const roads: readonly Road[] = [
  { kind: 'lane', fill: '#ffffff', casing: '#d8d0c3', widths: [0, 0.7, 1.3, 2.6, 4.8, 8, 14.5] },
  { kind: 'residential', fill: '#ffffff', casing: '#d8d0c3', widths: [0, 0.9, 1.8, 3.6, 6.6, 10.6, 19] },
  { kind: 'secondary', fill: '#fff8dc', casing: '#d6c79a', widths: [1.1, 1.9, 3.4, 5.8, 9.2, 14, 25] },
  { kind: 'primary', fill: '#fde6b2', casing: '#dbb673', widths: [1.8, 2.8, 4.6, 7.4, 11, 17, 31] },
  { kind: 'trunk', fill: '#f3bd96', casing: '#d08f64', widths: [2.4, 3.6, 5.6, 8.6, 13, 22, 44] },
];

type Colours = typeof streetColours;

/** The colours that a camera in an aeroplane sees: no names, no border, and roads that are all of one kind. */
const airColours: Colours = {
  ...streetColours,
  sea: '#2f5567',
  shallows: ['#355f70', '#3f6c7b', '#52818b'],
  shore: '#a99f7c',
  land: '#74824f',
  fields: ['#7a8a52', '#8b9459', '#a39b66', '#6d8148', '#96925c'],
  hedge: '#4f5f37',
  builtUp: '#7f8862',
  building: '#9c7360',
  buildingEdge: '#7d5a4a',
  shed: '#a9acad',
  shedEdge: '#85898c',
  civic: '#8f8d8e',
  civicEdge: '#6d6b6e',
  tree: '#3f5b34',
  treeEdge: '#2f4727',
  rail: '#6f6861',
  track: '#a39a8f',
  path: '#b9ad94',
  pathEdge: '#b9ad94',
  wall: '#6f6a62',
  wallTop: '#a8a297',
};

const airLand: Record<LandKind, string> = {
  park: '#7c9256',
  garden: '#75894f',
  wood: '#46613a',
  meadow: '#8a9a5d',
  common: '#84905a',
  sports: '#6f9450',
  cemetery: '#7f8f60',
  allotments: '#877d55',
  school: '#8d9270',
  hospital: '#94917d',
  industry: '#918f8a',
  plaza: '#b0a998',
  carpark: '#8b8985',
  water: '#34586a',
  beach: '#d2c193',
};

const asphalt = { fill: '#8d8b88', casing: '#777570' };

/** As a drawing of streets with their names, or as from an aeroplane. */
export type Look = 'streets' | 'aerial';

interface Palette {
  readonly colours: Colours;
  readonly land: Record<LandKind, string>;
  readonly roads: readonly Road[];
  /** Names, signs and the border; else houses and trees throw shadows. */
  readonly names: boolean;
}

export const palettes: Readonly<Record<Look, Palette>> = {
  streets: { colours: streetColours, land: streetLand, roads, names: true },
  aerial: { colours: airColours, land: airLand, roads: roads.map((road) => ({ ...road, ...asphalt })), names: false },
};

/** What names are written in: only streets have them. */
export const colours = streetColours;
