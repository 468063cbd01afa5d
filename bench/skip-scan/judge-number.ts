import { isInstallerExitCode } from '../../src/core/small-numbers.ts';
import { reachBefore, reachBehind } from '../../src/core/words-near.ts';
import { isEnding, rewriteLength } from './error-hints.ts';
import { lookUp } from './index-known-codes.ts';
import {
  at,
  digit,
  hex8,
  hexLetter,
  hexValueAt,
  isErrorNear,
  isHexAt,
  isNew,
  kindAt,
  type LogSlice,
  markBefore,
  plainLetter,
  slack,
} from './log-slice.ts';
import { announcing, otherLetter, separator } from './mark-bytes.ts';

/** How far behind a small number another may be listed with it, in units. */
const reachOfList = 48;
/** The longest list of numbers that are found already but for the last, in bytes. */
const longestList = 1024;
/** How far before an extend code the code begins that it belongs to. */
const reachOfExtend = 48;

/** Whether a word may be a number that the finder takes for a code: never no where it says yes. */
export function mayBeNumber(slice: LogSlice, start: number, end: number, wordKinds: number): boolean {
  const { marks } = slice;
  const length = end - start;
  if (wordKinds === digit) return length <= 10 && mayBeDecimal(slice, start, end);
  if (length < 3) return false;
  if (at(marks, start) === 0x30 && (at(marks, start + 1) | 0x20) === 0x78) return mayBeHex(slice, start, end);
  if (length < 8) return false;
  if (length === 8) return isWeakHex(slice, start, start, end);
  if (length === 9) {
    const first = at(marks, start) | 0x20;
    if (first === 0x68) {
      const value = hex8(marks, start + 1);
      if (value >= 0 && !(kindAt(marks, start - 1) || at(marks, start - 1) === 0x20))
        return mayBeStrong(slice, value, start, end);
    }
    return (
      (first === 0x78 && isWeakHex(slice, start + 1, start, end)) ||
      ((at(marks, end - 1) | 0x20) === 0x68 && isWeakHex(slice, start, start, end))
    );
  }
  return mayBeGlued(slice, start, end);
}

/** A word that lost the space before its number, or has one behind an underscore. */
export function mayBeGlued(slice: LogSlice, start: number, end: number): boolean {
  const { marks } = slice;
  const glue = at(marks, end - 9);
  if (glue === 0x5f) {
    // WindowsUpdate_
    if ((at(marks, end - 10) | 0x20) !== 0x65 || (at(marks, end - 13) | 0x20) !== 0x64 || end - start !== 22)
      return false;
  } else if ((glue | 0x20) !== 0x78 || at(marks, end - 10) !== 0x30) return false;
  const value = hex8(marks, end - 8);
  return value === 0 || (value > 0 && mayBeStrong(slice, value, start, end));
}

function isWeakHex(slice: LogSlice, digits: number, start: number, end: number): boolean {
  const { marks } = slice;
  const value = hex8(marks, digits);
  return value >= 0 && mayBeWeak(slice, value, start, end);
}

/** Where to read from if a number may be a code: what is before may take it, as the first of a list does. */
export function findStart(slice: LogSlice, start: number, end: number): number {
  const { marks } = slice;
  if (start > slice.listedFrom && start < slice.listedUntil) return Math.max(slice.listedFrom, start - longestList);
  // A setup extend code belongs to the code before it.
  return at(marks, start) === 0x30 && end - start === 7 ? start - reachOfExtend : start;
}

function looksLikeError(slice: LogSlice, value: number): boolean {
  const top = value >>> 28;
  return (
    top === 0x8 ||
    top === 0x9 ||
    top === 0xc ||
    top === 0xd ||
    (slice.index.upperHalves[value >>> 16] === 1 && lookUp(slice.index.codes, value) > 0)
  );
}

function mayBeStrong(slice: LogSlice, value: number, start: number, end: number): boolean {
  return isNew(slice, value) && (looksLikeError(slice, value) || isErrorNear(slice, start, end));
}

