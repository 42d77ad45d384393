import type { LandKind } from '../geography/landscape.ts';
import type { RoadKind } from '../geography/plan.ts';

/** First and last zoom that are drawn. */
export const minZoom = 12;
export const maxZoom = 18;

export const colours = {
  sea: '#b5d5e4',
  /** From deep to shore. */
  shallows: ['#bbd9e7', '#c3deea', '#cde5ee'],
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
} as const;

export const landColours: Record<LandKind, string> = {
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

/** Fill and casing, and width in pixels at zoom 12 to 18; 0 is not drawn. Listed from under to over. */
export const roads: readonly { kind: RoadKind; fill: string; casing: string; widths: readonly number[] }[] = [
  { kind: 'lane', fill: '#ffffff', casing: '#d8d0c3', widths: [0, 0.7, 1.3, 2.6, 4.8, 8, 14.5] },
  { kind: 'residential', fill: '#ffffff', casing: '#d8d0c3', widths: [0, 0.9, 1.8, 3.6, 6.6, 10.6, 19] },
  { kind: 'secondary', fill: '#fff8dc', casing: '#d6c79a', widths: [1.1, 1.9, 3.4, 5.8, 9.2, 14, 25] },
  { kind: 'primary', fill: '#fde6b2', casing: '#dbb673', widths: [1.8, 2.8, 4.6, 7.4, 11, 17, 31] },
  { kind: 'trunk', fill: '#f3bd96', casing: '#d08f64', widths: [2.4, 3.6, 5.6, 8.6, 13, 22, 44] },
];
