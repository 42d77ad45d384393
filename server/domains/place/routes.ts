import { Hono } from 'hono';
import * as v from 'valibot';
import type { NearestPlace, PlaceList } from '../../../src/contract/places.ts';
import { latitude, longitude, numeric, requiredLine } from '../../../src/contract/text.ts';
import type { Database } from '../../database/open.ts';
import { answerLanguage, type AnswerLanguage } from '../../http/language.ts';
import { readQuery } from '../../http/read.ts';
import { areaOf, metresBetween, type Territory } from './rules.ts';
import { findPlaces, nearestPlace } from './store.ts';

/** Further away than this, a house says nothing of where a point is. Metres. */
const near = 250;

const PlacesQuery = v.strictObject({ q: requiredLine(200) });
const NearestQuery = v.strictObject({
  lat: v.pipe(numeric, latitude, v.minValue(-85, 'too-small'), v.maxValue(85, 'too-big')),
  lng: v.pipe(numeric, longitude),
});

/** No word after these changes for them, so that any name may follow. */
const nearTo: Record<AnswerLanguage, (name: string) => string> = {
  en: (name) => `Near ${name}`,
  cy: (name) => `Ger ${name}`,
};

/**
 * `GET /places?q=` and `GET /places/nearest?lat&lng`.
 * @param territory whose land is whose, with neighbours named in a language
 */
export function places(db: Database, territory: (language: AnswerLanguage) => Territory): Hono {
  const app = new Hono();

  app.get('/places', async (context) => {
    const { q } = readQuery(context, PlacesQuery);
    const language = answerLanguage(context);
    const { places: found, more } = await findPlaces(db, q, language);
    const ground = territory(language);
    const list: PlaceList = {
      language,
      more,
      places: found.map((place) => ({ ...place, area: areaOf(place, ground) })),
    };
    context.header('Content-Language', language);
    return context.json(list);
  });

  app.get('/places/nearest', async (context) => {
    const point = readQuery(context, NearestQuery);
    const language = answerLanguage(context);
    const area = areaOf(point, territory(language));
    const found = await nearestPlace(db, point, language);
    const distance = found ? Math.round(metresBetween(point, found.place)) : Infinity;
    const answer: NearestPlace = {
      language,
      area,
      ...(found && distance <= near && { place: found.place, label: nearTo[language](found.name), distance }),
    };
    context.header('Content-Language', language);
    return context.json(answer);
  });

  return app;
}
