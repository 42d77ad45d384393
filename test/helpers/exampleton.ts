import type { AssetList } from '../../src/contract/assets.ts';
import type { Council } from '../../src/contract/council.ts';
import type { PlaceList } from '../../src/contract/places.ts';
import type { ReportList, ReportReceipt } from '../../src/contract/reports.ts';
import type { Service, ServiceList } from '../../src/contract/services.ts';

/** Invented answers of an invented council, in English and Welsh, for tests, stories and the bench. */
export const council = (language = 'en'): Council => ({
  api: { version: 1, oldest: 1 },
  language,
  languages: ['en', 'cy'],
  name: language === 'cy' ? 'Cyngor Exampleton' : 'Exampleton Council',
  phone: {
    display: '01632 960 001',
    dial: '+441632960001',
    hours: language === 'cy' ? 'Llun i Gwener, 8:30yb i 5yp' : 'Monday to Friday, 8:30am to 5pm',
  },
  website: 'https://exampleton.test/',
  privacyUrl: 'https://exampleton.test/privacy',
  trackUrl: 'https://exampleton.test/track',
  map: {
    centre: { lat: 53.5, lng: 2.5 },
    zoom: 14,
    minZoom: 12,
    maxZoom: 18,
    bounds: [
      { lat: 53.45, lng: 2.4 },
      { lat: 53.55, lng: 2.6 },
    ],
    tiles: 'map/{z}/{x}/{y}.png',
    attribution: 'Exampleton Council (invented)',
    boundary: [
      { lat: 53.46, lng: 2.42 },
      { lat: 53.54, lng: 2.42 },
      { lat: 53.54, lng: 2.58 },
      { lat: 53.46, lng: 2.58 },
    ],
  },
  photos: { most: 3, maxBytes: 20_000_000 },
});

export const services = (language = 'en'): ServiceList => ({
  language,
  groups: [
    { code: 'roads', name: language === 'cy' ? 'Ffyrdd a phalmentydd' : 'Roads and pavements' },
    { code: 'waste', name: language === 'cy' ? 'Gwastraff a sbwriel' : 'Rubbish and litter' },
  ],
  services: [
    {
      code: 'pothole',
      name: language === 'cy' ? 'Twll yn y ffordd' : 'Pothole',
      description: language === 'cy' ? 'Twll mewn ffordd neu lwybr beicio' : 'A hole in a road or a cycle path',
      group: 'roads',
      keywords: ['hole', 'road surface', 'twll'],
      frequent: true,
    },
    {
      code: 'street-light',
      name: language === 'cy' ? 'Golau stryd' : 'Street light',
      group: 'roads',
      keywords: ['lamp post', 'dark', 'lamp'],
      frequent: false,
    },
    {
      code: 'fly-tipping',
      name: language === 'cy' ? 'Tipio anghyfreithlon' : 'Fly-tipping',
      group: 'waste',
      keywords: ['dumped', 'mattress', 'rubbish'],
      frequent: true,
    },
    {
      code: 'water-leak',
      name: language === 'cy' ? 'Dŵr yn gollwng' : 'Water leak',
      group: 'roads',
      keywords: ['burst pipe'],
      frequent: false,
    },
  ],
});

/** Every kind of question, a notice, an answer that stops, and a partner. */
export const service = (code: string, language = 'en'): Service | undefined => {
  const summary = services(language).services.find((each) => each.code === code);
  if (!summary) return undefined;
  const cy = language === 'cy';
  return {
    ...summary,
    language,
    private: code === 'fly-tipping',
    questions: [
      {
        code: 'danger',
        type: 'singlevaluelist',
        required: true,
        label: cy ? 'A oes unrhyw un mewn perygl nawr?' : 'Is anyone in danger now?',
        values: [
          {
            key: 'yes',
            name: cy ? 'Oes' : 'Yes',
            stop: {
              title: cy ? 'Ffoniwch 999' : 'Call 999',
              text: [cy ? 'Peidiwch ag aros amdanom ni.' : 'Do not wait for us.'],
              urgent: true,
              contacts: [
                { name: cy ? 'Gwasanaethau brys' : 'Emergency services', phone: { display: '999', dial: '999' } },
              ],
            },
          },
          { key: 'no', name: cy ? 'Nac oes' : 'No' },
        ],
      },
      {
        code: 'size',
        type: 'number',
        required: false,
        label: cy ? 'Pa mor llydan ydyw?' : 'How wide is it?',
        unit: cy ? 'centimetr' : 'centimetres',
        min: 1,
        max: 500,
      },
    ],
    ...(code === 'water-leak' && {
      stop: {
        title: cy ? 'Rhowch wybod i’r cwmni dŵr' : 'Tell the water company',
        text: [cy ? 'Nid ni sy’n gofalu am y pibellau.' : 'We do not look after the pipes.'],
        contacts: [
          {
            name: 'Sample Water',
            url: 'https://water.test/leak',
            phone: { display: '0808 157 0001', dial: '+448081570001' },
          },
        ],
      },
    }),
    photos: 'optional',
    contact: {
      anonymous: code === 'fly-tipping' ? 'named' : 'allowed',
      email: 'optional',
      phone: code === 'fly-tipping' ? 'required' : 'optional',
    },
    ...(code === 'street-light' && {
      duplicateRadius: 30,
      assets: { kind: 'lamp', label: cy ? 'Pa olau stryd ydyw?' : 'Which street light is it?' },
    }),
    ...(code === 'street-light' && { partner: { name: 'Sample Lighting' } }),
    team: cy ? 'Y tîm priffyrdd' : 'The highways team',
    workingDays: 5,
    next: [cy ? 'Byddwn yn edrych arno.' : 'We will look at it.', cy ? 'Byddwn yn ei drwsio.' : 'We will mend it.'],
  };
};

