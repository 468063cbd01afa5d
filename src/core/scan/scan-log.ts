import type { FoundCode } from '../answer.ts';
import { toUnsigned } from '../error-code.ts';
import { findCodes } from '../find-codes.ts';
import { byteOrderMarkLength, type Encoding, findEncoding } from '../find-encoding.ts';
import type { KnownCodes } from '../is-code.ts';
import { findPlaces } from './find-places.ts';
import { findAllWeakPlaces } from './find-weak-places.ts';
import { indexKnownCodes } from './index-known-codes.ts';
import { type MarkedBuffer, markAsBytes, markAsCharacters } from './mark-buffer.ts';
import { endOfReading, endOfReadList, leadInOf, reachOfReading, startOfReading } from './reach-of-reading.ts';
import { endOfRepeat, findPeriod } from './repeats.ts';
import { overlap, padding, type Slice } from './slice.ts';
import { isAscii, type MarkRoom, startOfCharacter } from './to-marks.ts';

/** How many bytes of a log are looked through in one go. Whoever waits for the event loop waits for one slice. */
export const sliceBytes = 128 * 1024;
/** A slice is cut short where the finder has read so many characters of it, or sixteen times as many around them. */
export const mostRead = 32 * 1024;
/** The most different codes that are kept of one log; behind the last of them it is not read on. */
export const maxLogCodes = 10_000;

/** Where so many places follow each other with no more than so many marks between, so much is read at once: that is cheaper. */
const crowd = { places: 4, gap: 256, reach: 6144 };
/** What is kept on either side of what is looked through, in bytes: `farReach` and a crowd in characters of three bytes. */
const contextBytes = 25 * 1024;

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
  /** How many characters the finder reads (default: `mostRead`). */
  readonly read?: number;
}

/**
 * Creates a scanner of one log, UTF-8 or UTF-16. It finds what `findCodes` finds in the whole text as an overheard excerpt, since
 * nobody typed its numbers, however the bytes are cut: it looks through the bytes for places that may hold a code and has the
 * finder read those. Spans are UTF-16 offsets in the decoded text.
 */
