import type { Catalog } from './catalog.ts';
import { editDistance } from './edit-distance.ts';

/** The shortest symbolic name that is looked for inside a longer word; shorter ones are parts of many words. */
const shortestAttached = 8;
/** The longest symbolic names have about 80 characters; nothing much longer is one with a slip. */
const longestWord = 100;

/**
 * The symbolic names (upper case) that somebody may have meant by a word that is none: names with a slip or two, and the longest
 * name with something attached. The nearest come first, among equals those of entries.
 */
export function nearSymbols(catalog: Catalog, word: string): string[] {
  const written = word.toUpperCase();
  if (written.length > longestWord) return [];
  const limit = written.length < 9 ? 1 : written.length < 24 ? 2 : 3;
  const near: { name: string; distance: number }[] = [];
  for (const name of catalog.codes.keys()) {
    const distance = editDistance(written, name, limit);
    if (distance <= limit) near.push({ name, distance });
  }
  const best = Math.min(...near.map(({ distance }) => distance));
  const nearest = near.filter(({ distance }) => distance === best).map(({ name }) => name);
  const attached = longestNameIn(catalog, written);
  return [...new Set([...nearest, ...(attached ? [attached] : [])])].sort(
    (one, other) => Number(isEntry(catalog, other)) - Number(isEntry(catalog, one)),
  );
}

/** The longest known name that stands in a word, before something else or behind it. */
function longestNameIn({ codes }: Catalog, word: string): string | undefined {
  for (let length = word.length - 1; length >= shortestAttached; length--) {
    for (let start = 0; start + length <= word.length; start++) {
      const part = word.slice(start, start + length);
      if (codes.has(part) && part.includes('_')) return part;
    }
  }
  return undefined;
}

function isEntry({ codes, entries }: Catalog, name: string): boolean {
  const code = codes.get(name);
  return code !== undefined && entries.has(code);
}
