import { endOfList } from './judge-small.ts';
import { markAt } from './marks.ts';
import { endOfRewrites, isRewrittenIn } from './rewrites.ts';
import type { Slice } from './slice.ts';

/*
 * How much of a log the finder has to be given around a place, so that it judges the place as it would in the whole log.
 */

/** How much of the text around a place the finder needs to judge it as in the whole text, in marks. */
const nearReach = 128;
/** The same where something is rewritten there, and the most that is read, however much is rewritten to nothing. */
const farReach = 2048;
/**
 * How far before a place words are read that may take the place as a part of them, in marks: a setup extend code, the rest of a
 * name behind a line end; before a long place a list of numbers (`reachOfList`).
 */
const leadIn = { extend: 48, line: 128, list: 320 };
/** How far the text around a place may tell what is found there, on either side, in marks: `leadIn`, `reachOfRewrite`, `farReach`. */
export const reachOfReading = 4096;

/** How far before a place reading has to begin; see `leadIn`. */
export function leadInOf(marks: Uint8Array, from: number, to: number): number {
  if (to - from > 128) return leadIn.list;
  for (let place = from - 1; place > from - 10; place--) if (markAt(marks, place) === 0x0a) return leadIn.line;
  return markAt(marks, from) === 0x30 && to - from === 7 ? leadIn.extend : 0;
}

/** Where reading has to begin so that the finder reads on from a place as it would in the whole log. */
export function startOfReading({ marks, isNormalized }: Slice, place: number): number {
  return place - (!isNormalized && isRewrittenIn(marks, place - nearReach, place) ? farReach : nearReach);
}

/** Where reading has to end so that the finder reads up to a place as it would in the whole log. */
export function endOfReading({ marks, isNormalized }: Slice, place: number): number {
  return place + (!isNormalized && isRewrittenIn(marks, place, place + nearReach) ? farReach : nearReach);
}

/**
 * Where reading has to end that goes up to a place, so that it takes in what is listed behind that together with a number before
 * it.
 */
export function endOfReadList(slice: Slice, place: number): number {
  // Where something is rewritten, a list is followed as far as it may go, and may go on from there.
  for (let end = place; end < place + reachOfReading; ) {
    const next = endOfList(slice, slice.isNormalized ? end : endOfRewrites(slice.marks, end));
    if (next === end) return end;
    end = next;
  }
  return place + reachOfReading;
}
