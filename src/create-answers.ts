import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AnswerLog, AnswerMessage } from './core/answer.ts';
import { createAnswerLog } from './core/answer-log.ts';
import { createAnswerMessage } from './core/answer-message.ts';
import type { Catalog } from './core/catalog.ts';
import type { Locale } from './core/locale.ts';
import { createSearch } from './create-search.ts';
import { readCatalog } from './read-catalog.ts';

/** The catalog and the functions over it, as the bot and the terminal use them. */
export interface Answers {
  readonly catalog: Catalog;
  readonly answerMessage: AnswerMessage;
  readonly answerLog: AnswerLog;
}

/**
 * Reads the data folder and makes the answering functions over it.
 *
 * @param defaultLocale the language where neither the message nor the person tells
 * @throws {CatalogError} where the data is broken
 */
export function createAnswers(defaultLocale: Locale): Answers {
  const catalog = readCatalog(fileURLToPath(new URL('../data', import.meta.url)));
  const answerMessage = createAnswerMessage(catalog, defaultLocale, createSearch(catalog));
  const answerLog = createAnswerLog(catalog, defaultLocale, answerMessage, () => setImmediate());
  return { catalog, answerMessage, answerLog };
}
