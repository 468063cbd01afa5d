import type { Answer, AnswerRemediation, ExplainedCode, NamedCode, UnknownCode } from './core/answer.ts';
import { type Phrases, phrases } from './core/phrases.ts';

/** How the terminal makes a text stand out; plain where it cannot. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
}

/** No style at all: for files and pipes. */
export const plain: Style = { strong: (text) => text, quiet: (text) => text };

/** The answer as text for a terminal: every code that was found, also those a chat gets no reply to. */
export function toText(answer: Answer, style: Style = plain): string {
  const words = phrases[answer.locale];
  const parts = [
    ...answer.answers.map((explained) => explainedToText(explained, words, style)),
    ...answer.unknown.map((unknown) => unknownToText(unknown, words, style)),
  ];
  if (answer.suggestions.length > 0) {
    const isSearch = answer.suggestions.every(({ reason }) => reason === 'search');
    const lines = answer.suggestions.map(({ meaning, ...code }) => `  ${namedToText(code)}  ${meaning}`);
    parts.push([style.strong(isSearch ? words.searchResults : words.didYouMean), ...lines].join('\n'));
  }
  if (answer.notice) parts.push(answer.notice);
  return parts.join('\n\n');
}

function explainedToText(code: ExplainedCode, words: Phrases, style: Style): string {
  return [
    `${style.strong(namedToText(code))}  [${words.outcome[code.outcome]}]`,
    code.meaning,
    ...(code.extend ? [words.extendCode(code.extend)] : []),
    '',
    style.strong(words.whatToDo),
    ...code.remediation.flatMap((remediation, index) => remediationToText(remediation, index + 1, words, style)),
    '',
    numbersToText(code, words),
    `${code.family} | ${code.component}`,
    ...(code.related.length > 0 ? [`${words.related}: ${code.related.map(namedToText).join(', ')}`] : []),
    ...(code.note ? [code.note] : []),
    style.quiet(`${words.source}: ${code.source.title}${code.source.url ? ` <${code.source.url}>` : ''}`),
  ].join('\n');
}

function remediationToText(remediation: AnswerRemediation, number: number, words: Phrases, style: Style): string[] {
  return [
    `${number}. ${remediation.title} (${words.who[remediation.who]})`,
    ...remediation.steps.map((step) => ('run' in step ? `       ${style.strong(step.run)}` : `   - ${step.text}`)),
    ...(remediation.caution ? [`   ! ${words.caution}: ${remediation.caution}`] : []),
  ];
}

function unknownToText(code: UnknownCode, words: Phrases, style: Style): string {
  return [
    `${style.strong(namedToText(code))}  [${words.unknownCode}]`,
    code.explanation,
    ...(code.extend ? [words.extendCode(code.extend)] : []),
    numbersToText(code, words),
    ...(code.sibling ? [`${words.related}: ${namedToText(code.sibling)}`] : []),
    ...(code.nearest.length > 0 ? [`${words.nearest}: ${code.nearest.map(namedToText).join(', ')}`] : []),
    style.quiet(words.addCode),
  ].join('\n');
}

function numbersToText(
  { code, signed, unsigned }: { code: string; signed: number; unsigned: number },
  words: Phrases,
): string {
  return `${words.hex} ${code}  ${words.signed} ${signed}  ${words.unsigned} ${unsigned}`;
}

function namedToText({ code, name }: NamedCode): string {
  return name ? `${code}  ${name}` : code;
}
