import { reachBefore, reachBehind } from '../../src/core/words-near.ts';
import { isKeyword, isLinkStart, rewriteLength } from './error-hints.ts';
import { findWrapped, isSymbol, skipUnderscores } from './judge-name.ts';
import { findStart, mayBeGlued, mayBeNumber } from './judge-number.ts';
import {
  at,
  digit,
  endOfWord,
  findDigitOrSign,
  hexLetter,
  kindAt,
  kindsOf,
  type LogSlice,
  plainLetter,
  startOfWord,
  underscore,
} from './log-slice.ts';
import { continued, errorLetter, rewritten, times } from './mark-bytes.ts';
import { decimalEnds, exitCodeEnds, keywordEnds, run, sign, word } from './pair-signals.ts';

/**
 * Takes a place that may hold a code, from an offset of the slice to another. What follows begins no more than
 * `reachOfRewrite` before `reached`.
 */
export type ReportPlace = (from: number, to: number, reached: number) => void;

/** How far around a rewritten character the finder has to look: the longest names, with rewrites inside. */
export const reachOfRewrite = 600;
/** A longer word is no code, however many underscores are around the code. */
const longestWord = 4096;
/** How far behind a word such as "error" the small numbers are that it announces, in units. */
const reachOfKeyword = reachBefore + 16;

/** What has been looked at of a slice. */
export interface Visits {
  readonly slice: LogSlice;
  readonly report: ReportPlace;
  /** The pairs of bytes that are looked at. */
  reached: number;
  /** Up to here all words are judged. */
  judgedTo: number;
  /** Up to here the numbers that a keyword announces are judged. */
  announcedTo: number;
  /** Up to here it is reported what rewritten characters may be a part of. */
  rewrittenTo: number;
}

export function createVisits(slice: LogSlice, report: ReportPlace): Visits {
  return { slice, report, reached: 0, judgedTo: 0, announcedTo: 0, rewrittenTo: 0 };
}

/**
 * Looks at two pairs of bytes, at the offset of the first; gives the pair to go on with.
 *
 * @param signals what they say, also together with the pair before (pair-signals.ts)
 */
export function visitPairs(visits: Visits, offset: number, signals: number): number {
  const { slice } = visits;
  const { marks } = slice;
  visits.reached = offset;
  if ((signals & keywordEnds) !== 0) for (let at = offset - 2; at < offset + 2; at++) visitKeyword(visits, at);
  if ((signals & sign) !== 0) for (let at = offset - 1; at < offset + 4; at++) visitSign(visits, at);
  let place = Math.max(visits.judgedTo, offset - 2);
  if ((signals & (word | exitCodeEnds)) !== 0) {
    while (place < offset + 4) place = kindAt(marks, place) === 0 ? place + 1 : passWord(visits, place);
  } else if ((signals & (run | decimalEnds)) !== 0 && place <= offset) {
    place = (signals & decimalEnds) === 0 ? visitRun(visits, offset) : passWord(visits, offset);
  }
  visits.judgedTo = place;
  return Math.max(offset + 4, place) >> 1;
}

/** Visits the number around an offset, if it is one; most are a part of something too short or too long. */
function visitRun(visits: Visits, inside: number): number {
  const { marks } = visits.slice;
  const start = startOfWord(marks, inside, inside - longestWord);
  const end = endOfWord(marks, inside);
  const wordKinds = kindsOf(marks, start, end);
  const isHex = (wordKinds & (plainLetter | underscore)) === 0 && at(marks, start - 1) !== 0x25;
  if (isHex && (end - start < 8 || end - start > 10) && !isAtLineEdge(marks, start, end)) return end;
  judgeWord(visits, start, end, wordKinds);
  if (!isHex) visitKeywords(visits, Math.max(inside - 2, end - reachBefore), end);
  return end;
}

/** Visits a word, and the numbers that it announces: whoever goes on behind it does not see its letters. */
function passWord(visits: Visits, inside: number): number {
  const { marks } = visits.slice;
  const start = startOfWord(marks, inside, inside - longestWord);
  const end = endOfWord(marks, inside);
  const wordKinds = kindsOf(marks, start, end);
  if (at(marks, start) === 0x30 && (at(marks, start + 1) | 0x20) === 0x78 && end - start <= 8) {
    visitNumberBefore(visits, start);
  }
  judgeWord(visits, start, end, wordKinds);
  if ((wordKinds & plainLetter) !== 0) visitKeywords(visits, Math.max(inside - 2, end - reachBefore), end);
  return end;
}

