import type { Span } from '../answer.ts';
import { firstFrom } from '../first-from.ts';
import { asWritten, indexIn, type NormalizedText, normalizeText } from '../normalize-text.ts';
import type { LogBuffer } from './log-buffer.ts';
import { padding } from './slice.ts';
import { type MarkRoom, markNormalized, markUtf8, markUtf16 } from './to-marks.ts';

/** A buffer as marks, up to the place where they end. */
export interface MarkedBuffer {
  /** Whether the marks are the bytes, which are taken for ASCII. */
  readonly isPlain: boolean;
  /** Whether the marks are those of a text that is normalized. */
  readonly isNormalized: boolean;
  readonly marks: Uint8Array;
  readonly end: number;
  /**
   * The first place whose character begins at a byte or behind it; in a text that is normalized, the place of the character that the byte
   * is a part of.
   */
  readonly toPlace: (byte: number) => number;
  /** The byte at which the character of a place begins; not told of a text that is normalized. */
  readonly toByte?: (place: number) => number;
  /** What stands between two places. */
  readonly excerpt: (start: number, stop: number) => Excerpt;
}

/** A piece of a buffer as the finder reads it. */
export interface Excerpt {
  readonly text: NormalizedText;
  /** The offset of a place in what the text was made of. */
  readonly toOffset: (place: number) => number;
  /** Where such offsets are in the decoded log. */
  readonly toSpan: (span: Span) => Span;
}

/** The bytes of a buffer, which are their own marks. */
export function markAsBytes(log: LogBuffer): MarkedBuffer {
  const toByte = (place: number) => place - padding;
  return {
    isPlain: true,
    isNormalized: false,
    marks: log.room,
    end: padding + log.filled,
    toPlace: (byte) => padding + byte,
    toByte,
    excerpt: (start, stop) => excerptOf(log, toByte(start), toByte(stop), (place) => place - start),
  };
}

/** Bytes of any characters, whose marks go to `room`. */
export function markAsCharacters(log: LogBuffer, room: MarkRoom): MarkedBuffer {
  const { marks, offsets } = room;
  const bytes = log.bytesTo(log.filled);
  const end =
    log.encoding === 'utf-8'
      ? markUtf8(bytes, room, padding)
      : markUtf16(bytes, log.encoding === 'utf-16le', room, padding);
  const toByte = (place: number) => offsets[place] ?? 0;
  return {
    isPlain: false,
    isNormalized: false,
    marks,
    end,
    toPlace: (byte) => firstFrom(padding, end, (place) => (offsets[place] ?? 0) < byte),
    toByte,
    excerpt: (start, stop) => {
      const from = toByte(start);
      return excerptOf(log, from, toByte(stop), (place) => log.decode(from, toByte(place)).length);
    },
  };
}

/**
 * What stands between two bytes with all rewritten that the finder rewrites, whose marks go to `marks`, one for each UTF-16 unit. So
 * little has to be read around each of many places, however much is rewritten there.
 */
export function markAsNormalized(log: LogBuffer, { marks }: MarkRoom, from: number, to: number): MarkedBuffer {
  const start = log.startOfCharacter(from);
  const normalized = normalizeText(log.decode(start, to));
  const base = log.toUnits(start);
  return {
    isPlain: false,
    isNormalized: true,
    marks,
    end: markNormalized(normalized.text, marks, padding),
    toPlace: (byte) => padding + indexIn(normalized, log.toUnits(log.startOfCharacter(byte)) - base),
    excerpt: (start, stop) => {
      const index = start - padding;
      return {
        text: asWritten(normalized.text.slice(index, stop - padding)),
        toOffset: (place) => place - start,
        toSpan: ([first, last]) => [base + normalized.startOf(index + first), base + normalized.endOf(index + last)],
      };
    },
  };
}

/** What stands between two bytes. */
function excerptOf(log: LogBuffer, from: number, to: number, toOffset: Excerpt['toOffset']): Excerpt {
  return {
    text: normalizeText(log.decode(from, to)),
    toOffset,
    toSpan: ([first, last]) => {
      const offset = log.toUnits(from);
      return [offset + first, offset + last];
    },
  };
}
