import type { Answer } from '../core/answer.ts';
import { type Arrangement, arrangeAnswer } from '../core/arrange-answer.ts';
import type { Locale } from '../core/locale.ts';
import { phrases } from '../core/phrases.ts';
import { nameCode } from '../core/summarize-answer.ts';
import { toCardData } from './card-data.ts';
import {
  buttons,
  type CardElement,
  container,
  execute,
  heading,
  paragraph,
  type TextRun,
  toggle,
} from './card-elements.ts';
import { explainedCode, unknownCode } from './code-sections.ts';
import { teamsPhrases } from './teams-phrases.ts';

/** Short buttons that a phone shows beside each other; what does not fit is cut off. */
export const maxButtonsInRow = 3;

/** What surrounds the answer. */
export interface CardOptions {
  /** The same answer in the other language, to be shown at one click. */
  readonly other?: Answer;
  /** Buttons that talk to the bot: feedback, or feedback and sharing. None where the card does not belong to the bot. */
  readonly buttons?: 'feedback' | 'feedback-and-share';
  /** Who shared a private answer. */
  readonly sharedBy?: string;
}

/** How much of an answer is shown. */
export interface Extent {
  /** Codes in full; the next ones become lines. */
  readonly inFull: number;
  /** Every remediation with its steps, or of all but the first the title alone. */
  readonly steps: 'all' | 'first';
}

/** An answer in its language, as the elements of a card; `other` is the language that its button turns to. */
export function answerItems(
  answer: Answer,
  { inFull, steps }: Extent,
  options: CardOptions,
  other: Locale | undefined,
): CardElement[] {
  const words = phrases[answer.locale];
  const { explained, unknown, lines, leftOut } = limit(arrangeAnswer(answer), inFull);
  const isCompact = answer.overheard || explained.length + unknown.length > 1;
  const id = (index: number) => `${answer.locale.slice(0, 2)}${index}`;
  const sections = [
    ...explained.map((code, index) => explainedCode(code, { id: id(index), locale: answer.locale, isCompact, steps })),
    ...unknown.map((code) => unknownCode(code, answer.locale)),
  ];
  const items: CardElement[] = [];
  if (options.sharedBy) {
    items.push(paragraph([{ text: words.sharedBy(options.sharedBy), isSubtle: true, size: 'Small' }]));
  }
  if (answer.notice) items.push(paragraph(answer.notice));
  for (const [index, section] of sections.entries()) {
    const row = sections.length > 1 && section.actions.length > 0 ? [buttons(section.actions)] : [];
    items.push(container([...section.items, ...row], index > 0 ? apart : {}));
  }
  if (lines.length > 0) {
    const rest = lines.map((code) => {
      const says = 'outcome' in code ? words.outcome[code.outcome] : words.unknownCode;
      const runs: TextRun[] = [
        { text: nameCode(code), weight: 'Bolder' },
        { text: ` · ${says}`, isSubtle: true },
      ];
      return paragraph(runs, { spacing: 'Small' });
    });
    items.push(container(rest, sections.length > 0 ? apart : {}));
  }
  if (leftOut > 0) items.push(paragraph([{ text: words.more(leftOut), isSubtle: true }]));
  const isShort =
    steps === 'first' && sections.length > 1 && explained.some(({ remediation }) => remediation.length > 1);
  if (isShort) items.push(paragraph([{ text: teamsPhrases[answer.locale].askForOne, isSubtle: true }]));
  items.push(...renderSuggestions(answer));
  // What stands behind a family of codes today is said once.
  for (const note of new Set(explained.flatMap((code) => code.note ?? []))) {
    items.push(paragraph([{ text: note, isSubtle: true, size: 'Small' }], { spacing: 'Medium' }));
  }
  const talking = renderBotButtons(answer, options);
  const language = other ? [toggle(words.otherLanguage, [answer.locale, other])] : [];
  const own = sections.length === 1 ? (sections[0]?.actions ?? []) : [];
  items.push(...renderRows([...own, ...language, ...talking.feedback]), ...renderRows(talking.share));
  return items;
}

/** Buttons in rows that fit on a phone. */
function renderRows(actions: readonly CardElement[]): CardElement[] {
  const rows: CardElement[] = [];
  for (let start = 0; start < actions.length; start += maxButtonsInRow) {
    rows.push(buttons(actions.slice(start, start + maxButtonsInRow), { spacing: 'Small' }));
  }
  return rows;
}

const apart = { separator: true, spacing: 'Large' };

/** The arrangement with fewer codes in full; those that lose their place become lines. */
function limit({ explained, unknown, lines, leftOut }: Arrangement, inFull: number): Arrangement {
  const codes = [...explained, ...unknown];
  const keptUnknown = unknown.slice(0, Math.max(0, inFull - explained.length));
  const kept = explained.slice(0, inFull);
  const moved = codes.filter((code) => ![...kept, ...keptUnknown].includes(code));
  return { explained: kept, unknown: keptUnknown, lines: [...moved, ...lines], leftOut };
}

function renderSuggestions({ suggestions, locale }: Answer): CardElement[] {
  const [first] = suggestions;
  if (!first) return [];
  const words = phrases[locale];
  return [
    heading(first.reason === 'search' ? words.searchResults : words.didYouMean),
    ...suggestions.map(({ code, name, meaning }) =>
      paragraph([{ text: name ? `${code} ${name}` : code, weight: 'Bolder' }, { text: `\n${meaning}` }]),
    ),
  ];
}

/** Buttons that tell the bot. */
function renderBotButtons(answer: Answer, options: CardOptions): Record<'share' | 'feedback', CardElement[]> {
  if (!options.buttons || answer.answers.length === 0) return { share: [], feedback: [] };
  const words = phrases[answer.locale];
  const data = toCardData(answer);
  return {
    share: options.buttons === 'feedback-and-share' ? [execute(words.share, 'share', data)] : [],
    feedback: [
      execute(words.helpful, 'feedback', { ...data, verdict: 'helpful' }),
      execute(words.notHelpful, 'feedback', { ...data, verdict: 'not-helpful' }),
    ],
  };
}
