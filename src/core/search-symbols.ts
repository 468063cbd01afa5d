import type { Catalog } from './catalog.ts';
import type { ErrorCode } from './error-code.ts';
import { maxSuggestions } from './to-suggestion.ts';

/** A symbolic name and its code. */
interface Symbol {
  readonly code: ErrorCode;
  readonly name: string;
}

/** Names that have what was asked for as a part, best first. */
export interface SymbolMatches {
  readonly entries: readonly Symbol[];
  readonly names: readonly Symbol[];
  /** What was asked for is a part of a name and nothing else. */
  readonly isPart: boolean;
}

/** The shortest part that is looked for. */
const shortestPart = 4;
/** The shortest part that may span an underscore without having one. */
const shortestJoined = 8;
/** How many parts of a text are looked for. */
const maxParts = 3;

/**
 * Creates the search by part of a symbolic name: `INSTALL_NOT`, `om_e_ds`, `HTTP_STATUS_*`, `not allowed`, `soapfault`. A part with
 * an underscore may stand anywhere in a text; words or a single word count only if they are the whole text.
 */
export function createSymbolSearch({ entries, codes, names }: Catalog): (text: string) => SymbolMatches {
  const symbols = [...codes].map(([upper, code]) => ({
    code,
    name: entries.get(code)?.name ?? names.get(code)?.find((name) => name.toUpperCase() === upper) ?? upper,
    upper: `_${upper}_`,
    joined: upper.replaceAll('_', ''),
    hasEntry: entries.has(code),
  }));

  const find = (part: string, isWhole: boolean): SymbolMatches => {
    // Long enough to be no accident where it spans an underscore: `noservice`.
    const isLong = part.length >= shortestJoined;
    const matches = symbols
      .filter(({ upper, joined }) => upper.includes(part) || (isLong && joined.includes(part)))
      .map((symbol) => ({ ...symbol, rank: rankOf(symbol.upper, part) }))
      // A word without an underscore is a part only where a word of the name begins with it.
      .filter(({ rank }) => !isWhole || rank < 2)
      .sort((one, other) => one.rank - other.rank || one.upper.length - other.upper.length);
    const take = (hasEntry: boolean) => matches.filter((match) => match.hasEntry === hasEntry).slice(0, maxSuggestions);
    return { entries: take(true), names: take(false), isPart: matches.length > 0 };
  };

  return (text) => {
    const parts = (text.match(/\w+/g) ?? [])
      .filter((part) => part.includes('_') && part.length >= shortestPart)
      .slice(0, maxParts);
    if (parts.length > 0) {
      const found = parts.map((part) => find(part.toUpperCase(), false));
      return {
        entries: found.flatMap((matches) => matches.entries),
        names: found.flatMap((matches) => matches.names),
        isPart: found.some(({ isPart }) => isPart),
      };
    }
    const words =
      text
        .trim()
        .match(/^[a-z][a-z0-9]*(?:[ -][a-z0-9]+){0,5}[?!.*]?$/i)?.[0]
        ?.match(/[a-z0-9]+/gi) ?? [];
    const part = words.join('_').toUpperCase();
    if (part.length < shortestPart) return { entries: [], names: [], isPart: false };
    return { ...find(part, true), isPart: false };
  };
}

/** How well a part fits a name (in underscores): whole words of it, the beginning of a word or words run together, or anywhere. */
function rankOf(upper: string, part: string): number {
  if (upper.includes(`_${part.replace(/^_|_$/g, '')}_`)) return 0;
  return part.startsWith('_') || upper.includes(`_${part}`) || !upper.includes(part) ? 1 : 2;
}