function mayBeWeak(slice: LogSlice, value: number, start: number, end: number): boolean {
  return looksLikeError(slice, value) && !isGuid(slice, end) && isNew(slice, value) && isErrorNear(slice, start, end);
}

/** Whether the number that ends here is the first part of a GUID. */
function isGuid(slice: LogSlice, end: number): boolean {
  const { marks } = slice;
  return (
    at(marks, end) === 0x2d &&
    isHexAt(marks, end + 1) &&
    isHexAt(marks, end + 2) &&
    isHexAt(marks, end + 3) &&
    isHexAt(marks, end + 4) &&
    at(marks, end + 5) === 0x2d
  );
}

/** Whether `%%` stands before a number. */
function isMessageNumber(slice: LogSlice, start: number): boolean {
  const { marks } = slice;
  return at(marks, start - 1) === 0x25 && at(marks, start - 2) === 0x25;
}

function mayBeHex(slice: LogSlice, start: number, end: number): boolean {
  const { marks } = slice;
  let last = start + 2;
  while (isHexAt(marks, last)) last++;
  const digits = last - start - 2;
  if (digits >= 16 && last - 8 >= start + 2) {
    const extended = hex8(marks, start + 10);
    return (
      extended >= 0x8000_0000 && hex8(marks, start + 2) === 0xffff_ffff && mayBeStrong(slice, extended, start, end)
    );
  }
  const value = digits >= 8 ? hex8(marks, start + 2) : Number.NaN;
  // A type suffix may follow, or a word where a line break was lost.
  if (digits === 8 && value > 0xffff) return mayBeStrong(slice, value, start, end);
  if (digits === 8 && last < end) return isErrorNear(slice, start, end);
  return last === end && digits <= 8 && mayBeShortHex(slice, start, end, digits);
}

function mayBeShortHex(slice: LogSlice, start: number, end: number, digits: number): boolean {
  const { marks } = slice;
  if (digits > 5 && digits < 8) return false;
  let value = 0;
  for (let offset = start + 2; offset < end; offset++) value = value * 16 + hexValueAt(marks, offset);
  if (value < 2 || !isNew(slice, value > 0xffff ? value : 0x8007_0000 + value)) return false;
  if (value > 0xffff)
    return lookUp(slice.index.codes, value) > 0 && (isErrorNear(slice, start, end) || isInBrackets(slice, start));
  if (digits < 8 && slice.index.small[value] !== 1) return false;
  if (start <= slice.announcedUntil || mayFollow(slice, start) || isBeforeErrorWord(slice, end)) return true;
  return isInBrackets(slice, start);
}

/** Whether a number may be written again in hex here, as in `5 (0x5)`. */
function isInBrackets(slice: LogSlice, start: number): boolean {
  const { marks } = slice;
  return (
    markBefore(marks, start) === separator || (at(marks, start - 1) === 0x28 && kindAt(marks, start - 3) === digit)
  );
}

function isBeforeBracket(slice: LogSlice, end: number): boolean {
  const { marks } = slice;
  let offset = end;
  while (at(marks, offset) <= 0x20 && offset < end + reachBehind && offset < marks.length) offset++;
  const mark = at(marks, offset);
  return mark === 0x28 || mark === 0x25 || mark === 0x26 || mark >= 0x80;
}

