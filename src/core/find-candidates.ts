import { keywords } from './error-hints.ts';
import type { KnownIndex } from './index-known-codes.ts';
import { createLogSlice } from './log-slice.ts';
import { errorLetter, rewritten, times } from './mark-bytes.ts';
import { createVisits, type ReportPlace, visitPairs } from './visit-words.ts';

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
  const visits = createVisits(createLogSlice(marks, width, index, found), report);
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
    const next = visitPairs(visits, 2 * pair, (rows & keywordEnds) !== 0, hasSign, inRun !== 0);
    former = next === pair + 2 ? first : 0;
    latter = next === pair + 2 ? second : 0;
    pair = next;
  }
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
