import { reachBefore, reachBehind } from '../words-near.ts';
import { mayBe0x, mayBeDigits } from './judge-number.ts';
import { judgeWordAt } from './judge-word.ts';
import {
  countHexBefore,
  countHexFrom,
  endOfHex,
  guidLength,
  isGuid,
  kindAt,
  letterAt,
  markAt,
  readFourDigits,
} from './marks.ts';
import { hasErrorWord } from './near-words.ts';
import { type Slice, slack } from './slice.ts';

/*
 * Bare hex and long decimals are codes only near an error word, and so is what has the notation of a code but does not look like
 * one. Most of a log is not near any, and is not searched for them.
 */

/** The longest row of hex digits that may hold a code: two of a %20 in front of ten, or a sign-extended number behind 0x. */
const longestRun = { inWord: 12, behind0x: 16 };

/** The most marks near error words that are not searched yet: what is found there is much to read in one go. */
const longestWait = 4096;

/** How far before an error word the numbers end that it makes codes; it may begin a little before where it is told. */
const reach = reachBehind + 2;
/** The same where something is rewritten. */
const reachOfRewritten = reach + slack;
/** How far behind an error word their digits begin, with 0x in front, and one more: it may be told by the mark before it. */
const reachOfWord = reachBefore + 4;

/**
 * Notes that an error word begins at a place, or what is rewritten and may hide one.
 *
 * @param length how much of the log may be rewritten to less there, in marks
 */
export function noteErrorWord(slice: Slice, place: number, length: number): void {
  const from = place - (length === 0 ? reach : reachOfRewritten);
  if (from > slice.nearTo) {
    findWeakPlaces(slice, place);
    slice.weakTo = Math.max(slice.weakTo, from);
  } else if (place - slice.weakTo > longestWait) findWeakPlaces(slice, place);
  slice.nearTo = Math.max(slice.nearTo, place + length + reachOfWord);
}

/** Has the weak notations before a place read that have an error word near, unless they are judged already. */
export function findWeakPlaces(slice: Slice, place: number): void {
  judgeRuns(slice, Math.min(place, slice.nearTo));
}

/** The same of those that an error word behind the place would make codes: what is there is about to be read. */
export function findAllWeakPlaces(slice: Slice, place: number): void {
  findWeakPlaces(slice, place);
  slice.weakTo = Math.max(slice.weakTo, place - reachOfRewritten);
  judgeRuns(slice, place);
}

/** Judges the hex digits in a row that end behind `weakTo` and begin before a place. */
function judgeRuns(slice: Slice, to: number): void {
  if (to <= slice.weakTo) return;
  const { words, index } = slice;
  const { hexPairs } = index.clues;
  slice.isNear = true;
  // A row is told by its sixth digit.
  const end = (to + 8) >> 2;
  let word = findHexDigits(words, hexPairs, Math.max((slice.weakTo - 8) >> 2, (slice.runsTo + 3) >> 2), end);
  while (word < end) {
    const start = startOfRun(slice.marks, 4 * word);
    // What is before the place is read first.
    if (start >= to) break;
    slice.runsTo = visitRun(slice, start, 4 * word);
    word = findHexDigits(words, hexPairs, Math.max(word + 1, (slice.runsTo + 3) >> 2), end);
  }
  slice.weakTo = Math.max(slice.weakTo, to);
  slice.isNear = false;
}

/** The first word from one on that begins with one of six hex digits in a row, the sixth at the latest; `end` where none does. */
function findHexDigits(words: Int32Array, hexPairs: Uint8Array, from: number, end: number): number {
  const earlier = words[from - 1] as number;
  let first = hexPairs[earlier & 0xffff] as number;
  let second = hexPairs[earlier >>> 16] as number;
  let beforeFirst = hexPairs[(words[from - 2] as number) >>> 16] as number;
  for (let at = from; at < end; at++) {
    const word = words[at] as number;
    const [third, fourth] = [hexPairs[word & 0xffff] as number, hexPairs[word >>> 16] as number];
    // Three pairs in a row, or two with a digit on either side.
    const isThree = second & third & (first | fourth);
    const isSix =
      (second & third & (first >> 2) & (fourth >> 1)) | (first & second & (beforeFirst >> 2) & (third >> 1));
    if (((isThree | isSix) & 1) !== 0) return at;
    beforeFirst = second;
    first = third;
    second = fourth;
  }
  return end;
}

