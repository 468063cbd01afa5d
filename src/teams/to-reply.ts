import type { Attachment } from 'botbuilder';
import type { Answer, AnswerMessage } from '../core/answer.ts';
import { hasCodes } from '../core/merge-answers.ts';
import { summarizeAnswer } from '../core/summarize-answer.ts';
import { translateAnswer } from '../core/translate-answer.ts';
import type { CardOptions } from './answer-items.ts';
import type { Reply } from './connector.ts';
import { maxSummaryLength, toAdaptiveCard } from './to-adaptive-card.ts';

/** The type of an attachment that is an Adaptive Card. */
export const cardType = 'application/vnd.microsoft.card.adaptive';

/**
 * What the bot sends for an answer: a card whose summary is what notifications show, or a plain sentence where there is
 * nothing to lay out.
 */
export function toReply(answer: Answer, answerMessage: AnswerMessage, options: Omit<CardOptions, 'other'> = {}): Reply {
  const summary = summarizeAnswer(answer, maxSummaryLength);
  if (!hasCodes(answer) && answer.suggestions.length === 0) return { text: summary, textFormat: 'plain' };
  return { summary, attachments: [toCardAttachment(answer, answerMessage, options)] };
}

/** The card of an answer, with the other language behind a button. */
export function toCardAttachment(
  answer: Answer,
  answerMessage: AnswerMessage,
  options: Omit<CardOptions, 'other'> = {},
): Attachment {
  const other = hasCodes(answer) ? { other: translateAnswer(answer, answerMessage) } : {};
  return { contentType: cardType, content: toAdaptiveCard(answer, { ...options, ...other }) };
}
