/*
 * A log is looked through as marks: one byte for each character. ASCII stands for itself; what the finder rewrites to one ASCII
 * character (normalize-text.ts) stands for that; of any other character the mark tells what it can mean beside a code.
 */

/** A letter that says nothing: no word that matters ends with it or begins with it. */
export const otherLetter = 0xc0;
/** A letter by which a word is told that announces a code, such as the first one of 错误. */
export const announcing = 0xc1;
/** A letter that only words right before small numbers have, such as 误. */
export const announcingSmall = 0xc2;
/** Punctuation, spaces and other signs. */
export const separator = 0xc3;
/** What joins one number of a list to the next: 、和. */
export const joining = 0xc4;
/** Another letter of words that announce codes, or of those that may stand between them and their number. */
export const linking = 0xc5;

/** Whether a mark is one of those. */
export function isMarkBeyondAscii(mark: number): boolean {
  return mark >= otherLetter && mark <= linking;
}

// Classes of marks, as bits: what a word is made of says what it can be.
export const digit = 1;
export const hexLetter = 2;
const plainLetter = 4;
export const underscore = 8;

// What is used here again and again is not exported: a module reads an export anew at every use, which costs more than a look-up.
const digitKind = digit;
const letterKinds = hexLetter | plainLetter;
const kinds = Uint8Array.from({ length: 256 }, (_, mark) => {
  const character = mark < 0x80 ? String.fromCharCode(mark) : '';
  if (/[0-9]/.test(character)) return digit;
  if (/[a-f]/i.test(character)) return hexLetter;
  if (/[g-z]/i.test(character)) return plainLetter;
  return character === '_' ? underscore : 0;
});
const hexValues = Int8Array.from({ length: 256 }, (_, mark) =>
  /[0-9a-f]/i.test(String.fromCharCode(mark)) ? Number.parseInt(String.fromCharCode(mark), 16) : -1,
);

/** A table that has 1 for the marks of some characters of ASCII, else 0. */
export function toMarkTable(characters: string): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, mark) => (characters.includes(String.fromCharCode(mark)) ? 1 : 0));
}

/** The mark at a place. */
export function markAt(marks: Uint8Array, place: number): number {
  return marks[place] as number;
}

/** The mark at a place, a letter of ASCII in lower case; other marks may change too, so it is good only to compare with letters. */
export function letterAt(marks: Uint8Array, place: number): number {
  return (marks[place] as number) | 0x20;
}

/** The class of the mark at a place; 0 for what is in no word. */
export function kindAt(marks: Uint8Array, place: number): number {
  return kinds[marks[place] as number] as number;
}

/** Whether a digit is at a place. */
export function isDigit(marks: Uint8Array, place: number): boolean {
  return kinds[marks[place] as number] === digitKind;
}

/** Whether a letter of ASCII is at a place. */
export function isLetter(marks: Uint8Array, place: number): boolean {
  return ((kinds[marks[place] as number] as number) & letterKinds) !== 0;
}

const lettersAndDigits = Uint8Array.from(kinds, (kind) => ((kind & (digit | hexLetter | plainLetter)) === 0 ? 0 : 1));
/** 1 where a letter or a digit of ASCII is, else 0. */
export function isLetterOrDigit(marks: Uint8Array, place: number): number {
  return lettersAndDigits[marks[place] as number] as number;
}

/** A word: letters, digits and underscores of ASCII in a row, and the classes of all of them. */
export interface Word {
  start: number;
  end: number;
  kinds: number;
}

/** Reads the word that a place is in into `word`, no further back than `first`. */
export function readWord(marks: Uint8Array, place: number, first: number, word: Word): void {
  let all = 0;
  let end = place;
  for (let kind = kinds[marks[end] as number] as number; kind !== 0; kind = kinds[marks[++end] as number] as number) {
    all |= kind;
  }
  let start = place;
  while (start > first) {
    const kind = kinds[marks[start - 1] as number] as number;
    if (kind === 0) break;
    all |= kind;
    start--;
  }
  word.start = start;
  word.end = end;
  word.kinds = all;
}

/** Where the word begins that a place is in, no further back than `first`. */
export function startOfWord(marks: Uint8Array, place: number, first: number): number {
  let start = place;
  while (start > first && (kinds[marks[start - 1] as number] as number) !== 0) start--;
  return start;
}

/** Where the word ends that a place is in. */
export function endOfWord(marks: Uint8Array, place: number): number {
  let end = place;
  while ((kinds[marks[end] as number] as number) !== 0) end++;
  return end;
}

/** What a word is made of: the classes of all its marks. */
export function kindsOf(marks: Uint8Array, start: number, end: number): number {
  let all = 0;
  for (let place = start; place < end; place++) all |= kinds[marks[place] as number] as number;
  return all;
}

/**
 * 1 where a number of four digits is that begins as the exit codes of setups do (isInstallerExitCode, isFailedRestart), 16 or 30; else 0.
 * Without a branch.
 */
