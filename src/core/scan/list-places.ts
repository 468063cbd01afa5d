import {
  asLatter,
  hashFour,
  ofFirst,
  ofLast,
  placeOfHex,
  saysExitCode,
  saysFour,
  saysHex,
  saysSign,
  saysSigned,
} from './create-clues.ts';
import { hashUnderscore, type KnownIndex } from './index-known-codes.ts';
import { isPartOrRepeat, isWrapped0x } from './judge-number.ts';
import { isBeforeErrorWord, isMessageNumber, mayBeAnnounced } from './judge-small.ts';
import {
  endOfHex,
  isHex,
  isLetter,
  isLetterOrDigit,
  kindAt,
  letterAt,
  markAt,
  mayBeExitCode,
  mayBeSigned,
  readFourHexDigits,
  underscore,
} from './marks.ts';
import { isNew, ofWin32, placeOfFound, type Slice } from './slice.ts';

/*
 * Nearly all of a log says nothing, and most of what says something is none of what it could be. Both are told here, with as few
 * branches as can be, since none of them could be foreseen.
 */

// An imported constant is read anew at every use, one of the module itself is not.
const [firstTwo, lastTwo, latter, hashOfFour] = [ofFirst, ofLast, asLatter, hashFour];
/** The bits of four marks that none of ASCII has. */
const beyondAscii = 0x80808080;
const [anyFour, hex, sign, signed, exitCode] = [saysFour, saysHex, saysSign, saysSigned, saysExitCode];

/**
 * Lists the words of four marks in a slice that are worth a look, in `listed`; gives how many.
 *
 * @param from the first of the words
 * @param end where they end
 */
export function listPlaces(slice: Slice, from: number, end: number): number {
  return listWorthy(slice, listTelling(slice, listSpeaking(slice, from, end)));
}

/**
 * Lists the words that say something, themselves or their latter two marks with the former two behind. Notes whether all marks are
 * ASCII.
 */
function listSpeaking(slice: Slice, from: number, end: number): number {
  const { words, index, listed } = slice;
  const { places } = index.clues;
  let count = 0;
  let all = 0;
  let one = words[from] as number;
  let first = places[one & 0xffff] as number;
  // Four at once.
  for (let at = from; at < end; at += 4) {
    const [two, three] = [words[at + 1] as number, words[at + 2] as number];
    const [four, five] = [words[at + 3] as number, words[at + 4] as number];
    all |= one | two | three | four;
    const third = places[two & 0xffff] as number;
    const fifth = places[three & 0xffff] as number;
    const seventh = places[four & 0xffff] as number;
    const ninth = places[five & 0xffff] as number;
    const says1 = sayTogether(first, places[(one >>> 16) | latter] as number, third);
    const says2 = sayTogether(third, places[(two >>> 16) | latter] as number, fifth);
    const says3 = sayTogether(fifth, places[(three >>> 16) | latter] as number, seventh);
    const says4 = sayTogether(seventh, places[(four >>> 16) | latter] as number, ninth);
    one = five;
    first = ninth;
    if ((says1 | says2 | says3 | says4) === 0) continue;
    listed[count] = at;
    count = (count + isSet(says1)) | 0;
    listed[count] = at + 1;
    count = (count + isSet(says2)) | 0;
    listed[count] = at + 2;
    count = (count + isSet(says3)) | 0;
    listed[count] = at + 3;
    count = (count + isSet(says4)) | 0;
  }
  slice.isAscii = (all & beyondAscii) === 0;
  return count;
}

/** 1 where any bit is set, else 0. */
export const isSet = (bits: number) => (bits | (0 - bits)) >>> 31;

/** What three pairs of marks say: the first and the second, and the second and the third. */
const sayTogether = (first: number, second: number, third: number) => second & ((first & firstTwo) | (third & lastTwo));

/** Leaves of the listed words those that say what no four marks tell, and those of four that tell something; notes what they say. */
function listTelling({ words, index, listed, said }: Slice, all: number): number {
  const { places, fours } = index.clues;
  let count = 0;
  for (let at = 0; at < all; at++) {
    const place = listed[at] as number;
    const [word, behind] = [words[place] as number, words[place + 1] as number];
    const [one, other] = [hashOfFour(word), hashOfFour((word >>> 16) | (behind << 16))];
    const isFour = (((fours[one >>> 5] as number) >>> one) | ((fours[other >>> 5] as number) >>> other)) & 1;
    const says = sayTogether(
      places[word & 0xffff] as number,
      places[(word >>> 16) | latter] as number,
      places[behind & 0xffff] as number,
    );
    listed[count] = place;
    said[count] = says;
    count = (count + isSet(says & (~anyFour | -isFour))) | 0;
  }
  return count;
}

/** Leaves of the listed words those that may be what they say. */
function listWorthy(slice: Slice, all: number): number {
  const { marks, index, listed, said } = slice;
  let count = 0;
  let lastPlace = 0;
  for (let at = 0; at < all; at++) {
    const [place, says] = [listed[at] as number, said[at] as number];
    let worth = says & ~(hex | sign | signed | exitCode);
    if (worth === 0) {
      if ((says & hex) !== 0) worth |= isHexWorthy(slice, 4 * place, says);
      if ((says & sign) !== 0) worth |= isSignWorthy(index, marks, 4 * place, says);
      if ((says & signed) !== 0) worth |= isSignedWorthy(marks, 4 * place);
      // Many close together may repeat themselves, which is told later, and at once.
      if ((says & exitCode) !== 0) worth |= place - lastPlace < closeWords ? 1 : isExitCodeWorthy(slice, 4 * place);
    }
    lastPlace = place;
    listed[count] = place;
    said[count] = says;
    count = (count + isSet(worth)) | 0;
  }
  return count;
}

