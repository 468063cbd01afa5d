import { otherLetter, separator } from './marks.ts';
import { dropped, marksOfNormalizedUnits, marksOfUnits, surrogate, times } from './marks-of-units.ts';

/** 1 for letters, digits and the underscore of ASCII. */
const isInWord = Uint8Array.from({ length: 0x80 }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0));

/** The bits of four bytes that are only set beyond ASCII. */
const beyondAscii = 0x80808080 | 0;

/**
 * Whether bytes are all ASCII, so that they are their own marks.
 *
 * @param from a multiple of four, as is the offset of the bytes in their buffer
 */
export function isAscii(bytes: Uint8Array, from: number, to: number): boolean {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + from, (to - from) >> 2);
  let all = 0;
  for (let at = 0; at < words.length; at++) all |= words[at] as number;
  for (let at = to & ~3; at < to; at++) all |= bytes[at] as number;
  return (all & beyondAscii) === 0;
}

/** Marks to be filled, and for each of them the offset of its character, in bytes. */
export interface MarkRoom {
  readonly marks: Uint8Array;
  readonly offsets: Int32Array;
}

/**
 * Marks UTF-16 from a place of `room` on; gives the place behind the last mark.
 *
 * @param bytes with an offset in their buffer that is a multiple of four
 */
export function markUtf16(
  bytes: Uint8Array,
  isLittleEndian: boolean,
  { marks, offsets }: MarkRoom,
  from: number,
): number {
  const ofUnits = marksOfUnits();
  const low = isLittleEndian ? 0 : 1;
  const unitAt = (at: number) => ((bytes[at + 1 - low] as number) << 8) | (bytes[at + low] as number);
  const end = bytes.length & ~1;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, end >> 2);
  const [beyondAscii, shift] = isLittleEndian ? [0xff80ff80 | 0, 0] : [0x80ff80ff | 0, 8];
  let place = from;
  for (let at = 0; at < end; ) {
    // Two characters of ASCII at once.
    if ((at & 3) === 0) {
      for (let word = at >> 2; word < words.length; word = (word + 1) | 0) {
        const two = words[word] as number;
        if ((two & beyondAscii) !== 0) break;
        marks[place] = two >> shift;
        marks[place + 1] = two >> (shift + 16);
        offsets[place] = at;
        offsets[place + 1] = at + 2;
        place = (place + 2) | 0;
        at = (at + 4) | 0;
      }
      if (at === end) break;
    }
    const unit = unitAt(at);
    const behind = at + 4 <= end ? unitAt(at + 2) : 0;
    const isPair = ofUnits[unit] === surrogate && behind >>> 10 === 0x37;
    const mark = isPair ? markOfPoint(0x10000 + ((unit & 0x3ff) << 10) + (behind & 0x3ff)) : (ofUnits[unit] as number);
    offsets[place] = at;
    if (mark !== dropped) place = put(mark, marks, place, behind);
    at += isPair ? 4 : 2;
  }
  offsets[place] = end;
  return place;
}

/**
 * Puts a mark where the last ones end; gives where it ends. The table leaves some open: a sign is an x between a zero and a letter or
 * digit of ASCII.
 *
 * @param next the next character, or its first byte
 */
function put(mark: number, marks: Uint8Array, place: number, next: number | undefined): number {
  if (mark < surrogate) marks[place] = mark;
  else if (mark === times && marks[place - 1] === 0x30 && isInWord[next ?? 0] === 1) marks[place] = 0x78;
  else marks[place] = mark === times ? otherLetter : separator;
  return (place + 1) | 0;
}

/**
 * Marks UTF-8 from a place of `room` on; gives the place behind the last mark. Bytes that are no UTF-8 are separators.
 *
 * @param bytes with an offset in their buffer that is a multiple of four
 */