/** Judges the word around an offset. */
function visitWord(visits: Visits, inside: number): void {
  const { marks } = visits.slice;
  const start = startOfWord(marks, inside, inside - longestWord);
  const end = endOfWord(marks, inside);
  judgeWord(visits, start, end, kindsOf(marks, start, end));
}

/** Reports a word if it may be a code. */
function judgeWord({ slice, report, reached }: Visits, wordStart: number, end: number, kindsOfWord: number): void {
  const { marks } = slice;
  let start = wordStart;
  let wordKinds = kindsOfWord;
  const before = at(marks, start - 1);
  if ((wordKinds & (digit | underscore)) === 0 && at(marks, start) !== 0x57 && before > 0x20) return;
  if (end - start >= longestWord) return;
  // %20 is a space: the word begins behind it.
  if (before === 0x25 && rewriteLength(marks, start - 1) > 0) {
    start += 2;
    if (start === end) return;
    wordKinds = kindsOf(marks, start, end);
  }
  if (mayBeCode(slice, start, end, wordKinds)) report(findStart(slice, start, end), end, reached);
  if (isAtLineEdge(marks, start, end)) {
    const wrapped = findWrapped(slice, start, end, wordKinds);
    if (wrapped >= 0) report(wrapped, end, reached);
  }
}

function mayBeCode(slice: LogSlice, start: number, end: number, wordKinds: number): boolean {
  const { marks } = slice;
  if ((wordKinds & underscore) === 0) {
    if ((wordKinds & digit) !== 0) return mayBeNumber(slice, start, end, wordKinds);
    return at(marks, start) === 0x57 && isSymbol(slice, start, end);
  }
  const first = skipUnderscores(slice, start, end);
  let last = end;
  while (last > first && at(marks, last - 1) === 0x5f) last--;
  if ((wordKinds & digit) !== 0) {
    const isEmphasized = first !== start || last !== end;
    if (isEmphasized ? mayBeNumber(slice, first, last, wordKinds & ~underscore) : mayBeGlued(slice, start, end)) {
      return true;
    }
  }
  return isSymbol(slice, first, last);
}

/** Visits the number that is written again in hex behind it, as in `5 (0x5)`. */
function visitNumberBefore(visits: Visits, start: number): void {
  const { slice } = visits;
  const { marks } = slice;
  let offset = start - 1;
  while (offset > start - reachBehind && kindAt(marks, offset) === 0) offset--;
  let first = offset;
  while (kindAt(marks, first) === digit && offset - first < 6) first--;
  if (offset < start - 1 && first < offset && kindAt(marks, first) === 0) visitWord(visits, offset);
}

/** Whether only white space is between a word and the end or the beginning of its line. */
function isAtLineEdge(marks: Uint8Array, start: number, end: number): boolean {
  const behind = at(marks, end);
  const before = at(marks, start - 1);
  return behind === 0x0a || behind === 0x0d || before === 0x0a || (before === 0x20 && at(marks, start - 2) <= 0x20);
}

function visitSign(visits: Visits, offset: number): void {
  const { slice } = visits;
  const { marks } = slice;
  switch (at(marks, offset)) {
    case 0x3c: // <
      if (isGluing(slice, offset)) reportRewrite(visits, offset);
      break;
    case 0x26: // & of &#…;
      if (at(marks, offset + 1) === 0x23) reportRewrite(visits, offset);
      break;
    case 0x25: // %% before a number
      if (at(marks, offset + 1) === 0x25 && kindAt(marks, offset + 2) === digit) visitWord(visits, offset + 2);
      break;
    case 0x5c: // \ of \_
      if (at(marks, offset + 1) === 0x5f) reportRewrite(visits, offset);
      break;
    case rewritten:
      reportRewrite(visits, offset);
      break;
    case times:
      if (at(marks, offset - 1) === 0x30) reportRewrite(visits, offset);
      break;
    case errorLetter:
      visitAnnounced(visits, offset + 1);
      break;
  }
}

