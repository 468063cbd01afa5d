import { isKeyword, isLinkStart, rewriteLength } from './error-hints.ts';
import { findWrapped, isSymbol, skipUnderscores } from './judge-name.ts';
import { findStart, mayBeGlued, mayBeNumber } from './judge-number.ts';
import { at, digit, hexLetter, kindAt, type LogSlice, plainLetter, underscore } from './log-slice.ts';
import { continued, errorLetter, rewritten, times } from './mark-bytes.ts';
import { reachBefore, reachBehind } from './words-near.ts';

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
  /** What the word is made of that was visited last. */
  wordKinds: number;
}

export function createVisits(slice: LogSlice, report: ReportPlace): Visits {
  return { slice, report, reached: 0, judgedTo: 0, announcedTo: 0, wordKinds: 0 };
}

/**
 * Looks at two pairs of bytes, at the offset of the first; gives the pair to go on with.
 *
 * @param hasKeyword letters of a keyword are in them, or in the pair before
 * @param hasSign a part of a name or something that is rewritten
 * @param inRun a part of a long number
 */
export function visitPairs(
  visits: Visits,
  offset: number,
  hasKeyword: boolean,
  hasSign: boolean,
  inRun: boolean,
): number {
  const { slice } = visits;
  visits.reached = offset;
  if (hasKeyword) for (let start = offset - 2; start < offset + 2; start++) visitKeyword(visits, start);
  let place = Math.max(visits.judgedTo, offset - 2);
  if (hasSign) {
    while (place < offset + 4) {
      if (kindAt(slice, place) !== 0) place = passWord(visits, place);
      else visitSign(visits, place++);
    }
  } else if (inRun && place <= offset) place = passWord(visits, offset);
  visits.judgedTo = place;
  return Math.max(offset + 4, place) >> 1;
}

/** Visits a word, and the numbers that it announces: whoever goes on behind it does not see its letters. */
function passWord(visits: Visits, inside: number): number {
  const { marks } = visits.slice;
  const end = visitWord(visits, inside);
  if ((visits.wordKinds & plainLetter) === 0) return end;
  for (let offset = Math.max(inside - 2, end - reachBefore); offset < end; offset++) {
    if (isKeyword(marks, offset) || isWin32(visits.slice, offset)) visitAnnounced(visits, offset + 3);
  }
  return end;
}

/** Judges the word around an offset and gives its end. */
function visitWord(visits: Visits, inside: number): number {
  const { slice, report, reached } = visits;
  let wordKinds = kindAt(slice, inside);
  let start = inside;
  for (let kind = kindAt(slice, start - 1); kind !== 0 && inside - start < longestWord; ) {
    wordKinds |= kind;
    start--;
    kind = kindAt(slice, start - 1);
  }
  let end = inside + 1;
  for (let kind = kindAt(slice, end); kind !== 0; kind = kindAt(slice, end)) {
    wordKinds |= kind;
    end++;
  }
  visits.wordKinds = wordKinds;
  const before = at(slice, start - 1);
  if ((wordKinds & (digit | underscore)) === 0 && at(slice, start) !== 0x57 && before > 0x20) return end;
  if (end - start >= longestWord) return end;
  // %20 is a space: the word begins behind it.
  if (before === 0x25 && end - start > 2 && rewriteLength(slice.marks, start - 1) > 0) {
    start += 2;
    wordKinds = 0;
    for (let offset = start; offset < end; offset++) wordKinds |= kindAt(slice, offset);
  }
  if (at(slice, start) === 0x30 && (at(slice, start + 1) | 0x20) === 0x78 && end - start <= 8) {
    visitNumberBefore(visits, start);
  }
  if (mayBeCode(slice, start, end, wordKinds)) report(findStart(slice, start, end), end, reached);
  if (isAtLineEdge(slice, start, end)) {
    const wrapped = findWrapped(slice, start, end, wordKinds);
    if (wrapped >= 0) report(wrapped, end, reached);
  }
  return end;
}

function mayBeCode(slice: LogSlice, start: number, end: number, wordKinds: number): boolean {
  if ((wordKinds & underscore) === 0) {
    if ((wordKinds & digit) !== 0) return mayBeNumber(slice, start, end, wordKinds);
    return at(slice, start) === 0x57 && isSymbol(slice, start, end);
  }
  const first = skipUnderscores(slice, start, end);
  let last = end;
  while (last > first && at(slice, last - 1) === 0x5f) last--;
  if ((wordKinds & digit) !== 0) {
    const isEmphasized = first !== start || last !== end;
    if (isEmphasized ? mayBeNumber(slice, first, last, wordKinds & ~underscore) : mayBeGlued(slice, start, end)) {
      return true;
    }
  }
  return isSymbol(slice, first, last);
}

