import type { FoundCode, Span } from './answer.ts';
import { type ErrorCode, toUnsigned } from './error-code.ts';
import type { KnownCodes, Report, Scanned } from './is-code.ts';
import { isNearlyOnlyCodes } from './is-nearly-only-codes.ts';
import { indexIn, type NormalizedText, normalizeText } from './normalize-text.ts';
import { readNumber } from './read-number.ts';

/** A longer word is no code, whatever is in it, in characters of the normalized text. The longest symbolic name has 78. */
export const maxWordLength = 256;
/** How a text is read. */
export interface Reading {
  /** Nobody addressed the bot, so being wrong costs more than being silent. */
  readonly overheard: boolean;
  /** The text is a piece of a longer one, so that nothing follows from its being short. */
  readonly excerpt?: boolean;
  /** Only codes between these offsets count; the rest of the text is what stands around them. */
  readonly within?: Span;
  /** From here on words are read, since a code may go on in the next word (default: from the first that counts). */
  readonly readFrom?: number;
}

/**
 * The error codes of a text, each once whatever spellings it came in, in order of first appearance.
 * What counts is told in docs/finding-codes.md: strong notations always, weak ones (bare hex, unsigned decimals, small numbers) by the
 * words around them. Linear in the length of the text.
 */
export function findCodes(text: string, known: KnownCodes, reading: Reading): FoundCode[] {
  return findCodesIn(normalizeText(text), known, reading);
}

/** The same of a text that is normalized. */
export function findCodesIn(
  normalized: NormalizedText,
  known: KnownCodes,
  { overheard, excerpt = false, within, readFrom = within?.[0] }: Reading,
): FoundCode[] {
  const found: FoundCode[] = [];
  const codes = new Set<ErrorCode>();
  let alone: boolean | undefined = excerpt ? false : undefined;
  const scanned: Scanned = {
    text: normalized.text,
    known,
    overheard,
    isAlone: () => {
      alone ??= isNearlyOnlyCodes(normalized.text);
      return alone;
    },
    numberEnd: 0,
    listStart: 0,
  };
  const from = within ? indexIn(normalized, within[0]) : 0;
  const to = within ? indexIn(normalized, within[1]) : normalized.text.length;
  scan(
    scanned,
    readFrom === undefined ? from : indexIn(normalized, readFrom),
    to,
    (code, notation, start, end, extend) => {
      if (end <= from || codes.has(code)) return;
      codes.add(code);
      const span = [normalized.startOf(start), normalized.endOf(end)] as const;
      found.push(extend ? { code, notation, span, extend } : { code, notation, span });
    },
  );
  return found;
}

// Classes of ASCII characters, as bits: what a word is made of says what it can be.
const digit = 1;
const letter = 2;
const underscore = 4;
const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  if (/[0-9]/.test(character)) classes[code] = digit;
  else if (/[a-z]/i.test(character)) classes[code] = letter;
  else if (character === '_') classes[code] = underscore;
}
/** 0 for what is not ASCII and, where there is no character, for `NaN`, which an array would be slow to look up. */
function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 128 ? (classes[code] ?? 0) : 0;
}

/** What every word has in it that may be a code: a digit, an underscore, or what the names of Winsock begin with. */
const ofCodes = /[0-9_]|wsa/gi;

/** Goes through the words of a text, a word being letters, digits and underscores of ASCII, and reports those that are codes. */
function scan(scanned: Scanned, from: number, to: number, report: Report): void {
  const { text } = scanned;
  let resumeAt = 0;
  // Where the last word ends, or the first one begins.
  let begun = from;
  while (begun > 0 && classAt(text, begun - 1) !== 0) begun--;
  ofCodes.lastIndex = begun;
  while (ofCodes.test(text)) {
    let index = ofCodes.lastIndex - 1;
    while (index > begun && classAt(text, index - 1) !== 0) index--;
    if (index >= to) return;
    let kinds = classAt(text, index);
    const start = index++;
    for (let kind = classAt(text, index); kind !== 0; kind = classAt(text, ++index)) kinds |= kind;
    begun = index;
    ofCodes.lastIndex = index;
    if (start < resumeAt || index - start > maxWordLength) continue;
    if ((kinds & digit) !== 0) {
      const [first, last] = (kinds & underscore) === 0 ? [start, index] : withoutEmphasis(text, start, index);
      resumeAt = readNumber(scanned, first, last, report);
      if (resumeAt > 0) continue;
    }
    if ((kinds & underscore) !== 0 || isWinsockName(text, start)) resumeAt = readSymbol(scanned, start, index, report);
  }
}

/** Whether a word begins as the names of Winsock do, the only ones without an underscore. */
function isWinsockName(text: string, start: number): boolean {
  return (text.charCodeAt(start) | 0x20) === 0x77 && /^wsa/i.test(text.slice(start, start + 3));
}

/** Reads a word as a symbolic name; gives where to go on. */
function readSymbol({ text, known, overheard }: Scanned, start: number, end: number, report: Report): number {
  const [first, last] = withoutEmphasis(text, start, end);
  const head = text.slice(first, end);
  // A console may have broken the name at the end of a line, behind its first underscore. The longest name wins.
  const wrapped =
    head.includes('_') || isWinsockName(text, first) ? /^\r?\n {0,8}(\w+)/.exec(text.slice(end, end + 100)) : null;
  if (wrapped) {
    const code = [head + wrapped[1], `${head}_${wrapped[1]}`]
      .map((name) => known.codes.get(name.toUpperCase()))
      .find(Boolean);
    if (code && toUnsigned(code) !== 0) {
      report(code, 'symbol', first, end + wrapped[0].length);
      return end + wrapped[0].length;
    }
  }
  const code = known.codes.get(text.slice(first, last).toUpperCase());
  // A name of "no error" is a word of every program; whoever asks is told what it says.
  if (code && (toUnsigned(code) !== 0 || (!overheard && text.trim().length === end - start)))
    report(code, 'symbol', first, last);
  return end;
}

/** A word without the underscores around it, which are emphasis in Slack and Markdown. */
function withoutEmphasis(text: string, start: number, end: number): [start: number, end: number] {
  while (start < end && text[start] === '_') start++;
  while (end > start && text[end - 1] === '_') end--;
  return [start, end];
}
