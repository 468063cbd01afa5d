import { anyOf } from './any-of.ts';
import { endsWith } from './ends-with.ts';
import { isLetter } from './is-letter.ts';
import { toEndings } from './last-letters.ts';

/* Words that a text may end with: many of them, so that they are looked up. */

/** Words that a text may end with, in lower case. They are looked up: an expression of them all would have to try each. */
export interface WordList {
  /** Words of ASCII. */
  readonly words: ReadonlySet<string>;
  /** Words that may also be the last part of a name: deviceId. */
  readonly parts: ReadonlySet<string>;
  /** Phrases that end with a word of ASCII, by that. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
  /** Whether a text may end, before an index, with one of those, whose last word has so many letters; quickly told. */
  readonly mayEnd: (text: string, end: number, length: number) => boolean;
  /** Whether a text ends, before an index, with what is written otherwise. */
  readonly endsWithOther: (text: string, end: number) => boolean;
}

/** Last parts of names that are no error code whatever stands before them: errorCount, ErrorColor. */
const ofAnything = new Set(['color', 'colour', 'count', 'size', 'length', 'mask']);

/**
 * Words that a text may end with.
 *
 * @param words words of ASCII in lower case, with spaces between
 * @param phrases what ends with a word of ASCII and has something else before it, in lower case
 * @param others expressions for what ends with no word of ASCII, or has a letter beyond ASCII, `_` or `'` before its last one
 * @param parts words that may also be the last part of a name, as in deviceId
 */
export function toWordList(words: string, phrases: readonly string[], others: readonly string[], parts = ''): WordList {
  const partsOfNames = parts.match(/\w+/g) ?? [];
  const phrasesByLast = Map.groupBy(phrases, (phrase) => phrase.split(/[^a-z]/).at(-1) ?? '');
  return {
    words: new Set(words.split(' ')),
    parts: new Set(partsOfNames),
    phrases: phrasesByLast,
    mayEnd: toEndings([...words.split(' '), ...phrasesByLast.keys()], [...partsOfNames, ...ofAnything]),
    endsWithOther: endsWith(anyOf(...others)),
  };
}

/** Where the letters of ASCII begin that end at an index; there, if none do. */
export function startOfLetters(text: string, end: number): number {
  let start = end;
  while (isLetter(text.charCodeAt(start - 1))) start--;
  return start;
}

/**
 * Whether a text ends, before an index, with one of some words, in any case; a word of ASCII has no such letter before it.
 *
 * @param start where the letters of ASCII begin that end there (`startOfLetters`)
 */
export function endsWithOneOf(
  { words, parts, phrases, mayEnd, endsWithOther }: WordList,
  text: string,
  end: number,
  start = startOfLetters(text, end),
): boolean {
  const before = text.charCodeAt(start - 1);
  if ((start === end || before > 0x7f || before === 0x5f || before === 0x27) && endsWithOther(text, end)) return true;
  if (start === end || !mayEnd(text, end, end - start)) return false;
  const written = text.slice(start, end);
  const word = written.toLowerCase();
  if (words.has(word) || phrases.get(word)?.some((phrase) => endsWithPhrase(phrase, text, end))) return true;
  const part = written === word || parts.size === 0 ? undefined : lastPart.exec(written)?.[0];
  if (part === undefined) return false;
  return ofAnything.has(part.toLowerCase()) || (parts.has(part.toLowerCase()) && !nameOfError.test(written));
}

/** How the names of errors begin: what else is in such a name labels a code all the same. */
const nameOfError = /^(?:last)?(?:err|except|exit|fail|hr|result|return|stat|enforcement)/i;
/** The last part of a word such as deviceId or requestID. */
const lastPart = /(?<=[a-z])(?:[A-Z]{1,16}|[A-Z][a-z]{1,16})$/;

function endsWithPhrase(phrase: string, text: string, end: number): boolean {
  const start = end - phrase.length;
  if (start < 0 || isLetter(text.charCodeAt(start - 1))) return false;
  // The first letter tells most of them apart.
  if ((text.charCodeAt(start) | 0x20) !== (phrase.charCodeAt(0) | 0x20)) return false;
  return text.slice(start, end).toLowerCase() === phrase;
}
