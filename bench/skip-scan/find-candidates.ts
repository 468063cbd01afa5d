import type { KnownIndex } from './index-known-codes.ts';
import { createLogSlice } from './log-slice.ts';
import { createRow, decimalEnds, findRow } from './pair-signals.ts';
import { createVisits, type ReportPlace, visitPairs } from './visit-words.ts';

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
  const { signals } = index;
  const last = to >> 1;
  const row = createRow();
  let pair = from >> 1;
  row.former = signals[pairs[pair - 2] as number] as number;
  row.latter = signals[pairs[pair - 1] as number] as number;
  while (true) {
    pair = findRow(pairs, pair, last, signals, row);
    if (pair >= last) return;
    const offset = 2 * pair;
    pair += 2;
    if (row.signals === decimalEnds && !isDecimal(index, marks, offset)) continue;
    const next = visitPairs(visits, offset, row.signals);
    if (next === pair) continue;
    pair = next;
    row.former = row.latter = 0;
  }
}

/** Whether the four digits up to an offset or those around it stand in a known decimal. */
function isDecimal({ fourDigits }: KnownIndex, marks: Uint8Array, offset: number): boolean {
  return fourDigits[readFour(marks, offset - 2)] === 1 || fourDigits[readFour(marks, offset)] === 1;
}

/** The number of four digits; more than 9999 where there are fewer. */
function readFour(marks: Uint8Array, start: number): number {
  let value = 0;
  for (let offset = start; offset < start + 4; offset++) {
    const digit = (marks[offset] as number) - 0x30;
    if (digit < 0 || digit > 9) return 10_000;
    value = 10 * value + digit;
  }
  return value;
}
