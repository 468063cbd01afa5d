import { reachBefore } from '../words-near.ts';
import { hasNewListed, mayBeSmall } from './judge-small.ts';
import {
  countHexDigits,
  digit,
  endOfWord,
  isDigit,
  isLetter,
  kindsOf,
  letterAt,
  markAt,
  readDecimalDigits,
  readHexDigits,
  startsWith,
  toMarkTable,
} from './marks.ts';
import { beginsRewrite, hasRewrite, isPercentEscape, rewriteBeginnings, rewriteLength } from './rewrites.ts';
import { isNew, ofWin32, reachOfRewrite, type Slice, slack } from './slice.ts';

/** How far behind a word such as "error" the small numbers are that it announces. */
const reachOfKeyword = reachBefore + slack;

/** Judges the small number behind a word that can announce one, or behind the mark in front of such a word. */
export function judgeKeyword(slice: Slice, place: number): void {
  const { marks } = slice;
  const at = isLetter(marks, place) || startsWith(marks, place, '[sc]') ? place : place + 1;
  const length = at === slice.lastKeyword ? 0 : keywordLength(marks, at);
  if (length === 0) return;
  slice.lastKeyword = at;
  if (markAt(marks, at) === 0x5b) readBehindServiceControl(slice, at);
  else judgeAnnounced(slice, at, at + length);
}

/** How long the word is at a place that can announce a small number, or its beginning; 0 where none is. */
function keywordLength(marks: Uint8Array, place: number): number {
  switch (letterAt(marks, place)) {
    case 0x65: // error, erreur and the like; SocketException (10060)
      if (startsWith(marks, place, 'exception')) return startsWith(marks, place - 6, 'socket') ? 9 : 0;
      return startsWith(marks, place, 'err') ? 3 : 0;
    case 0x66: // Fehler, foutcode, failed
      if (startsWith(marks, place, 'fehler')) return 6;
      if (startsWith(marks, place, 'fout')) return 4;
      return (startsWith(marks, place, 'fehl') || startsWith(marks, place, 'fa')) && announcesCode(marks, place)
        ? 4
        : 0;
    case 0x6f: // (OS 10048)
      return startsWith(marks, place - 1, '(os') && isOrMayBe(marks, place + 2, 0x20) ? 2 : 0;
    case 0x73: // [status=5 if_index=11]
      return startsWith(marks, place - 1, '[status') && isOrMayBe(marks, place + 6, 0x3d) ? 6 : 0;
    case 0x67:
      return startsWith(marks, place, 'gle') ? 3 : 0;
    case 0x63: // échoué; Os { code: 112
      if (startsWith(marks, place, 'code'))
        return isBehindBrace(marks, place) && isOrMayBe(marks, place + 4, 0x3a) ? 4 : 0;
      return startsWith(marks, place, 'chou') && announcesCode(marks, place) ? 4 : 0;
    case 0x69: // riuscito
      return startsWith(marks, place, 'iusci') && announcesCode(marks, place) ? 5 : 0;
    case 0x77:
      return startsWith(marks, place, 'win32') ? 5 : 0;
    case 0x7b: // [SC] of the Service Control Manager's tool, which announces any number on its line
      return startsWith(marks, place, '[sc]') ? 4 : 0;
    default:
      return 0;
  }
}

/** Whether a mark is at a place, or what may be rewritten to it. */
function isOrMayBe(marks: Uint8Array, place: number, mark: number): boolean {
  return markAt(marks, place) === mark || beginsRewrite(marks, place);
}

/** Whether { stands before a place and spaces, or what may be rewritten to one of them. */
function isBehindBrace(marks: Uint8Array, place: number): boolean {
  let last = place - 1;
  while (markAt(marks, last) <= 0x20 && last > place - mostSpaces) last--;
  const mark = markAt(marks, last);
  return mark === 0x7b || mark === 0x3b || mark === 0x3e || isPercentEscape(marks, last - 2);
}

/** The most spaces between { and "code" (`ofRust` of read-small-number.ts), and some. */
const mostSpaces = 32;

/** How far behind the beginning of a word of failing "code" begins at most, with ten characters of any kind between: six marks of "iuscit". */
const reachOfCode = 16;

/** 1 for marks that "code" begins with, and for those that may hide it. */
const tellsOfCode = toMarkTable(`cC${rewriteBeginnings}`).fill(1, 0x80);

