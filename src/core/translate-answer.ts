import type { Answer, AnswerMessage, FoundCode } from './answer.ts';
import { type Locale, otherLocale } from './locale.ts';

/** The codes of an answer explained in another language; notices and suggestions stay behind. */
export function translateAnswer(
  answer: Answer,
  answerMessage: AnswerMessage,
  locale: Locale = otherLocale(answer.locale),
): Answer {
  const codes = [...answer.answers, ...answer.unknown];
  const { answers, unknown } = answerMessage({ text: codes.map(({ code }) => code).join(' '), locale });
  // How a code was written and what stood beside it is known only from the message itself.
  const found = new Map(
    codes.map(({ code, notation, span, extend }) => [code, { notation, span, ...(extend && { extend }) }]),
  );
  const asFound = <Code extends FoundCode>(code: Code): Code => ({ ...code, ...found.get(code.code) });
  return {
    locale,
    silent: answer.silent,
    overheard: answer.overheard,
    answers: answers.map(asFound),
    unknown: unknown.map(asFound),
    suggestions: [],
  };
}
