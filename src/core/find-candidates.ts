import { isKeyword, isLinkStart, keywords, rewriteLength } from './error-hints.ts';
import type { KnownIndex } from './index-known-codes.ts';
import { createJudge, digit, hexLetter, kinds, plainLetter, underscore } from './judge-word.ts';
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

// What a pair of bytes says. Each "begins" has its "ends" one bit higher: only the two in a row mean something.
/** Both are hex digits or an x: three such pairs in a row may be a long number. */
const run = 1;
/** Letters of a keyword, cut after the second. */
const keywordBegins = 2;
/** Letters of a keyword, cut after the first. */
const splitKeywordBegins = 8;
/** Digits of an exit code of Windows Installer. */
const exitCodeBegins = 32;
/** A part of a name, of a short hex number, or something that is rewritten. */
const stop = 128;
const keywordEnds = (keywordBegins | splitKeywordBegins) << 1;
const ends = keywordEnds | (exitCodeBegins << 1);
const signals = createSignals();
/** The value of each pair of digits; 100 for other pairs. */
const digitPairs = createDigitPairs();

/**
 * Goes through the marks of a slice of a log in steps of two bytes and reports where a code may be: every place where the
 * finder would find one, and few others. A code is a long run of hex digits, a name with an underscore in it, or a small
 * number that one of a few words announces, and two bytes in a row give each of them away.
 *
 * @param marks the slice, with a zero byte on either side
 * @param width the most bytes of a character
 * @param from where to begin, an even offset
 * @param to where to end; a word that begins before it is read to its end
 */
export function findCandidates(
  marks: Uint8Array,
  width: number,
  [from, to]: readonly [from: number, to: number],
  index: KnownIndex,
  found: ReadonlySet<number>,
  report: ReportPlace,
): void {
  const pairs = new Uint16Array(marks.buffer, marks.byteOffset, marks.length >> 1);
  const visit = createVisitor(marks, width, index, found, report);
  const { fourDigits } = index;
  const last = to >> 1;
  let pair = from >> 1;
  let former = signals[pairs[pair - 2] ?? 0] ?? 0;
  let latter = signals[pairs[pair - 1] ?? 0] ?? 0;
  while (pair < last) {
    const first = signals[pairs[pair] ?? 0] ?? 0;
    const second = signals[pairs[pair + 1] ?? 0] ?? 0;
    const rows = (((latter << 1) & first) | ((first << 1) & second)) & ends;
    const inRun = first & (latter | second) & run;
    if ((rows | ((first | second) & stop)) === 0) {
      if (
        inRun === 0 ||
        ((latter & (former | second)) === 0 &&
          fourDigits[100 * (digitPairs[pairs[pair - 1] ?? 0] ?? 0) + (digitPairs[pairs[pair] ?? 0] ?? 0)] === 0 &&
          fourDigits[100 * (digitPairs[pairs[pair] ?? 0] ?? 0) + (digitPairs[pairs[pair + 1] ?? 0] ?? 0)] === 0)
      ) {
        former = first;
        latter = second;
        pair += 2;
        continue;
      }
    }
    const hasSign = rows > keywordEnds || ((first | second) & stop) !== 0;
    const next = visit(2 * pair, (rows & keywordEnds) !== 0, hasSign, inRun !== 0);
    former = next === pair + 2 ? first : 0;
    latter = next === pair + 2 ? second : 0;
    pair = next;
  }
}

