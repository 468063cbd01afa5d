import type { Answer, ExplainedCode, UnknownCode } from '../core/answer.ts';
import { phrases } from '../core/phrases.ts';
import { escapeAndCut } from './escape-text.ts';
import { limits } from './limits.ts';
import { slackPhrases } from './slack-phrases.ts';

/** How many codes the notification of an answer names. */
const maxNamed = 5;

/**
 * The whole answer in about two sentences, escaped. Slack shows it in notifications and reads it out instead of the blocks
 * (docs.slack.dev/reference/methods/chat.postMessage, "text").
 */
export function toText(answer: Answer): string {
  const { answers, unknown, suggestions, notice, locale } = answer;
  const words = phrases[locale];
  const [first] = answers;
  const all = [...answers, ...unknown];
  const parts: string[] = [];
  if (all.length > 1) {
    const named = all.slice(0, maxNamed).map(toTitle).join(', ');
    parts.push(`${slackPhrases[locale].codes(all.length)}: ${named}${all.length > maxNamed ? ', …' : ''}.`);
  }
  if (first) {
    parts.push(`${toTitle(first)}: ${first.meaning}`);
    const step = first.remediation[0]?.steps.find((candidate) => 'text' in candidate);
    if (step && 'text' in step) parts.push(`${words.firstStep}: ${step.text}`);
  } else if (unknown[0]) {
    parts.push(`${toTitle(unknown[0])}: ${words.unknownCode}. ${unknown[0].explanation}`);
  } else if (suggestions.length > 0) {
    const label = suggestions[0]?.reason === 'did-you-mean' ? words.didYouMean : words.searchResults;
    parts.push(`${label}: ${suggestions.slice(0, maxNamed).map(toTitle).join(', ')}.`);
  }
  if (notice) parts.push(notice);
  return escapeAndCut(parts.join(' ') || words.noCode, limits.text);
}

/** A code and its symbolic name. */
export function toTitle({ code, name }: Pick<ExplainedCode | UnknownCode, 'code' | 'name'>): string {
  return name ? `${code} ${name}` : code;
}
