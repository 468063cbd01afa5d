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
import { judgeAnnounced, visitKeywords } from './judge-announced.ts';
import { mayBe0x, mayBeDigits } from './judge-number.ts';
import { judgeWordFrom, visitWord } from './judge-word.ts';
import {
  announcingSmall,
  countHexBefore,
  countHexFrom,
  digit,
  endOfHex,
  guidLength,
  hexLetter,
  isGuid,
  kindAt,
  letterAt,
  markAt,
  plainLetter,
  readFourDigits,
  startsWith,
  underscore,
} from './marks.ts';
import { isLinkStart, isPercentEscape, isTag } from './near-words.ts';
import { reachOfRewrite, type Slice } from './slice.ts';

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
  const ofWords = Number((says & saysHex) !== 0) + Number((says & saysSign) !== 0) + Number((says & saysNumber) !== 0);
  if (ofWords > 1 || (ofWords === 1 && (says & saysRun) !== 0)) visitWords(slice, place);
  else if ((says & saysHex) !== 0) next = visitHex(slice, place);
  else if ((says & saysRun) !== 0) next = visitRun(slice, place);
  else if ((says & saysSign) !== 0) visitSigns(slice, place);
  else if ((says & saysNumber) !== 0 && isSaid(clues.numbers, slice, place)) visitNumbers(slice, place);
  if ((says & saysKeyword) !== 0 && isSaid(clues.keywords, slice, place)) visitKeywords(slice, place);
  if ((says & saysRare) !== 0 && isSaid(clues.rare, slice, place)) visitRare(slice, place);
  return Math.max(next, place + 4);
}

/** Whether four marks say something by a table of some clues alone. */
function isSaid({ former, latter }: PairTable, { pairs }: Slice, place: number): boolean {
  const pair = place >> 1;
  return ((former[pairs[pair] as number] as number) & (latter[pairs[pair + 1] as number] as number)) !== 0;
}

/** Judges all words at four marks, in order: several kinds of clues are there. */
function visitWords(slice: Slice, place: number): void {
  const { marks } = slice;
  for (let at = place - 3; at < place + 4; at++) {
    if (markAt(marks, at) === announcingSmall) judgeAnnounced(slice, at, at + 1);
    else if (kindAt(marks, at) !== 0) {
      visitWord(slice, at);
      at = Math.max(at, slice.judgedTo - 1);
    }
  }
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
      if (at >= slice.readTo && mayBe0x(slice, at, end, end - at - 2)) slice.read(at, end);
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
    if (length <= longestRun && mayBeInWord(marks, start, end)) visitWord(slice, place);
  } else if (length <= 10 && start >= slice.readTo && mayBeDigits(slice, start, end)) slice.read(start, end);
  // The last digits may be the first letters of a word: "Fehler", "failed".
  return kindAt(marks, end) === 0 ? end : Math.max(place + 4, end - 4);
}

/** Whether hex digits may be a code although they are a part of a word: `x80cf0016`, `80cf0016h`, `WindowsUpdate_80072ee2`. */
function mayBeInWord(marks: Uint8Array, start: number, end: number): boolean {
  switch (letterAt(marks, start - 1)) {
    case 0x78: // What begins with 0x is judged by that.
      return markAt(marks, start - 2) !== 0x30;
    case 0x7f: // An underscore: emphasis, or of a name.
      return (kindAt(marks, start - 2) & ~underscore) === 0 || startsWith(marks, start - 5, 'date_');
    case 0x68: // &h
      return true;
    default: {
      const behind = letterAt(marks, end);
      return kindAt(marks, start - 1) === 0 && (kindAt(marks, end) === 0 || behind === 0x68 || behind === 0x7f);
    }
  }
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

/** Judges words that begin as one of `numberClues` does, and have as many digits. */
function visitNumbers(slice: Slice, place: number): void {
  const { marks } = slice;
  for (let at = place - 3; at < place + 4; at++) {
    const kind = kindAt(marks, at);
    if (kind === digit) {
      if (kindAt(marks, at - 1) === digit || kindAt(marks, at + 3) !== digit) continue;
      const isEnd =
        kindAt(marks, at + 4) !== digit || (kindAt(marks, at + 5) === digit && kindAt(marks, at + 6) !== digit);
      if (isEnd) visitWord(slice, at);
    } else if (kind === plainLetter && letterAt(marks, at) === 0x77 && startsWith(marks, at, 'wsa'))
      visitWord(slice, at);
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
        if (!isReadAround(slice, at) && markAt(marks, at + 1) === 0x23) readAround(slice, at);
        break;
      case 0x3c: // < of a tag or a link
        if (!isReadAround(slice, at) && (isLinkStart(marks, at) || isTag(marks, at))) readAround(slice, at);
        break;
    }
  }
  slice.rareTo = place + 4;
}

/** Whether all is read that a rewrite at a place may join. */
function isReadAround({ readTo }: Slice, place: number): boolean {
  return place + reachOfRewrite <= readTo;
}

/** Has what is around a rewrite read that may join the words around it; of many in a row not each. */
function readAround(slice: Slice, place: number): void {
  slice.read(Math.max(place - reachOfRewrite, slice.readTo), place + 2 * reachOfRewrite);
}
