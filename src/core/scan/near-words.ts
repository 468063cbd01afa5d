import { lastParts, lastWords } from '../small-numbers.ts';
import { announcing, announcingSmall, hexLetter, kindAt, letterAt, markAt, plainLetter, startsWith } from './marks.ts';

/*
 * Quick looks at the words around a number. They may say yes too often and never no too often: whatever words-near.ts and
 * small-numbers.ts accept has to pass here. The tests draw their words from those two files to make sure.
 */

/** How the error words begin (`errorWords` of words-near.ts): three letters or four; `.` is anything but a letter. */
const beginnings = (
  'err|fail|code|hres|.hr.|thr.|ghr.|resu|stat|exit|retu|.ret|exce|thre|thro|cras|abor|unab|coul|cann|quit|went|not.|deni|.rc.|.gle|task|' +
  'fehl|schl|ausn|gesc|been|reto|renv|codi|fall|devo|devu|sali|falh|rius|rito|rest|ecce|usci|fout|misl'
).split('|');

/** The ends of the words that can stand right before a small number. */
const endings = [
  ...lastWords,
  ...lastParts,
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

/** For each group of three letters, a bit for each letter that may follow. */
const beginningTable = new Int32Array(2 ** 15);
for (const beginning of beginnings) {
  const [first = 0, second = 0, third = 0, fourth] = [...beginning].map((letter) => toLetter(letter.charCodeAt(0)));
  const key = (first << 10) | (second << 5) | third;
  beginningTable[key] = (beginningTable[key] ?? 0) | (fourth === undefined ? -1 : 1 << fourth);
}
/** 1 where `beginningTable` has any: a table that fits the nearest cache. */
const isBeginning = Uint8Array.from(beginningTable, (following) => (following === 0 ? 0 : 1));
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
  while ((kindAt(marks, place) & (hexLetter | plainLetter)) !== 0) place--;
  return markAt(marks, place) >= 0x80 || markAt(marks, place - 1) === 0x25;
}

/** 1 for marks that may be an error word, or begin something that hides what is around it. */
const telling = Uint8Array.from({ length: 256 }, (_, mark) =>
  /[<&%\\]/.test(String.fromCharCode(mark)) || mark === announcing || mark === announcingSmall ? 1 : 0,
);

/** What of some marks was gone through without finding an error word. */
export interface Clear {
  from: number;
  to: number;
}

/** Whether an error word, or what may hide one, begins between two places. What is clear is not gone through again. */
export function hasErrorWord(marks: Uint8Array, from: number, to: number, clear: Clear): boolean {
  if (from < clear.from || from > clear.to) clear.from = clear.to = from;
  const start = clear.to;
  let group = ((letters[marks[start] as number] as number) << 5) | (letters[marks[start + 1] as number] as number);
  for (let place = start; place < to; place++) {
    group = ((group << 5) | (letters[marks[place + 2] as number] as number)) & 0x7fff;
    if (((isBeginning[group] as number) | (telling[marks[place] as number] as number)) === 0) continue;
    const following = (beginningTable[group] as number) >>> (letters[marks[place + 3] as number] as number);
    if ((following & 1) === 1 || (telling[marks[place] as number] === 1 && hidesWords(marks, place))) {
      clear.from = clear.to = place;
      return true;
    }
  }
  clear.to = Math.max(clear.to, to);
  return false;
}

/** Whether something begins between two places that is rewritten. */
export function beginsRewrite(marks: Uint8Array, from: number, to: number): boolean {
  for (let place = from; place < to; place++) {
    if (telling[marks[place] as number] === 1 && rewriteLength(marks, place) > 0) return true;
  }
  return false;
}

/** Whether something is here that may be an error word, or hides what is around it: then only the finder can tell. */
function hidesWords(marks: Uint8Array, place: number): boolean {
  return markAt(marks, place) >= 0x80 || rewriteLength(marks, place) > 0;
}

/** The longest mention or link that the finder rewrites: `<at …>…</at>` with 200 characters in each place. */
const longestMention = 416;
/** The longest tag that it takes out of a word: `</strong />`. */
const longestTag = 11;

/** How long a rewrite may be that begins at a place (normalize-text.ts), in marks; 0 where none does. */
export function rewriteLength(marks: Uint8Array, place: number): number {
  switch (marks[place]) {
    case 0x3c: // < of a mention, a link or a tag
      if (isMentionStart(marks, place)) return longestMention;
      return isTag(marks, place) ? longestTag : 0;
    case 0x26: // & of an entity
      return entityLength(marks, place);
    case 0x25: // % of an escaped character
      return isPercentEscape(marks, place) ? 3 : 0;
    case 0x5c: // \ of an escape: \_ \* \~ \-
      return isMarkdownEscape(markAt(marks, place + 1)) ? 2 : 0;
    default:
      return 0;
  }
}

const isMarkdownEscape = (mark: number) => mark === 0x5f || mark === 0x2a || mark === 0x7e || mark === 0x2d;

function entityLength(marks: Uint8Array, place: number): number {
  for (let end = place + 3; end < place + 10; end++) if (marks[end] === 0x3b) return end + 1 - place;
  return 0;
}

/** Whether a separator is escaped here as in a URL: %20 %22 %27 %28 %29 %2c %3a %3d %0a %0d. */
export function isPercentEscape(marks: Uint8Array, place: number): boolean {
  const second = letterAt(marks, place + 2);
  switch (marks[place + 1]) {
    case 0x30:
      return second === 0x61 || second === 0x64;
    case 0x32:
      return second === 0x30 || second === 0x32 || (second >= 0x37 && second <= 0x39) || second === 0x63;
    case 0x33:
      return second === 0x61 || second === 0x64;
    default:
      return false;
  }
}

function isMentionStart(marks: Uint8Array, place: number): boolean {
  const second = letterAt(marks, place + 2);
  switch (marks[place + 1]) {
    case 0x40: // @
    case 0x23: // # of a channel
      return true;
    case 0x21: // ! of <!here>, <!channel>, <!everyone>, <!subteam…>, <!date…>
      return /[hcesd]/.test(String.fromCharCode(second));
    default:
      return (letterAt(marks, place + 1) === 0x61 && second === 0x74) || isLinkStart(marks, place);
  }
}

/** Whether a link of Slack begins here that is taken out of the middle of a word: `<tel:`, `<mailto:`. */
export function isLinkStart(marks: Uint8Array, place: number): boolean {
  return startsWith(marks, place, '<tel:') || startsWith(marks, place, '<mailto:');
}

const tagNames = ['b', 'code', 'em', 'i', 's', 'strong', 'u', 'wbr'];

/** Whether a tag begins here that the finder takes out of the middle of a word: b, code, em, i, s, strong, u, wbr. */
export function isTag(marks: Uint8Array, place: number): boolean {
  if (markAt(marks, place) !== 0x3c || kindAt(marks, place - 1) === 0) return false;
  const name = markAt(marks, place + 1) === 0x2f ? place + 2 : place + 1;
  let end = name;
  while ((kindAt(marks, end) & (hexLetter | plainLetter)) !== 0 && end - name < 7) end++;
  if (!tagNames.some((tag) => tag.length === end - name && startsWith(marks, name, tag))) return false;
  for (let room = 0; room < 3 && markAt(marks, end) !== 0x3e; room++) end++;
  return markAt(marks, end) === 0x3e && kindAt(marks, end + 1) !== 0;
}
