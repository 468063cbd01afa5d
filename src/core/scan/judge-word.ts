import { reachBehind } from '../words-near.ts';
import { isBrokenName, mayBeName } from './judge-name.ts';
import { mayBeNumber } from './judge-number.ts';
import { hasNewListed } from './judge-small.ts';
import {
  countHexDigits,
  digit,
  endOfWord,
  kindAt,
  kindsOf,
  letterAt,
  markAt,
  readHexDigits,
  readWord,
  startOfWord,
  startsWith,
  underscore,
  type Word,
} from './marks.ts';
import { isPercentEscape } from './rewrites.ts';
import { isErrorNear, isNew, ofWin32, reachOfRewrite, type Slice } from './slice.ts';

/** Longer than what the finder takes for a code (`maxWordLength`), with an escape for each character. */
const longestWord = 600;

const word: Word = { start: 0, end: 0, kinds: 0 };

/** Judges the word around a place, once. */
export function visitWord(slice: Slice, inside: number): void {
  if (inside >= slice.judgedTo) slice.judgedTo = judgeWordAt(slice, inside);
}

/** Judges the word around a place; gives where it ends. */
export function judgeWordAt(slice: Slice, inside: number): number {
  readWord(slice.marks, inside, inside - longestWord, word);
  const { start, end, kinds } = word;
  if (end - start < longestWord) judgeWord(slice, start, end, kinds);
  return end;
}

/** Has a word read if it may be a code. */
function judgeWord(slice: Slice, wordStart: number, end: number, kindsOfWord: number): void {
  const { marks } = slice;
  let start = wordStart;
  let wordKinds = kindsOfWord;
  // %20 is a space: the word begins behind it.
  if (markAt(marks, start - 1) === 0x25 && isPercentEscape(marks, start - 1)) {
    start += 2;
    wordKinds = kindsOf(marks, start, end);
  }
  if (start < slice.readTo) return;
  if ((wordKinds & underscore) === 0) {
    if ((wordKinds & digit) === 0) {
      // The names of Winsock have no underscore.
      if (startsWith(marks, start, 'wsa')) judgeName(slice, start, end, end);
      return;
    }
    if (letterAt(marks, start + 1) === 0x78) judgeNumberBefore(slice, start, end);
    if (mayBeNumber(slice, start, end, wordKinds)) slice.read(start, end);
    return;
  }
  if (isEscaped(marks, start, end)) {
    readEscaped(slice, start, end);
    return;
  }
  let first = start;
  let last = end;
  while (first < end && markAt(marks, first) === 0x5f) first++;
  while (last > first && markAt(marks, last - 1) === 0x5f) last--;
  const inner = (wordKinds & digit) === 0 ? 0 : kindsOf(marks, first, last);
  if (inner !== 0 && mayBeNumber(slice, first, last, inner)) {
    slice.read(start, end);
  } else judgeName(slice, first, last, end);
}

/** Has a word read if it is a name, or the part of one before a line end. */
function judgeName(slice: Slice, first: number, last: number, end: number): void {
  if (mayBeName(slice, first, last) || isBrokenName(slice, first, end)) slice.read(first, end);
}

/** Whether an underscore of Markdown joins a word to another: `OM\_E\_NO\_SERVICE`. */
function isEscaped(marks: Uint8Array, start: number, end: number): boolean {
  const isBehind = markAt(marks, start - 1) === 0x5c && markAt(marks, start) === 0x5f;
  return isBehind || (markAt(marks, end) === 0x5c && markAt(marks, end + 1) === 0x5f);
}

function readEscaped(slice: Slice, start: number, end: number): void {
  const { marks } = slice;
  if (start < slice.escapedTo) return;
  const isPart = (place: number) => kindAt(marks, place) !== 0 || markAt(marks, place) === 0x5c;
  let first = start;
  while (isPart(first - 1) && first > end - longestWord) first--;
  let last = end;
  while (isPart(last) && last < end + longestWord) last++;
  slice.escapedTo = last;
  if (last - first < longestWord) slice.read(first, last);
}

/** Has a number read that is written again in hex behind it, as in `1722 (0x6ba)`, unless it is found already. */
function judgeNumberBefore(slice: Slice, start: number, end: number): void {
  const { marks } = slice;
  if (isFoundAndUnlisted(slice, start, end)) return;
  let place = start - 1;
  let isInBrackets = false;
  for (; place > start - reachBehind; place--) {
    if (isPercentEscape(marks, place - 2) && markAt(marks, place - 2) === 0x25) place -= 2;
    else if (markAt(marks, place) > 0x20 && markAt(marks, place) !== 0x28) break;
    isInBrackets ||= markAt(marks, place) !== 0x20;
  }
  if (!isInBrackets || !isErrorNear(slice, start, end)) return;
  const mark = markAt(marks, place);
  // The end of an entity or a mention, which may be a space.
  if (mark === 0x3b || mark === 0x3e || mark === 0x7c) slice.read(place - reachOfRewrite, end);
  else if (kindAt(marks, place) === digit) slice.read(startOfWord(marks, place, place - 6), end);
}

/** Whether a number with `0x` can only be one that is found already, with no new one listed behind it. */
function isFoundAndUnlisted(slice: Slice, start: number, end: number): boolean {
  const { marks } = slice;
  const digits = end - start - 2;
  if (digits < 1 || digits > 8 || countHexDigits(marks, start + 2) !== digits) return false;
  const value = readHexDigits(marks, start + 2, end);
  return value >>> 16 === 0 && !isNew(slice, ofWin32(value)) && !hasNewListed(slice, end);
}

/** Judges the word that begins at a place behind a sign. */
export function judgeWordFrom(slice: Slice, start: number): void {
  const end = endOfWord(slice.marks, start);
  if (end - start < longestWord) judgeWord(slice, start, end, kindsOf(slice.marks, start, end));
}
