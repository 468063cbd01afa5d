import { reachBefore, reachBehind } from '../words-near.ts';
import type { KnownIndex } from './index-known-codes.ts';
import { beginsRewrite, type Clear, hasErrorWord } from './near-words.ts';

/** A part of a log while it is looked through. Places are those of its marks (marks.ts). */
export interface Slice {
  /** Its marks, with at least `padding` zeros before the first and behind the last. */
  readonly marks: Uint8Array;
  /** The same marks as pairs, each as one number. */
  readonly pairs: Uint16Array;
  readonly index: KnownIndex;
  /** The codes that need not be found again, as signed 32-bit numbers. */
  readonly found: ReadonlySet<number>;
  /** Has the finder read the words that begin between two places. */
  readonly read: (from: number, to: number) => void;
  /** Up to here all words are read by the finder. */
  readTo: number;
  /** Up to here all words are judged. */
  judgedTo: number;
  /** Up to here the small numbers that a keyword announces are judged. */
  announcedTo: number;
  /** Up to here everything may be what a small number belongs to, behind `[SC]`. */
  announcesAllTo: number;
  /** Up to here the rare clues are judged. */
  rareTo: number;
  /** Where no error word is. */
  readonly clear: Clear;
}

/** How far from the places of a slice its marks may be looked at. */
export const padding = 512;

/** Room for what is rewritten to less between a number and the words around it, in marks. */
export const slack = 16;

/** How far a rewritten character may be from the number that it is a part of, or whose words it is a part of. */
export const reachOfRewrite = 600;

/** Whether a code has not been found yet. */
export function isNew({ found }: Slice, value: number): boolean {
  return !found.has(value | 0);
}

/** Whether the number at a place is in the catalog, or looks like a failure by its top digit. */
export function looksLikeError({ index }: Slice, value: number): boolean {
  if (index.upperHalves[value >>> 16] !== 1) return false;
  const top = value >>> 28;
  return top === 0x8 || top === 0x9 || top === 0xc || top === 0xd || index.codes.has(value | 0);
}

/** Whether an error word may stand near enough to a number, or what begins further off and is rewritten to less. */
export function isErrorNear({ marks, clear }: Slice, start: number, end: number): boolean {
  const from = start - reachBefore - 1;
  return beginsRewrite(marks, from - slack, from) || hasErrorWord(marks, from, end + reachBehind, clear);
}
