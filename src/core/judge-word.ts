import { createErrorWordFinder, isEnding, rewriteLength } from './error-hints.ts';
import { addToHash, emptyHash, type KnownIndex, noError } from './index-known-codes.ts';
import { announcing, continued, otherLetter, separator } from './mark-bytes.ts';
import { isInstallerExitCode } from './small-numbers.ts';
import { reachBefore, reachBehind } from './words-near.ts';

// Classes of marks, as bits: what a word is made of.
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
const hexValues = Int8Array.from({ length: 256 }, (_, code) =>
  (kinds[code] ?? 0) & (digit | hexLetter) ? Number.parseInt(String.fromCharCode(code), 16) : -1,
);

/** Room for what is rewritten to nothing between a number and the words around it, in bytes. */
const slack = 16;
/** How far behind a small number another may be listed with it. */
const reachOfList = 48;

/** How far before an extend code the code begins that it belongs to. */
const reachOfExtend = 48;

/** Judges the words of a slice of a log. */
export interface Judge {
  /** Whether the word from `start` to `end` may be a code that has not been found: never no where the finder says yes. */
  mayBeCode(start: number, end: number, wordKinds: number): boolean;
  /** Where to read from if the word may be a code: what is before may take it, as the first of a list does. */
  findStart(start: number, end: number): number;
  /** Where a code begins that a console broke at the end of a line, of which the word is a part; -1 where there is none. */
  findWrapped(start: number, end: number, wordKinds: number): number;
  /** From here on to an offset every small number may be a code. */
  announceUntil(end: number): void;
}

/**
 * Creates the judge of a slice.
 *
 * @param width the most bytes of a character: 1 in ASCII and in UTF-16, of which each unit is marked with one byte
 * @param found codes that need not be found again, as signed 32-bit numbers
 */
