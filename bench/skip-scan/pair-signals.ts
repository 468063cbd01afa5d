import { keywords } from './error-hints.ts';
import { errorLetter, rewritten, times } from './mark-bytes.ts';

// What a pair of bytes says. Each "begins" has its "ends" one bit higher: only the two in a row mean something.
/** Both are hex digits or an x: three such pairs in a row may be a long number. */
export const run = 1;
/** Letters of a keyword, cut after the second. */
const keywordBegins = 2;
/** Letters of a keyword, cut after the first. */
const splitKeywordBegins = 8;
/** Digits of an exit code of Windows Installer. */
const exitCodeBegins = 32;
/** Digits that known decimals of five to seven digits have: which four in a row, `KnownIndex.fourDigits` knows. */
const decimalBegins = 128;
/** A part of a name, of a short hex number, of an exit code. */
export const word = 512;
/** Something that may be rewritten. */
export const sign = 1024;
export const keywordEnds = (keywordBegins | splitKeywordBegins) << 1;
export const exitCodeEnds = exitCodeBegins << 1;
export const decimalEnds = decimalBegins << 1;

/** What the pairs of bytes at a place say together. */
export interface Row {
  signals: number;
  /** What the two last pairs said. */
  former: number;
  latter: number;
}

export function createRow(): Row {
  return { signals: 0, former: 0, latter: 0 };
}

// Not exported: an exported constant is read anew at every use, and this loop sees every pair of a log.
const inRun = run;
const ends = keywordEnds | exitCodeEnds | decimalEnds;
const stops = word | sign;

/** The first of the next two pairs that say something, together or with the pairs before them; `last` where none do. */
export function findRow(pairs: Uint16Array, from: number, last: number, signals: Uint16Array, row: Row): number {
  let { former, latter } = row;
  for (let pair = from; pair < last; pair += 2) {
    const first = signals[pairs[pair] as number] as number;
    const second = signals[pairs[pair + 1] as number] as number;
    const said =
      ((((latter << 1) & first) | ((first << 1) & second)) & ends) |
      (first & latter & (former | second) & inRun) |
      ((first | second) & stops);
    former = first;
    latter = second;
    if (said === 0) continue;
    row.signals = said;
    row.former = former;
    row.latter = latter;
    return pair;
  }
  return last;
}

/**
 * What each pair of bytes says, by the two of them as one number in the byte order of this machine.
 *
 * @param fourDigits 1 for each number of four digits that stand in a known decimal of five to seven digits
 */
export function createPairSignals(fourDigits: Uint8Array): Uint16Array {
  const table = new Uint16Array(0x10000);
  const formerDigits = new Set<number>();
  const latterDigits = new Set<number>();
  fourDigits.forEach((isKnown, value) => {
    if (!isKnown) return;
    formerDigits.add(Math.floor(value / 100));
    latterDigits.add(value % 100);
  });
  const starts = new RegExp(`^(?:${keywords.map((word) => word.slice(0, 2)).join('|')}|n3|\\[s)$`, 'i');
  const restOfStarts = new RegExp(`^[${keywords.map((word) => word[2]).join('')}2c]`, 'i');
  const letters = new RegExp(`[${keywords.map((word) => word[0]).join('')}n[]$|^n $`, 'i');
  const restOfLetters = new RegExp(`^(?:${keywords.map((word) => word.slice(1)).join('|')}|sc|32| 3)$`, 'i');
  const words = /_|^(?:WS|SA|%%|%\d|16|0[xX]|[xX][0-9a-fA-F])$/;
  const signs = /^(?:\\_|%%|&#|#[0-9x]|<[bceisuwtm/]|[0-9a-z&-]<)$/i;
  forEachPair((pair, text) => {
    const isDigits = /^\d\d$/.test(text);
    let signal = 0;
    if (/^[0-9a-fx]{2}$/i.test(text)) signal |= run;
    if (starts.test(text)) signal |= keywordBegins;
    if (restOfStarts.test(text)) signal |= keywordBegins << 1;
    if (letters.test(text)) signal |= splitKeywordBegins;
    if (restOfLetters.test(text)) signal |= splitKeywordBegins << 1;
    if (/^(?:30|[^0-9a-z_][13])$/i.test(text)) signal |= exitCodeBegins;
    if (/^(?:6[0-5]|01|10|11)$/.test(text)) signal |= exitCodeEnds;
    if (isDigits && formerDigits.has(Number(text))) signal |= decimalBegins;
    if (isDigits && latterDigits.has(Number(text))) signal |= decimalEnds;
    if (words.test(text)) signal |= word;
    if (signs.test(text) || text.includes('_') || isSign(text.charCodeAt(0)) || isSign(text.charCodeAt(1)))
      signal |= sign;
    table[pair] = signal;
  });
  return table;
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
