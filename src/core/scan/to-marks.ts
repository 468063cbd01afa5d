import { errorWords } from '../words-near.ts';
import { announcing, announcingSmall, joining, linking, otherLetter, separator } from './marks.ts';

// Stand in the table for what has no mark of its own: invisible characters, which the finder does not see; the signs that look
// like the x of 0x, which it takes for one behind a zero; and the halves of a surrogate pair.
const dropped = 0xff;
const times = 0xfe;
const surrogate = 0xfd;

/** Letters beyond ASCII by which `errorWords` are told: one of each that is not told by ASCII. The rarer it is, the less has to be looked at. */
const announcingLetters = 'üéóçíラド敗戻返例終错码败退异故錯碼傳異报報示шйд러드패ł';
/** All letters beyond ASCII of `errorWords`, and those that words between an error word and its number end with (words-near.ts, small-numbers.ts). */
const linkingLetters = `${errorWords}码碼号號值为為是了はがの号番код코드态態状値ーりしãáàéèêíóúçñüäöº统統システムà程序`;
/** Letters of the words that announce small numbers (small-numbers.ts): one of each word is enough. */
const announcingSmallLetters = '误誤ラш류失统統ム';

/** 1 for letters, digits and the underscore of ASCII. */
const isInWord = Uint8Array.from({ length: 0x80 }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0));

let table: Uint8Array | undefined;

/** The mark of each UTF-16 unit; made when the first log comes that needs it. */
function marksOfUnits(): Uint8Array {
  table ??= createTable();
  return table;
}

function createTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(otherLetter);
  // Half a surrogate pair is never next to the other half, so that each is one character.
  for (const [first, last] of [
    [0x80, 0xdbff],
    [0xdc00, 0xffff],
  ] as const) {
    const units = Array.from({ length: last + 1 - first }, (_, at) => String.fromCharCode(first + at)).join('');
    for (const [pattern, mark] of [
      [/[^\p{L}\p{N}]+/gu, separator],
      [/[\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu, 0x20],
      // White space that the finder leaves as it is: neither a space nor the end of a line.
      [/[\u1680\u2028\u2029]+/gu, 0x0b],
      [/[\u2010-\u2015\u2212\ufe58\ufe63]+/gu, 0x2d],
      [/[\u00d7\u0445\u0425]+/gu, times],
      [/[\ud800-\udbff]+/gu, surrogate],
      [/\p{Default_Ignorable_Code_Point}+/gu, dropped],
    ] as const) {
      for (const { 0: run, index } of units.matchAll(pattern))
        table.fill(mark, first + index, first + index + run.length);
    }
  }
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = toPlain(String.fromCharCode(unit).normalize('NFKC'));
  for (const [letters, mark] of [
    [linkingLetters, linking],
    // The long s and the sign of Kelvin are an s and a k to a pattern that ignores case.
    [`${announcingLetters}\u017f\u212a`, announcing],
    [announcingSmallLetters, announcingSmall],
    // isJoined of small-numbers.ts
    ['、和或とや', joining],
  ] as const) {
    for (const letter of (letters.toLowerCase() + letters.toUpperCase()).replace(/[\p{ASCII}хХ]/gu, '')) {
      table[letter.charCodeAt(0)] = mark;
    }
  }
  for (let unit = 0; unit < 0x80; unit++) table[unit] = unit;
  return table;
}

/** The mark of what a full-width character is rewritten to. An escape or a mention does not begin with it. */
function toPlain(character: string): number {
  if (character === '&') return joining;
  return /[%&<\\]/.test(character) ? separator : character.charCodeAt(0);
}

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
