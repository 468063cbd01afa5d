import { errorWords } from '../words-near.ts';
import { announcing, announcingSmall, joining, linking, otherLetter, separator } from './marks.ts';

// Stand in the table for what has no mark of its own: invisible characters, which the finder does not see; the signs that look
// like the x of 0x, which it takes for one behind a zero; and the halves of a surrogate pair.
export const dropped = 0xff;
export const times = 0xfe;
export const surrogate = 0xfd;

/** Letters beyond ASCII by which `errorWords` are told: one of each that is not told by ASCII. The rarer it is, the less has to be looked at. */
const announcingLetters = 'üéóçíラド敗戻返例終错码败退异故錯碼傳異报報示шйд러드패';
/** All letters beyond ASCII of `errorWords`, and those that words between an error word and its number end with (words-near.ts, small-numbers.ts). */
const linkingLetters = `${errorWords}码碼号號值为為是了はがの号番код코드态態状値ーりしたãáàéèêíóúçñüäöº统統システムà程序уйм№`;
/** Letters of the words that announce small numbers (small-numbers.ts): one of each word is enough. */
const announcingSmallLetters = '误誤ラш류失统統ムł';

let table: Uint8Array | undefined;
let normalizedTable: Uint8Array | undefined;

/** The mark of each UTF-16 unit; made when the first log comes that needs it. */
export function marksOfUnits(): Uint8Array {
  table ??= createTable();
  return table;
}

/** The same in a text that is normalized, in which nothing is left open. */
export function marksOfNormalizedUnits(): Uint8Array {
  normalizedTable ??= marksOfUnits().map((mark, unit) => {
    if (mark === times) return otherLetter;
    if (mark === surrogate) return separator;
    return unit < 0x80 ? toPlain(String.fromCharCode(unit)) : mark;
  });
  return normalizedTable;
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

/** The mark of what is rewritten to a character of ASCII. No escape, entity or mention begins with it; `%%` may still announce a number. */
function toPlain(character: string): number {
  if (character === '&') return joining;
  return /[&<\\]/.test(character) ? separator : character.charCodeAt(0);
}
