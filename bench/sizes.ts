/** Bytes of what is served, gzip -9 and brotli, beside the budgets of `.config/sizes.json`. */
import { weigh } from '../.config/sizes.ts';
import type { Figures } from './main.ts';

const kilobytes = (bytes: number) => Math.round(bytes / 10) / 100;

export function benchSizes(): Promise<Figures> {
  return Promise.resolve(
    Object.fromEntries(
      weigh().weights.map(({ name, limit, gzip, brotli }) => [
        name,
        {
          'budget, kB': kilobytes(limit),
          'gzip, kB': kilobytes(gzip),
          'brotli, kB': kilobytes(brotli),
          'of budget, %': Math.round((gzip / limit) * 100),
        },
      ]),
    ),
  );
}
