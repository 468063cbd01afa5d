import type { Span, Suggestion } from './answer.ts';
import type { Catalog } from './catalog.ts';
import type { ErrorCode } from './error-code.ts';
import { describeBits } from './explain-bits.ts';
import type { Locale } from './locale.ts';

/** How many codes are offered at once: more than a hand's fingers are no help, and a chat shows so many without scrolling. */
export const maxSuggestions = 5;

/**
 * A code to offer.
 *
 * @param name the symbolic name by which it was found, where that is not its best-known one
 * @param span what was written, where it was a near miss
 */
export function toSuggestion(
  catalog: Catalog,
  locale: Locale,
  { code, name, reason, span }: { code: ErrorCode; name?: string; reason: Suggestion['reason']; span?: Span },
): Suggestion {
  const entry = catalog.entries.get(code);
  const known = entry?.name ?? name ?? catalog.names.get(code)?.[0];
  return {
    code,
    ...(known && { name: known }),
    reason,
    ...(span && { span }),
    meaning: entry ? entry.meaning[locale] : describeBits(catalog, code, locale),
  };
}
