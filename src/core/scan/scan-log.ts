import type { FoundCode } from '../answer.ts';
import { toUnsigned } from '../error-code.ts';
import { findCodesIn } from '../find-codes.ts';
import type { KnownCodes } from '../is-code.ts';
import { findPlaces } from './find-places.ts';
import { findAllWeakPlaces } from './find-weak-places.ts';
import { indexKnownCodes } from './index-known-codes.ts';
import { LogBuffer } from './log-buffer.ts';
import { type MarkedBuffer, markAsBytes, markAsCharacters, markAsNormalized } from './mark-buffer.ts';
import { endOfReading, endOfReadList, leadInOf, reachOfReading, startOfReading } from './reach-of-reading.ts';
import { endOfRepeat, findPeriod } from './repeats.ts';
import { overlap, padding, type Slice } from './slice.ts';
import type { MarkRoom } from './to-marks.ts';

/** How many bytes of a log are looked through in one go. Whoever waits for the event loop waits for one slice. */
export const sliceBytes = 128 * 1024;
/**
 * A slice that is not normalized is cut short where the finder has read so many characters of it, or sixteen times as many around them;
 * see `normalizing`, too.
 */
export const mostRead = 32 * 1024;
/** The most different codes that are kept of one log; behind the last of them it is not read on. */
export const maxLogCodes = 10_000;

/** Where so many places follow each other with no more than so many marks between, so much is read at once: that is cheaper. */
const crowd = { places: 4, gap: 256, reach: 6144 };
/** The same gap in what is normalized, of which a piece is had for less. */
const gapOfNormalized = 32;
/** What is kept on either side of what is looked through, in bytes: `farReach` and a crowd in characters of three bytes. */
const contextBytes = 25 * 1024;

/**
 * Where the finder is given more than this part of what is looked through, whatever the reason, the log is normalized first: so many bytes
 * of it, `most` of them if it is so again right behind those. `atOnce` bytes are, of which the finder may read all without others having
 * their turn, with `context` on either side: 2,048 characters of three bytes that are rewritten to nothing, and what the finder reads.
 */
const normalizing = {
  given: 0.5,
  leastGiven: 8 * 1024,
  least: 64 * 1024,
  most: 1024 * 1024,
  atOnce: 48 * 1024,
  context: 8 * 1024,
};

/** Whether the finder was given much of what was looked through, in characters. */
const isMuchGiven = (given: number, lookedThrough: number): boolean =>
  given > Math.max(normalizing.leastGiven, normalizing.given * lookedThrough);

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** A log that is scanned piece by piece, in bounded memory. */
export interface LogScanner {
  /** Takes as many bytes as there is room for and gives the others; none are left once it is full. */
  take(bytes: Uint8Array): Uint8Array;
  /**
   * Scans at most one slice of what was taken, and makes room for more. Gives whether all is scanned that can be.
   *
   * @param isLast whether no more bytes follow
   */
  scan(isLast: boolean): boolean;
  /** Whether `maxLogCodes` are found and the rest need not be read. */
  isFull(): boolean;
  /** The codes that are found, in order of first appearance. */
  readonly codes: readonly FoundCode[];
}

/** The codes of a whole log; see `createLogScanner`. */
export function scanLog(bytes: Uint8Array, known: KnownCodes): readonly FoundCode[] {
  const scanner = createLogScanner(known);
  for (let rest = scanner.take(bytes); rest.length > 0; rest = scanner.take(rest)) scanner.scan(false);
  while (!scanner.scan(true));
  return scanner.codes;
}

/** What is done in one go. */
export interface ScanLimits {
  /** How many bytes are looked through, a multiple of four (default: `sliceBytes`). */
  readonly bytes?: number;
  /** How many characters the finder reads of what is not normalized (default: `mostRead`). */
  readonly read?: number;
  /** How many bytes at the beginning are normalized before they are looked through (default: none). */
  readonly normalized?: number;
}

/**
 * Creates a scanner of one log, UTF-8 or UTF-16. It finds what `findCodes` finds in the whole text as an overheard excerpt, since
 * nobody typed its numbers, however the bytes are cut: it looks through the bytes for places that may hold a code and has the
 * finder read those. Spans are UTF-16 offsets in the decoded text.
 */
