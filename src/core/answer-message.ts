import type {
  Answer,
  AnswerMessage,
  AnswerRemediation,
  ExplainedCode,
  FoundCode,
  Message,
  NamedCode,
  Suggestion,
  UnknownCode,
} from './answer.ts';
import type { Catalog, Entry, Remediation } from './catalog.ts';
import { type ErrorCode, toSigned, toUnsigned } from './error-code.ts';
import { explainBits } from './explain-bits.ts';
import { findCodes } from './find-codes.ts';
import { chooseLocale, type Locale } from './locale.ts';
import { phrases } from './phrases.ts';

/** The longest message that is read whole, in UTF-16 units. Slack's longest is 40,000; longer texts come as files. */
export const maxMessageLength = 100_000;

/** Codes to offer for words, for a part of a symbolic name and for near misses, best first. */
export type Suggest = (text: string, locale: Locale) => Suggestion[];

/**
 * Creates the one function that platforms are handed: message in, answer out. It never throws on any text.
 *
 * @param catalog what can be looked up
 * @param defaultLocale the language where neither the message nor the person tells
 * @param suggest what to offer when somebody asked and no code was found
 */
export function createAnswerMessage(
  catalog: Catalog,
  defaultLocale: Locale,
  suggest: Suggest = () => [],
): AnswerMessage {
  return (message) => {
    const { overheard = false } = message;
    const text = message.text.slice(0, maxMessageLength);
    const locale = message.locale ?? chooseLocale(text, message.preferred, defaultLocale);
    const found = findCodes(text, catalog, { overheard });
    const suggestions = overheard || found.length > 0 ? [] : suggest(text, locale);
    return toAnswer(catalog, {
      overheard,
      locale,
      found,
      suggestions,
      notice: overheard ? undefined : toNotice(message, found, suggestions, locale),
    });
  };
}

interface Findings {
  readonly overheard: boolean;
  readonly locale: Locale;
  readonly found: readonly FoundCode[];
  readonly suggestions: readonly Suggestion[];
  readonly notice?: string | undefined;
}

/** The answer to what was found in a message, a thread or a file. */
export function toAnswer(catalog: Catalog, { overheard, locale, found, suggestions, notice }: Findings): Answer {
  const answers: ExplainedCode[] = [];
  const unknown: UnknownCode[] = [];
  for (const hit of found) {
    const entry = catalog.entries.get(hit.code);
    if (entry) answers.push(explainEntry(catalog, entry, hit, locale));
    else unknown.push(explainBits(catalog, hit, locale));
  }
  // Whoever did not address the bot hears from it only what a person has checked (design.md, section 4).
  const silent = overheard && answers.length === 0;
  return { locale, silent, overheard, answers, unknown, suggestions, ...(notice !== undefined && { notice }) };
}

function toNotice(
  { text }: Message,
  found: readonly FoundCode[],
  suggestions: readonly Suggestion[],
  locale: Locale,
): string | undefined {
  const words = phrases[locale];
  const asked = text.trim();
  if (asked === '') return words.empty;
  if (/^[/\s]*(help|hilfe|帮助|幫助|\?|？)\s*$/i.test(asked)) return words.help;
  if (found.length === 0 && suggestions.length === 0) return words.noCode;
  if (text.length > maxMessageLength) return words.tooLong(maxMessageLength);
  return undefined;
}

function explainEntry(catalog: Catalog, entry: Entry, hit: FoundCode, locale: Locale): ExplainedCode {
  return {
    ...hit,
    name: entry.name,
    signed: toSigned(entry.code),
    unsigned: toUnsigned(entry.code),
    outcome: entry.outcome,
    family: entry.family.title[locale],
    component: entry.component[locale],
    meaning: entry.meaning[locale],
    remediation: entry.remediation.map((remediation) => inLocale(remediation, locale)),
    related: entry.related.map((code) => toNamedCode(catalog, code)),
    source: entry.source,
    ...(entry.family.note && { note: entry.family.note[locale] }),
  };
}

function inLocale({ title, who, steps, caution }: Remediation, locale: Locale): AnswerRemediation {
  return {
    title: title[locale],
    who,
    steps: steps.map((step) => ('run' in step ? step : { text: step.text[locale] })),
    ...(caution && { caution: caution[locale] }),
  };
}

/** A code with its best-known symbolic name, if it has one. */
export function toNamedCode(catalog: Catalog, code: ErrorCode): NamedCode {
  const name = catalog.names.get(code)?.[0];
  return { code, ...(name && { name }) };
}
