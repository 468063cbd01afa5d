import type { KnownBlock, MrkdwnElement, RichTextBlockElement } from '@slack/types';
import type { ExplainedCode, NamedCode, UnknownCode } from '../core/answer.ts';
import type { Outcome } from '../core/catalog.ts';
import { cutText } from '../core/cut-text.ts';
import type { Locale } from '../core/locale.ts';
import { phrases } from '../core/phrases.ts';
import { nameCode } from '../core/summarize-answer.ts';
import { escapeAndCut, escapeText } from './escape-text.ts';
import { limits } from './limits.ts';
import { colon } from './punctuate.ts';
import { bold, code, plain, section, toFirstStep, toRemediation } from './to-remediation.ts';

/** How many remediations are shown with their steps: all, the two most likely, or the first. */
export const shown = { all: Number.POSITIVE_INFINITY, likely: 2, first: 1 } as const;

/** How many related codes are named. */
const maxRelated = 5;

const signs: Readonly<Record<Outcome, string>> = {
  failure: '❌',
  partial: '⚠️',
  'nothing-to-do': 'ℹ️',
  success: '✅',
};

/** A code with an entry: title, meaning, what to do, facts, and what stands behind it. */
export function toExplainedBlocks(item: ExplainedCode, locale: Locale, detail: keyof typeof shown): KnownBlock[] {
  const remediation = toRemediation(item.remediation, locale, shown[detail]);
  const isOneOfSeveral = detail === 'first';
  return [
    { type: 'header', text: { type: 'plain_text', text: cutText(nameCode(item), limits.header), emoji: false } },
    { type: 'section', text: toMeaning(item, locale), expand: true },
    ...(remediation ? [remediation] : []),
    isOneOfSeveral
      ? { type: 'context', elements: [toFactLine(item)] }
      : { type: 'section', fields: toFacts(item, locale) },
    ...(isOneOfSeveral ? [] : [toBackground([item], locale)]),
  ];
}

/** What stands behind the families of codes today, and where the facts come from; each told once. */
export function toBackground(items: readonly ExplainedCode[], locale: Locale): KnownBlock {
  const notes = items.flatMap(({ note }) => (note ? [escapeAndCut(note, limits.field)] : []));
  const label = `${phrases[locale].source}${colon(locale)}`;
  const sources = items.map(({ source }) => {
    const title = escapeAndCut(source.title, limits.header);
    const isLinked = source.url && source.url.length <= limits.url - limits.header;
    return label + (isLinked ? `<${escapeText(source.url ?? '')}|${title.replaceAll('|', '/')}>` : title);
  });
  const elements = [...new Set([...notes, ...sources])].map(markup);
  return { type: 'context', elements: elements.slice(0, limits.contextElements) };
}

/** A code with an entry, in as few lines as help: what it is and the first step. */
export function toCompactBlocks(item: ExplainedCode, locale: Locale): KnownBlock[] {
  const { outcome, meaning, remediation } = item;
  const elements: RichTextBlockElement[] = [
    section(
      plain(`${signs[outcome]} `),
      bold(nameCode(item)),
      plain(`\n${phrases[locale].outcome[outcome]}${colon(locale)}${meaning}`),
    ),
  ];
  if (remediation[0]) elements.push(...toFirstStep(remediation[0], locale));
  return [{ type: 'rich_text', elements }];
}

/** A code without an entry: what its bits say, what is near it, and how to add it. */
export function toUnknownBlocks(item: UnknownCode, locale: Locale): KnownBlock[] {
  const words = phrases[locale];
  const elements: RichTextBlockElement[] = [section(bold(words.unknownCode), plain(`\n${item.explanation}`))];
  if (item.extend) elements.push(section(plain(words.extendCode(item.extend))));
  if (item.nearest.length > 0) {
    elements.push(section(plain('\n'), bold(`${words.nearest}${colon(locale)}`)), {
      type: 'rich_text_list',
      style: 'bullet',
      elements: item.nearest.map((near) => section(code(near.code), plain(` ${near.name ?? ''}`))),
    });
  }
  return [
    { type: 'header', text: { type: 'plain_text', text: cutText(nameCode(item), limits.header), emoji: false } },
    { type: 'rich_text', elements },
    { type: 'section', fields: [toNumbers(item, locale)] },
    { type: 'context', elements: [{ type: 'plain_text', text: words.addCode, emoji: false }] },
  ];
}

function toMeaning({ outcome, meaning, extend }: ExplainedCode, locale: Locale): MrkdwnElement {
  const label = `${signs[outcome]} *${phrases[locale].outcome[outcome]}* · `;
  const more = extend ? `\n${phrases[locale].extendCode(extend)}` : '';
  return markup(label + escapeAndCut(meaning + more, limits.section - label.length));
}

function toFacts(item: ExplainedCode, locale: Locale): MrkdwnElement[] {
  const words = phrases[locale];
  const fields = [toNumbers(item, locale)];
  fields.push(toField(words.component, item.component), toField(words.family, item.family));
  if (item.related.length > 0) {
    const related = item.related.slice(0, maxRelated).map(toNamed).join('\n');
    fields.push(markup(cutText(`*${words.related}*\n${related}`, limits.field)));
  }
  return fields.slice(0, limits.fields);
}

function toNumbers({ signed, unsigned }: ExplainedCode | UnknownCode, locale: Locale): MrkdwnElement {
  const { signed: signedLabel, unsigned: unsignedLabel } = phrases[locale];
  const values = [...new Set([signed, unsigned])].map((value) => `\`${value}\``);
  return markup(`*${signedLabel}* / *${unsignedLabel}*\n${values.join('\n')}`);
}

function toNamed({ code: number, name }: NamedCode): string {
  return name ? `\`${number}\` ${escapeText(name)}` : `\`${number}\``;
}

/** The facts in one line, where several codes share a message. */
function toFactLine({ signed, unsigned, component, related }: ExplainedCode): MrkdwnElement {
  const numbers = [...new Set([signed, unsigned])].map((value) => `\`${value}\``);
  const facts = [...numbers, escapeAndCut(component, limits.header)];
  return markup([...facts, ...related.slice(0, 1).map(toNamed)].join(' · '));
}

function toField(label: string, text: string): MrkdwnElement {
  const title = `*${label}*\n`;
  return markup(title + escapeAndCut(text, limits.field - title.length));
}

/** Text with Slack's markup, in which nothing is linked or mentioned by itself. */
function markup(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}