/** Whether a word of failing announces a number: "service failed 5", "failed; code 740". */
function announcesCode(marks: Uint8Array, place: number): boolean {
  for (let at = place + 4; at < place + 1 + reachOfCode; at++) {
    if (tellsOfCode[markAt(marks, at)] === 0) continue;
    const mark = markAt(marks, at);
    if (mark >= 0x80 || startsWith(marks, at, 'cod') || rewriteLength(marks, at) > 0) return true;
  }
  const before = markAt(marks, place - 1);
  if (before === 0x20) return startsWith(marks, place - 8, 'service ') || startsWith(marks, place - 10, 'scmanager ');
  // The end of an entity, a mention or an escape, which may be a space.
  return before === 0x3b || before === 0x3e || before === 0x7c || isPercentEscape(marks, place - 3);
}

/** 1 for digits, and for what begins something that is rewritten. */
const isStop = toMarkTable(`0123456789${rewriteBeginnings}`);

/**
 * Has the small number read that a word at `from` can announce. Only the next one can be: up to it there are no other digits, but for
 * what is rewritten.
 */
export function judgeAnnounced(slice: Slice, from: number, wordEnd: number): void {
  const { marks } = slice;
  let to = wordEnd + reachOfKeyword;
  let place = Math.max(wordEnd, slice.announcedTo);
  let isNext = true;
  for (; place < to; place++) {
    if (isStop[markAt(marks, place)] === 0) continue;
    if (isDigit(marks, place)) {
      const isEscape = markAt(marks, place - 1) === 0x25 && isPercentEscape(marks, place - 1);
      let start = isEscape ? place + 2 : place;
      while (markAt(marks, start) === 0x5f) start++;
      const end = endOfWord(marks, start);
      judgeSmall(slice, from, start, end);
      place = end;
      if (isNext) break;
    } else {
      const length = rewriteLength(marks, place);
      if (length === 0) continue;
      isNext = false;
      to = Math.min(to + length, wordEnd + reachOfRewrite);
    }
  }
  slice.announcedTo = Math.max(slice.announcedTo, place);
}

/**
 * Has the number read that `[SC]` announces: the first on its line, one word of any kind and others without a digit or a colon between
 * (`systemError` of small-numbers.ts). Where something is rewritten, all is read that it may reach.
 */
function readBehindServiceControl(slice: Slice, from: number): void {
  const { marks } = slice;
  const to = from + reachOfKeyword;
  const command = from + '[sc] '.length;
  const commandEnd = endOfWord(marks, command);
  // A letter beyond ASCII may stand for one of it where case says nothing.
  if (markAt(marks, commandEnd) >= 0x80 || hasRewrite(marks, from, to)) {
    slice.read(Math.max(from, slice.readTo), from + reachOfRewrite);
    return;
  }
  if (commandEnd === command || markAt(marks, commandEnd) !== 0x20) return;
  let place = commandEnd + 1;
  while (place < to && endsCommand[markAt(marks, place)] === 0) place++;
  if (!isDigit(marks, place)) return;
  const end = endOfWord(marks, place);
  if (mayBeNewSmall(slice, place, end) || hasNewListed(slice, end)) slice.read(Math.max(from, slice.readTo), end);
}

/** 1 for what does not stand between the command behind `[SC]` and its number. */
const endsCommand = toMarkTable('0123456789:\n');

/** Whether a word may be a small number, in decimal or with 0x, that is not found yet. */
function mayBeNewSmall(slice: Slice, start: number, wordEnd: number): boolean {
  const { marks, index } = slice;
  let end = wordEnd;
  while (markAt(marks, end - 1) === 0x5f) end--;
  if (letterAt(marks, start + 1) === 0x78) {
    const digits = countHexDigits(marks, start + 2);
    const value = readHexDigits(marks, start + 2, start + 2 + digits);
    // Eight digits need no name, and behind them may be a suffix of C.
    const mayBeShort = digits === 8 || (digits > 0 && start + 2 + digits === end && index.small[value] === 1);
    return mayBeShort && value >>> 16 === 0 && isNew(slice, ofWin32(value));
  }
  if (end - start > 5 || kindsOf(marks, start, end) !== digit) return false;
  const value = readDecimalDigits(marks, start, end);
  return index.small[value] === 1 && isNew(slice, ofWin32(value));
}

function judgeSmall(slice: Slice, from: number, start: number, wordEnd: number): void {
  const { marks } = slice;
  let end = wordEnd;
  while (markAt(marks, end - 1) === 0x5f) end--;
  if (start < slice.readTo || end - start > 5 || kindsOf(marks, start, end) !== digit) return;
  const value = readDecimalDigits(marks, start, end);
  if (value <= 0xffff && mayBeSmall(slice, value, start, end, true)) {
    slice.read(Math.max(from, slice.readTo), end);
  }
}
