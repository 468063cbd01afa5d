import { fileURLToPath } from 'node:url';
import type { Catalog, Entry } from '../src/core/catalog.ts';
import { didYouMean } from '../src/core/did-you-mean.ts';
import { toErrorCode } from '../src/core/error-code.ts';
import { createSearch } from '../src/create-search.ts';
import { readCatalog } from '../src/read-catalog.ts';

// How long the search takes to build and to ask, with the catalog as it is and with one of 5,000 entries.
// Run: node bench/search.ts

const queries = [
  'reboot pending',
  'proxy authentication',
  '代理 身份验证',
  '更新被取消',
  'INSTALL_NOT',
  'om_e_ds',
  'servr bussy',
];
const nearMisses = ['0x80cf001', '0x80cf00016', 'OM_E_INSTAL_NOT_ALLOWED', 'one_word two_words red_words '.repeat(60)];
const rounds = 200;

const catalog = readCatalog(fileURLToPath(new URL('../data', import.meta.url)));
for (const size of [catalog.entries.size, 5_000]) {
  const grown = grow(catalog, size);
  const begin = performance.now();
  const search = createSearch(grown);
  console.log(`${size} entries, ${grown.codes.size} names: built in ${(performance.now() - begin).toFixed(0)} ms`);
  for (const query of queries) report(query, () => search(query, 'en'));
  for (const text of nearMisses) report(text, () => didYouMean(grown, text, [], 'en'));
}

function report(text: string, run: () => unknown): void {
  for (let round = 0; round < 20; round++) run();
  const begin = performance.now();
  for (let round = 0; round < rounds; round++) run();
  console.log(`  ${((performance.now() - begin) / rounds).toFixed(2)} ms  ${text.slice(0, 40)}`);
}

/** A catalog with copies of its entries under other numbers and names. */
function grow({ entries, codes, ...rest }: Catalog, size: number): Catalog {
  const originals = [...entries.values()];
  const all: Entry[] = [...originals];
  for (let copy = all.length; copy < size; copy++) {
    const original = originals[copy % originals.length];
    if (original) all.push({ ...original, code: toErrorCode(0x8100_0000 + copy), name: `${original.name}_${copy}` });
  }
  return {
    ...rest,
    entries: new Map(all.map((entry) => [entry.code, entry])),
    codes: new Map([...codes, ...all.map((entry) => [entry.name.toUpperCase(), entry.code] as const)]),
  };
}
