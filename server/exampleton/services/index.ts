import { w } from './definition.ts';
import type { Localised, ServiceDefinition } from './definition.ts';
import { parks, water } from './parks.ts';
import { buildings, nuisance, safety, vehicles } from './people.ts';
import { lights, roads } from './roads.ts';
import { rubbish } from './rubbish.ts';

/** Groups in the order in which they are shown. */
export const groups: readonly { code: string; name: Localised }[] = [
  { code: 'roads', name: w('Roads and pavements', 'Ffyrdd a phalmentydd') },
  { code: 'lights', name: w('Lights, signs and bus stops', 'Goleuadau, arwyddion a safleoedd bysiau') },
  { code: 'rubbish', name: w('Rubbish and litter', 'Gwastraff a sbwriel') },
  { code: 'parks', name: w('Parks, trees, paths and beaches', 'Parciau, coed, llwybrau a thraethau') },
  { code: 'water', name: w('Drains, flooding and water', 'Draeniau, llifogydd a dŵr') },
  { code: 'nuisance', name: w('Noise, smoke and pests', 'Sŵn, mwg a phlâu') },
  { code: 'vehicles', name: w('Vehicles and parking', 'Cerbydau a pharcio') },
  { code: 'safety', name: w('People and safety', 'Pobl a diogelwch') },
  { code: 'buildings', name: w('Buildings and toilets', 'Adeiladau a thoiledau') },
];

/** Everything that can be reported to Exampleton Council. */
export const reportServices: readonly ServiceDefinition[] = [
  ...roads,
  ...lights,
  ...rubbish,
  ...parks,
  ...water,
  ...nuisance,
  ...vehicles,
  ...safety,
  ...buildings,
];
