import type { Answer, AnswerMessage } from '../core/answer.ts';
import { type ErrorCode, isErrorCode } from '../core/error-code.ts';
import { type Locale, locales } from '../core/locale.ts';

/** Codes that travel in the data of a button. */
export const maxCodesInData = 15;

/** What a button of a card tells the bot. */
export interface CardData {
  readonly verb: 'share' | 'feedback';
  readonly codes: readonly ErrorCode[];
  readonly locale: Locale;
  readonly verdict?: 'helpful' | 'not-helpful';
}

/** The data of a card's buttons for an answer: only codes that have an entry. */
export function toCardData(answer: Answer): Pick<CardData, 'codes' | 'locale'> {
  return { codes: answer.answers.slice(0, maxCodesInData).map(({ code }) => code), locale: answer.locale };
}

/**
 * Reads what came back from a button. Whoever can send an activity can send any data, so nothing but codes in their canonical
 * form passes; `undefined` for anything else.
 */
export function readCardData(verb: unknown, data: unknown): CardData | undefined {
  const { codes, locale, verdict } = Object(data) as Record<string, unknown>;
  if (verb !== 'share' && verb !== 'feedback') return undefined;
  if (!Array.isArray(codes) || codes.length === 0 || codes.length > maxCodesInData) return undefined;
  const known = codes.filter((code): code is ErrorCode => typeof code === 'string' && isErrorCode(code));
  const language = locales.find((each) => each === locale);
  if (known.length < codes.length || !language) return undefined;
  if (verb === 'share') return { verb, codes: known, locale: language };
  if (verdict !== 'helpful' && verdict !== 'not-helpful') return undefined;
  return { verb, codes: known, locale: language, verdict };
}

/** The answer to the codes of a button; `undefined` where one of them has no entry. */
export function answerCardData({ codes, locale }: CardData, answerMessage: AnswerMessage): Answer | undefined {
  const answer = answerMessage({ text: codes.join(' '), locale });
  return answer.answers.length === new Set(codes).size ? answer : undefined;
}