export function createJudge(marks: Uint8Array, width: number, index: KnownIndex, found: ReadonlySet<number>): Judge {
  const hasErrorWord = createErrorWordFinder(marks);
  let listedFrom = 0;
  let listedUntil = 0;
  let announcedUntil = 0;
  const at = (offset: number) => marks[offset] ?? 0;
  const kindAt = (offset: number) => kinds[marks[offset] ?? 0] ?? 0;
  const isHexAt = (offset: number) => (kindAt(offset) & (digit | hexLetter)) !== 0;

  const isErrorNear = (start: number, end: number) =>
    hasErrorWord(Math.max(0, start - (reachBefore + slack) * width), end + (reachBehind + slack) * width);
  /** The mark of the character before an offset. */
  const markBefore = (offset: number) => {
    let before = offset - 1;
    while (at(before) === continued) before--;
    return at(before);
  };

  const hex8 = (start: number) => {
    let value = 0;
    for (let offset = start; offset < start + 8; offset++) {
      const digitValue = hexValues[at(offset)] ?? -1;
      if (digitValue < 0) return -1;
      value = value * 16 + digitValue;
    }
    return value;
  };
  const looksLikeError = (value: number) => {
    const top = value >>> 28;
    return (
      top === 0x8 ||
      top === 0x9 ||
      top === 0xc ||
      top === 0xd ||
      (top < 8 ? index.hasSuccess(value) : index.hasCode(value))
    );
  };
  const isNew = (value: number) => !found.has(value | 0);
  const mayBeStrong = (value: number, start: number, end: number) =>
    isNew(value) && (looksLikeError(value) || isErrorNear(start, end));
  const mayBeWeak = (value: number, start: number, end: number) =>
    looksLikeError(value) && !isGuid(end) && isNew(value) && isErrorNear(start, end);
  /** Whether the number that ends here is the first part of a GUID. */
  const isGuid = (end: number) =>
    at(end) === 0x2d &&
    isHexAt(end + 1) &&
    isHexAt(end + 2) &&
    isHexAt(end + 3) &&
    isHexAt(end + 4) &&
    at(end + 5) === 0x2d;
  /** Whether `%%` stands before a number. */
  const isMessageNumber = (start: number) => at(start - 1) === 0x25 && at(start - 2) === 0x25;

  const mayBeHex = (start: number, end: number) => {
    let last = start + 2;
    while (isHexAt(last)) last++;
    const digits = last - start - 2;
    if (digits >= 16 && last - 8 >= start + 2) {
      const extended = hex8(start + 10);
      return extended >= 0x8000_0000 && hex8(start + 2) === 0xffff_ffff && mayBeStrong(extended, start, end);
    }
    const value = digits >= 8 ? hex8(start + 2) : Number.NaN;
    // A type suffix may follow, or a word where a line break was lost.
    if (digits === 8 && value > 0xffff) return mayBeStrong(value, start, end);
    if (digits === 8 && last < end) return isErrorNear(start, end);
    return last === end && digits <= 8 && mayBeShortHex(start, end, digits);
  };
  const mayBeShortHex = (start: number, end: number, digits: number) => {
    if (digits > 5 && digits < 8) return false;
    let value = 0;
    for (let offset = start + 2; offset < end; offset++) value = value * 16 + (hexValues[at(offset)] ?? 0);
    if (value < 2 || !isNew(value > 0xffff ? value : 0x8007_0000 + value)) return false;
    if (value > 0xffff) return index.hasCode(value) && (isErrorNear(start, end) || isInBrackets(start));
    if (digits < 8 && !index.hasSmall(value)) return false;
    if (start <= announcedUntil || mayFollow(start) || isBeforeErrorWord(end)) return true;
    return isInBrackets(start);
  };
  /** Whether a number may be written again in hex here, as in `5 (0x5)`. */
  const isInBrackets = (start: number) =>
    markBefore(start) === separator || (at(start - 1) === 0x28 && kindAt(start - 3) === digit);
  const isBeforeBracket = (end: number) => {
    let offset = end;
    while (at(offset) <= 0x20 && offset < end + reachBehind && offset < marks.length) offset++;
    const mark = at(offset);
    return mark === 0x28 || mark === 0x25 || mark === 0x26 || mark >= 0x80;
  };

  const mayBeDecimal = (start: number, end: number) => {
    let value = 0;
    for (let offset = start; offset < end; offset++) value = value * 10 + at(offset) - 0x30;
    if (value > 0xffff_ffff) return false;
    if (value <= 0xffff) return mayBeSmall(value, start, end);
    const before = markBefore(start);
    if (before === 0x2d && value >= 0x2000_0000) {
      // Joined to other digits it is a part of something longer, unless those are the end of an escape.
      if (kindAt(start - 2) === digit && at(start - 4) !== 0x25) return false;
      return value <= 0x8000_0000 && mayBeStrong(-value >>> 0, start, end);
    }
    if (before >= separator && value >= 0x2000_0000 && value <= 0x8000_0000) return true;
    if (value >= 0x8000_0000) return mayBeWeak(value, start, end) || (isMessageNumber(start) && isNew(value));
    if (index.hasSuccess(value) && isNew(value) && isErrorNear(start, end)) return true;
    return end - start === 8 && mayBeWeak(hex8(start), start, end);
  };

  const mayBeSmall = (value: number, start: number, end: number) => {
    if (!index.hasSmall(value) || at(start) === 0x30) return false;
    const behind = at(end);
    const isListed = start < listedUntil;
    // A part of a time, a date, a version, a fraction.
    if (
      kindAt(end + 1) === digit &&
      (behind === 0x2e || (!isListed && (behind === 0x3a || behind === 0x2d || behind === 0x2f)))
    )
      return false;
    const isExitCode = isInstallerExitCode(value);
    if (!(isListed && (isExitCode || value >= 10_000)) && start > announcedUntil) {
      if (!(isExitCode && isBeforeErrorWord(end))) {
        if (!mayFollow(start) && !isBeforeBracket(end)) return false;
        if (!isExitCode && !isMessageNumber(start) && !isErrorNear(start, end)) return false;
      }
    }
    if (!isListed) listedFrom = start;
    listedUntil = end + reachOfList * width;
    return isNew(0x8007_0000 + value);
  };
  /** Whether the last word before a number can announce a small one. */
  const mayFollow = (start: number): boolean => {
    for (let offset = start - 1; offset >= start - (reachBefore + slack) * width && offset >= 0; offset--) {
      // An escape: %20 in a URL.
      if (at(offset - 2) === 0x25 && rewriteLength(marks, offset - 2) > 0) {
        offset -= 2;
        continue;
      }
      const mark = at(offset);
      if (mark >= otherLetter && mark !== separator) return mark >= announcing;
      const kind = kindAt(offset);
      if ((kind & (hexLetter | plainLetter)) !== 0) return isEnding(marks, offset + 1) || isBehindOther(offset);
      if (mark === 0x25) return true;
      if (kind === digit) {
        return mark === 0x32 && at(offset - 1) === 0x33; // Win32
      }
      // The end of an entity, a tag or a mention.
      if (mark === 0x3b || mark === 0x3e || mark === 0x7c) return true;
    }
    return false;
  };
  /** Whether a word ends here that has a letter beyond ASCII in front: who knows where it begins. */
  const isBehindOther = (last: number) => {
    let offset = last;
    while ((kindAt(offset) & (hexLetter | plainLetter)) !== 0) offset--;
    return at(offset) >= 0x80;
  };
  const isBeforeErrorWord = (end: number) => {
    const first = at(end) === 0x20 || at(end) === 0x2d ? at(end + 1) : at(end);
    return (
      first >= 0x80 ||
      first === 0x26 ||
      first === 0x3c ||
      first === 0x5c ||
      first === 0x25 ||
      isErrorInitial(first) ||
      isErrorInitial(at(end))
    );
  };
  const isErrorInitial = (mark: number) => (mark | 0x20) === 0x65 || (mark | 0x20) === 0x66;

  const mayBeNumber = (start: number, end: number, wordKinds: number) => {
    const length = end - start;
    if (wordKinds === digit) return length <= 10 && mayBeDecimal(start, end);
    if (length < 3) return false;
    if (at(start) === 0x30 && (at(start + 1) | 0x20) === 0x78) return mayBeHex(start, end);
    if (length < 8) return false;
    if (length === 8) return isWeakHex(start, start, end);
    if (length === 9) {
      const first = at(start) | 0x20;
      if (first === 0x68) {
        const value = hex8(start + 1);
        if (value >= 0 && !(kindAt(start - 1) || at(start - 1) === 0x20)) return mayBeStrong(value, start, end);
      }
      return (
        (first === 0x78 && isWeakHex(start + 1, start, end)) ||
        ((at(end - 1) | 0x20) === 0x68 && isWeakHex(start, start, end))
      );
    }
    return mayBeGlued(start, end);
  };
  /** A word that lost the space before its number, or has one behind an underscore. */
  const mayBeGlued = (start: number, end: number) => {
    const glue = at(end - 9);
    if (glue === 0x5f) {
      // WindowsUpdate_
      if ((at(end - 10) | 0x20) !== 0x65 || (at(end - 13) | 0x20) !== 0x64 || end - start !== 22) return false;
    } else if ((glue | 0x20) !== 0x78 || at(end - 10) !== 0x30) return false;
    const value = hex8(end - 8);
    return value === 0 || (value > 0 && mayBeStrong(value, start, end));
  };
  const isWeakHex = (digits: number, start: number, end: number) => {
    const value = hex8(digits);
    return value >= 0 && mayBeWeak(value, start, end);
  };

  const hashOf = (hash: number, start: number, end: number) => {
    for (let offset = start; offset < end; offset++) hash = addToHash(hash, at(offset));
    return hash;
  };
  const isNewName = (hash: number) => {
    const value = index.codeOf(hash);
    return value !== undefined && value !== noError && (value === 0 || isNew(value));
  };
  const isSymbol = (start: number, end: number) =>
    end - start <= index.longestName && isNewName(hashOf(emptyHash, start, end));
  const endOfWord = (start: number) => {
    let end = start;
    while (kindAt(end) !== 0 && end - start <= index.longestName) end++;
    return end;
  };
  const skipUnderscores = (start: number, end: number) => {
    let first = start;
    while (first < end && at(first) === 0x5f) first++;
    return first;
  };
  /** Where the next word begins, if only the end of a line is between; else 0. */
  const skipLineEnd = (end: number) => {
    const from = at(end) === 0x0d ? end + 1 : end;
    if (at(from) !== 0x0a) return 0;
    let start = from + 1;
    while (at(start) === 0x20 && start <= from + 8) start++;
    return kindAt(start) === 0 ? 0 : start;
  };
  const isWrapped = (start: number, end: number) => {
    const next = skipLineEnd(end);
    if (next === 0 || end - start > index.longestName) return false;
    const nextEnd = endOfWord(next);
    if (index.codeOf(hashOf(hashOf(emptyHash, start, end), next, nextEnd)) !== undefined) return true;
    if (at(start) !== 0x30 || (at(start + 1) | 0x20) !== 0x78 || end - start + nextEnd - next !== 10) return false;
    let value = 0;
    for (const [from, to] of [
      [start + 2, end],
      [next, nextEnd],
    ] as const) {
      for (let offset = from; offset < to; offset++) {
        if (!isHexAt(offset)) return false;
        value = value * 16 + (hexValues[at(offset)] ?? 0);
      }
    }
    return isNew(value) && index.hasCode(value);
  };

  return {
    mayBeCode: (start, end, wordKinds) => {
      if ((wordKinds & underscore) === 0) {
        if ((wordKinds & digit) !== 0) return mayBeNumber(start, end, wordKinds);
        return at(start) === 0x57 && isSymbol(start, end);
      }
      const first = skipUnderscores(start, end);
      let last = end;
      while (last > first && at(last - 1) === 0x5f) last--;
      const isEmphasized = first !== start || last !== end;
      if ((wordKinds & digit) !== 0) {
        if (isEmphasized ? mayBeNumber(first, last, wordKinds & ~underscore) : mayBeGlued(start, end)) return true;
      }
      return isSymbol(first, last);
    },
    findStart: (start, end) => {
      if (start > listedFrom && start < listedUntil) return listedFrom;
      // A setup extend code belongs to the code before it.
      return at(start) === 0x30 && end - start === 7 ? start - reachOfExtend : start;
    },
    findWrapped: (start, end, wordKinds) => {
      const first = skipUnderscores(start, end);
      if (isWrapped(first, end)) return first;
      // This may be the rest of a word that began on the line before.
      let before = start - 1;
      while (at(before) === 0x20 && before >= start - 8) before--;
      if (at(before) !== 0x0a || (wordKinds & (underscore | digit | hexLetter)) === 0) return -1;
      if (at(before - 1) === 0x0d) before--;
      let head = before;
      while (kindAt(head - 1) !== 0 && before - head <= index.longestName) head--;
      head = skipUnderscores(head, before);
      return head < before && isWrapped(head, before) ? head : -1;
    },
    announceUntil: (end) => {
      announcedUntil = Math.max(announcedUntil, end);
    },
  };
}
