import type { Answer, ExplainedCode, UnknownCode } from './answer.ts';
import { arrangeAnswer } from './arrange-answer.ts';
import { cutText } from './cut-text.ts';
import { phrases } from './phrases.ts';

/** The answer as plain sentences, for notifications, screen readers and clients that cannot show it. At most `max` UTF-16 units. */
export function summarizeAnswer(answer: Answer, max: number): string {
  const words = phrases[answer.locale];
  const { explained, unknown, lines, leftOut } = arrangeAnswer(answer);
  const sentences = [
    ...(answer.notice ? [answer.notice] : []),
    ...explained.map((code) => summarizeExplained(code, answer)),
    ...unknown.map((code) => summarizeUnknown(code, answer)),
  ];
  if (lines.length > 0) sentences.push(`${lines.map(nameCode).join(', ')}.`);
  if (leftOut > 0) sentences.push(words.more(leftOut));
  const [first] = answer.suggestions;
  if (first) {
    const title = first.reason === 'search' ? words.searchResults : words.didYouMean;
    sentences.push(`${title}: ${answer.suggestions.map(nameCode).join(', ')}`);
  }
  return cutText(sentences.join(' '), max);
}

/** `0x80cf0016 OM_E_INSTALL_NOT_ALLOWED`, or the code alone. */
export function nameCode({ code, name }: { readonly code: string; readonly name?: string }): string {
  return name ? `${code} ${name}` : code;
}

function summarizeExplained(code: ExplainedCode, { locale }: Answer): string {
  const words = phrases[locale];
  const [first] = code.remediation;
  const firstStep = first ? ` ${words.firstStep}: ${first.title}.` : '';
  return `${nameCode(code)} (${words.outcome[code.outcome]}): ${code.meaning}${firstStep}`;
}

function summarizeUnknown(code: UnknownCode, { locale }: Answer): string {
  return `${nameCode(code)}: ${phrases[locale].unknownCode}. ${code.explanation}`;
}
