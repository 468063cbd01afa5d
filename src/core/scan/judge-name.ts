import { toUnsigned } from '../error-code.ts';
import { hashName } from './index-known-codes.ts';
import { endOfWord, kindAt, markAt } from './marks.ts';
import { rewriteLength } from './rewrites.ts';
import { isNew, type Slice } from './slice.ts';

/** Whether a word without underscores around it is a symbolic name that has not been found. */
export function mayBeName(slice: Slice, start: number, end: number): boolean {
  const { marks, index } = slice;
  const length = end - start;
  if (length < 4 || length > index.longestName || index.names[hashName(marks, start, end)] !== 1) return false;
  return isNewName(slice, textOf(marks, start, end));
}

/** Whether a console may have broken a name behind this word, at the end of a line. */
export function isBrokenName(slice: Slice, start: number, end: number): boolean {
  const { marks, index } = slice;
  const next = startOfNextLine(marks, end);
  // An indent may be written otherwise.
  if (rewriteLength(marks, next) > 0) return true;
  if (kindAt(marks, next) === 0 || end - start > index.longestName) return false;
  const nextEnd = endOfWord(marks, next);
  if (nextEnd - next > index.longestName) return false;
  let joinedEnd = copyTo(joined, 0, marks, start, end);
  if (isJoinedName(slice, copyTo(joined, joinedEnd, marks, next, nextEnd))) return true;
  joined[joinedEnd++] = 0x5f;
  return isJoinedName(slice, copyTo(joined, joinedEnd, marks, next, nextEnd));
}

/** Room for the parts of a broken name. */
const joined = new Uint8Array(512);

function copyTo(target: Uint8Array, at: number, marks: Uint8Array, start: number, end: number): number {
  for (let place = start; place < end; place++) target[at + place - start] = marks[place] as number;
  return at + end - start;
}

function isJoinedName(slice: Slice, end: number): boolean {
  return slice.index.names[hashName(joined, 0, end)] === 1 && isNewName(slice, textOf(joined, 0, end));
}

/** Where the next line begins, behind its indent, if a line ends here; else 0, where no mark is. */
function startOfNextLine(marks: Uint8Array, end: number): number {
  const lineEnd = markAt(marks, end) === 0x0d ? end + 1 : end;
  if (markAt(marks, lineEnd) !== 0x0a) return 0;
  let start = lineEnd + 1;
  while (markAt(marks, start) === 0x20 && start <= lineEnd + 8) start++;
  return start;
}

function textOf(marks: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...marks.subarray(start, end)).toUpperCase();
}

/** The names of "no error" are words of every program; nobody asked for them in a log. */
function isNewName(slice: Slice, name: string): boolean {
  const code = slice.index.known.codes.get(name);
  return code !== undefined && toUnsigned(code) !== 0 && isNew(slice, toUnsigned(code) | 0);
}
