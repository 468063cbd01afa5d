import type { Answer, AnswerMessage } from '../core/answer.ts';
import { type Locale, locales } from '../core/locale.ts';

/** Codes that travel in the data of a button. */
export const maxCodesInData = 15;

const codeShape = /^0x[0-9a-f]{8}(?: - 0x[2-9][0-9a-f]{4})?$/;

/** What a button of a card tells the bot. */
export interface CardData {
  readonly verb: 'share' | 'feedback';
  /** Each in its canonical form, with the setup extend code that belongs to it: `0x80cf0016 - 0x30018`. */
  readonly codes: readonly string[];
  readonly locale: Locale;
  readonly verdict?: 'helpful' | 'not-helpful';
}

/** The data of a card's buttons for an answer: only codes that have an entry. */
export function toCardData(answer: Answer): Pick<CardData, 'codes' | 'locale'> {
  const codes = answer.answers.map(({ code, extend }) => (extend ? `${code} - ${extend}` : code));
  return { codes: codes.slice(0, maxCodesInData), locale: answer.locale };
}

/**
 * Reads what came back from a button. Whoever can send an activity can send any data, so nothing but codes in their canonical
 * form passes; `undefined` for anything else.
 */
export function readCardData(verb: unknown, data: unknown): CardData | undefined {
  const { codes, locale, verdict } = Object(data) as Record<string, unknown>;
  if (verb !== 'share' && verb !== 'feedback') return undefined;
  if (!Array.isArray(codes) || codes.length === 0 || codes.length > maxCodesInData) return undefined;
  const known = codes.filter((code): code is string => typeof code === 'string' && codeShape.test(code));
  const language = locales.find((each) => each === locale);
  if (known.length < codes.length || !language) return undefined;
  if (verb === 'share') return { verb, codes: known, locale: language };
  if (verdict !== 'helpful' && verdict !== 'not-helpful') return undefined;
  return { verb, codes: known, locale: language, verdict };
}

/** The answer to the codes of a button; `undefined` where one of them has no entry. */
export function answerCardData({ codes, locale }: CardData, answerMessage: AnswerMessage): Answer | undefined {
  const answer = answerMessage({ text: codes.join('\n'), locale });
  return answer.answers.length === new Set(codes).size ? answer : undefined;
}
