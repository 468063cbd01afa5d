/*
 * A log may repeat itself, as a program does that tries again without end, or somebody who wants the scanner to be slow. What it
 * repeats is not looked at again.
 */

/** The most bytes after which a text that repeats itself does so. */
export const longestPeriod = 2048;
/** So many bytes tell a period that may be one. */
const tellingBytes = 32;

/**
 * After how many bytes a text repeats itself that begins at `from` and goes on at a place; 0 where it does not.
 *
 * @param unit the bytes of a character: periods are multiples of it
 * @param likely a period to try first, or 0
 */
export function findPeriod(bytes: Uint8Array, place: number, from: number, unit: number, likely: number): number {
  if (likely > 0 && isRepeat(bytes, from, place, likely)) return likely;
  const last = Math.min(longestPeriod, place - tellingBytes);
  for (let period = unit; period <= last; period += unit) {
    if (isRepeat(bytes, place - tellingBytes, place, period)) return isRepeat(bytes, from, place, period) ? period : 0;
  }
  return 0;
}

/** Whether all bytes between two places are the same as those a period before. */
function isRepeat(bytes: Uint8Array, from: number, to: number, period: number): boolean {
  return from >= period && endOfRepeat(bytes, from, to, period) === to;
}

/** The first place from one on whose byte is not the same as that a period before; `end` where there is none. */
export function endOfRepeat(bytes: Uint8Array, from: number, end: number, period: number): number {
  let place = from;
  while (place < end && bytes[place] === bytes[place - period]) place = (place + 1) | 0;
  return place;
}
