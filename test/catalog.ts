import { fileURLToPath } from 'node:url';
import { createAnswerMessage } from '../src/core/answer-message.ts';
import { createSearch } from '../src/create-search.ts';
import { readCatalog } from '../src/read-catalog.ts';

/** The real data, read once for a test file. */
export const catalog = readCatalog(fileURLToPath(new URL('../data', import.meta.url)));

/** The real answering function over it, English by default. */
export const answerMessage = createAnswerMessage(catalog, 'en', createSearch(catalog));