/** Street lights, of which one report may be about two. */
export const severalLights = (): Service => {
  const lights = service('street-light')!;
  return { ...lights, assets: { ...lights.assets!, label: 'Which street lights?', most: 2 } };
};

export const places = (language = 'en'): PlaceList => ({
  language,
  places: [
    {
      id: 'a1',
      kind: 'address',
      label: '1 Mill Lane, Exampleton, ZZ1 1AB',
      postcode: 'ZZ1 1AB',
      lat: 53.5,
      lng: 2.5,
      area: { inside: true },
    },
    {
      id: 'a2',
      kind: 'address',
      label: '2 Mill Lane, Exampleton, ZZ1 1AB',
      postcode: 'ZZ1 1AB',
      lat: 53.501,
      lng: 2.501,
      area: { inside: true },
    },
    {
      id: 'a3',
      kind: 'address',
      label: '1 Far Road, Northmoor, ZZ9 9ZZ',
      postcode: 'ZZ9 9ZZ',
      lat: 53.6,
      lng: 2.7,
      area: {
        inside: false,
        responsible: { name: 'Northmoor District Council', url: 'https://northmoor.test/report' },
      },
    },
  ],
  more: false,
});

/** Lamps around 1 Mill Lane, more than are shown at first. */
export const lamps = (language = 'en'): AssetList => ({
  language,
  assets: Array.from({ length: 8 }, (_, index) => ({
    id: `L000${index + 1}`,
    label: `Lamp L000${index + 1}, ${language === 'cy' ? 'y tu allan i' : 'outside'} ${index + 1} Mill Lane`,
    lat: 53.5 + (index % 2 === 0 ? 0.0002 : -0.0002) * index,
    lng: 2.5,
    distance: 22 * index,
  })),
});

/** Two open reports of the same problem, the nearer one with a photo. */
export const reportsNear = (language = 'en'): ReportList => ({
  language,
  reports: [
    {
      reference: '2B7-Q4M-XY9T',
      service: 'pothole',
      serviceName: language === 'cy' ? 'Twll yn y ffordd' : 'Pothole',
      status: 'planned',
      statusLabel: language === 'cy' ? 'Wedi’i gynllunio' : 'Planned',
      closed: false,
      description: 'A hole as wide as a dustbin lid, by the zebra crossing',
      label: 'Mill Lane, Exampleton',
      lat: 53.5001,
      lng: 2.5,
      distance: 12,
      received: '2026-02-27T09:30:00Z',
      updated: '2026-02-28T09:30:00Z',
      others: 3,
      photos: [{ full: 'photos/9', thumbnail: 'photos/9/small', width: 1200, height: 900 }],
    },
    {
      reference: '5NH-K2W-8RCD',
      service: 'pothole',
      serviceName: language === 'cy' ? 'Twll yn y ffordd' : 'Pothole',
      status: 'received',
      statusLabel: language === 'cy' ? 'Wedi’i dderbyn' : 'Received',
      closed: false,
      description: 'Two small holes near the bus stop',
      label: 'Weir Street, Exampleton',
      lat: 53.501,
      lng: 2.501,
      distance: 128,
      received: '2026-03-01T16:00:00Z',
      updated: '2026-03-01T16:00:00Z',
      others: 0,
      photos: [],
    },
  ],
  more: false,
});

export const receipt = (language = 'en'): ReportReceipt => ({
  reference: '7K3-M9Q-XPT4',
  token: 'AAAAAAAAAAAAAAAAAAAAAA',
  status: 'received',
  received: '2026-03-02T10:00:00Z',
  expected: '2026-03-09',
  language,
  team: language === 'cy' ? 'Y tîm priffyrdd' : 'The highways team',
  next: language === 'cy' ? ['Byddwn yn edrych arno.'] : ['We will look at it.'],
});
