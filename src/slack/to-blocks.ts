import type { Button, KnownBlock, PlainTextElement, StaticSelect } from '@slack/types';
import type { Answer, ExplainedCode, Suggestion, UnknownCode } from '../core/answer.ts';
import { arrangeAnswer } from '../core/arrange-answer.ts';
import { cutText } from '../core/cut-text.ts';
import type { Locale } from '../core/locale.ts';
import { phrases } from '../core/phrases.ts';
import { nameCode } from '../core/summarize-answer.ts';
import { codesOf, toActionValue } from './action-value.ts';
import { escapeAndCut } from './escape-text.ts';
import { limits } from './limits.ts';
import { slackPhrases } from './slack-phrases.ts';
import { shown, toBackground, toCompactBlocks, toExplainedBlocks, toUnknownBlocks } from './to-code-blocks.ts';
import { bold, code, plain, section } from './to-remediation.ts';

/** How an answer is shown. */
export interface BlockOptions {
  /** Every step of every remediation, instead of the most likely ones. */
  readonly all?: boolean;
  /** Only the person who asked sees it, so it can be shared. */
  readonly isPrivate?: boolean;
  /** Id of the person who shares it. */
  readonly sharedBy?: string;
}

/** The longest text of a code that is told in a line. */
const maxLine = 150;
/** How many suggestions are offered at once. */
export const maxSuggestions = 5;

/** The answer as blocks of a Slack message: compact where the message did not address the bot, else in full. Total; looks nothing up. */
export function toBlocks(
  answer: Answer,
  { all = false, isPrivate = false, sharedBy }: BlockOptions = {},
): KnownBlock[] {
  const { locale, overheard, notice } = answer;
  const { explained, unknown, lines, leftOut } = arrangeAnswer(answer);
  const isSingle = answer.answers.length + answer.unknown.length === 1;
  const detail = all ? 'all' : isSingle ? 'likely' : 'first';
  const blocks: KnownBlock[] = [];
  if (notice) blocks.push({ type: 'section', text: plainText(notice, limits.section) });
  for (const item of explained) {
    blocks.push(...(overheard ? toCompactBlocks(item, locale) : toExplainedBlocks(item, locale, detail)));
    if (!isSingle && !overheard) blocks.push(toActions([showButton(item, locale), ...sourceButton(item, locale)]));
  }
  for (const item of unknown) blocks.push(...toUnknownBlocks(item, locale));
  if (lines.length > 0) blocks.push(toLines(lines, overheard));
  if (leftOut > 0) blocks.push(toContext(phrases[locale].more(leftOut)));
  blocks.push(...toSuggestions(answer.suggestions, locale));
  if ((!isSingle || overheard) && explained.length > 0) blocks.push(toBackground(explained, locale));

  const [single] = isSingle ? explained : [];
  const buttons: (Button | StaticSelect)[] = [];
  if (single && (overheard || single.remediation.length > shown.likely)) buttons.push(allButton(single, locale, all));
  if (overheard && !single) buttons.push(...explained.map((item) => showButton(item, locale, item.code)));
  if (lines.length > 0) buttons.push(showSelect(lines, locale));
  if (codesOf(answer).length > 0) buttons.push(otherLanguageButton(answer));
  if (single) buttons.push(...sourceButton(single, locale));
  if (isPrivate && explained.length > 0) buttons.push(shareButton(answer));
  if (single && !overheard) buttons.push(...feedbackButtons(single, locale));
  if (buttons.length > 0) blocks.push(toActions(buttons));
  if (sharedBy) blocks.push(toContext(phrases[locale].sharedBy(`<@${sharedBy}>`), 'markup'));
  return blocks.slice(0, limits.blocks);
}

/** Plain text, cut to a limit; emoji codes such as `:smile:` stay text. */
export function plainText(text: string, limit: number): PlainTextElement {
  return { type: 'plain_text', text: cutText(text, limit), emoji: false };
}