function mayBeDecimal(slice: LogSlice, start: number, end: number): boolean {
  const { marks } = slice;
  let value = 0;
  for (let offset = start; offset < end; offset++) value = value * 10 + at(marks, offset) - 0x30;
  if (value > 0xffff_ffff) return false;
  if (value <= 0xffff) return mayBeSmall(slice, value, start, end);
  const before = markBefore(marks, start);
  if (before === 0x2d && value >= 0x2000_0000) {
    // Joined to other digits it is a part of something longer, unless those are the end of an escape.
    if (kindAt(marks, start - 2) === digit && at(marks, start - 4) !== 0x25) return false;
    return value <= 0x8000_0000 && mayBeStrong(slice, -value >>> 0, start, end);
  }
  if (before >= separator && value >= 0x2000_0000 && value <= 0x8000_0000) return true;
  if (value >= 0x8000_0000)
    return mayBeWeak(slice, value, start, end) || (isMessageNumber(slice, start) && isNew(slice, value));
  if (
    slice.index.upperHalves[value >>> 16] === 1 &&
    lookUp(slice.index.codes, value) > 0 &&
    isNew(slice, value) &&
    isErrorNear(slice, start, end)
  )
    return true;
  return end - start === 8 && mayBeWeak(slice, hex8(marks, start), start, end);
}

function mayBeSmall(slice: LogSlice, value: number, start: number, end: number): boolean {
  const { marks } = slice;
  if (slice.index.small[value] !== 1 || at(marks, start) === 0x30) return false;
  const behind = at(marks, end);
  const isListed = start < slice.listedUntil;
  // A part of a time, a date, a version, a fraction.
  if (
    kindAt(marks, end + 1) === digit &&
    (behind === 0x2e || (!isListed && (behind === 0x3a || behind === 0x2d || behind === 0x2f)))
  )
    return false;
  const isExitCode = isInstallerExitCode(value);
  const mayBeListed = isExitCode || value >= 10_000;
  if (!(isListed && mayBeListed) && start > slice.announcedUntil) {
    if (!(isExitCode && isBeforeErrorWord(slice, end))) {
      if (!mayFollow(slice, start) && !isBeforeBracket(slice, end)) return false;
      if (!isExitCode && !isMessageNumber(slice, start) && !isErrorNear(slice, start, end)) return false;
    }
  }
  // Only a list that may go on is read from its beginning.
  if (!isListed || !mayBeListed) slice.listedFrom = start;
  slice.listedUntil = end + reachOfList * slice.width;
  return isNew(slice, 0x8007_0000 + value);
}

/** Whether the last word before a number can announce a small one. */
function mayFollow(slice: LogSlice, start: number): boolean {
  const { marks } = slice;
  for (let offset = start - 1; offset >= start - (reachBefore + slack) * slice.width && offset >= 0; offset--) {
    // An escape: %20 in a URL.
    if (at(marks, offset - 2) === 0x25 && rewriteLength(marks, offset - 2) > 0) {
      offset -= 2;
      continue;
    }
    const mark = at(marks, offset);
    if (mark >= otherLetter && mark !== separator) return mark >= announcing;
    const kind = kindAt(marks, offset);
    if ((kind & (hexLetter | plainLetter)) !== 0) return isEnding(marks, offset + 1) || isBehindOther(slice, offset);
    if (mark === 0x25) return true;
    if (kind === digit) {
      return mark === 0x32 && at(marks, offset - 1) === 0x33; // Win32
    }
    // The end of an entity, a tag or a mention.
    if (mark === 0x3b || mark === 0x3e || mark === 0x7c) return true;
  }
  return false;
}

/** Whether a word ends here that has a letter beyond ASCII in front: who knows where it begins. */
function isBehindOther(slice: LogSlice, last: number): boolean {
  const { marks } = slice;
  let offset = last;
  while ((kindAt(marks, offset) & (hexLetter | plainLetter)) !== 0) offset--;
  return at(marks, offset) >= 0x80;
}

function isBeforeErrorWord(slice: LogSlice, end: number): boolean {
  const { marks } = slice;
  const first = at(marks, end) === 0x20 || at(marks, end) === 0x2d ? at(marks, end + 1) : at(marks, end);
  return (
    first >= 0x80 ||
    first === 0x26 ||
    first === 0x3c ||
    first === 0x5c ||
    first === 0x25 ||
    isErrorInitial(first) ||
    isErrorInitial(at(marks, end))
  );
}

function isErrorInitial(mark: number) {
  return (mark | 0x20) === 0x65 || (mark | 0x20) === 0x66;
}
