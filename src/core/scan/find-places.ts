import { reachBefore, reachBehind } from '../words-near.ts';
import {
  type PairTable,
  saysHex,
  saysKeyword,
  saysNumber,
  saysRare,
  saysRun,
  saysSign,
  sayTogether,
} from './create-clues.ts';
import { hashUnderscore } from './index-known-codes.ts';
import { isBrokenName, mayBeName } from './judge-name.ts';
import { endOfList, mayBe0x, mayBeDigits, mayBeNumber, mayBeSmall } from './judge-number.ts';
import {
  announcingSmall,
  countHexBefore,
  countHexFrom,
  digit,
  endOfHex,
  endOfWord,
  guidLength,
  hexLetter,
  isGuid,
  kindAt,
  kindsOf,
  letterAt,
  markAt,
  plainLetter,
  readDecimalDigits,
  readFourDigits,
  readWord,
  startOfWord,
  startsWith,
  underscore,
  type Word,
} from './marks.ts';
import { isLinkStart, isPercentEscape, isTag, rewriteLength } from './near-words.ts';
import { isErrorNear, type Slice, slack } from './slice.ts';

/** Longer than what the finder takes for a code (`maxWordLength`), with an escape for each character. */
const longestWord = 600;
/** How far a rewritten character may be from the number that it is a part of, or whose words it is a part of. */
const reachOfRewrite = 600;
/** How far behind a word such as "error" the small numbers are that it announces. */
const reachOfKeyword = reachBefore + slack;

/**
 * Goes through a slice and has the finder read the places that may hold a code: every place where it would find one, and few
 * others.
 *
 * @param from where to begin
 * @param to where to end; a word that begins before it is judged to its end
 */
export function findPlaces(slice: Slice, from: number, to: number): void {
  const { pairs, index } = slice;
  const table = index.clues.all;
  const end = to >> 1;
  let pair = findSpeaking(pairs, table, (from >> 2) << 1, end);
  while (pair < end) {
    const says = whatIsSaid(pairs, table, pair);
    const next = says === saysRun ? visitRun(slice, 2 * pair) : visit(slice, 2 * pair, says);
    pair = findSpeaking(pairs, table, (next >> 2) << 1, end);
  }
}

/** The first four marks from a pair on that say something; `end` where none do. */
function findSpeaking(pairs: Uint16Array, { former, latter }: PairTable, from: number, end: number): number {
  let before = latter[pairs[from - 1] as number] as number;
  let first = former[pairs[from] as number] as number;
  for (let pair = from; pair < end; pair += 2) {
    const second = latter[pairs[pair + 1] as number] as number;
    const behind = former[pairs[pair + 2] as number] as number;
    if (sayTogether(before, first, second, behind) !== 0) return pair;
    before = second;
    first = behind;
  }
  return end;
}

function whatIsSaid(pairs: Uint16Array, { former, latter }: PairTable, pair: number): number {
  return sayTogether(
    latter[pairs[pair - 1] as number] as number,
    former[pairs[pair] as number] as number,
    latter[pairs[pair + 1] as number] as number,
    former[pairs[pair + 2] as number] as number,
  );
}

/** Looks at four marks that say something; gives where to go on. */
function visit(slice: Slice, place: number, says: number): number {
  const { clues } = slice.index;
  let next = place + 4;
  if ((says & saysHex) !== 0) next = Math.max(next, visitHex(slice, place));
  if ((says & saysRun) !== 0 && slice.judgedTo < place + 4) next = visitRun(slice, place);
  if ((says & saysSign) !== 0) visitSigns(slice, place);
  if ((says & saysNumber) !== 0 && isSaid(clues.numbers, slice, place)) visitNumbers(slice, place);
  if ((says & saysKeyword) !== 0 && isSaid(clues.keywords, slice, place)) visitKeywords(slice, place);
  if ((says & saysRare) !== 0 && isSaid(clues.rare, slice, place)) visitRare(slice, place);
  return next;
}

/** Whether four marks say something by a table of some clues alone. */
function isSaid({ former, latter }: PairTable, { pairs }: Slice, place: number): boolean {
  const pair = place >> 1;
  return ((former[pairs[pair] as number] as number) & (latter[pairs[pair + 1] as number] as number)) !== 0;
}

/** Judges the words that have `0x` in them, which mostly begin with it; gives up to where there is nothing more to see. */
function visitHex(slice: Slice, place: number): number {
  const { marks } = slice;
  let next = place;
  for (let at = Math.max(place - 1, slice.judgedTo); at < place + 4; at++) {
    if (markAt(marks, at) !== 0x30 || letterAt(marks, at + 1) !== 0x78) continue;
    const end = endOfHex(marks, at + 2);
    const before = markAt(marks, at - 1);
    if (kindAt(marks, at - 1) !== 0 || kindAt(marks, end) !== 0 || before === 0x25 || before === 0x28) {
      visitWord(slice, at);
    } else {
      slice.judgedTo = next = end;
      if (at >= slice.readTo && mayBe0x(slice, at, end)) slice.read(at, end);
    }
    at = end - 1;
  }
  return next;
}