/** Where the hex digits begin, of which eight at the most are looked at, that stand together before one at a place. */
function startOfRun(marks: Uint8Array, place: number): number {
  const four = countHexBefore(marks, place);
  return place - (four === 4 ? 4 + countHexBefore(marks, place - 4) : four);
}

/** Judges the word around a hex digit, if as many as a code has stand there together from `start` on; gives where to go on. */
function visitRun(slice: Slice, start: number, place: number): number {
  const { marks } = slice;
  const next = countHexFrom(marks, place);
  const end = next === 4 ? endOfHex(marks, place + 4) : place + next;
  if (end - start < 8) {
    // Six or seven digits are a success in decimal.
    if (slice.index.fourDigits[readFourDigits(marks, start)] === 1) judgeWordAt(slice, place);
    return end;
  }
  const isInWord = kindAt(marks, start - 1) !== 0;
  if (!isInWord && isGuid(marks, start)) return start + guidLength;
  if (end <= slice.weakTo) return end;
  slice.weakTo = end;
  const length = end - start;
  if (isInWord || kindAt(marks, end) !== 0 || markAt(marks, start - 1) === 0x25) {
    if (is0xBefore(marks, start)) {
      // What looks like a failure is a code without any error word; the rest needs one, before it or behind.
      const needsErrorWord = length <= longestRun.behind0x && !isFailure(marks, start);
      if (needsErrorWord && (start <= slice.nearTo || hasErrorWord(marks, end, end + reachOfRewritten)))
        judge0x(slice, start, end);
    } else if (length <= longestRun.inWord && mayBeInWord(marks, start, end)) judgeWordAt(slice, place);
  } else if (length <= 10 && start >= slice.readTo && mayBeDigits(slice, start, end)) slice.read(start, end);
  // The last digits may be the first letters of a word: "Fehler", "failed".
  return kindAt(marks, end) === 0 ? end : end - 4;
}

/** Whether `0x` stands before a place. The zero of %20 is a space. */
function is0xBefore(marks: Uint8Array, place: number): boolean {
  if (markAt(marks, place - 2) !== 0x30 || letterAt(marks, place - 1) !== 0x78) return false;
  return markAt(marks, place - 3) !== 0x32 || markAt(marks, place - 4) !== 0x25;
}

/** Whether hex digits begin as those of a failure do, with 8, 9, c or d. */
function isFailure(marks: Uint8Array, start: number): boolean {
  const first = letterAt(marks, start);
  return first === 0x38 || first === 0x39 || first === 0x63 || first === 0x64;
}

/** Judges a number with 0x in front. */
function judge0x(slice: Slice, start: number, end: number): void {
  const { marks } = slice;
  if (kindAt(marks, start - 3) !== 0 || kindAt(marks, end) !== 0) judgeWordAt(slice, start);
  else if (start - 2 >= slice.readTo && mayBe0x(slice, start - 2, end, end - start)) slice.read(start - 2, end);
}

/** Whether hex digits may be a code although they are a part of a word: `x80cf0016`, `&h80cf0016`, `_80cf0016_`, `80cf0016h`. */
function mayBeInWord(marks: Uint8Array, start: number, end: number): boolean {
  const [before, behind] = [letterAt(marks, start - 1), letterAt(marks, end)];
  if (before === 0x78 || before === 0x68 || before === 0x7f) return true;
  return kindAt(marks, start - 1) === 0 && (kindAt(marks, end) === 0 || behind === 0x68 || behind === 0x7f);
}
