import type { Point } from '../../../src/contract/council.ts';
import type { FieldProblem } from '../../../src/contract/problems.ts';
import type { Service } from '../../../src/contract/services.ts';
import { metresBetween } from '../place/rules.ts';
import type { AssetName, StoredAsset } from './store.ts';

/** Further away than this, nobody means it. Metres. */
export const farthest = 500;

/**
 * What is wrong with the thing that a report says it is about.
 * @param given its id, as sent
 * @param asset what has that id
 */
export function assetProblems(
  given: string | undefined,
  { asset, assets, point }: { asset: StoredAsset | undefined; assets: Service['assets']; point: Point | undefined },
): FieldProblem[] {
  if (given === undefined) return [];
  const field = 'place.asset';
  if (!assets) return [{ field, code: 'not-allowed' }];
  const fits = asset?.kind === assets.kind && point !== undefined && metresBetween(asset, point) <= farthest;
  return fits ? [] : [{ field, code: 'not-an-option' }];
}

/** Its name in a language, English where there is none. */
export const assetLabel = (name: AssetName, language: string): string => name[language] ?? name.en;

/** `Lamp 1234`: without the house that it is outside, for letters, which may reach a stranger. */
export const assetNumber = (name: AssetName, language: string): string =>
  assetLabel(name, language).split(',')[0] ?? '';
