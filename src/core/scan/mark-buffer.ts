import type { Encoding } from '../find-encoding.ts';
import { padding } from './slice.ts';
import { type MarkRoom, markUtf8, markUtf16 } from './to-marks.ts';

/** The bytes of a buffer as marks, up to the place where they end, and where each of them is among the others. */
export interface MarkedBuffer {
  readonly isPlain: boolean;
  readonly marks: Uint8Array;
  readonly end: number;
  readonly toByte: (place: number) => number;
  readonly toPlace: (byte: number) => number;
}

/** So many bytes of ASCII, which are their own marks, behind `padding`. */
export function markAsBytes(marks: Uint8Array, filled: number): MarkedBuffer {
  return {
    isPlain: true,
    marks,
    end: padding + filled,
    toByte: (place) => place - padding,
    toPlace: (byte) => padding + byte,
  };
}

/** Bytes of any characters, whose marks go to `room`. */
export function markAsCharacters(bytes: Uint8Array, encoding: Encoding, room: MarkRoom): MarkedBuffer {
  const { marks, offsets } = room;
  const end =
    encoding === 'utf-8' ? markUtf8(bytes, room, padding) : markUtf16(bytes, encoding === 'utf-16le', room, padding);
  return {
    isPlain: false,
    marks,
    end,
    toByte: (place) => offsets[place] ?? 0,
    toPlace: (byte) => firstPlaceFrom(offsets, byte, padding, end),
  };
}

/** The first place whose character begins at a byte or behind it. */
function firstPlaceFrom(offsets: Int32Array, byte: number, first: number, end: number): number {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}
