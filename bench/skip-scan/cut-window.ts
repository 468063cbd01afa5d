import { isUnit, rewriteLength } from './error-hints.ts';
import { continued } from './mark-bytes.ts';

/** How much of the text on either side the finder needs to decide as it would on the whole, in normalized units. */
const reach = 160;
/** The farthest that a window reaches, however much of the text is rewritten to nothing. */
export const farthestReach = 6144;
/** The longest thing that is rewritten, which must not be cut in two. */
const longestRewrite = 420;

/** Where a window has to begin so that the finder reads on from `place` as it would in the whole log. */
export function findWindowStart(marks: Uint8Array, place: number, first: number): number {
  const farthest = Math.max(first, place - farthestReach);
  let start = place;
  for (let missing = reach; missing > 0 && start > farthest; ) missing -= cost(marks, --start);
  // Not in the middle of a mention.
  for (let offset = start; offset >= Math.max(farthest, start - longestRewrite); offset--) {
    if (marks[offset] === 0x3c && rewriteLength(marks, offset) > 0) {
      start = offset;
      break;
    }
  }
  while (start > farthest && marks[start] === continued) start--;
  return start;
}

/** Where a window has to end so that the finder reads up to `place` as it would in the whole log. */
export function findWindowEnd(marks: Uint8Array, place: number, last: number): number {
  const farthest = Math.min(last, place + farthestReach);
  let end = place;
  for (let missing = reach; missing > 0 && end < farthest; ) missing -= cost(marks, end++);
  while (end < last && marks[end] === continued) end++;
  return end;
}

/** How many units a byte brings the window further: fewer than none where a rewrite may swallow others. */
function cost(marks: Uint8Array, offset: number): number {
  const mark = marks[offset] as number;
  if (!isUnit(mark)) return 0;
  const length = rewriteLength(marks, offset);
  return length === 0 ? 1 : 2 - length;
}
