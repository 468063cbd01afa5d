import { isLetter } from './is-letter.ts';

/**
 * Makes a quick test whether the word of ASCII that ends at an index of a text may be one of some, in any case: it tells by the last three
 * letters.
 *
 * @param words words in lower case
 * @param parts words that may also be the last part of a longer one
 */
export function toEndings(
  words: Iterable<string>,
  parts: Iterable<string> = [],
): (text: string, end: number) => boolean {
  const endings = new Uint8Array(2 ** 15);
  for (const word of words) endings[lettersBefore(word, word.length)] = 1;
  for (const part of parts) {
    for (const before of ' abcdefghijklmnopqrstuvwxyz')
      endings[lettersBefore(`${before}${part}`, part.length + before.length)] = 1;
  }
  return (text, end) => endings[lettersBefore(text, end)] === 1;
}

/** The three letters of ASCII before an index in any case, or as many as stand there together: five bits each, the last in the lowest. */
function lettersBefore(text: string, index: number): number {
  let letters = 0;
  for (let bits = 0; bits < 15; bits += 5) {
    const code = text.charCodeAt(index - 1 - bits / 5);
    if (!isLetter(code)) break;
    letters |= (code & 0x1f) << bits;
  }
  return letters;
}