/** Words of four marks that are so near to each other are close together. */
const closeWords = 4;

/** Whether the number behind `0x` may be a code: 0 where its first digits are of none, or where it is a short one that is no error. */
function isHexWorthy(slice: Slice, place: number, says: number): number {
  const { marks, index, lastFound } = slice;
  const { upperHalves, small, fiveDigits } = index;
  const bits = says & hex;
  if ((bits & (bits - 1)) !== 0) return 1;
  const digits = place + placeOfHex(says) + 2;
  const high = readFourHexDigits(marks, digits);
  const low = readFourHexDigits(marks, digits + 4);
  if (high < 0) return 1;
  if (low >= 0) {
    const code = (high << 16) | low;
    // Only a number that begins with ffffffff is longer, and one that is written again with all its zeros.
    if (isHex(marks, digits + 8) === 1) return high === 0xffff || markAt(marks, digits - 3) === 0x28 ? 1 : 0;
    if (high === 0) return low > 1 ? isShortWorthy(slice, low, digits - 2, digits + 8) : 0;
    return lastFound[placeOfFound(lastFound, code)] === code ? 0 : (upperHalves[high] as number);
  }
  // Four digits to seven: those of a code, of which there are five with a zero in front, or what goes on in the next line.
  const isBelow16 = (value: number) => (value - 0x10) >>> 31;
  const isLineEnd =
    isBelow16(markAt(marks, digits + 4)) |
    isBelow16(markAt(marks, digits + 5)) |
    isBelow16(markAt(marks, digits + 6)) |
    isBelow16(markAt(marks, digits + 7));
  if (((fiveDigits[high] as number) | (isBelow16(high >>> 8) & isHex(marks, digits + 4))) === 1) return 1;
  const isWrapped = (isLineEnd & (upperHalves[high] as number)) === 1;
  if (isWrapped && isWrapped0x(slice, digits - 2, endOfHex(marks, digits + 4))) return 1;
  return small[high] === 1 ? isShortWorthy(slice, high, digits - 2, digits + 4) : 0;
}

/** Whether a small number in hex may be announced as an error: 0 where not. */
function isShortWorthy(slice: Slice, value: number, start: number, end: number): number {
  if (isPartOrRepeat(slice.marks, start, end)) return 1;
  if (!isNew(slice, ofWin32(value))) return 0;
  return mayBeAnnounced(slice, start) || isBeforeErrorWord(slice, end) ? 1 : 0;
}

/** Whether an underscore among four marks may be in a name or beside a number, or a letter beyond ASCII is there: 0 where not. */
function isSignWorthy(index: KnownIndex, marks: Uint8Array, place: number, says: number): number {
  if ((says & sign) === sign) return 1;
  // The former two say so, or the latter two.
  const first = place + (says & 2);
  const at = markAt(marks, first) === 0x5f ? first : first + 1;
  const isOne = markAt(marks, first) < 0x80 && markAt(marks, at) === 0x5f && markAt(marks, at + 1) !== 0x5f;
  if (!isOne) return 1;
  const isInside =
    isLetterOrDigit(marks, at - 2) &
    isLetterOrDigit(marks, at - 1) &
    isLetterOrDigit(marks, at + 1) &
    isLetterOrDigit(marks, at + 2);
  // The end of %20, and WindowsUpdate_80072EE2, which is no name.
  const isOther =
    markAt(marks, at - 4) === 0x25 || (letterAt(marks, at - 1) === 0x65 && letterAt(marks, at - 2) === 0x74) ? 1 : 0;
  if (isInside === 0) return isBehindOneLetter(index, marks, at) ? 0 : 1;
  return (index.underscores[hashUnderscore(marks, at)] as number) | isOther;
}

/** Whether an underscore stands between a lone letter, with which no symbolic name begins, and another letter: `m_dwState`. */
function isBehindOneLetter({ loneLetters }: KnownIndex, marks: Uint8Array, at: number): boolean {
  if (markAt(marks, at - 2) !== 0x20 || !isLetter(marks, at - 1) || !isLetter(marks, at + 1)) return false;
  return loneLetters[letterAt(marks, at - 1)] === 0;
}

/** Whether a negative decimal may begin at one of five marks: 0 where not. */
function isSignedWorthy(marks: Uint8Array, place: number): number {
  for (let at = place; at < place + 5; at++) if (mayBeSigned(marks, at)) return 1;
  return 0;
}

/** Whether four digits with no more beside them may be an exit code, around four marks: 0 where not. */
function isExitCodeWorthy(slice: Slice, place: number): number {
  const { marks } = slice;
  for (let at = place - 1; at < place + 5; at++) {
    if (mayBeExitCode(marks, at) === 1 && mayBeMeant(slice, at)) return 1;
  }
  return 0;
}

/** Whether four digits may be an exit code: one that is announced, or that underscores stand around. */
function mayBeMeant(slice: Slice, start: number): boolean {
  const { marks } = slice;
  const [before, behind] = [kindAt(marks, start - 1), kindAt(marks, start + 4)];
  if (before === underscore || behind === underscore) return true;
  if ((before | behind) !== 0) return false;
  return isBeforeErrorWord(slice, start + 4) || mayBeAnnounced(slice, start) || isMessageNumber(slice, start);
}
