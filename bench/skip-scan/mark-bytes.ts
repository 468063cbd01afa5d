import { errorWords } from '../../src/core/words-near.ts';

/**
 * Logs are scanned as bytes, one byte to a unit of their encoding. ASCII stands for itself. Of any other character the first
 * unit is marked with what it can mean beside a code, and the units behind the first with `continued`.
 */
export const continued = 0x80;
/** A letter that says nothing: no word that matters ends with it or begins with it. */
export const otherLetter = 0xc0;
/** A letter of a word that announces a code, such as the last one of 错误. */
export const announcing = 0xc1;
/** Punctuation, spaces and dashes. */
export const separator = 0xc2;
/** Written for an ASCII character of a word, or invisible inside a word: full-width digits, zero-width spaces. */
export const rewritten = 0xc3;
/** The sign or letter that looks like the x of 0x. */
export const times = 0xc4;
/** A letter that only words before small numbers have; see `errorWords` of find-candidates.ts. */
export const errorLetter = 0xc5;

/**
 * Letters beyond ASCII of the words that announce codes: all of `errorWords`, and those that words between an error word and
 * its number end with (words-near.ts, small-numbers.ts).
 */
const announcingLetters = `${errorWords}码碼号號值为為是了はがの号番код코드态態状値ーりしãáàéèêíóúçñüäöº统統システムà程序`;

const errorLetters = '误誤ラш류代コó统統ム';

const marks = createMarks();

/** The mark of each character of the Basic Multilingual Plane, by its number. */
function createMarks(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(otherLetter);
  for (let code = 0x80; code < 0x10000; code++) {
    const character = String.fromCharCode(code);
    if (!/\p{L}|\p{N}/u.test(character)) table[code] = separator;
    if (/\p{Default_Ignorable_Code_Point}/u.test(character)) table[code] = rewritten;
    else if (/[\uff01-\uff5e]/.test(character) && /[\w%[]/.test(character.normalize('NFKC'))) table[code] = rewritten;
  }
  // High surrogates of the mathematical letters and digits, and of what is invisible.
  for (const surrogate of [0xd82f, 0xd834, 0xd835, 0xdb40, 0xdb41, 0xdb42, 0xdb43]) table[surrogate] = rewritten;
  for (const [letters, mark] of [
    // The long s and the sign of Kelvin are an s and a k to a pattern that ignores case.
    [`${announcingLetters}\u017f\u212a`, announcing],
    [errorLetters, errorLetter],
    ['\u00d7\u0445', times],
  ] as const) {
    for (const letter of letters.toLowerCase() + letters.toUpperCase()) table[letter.charCodeAt(0)] = mark;
  }
  for (let code = 0; code < 0x80; code++) table[code] = code;
  return table;
}

/** Marks UTF-16 units: one mark to a unit. */
export function markUtf16(bytes: Uint8Array, littleEndian: boolean, into: Uint8Array): void {
  const low = littleEndian ? 0 : 1;
  const high = 1 - low;
  const units = bytes.length >> 1;
  for (let unit = 0; unit < units; unit++) {
    into[unit] = marks[((bytes[2 * unit + high] as number) << 8) | (bytes[2 * unit + low] as number)] as number;
  }
}

/** Marks UTF-8: one mark to a byte. What is no valid UTF-8 is marked as something that nothing follows from. */
export function markUtf8(bytes: Uint8Array, into: Uint8Array): void {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    into[at] = byte < 0x80 ? byte : byte < 0xc0 ? continued : markOfSequence(bytes, at, byte);
  }
}

function markOfSequence(bytes: Uint8Array, at: number, lead: number): number {
  const second = (bytes[at + 1] ?? 0) & 0x3f;
  if (lead < 0xe0) return marks[((lead & 0x1f) << 6) | second] ?? otherLetter;
  const third = (bytes[at + 2] ?? 0) & 0x3f;
  if (lead < 0xf0) return marks[((lead & 0x0f) << 12) | (second << 6) | third] ?? otherLetter;
  // The planes of mathematical letters and digits (F0 9D) and of what is invisible (F0 9B, F3 A0).
  return (lead === 0xf0 && (second === 0x1d || second === 0x1b)) || lead === 0xf3 ? rewritten : separator;
}

/** Whether all bytes are ASCII, so that they are their own marks. */
export function isAscii(bytes: Uint8Array): boolean {
  const start = -bytes.byteOffset & 3;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + start, Math.max(0, (bytes.length - start) >> 2));
  let all = 0;
  for (let at = 0; at < Math.min(start, bytes.length); at++) all |= bytes[at] as number;
  for (let at = 0; at < words.length; at++) all |= words[at] as number;
  for (let at = start + 4 * words.length; at < bytes.length; at++) all |= bytes[at] as number;
  return (all & 0x80808080) === 0;
}