/** Reports what is around a rewritten character; of many in a row not each. */
function reportRewrite(visits: Visits, offset: number): void {
  if (offset + reachOfRewrite <= visits.rewrittenTo) return;
  visits.rewrittenTo = offset + 2 * reachOfRewrite;
  visits.report(Math.max(0, offset - reachOfRewrite), visits.rewrittenTo, visits.reached);
}

/** Whether a tag or a link begins that the finder takes out of the middle of a word. */
function isGluing(slice: LogSlice, offset: number): boolean {
  const { marks } = slice;
  if (isLinkStart(marks, offset)) return true;
  if (kindAt(marks, offset - 1) === 0) return false;
  let end = offset + 1;
  if (at(marks, end) === 0x2f) end++;
  const name = end;
  while ((kindAt(marks, end) & (hexLetter | plainLetter)) !== 0 && end - name < 7) end++;
  if (!/^(?:b|code|em|i|s|strong|u|wbr)$/i.test(String.fromCharCode(...marks.subarray(name, end)))) return false;
  for (let room = 0; room < 4 && at(marks, end) !== 0x3e; room++) end++;
  return kindAt(marks, end + 1) !== 0;
}

/** Visits the numbers that the words before them announce, of which letters stand between two offsets. */
function visitKeywords(visits: Visits, from: number, to: number): void {
  const { marks } = visits.slice;
  for (let offset = from; offset < to; offset++) {
    if (isKeyword(marks, offset) || isWin32(marks, offset)) visitAnnounced(visits, offset + 3);
  }
}

/** Judges the small numbers that the word before an offset announces. */
function visitAnnounced(visits: Visits, from: number): void {
  const { slice } = visits;
  const { marks } = slice;
  let to = from + reachOfKeyword;
  for (let offset = findDigitOrSign(marks, from, to); offset < to; offset = findDigitOrSign(marks, offset + 1, to)) {
    if (kindAt(marks, offset) !== digit) {
      to = Math.min(marks.length, to + (at(marks, offset) === continued ? 1 : rewriteLength(marks, offset)));
      continue;
    }
    if (offset >= visits.announcedTo && mayBeSmallNumber(slice, offset)) visitWord(visits, offset);
    while (kindAt(marks, offset + 1) === digit) offset++;
  }
  visits.announcedTo = Math.max(visits.announcedTo, to);
}

/** Whether the digits from an offset on are not a part of a longer word, and those of a known error if they are few. */
function mayBeSmallNumber({ marks, index }: LogSlice, start: number): boolean {
  let value = 0;
  let end = start;
  for (; kindAt(marks, end) === digit && value <= 0xffff; end++) value = 10 * value + (marks[end] as number) - 0x30;
  // 0x5, or digits behind an escape such as %20
  if (value > 0xffff || kindAt(marks, end) !== 0) return value === 0 || marks[start - 1] === 0x25;
  return index.small[value] === 1 || marks[start - 1] === 0x25;
}

function visitKeyword(visits: Visits, offset: number): void {
  const { slice } = visits;
  const { marks } = slice;
  if (isKeyword(marks, offset) || isWin32(marks, offset)) visitAnnounced(visits, offset + 3);
  else if (at(marks, offset) === 0x5b && isServiceControl(slice, offset)) {
    slice.announcedUntil = offset + reachOfKeyword;
    visits.announcedTo = 0;
    visitAnnounced(visits, offset + 3);
  }
}

/** `[SC` of the Service Control Manager's tool, which announces any number on its line. */
function isServiceControl(slice: LogSlice, offset: number): boolean {
  const { marks } = slice;
  return (at(marks, offset + 1) | 0x20) === 0x73 && (at(marks, offset + 2) | 0x20) === 0x63;
}

/** The end of Win32 and win 32. */
function isWin32(marks: Uint8Array, offset: number): boolean {
  if ((at(marks, offset) | 0x20) !== 0x6e) return false;
  const number = at(marks, offset + 1) === 0x20 ? offset + 2 : offset + 1;
  return at(marks, number) === 0x33 && at(marks, number + 1) === 0x32;
}