export function createLogScanner(
  known: KnownCodes,
  { bytes: atOnce = sliceBytes, read: readAtOnce = mostRead, normalized = 0 }: ScanLimits = {},
): LogScanner {
  if (!isLittleEndian) throw new Error('Logs are only read on machines with little-endian numbers.');
  const index = indexKnownCodes(known);
  const codes: FoundCode[] = [];
  const found = new Set<number>();
  const lastFound = new Int32Array(256);
  const log = new LogBuffer(atOnce, contextBytes);
  const [listed, said] = [new Int32Array((log.room.length >> 2) + 4), new Int32Array((log.room.length >> 2) + 4)];
  /** Marks of what is not ASCII, and where their characters are in the buffer. */
  let marked: MarkRoom | undefined;
  /** After how many bytes the log repeats itself at the moment; 0 where it does not. */
  let period = 0;
  /** How many more bytes are normalized before they are looked through, and how many would be the next time. */
  let toNormalize = normalized;
  let nextToNormalize = normalizing.least;

  /** Scans from `scanned` up to a byte, or less where the finder has much to read; gives up to which. */
  const scanTo = (untilByte: number, isLast: boolean): number => {
    if (!isLast && period > 0 && log.isRepeat(period)) return untilByte;
    if (toNormalize <= 0 && log.mayBeAscii()) {
      const plain = scanMarked(markAsBytes(log), untilByte, isLast);
      if (plain !== undefined) return plain;
      log.noteForeign();
    }
    marked ??= { marks: new Uint8Array(log.room.length), offsets: new Int32Array(log.room.length) };
    if (toNormalize <= 0) return scanMarked(markAsCharacters(log, marked), untilByte, isLast) ?? untilByte;
    log.noteForeign();
    const until = Math.min(untilByte, log.scanned + Math.min(atOnce, normalizing.atOnce));
    toNormalize -= until - log.scanned;
    const [from, to] = [log.scanned - normalizing.context, until + normalizing.context];
    const text = markAsNormalized(log, marked, Math.max(0, from), Math.min(log.filled, to));
    return scanMarked(text, until, isLast && until === untilByte) ?? until;
  };

  /** Tells by how much the finder was given of what was looked through, in characters, whether the log is normalized from here on. */
  const noteGiven = (given: number, lookedThrough: number): void => {
    const isMuch = isMuchGiven(given, lookedThrough);
    if (isMuch) toNormalize = nextToNormalize;
    nextToNormalize = isMuch ? normalizing.most : normalizing.least;
  };

  /**
   * Scans a buffer as marks up to a byte, or less, and gives up to which; `undefined`, with nothing done, where they are taken for ASCII
   * and are not.
   */
  const scanMarked = (buffer: MarkedBuffer, untilByte: number, isLast: boolean): number | undefined => {
    const { isPlain, isNormalized, marks, end, toPlace, toByte } = buffer;
    marks.fill(0, end, end + padding);
    const scanned = toPlace(log.scanned);
    const to = isLast ? end + 4 : toPlace(untilByte);
    let crowded = 0;
    /** How many characters the finder is given. */
    let given = 0;
    const read = (from: number, until: number): void => {
      if (codes.length >= maxLogCodes) return;
      if (!slice.isNear) findAllWeakPlaces(slice, from);
      if (until <= slice.readTo || from >= end) return;
      crowded = from - slice.readTo < (isNormalized ? gapOfNormalized : crowd.gap) ? crowded + 1 : 0;
      const ahead = crowded < crowd.places ? until : Math.max(until, Math.min(from + crowd.reach, to));
      const readTo = endOfReadList(slice, ahead);
      const readFrom = from - leadInOf(marks, from, readTo);
      const start = Math.max(padding, startOfReading(slice, readFrom));
      const stop = Math.min(end, endOfReading(slice, readTo));
      const { text, toOffset, toSpan } = buffer.excerpt(start, stop);
      const within = [toOffset(Math.max(start, from)), toOffset(Math.min(stop, readTo))] as const;
      slice.readTo = Math.max(slice.readTo, readTo);
      slice.weakTo = Math.max(slice.weakTo, readTo);
      slice.leftToRead -= within[1] - within[0] + text.text.length / 16;
      given += text.text.length;
      // What follows is better normalized first, so that the next place is the last.
      if (!isNormalized && isMuchGiven(given, readTo - begun)) slice.leftToRead = Number.NEGATIVE_INFINITY;
      const reading = { overheard: true, excerpt: true, within, readFrom: toOffset(Math.max(start, readFrom)) };
      for (const hit of findCodesIn(text, known, reading)) {
        const value = toUnsigned(hit.code) | 0;
        if (found.has(value) || codes.length >= maxLogCodes) continue;
        found.add(value);
        codes.push({ ...hit, span: toSpan(hit.span) });
      }
    };
    const slice: Slice = {
      marks,
      words: new Int32Array(marks.buffer, marks.byteOffset, marks.length >> 2),
      isPlain,
      isNormalized,
      isAscii: true,
      index,
      listed,
      said,
      found,
      lastFound,
      read,
      readTo: 0,
      judgedTo: 0,
      escapedTo: 0,
      lastKeyword: 0,
      announcedTo: 0,
      wordsTo: 0,
      rareTo: 0,
      nearTo: 0,
      weakTo: 0,
      runsTo: 0,
      passed: { from: 0, to: 0, listedTo: 0 },
      isNear: false,
      leftToRead: isNormalized ? Number.POSITIVE_INFINITY : readAtOnce,
      findRepeated: (place) => {
        if (!toByte) return place;
        const [from, at] = [toByte(Math.max(padding, place - reachOfReading)), toByte(place)];
        const bytes = log.bytesTo(log.filled);
        period = findPeriod(bytes, at, from, log.encoding === 'utf-8' ? 1 : 2, period);
        if (period === 0) return place;
        return Math.max(place, toPlace(endOfRepeat(bytes, at, log.filled, period)) - reachOfReading);
      },
    };
    const begun = period === 0 ? scanned : slice.findRepeated(scanned);
    const done = findPlaces(slice, Math.max(padding, begun - overlap), to);
    if (done === undefined) return undefined;
    if (!toByte) return untilByte;
    noteGiven(given, done - begun);
    return done < to ? Math.min(untilByte, toByte(done)) : untilByte;
  };

  return {
    codes,
    take: (bytes) => (codes.length < maxLogCodes ? log.take(bytes) : bytes.subarray(bytes.length)),
    scan(isLast) {
      log.begin();
      const until = isLast ? log.filled : log.filled - contextBytes;
      if (log.scanned >= until || codes.length >= maxLogCodes) return true;
      log.scanned = scanTo(until, isLast);
      const isDone = log.scanned >= until;
      log.shift();
      return isDone;
    },
    isFull: () => codes.length >= maxLogCodes,
  };
}
