import { reachBefore, reachBehind } from '../../src/core/words-near.ts';
import { type Clear, hasErrorWord } from './error-hints.ts';
import type { KnownIndex } from './index-known-codes.ts';
import { continued } from './mark-bytes.ts';

/** A slice of a log while it is scanned. Offsets are in its marks. */
export interface LogSlice {
  /** What its bytes are (mark-bytes.ts), with zero bytes on either side. */
  readonly marks: Uint8Array;
  /** The most marks of a character: 1 where each stands for one of its own. */
  readonly width: number;
  readonly index: KnownIndex;
  /** Codes that need not be found again, as signed 32-bit numbers. */
  readonly found: ReadonlySet<number>;
  /** Where the latest small numbers stand that may be a list of codes, and up to where it may go on. */
  listedFrom: number;
  listedUntil: number;
  /** Up to here any small number may be a code. */
  announcedUntil: number;
  /** Where no error word is. */
  readonly clear: Clear;
}

export function createLogSlice(
  marks: Uint8Array,
  width: number,
  index: KnownIndex,
  found: ReadonlySet<number>,
): LogSlice {
  return { marks, width, index, found, listedFrom: 0, listedUntil: 0, announcedUntil: 0, clear: { from: 0, to: 0 } };
}

// Classes of marks, as bits: what a word is made of says what it can be.
export const digit = 1;
export const hexLetter = 2;
export const plainLetter = 4;
export const underscore = 8;

// These tables are not exported: an exported constant is read anew at every use, which costs more than the look-up.
/** The class of each mark; 0 for what is in no word. */
const kinds = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = code < 0x80 ? String.fromCharCode(code) : '';
  if (/[0-9]/.test(character)) return digit;
  if (/[a-f]/i.test(character)) return hexLetter;
  if (/[g-z]/i.test(character)) return plainLetter;
  return character === '_' ? underscore : 0;
});

const digitsAndSigns = Uint8Array.from({ length: 256 }, (_, code) =>
  code >= 0x80 || /[0-9&<%\\]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** The value of each hex digit; -1 for other marks. */
const hexValues = Int8Array.from({ length: 256 }, (_, code) =>
  (kinds[code] ?? 0) & (digit | hexLetter) ? Number.parseInt(String.fromCharCode(code), 16) : -1,
);

/** Room for what is rewritten to nothing between a number and the words around it, in units. */
export const slack = 16;

export function at(marks: Uint8Array, offset: number): number {
  return marks[offset] as number;
}

export function kindAt(marks: Uint8Array, offset: number): number {
  return kinds[marks[offset] as number] as number;
}

export function isHexAt(marks: Uint8Array, offset: number): boolean {
  return (hexValues[marks[offset] as number] as number) >= 0;
}

/** The value of the hex digit at an offset; -1 where there is none. */
export function hexValueAt(marks: Uint8Array, offset: number): number {
  return hexValues[marks[offset] as number] as number;
}

/** Where the word begins that an offset is in, no further back than `first`. */
export function startOfWord(marks: Uint8Array, offset: number, first: number): number {
  let start = offset;
  while (start > first && (kinds[marks[start - 1] as number] as number) !== 0) start--;
  return start;
}

/** Where the word ends that begins at an offset, or that the offset is in. */
export function endOfWord(marks: Uint8Array, offset: number): number {
  let end = offset;
  while ((kinds[marks[end] as number] as number) !== 0) end++;
  return end;
}

/** What a word is made of: the classes of all its marks. */
export function kindsOf(marks: Uint8Array, start: number, end: number): number {
  let all = 0;
  for (let offset = start; offset < end; offset++) all |= kinds[marks[offset] as number] as number;
  return all;
}

/** The first digit from an offset on, or the first sign that may begin something that is rewritten; `end` where none is. */
export function findDigitOrSign(marks: Uint8Array, from: number, end: number): number {
  let offset = from;
  while (offset < end && digitsAndSigns[marks[offset] as number] === 0) offset++;
  return offset;
}

/** The mark of the character before an offset. */
export function markBefore(marks: Uint8Array, offset: number): number {
  let before = offset - 1;
  while (at(marks, before) === continued) before--;
  return at(marks, before);
}

/** The value of eight hex digits; -1 where there are fewer. */
export function hex8(marks: Uint8Array, start: number): number {
  let value = 0;
  for (let offset = start; offset < start + 8; offset++) {
    const digitValue = hexValues[marks[offset] as number] as number;
    if (digitValue < 0) return -1;
    value = value * 16 + digitValue;
  }
  return value;
}

/** Whether a code has not been found yet. */
export function isNew({ found }: LogSlice, value: number): boolean {
  return !found.has(value | 0);
}

/** Whether an error word may stand near enough to a number. */
export function isErrorNear({ marks, width, clear }: LogSlice, start: number, end: number): boolean {
  const from = Math.max(0, start - (reachBefore + slack) * width);
  return hasErrorWord(marks, from, end + (reachBehind + slack) * width, clear);
}