export function mayBeExitCode(marks: Uint8Array, place: number): number {
  const two = ((marks[place] as number) << 8) | (marks[place + 1] as number);
  const kindOf = (at: number) => kinds[marks[at] as number] as number;
  const isNumber = kindOf(place + 2) & kindOf(place + 3) & ~kindOf(place - 1) & ~kindOf(place + 4) & digitKind;
  return ((two === 0x3136 ? 1 : 0) | (two === 0x3330 ? 1 : 0)) & isNumber;
}

/**
 * Whether nine decimal digits or more may follow a minus at a place, or the end of an entity for one. Behind a digit it is none,
 * unless that is the end of an escape.
 */
export function mayBeSigned(marks: Uint8Array, place: number): boolean {
  const mark = marks[place];
  return (
    (mark === 0x2d || mark === 0x3b) &&
    isDigit(marks, place + 2) &&
    isDigit(marks, place + 5) &&
    isDigit(marks, place + 9) &&
    (mark === 0x3b || !isDigit(marks, place - 1) || marks[place - 3] === 0x25)
  );
}

/** Where the hex digits end that stand in a row from a place on. */
export function endOfHex(marks: Uint8Array, place: number): number {
  let end = place;
  while ((hexValues[marks[end] as number] as number) >= 0) end++;
  return end;
}

/** How many hex digits stand in a row right before a place, up to 4. Without a branch, since none of them could be foreseen. */
export function countHexBefore(marks: Uint8Array, place: number): number {
  const [second, third] = [isHex(marks, place - 2), isHex(marks, place - 3)];
  return isHex(marks, place - 1) * (1 + second * (1 + third * (1 + isHex(marks, place - 4))));
}

/** How many hex digits stand in a row from a place on, up to 4. */
export function countHexFrom(marks: Uint8Array, place: number): number {
  const [second, third] = [isHex(marks, place + 1), isHex(marks, place + 2)];
  return isHex(marks, place) * (1 + second * (1 + third * (1 + isHex(marks, place + 3))));
}

const hexes = Uint8Array.from(hexValues, (value) => (value < 0 ? 0 : 1));
/** 1 where a hex digit is, else 0. */
export function isHex(marks: Uint8Array, place: number): number {
  return hexes[marks[place] as number] as number;
}

/** How many hex digits stand in a row from a place on. */
export function countHexDigits(marks: Uint8Array, start: number): number {
  return endOfHex(marks, start) - start;
}

/** Whether a GUID goes on at a place where eight hex digits stand: with 4, 4, 4 and 12 more. */
export function isGuid(marks: Uint8Array, start: number): boolean {
  if (
    marks[start + 8] !== 0x2d ||
    marks[start + 13] !== 0x2d ||
    marks[start + 18] !== 0x2d ||
    marks[start + 23] !== 0x2d
  )
    return false;
  // A negative value has something else among its digits.
  const middle =
    readFourHexDigits(marks, start + 9) | readFourHexDigits(marks, start + 14) | readFourHexDigits(marks, start + 19);
  const last =
    readFourHexDigits(marks, start + 24) | readFourHexDigits(marks, start + 28) | readFourHexDigits(marks, start + 32);
  return (middle | last) >= 0;
}

/** The length of a GUID. */
export const guidLength = 36;

/** The value of four hex digits; negative where something else is among them. */
export function readFourHexDigits(marks: Uint8Array, start: number): number {
  const [first, second] = [
    hexValues[marks[start] as number] as number,
    hexValues[marks[start + 1] as number] as number,
  ];
  const [third, fourth] = [
    hexValues[marks[start + 2] as number] as number,
    hexValues[marks[start + 3] as number] as number,
  ];
  return (first << 12) | (second << 8) | (third << 4) | fourth;
}

/** The value of up to eight hex digits between two places, as a signed 32-bit number; they must be hex digits. */
export function readHexDigits(marks: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let place = start; place < end; place++) value = (value << 4) | (hexValues[marks[place] as number] as number);
  return value;
}

/** The value of four decimal digits; any number from 0 to 16383 where there are others. */
export function readFourDigits(marks: Uint8Array, start: number): number {
  const [first, second, third] = [marks[start] as number, marks[start + 1] as number, marks[start + 2] as number];
  return (first * 1000 + second * 100 + third * 10 + (marks[start + 3] as number) - 0x30 * 1111) & 0x3fff;
}

/** The value of the decimal digits between two places, of which there are 15 at the most. */
export function readDecimalDigits(marks: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let place = start; place < end; place++) value = value * 10 + (marks[place] as number) - 0x30;
  return value;
}

/** Whether a text of ASCII, in lower case, stands at a place in any case. */
export function startsWith(marks: Uint8Array, place: number, text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const mark = marks[place + at] as number;
    const wanted = text.charCodeAt(at);
    if (mark !== wanted && (mark >= 0x60 || (mark | 0x20) !== wanted)) return false;
  }
  return true;
}