/** Judges the word around four hex digits, if as many as a code has stand there together; gives where to go on. */
function visitRun(slice: Slice, place: number): number {
  const { marks } = slice;
  const before = countHexBefore(marks, place);
  const start = place - before;
  if (before + countHexFrom(marks, place + 4) < 4) {
    // Six or seven digits are a success in decimal.
    if (slice.index.fourDigits[readFourDigits(marks, place)] === 1) visitWord(slice, place);
    return place + 4;
  }
  const isInWord = kindAt(marks, start - 1) !== 0;
  if (!isInWord && isGuid(marks, start)) return start + guidLength;
  const end = endOfRun(slice, place + 4);
  const length = end - start;
  if (isInWord || kindAt(marks, end) !== 0 || markAt(marks, start - 1) === 0x25) {
    // What begins with 0x is judged by that; what is longer is no code.
    if (letterAt(marks, start - 1) !== 0x78 && length <= longestRun) visitWord(slice, place);
  } else if (length <= 10 && start >= slice.readTo && mayBeDigits(slice, start, end)) slice.read(start, end);
  // The last digits may be the first letters of a word: "Fehler", "failed".
  return kindAt(marks, end) === 0 ? end : Math.max(place + 4, end - 4);
}

/** Where the hex digits end that stand in a row from a place on, a multiple of four. */
function endOfRun({ marks, pairs, index }: Slice, from: number): number {
  const { former, latter } = index.clues.all;
  let pair = from >> 1;
  while (((former[pairs[pair] as number] as number) & (latter[pairs[pair + 1] as number] as number) & saysRun) !== 0)
    pair += 2;
  return endOfHex(marks, 2 * pair);
}

/** The longest row of hex digits in a word that may hold a code: two of a %20 in front of ten. */
const longestRun = 12;

function visitSigns(slice: Slice, place: number): void {
  const { marks, index } = slice;
  for (let at = place; at < place + 4; at++) {
    const mark = markAt(marks, at);
    if (mark === 0x5f) {
      if (!isInsideWord(marks, at) || index.underscores[hashUnderscore(marks, at)] === 1) visitWord(slice, at);
    } else if (mark === announcingSmall) judgeAnnounced(slice, at, at + 1);
  }
}

/** Whether two letters or digits are on either side of an underscore, and those before it are not the end of a %20. */
function isInsideWord(marks: Uint8Array, place: number): boolean {
  if (markAt(marks, place - 4) === 0x25 && isPercentEscape(marks, place - 4)) return false;
  const alphanumeric = digit | hexLetter | plainLetter;
  return (
    (kindAt(marks, place - 2) & alphanumeric) !== 0 &&
    (kindAt(marks, place - 1) & alphanumeric) !== 0 &&
    (kindAt(marks, place + 1) & alphanumeric) !== 0 &&
    (kindAt(marks, place + 2) & alphanumeric) !== 0
  );
}

function visitNumbers(slice: Slice, place: number): void {
  for (let at = place; at < place + 4; at++) {
    if (kindAt(slice.marks, at) === 0) continue;
    visitWord(slice, at);
    at = slice.judgedTo;
  }
}

const word: Word = { start: 0, end: 0, kinds: 0 };

/** Judges the word around a place, once. */
function visitWord(slice: Slice, inside: number): void {
  if (inside < slice.judgedTo) return;
  readWord(slice.marks, inside, inside - longestWord, word);
  slice.judgedTo = word.end;
  if (word.end - word.start < longestWord) judgeWord(slice, word.start, word.end, word.kinds);
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
      if (isWinsock(marks, start)) judgeName(slice, start, end, end);
      return;
    }
    if (letterAt(marks, start + 1) === 0x78) judgeNumberBefore(slice, start, end);
    if (mayBeNumber(slice, start, end, wordKinds)) slice.read(start, wordKinds === digit ? endOfList(slice, end) : end);
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
    slice.read(start, inner === digit ? endOfList(slice, end) : end);
  } else judgeName(slice, first, last, end);
}

/** Has a word read if it is a name, or the part of one before a line end. */
function judgeName(slice: Slice, first: number, last: number, end: number): void {
  if (mayBeName(slice, first, last) || isBrokenName(slice, first, end)) slice.read(first, end);
}

/** Whether a word begins as the names of Winsock do. */
function isWinsock(marks: Uint8Array, start: number): boolean {
  return letterAt(marks, start) === 0x77 && letterAt(marks, start + 1) === 0x73 && letterAt(marks, start + 2) === 0x61;
}

/** Whether an underscore of Markdown joins a word to another: `OM\_E\_NO\_SERVICE`. */
function isEscaped(marks: Uint8Array, start: number, end: number): boolean {
  const isBehind = markAt(marks, start - 1) === 0x5c && markAt(marks, start) === 0x5f;
  return isBehind || (markAt(marks, end) === 0x5c && markAt(marks, end + 1) === 0x5f);
}

