import { lastParts, lastWords } from '../last-words.ts';
import { announcing, announcingSmall, isLetter, markAt } from './marks.ts';
import { beginsRewrite, rewriteLength } from './rewrites.ts';

/*
 * Quick looks at the words around a number. They may say yes too often and never no too often: whatever words-near.ts and
 * small-numbers.ts accept has to pass here. The tests draw their words from those two files to make sure.
 */

/**
 * How the words begin near which a number is a code (`errorWords` of words-near.ts), and those that announce a small one
 * (small-numbers.ts); `.` is anything but a letter. Those beyond ASCII are told by a letter that has a mark of its own (to-marks.ts),
 * HRESULT by the word at its end.
 */
export const errorWordBeginnings = (
  'erro|erre|.err|fail|.code|code.d|.hr.|sthr.|oghr.|result|status|exit|retur|excep|threw|throw|crash|abort|unable|could|cannot|quit.o|went.w|' +
  'not.fo|denied|.rc.|.ret.|.gle.|fehl|ausnah|gesche|beende|retou|renvoi|renvoy|codigo|fall|falh|devol|devuel|salida|retorn|codic|iusci|ritorn|' +
  'restit|eccez|uscit|fout|misluk|win32|[sc]|.os.'
).split('|');

/** The ends of the words that can stand right before a small number. */
const endings = [
  ...lastWords,
  ...lastParts,
  'settings', // of netsh
  'occurred', // of isShortHexError
  'domain',
  'fail',
  'failure',
  'falha',
  'falho',
  'falhou',
  'falhau',
  'fallo',
  'falla',
  'fehlgeschlagen',
  'fallito',
];

/** 1 to 26 for the letters of ASCII in any case, else 0. */
const toLetter = (mark: number) => (mark < 0x80 && /[a-z]/i.test(String.fromCharCode(mark)) ? (mark | 0x20) - 0x60 : 0);
const letters = Uint8Array.from({ length: 256 }, (_, mark) => toLetter(mark));

/** A bit table of groups of three letters. */
function toTable(groups: readonly string[]): Uint8Array {
  const table = new Uint8Array(2 ** 15);
  for (const group of groups) {
    const [first = 0, second = 0, third = 0] = [...group].map((letter) => toLetter(letter.charCodeAt(0)));
    table[(first << 10) | (second << 5) | third] = 1;
  }
  return table;
}

/** The beginnings as letters, 0 for what is none. */
const beginnings = errorWordBeginnings.map((beginning) =>
  Uint8Array.from(beginning, (letter) => toLetter(letter.charCodeAt(0))),
);
/** For each group of three letters, the list in `listedBeginnings` of those that begin with it. */
const listOfGroup = new Uint8Array(2 ** 15);
const listedBeginnings: Uint8Array[][] = [[]];
for (const beginning of beginnings) {
  const [first = 0, second = 0, third = 0] = beginning;
  const group = (first << 10) | (second << 5) | third;
  if (listOfGroup[group] === 0) listOfGroup[group] = listedBeginnings.push([]) - 1;
  listedBeginnings[listOfGroup[group] as number]?.push(beginning);
}
const endingTable = toTable(endings.map((word) => `..${word}`.slice(-3)));

/** Whether the word that ends here can stand right before a small number. */
export function isEnding(marks: Uint8Array, end: number): boolean {
  const letterBefore = letters[marks[end - 2] as number] as number;
  const first = letterBefore === 0 ? 0 : (letters[marks[end - 3] as number] as number);
  return endingTable[(first << 10) | (letterBefore << 5) | (letters[marks[end - 1] as number] as number)] === 1;
}

/** Whether a word ends here that has a letter beyond ASCII in front, or an escape (%3d): who knows where it begins. */
export function isBehindOther(marks: Uint8Array, last: number): boolean {
  let place = last;
  while (isLetter(marks, place)) place--;
  return markAt(marks, place) >= 0x80 || markAt(marks, place - 1) === 0x25;
}

/** Where the first error word begins from one place to another; `to` where none does. */
export function findErrorWord(marks: Uint8Array, from: number, to: number): number {
  let group = ((letters[marks[from] as number] as number) << 5) | (letters[marks[from + 1] as number] as number);
  for (let place = from; place < to; place++) {
    group = ((group << 5) | (letters[marks[place + 2] as number] as number)) & 0x7fff;
    if (listOfGroup[group] !== 0 && isErrorWord(marks, place, listOfGroup[group] as number)) return place;
  }
  return to;
}

function isErrorWord(marks: Uint8Array, place: number, list: number): boolean {
  const listed = listedBeginnings[list] as Uint8Array[];
  for (let index = 0; index < listed.length; index++) {
    if (beginsWith(marks, place, listed[index] as Uint8Array)) return true;
  }
  return false;
}

function beginsWith(marks: Uint8Array, place: number, beginning: Uint8Array): boolean {
  for (let at = 3; at < beginning.length; at++) {
    if (letters[marks[place + at] as number] !== beginning[at]) return false;
  }
  return true;
}

/** Whether an error word begins between two places, or what may be one or hide one, so that only the finder can tell. */
export function hasErrorWord(marks: Uint8Array, from: number, to: number): boolean {
  for (let place = from; place < to; place++) {
    const mark = markAt(marks, place);
    if (mark === announcing || mark === announcingSmall) return true;
    if (beginsRewrite(marks, place) && rewriteLength(marks, place) > 0) return true;
  }
  return findErrorWord(marks, from, to) < to;
}
