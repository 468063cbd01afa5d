import type { FoundCode, Suggestion } from './answer.ts';
import type { Catalog } from './catalog.ts';
import { decodeCode } from './decode-code.ts';
import type { ErrorCode } from './error-code.ts';
import { findInnerCode } from './find-inner-code.ts';
import type { Locale } from './locale.ts';
import { nearDigits, nearNumbers } from './near-numbers.ts';
import { nearSymbols } from './near-symbols.ts';
import { normalizeText } from './normalize-text.ts';
import { maxSuggestions, toSuggestion } from './to-suggestion.ts';
import { isSomethingElse, reachBefore } from './words-near.ts';

/** How much of a text is read, in UTF-16 units. What a person types is shorter, and a program that writes a log makes no slips. */
export const maxTypedLength = 2_000;
/** How many words that look like a mistyped number are examined. */
export const maxNumbers = 32;
/** How many words that look like a mistyped symbolic name are examined: each is compared with every known name. */
export const maxSymbols = 8;

/**
 * Codes that somebody who asked may have meant by what is nearly a code: to ask back with, never to explain. None for what was
 * found as a code, unless nothing is known of it.
 *
 * @param found the codes that were found in the text
 */
export function didYouMean(catalog: Catalog, text: string, found: readonly FoundCode[], locale: Locale): Suggestion[] {
  const suggestions = new Map<ErrorCode, Suggestion>();
  const isFound = new Set(found.map(({ code }) => code));
  const offer = (code: ErrorCode, span: readonly [number, number], name?: string) => {
    if (suggestions.size >= maxSuggestions || suggestions.has(code) || isFound.has(code)) return;
    suggestions.set(code, toSuggestion(catalog, locale, { code, reason: 'did-you-mean', span, ...(name && { name }) }));
  };
  for (const { code, span, notation } of found.slice(0, maxNumbers)) {
    if (notation !== 'symbol' && span[1] <= maxTypedLength && isUnexplained(catalog, code))
      for (const near of nearDigits(catalog, code)) offer(near, span);
  }
  const normalized = normalizeText(text.slice(0, maxTypedLength));
  let numbers = 0;
  let symbols = 0;
  for (const { index, 0: word } of normalized.text.matchAll(words)) {
    const span = [normalized.startOf(index), normalized.endOf(index + word.length)] as const;
    if (found.some((code) => code.span[0] < span[1] && span[0] < code.span[1])) continue;
    if (/\d/.test(word) && numbers < maxNumbers && standsAlone(normalized.text, index, index + word.length)) {
      numbers++;
      for (const code of nearNumbers(catalog, word)) offer(code, span);
    }
    if (isSymbolLike(word) && symbols < maxSymbols && !catalog.codes.has(word.toUpperCase())) {
      symbols++;
      for (const name of nearSymbols(catalog, word)) {
        const code = catalog.codes.get(name);
        if (code) offer(code, span, name);
      }
    }
  }
  return [...suggestions.values()];
}

/** Words, with the minus of a decimal; a code with a blank in it is one word: `0x80cf 0016`. */
const words = /0[xX][0-9A-Fa-f]{2,6} [0-9A-Fa-f]{2,6}(?!\w)|(?:(?<![\w-])-)?\w+/g;

/** Whether a word may be a symbolic name: words joined by an underscore. A zero may stand for the letter O that it begins with. */
function isSymbolLike(word: string): boolean {
  return word.length >= 6 && /^[A-Za-z0]\w*_\w/.test(word);
}

/** Whether a number is no part of a GUID, a version or a hash tag, and no commit, ticket or the like. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (isSomethingElse(text.slice(Math.max(0, start - reachBefore), start))) return false;
  return !/[\w#.-]$/.test(text.slice(Math.max(0, start - 1), start)) && !/^(?:-\w|\.\d)/.test(text.slice(end, end + 2));
}

/** Whether neither a name nor a rule tells anything about a code. */
function isUnexplained(catalog: Catalog, code: ErrorCode): boolean {
  if (catalog.names.has(code) || decodeCode(code).customer) return false;
  const inner = findInnerCode(catalog, code);
  // The N bit alone, around an NTSTATUS that does not exist, is a wrong digit as likely.
  return !inner || (inner.kind === 'ntstatus' && !inner.name);
}