/** Visits the number that is written again in hex, as in `5 (0x5)`. */
function visitNumberBefore(visits: Visits, start: number): void {
  const { slice } = visits;
  let offset = start - 1;
  while (offset > start - reachBehind && kindAt(slice, offset) === 0) offset--;
  let first = offset;
  while (kindAt(slice, first) === digit && offset - first < 6) first--;
  if (offset < start - 1 && first < offset && kindAt(slice, first) === 0) visitWord(visits, offset);
}

/** Whether only white space is between a word and the end or the beginning of its line. */
function isAtLineEdge(slice: LogSlice, start: number, end: number): boolean {
  const behind = at(slice, end);
  const before = at(slice, start - 1);
  return behind === 0x0a || behind === 0x0d || before === 0x0a || (before === 0x20 && at(slice, start - 2) <= 0x20);
}

function visitSign(visits: Visits, offset: number): void {
  const { slice } = visits;
  switch (at(slice, offset)) {
    case 0x3c: // <
      if (isGluing(slice, offset)) reportRewrite(visits, offset);
      break;
    case 0x26: // & of &#…;
      if (at(slice, offset + 1) === 0x23) reportRewrite(visits, offset);
      break;
    case 0x25: // %% before a number
      if (at(slice, offset + 1) === 0x25 && kindAt(slice, offset + 2) === digit) visitWord(visits, offset + 2);
      break;
    case 0x5c: // \ of \_
      if (at(slice, offset + 1) === 0x5f) reportRewrite(visits, offset);
      break;
    case rewritten:
      reportRewrite(visits, offset);
      break;
    case times:
      if (at(slice, offset - 1) === 0x30) reportRewrite(visits, offset);
      break;
    case errorLetter:
      visitAnnounced(visits, offset + 1);
      break;
  }
}

function reportRewrite({ report, reached }: Visits, offset: number): void {
  report(Math.max(0, offset - reachOfRewrite), offset + reachOfRewrite, reached);
}

/** Whether a tag or a link begins that the finder takes out of the middle of a word. */
function isGluing(slice: LogSlice, offset: number): boolean {
  if (isLinkStart(slice.marks, offset)) return true;
  if (kindAt(slice, offset - 1) === 0) return false;
  let end = offset + 1;
  if (at(slice, end) === 0x2f) end++;
  const name = end;
  while ((kindAt(slice, end) & (hexLetter | plainLetter)) !== 0 && end - name < 7) end++;
  if (!/^(?:b|code|em|i|s|strong|u|wbr)$/i.test(String.fromCharCode(...slice.marks.subarray(name, end)))) return false;
  for (let room = 0; room < 4 && at(slice, end) !== 0x3e; room++) end++;
  return kindAt(slice, end + 1) !== 0;
}

/** Judges the numbers that the word before an offset announces. */
function visitAnnounced(visits: Visits, from: number): void {
  const { slice } = visits;
  let to = from + reachOfKeyword;
  for (let offset = from; offset < to && offset < slice.marks.length; ) {
    const kind = kindAt(slice, offset);
    if (kind === digit && offset >= visits.announcedTo) {
      offset = visitWord(visits, offset);
      continue;
    }
    if (kind === 0) to += at(slice, offset) === continued ? 1 : rewriteLength(slice.marks, offset);
    offset++;
  }
  visits.announcedTo = Math.max(visits.announcedTo, to);
}

function visitKeyword(visits: Visits, offset: number): void {
  const { slice } = visits;
  if (isKeyword(slice.marks, offset) || isWin32(slice, offset)) visitAnnounced(visits, offset + 3);
  else if (at(slice, offset) === 0x5b && isServiceControl(slice, offset)) {
    slice.announcedUntil = offset + reachOfKeyword;
    visits.announcedTo = 0;
    visitAnnounced(visits, offset + 3);
  }
}

/** `[SC` of the Service Control Manager's tool, which announces any number on its line. */
function isServiceControl(slice: LogSlice, offset: number): boolean {
  return (at(slice, offset + 1) | 0x20) === 0x73 && (at(slice, offset + 2) | 0x20) === 0x63;
}

/** The end of Win32 and win 32. */
function isWin32(slice: LogSlice, offset: number): boolean {
  if ((at(slice, offset) | 0x20) !== 0x6e) return false;
  const number = at(slice, offset + 1) === 0x20 ? offset + 2 : offset + 1;
  return at(slice, number) === 0x33 && at(slice, number + 1) === 0x32;
}
