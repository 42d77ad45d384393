import type { Point } from '../../../src/contract/council.ts';
import type { FieldProblem } from '../../../src/contract/problems.ts';
import type { ReportPlace } from '../../../src/contract/reports.ts';
import type { Service } from '../../../src/contract/services.ts';
import { metresBetween } from '../place/rules.ts';
import type { AssetName, StoredAsset } from './store.ts';

/** Further away than this, nobody means it. Metres. */
export const farthest = 500;

/** Ids of the things that a report says it is about, each once. */
export const assetIds = ({ asset = [] }: ReportPlace): string[] => [...new Set([asset].flat())];

/**
 * What is wrong with the things that a report says it is about.
 * @param ids as `assetIds` has them
 * @param found what has these ids
 */
export function assetProblems(
  ids: readonly string[],
  { found, assets, point }: { found: readonly StoredAsset[]; assets: Service['assets']; point: Point | undefined },
): FieldProblem[] {
  if (ids.length === 0) return [];
  const field = 'place.asset';
  if (!assets) return [{ field, code: 'not-allowed' }];
  if (ids.length > (assets.most ?? 1)) return [{ field, code: 'too-many' }];
  const fits = (asset: StoredAsset) =>
    asset.kind === assets.kind && point !== undefined && metresBetween(asset, point) <= farthest;
  return found.length === ids.length && found.every(fits) ? [] : [{ field, code: 'not-an-option' }];
}

/** Its name in a language, English where there is none. */
export const assetLabel = (name: AssetName, language: string): string => name[language] ?? name.en;

/** `Lamp 1234`: without the house that it is outside, for letters, which may reach a stranger. */
export const assetNumber = (name: AssetName, language: string): string =>
  assetLabel(name, language).split(',')[0] ?? '';
