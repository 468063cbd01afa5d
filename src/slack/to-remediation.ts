import type { RichTextBlock, RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import type { AnswerRemediation } from '../core/answer.ts';
import type { Locale } from '../core/locale.ts';
import { phrases } from '../core/phrases.ts';
import { colon, remark } from './punctuate.ts';
import { slackPhrases } from './slack-phrases.ts';

/**
 * Remediations as rich text: a title with who does it, numbered steps, commands as preformatted text, the caution as a quote.
 * Steps are numbered by hand, because a command splits a list in two and the types know no offset for the second half.
 *
 * @param count how many are shown with their steps; the others by their titles
 */
export function toRemediation(
  remediation: readonly AnswerRemediation[],
  locale: Locale,
  count: number,
): RichTextBlock | undefined {
  const elements = remediation.slice(0, count).flatMap((item, index) => toSteps(item, locale, index > 0));
  const rest = remediation.slice(count);
  if (rest.length > 0) elements.push(toTitles(rest, locale));
  return elements.length > 0 ? { type: 'rich_text', elements } : undefined;
}

/** The first step alone, with the command that belongs to it. */
export function toFirstStep(remediation: AnswerRemediation, locale: Locale): RichTextBlockElement[] {
  const { who, steps } = remediation;
  const index = steps.findIndex((step) => 'text' in step);
  const step = steps[Math.max(index, 0)];
  const next = steps[index + 1];
  const label = bold(phrases[locale].firstStep + remark(phrases[locale].who[who], locale) + colon(locale));
  const elements: RichTextBlockElement[] = [];
  if (step && 'text' in step) elements.push(section(label, plain(step.text)));
  const command = step && 'run' in step ? step : next && 'run' in next ? next : undefined;
  if (command) elements.push(preformatted(command.run));
  return elements;
}

export function section(...elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

export function plain(text: string): RichTextElement {
  return { type: 'text', text };
}

export function bold(text: string): RichTextElement {
  return { type: 'text', text, style: { bold: true } };
}

export function code(text: string): RichTextElement {
  return { type: 'text', text, style: { code: true } };
}

function preformatted(text: string): RichTextBlockElement {
  return { type: 'rich_text_preformatted', elements: [{ type: 'text', text }] };
}

function toSteps(remediation: AnswerRemediation, locale: Locale, spaced: boolean): RichTextBlockElement[] {
  const { title, who, steps, caution } = remediation;
  const elements: RichTextBlockElement[] = [];
  let open: RichTextElement[] = [plain(spaced ? '\n' : ''), bold(title), italic(` · ${phrases[locale].who[who]}`)];
  let number = 0;
  for (const step of steps) {
    if ('text' in step) {
      number += 1;
      open.push(plain(`${open.length > 0 ? '\n' : ''}${number}. ${step.text}`));
    } else {
      if (open.length > 0) elements.push(section(...open.filter(isFilled)));
      elements.push(preformatted(step.run));
      open = [];
    }
  }
  if (open.length > 0) elements.push(section(...open.filter(isFilled)));
  if (caution) {
    elements.push({
      type: 'rich_text_quote',
      elements: [bold(`⚠️ ${phrases[locale].caution}${colon(locale)}`), plain(caution)],
    });
  }
  return elements;
}

/** The titles of the remediations whose steps are one click away. */
function toTitles(remediation: readonly AnswerRemediation[], locale: Locale): RichTextSection {
  const titles = remediation.map(({ title, who }) => title + remark(phrases[locale].who[who], locale)).join(' · ');
  return section(plain('\n'), bold(slackPhrases[locale].also + colon(locale)), plain(titles));
}

function italic(text: string): RichTextElement {
  return { type: 'text', text, style: { italic: true } };
}

/** Slack refuses empty text elements. */
function isFilled(element: RichTextElement): boolean {
  return element.type !== 'text' || element.text !== '';
}
