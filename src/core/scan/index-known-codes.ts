import { type ErrorCode, toUnsigned } from '../error-code.ts';
import { exceptionsOfSoftware, isKnown, type KnownCodes } from '../is-code.ts';
import { type Clues, createClues } from './create-clues.ts';
import { letterAt, markAt } from './marks.ts';

/** The known codes in the form in which a fast scan asks for them. */
export interface KnownIndex {
  readonly known: KnownCodes;
  readonly clues: Clues;
  /** Every known code, as a signed 32-bit number, and every named one of five digits. */
  readonly codes: ReadonlySet<number>;
  /** 1 for each upper half of a number that is a known code, or has the top bits of a failure. */
  readonly upperHalves: Uint8Array;
  /** 1 for each upper half of a known code, and for those with the top bits of a failure and a facility that exists. */
  readonly likelyHalves: Uint8Array;
  /** 1 for each number up to 65535 that is a Win32 error with a name. */
  readonly small: Uint8Array;
  /** 1 for each four hex digits with which a known code begins that has five without its zeros in front. */
  readonly fiveDigits: Uint8Array;
  /** 1 for each four digits in a row that a known code of six or seven decimal digits has, as a number. */
  readonly fourDigits: Uint8Array;
  /** 1 for each hash that a symbolic name has; see `hashName`. */
  readonly names: Uint8Array;
  /** 1 for each hash of the characters around an underscore in a symbolic name; see `hashUnderscore`. */
  readonly underscores: Uint8Array;
  /** 1 for each letter, in lower case, that a symbolic name has before its first underscore and no other. */
  readonly loneLetters: Uint8Array;
  readonly longestName: number;
}

const indexes = new WeakMap<KnownCodes, KnownIndex>();

/** The index of a catalog, made once. */
export function indexKnownCodes(known: KnownCodes): KnownIndex {
  const made = indexes.get(known);
  if (made) return made;
  const numbered = [...new Set([...known.entries.keys(), ...known.names.keys()])];
  // Named successes of COM, which have five digits, are known where they are written without zeros.
  const isFive = (code: ErrorCode) => /^0x000[1-9a-f]/.test(code);
  const values = [...numbered.filter((code) => isKnown(known, code) || isFive(code)), ...exceptionsOfSoftware].map(
    toUnsigned,
  );
  const small = new Uint8Array(0x10000);
  for (const value of known.win32) small[value] = 1;
  const upperHalves = Uint8Array.from({ length: 0x10000 }, (_, half) =>
    /^[89cd]/.test((half >>> 12).toString(16)) ? 1 : 0,
  );
  const likelyHalves = upperHalves.map((isFailure, half) =>
    isFailure === 1 && known.facilities.has(half & 0xfff) ? 1 : 0,
  );
  for (const value of values) {
    upperHalves[value >>> 16] = 1;
    likelyHalves[value >>> 16] = 1;
  }
  const fiveDigits = new Uint8Array(0x10000);
  for (const value of values) if (value >>> 16 > 0 && value >>> 20 === 0) fiveDigits[value >>> 4] = 1;
  const fourDigits = new Uint8Array(10_000);
  for (const digits of values.map(String)) {
    if (digits.length !== 6 && digits.length !== 7) continue;
    for (let at = 0; at + 4 <= digits.length; at++) fourDigits[Number(digits.slice(at, at + 4))] = 1;
  }
  const names = new Uint8Array(nameHashes);
  const underscores = new Uint8Array(underscoreHashes);
  const marks = new Uint8Array(256);
  const loneLetters = new Uint8Array(0x80);
  let longestName = 0;
  for (const name of known.codes.keys()) {
    for (let at = 0; at < name.length; at++) marks[at] = name.charCodeAt(at);
    names[hashName(marks, 0, name.length)] = 1;
    for (let at = 2; at + 2 < name.length; at++) if (marks[at] === 0x5f) underscores[hashUnderscore(marks, at)] = 1;
    if (marks[1] === 0x5f) loneLetters[letterAt(marks, 0)] = 1;
    longestName = Math.max(longestName, name.length);
  }
  const index: KnownIndex = {
    known,
    clues: createClues(),
    codes: new Set(values.map((value) => value | 0)),
    upperHalves,
    likelyHalves,
    small,
    fiveDigits,
    fourDigits,
    names,
    underscores,
    loneLetters,
    longestName,
  };
  indexes.set(known, index);
  return index;
}

const nameHashes = 2 ** 18;

/** A hash of a name in any case: of its length, its two first letters and its three last. */
export function hashName(marks: Uint8Array, start: number, end: number): number {
  const letter = (place: number) => markAt(marks, place) & 0xdf;
  let hash = end - start;
  hash = Math.imul(hash ^ letter(start), 0x01000193);
  hash = Math.imul(hash ^ letter(start + 1), 0x01000193);
  hash = Math.imul(hash ^ letter(end - 1), 0x01000193);
  hash = Math.imul(hash ^ letter(end - 2), 0x01000193);
  hash = Math.imul(hash ^ letter(end - 3), 0x01000193);
  return (hash >>> 10) & (nameHashes - 1);
}

const underscoreHashes = 2 ** 18;

/** A hash of the two characters before an underscore and of the two behind it, in any case. */
export function hashUnderscore(marks: Uint8Array, place: number): number {
  const former = ((markAt(marks, place - 2) & 0xdf) << 8) | (markAt(marks, place - 1) & 0xdf);
  const latter = ((markAt(marks, place + 1) & 0xdf) << 8) | (markAt(marks, place + 2) & 0xdf);
  return Math.imul((former << 16) | latter, 0x9e3779b1) >>> 14;
}
