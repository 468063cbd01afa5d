import { firstFrom } from './first-from.ts';
import { isLetter } from './is-letter.ts';

/** A text as the finder reads it, and the way back to the text as it was written. */
export interface NormalizedText {
  readonly text: string;
  /** UTF-16 offset in the original of the unit at `index`. */
  startOf(index: number): number;
  /** UTF-16 offset in the original behind the unit before `index`. */
  endOf(index: number): number;
}

/**
 * The first character of what may stand for something else. Letters of Chinese, Japanese or German do not, so that most messages
 * have no such character.
 */
const rewritable =
  /[%&<\\\p{Default_Ignorable_Code_Point}\u00a0\u2000-\u200a\u202f\u205f\u3000\u2010-\u2015\u2212\ufe58\ufe63\u00d7\u0425\u0445\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu;

const space = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/;
const dash = /[\u2010-\u2015\u2212\ufe58\ufe63]/;

// What is written in several characters, wherever a text is read. Each is bounded, so that the whole stays linear.
const entity = /&(?:lt|gt|amp|quot|apos|nbsp|minus|[mn]dash|#\d{1,7}|#x[0-9a-f]{1,6});/iuy;
/** Separators in a URL: error%200x80244021 */
const percent = /%(?:20|22|27|28|29|2c|3a|3d|0a|0d)/iuy;
const escaped = /\\[_*~-]/y;
/** Mentions and channels of Slack and Teams, and Slack's telephone and mail links without a label. None goes over a line end. */
const mention =
  /<(?:(?:[@#]|!(?:here|channel|everyone|subteam|date)\b)[^<>\r\n]{0,200}|at\b[^<>\r\n]{0,200}>[^<>\r\n]{0,200}<\/at|(?:tel|mailto):[^<>|\r\n]{0,200})>/iuy;
/** Slack makes a telephone link of any ten digits; its label is what was written. */
const link = /<(?:tel|mailto):[^<>|\r\n]{0,200}\|/iuy;
/** The address of a link in Slack, up to its label. */
const address = /<https?:[^<>|\r\n]{0,300}\|/iuy;
const tag = /<\/?(?:b|code|em|i|s|strong|u|wbr)\s?\/?>/iy;

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['minus', '-'],
  ['ndash', '-'],
  ['mdash', '-'],
]);

/**
 * Rewrites full-width and other compatibility forms, invisible characters, dashes, HTML entities, mentions, links and
 * Markdown escapes to plain ASCII, in one pass.
 */
export function normalizeText(original: string): NormalizedText {
  if (!reaches(rewritable, original, 0)) return asWritten(original);
  const texts: string[] = [];
  const pieces: Pieces = { at: [], from: [], to: [] };
  let length = 0;
  let copied = 0;
  let read = 0;
  const add = (text: string, from: number, to: number) => {
    if (text === '') return;
    texts.push(text);
    pieces.at.push(length);
    pieces.from.push(from);
    pieces.to.push(to);
    length += text.length;
  };
  do {
    const behind = rewritable.lastIndex;
    const isPair = (original.charCodeAt(behind - 1) & 0xfc00) === 0xdc00;
    const from = isPair ? behind - 2 : behind - 1;
    const rewrite = rewriteAt(original, from, behind);
    read = rewrite?.to ?? behind;
    if (rewrite !== undefined) {
      if (from > copied) add(original.slice(copied, from), copied, from);
      add(rewrite.text, from, read);
      copied = read;
    }
  } while (reaches(rewritable, original, read));
  if (copied === 0) return asWritten(original);
  if (copied < original.length) add(original.slice(copied), copied, original.length);
  // Characters of a text that is added up piece by piece are slower to read.
  const text = texts.join('');
  pieces.at.push(text.length);
  return {
    text,
    startOf: (index) => {
      const piece = findPiece(pieces, index);
      return offsetIn(pieces, piece, index) ?? pieces.from[piece] ?? original.length;
    },
    endOf: (index) => {
      if (index <= 0) return 0;
      const piece = findPiece(pieces, index - 1);
      return offsetIn(pieces, piece, index) ?? pieces.to[piece] ?? 0;
    },
  };
}

/** A text in which nothing is rewritten. */
export function asWritten(text: string): NormalizedText {
  return { text, startOf: (index) => index, endOf: (index) => index };
}

/** The first index of a normalized text that stands for an offset of the original or for what is behind it. */
export function indexIn(normalized: NormalizedText, offset: number): number {
  return firstFrom(0, normalized.text.length, (index) => normalized.startOf(index) < offset);
}

/**
 * Runs of a normalized text, one behind the other: each begins at `at` and stands for `from` to `to` of the original. `at` also has where
 * the last one ends.
 */
interface Pieces {
  readonly at: number[];
  readonly from: number[];
  readonly to: number[];
}

/** The last piece that begins at or before an index, or the first. */
function findPiece({ at }: Pieces, index: number): number {
  return firstFrom(1, at.length - 1, (piece) => (at[piece] as number) <= index) - 1;
}

/** The offset of an index of a piece that is as long as what it stands for, each of its characters for one; `undefined` for another. */
function offsetIn({ at, from, to }: Pieces, piece: number, index: number): number | undefined {
  const [start, end] = [at[piece] ?? 0, at[piece + 1] ?? 0];
  const first = from[piece] ?? 0;
  return start < end && end - start === (to[piece] ?? 0) - first ? first + index - start : undefined;
}

/** What the original stands for up to `to`. */
interface Rewrite {
  readonly to: number;
  readonly text: string;
}

/** Reads what begins with a character of `rewritable`, which goes from `from` to `behind`; `undefined` where it stands for itself. */
function rewriteAt(original: string, from: number, behind: number): Rewrite | undefined {
  const code = original.charCodeAt(from);
  switch (code) {
    case 0x25: // %
      return reaches(percent, original, from) ? { to: percent.lastIndex, text: ' ' } : undefined;
    case 0x26: // &
      return rewriteEntity(original, from, behind);
    case 0x3c: // <
      return rewriteMarkup(original, from, behind);
    case 0x5c: // \
      return reaches(escaped, original, from) ? { to: behind + 1, text: original.charAt(behind) } : undefined;
    case 0xd7: // The multiplication sign and the Cyrillic letter look like the x of 0x.
    case 0x425:
    case 0x445:
      return original[from - 1] === '0' && isWordAt(original, behind) ? { to: behind, text: 'x' } : undefined;
    case 0xd835: // Mathematical letters and digits, all of them behind this half of a pair.
      return { to: behind, text: original.slice(from, behind).normalize('NFKC') };
  }
  // Full-width forms, in the order of ASCII.
  if (code >= 0xff01 && code <= 0xff5e) return { to: behind, text: String.fromCharCode(code - 0xff01 + 0x21) };
  const character = original.slice(from, behind);
  // What else there is in `rewritable` is invisible.
  return { to: behind, text: space.test(character) ? ' ' : dash.test(character) ? '-' : '' };
}

function rewriteEntity(original: string, from: number, behind: number): Rewrite | undefined {
  if (!reaches(entity, original, from)) return undefined;
  const to = entity.lastIndex;
  const isNumber = original.charCodeAt(behind) === 0x23;
  const text = isNumber
    ? toCharacter(readPoint(original, behind + 1, to - 1))
    : entities.get(original.slice(behind, to - 1).toLowerCase());
  return text === undefined ? undefined : { to, text };
}

function rewriteMarkup(original: string, from: number, behind: number): Rewrite | undefined {
  // The next character tells which of them may begin, so that not all are tried.
  const next = original.charCodeAt(behind) | 0x20;
  const mayBeLink = next === 0x74 || next === 0x6d; // t, m
  if (mayBeLink || '@#!a'.includes(original.charAt(behind).toLowerCase())) {
    if (reaches(mention, original, from)) return { to: mention.lastIndex, text: ' ' };
    if (mayBeLink && reaches(link, original, from)) return { to: link.lastIndex, text: '' };
  } else if (next === 0x68 /* h */) {
    if (reaches(address, original, from)) {
      const to = address.lastIndex;
      return { to, text: `${original.slice(from, to - 1)} ` };
    }
  } else if (isWordAt(original, from - 1) && reaches(tag, original, from)) {
    // A tag in the middle of a word is formatting; between words it keeps them apart.
    const to = tag.lastIndex;
    if (isWordAt(original, to)) return { to, text: '' };
  }
  return undefined;
}

/** Looks for an expression that is global or sticky, from an index on; it then ends at its `lastIndex`. */
function reaches(expression: RegExp, text: string, from: number): boolean {
  expression.lastIndex = from;
  return expression.test(text);
}

function isWordAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return isLetter(code) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

/** The code point that an entity gives in decimal, or behind an x in hex. */
function readPoint(text: string, start: number, end: number): number {
  const isHex = (text.charCodeAt(start) | 0x20) === 0x78;
  const base = isHex ? 16 : 10;
  let point = 0;
  for (let index = isHex ? start + 1 : start; index < end; index++) {
    const code = text.charCodeAt(index);
    point = base * point + (code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x57);
  }
  return point;
}

function toCharacter(point: number): string | undefined {
  if ((point >= 0x2010 && point <= 0x2015) || point === 0x2212) return '-';
  return point > 0 && point < 0x80 ? String.fromCharCode(point) : undefined;
}
