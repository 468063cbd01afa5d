import { type Clear, hasErrorWord } from './error-hints.ts';
import type { KnownIndex } from './index-known-codes.ts';
import { continued } from './mark-bytes.ts';
import { reachBefore, reachBehind } from './words-near.ts';

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

/** The class of each mark; 0 for what is in no word. */
export const kinds = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = code < 0x80 ? String.fromCharCode(code) : '';
  if (/[0-9]/.test(character)) return digit;
  if (/[a-f]/i.test(character)) return hexLetter;
  if (/[g-z]/i.test(character)) return plainLetter;
  return character === '_' ? underscore : 0;
});

/** The value of each hex digit; -1 for other marks. */
export const hexValues = Int8Array.from({ length: 256 }, (_, code) =>
  (kinds[code] ?? 0) & (digit | hexLetter) ? Number.parseInt(String.fromCharCode(code), 16) : -1,
);

/** Room for what is rewritten to nothing between a number and the words around it, in units. */
export const slack = 16;

export function at({ marks }: LogSlice, offset: number): number {
  return marks[offset] ?? 0;
}

export function kindAt({ marks }: LogSlice, offset: number): number {
  return kinds[marks[offset] ?? 0] ?? 0;
}

export function isHexAt({ marks }: LogSlice, offset: number): boolean {
  return (hexValues[marks[offset] ?? 0] ?? -1) >= 0;
}

/** The mark of the character before an offset. */
export function markBefore(slice: LogSlice, offset: number): number {
  let before = offset - 1;
  while (at(slice, before) === continued) before--;
  return at(slice, before);
}

/** The value of eight hex digits; -1 where there are fewer. */
export function hex8({ marks }: LogSlice, start: number): number {
  let value = 0;
  for (let offset = start; offset < start + 8; offset++) {
    const digitValue = hexValues[marks[offset] ?? 0] ?? -1;
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