/** Creates what looks at the words and signs that touch two pairs of bytes, and gives the pair to go on with. */
function createVisitor(
  marks: Uint8Array,
  width: number,
  index: KnownIndex,
  found: ReadonlySet<number>,
  report: ReportPlace,
): (offset: number, hasKeyword: boolean, hasSign: boolean, inRun: boolean) => number {
  const judge = createJudge(marks, width, index, found);
  /** What the word is made of that was visited last. */
  let visitedKinds = 0;
  /** The pair of bytes that is looked at. */
  let reached = 0;
  /** Up to here all words are judged. */
  let judgedTo = 0;
  /** Up to here the numbers that a keyword announces are judged. */
  let announcedTo = 0;
  const at = (offset: number) => marks[offset] ?? 0;
  const kindAt = (offset: number) => kinds[marks[offset] ?? 0] ?? 0;
  const reportRewrite = (offset: number) =>
    report(Math.max(0, offset - reachOfRewrite), offset + reachOfRewrite, reached);

  const visitWord = (inside: number): number => {
    let wordKinds = kindAt(inside);
    let start = inside;
    for (let kind = kindAt(start - 1); kind !== 0 && inside - start < longestWord; kind = kindAt(start - 1)) {
      wordKinds |= kind;
      start--;
    }
    let end = inside + 1;
    for (let kind = kindAt(end); kind !== 0; kind = kindAt(++end)) wordKinds |= kind;
    visitedKinds = wordKinds;
    if ((wordKinds & (digit | underscore)) === 0 && at(start) !== 0x57 && at(start - 1) > 0x20) return end;
    if (end - start >= longestWord) return end;
    // %20 is a space: the word begins behind it.
    if (at(start - 1) === 0x25 && end - start > 2 && rewriteLength(marks, start - 1) > 0) {
      start += 2;
      wordKinds = 0;
      for (let offset = start; offset < end; offset++) wordKinds |= kindAt(offset);
    }
    if (at(start) === 0x30 && (at(start + 1) | 0x20) === 0x78 && end - start <= 8) visitNumberBefore(start);
    if (judge.mayBeCode(start, end, wordKinds)) report(judge.findStart(start, end), end, reached);
    if (isAtLineEdge(start, end)) {
      const wrapped = judge.findWrapped(start, end, wordKinds);
      if (wrapped >= 0) report(wrapped, end, reached);
    }
    return end;
  };
  /** Visits a word, and the numbers that it announces: whoever goes on behind it does not see its letters. */
  const passWord = (inside: number): number => {
    const end = visitWord(inside);
    if ((visitedKinds & plainLetter) === 0) return end;
    for (let offset = Math.max(inside - 2, end - reachBefore); offset < end; offset++) {
      if (isKeyword(marks, offset) || isWin32(offset)) visitAnnounced(offset + 3);
    }
    return end;
  };
  /** Visits the number that is written again in hex, as in `5 (0x5)`. */
  const visitNumberBefore = (start: number): void => {
    let offset = start - 1;
    while (offset > start - reachBehind && kindAt(offset) === 0) offset--;
    let first = offset;
    while (kindAt(first) === digit && offset - first < 6) first--;
    if (offset < start - 1 && first < offset && kindAt(first) === 0) visitWord(offset);
  };
  const isAtLineEdge = (start: number, end: number) => {
    const behind = at(end);
    const before = at(start - 1);
    return behind === 0x0a || behind === 0x0d || before === 0x0a || (before === 0x20 && at(start - 2) <= 0x20);
  };

  const visitSign = (offset: number): void => {
    switch (at(offset)) {
      case 0x3c: // <
        if (isGluing(offset)) reportRewrite(offset);
        break;
      case 0x26: // & of &#…;
        if (at(offset + 1) === 0x23) reportRewrite(offset);
        break;
      case 0x25: // %% before a number
        if (at(offset + 1) === 0x25 && kindAt(offset + 2) === digit) visitWord(offset + 2);
        break;
      case 0x5c: // \ of \_
        if (at(offset + 1) === 0x5f) reportRewrite(offset);
        break;
      case rewritten:
        reportRewrite(offset);
        break;
      case times:
        if (at(offset - 1) === 0x30) reportRewrite(offset);
        break;
      case errorLetter:
        visitAnnounced(offset + 1);
        break;
    }
  };
  /** Whether a tag or a link begins that the finder takes out of the middle of a word. */
  const isGluing = (offset: number): boolean => {
    if (isLinkStart(marks, offset)) return true;
    if (kindAt(offset - 1) === 0) return false;
    let end = offset + 1;
    if (at(end) === 0x2f) end++;
    const name = end;
    while ((kindAt(end) & (hexLetter | plainLetter)) !== 0 && end - name < 7) end++;
    if (!/^(?:b|code|em|i|s|strong|u|wbr)$/i.test(String.fromCharCode(...marks.subarray(name, end)))) return false;
    for (let room = 0; room < 4 && at(end) !== 0x3e; room++) end++;
    return kindAt(end + 1) !== 0;
  };

  /** Judges the numbers that the word before an offset announces. */
  const visitAnnounced = (from: number): void => {
    let to = from + reachOfKeyword;
    for (let offset = from; offset < to && offset < marks.length; ) {
      const kind = kindAt(offset);
      if (kind === digit && offset >= announcedTo) {
        offset = visitWord(offset);
        continue;
      }
      if (kind === 0) to += at(offset) === continued ? 1 : rewriteLength(marks, offset);
      offset++;
    }
    announcedTo = Math.max(announcedTo, to);
  };
  const visitKeyword = (offset: number): void => {
    const first = at(offset);
    if (isKeyword(marks, offset) || isWin32(offset)) visitAnnounced(offset + 3);
    else if (first === 0x5b && (at(offset + 1) | 0x20) === 0x73 && (at(offset + 2) | 0x20) === 0x63) {
      judge.announceUntil(offset + reachOfKeyword);
      announcedTo = 0;
      visitAnnounced(offset + 3);
    }
  };
  /** The end of Win32 and win 32. */
  const isWin32 = (offset: number) => {
    if ((at(offset) | 0x20) !== 0x6e) return false;
    const number = at(offset + 1) === 0x20 ? offset + 2 : offset + 1;
    return at(number) === 0x33 && at(number + 1) === 0x32;
  };

  return (offset, hasKeyword, hasSign, inRun) => {
    reached = offset;
    if (hasKeyword) for (let start = offset - 2; start < offset + 2; start++) visitKeyword(start);
    let place = Math.max(judgedTo, offset - 2);
    if (hasSign) {
      while (place < offset + 4) {
        if (kindAt(place) !== 0) place = passWord(place);
        else visitSign(place++);
      }
    } else if (inRun && place <= offset) place = passWord(offset);
    judgedTo = place;
    return Math.max(offset + 4, place) >> 1;
  };
}