function readEscaped(slice: Slice, start: number, end: number): void {
  const { marks } = slice;
  const isPart = (place: number) => kindAt(marks, place) !== 0 || markAt(marks, place) === 0x5c;
  let first = start;
  while (isPart(first - 1) && first > end - longestWord) first--;
  let last = end;
  while (isPart(last) && last < first + longestWord) last++;
  if (last - first < longestWord) slice.read(first, last);
}

/** Has a number read that is written again in hex behind it, as in `1722 (0x6ba)`. */
function judgeNumberBefore(slice: Slice, start: number, end: number): void {
  const { marks } = slice;
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

/** Judges the small numbers behind a word that can announce one. */
function visitKeywords(slice: Slice, place: number): void {
  const { marks } = slice;
  for (let at = place - 3; at < place + 4; at++) {
    const length = keywordLength(marks, at);
    if (length === 0) continue;
    if (markAt(marks, at) === 0x5b) {
      // What was judged so far was judged without it.
      if (at >= slice.announcesAllTo) slice.announcedTo = at;
      slice.announcesAllTo = at + reachOfKeyword;
    }
    judgeAnnounced(slice, at, at + length);
  }
}

/** How long the word is at a place that can announce a small number, or its beginning; 0 where none is. */
function keywordLength(marks: Uint8Array, place: number): number {
  switch (letterAt(marks, place)) {
    case 0x65: // error, erreur and the like
      return startsWith(marks, place, 'err') ? 3 : 0;
    case 0x66: // Fehler, failed
      return startsWith(marks, place, 'fehl') || startsWith(marks, place, 'fa') ? 4 : 0;
    case 0x67:
      return startsWith(marks, place, 'gle') ? 3 : 0;
    case 0x63: // échoué
      return startsWith(marks, place, 'chou') ? 4 : 0;
    case 0x69: // riuscito
      return startsWith(marks, place, 'iusci') ? 5 : 0;
    case 0x77:
      return startsWith(marks, place, 'win32') ? 5 : 0;
    case 0x7b: // [SC] of the Service Control Manager's tool, which announces any number on its line
      return startsWith(marks, place, '[sc]') ? 4 : 0;
    default:
      return 0;
  }
}

function visitRare(slice: Slice, place: number): void {
  const { marks } = slice;
  for (let at = Math.max(place - 4, slice.rareTo); at < place + 4; at++) {
    switch (markAt(marks, at)) {
      case 0x25:
        // %% before a number
        if (markAt(marks, at + 1) === 0x25) judgeWordFrom(slice, at + 2);
        else if (isPercentEscape(marks, at)) {
          judgeWordFrom(slice, at + 3);
          visitKeywords(slice, at + 3);
        }
        break;
      case 0x26: // &# of an entity
        if (markAt(marks, at + 1) === 0x23) readAround(slice, at);
        break;
      case 0x3c: // < of a tag or a link
        if (isLinkStart(marks, at) || isTag(marks, at)) readAround(slice, at);
        break;
    }
  }
  slice.rareTo = place + 4;
}

/** Judges the word that begins at a place behind a sign. */
function judgeWordFrom(slice: Slice, start: number): void {
  const end = endOfWord(slice.marks, start);
  if (end - start < longestWord) judgeWord(slice, start, end, kindsOf(slice.marks, start, end));
}

/**
 * Has the small number read that a word at `from` can announce. Only the next one can be: up to it there are no other digits, but for
 * what is rewritten, and behind `[SC]`.
 */
function judgeAnnounced(slice: Slice, from: number, wordEnd: number): void {
  const { marks } = slice;
  let to = wordEnd + reachOfKeyword;
  let place = Math.max(wordEnd, slice.announcedTo);
  let isNext = true;
  for (; place < to; place++) {
    const kind = kindAt(marks, place);
    if (kind === 0) {
      const length = rewriteLength(marks, place);
      if (length === 0) continue;
      isNext = false;
      to = Math.min(to + length, wordEnd + reachOfRewrite);
    } else if (kind === digit) {
      const isEscape = markAt(marks, place - 1) === 0x25 && isPercentEscape(marks, place - 1);
      const start = isEscape ? place + 2 : place;
      const end = endOfWord(marks, start);
      judgeSmall(slice, from, start, end);
      place = end;
      if (isNext && from >= slice.announcesAllTo) break;
    }
  }
  slice.announcedTo = Math.max(slice.announcedTo, place);
}

function judgeSmall(slice: Slice, from: number, start: number, wordEnd: number): void {
  const { marks } = slice;
  let end = wordEnd;
  while (markAt(marks, end - 1) === 0x5f) end--;
  if (start < slice.readTo || end - start > 5 || kindsOf(marks, start, end) !== digit) return;
  const value = readDecimalDigits(marks, start, end);
  if (value <= 0xffff && mayBeSmall(slice, value, start, end, true)) {
    slice.read(Math.max(from, slice.readTo), endOfList(slice, end));
  }
}

/** Has what is around a rewrite read that may join the words around it; of many in a row not each. */
function readAround(slice: Slice, place: number): void {
  if (place + reachOfRewrite <= slice.readTo) return;
  slice.read(Math.max(place - reachOfRewrite, slice.readTo), place + 2 * reachOfRewrite);
}
