import type { Answer } from './answer.ts';

/** Whether an answer tells of any code. */
export function hasCodes({ answers, unknown }: Answer): boolean {
  return answers.length + unknown.length > 0;
}

/** One answer out of two, in the language of the first: each code once. What is offered where no code was found goes when the other has one. */
export function mergeAnswers(first: Answer, second: Answer): Answer {
  const more = withoutCodes(second, first);
  const codes = { answers: [...first.answers, ...more.answers], unknown: [...first.unknown, ...more.unknown] };
  const kept = hasCodes(first) || !hasCodes(second) ? first : second;
  const { notice: _notice, ...rest } = first;
  return {
    ...rest,
    ...codes,
    silent: first.silent && second.silent,
    suggestions: kept.suggestions,
    ...(kept.notice !== undefined && { notice: kept.notice }),
  };
}

/** An answer without the codes that another one tells. */
export function withoutCodes(answer: Answer, told: Answer): Answer {
  const known = new Set([...told.answers, ...told.unknown].map(({ code }) => code));
  const answers = answer.answers.filter(({ code }) => !known.has(code));
  const unknown = answer.unknown.filter(({ code }) => !known.has(code));
  return { ...answer, answers, unknown, silent: answer.silent || (answer.overheard && answers.length === 0) };
}

/** An answer that says one sentence more. */
export function withNotice(answer: Answer, sentence: string): Answer {
  return { ...answer, notice: answer.notice ? `${answer.notice} ${sentence}` : sentence };
}
