import type { FoundCode } from '../../src/core/answer.ts';
import { toUnsigned } from '../../src/core/error-code.ts';
import { findCodes } from '../../src/core/find-codes.ts';
import { type Encoding, encodingSampleBytes, findEncoding } from '../../src/core/find-encoding.ts';
import type { KnownCodes } from '../../src/core/is-code.ts';
import { collectPlaces } from './collect-places.ts';
import { farthestReach, findWindowEnd, findWindowStart } from './cut-window.ts';
import { findCandidates } from './find-candidates.ts';
import { indexKnownCodes } from './index-known-codes.ts';
import { isAscii, markUtf8, markUtf16 } from './mark-bytes.ts';
import { reachOfRewrite } from './visit-words.ts';

/** How much of a log is scanned at a time, in bytes. Whoever waits for the event loop waits for one slice. */
export const sliceBytes = 2 ** 18;
/** The most different codes that are kept of one log; behind the last of them it is not read on. */
export const maxLogCodes = 10_000;

/** What is kept in front of a slice and behind it, so that no code and no words around it are cut: in bytes. */
const marginBytes = 4 * farthestReach;
/** How far before the place that is looked at a code may begin that is not read yet: longer than the longest list of codes. */
const reachBack = 2 * reachOfRewrite;

/**
 * Finds the codes of a log: exactly those that `findCodes` finds in the whole text as an overheard excerpt, since nobody
 * typed its numbers. Only the places that may hold a code are decoded and read. Each span is in bytes of the log, a byte
 * order mark included.
 */
export function scanLog(bytes: Uint8Array, known: KnownCodes): FoundCode[] {
  const scanner = createLogScanner(known, bytes.length);
  for (let rest = scanner.take(bytes); rest.length > 0; rest = scanner.take(rest));
  return scanner.finish();
}

/** A log that is scanned piece by piece, in bounded memory. */
export interface LogScanner {
  /** Takes bytes, scans at most one slice, and gives the bytes that it had no room for; none are left once it is full. */
  take(bytes: Uint8Array): Uint8Array;
  /** Whether `maxLogCodes` are found and the rest need not be read. */
  isFull(): boolean;
  /** Scans what is left and gives the codes in order of first appearance. */
  finish(): FoundCode[];
}

/**
 * Creates a scanner of one log. The same bytes give the same codes, however they are cut.
 *
 * @param size the size of the log where it is known, in bytes
 */
export function createLogScanner(known: KnownCodes, size = Number.POSITIVE_INFINITY): LogScanner {
  const index = indexKnownCodes(known);
  const buffer = new Uint8Array(Math.min(sliceBytes + 2 * marginBytes, size + 1));
  const marks = new Uint8Array(buffer.length + (buffer.length & 1) + 2 * markMargin);
  const codes: FoundCode[] = [];
  const found = new Set<number>();
  let encoding: Encoding | undefined;
  let decoder = new TextDecoder();
  /** The offset in the log of the first byte of the buffer. */
  let base = 0;
  /** How many bytes of the buffer are filled, and how many of them are scanned. */
  let filled = 0;
  let scanned = 0;

  /** Where the text begins and ends in the buffer, in units of the encoding. */
  let first = 0;
  let end = 0;
  let unit = 1;
  const places = collectPlaces((from, to) => read(from - base / unit, to - base / unit));

  const scan = (isLast: boolean): void => {
    if (encoding === undefined) {
      encoding = findEncoding(buffer.subarray(0, Math.min(filled, encodingSampleBytes)));
      decoder = new TextDecoder(encoding, { ignoreBOM: true });
      unit = encoding === 'utf-8' ? 1 : 2;
    }
    const raw = buffer.subarray(0, filled);
    const isPlain = mark(raw, encoding, marks.subarray(markMargin));
    first = base === 0 ? byteOrderMarkLength(raw, encoding) / unit : 0;
    end = Math.floor(filled / unit);
    marks.fill(0, markMargin + end, markMargin + end + markMargin);
    const from = markMargin + 2 * Math.floor(scanned / unit / 2);
    const to = markMargin + (isLast ? end + 2 : Math.floor((filled - marginBytes) / unit));
    const offset = base / unit - markMargin;
    findCandidates(marks, isPlain ? 1 : 3, [from, to], index, found, (start, stop, reached) => {
      places.add(offset + start - padding, offset + stop + padding);
      places.takeBefore(offset + reached - reachBack);
    });
    places.takeBefore(isLast ? Number.POSITIVE_INFINITY : offset + to - reachBack);
    scanned = isLast ? filled : filled - marginBytes;
  };

  /** Reads the words that begin at a place of the buffer, in units of the encoding. */
  const read = (from: number, to: number): void => {
    const start = findWindowStart(marks, Math.max(from, first) + markMargin, first + markMargin) - markMargin;
    const stop = findWindowEnd(marks, Math.min(to, end) + markMargin, end + markMargin) - markMargin;
    const window = buffer.subarray(start * unit, stop * unit);
    const text = decoder.decode(window);
    const isDirect = unit === 2 || text.length === window.length;
    const toOffset = (place: number): number => {
      const units = Math.max(0, place - start);
      return isDirect ? units : decoder.decode(window.subarray(0, units)).length;
    };
    const within = [toOffset(from), toOffset(to)] as const;
    for (const hit of findCodes(text, known, { overheard: true, excerpt: true, within })) {
      const value = toUnsigned(hit.code) | 0;
      if (found.has(value) || codes.length >= maxLogCodes) continue;
      found.add(value);
      const toBytes = (offset: number) =>
        base + start * unit + (isDirect ? offset * unit : findByteOffset(decoder, window, offset));
      codes.push({ ...hit, span: [toBytes(hit.span[0]), toBytes(hit.span[1])] });
    }
  };

  /** Drops what is scanned but for the margin that words are read in. */
  const shift = (): void => {
    const dropped = Math.max(0, Math.floor((scanned - marginBytes) / 4) * 4);
    buffer.copyWithin(0, dropped, filled);
    base += dropped;
    filled -= dropped;
    scanned -= dropped;
  };

  return {
    take: (bytes) => {
      if (codes.length >= maxLogCodes) return bytes.subarray(bytes.length);
      const taken = bytes.subarray(0, buffer.length - filled);
      buffer.set(taken, filled);
      filled += taken.length;
      if (filled === buffer.length) {
        scan(false);
        shift();
      }
      return bytes.subarray(taken.length);
    },
    isFull: () => codes.length >= maxLogCodes,
    finish: () => {
      if (filled > scanned) scan(true);
      return codes;
    },
  };
}

/** Zero bytes in front of the marks, an even number, so that words can be read backwards without asking for the edge. */
const markMargin = 512;
/** What belongs to a code beside its word: a sign, a bracket, the extend code. */
const padding = 16;

/** Marks a slice; gives whether each byte stands for a character of its own. */
function mark(raw: Uint8Array, encoding: Encoding, into: Uint8Array): boolean {
  if (encoding !== 'utf-8') {
    markUtf16(raw, encoding === 'utf-16le', into);
    return true;
  }
  const isPlain = isAscii(raw);
  if (isPlain) into.set(raw);
  else markUtf8(raw, into);
  return isPlain;
}

function byteOrderMarkLength(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8') return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) ? 2 : 0;
}

/** The offset in bytes of an offset in the decoded text: the most bytes that give no more than so many units. */
function findByteOffset(decoder: TextDecoder, bytes: Uint8Array, offset: number): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (decoder.decode(bytes.subarray(0, middle)).length <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
