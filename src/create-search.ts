import MiniSearch from 'minisearch';
import { readAgentOrProxy } from './core/agent-or-proxy.ts';
import type { Suggest } from './core/answer-message.ts';
import type { Catalog, Entry } from './core/catalog.ts';
import { editDistance } from './core/edit-distance.ts';
import type { ErrorCode } from './core/error-code.ts';
import { normalizeText } from './core/normalize-text.ts';
import { createSymbolSearch } from './core/search-symbols.ts';
import { knownWords, splitWords, standInFor } from './core/search-words.ts';
import { maxSuggestions, toSuggestion } from './core/to-suggestion.ts';

/** How much of a text is searched for, in UTF-16 units: a question, not a page. */
export const maxQueryLength = 300;
/** How many different words of it count. */
const maxQueryWords = 12;
/** Who says thanks asks for nothing. */
const thanks = /^\s*(?:many )?(?:thanks|thank you|thx|cheers|谢谢|多谢|感谢)[^?？]*$/i;

/** What an entry is found by, and how much each counts: what a code is called says more than what is said about it. */
const boost = { name: 3, title: 1, en: 2, 'zh-CN': 2, component: 0.5 };
const fields = ['name', 'title', 'en', 'zh-CN', 'component'] as const;
/** An entry as the index has it: of each field its words, joined by blanks. */
type Document = Readonly<Record<'id' | (typeof fields)[number], string>>;

/**
 * The least share of the words of a question that an entry must have, each word weighed by how rare it is. Below it a message
 * only happens to share a word with an entry.
 */
const leastShare = 0.5;
/** What a word weighs that no entry has; as much as one that a tenth of all entries have. */
const weightOfUnknown = Math.log(10);
/** What scores less than this share of the best is left out, so that a good hit does not drag poor ones along. */
const leastOfBest = 0.25;
/** A word that was completed or corrected counts for less than one that was written. */
const weightOfGuess = 0.7;

/**
 * Creates the search over a catalog: by part of a symbolic name, and by words in English and Chinese, ranked. The index is built
 * once, on first use. Words are compared by meaning (restart = reboot = 重启), with prefixes and slips; names without an entry come after entries.
 */
export function createSearch(catalog: Catalog): Suggest {
  let search:
    | { words: ReturnType<typeof createWordSearch>; symbols: ReturnType<typeof createSymbolSearch> }
    | undefined;
  return (text, locale) => {
    const query = normalizeText(text.slice(0, maxQueryLength)).text;
    if (thanks.test(query)) return [];
    // Building takes a tenth of a second, which a start and a look-up by code need not wait for.
    search ??= { words: createWordSearch(catalog), symbols: createSymbolSearch(catalog) };
    const { words: searchWords, symbols: searchSymbols } = search;
    const found = new Map<ErrorCode, string | undefined>();
    const add = (code: ErrorCode, name?: string) => {
      if (!found.has(code)) found.set(code, name);
    };
    const symbols = searchSymbols(query);
    if (!symbols.isPart && splitWords(query).length === 0) return [];
    for (const { code, name } of symbols.entries) add(code, name);
    if (!symbols.isPart) for (const code of interleave(readAgentOrProxy(query).map(searchWords))) add(code);
    for (const { code, name } of symbols.names) add(code, name);
    return [...found]
      .slice(0, maxSuggestions)
      .map(([code, name]) => toSuggestion(catalog, locale, { code, reason: 'search', ...(name && { name }) }));
  };
}