function isSign(mark: number): boolean {
  return mark === rewritten || mark === times || mark === errorLetter;
}

/** Goes through all pairs of bytes, each with its number of 16 bits in the byte order of this machine. */
function forEachPair(take: (pair: number, text: string) => void): void {
  const bytes = new Uint8Array(2);
  const pair = new Uint16Array(bytes.buffer);
  for (let first = 0; first < 256; first++) {
    for (let second = 0; second < 256; second++) {
      bytes.set([first, second]);
      take(pair[0] ?? 0, String.fromCharCode(first, second));
    }
  }
}

function createSignals(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const starts = new RegExp(`^(?:${keywords.map((word) => word.slice(0, 2)).join('|')}|n3|\\[s)$`, 'i');
  const restOfStarts = new RegExp(`^[${keywords.map((word) => word[2]).join('')}2c]`, 'i');
  const letters = new RegExp(`[${keywords.map((word) => word[0]).join('')}n[]$|^n $`, 'i');
  const restOfLetters = new RegExp(`^(?:${keywords.map((word) => word.slice(1)).join('|')}|sc|32| 3)$`, 'i');
  const stops = /_|^(?:WS|SA|%%|%\d|16|0x|x[0-9a-f]|&#|#[0-9x]|<[bceisuwtm/]|[0-9a-z&-]<)$/;
  forEachPair((pair, text) => {
    let signal = 0;
    if (/^[0-9a-fx]{2}$/i.test(text)) signal |= run;
    if (starts.test(text)) signal |= keywordBegins;
    if (restOfStarts.test(text)) signal |= keywordBegins << 1;
    if (letters.test(text)) signal |= splitKeywordBegins;
    if (restOfLetters.test(text)) signal |= splitKeywordBegins << 1;
    if (/^(?:30|[^0-9a-z_][13])$/i.test(text)) signal |= exitCodeBegins;
    if (/^(?:6[0-5]|01|10|11)$/.test(text)) signal |= exitCodeBegins << 1;
    if (stops.test(text) || stops.test(text.toLowerCase()) || isSign(text.charCodeAt(0)) || isSign(text.charCodeAt(1)))
      signal |= stop;
    table[pair] = signal;
  });
  return table;
}

function createDigitPairs(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(100);
  forEachPair((pair, text) => {
    if (/^\d\d$/.test(text)) table[pair] = Number(text);
  });
  return table;
}
