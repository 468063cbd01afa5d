import { addToHash, emptyHash, lookUp, noError } from './index-known-codes.ts';
import {
  at,
  digit,
  hexLetter,
  hexValueAt,
  isHexAt,
  isNew,
  kindAt,
  kindsOf,
  type LogSlice,
  plainLetter,
  underscore,
} from './log-slice.ts';

/** Where a code begins that a console broke at the end of a line, of which the word is a part; -1 where there is none. */
export function findWrapped(slice: LogSlice, start: number, end: number, wordKinds: number): number {
  const { marks } = slice;
  const first = skipUnderscores(slice, start, end);
  if ((wordKinds & (underscore | plainLetter)) !== 0 && isWrapped(slice, first, end)) return first;
  // This may be the rest of a word that began on the line before.
  let before = start - 1;
  while (at(marks, before) === 0x20 && before >= start - 8) before--;
  if (at(marks, before) !== 0x0a || (wordKinds & (underscore | digit | hexLetter)) === 0) return -1;
  if (at(marks, before - 1) === 0x0d) before--;
  let head = before;
  while (kindAt(marks, head - 1) !== 0 && before - head <= slice.index.longestName) head--;
  head = skipUnderscores(slice, head, before);
  if ((kindsOf(marks, head, before) & (underscore | plainLetter)) === 0) return -1;
  return head < before && isWrapped(slice, head, before) ? head : -1;
}

function hashOf(slice: LogSlice, hash: number, start: number, end: number): number {
  const { marks } = slice;
  for (let offset = start; offset < end; offset++) hash = addToHash(hash, at(marks, offset));
  return hash;
}

function isNewName(slice: LogSlice, hash: number): boolean {
  const value = lookUp(slice.index.names, hash);
  return value >= 0 && value !== noError && (value === 0 || isNew(slice, value));
}

/** Whether a word may be a symbolic name that has not been found. */
export function isSymbol(slice: LogSlice, start: number, end: number): boolean {
  return end - start <= slice.index.longestName && isNewName(slice, hashOf(slice, emptyHash, start, end));
}

function endOfWord(slice: LogSlice, start: number): number {
  const { marks } = slice;
  let end = start;
  while (kindAt(marks, end) !== 0 && end - start <= slice.index.longestName) end++;
  return end;
}

/** Where a word begins without the underscores in front. */
export function skipUnderscores(slice: LogSlice, start: number, end: number): number {
  const { marks } = slice;
  let first = start;
  while (first < end && at(marks, first) === 0x5f) first++;
  return first;
}

/** Where the next word begins, if only the end of a line is between; else 0. */
function skipLineEnd(slice: LogSlice, end: number): number {
  const { marks } = slice;
  const from = at(marks, end) === 0x0d ? end + 1 : end;
  if (at(marks, from) !== 0x0a) return 0;
  let start = from + 1;
  while (at(marks, start) === 0x20 && start <= from + 8) start++;
  return kindAt(marks, start) === 0 ? 0 : start;
}

function isWrapped(slice: LogSlice, start: number, end: number): boolean {
  const { marks } = slice;
  const next = skipLineEnd(slice, end);
  if (next === 0 || end - start > slice.index.longestName) return false;
  const nextEnd = endOfWord(slice, next);
  if (lookUp(slice.index.names, hashOf(slice, hashOf(slice, emptyHash, start, end), next, nextEnd)) >= 0) return true;
  if (at(marks, start) !== 0x30 || (at(marks, start + 1) | 0x20) !== 0x78 || end - start + nextEnd - next !== 10)
    return false;
  let value = 0;
  for (const [from, to] of [
    [start + 2, end],
    [next, nextEnd],
  ] as const) {
    for (let offset = from; offset < to; offset++) {
      if (!isHexAt(marks, offset)) return false;
      value = value * 16 + hexValueAt(marks, offset);
    }
  }
  return isNew(slice, value) && lookUp(slice.index.codes, value) > 0;
}
