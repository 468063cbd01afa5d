import type { Answer } from '../core/answer.ts';
import { summarizeAnswer } from '../core/summarize-answer.ts';
import { escapeAndCut } from './escape-text.ts';
import { limits } from './limits.ts';

/**
 * The answer in plain sentences, escaped. Slack shows it in notifications and reads it out instead of the blocks
 * (docs.slack.dev/reference/methods/chat.postMessage, "text").
 */
export function toText(answer: Answer): string {
  return escapeAndCut(summarizeAnswer(answer, limits.text), limits.text);
}