export function markUtf8(bytes: Uint8Array, { marks, offsets }: MarkRoom, from: number): number {
  const ofUnits = marksOfUnits();
  const end = bytes.length;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, end >> 2);
  let place = from;
  let at = 0;
  // A sum that is cut to 32 bits need not be checked to be one: this loop is a third faster for it.
  while (at < end) {
    // Four characters of ASCII at once.
    if ((at & 3) === 0) {
      for (let word = at >> 2; word < words.length; word = (word + 1) | 0) {
        const four = words[word] as number;
        if ((four & beyondAscii) !== 0) break;
        marks[place] = four;
        marks[place + 1] = four >> 8;
        marks[place + 2] = four >> 16;
        marks[place + 3] = four >> 24;
        offsets[place] = at;
        offsets[place + 1] = at + 1;
        offsets[place + 2] = at + 2;
        offsets[place + 3] = at + 3;
        place = (place + 4) | 0;
        at = (at + 4) | 0;
      }
      if (at === end) break;
    }
    const lead = bytes[at] as number;
    offsets[place] = at;
    if (lead < 0x80) {
      marks[place] = lead;
      place = (place + 1) | 0;
      at = (at + 1) | 0;
      continue;
    }
    const unit = at < end - 2 ? readUnit(bytes, at, lead) : -1;
    if (unit >= 0) {
      const plain = ofUnits[unit] as number;
      at = (at + (lead < 0xe0 ? 2 : 3)) | 0;
      if (plain !== dropped) place = put(plain, marks, place, bytes[at]);
      continue;
    }
    const length = sequenceLength(bytes, at, lead);
    const mark = length < 0 ? separator : markOfSequence(bytes, at, length, ofUnits);
    at += Math.abs(length);
    if (mark !== dropped) place = put(mark, marks, place, bytes[at]);
  }
  offsets[place] = end;
  return place;
}

/**
 * Marks a text that is normalized, a mark for each UTF-16 unit, from a place on; gives the place behind the last mark. Nothing in it
 * is rewritten again, so that signs with which a rewrite would begin have the marks of their full-width forms.
 */
export function markNormalized(text: string, marks: Uint8Array, from: number): number {
  const ofUnits = marksOfNormalizedUnits();
  for (let index = 0; index < text.length; index++) marks[from + index] = ofUnits[text.charCodeAt(index)] as number;
  return from + text.length;
}

/** The same as `unitOf`; negative where the character is of another length or none, or needs a closer look. */
function readUnit(bytes: Uint8Array, at: number, lead: number): number {
  const second = (bytes[at + 1] as number) ^ 0x80;
  if (lead < 0xe0) return lead >= 0xc2 && second < 0x40 ? unitOf(bytes, at, lead) : -1;
  const third = (bytes[at + 2] as number) ^ 0x80;
  if ((second | third) >= 0x40 || lead === 0xe0 || lead === 0xed || lead > 0xef) return -1;
  return unitOf(bytes, at, lead);
}

/** The UTF-16 unit of a character of two or three bytes. */
function unitOf(bytes: Uint8Array, at: number, lead: number): number {
  const second = (bytes[at + 1] as number) & 0x3f;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | second;
  return ((lead & 0x0f) << 12) | (second << 6) | ((bytes[at + 2] as number) & 0x3f);
}

/**
 * The length of a character of more than one byte; negative for what a decoder replaces as one, the longest beginning of a
 * character (https://encoding.spec.whatwg.org/#utf-8-decoder).
 */
function sequenceLength(bytes: Uint8Array, at: number, lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return -1;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  let highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next] ?? 0;
    if (byte < lowest || byte > highest) return -next;
    lowest = 0x80;
    highest = 0xbf;
  }
  return length;
}

/** Where the character of UTF-8 begins that a byte is a part of; the byte itself where it begins one or is a part of none. */
export function startOfCharacter(bytes: Uint8Array, at: number): number {
  if (!isContinuation(bytes[at])) return at;
  for (let start = at - 1; start >= 0 && start >= at - 3; start--) {
    const lead = bytes[start] as number;
    if (isContinuation(lead)) continue;
    return lead >= 0x80 && start + Math.abs(sequenceLength(bytes, start, lead)) > at ? start : at;
  }
  return at;
}

function isContinuation(byte = 0): boolean {
  return (byte & 0xc0) === 0x80;
}

function markOfSequence(bytes: Uint8Array, at: number, length: number, ofUnits: Uint8Array): number {
  const tail = (next: number) => (bytes[at + next] as number) & 0x3f;
  const lead = bytes[at] as number;
  if (length < 4) return ofUnits[unitOf(bytes, at, lead)] as number;
  return markOfPoint(((lead & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3));
}

/** The mark of a character beyond the Basic Multilingual Plane. */
function markOfPoint(point: number): number {
  const character = String.fromCodePoint(point);
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return dropped;
  const plain = point >= 0x1d400 && point <= 0x1d7ff ? character.normalize('NFKC') : '';
  return /^\w$/.test(plain) ? plain.charCodeAt(0) : separator;
}
