import {
  isDigit,
  isHex,
  isLetter,
  kindAt,
  kindsOf,
  letterAt,
  markAt,
  readDecimalDigits,
  readHexDigits,
  startOfWord,
  startsWith,
  toMarkTable,
  underscore,
} from './marks.ts';

/*
 * What the finder rewrites to something shorter (normalize-text.ts): mentions, links, tags, entities, escapes.
 */

/** Everything that is rewritten to something else in ASCII begins with one of these. */
export const rewriteBeginnings = '<&%\\';
const rewritable = toMarkTable(rewriteBeginnings);

/** Whether a mark is here with which everything begins that is rewritten. */
export function beginsRewrite(marks: Uint8Array, place: number): boolean {
  return rewritable[marks[place] as number] === 1;
}

/** The longest mention or link that the finder rewrites: `<at …>…</at>` with 200 characters in each place. Nothing longer is. */
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

/** Whether something is rewritten to less between two places, all of it or its end. */
export function isRewrittenIn(marks: Uint8Array, from: number, to: number): boolean {
  return hasRewrite(marks, from, to) || endOfRewrites(marks, from) > from;
}

/** Where all ends that is rewritten around a place; the place itself where nothing is. */
export function endOfRewrites(marks: Uint8Array, place: number): number {
  let end = place;
  for (let at = Math.max(0, place - longestMention); at < place; at++) {
    if (beginsRewrite(marks, at)) end = Math.max(end, at + rewriteLength(marks, at));
  }
  return end;
}

/** Whether something that is rewritten begins between two places. */
export function hasRewrite(marks: Uint8Array, from: number, to: number): boolean {
  for (let place = from; place < to; place++) {
    if (beginsRewrite(marks, place) && rewriteLength(marks, place) > 0) return true;
  }
  return false;
}

const isMarkdownEscape = (mark: number) => mark === 0x5f || mark === 0x2a || mark === 0x7e || mark === 0x2d;

function entityLength(marks: Uint8Array, place: number): number {
  for (let end = place + 3; end < place + 10; end++) if (marks[end] === 0x3b) return end + 1 - place;
  return 0;
}

/** What an entity may stand for that the scanner need not see: words part there, and a list is read on over any entity. */
const parting = toMarkTable(' \t"\'!,.;:)=<>/?*+^{|}~@$');

/** Whether a numbered entity begins at a place that may be a part of a word or tell something of it: `&#48;` but not `&#32;`. */
export function isJoiningEntity(marks: Uint8Array, place: number): boolean {
  if (markAt(marks, place + 1) !== 0x23) return false;
  const isHexNumber = letterAt(marks, place + 2) === 0x78;
  const start = isHexNumber ? place + 3 : place + 2;
  let end = start;
  // Seven decimal digits at most (normalize-text.ts).
  while (end < start + 8 && (isHexNumber ? isHex(marks, end) === 1 : isDigit(marks, end))) end++;
  if (end === start || markAt(marks, end) !== 0x3b) return false;
  const value = isHexNumber ? readHexDigits(marks, start, end) : readDecimalDigits(marks, start, end);
  // The finder takes those for a minus; what else is beyond ASCII it leaves as it is written.
  if (value > 0x7f) return (value >= 0x2010 && value <= 0x2015) || value === 0x2212;
  if (value === 0x0d || value === 0x0a) return mayGoOn(marks, place);
  return parting[value] !== 1;
}

/** Whether a name or a number ends at a place that may go on behind the end of a line. */
function mayGoOn(marks: Uint8Array, end: number): boolean {
  if (markAt(marks, end - 1) === 0x0d) return mayGoOn(marks, end - 1);
  let start = startOfWord(marks, end, end - 100);
  if (markAt(marks, start - 1) === 0x25 && isPercentEscape(marks, start - 1)) start += 2;
  const isSymbol = (kindsOf(marks, start, end) & underscore) !== 0 || startsWith(marks, start, 'wsa');
  return isSymbol || startsWith(marks, start, '0x');
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
  while (isLetter(marks, end) && end - name < 7) end++;
  if (!tagNames.some((tag) => tag.length === end - name && startsWith(marks, name, tag))) return false;
  for (let room = 0; room < 3 && markAt(marks, end) !== 0x3e; room++) end++;
  return markAt(marks, end) === 0x3e && kindAt(marks, end + 1) !== 0;
}
