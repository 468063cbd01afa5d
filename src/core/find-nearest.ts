import type { Catalog } from './catalog.ts';
import { type ErrorCode, toErrorCode, toUnsigned } from './error-code.ts';

/** How many neighbors are named. */
export const maxNearest = 3;
/** How far away a code is still a neighbor: families number what belongs together within a few dozen. */
export const reachOfNearest = 0x40;

/** The codes with an entry whose numbers are nearest, of the same severity and facility, nearest first. */
export function findNearest({ entries }: Catalog, code: ErrorCode): ErrorCode[] {
  const value = toUnsigned(code);
  const found: ErrorCode[] = [];
  for (let distance = 1; distance <= reachOfNearest; distance++) {
    for (const neighbor of [value - distance, value + distance]) {
      const near = toErrorCode(neighbor);
      if (neighbor >>> 16 === value >>> 16 && entries.has(near)) found.push(near);
      if (found.length === maxNearest) return found;
    }
  }
  return found;
}
