import { LRUCache } from 'lru-cache';
import type { Answer, AnswerMessage } from '../core/answer.ts';
import type { CardOptions } from './answer-items.ts';
import type { Reply } from './connector.ts';
import { toReply } from './to-reply.ts';

/** Cards that are kept; one takes about 50 KB of memory. */
export const maxKeptCards = 300;
/** Answers of more codes are seldom the same. */
const maxKeptCodes = 3;

/** What the bot sends for an answer. */
export type ToReply = (answer: Answer, buttons: NonNullable<CardOptions['buttons']>) => Reply;

/**
 * Creates a `toReply` that keeps the cards it has made: to make one takes longer than everything else in a turn, and the same
 * few codes are asked most of the time. A card depends on its codes alone, not on who asks or how.
 */
export function createToReply(answerMessage: AnswerMessage): ToReply {
  const kept = new LRUCache<string, Reply>({ max: maxKeptCards });

  return (answer, buttons) => {
    const key = toKey(answer, buttons);
    const known = key === undefined ? undefined : kept.get(key);
    if (known) return known;
    const reply = toReply(answer, answerMessage, { buttons });
    if (key !== undefined) kept.set(key, reply);
    return reply;
  };
}

/** What a card depends on; nothing where it depends on more than its codes. */
function toKey(answer: Answer, buttons: string): string | undefined {
  const { locale, overheard, answers, unknown, suggestions, notice } = answer;
  const codes = [...answers, ...unknown];
  if (codes.length === 0 || codes.length > maxKeptCodes || suggestions.length > 0 || notice) return undefined;
  if (codes.some(({ extend }) => extend)) return undefined;
  return [locale, overheard ? 'overheard' : 'asked', buttons, ...codes.map(({ code }) => code)].join(' ');
}
