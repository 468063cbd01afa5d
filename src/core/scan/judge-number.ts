import { leastSigned } from '../read-number.ts';
import { isBeforeErrorWord, isMessageNumber, mayBeAnnounced, mayBeSmall } from './judge-small.ts';
import { mayBeWeak, mayBeWeakCode } from './judge-weak.ts';
import {
  countHexDigits,
  digit,
  isDigit,
  kindAt,
  kindsOf,
  letterAt,
  markAt,
  readDecimalDigits,
  readFourHexDigits,
  readHexDigits,
  startsWith,
} from './marks.ts';
import { isPercentEscape } from './rewrites.ts';
import { isNew, looksLikeError, ofWin32, type Slice } from './slice.ts';

/*
 * Whether a word may be a number that the finder takes for a code (read-number.ts, is-code.ts): never no where it says yes, and
 * seldom yes where it says no.
 */

/** Whether a word without underscores around it may be a code. */
export function mayBeNumber(slice: Slice, start: number, end: number, wordKinds: number): boolean {
  const { marks } = slice;
  const length = end - start;
  if (wordKinds === digit) return length <= 10 && mayBeDecimal(slice, start, end);
  if (length < 3) return false;
  if (markAt(marks, start) === 0x30 && letterAt(marks, start + 1) === 0x78)
    return mayBe0x(slice, start, end, countHexDigits(marks, start + 2));
  if (length < 8) return false;
  if (length === 8) return mayBeWeak(slice, start, end);
  if (length > 9) return mayBeGlued(slice, end);
  if (letterAt(marks, start) === 0x68) return mayBeStrong(slice, start + 1) || mayBeShortVb(slice, start, end);
  if (letterAt(marks, start) === 0x78) return mayBeWeak(slice, start + 1, end);
  return letterAt(marks, end - 1) === 0x68 && mayBeWeak(slice, start, end);
}

/** The same of a word that is nothing but eight to ten hex digits. */
export function mayBeDigits(slice: Slice, start: number, end: number): boolean {
  return (
    (end - start === 8 && mayBeWeak(slice, start, end)) ||
    (kindsOf(slice.marks, start, end) === digit && mayBeDecimal(slice, start, end))
  );
}

/** `code0x80cf0016` and `WindowsUpdate_80072EE2`. */
function mayBeGlued(slice: Slice, end: number): boolean {
  const { marks } = slice;
  return (startsWith(marks, end - 10, '0x') || startsWith(marks, end - 13, 'date_')) && mayBeStrong(slice, end - 8);
}

/** Whether eight hex digits begin at a place that are a code in a strong notation. */
function mayBeStrong(slice: Slice, place: number): boolean {
  const { marks } = slice;
  const [high, low] = [readFourHexDigits(marks, place), readFourHexDigits(marks, place + 4)];
  return (high | low) >= 0 && mayBeStrongCode(slice, (high << 16) | low);
}

function mayBeStrongCode(slice: Slice, code: number): boolean {
  return (slice.isNear || looksLikeError(slice, code)) && isNew(slice, code);
}

/**
 * The same of a word that begins with `0x`.
 *
 * @param digits how many hex digits follow that
 */
export function mayBe0x(slice: Slice, start: number, end: number, digits: number): boolean {
  const { marks } = slice;
  if (digits === 8) {
    const code = readHexDigits(marks, start + 2, start + 10);
    return code >>> 16 === 0 ? mayBeShort(slice, code, start, end) : mayBeStrongCode(slice, code);
  }
  if (digits === 16) return readHexDigits(marks, start + 2, start + 10) === -1 && mayBeStrong(slice, start + 10);
  if (start + 2 + digits !== end || digits === 0) return false;
  if (digits < 8 && isWrapped0x(slice, start, end)) return true;
  return digits <= 5 && mayBeShort(slice, readHexDigits(marks, start + 2, end), start, end);
}

/** The same behind `&H`, with eight digits. */
function mayBeShortVb(slice: Slice, start: number, end: number): boolean {
  const value = readHexDigits(slice.marks, start + 1, end);
  return value >>> 16 === 0 && mayBeShort(slice, value, start - 1, end);
}

/** Whether a number in hex is a part of a word, stands behind an escape, or is another one written again: 1722 (0x6ba) */
export function isPartOrRepeat(marks: Uint8Array, start: number, end: number): boolean {
  const before = markAt(marks, start - 1);
  return kindAt(marks, start - 1) !== 0 || kindAt(marks, end) !== 0 || before === 0x25 || before === 0x28;
}

/** Whether a console may have broken a code here at the end of a line. */
export function isWrapped0x({ marks, index }: Slice, start: number, end: number): boolean {
  const next = markAt(marks, end) === 0x0d ? end + 1 : end;
  if (markAt(marks, next) !== 0x0a) return false;
  const rest = countHexDigits(marks, next + 1);
  if (end - start + rest !== 10) return false;
  const former = readHexDigits(marks, start + 2, end) << (4 * rest);
  return index.codes.has(former | readHexDigits(marks, next + 1, next + 1 + rest));
}

/** A small number in hex: a Win32 error, or a success code of five digits. */
function mayBeShort(slice: Slice, value: number, start: number, end: number): boolean {
  const { index } = slice;
  if (value < 2) return false;
  if (value > 0xffff) return index.codes.has(value) && isNew(slice, value);
  if (end - start < 10 && index.small[value] !== 1) return false;
  if (!isNew(slice, ofWin32(value))) return false;
  return mayBeAnnounced(slice, start) || isBeforeErrorWord(slice, end) || isBehindMessage(slice, start);
}

/** Whether a number in hex stands in brackets behind a sentence: "failed in Win32: The parameter is incorrect. (0x57)" */
function isBehindMessage({ marks }: Slice, start: number): boolean {
  if (markAt(marks, start - 1) !== 0x28) return false;
  // %20 is a space.
  if (markAt(marks, start - 4) === 0x25) return isPercentEscape(marks, start - 4);
  return markAt(marks, start - 2) === 0x20 && markAt(marks, start - 3) === 0x2e;
}

function mayBeDecimal(slice: Slice, start: number, end: number): boolean {
  const { marks } = slice;
  const value = readDecimalDigits(marks, start, end);
  if (value > 0xffff_ffff) return false;
  if (value <= 0xffff) return mayBeSmall(slice, value, start, end, false);
  if (markAt(marks, start - 1) === 0x2d && value >= leastSigned) {
    // Joined to other digits it is a part of something longer, unless those are the end of an escape.
    if (isDigit(marks, start - 2) && !isPercentEscape(marks, start - 4)) return false;
    return value <= 0x8000_0000 && mayBeStrongCode(slice, -value | 0);
  }
  if (isMinusEntity(marks, start) && mayBeStrongCode(slice, -value | 0)) return true;
  const code = value | 0;
  if (value >= 0x8000_0000) {
    return mayBeWeakCode(slice, code, start, end) || (isMessageNumber(slice, start) && isNew(slice, code));
  }
  if (slice.isNear && slice.index.codes.has(code) && isNew(slice, code)) return true;
  return end - start === 8 && mayBeWeak(slice, start, end);
}

/** Whether an entity ends before a number that is rewritten to a minus, unless it is a part of an address: &minus; &ndash; &mdash; */
function isMinusEntity(marks: Uint8Array, start: number): boolean {
  if (markAt(marks, start - 1) !== 0x3b || markAt(marks, start - 7) !== 0x26) return false;
  return startsWith(marks, start - 6, 'minus') || startsWith(marks, start - 5, 'dash');
}
