import { reachBefore, reachBehind } from '../words-near.ts';
import type { KnownIndex } from './index-known-codes.ts';
import { hasErrorWord } from './near-words.ts';
import { isRewrittenIn } from './rewrites.ts';

/** A part of a log while it is looked through. Places are those of its marks (marks.ts). */
export interface Slice {
  /** Its marks, with at least `padding` zeros before the first and behind the last. */
  readonly marks: Uint8Array;
  /** The same marks as words of four, the first of them in the lowest bits. */
  readonly words: Int32Array;
  /** Whether its marks are bytes that are taken for ASCII. */
  readonly isPlain: boolean;
  /** Whether its marks are those of a text that is normalized, in which nothing is rewritten. */
  readonly isNormalized: boolean;
  /** Whether all marks that are listed are ASCII. */
  isAscii: boolean;
  readonly index: KnownIndex;
  /** Room to list words of four marks, and what they say. */
  readonly listed: Int32Array;
  readonly said: Int32Array;
  /** The codes that need not be found again, as signed 32-bit numbers. */
  readonly found: ReadonlySet<number>;
  /** Some of them, for a quick look; 0, which says that nothing failed, where none is. */
  readonly lastFound: Int32Array;
  /** Has the finder read the words that begin between two places. */
  readonly read: (from: number, to: number) => void;
  /**
   * Gives a place up to which all is found that is behind a place before which all is found: the log repeats itself there. It is
   * the same place where it does not.
   */
  readonly findRepeated: (place: number) => number;
  /** How many characters the finder may read before others have their turn. */
  leftToRead: number;
  /** Up to here all words are read by the finder. */
  readTo: number;
  /** Up to here all words are judged. */
  judgedTo: number;
  /** Up to here the words that escapes join are judged. */
  escapedTo: number;
  /** Where the last keyword is that is judged. */
  lastKeyword: number;
  /** Up to here the small numbers that a keyword announces are judged. */
  announcedTo: number;
  /** Up to here the error words are looked at. */
  wordsTo: number;
  /** Up to here the rare clues are judged. */
  rareTo: number;
  /** Up to here an error word is near. */
  nearTo: number;
  /** Up to here the weak notations are judged. */
  weakTo: number;
  /** Up to here the rows of hex digits are judged that may be weak notations. */
  runsTo: number;
  /** Between which places nothing is rewritten and no number that may be one of a list is new, and where the last such number ends. */
  readonly passed: { from: number; to: number; listedTo: number };
  /** Whether weak notations are judged, with an error word near. */
  isNear: boolean;
}

/** How far from the places of a slice its marks may be looked at. */
export const padding = 512;

/** Clues are seen again this far before the place where the search goes on, and what announces the numbers there, in marks. */
export const overlap = 640;

/** Room for what is rewritten to less between a number and the words around it, in marks. */
export const slack = 16;

/** How far a rewritten character may be from the number that it is a part of, or whose words it is a part of. */
export const reachOfRewrite = 600;

/** Whether a code, as a signed 32-bit number, has not been found yet. Logs have few codes, again and again. */
export function isNew({ found, lastFound }: Slice, code: number): boolean {
  const at = placeOfFound(lastFound, code);
  if (lastFound[at] === code) return false;
  if (!found.has(code)) return true;
  lastFound[at] = code;
  return false;
}

/** Where a code is in `lastFound`, if it is there. */
export function placeOfFound(lastFound: Int32Array, code: number): number {
  return (code ^ (code >>> 8)) & (lastFound.length - 1);
}

/** Whether a code, as a signed 32-bit number, is in the catalog, or looks like a failure by its top digit. */
export function looksLikeError({ index }: Slice, code: number): boolean {
  if (index.upperHalves[code >>> 16] !== 1) return false;
  const top = code >>> 28;
  return top === 0x8 || top === 0x9 || top === 0xc || top === 0xd || index.codes.has(code);
}

/** The signed 32-bit number of a Win32 error. */
export function ofWin32(value: number): number {
  return 0x8007_0000 | value;
}

/** Whether an error word may stand near enough to a number. */
export function isErrorNear({ marks, isNear }: Slice, start: number, end: number): boolean {
  if (isNear) return true;
  const from = start - reachBefore - slack;
  return isRewrittenIn(marks, from, start) || hasErrorWord(marks, from, end + reachBehind);
}
