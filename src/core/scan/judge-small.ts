import { reachOfListed } from '../read-small-number.ts';
import { isFailedRestart, isInstallerExitCode, mayBeListed } from '../small-numbers.ts';
import { reachBefore } from '../words-near.ts';
import {
  isDigit,
  isLetter,
  isLetterOrDigit,
  joining,
  kindAt,
  letterAt,
  markAt,
  otherLetter,
  readDecimalDigits,
  startsWith,
  toMarkTable,
  underscore,
} from './marks.ts';
import { isBehindOther, isEnding } from './near-words.ts';
import { isPercentEscape, rewriteBeginnings, rewriteLength } from './rewrites.ts';
import { isNew, ofWin32, type Slice, slack } from './slice.ts';

/*
 * Whether a number of up to 65535 may be a Win32 error or the exit code of an installer, by the words right before it and behind it
 * (small-numbers.ts).
 */

/** Whether `%%` stands before a number. */
export function isMessageNumber({ marks }: Slice, start: number): boolean {
  return markAt(marks, start - 1) === 0x25 && markAt(marks, start - 2) === 0x25;
}

/**
 * Whether a decimal of up to 65535 may be a Win32 error or the exit code of an installer.
 *
 * @param isAfterKeyword a word that can announce it stands before it, so that it is worth a look
 */
export function mayBeSmall(slice: Slice, value: number, start: number, end: number, isAfterKeyword: boolean): boolean {
  const { marks, index } = slice;
  if (index.small[value] !== 1 || markAt(marks, start) === 0x30 || isPartOfOther(slice, end)) return false;
  if (isHyphenated(marks, start)) return false;
  if (!isNew(slice, ofWin32(value)) && !hasNewListed(slice, end)) return false;
  if (isMessageNumber(slice, start)) return true;
  if (isInstallerExitCode(value) || isFailedRestart(value)) {
    return isBeforeErrorWord(slice, end) || mayBeAnnounced(slice, start);
  }
  return isAfterKeyword && mayBeAnnounced(slice, start);
}

/** Whether a hyphen joins a number to a word or number before it: PC-1639, but not "error-1639" (`standsAlone` of is-code.ts). */
export function isHyphenated(marks: Uint8Array, start: number): boolean {
  if (markAt(marks, start - 1) !== 0x2d || isPercentEscape(marks, start - 4)) return false;
  return isLetterOrDigit(marks, start - 2) === 1 && endsHyphenated[markAt(marks, start - 2)] === 0;
}

/** 1 for the last letters of the words that a hyphen may join to a code: error, code, fehler, hresult, hr. */
const endsHyphenated = toMarkTable('retRET');

/** Whether the number that ends here is a part of a time, a date, a version or a fraction. */
function isPartOfOther({ marks }: Slice, end: number): boolean {
  const behind = markAt(marks, end);
  return (behind === 0x2e || behind === 0x3a || behind === 0x2d || behind === 0x2f) && isDigit(marks, end + 1);
}

/** Whether a number that is not found yet may be listed together with the one that ends here. */
export function hasNewListed(slice: Slice, from: number): boolean {
  return endOfList(slice, from) > from;
}

/**
 * Where the last number ends that may be listed together with the one that ends here and is not found yet: `1603 and 1618`. It is
 * `from` where there is none, and as far behind it as a list may go where something is rewritten.
 */
export function endOfList(slice: Slice, from: number): number {
  const { marks, passed } = slice;
  const isPassed = from >= passed.from && from < passed.to;
  let end = from;
  let listedTo = isPassed ? Math.max(from, passed.listedTo) : from;
  let place = isPassed ? passed.to : from;
  for (; place < listedTo + reachOfListed + slack && place < from + longestList; place++) {
    if (tellsOfList[markAt(marks, place)] === 0) continue;
    if (endsList[markAt(marks, place)] === 1) break;
    if (rewriteLength(marks, place) > 0) return from + longestList;
    if (!isDigit(marks, place) || kindAt(marks, place - 1) !== 0) continue;
    const start = place;
    while (isDigit(marks, place + 1)) place++;
    const value = listedValue(slice, start, place + 1);
    if (value === 0) continue;
    listedTo = place + 1;
    if (isNew(slice, ofWin32(value))) end = place + 1;
  }
  if (end === from) {
    if (!isPassed) passed.from = from;
    passed.to = place;
    passed.listedTo = listedTo;
  }
  return end;
}