function toContext(text: string, kind: 'text' | 'markup' = 'text'): KnownBlock {
  const element =
    kind === 'markup'
      ? { type: 'mrkdwn' as const, text: cutText(text, limits.section), verbatim: true }
      : plainText(text, limits.section);
  return { type: 'context', elements: [element] };
}

function toActions(elements: (Button | StaticSelect)[]): KnownBlock {
  return { type: 'actions', elements: elements.slice(0, limits.actions) };
}

/** Codes that are told in a line each; by name alone where nobody asked. */
function toLines(lines: readonly (ExplainedCode | UnknownCode)[], overheard: boolean): KnownBlock {
  const elements = lines.map((item) => {
    const says = 'meaning' in item ? item.meaning : item.explanation;
    const name = item.name ? [bold(` ${item.name}`)] : [];
    return section(code(item.code), ...name, ...(overheard ? [] : [plain(` ${cutText(says, maxLine)}`)]));
  });
  return { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] };
}

function toSuggestions(suggestions: readonly Suggestion[], locale: Locale): KnownBlock[] {
  const [first] = suggestions;
  if (!first) return [];
  const label = first.reason === 'did-you-mean' ? phrases[locale].didYouMean : phrases[locale].searchResults;
  const rows = suggestions.slice(0, maxSuggestions).map((item): KnownBlock => {
    const title = `*${escapeAndCut(nameCode(item), limits.header)}*`;
    const meaning = escapeAndCut(item.meaning, limits.section - title.length - 1);
    return {
      type: 'section',
      text: { type: 'mrkdwn', text: `${title}\n${meaning}`, verbatim: true },
      accessory: button('show', phrases[locale].details, toActionValue({ locale, codes: [item] })),
    };
  });
  return [{ type: 'section', text: { type: 'mrkdwn', text: `*${label}*` } }, ...rows];
}

function button(action: string, label: string, value: string): Button {
  return { type: 'button', action_id: action, text: plainText(label, limits.button), value };
}

/** All steps of the one code of this answer, or fewer again. */
function allButton(item: ExplainedCode, locale: Locale, all: boolean): Button {
  const label = all ? phrases[locale].fewerSteps : phrases[locale].allSteps;
  return button(all ? 'fewer-steps' : 'all-steps', label, toActionValue({ locale, codes: [item] }));
}

/** All steps of one code among several. */
function showButton(item: ExplainedCode, locale: Locale, label: string = phrases[locale].allSteps): Button {
  return button(`show-${item.code}`, label, toActionValue({ locale, codes: [item] }));
}

function showSelect(lines: readonly (ExplainedCode | UnknownCode)[], locale: Locale): StaticSelect {
  return {
    type: 'static_select',
    action_id: 'show',
    placeholder: plainText(slackPhrases[locale].showDetails, limits.option),
    options: lines.slice(0, limits.options).map((item) => ({
      text: plainText(nameCode(item), limits.option),
      value: toActionValue({ locale, codes: [item] }),
    })),
  };
}

function otherLanguageButton(answer: Answer): Button {
  const { locale } = answer;
  return button(
    'other-language',
    phrases[locale].otherLanguage,
    toActionValue({ locale, codes: [...answer.answers, ...answer.unknown] }),
  );
}

function shareButton(answer: Answer): Button {
  const { locale, answers } = answer;
  return button('share', phrases[locale].share, toActionValue({ locale, codes: answers }));
}

function sourceButton({ source }: ExplainedCode, locale: Locale): Button[] {
  if (!source.url || source.url.length > limits.url) return [];
  return [
    { type: 'button', action_id: 'source', text: plainText(phrases[locale].source, limits.button), url: source.url },
  ];
}

function feedbackButtons(item: ExplainedCode, locale: Locale): Button[] {
  const value = toActionValue({ locale, codes: [item] });
  return [
    button('helpful', `👍 ${phrases[locale].helpful}`, value),
    button('not-helpful', `👎 ${phrases[locale].notHelpful}`, value),
  ];
}