/** The search by words: codes of entries, best first. */
function createWordSearch({ entries }: Catalog): (text: string) => ErrorCode[] {
  /** Of each word, how many entries have it. */
  const frequencies = new Map<string, number>();
  const index = new MiniSearch<Document>({
    fields: [...fields],
    tokenize: (words) => words.split(' '),
    processTerm: (word) => word,
    searchOptions: {
      boost,
      prefix: (word) => /^[a-z]{4,}$/.test(word),
      fuzzy: (word) => (/^[a-z]{5,}$/.test(word) && !frequencies.has(word) ? (word.length > 8 ? 2 : 1) : false),
      weights: { prefix: 0.6, fuzzy: 0.4 },
    },
  });
  const inMeanings = [...entries.values()].flatMap(({ meaning }) => meaning.en.toLowerCase().match(/[a-z]{2,}/g) ?? []);
  const vocabulary = new Set([...knownWords, ...inMeanings]);
  // Words that errors are about: those of the table and of symbolic names. What else stands in a meaning only helps to rank.
  const subjects = new Set(knownWords.map(standInFor));
  for (const entry of entries.values()) {
    const document = toDocument(entry, vocabulary);
    index.add(document);
    for (const word of document.name.split(' ')) subjects.add(word);
    for (const word of new Set(fields.flatMap((field) => document[field].split(' '))))
      frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
  }
  const isSubject = (word: string) => subjects.has(word) || /^\d+$/.test(word);
  const weigh = (word: string) => {
    const frequency = frequencies.get(word);
    return frequency === undefined ? weightOfUnknown : Math.log(1 + entries.size / frequency);
  };

  return (text) => {
    const words = [...new Set(splitWords(text))]
      .slice(0, maxQueryWords)
      .map((word) => (frequencies.has(word) ? word : correct(word)));
    if (words.length === 0) return [];
    const total = words.reduce((sum, word) => sum + weigh(word), 0);
    return index
      .search(words.join(' '))
      .filter(({ terms }) => terms.some(isSubject))
      .map(({ id, score, queryTerms, match }) => {
        const matched = queryTerms.reduce(
          (sum, word) => sum + weigh(word) * (Object.hasOwn(match, word) ? 1 : weightOfGuess),
          0,
        );
        return { code: id as ErrorCode, score: score * (matched / total) ** 2, share: matched / total };
      })
      .filter(({ share }) => share >= leastShare)
      .sort((one, other) => other.score - one.score)
      .filter(({ score }, _, [best]) => score >= (best?.score ?? 0) * leastOfBest)
      .map(({ code }) => code);
  };
}

function toDocument({ code, name, component, meaning, remediation }: Entry, vocabulary: ReadonlySet<string>): Document {
  const words = (...texts: string[]) => splitWords(texts.join('\n')).join(' ');
  const parts = name.toLowerCase().split('_');
  // Only the first remediation is made for this very code; the others are shared by many.
  const title = remediation[0]?.title;
  return {
    id: code,
    name: words(name, parts.flatMap((part) => splitCompound(part, vocabulary)).join(' ')),
    title: title ? words(title.en, title['zh-CN']) : '',
    en: words(meaning.en),
    'zh-CN': words(meaning['zh-CN']),
    component: words(component.en, component['zh-CN']),
  };
}

/** The words that a part of a symbolic name is run together from, such as `lock timeout expired`; none if it is not. */
function splitCompound(part: string, vocabulary: ReadonlySet<string>): string[] {
  /** For each length, the fewest words that make up so much of the beginning. */
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= part.length; end++) {
    for (let start = 0; start < end; start++) {
      const before = best[start];
      const word = part.slice(start, end);
      if (!before || !vocabulary.has(word)) continue;
      if (before.length + 1 < (best[end]?.length ?? Number.POSITIVE_INFINITY)) best[end] = [...before, word];
    }
  }
  const words = best[part.length] ?? [];
  return words.length > 1 ? words : [];
}

/** A word that no entry has may be one of the table with a slip; the first letter is seldom the one. */
function correct(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const limit = word.length > 8 ? 2 : 1;
  const near = knownWords.find(
    (known) => known.length > 4 && known[0] === word[0] && editDistance(word, known, limit) <= limit,
  );
  return near ? standInFor(near) : word;
}

/** The first of each list, the second of each, and so on. */
function interleave<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}
