import { readAgentOrProxy } from './agent-or-proxy.ts';
import type {
  Answer,
  AnswerMessage,
  AnswerRemediation,
  ExplainedCode,
  FoundCode,
  Message,
  Suggestion,
  UnknownCode,
} from './answer.ts';
import type { Catalog, Entry, Remediation } from './catalog.ts';
import { didYouMean } from './did-you-mean.ts';
import { toSigned, toUnsigned } from './error-code.ts';
import { explainBits } from './explain-bits.ts';
import { findCodes } from './find-codes.ts';
import { chooseLocale, type Locale } from './locale.ts';
import { normalizeText } from './normalize-text.ts';
import { phrases } from './phrases.ts';
import { toNamedCode } from './to-named-code.ts';

/** The longest message that is read whole, in UTF-16 units. Slack's longest is 40,000; longer texts come as files. */
export const maxMessageLength = 100_000;

/** Codes to offer for words and for a part of a symbolic name, best first. */
export type Suggest = (text: string, locale: Locale) => Suggestion[];

/**
 * Creates the one function that platforms are handed: message in, answer out. It never throws on any text.
 *
 * @param catalog what can be looked up
 * @param defaultLocale the language where neither the message nor the person tells
 * @param suggest what to offer when somebody asked and there was neither a code nor what is nearly one
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
    const nearMisses = overheard ? [] : didYouMean(catalog, text, found, locale);
    const isSearch = !overheard && found.length === 0 && nearMisses.length === 0 && !asksForHelp(text);
    const suggestions = isSearch ? suggest(text, locale) : nearMisses;
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
  // Whoever did not address the bot hears from it only what a person has checked.
  const silent = overheard && answers.length === 0;
  return { locale, silent, overheard, answers, unknown, suggestions, ...(notice !== undefined && { notice }) };
}

/** Nobody asks for help in more characters than these, a mention included. */
const maxHelpLength = 200;
/** Ways to ask how omerr is used, in the languages it is asked in; everything else has been taken off. */
const helpWords =
  /^(?:help(?: me)?|h|usage|commands?|how (?:do i use (?:this|you|it)|does (?:this|it) work|to use)|what (?:can|do) you do|who are you|info|about|hilfe|aide|ayuda|ajuda|aiuto|ヘルプ|도움말|帮助|幫助|帮助信息|使用说明|使用方法|说明|用法|怎么用|怎么使用|如何使用|你能做什么|你会什么|你是谁)$/i;

function asksForHelp(text: string): boolean {
  // Around the word stand a slash, dashes, quotation marks or the name of the bot.
  const asked = normalizeText(text.slice(0, maxHelpLength + 1)).text;
  const bare = asked.replace(/^[@/\s]*omerr\b/i, '').replace(/^[\p{P}\p{S}\s]{1,200}|[\p{P}\p{S}\s]{1,200}$/gu, '');
  return text.length <= maxHelpLength && asked.trim() !== '' && (bare === '' || helpWords.test(bare));
}

/** One sentence to a person who asked, where the answer alone would leave open what to do next. */
function toNotice(
  { text }: Message,
  found: readonly FoundCode[],
  suggestions: readonly Suggestion[],
  locale: Locale,
): string | undefined {
  const words = phrases[locale];
  if (text.length > maxMessageLength) return words.tooLong(maxMessageLength);
  const asked = normalizeText(text).text.trim();
  if (asked === '') return words.empty;
  if (found.length > 0) return undefined;
  if (asksForHelp(text)) return words.help;
  if (suggestions.length === 0) return words.noCode;
  const isSearch = suggestions.every(({ reason }) => reason === 'search');
  return isSearch && readAgentOrProxy(asked).length > 1 ? words.agentOrProxy : undefined;
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
