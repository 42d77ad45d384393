import type { Council } from '../../src/contract/council.ts';
import { apiVersion } from '../../src/core/version.ts';
import type { Territory } from '../domains/place/rules.ts';
import type { AnswerLanguage } from '../http/language.ts';
import { toPoint } from './geography/projection.ts';
import { layBorders } from './geography/town.ts';
import { maxZoom, minZoom } from './map/palette.ts';
import { inLanguage, w } from './services/definition.ts';

const borders = layBorders();
const boundary = borders.boundary.map(toPoint);

const words = {
  name: w('Exampleton Council', 'Cyngor Exampleton'),
  hours: w('Monday to Friday, 8:30am to 5pm', 'Dydd Llun i ddydd Gwener, 8:30yb i 5yp'),
  attribution: w('Map: Exampleton Council (an invented place)', 'Map: Cyngor Exampleton (lle dychmygol)'),
  privacy: w('/privacy.html', '/cy/privacy.html'),
  website: w('/', '/cy/'),
  track: w('/track-request.html', '/cy/track-request.html'),
  book: w('/book-a-slot.html', '/cy/book-a-slot.html'),
};

/** Exampleton Council, which is nowhere, in a language. */
export function council(language: AnswerLanguage): Council {
  const { name, hours, attribution, privacy, website, track, book } = inLanguage(words, language);
  return {
    api: { version: apiVersion, oldest: 1 },
    language,
    languages: ['en', 'cy'],
    name,
    phone: { display: '01632 960 001', dial: '+441632960001', hours },
    email: 'help@exampleton.example',
    website,
    privacyUrl: privacy,
    trackUrl: track,
    bookUrl: book,
    map: {
      centre: toPoint([0, 0]),
      zoom: 14,
      minZoom,
      maxZoom,
      bounds: [toPoint([-13_000, -10_500]), toPoint([7500, 10_500])],
      tiles: 'map/{z}/{x}/{y}.png',
      attribution,
      aerial: { tiles: 'map/aerial/{z}/{x}/{y}.png', attribution },
      boundary,
    },
    photos: { most: 3, maxBytes: 20_000_000 },
  };
}

const northmoor = {
  name: w('Northmoor District Council', 'Cyngor Dosbarth Northmoor'),
  url: 'https://northmoor.example/report',
  phone: { display: '01632 960 300', dial: '+441632960300' },
};
const vale = {
  name: w('Vale of Sample Council', 'Cyngor Bro Sample'),
  url: 'https://vale-of-sample.example/report',
  phone: { display: '01632 960 400', dial: '+441632960400' },
};
const north = borders.neighbours.north.map(toPoint);
const south = borders.neighbours.south.map(toPoint);

/** Whose land is whose on the island; the sea beyond the boundary is nobody's that the council knows. */
export const territory = (language: AnswerLanguage): Territory => ({
  boundary,
  neighbours: [
    { ring: north, responsible: inLanguage(northmoor, language) },
    { ring: south, responsible: inLanguage(vale, language) },
  ],
});