export function createLogScanner(
  known: KnownCodes,
  { bytes: atOnce = sliceBytes, read: readAtOnce = mostRead }: ScanLimits = {},
): LogScanner {
  if (!isLittleEndian) throw new Error('Logs are only read on machines with little-endian numbers.');
  const index = indexKnownCodes(known);
  const codes: FoundCode[] = [];
  const found = new Set<number>();
  const lastFound = new Int32Array(256);
  /** The bytes that are looked through and what is kept around them, with room for marks on either side. */
  const room = new Uint8Array(padding + atOnce + 2 * contextBytes + padding);
  const [listed, said] = [new Int32Array((room.length >> 2) + 4), new Int32Array((room.length >> 2) + 4)];
  const buffer = room.subarray(padding, room.length - padding);
  /** Marks of what is not ASCII, and where their characters are in the buffer. */
  let marked: MarkRoom | undefined;
  let isBegun = false;
  let encoding: Encoding = 'utf-8';
  let decoder = new TextDecoder();
  /** How many bytes of the buffer are filled, looked through, and known to be ASCII or not. */
  let filled = 0;
  let scanned = 0;
  let checked = 0;
  /** The last byte that is not ASCII is before this one. */
  let foreignTo = 0;
  /** Offset of the buffer in the decoded text; and of the last place that was asked for. */
  let base = 0;
  let counted = { byte: 0, units: 0 };
  /** After how many bytes the log repeats itself at the moment; 0 where it does not. */
  let period = 0;

  /** Tells the encoding by the first bytes, and drops the mark of it. */
  const begin = (): void => {
    encoding = findEncoding(buffer.subarray(0, filled));
    decoder = new TextDecoder(encoding, { ignoreBOM: true });
    const markLength = byteOrderMarkLength(buffer.subarray(0, filled), encoding);
    buffer.copyWithin(0, markLength, filled);
    filled -= markLength;
    isBegun = true;
  };

  /** The offset in the decoded text of a byte of the buffer. */
  const toUnits = (byte: number): number => {
    if (encoding !== 'utf-8') return base + byte / 2;
    if (foreignTo === 0) return base + byte;
    const from = byte < counted.byte ? { byte: 0, units: base } : counted;
    counted = { byte, units: from.units + decoder.decode(buffer.subarray(from.byte, byte)).length };
    return counted.units;
  };

  /** Whether the buffer may be all ASCII. What is about to be listed is not looked at: a list tells. */
  const mayBePlain = (): boolean => {
    if (encoding !== 'utf-8') return false;
    const from = foreignTo === 0 ? Math.max(checked, filled - contextBytes) & ~3 : checked;
    if (!isAscii(buffer, from, filled)) foreignTo = filled;
    checked = filled & ~3;
    return foreignTo === 0;
  };

  /** Whether all that is to be scanned, and what stands around it, is a repeat of what is scanned. */
  const isRepeated = (): boolean =>
    period > 0 && scanned >= contextBytes && endOfRepeat(buffer, period, filled, period) === filled;

  /** Scans from `scanned` up to a byte, or less where the finder has much to read; gives up to which. */
  const scanTo = (untilByte: number, isLast: boolean): number => {
    if (!isLast && isRepeated()) {
      // Where a character is not ASCII, it may be one of those that are repeated.
      if (foreignTo > 0) foreignTo = filled;
      checked = filled & ~3;
      return untilByte;
    }
    if (mayBePlain()) {
      const plain = scanMarked(markAsBytes(room, filled), untilByte, isLast);
      if (plain !== undefined) return plain;
      foreignTo = filled;
    }
    marked ??= { marks: new Uint8Array(room.length), offsets: new Int32Array(room.length) };
    const characters = markAsCharacters(buffer.subarray(0, filled), encoding, marked);
    return scanMarked(characters, untilByte, isLast) ?? untilByte;
  };

  /** The same of bytes as marks; `undefined`, with nothing done, where they are taken for ASCII and are not. */
  const scanMarked = (
    { isPlain, marks, end, toByte, toPlace }: MarkedBuffer,
    untilByte: number,
    isLast: boolean,
  ): number | undefined => {
    marks.fill(0, end, end + padding);
    let crowded = 0;
    const read = (from: number, until: number): void => {
      if (codes.length >= maxLogCodes) return;
      if (!slice.isNear) findAllWeakPlaces(slice, from);
      if (until <= slice.readTo || from >= end) return;
      crowded = from - slice.readTo < crowd.gap ? crowded + 1 : 0;
      const to = endOfReadList(slice, crowded < crowd.places ? until : Math.max(until, from + crowd.reach));
      const readFrom = from - leadInOf(marks, from, to);
      const start = Math.max(padding, startOfReading(marks, readFrom));
      const stop = Math.min(end, endOfReading(marks, to));
      const [first, last] = [Math.max(start, from), Math.min(stop, to)];
      const bytes = buffer.subarray(toByte(start), toByte(stop));
      const text = decoder.decode(bytes);
      const unitsOf = (place: number): number =>
        isPlain ? place - start : decoder.decode(bytes.subarray(0, toByte(place) - toByte(start))).length;
      const within = [unitsOf(first), unitsOf(last)] as const;
      slice.readTo = Math.max(slice.readTo, to);
      slice.weakTo = Math.max(slice.weakTo, to);
      slice.leftToRead -= within[1] - within[0] + text.length / 16;
      const reading = { overheard: true, excerpt: true, within, readFrom: unitsOf(Math.max(start, readFrom)) };
      for (const hit of findCodes(text, known, reading)) {
        const value = toUnsigned(hit.code) | 0;
        if (found.has(value) || codes.length >= maxLogCodes) continue;
        found.add(value);
        const offset = toUnits(toByte(start));
        codes.push({ ...hit, span: [offset + hit.span[0], offset + hit.span[1]] });
      }
    };
    const slice: Slice = {
      marks,
      words: new Int32Array(marks.buffer, marks.byteOffset, marks.length >> 2),
      isPlain,
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
      isNear: false,
      leftToRead: readAtOnce,
      findRepeated: (place) => {
        const [from, at] = [toByte(Math.max(padding, place - reachOfReading)), toByte(place)];
        period = findPeriod(buffer, at, from, encoding === 'utf-8' ? 1 : 2, period);
        if (period === 0) return place;
        return Math.max(place, toPlace(endOfRepeat(buffer, at, filled, period)) - reachOfReading);
      },
    };
    const from = toPlace(scanned);
    const begun = period === 0 ? from : slice.findRepeated(from);
    const to = isLast ? end + 4 : toPlace(untilByte);
    const done = findPlaces(slice, Math.max(padding, begun - overlap), to);
    if (done === undefined) return undefined;
    return done < to ? Math.min(untilByte, toByte(done)) : untilByte;
  };

  /** Drops what is scanned but for what is read around the rest. */
  const shift = (): void => {
    const before = Math.max(0, scanned - contextBytes) & ~3;
    const dropped = encoding === 'utf-8' ? startOfCharacter(buffer, before) : before;
    base = toUnits(dropped);
    counted = { byte: 0, units: base };
    buffer.copyWithin(0, dropped, filled);
    filled -= dropped;
    scanned -= dropped;
    checked = Math.max(0, checked - dropped) & ~3;
    foreignTo = Math.max(0, foreignTo - dropped);
  };

  return {
    codes,
    take(bytes) {
      if (codes.length >= maxLogCodes) return bytes.subarray(bytes.length);
      const taken = bytes.subarray(0, buffer.length - filled);
      buffer.set(taken, filled);
      filled += taken.length;
      return bytes.subarray(taken.length);
    },
    scan(isLast) {
      if (!isBegun) begin();
      const until = isLast ? filled : filled - contextBytes;
      if (scanned >= until || codes.length >= maxLogCodes) return true;
      scanned = scanTo(until, isLast);
      const isDone = scanned >= until;
      shift();
      return isDone;
    },
    isFull: () => codes.length >= maxLogCodes,
  };
}
