import { isLetter } from './is-letter.ts';

/*
 * Quick looks at the word of ASCII that ends at an index of a text, in any case: its last three letters tell what it may be. The long s
 * and the sign for Kelvin, which expressions take for s and k, are no letters to them.
 */

/**
 * Makes a quick test whether the word of ASCII that ends at an index of a text may be one of some. It tells better where the length of the word is known.
 *
 * @param words words in lower case
 * @param parts words that may also be the last part of a longer one
 */
export function toEndings(
  words: Iterable<string>,
  parts: Iterable<string> = [],
): (text: string, end: number, length?: number) => boolean {
  /** Bits: how long the words are that end so. */
  const endings = new Uint8Array(2 ** 15);
  for (const word of words) {
    const letters = lettersBefore(word, word.length);
    endings[letters] = (endings[letters] as number) | lengthBit(word.length);
  }
  for (const part of parts) {
    for (const before of ' abcdefghijklmnopqrstuvwxyz')
      endings[lettersBefore(`${before}${part}`, part.length + before.length)] = 0xff;
  }
  return (text, end, length) =>
    ((endings[lettersBefore(text, end)] as number) & (length === undefined ? 0xff : lengthBit(length))) !== 0;
}

/** A bit for the length of a word in letters; the last is for seven and more. */
const lengthBit = (length: number) => 1 << Math.min(length, 7);

/**
 * Makes a quick look how long the last part of such a word is, in letters, if it may be one of some; else 0.
 *
 * @param parts words in lower case, no two with the same last three letters
 */
export function toLengths(parts: readonly string[]): (text: string, end: number) => number {
  const lengths = new Uint8Array(2 ** 15);
  for (const part of parts) {
    const letters = lettersBefore(part, part.length);
    if (lengths[letters] !== 0) throw new Error(`"${part}" ends with the same three letters as another`);
    lengths[letters] = part.length;
  }
  return (text, end) => lengths[lettersBefore(text, end)] as number;
}

/** The three letters of ASCII before an index in any case, or as many as stand there together: five bits each, the last in the lowest. */
function lettersBefore(text: string, index: number): number {
  const last = text.charCodeAt(index - 1);
  if (!isLetter(last)) return 0;
  const second = text.charCodeAt(index - 2);
  if (!isLetter(second)) return last & 0x1f;
  const third = text.charCodeAt(index - 3);
  const two = ((second & 0x1f) << 5) | (last & 0x1f);
  return isLetter(third) ? ((third & 0x1f) << 10) | two : two;
}