/** The value of a number that may be a code of a list; 0 where it can be none. */
function listedValue({ marks, index }: Slice, start: number, end: number): number {
  if (end - start > 5 || markAt(marks, start) === 0x30 || isLetter(marks, end) || !isJoined(marks, start)) return 0;
  const value = readDecimalDigits(marks, start, end);
  return mayBeListed(value) && index.small[value] === 1 ? value : 0;
}

/** 1 for what never stands between two numbers of a list (`isJoined` of small-numbers.ts). */
const endsList = toMarkTable('.;:');
/** 1 for what never stands between two numbers of a list, for digits, and for what begins something that is rewritten. */
const tellsOfList = toMarkTable(`.;:0123456789${rewriteBeginnings}`);

/** More than a list of codes is long (`reachOfList`), in marks. */
const longestList = 256;

/** Whether what stands before a number may join it to the one before: a comma, a slash, "and". */
function isJoined(marks: Uint8Array, start: number): boolean {
  let last = start - 1;
  while (markAt(marks, last) <= 0x20 && last > start - reachOfListed) last--;
  const mark = markAt(marks, last);
  if (mark === 0x2c || mark === 0x2f || mark === 0x26 || mark === joining) return true;
  // and, or, und, oder, et, ou, y, o, e
  if (!isLetter(marks, last)) return false;
  return [1, 2, 3, 4].some((length) => (kindAt(marks, last - length) & ~underscore) === 0);
}

/** Whether the last word before a number can announce a small one. */
export function mayBeAnnounced({ marks }: Slice, start: number): boolean {
  for (let place = start - 1; place >= start - reachBefore - slack; place--) {
    // An escape: %20 in a URL.
    if (markAt(marks, place - 2) === 0x25 && isPercentEscape(marks, place - 2)) {
      place -= 2;
      continue;
    }
    const mark = markAt(marks, place);
    // A sign beyond ASCII too: nº 5.
    if (mark >= otherLetter) return mark !== otherLetter;
    if (isLetter(marks, place)) return isLastWord(marks, place) || isBehindOther(marks, place);
    if (mark === 0x25) return true;
    if (isDigit(marks, place)) return mark === 0x32 && markAt(marks, place - 1) === 0x33; // Win32
    // The end of an entity, a tag or a mention.
    if (mark === 0x3b || mark === 0x3e || mark === 0x7c) return true;
  }
  return false;
}

/**
 * Whether the word that ends at a place can stand before a small number that it announces: "of" only behind another of those, "out" only as the
 * end of "fout".
 */
function isLastWord(marks: Uint8Array, last: number): boolean {
  if (!isEnding(marks, last + 1)) return false;
  if (startsWith(marks, last - 2, 'out')) return letterAt(marks, last - 3) === 0x66;
  if (!startsWith(marks, last - 2, ' of') || !isLetter(marks, last - 3)) return true;
  return (isEnding(marks, last - 2) && !startsWith(marks, last - 6, ' out')) || isBehindOther(marks, last - 3);
}

/** Whether a word may follow that makes a number an error: "1603 error", "报1603错误". */
export function isBeforeErrorWord({ marks }: Slice, end: number): boolean {
  const place = markAt(marks, end) === 0x20 || markAt(marks, end) === 0x2d ? end + 1 : end;
  const mark = markAt(marks, place);
  return (
    mark >= 0x80 ||
    rewriteLength(marks, place) > 0 ||
    letterAt(marks, place) === 0x65 ||
    letterAt(marks, place) === 0x66
  );
}
