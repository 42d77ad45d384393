import { Hono } from 'hono';
import type { Town } from '../../server/app.ts';
import type { Question } from '../../src/contract/questions.ts';
import type { Service } from '../../src/contract/services.ts';

/** A council small enough to know by heart: a service for every rule, an area of a few streets. */
const base: Service = {
  code: 'pothole',
  name: 'Pothole',
  group: 'roads',
  keywords: [],
  frequent: true,
  language: 'en',
  private: false,
  questions: [],
  photos: 'optional',
  contact: { anonymous: 'allowed', email: 'optional', phone: 'optional' },
  team: 'Highways',
  workingDays: 5,
  next: ['We look at it.', 'We mend it.'],
};

const stop = { title: 'Call 999', text: ['Do not wait.'], contacts: [] };
const questions: Question[] = [
  { code: 'size', type: 'number', required: true, label: 'How wide?', min: 1, max: 500, unit: 'centimetres' },
  {
    code: 'danger',
    type: 'singlevaluelist',
    required: true,
    label: 'Is anyone in danger?',
    values: [
      { key: 'yes', name: 'Yes', stop },
      { key: 'no', name: 'No' },
    ],
  },
  {
    code: 'seen',
    type: 'multivaluelist',
    required: false,
    label: 'What have you seen?',
    values: [
      { key: 'rats', name: 'Rats' },
      { key: 'mice', name: 'Mice' },
    ],
  },
  { code: 'when', type: 'datetime', required: false, label: 'When?', precision: 'date' },
  { code: 'about', type: 'notice', required: false, label: 'We do not mend private roads.' },
];

const list: Service[] = [
  base,
  { ...base, code: 'asked', questions },
  { ...base, code: 'noise', name: 'Noise', private: true },
  { ...base, code: 'named', contact: { anonymous: 'named', email: 'required', phone: 'required' } },
  { ...base, code: 'quiet', contact: { anonymous: 'allowed', email: 'no', phone: 'no' } },
  { ...base, code: 'pictured', photos: 'required' },
  { ...base, code: 'plain', photos: 'no' },
  { ...base, code: 'motorway', stop },
  { ...base, code: 'lamp', name: 'Lamp', assets: { kind: 'lamp', label: 'Which lamp is it?' } },
  { ...base, code: 'lamps', name: 'Lamps', assets: { kind: 'lamp', label: 'Which lamps?', most: 3 } },
];
const welsh: Record<string, string> = { pothole: 'Twll yn y ffordd' };

export const centre = { lat: 52.5, lng: -1.5 };

export const town: Town = {
  council: (language) => ({
    api: { version: 1, oldest: 1 },
    language,
    languages: ['en', 'cy'],
    name: language === 'cy' ? 'Cyngor Prawf' : 'Test Council',
    phone: { display: '01632 960 001', dial: '+441632960001' },
    website: 'https://council.example/',
    privacyUrl: 'https://council.example/privacy',
    trackUrl: language === 'cy' ? '/cy/track.html' : '/track.html',
    bookUrl: language === 'cy' ? '/cy/book.html' : '/book.html',
    map: {
      centre,
      zoom: 15,
      minZoom: 12,
      maxZoom: 18,
      bounds: [
        { lat: 52, lng: -2 },
        { lat: 53, lng: -1 },
      ],
      tiles: 'map/{z}/{x}/{y}.png',
      attribution: '',
      boundary: [],
    },
    photos: { most: 5, maxBytes: 10 * 2 ** 20 },
  }),
  areaOf: ({ lat, lng }) =>
    lat > 52 && lat < 53 && lng > -2 && lng < -1
      ? { inside: true }
      : { inside: false, responsible: { name: 'Elsewhere Council' } },
  getService: (_db, code, language) => {
    const service = list.find((each) => each.code === code);
    return Promise.resolve(
      service && { ...service, language, name: (language === 'cy' && welsh[code]) || service.name },
    );
  },
  services: () =>
    new Hono().get('/services', (context) => context.json({ language: 'en', groups: [], services: list })),
  places: () => new Hono(),
  tiles: () => new Hono(),
};
