import { Hono } from 'hono';
import * as v from 'valibot';
import type { AssetList } from '../../../src/contract/assets.ts';
import { latitude, longitude, numeric, requiredLine } from '../../../src/contract/text.ts';
import type { Database } from '../../database/open.ts';
import { answerLanguage } from '../../http/language.ts';
import { readQuery } from '../../http/read.ts';
import { metresBetween } from '../place/rules.ts';
import { assetLabel, farthest } from './rules.ts';
import { nearestAssets } from './store.ts';

const AssetsQuery = v.strictObject({
  kind: requiredLine(40),
  lat: v.pipe(numeric, latitude, v.minValue(-85, 'too-small'), v.maxValue(85, 'too-big')),
  lng: v.pipe(numeric, longitude),
});

/** `GET /assets?kind&lat&lng`. */
export function assets(db: Database): Hono {
  const app = new Hono();
  app.get('/assets', async (context) => {
    const { kind, ...point } = readQuery(context, AssetsQuery);
    const language = answerLanguage(context);
    const found = await nearestAssets(db, kind, point);
    const list: AssetList = {
      language,
      assets: found
        .map(({ id, name, lat, lng }) => ({
          id,
          label: assetLabel(name, language),
          lat,
          lng,
          distance: Math.round(metresBetween(point, { lat, lng })),
        }))
        .filter(({ distance }) => distance <= farthest),
    };
    context.header('Content-Language', language);
    return context.json(list);
  });
  return app;
}
