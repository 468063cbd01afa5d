import type { FoundCode } from './answer.ts';
import { farthestReach, findWindowEnd, findWindowStart } from './cut-window.ts';
import { toUnsigned } from './error-code.ts';
import { findCandidates } from './find-candidates.ts';
import { findCodes } from './find-codes.ts';
import { indexKnownCodes } from './index-known-codes.ts';
import type { KnownCodes } from './is-code.ts';
import { type Encoding, encodingSampleBytes, findEncoding, isAscii, markUtf8, markUtf16 } from './mark-bytes.ts';

/** How much of a log is scanned at a time, in bytes. Whoever waits for the event loop waits for one slice. */
export const sliceBytes = 2 ** 18;
/** The most different codes that are kept of one log; behind the last of them it is not read on. */
export const maxLogCodes = 10_000;

/** What is kept in front of a slice and behind it, so that no code and no words around it are cut: in bytes. */
const marginBytes = 4 * farthestReach;
/** Places nearer than this are read in one go, which is cheaper than the text around each of them. */
const mergedGap = 320;
/** The longest place, so that a window stays small however dense the codes are. */
const longestPlace = 2 ** 14;

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

  const scan = (isLast: boolean): void => {
    encoding ??= findEncoding(buffer.subarray(0, Math.min(filled, encodingSampleBytes)));
    if (base === 0) decoder = new TextDecoder(encoding, { ignoreBOM: true });
    const unit = encoding === 'utf-8' ? 1 : 2;
    const raw = buffer.subarray(0, filled);
    const end = Math.floor(filled / unit);
    const isPlain = mark(raw, encoding, marks.subarray(markMargin));
    marks.fill(0, markMargin + end, Math.min(marks.length, markMargin + end + 8));
    const first = markMargin + (base === 0 ? byteOrderMarkLength(raw, encoding) / unit : 0);
    const to = isLast ? markMargin + end + 2 : markMargin + Math.floor((filled - marginBytes) / unit);

    const read = (from: number, until: number): void => {
      const start = findWindowStart(marks, Math.max(from, first), first) - markMargin;
      const stop = findWindowEnd(marks, Math.min(until, markMargin + end), markMargin + end) - markMargin;
      const window = raw.subarray(start * unit, isLast && stop === end ? filled : stop * unit);
      const text = decoder.decode(window);
      for (const hit of findCodes(text, known, { overheard: true, excerpt: true })) {
        const span = hit.span.map((offset) => start * unit + toByteOffset(text, offset, window)) as [number, number];
        const place = markMargin + span[0] / unit;
        const value = toUnsigned(hit.code) | 0;
        if (place < from || place >= until || found.has(value) || codes.length >= maxLogCodes) continue;
        found.add(value);
        codes.push({ ...hit, span: [base + span[0], base + span[1]] });
      }
    };
    const toByteOffset = (text: string, offset: number, window: Uint8Array): number => {
      if (unit === 2) return 2 * offset;
      return text.length === window.length ? offset : findByteOffset(decoder, window, offset);
    };

    let place: [from: number, to: number] | undefined;
    const width = isPlain ? 1 : 3;
    findCandidates(marks, width, [markMargin + Math.floor(scanned / unit / 2) * 2, to], index, found, (from, until) => {
      const padded = [from - padding, until + padding] as const;
      if (place && padded[0] <= place[1] + mergedGap && padded[1] - place[0] <= longestPlace) {
        place = [Math.min(place[0], padded[0]), Math.max(place[1], padded[1])];
      } else {
        if (place) read(...place);
        place = [...padded];
      }
    });
    if (place) read(...place);
    scanned = isLast ? filled : filled - marginBytes;
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
const markMargin = 8;
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
