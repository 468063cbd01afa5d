import type { Answer } from '../core/answer.ts';
import { maxExplained } from '../core/arrange-answer.ts';
import { summarizeAnswer } from '../core/summarize-answer.ts';
import { answerItems, type CardOptions, type Extent } from './answer-items.ts';
import { type CardElement, container } from './card-elements.ts';

/**
 * The largest card, in UTF-8 bytes. Teams documents 28 KB for a message and lately more (about 100 KB); the smallest
 * number holds everywhere (msteams-docs, format-your-bot-messages).
 */
export const maxCardBytes = 25 * 1024;
/** The longest text for notifications and screen readers, in UTF-16 units. */
export const maxSummaryLength = 1_000;
/** The newest version that every Teams client shows; newer elements carry a fallback. */
const version = '1.5';

/** An Adaptive Card as its JSON. */
export interface AdaptiveCard extends CardElement {
  readonly type: 'AdaptiveCard';
  readonly body: readonly CardElement[];
}

/** How much is shown in the language of the answer, and in the other one. */
type Extents = readonly [own: Extent, other: Extent];

const everything: Extent = { inFull: maxExplained, steps: 'all' };
const firstSteps: Extent = { inFull: maxExplained, steps: 'first' };
const nothingInFull: Extent = { inFull: 0, steps: 'first' };

/** What is tried, from the richest to the poorest. */
const attempts: readonly Extents[] = [
  [everything, everything],
  [everything, firstSteps],
  [firstSteps, firstSteps],
  [
    { inFull: 2, steps: 'first' },
    { inFull: 2, steps: 'first' },
  ],
  [
    { inFull: 1, steps: 'first' },
    { inFull: 1, steps: 'first' },
  ],
];

/**
 * Renders an answer as an Adaptive Card for Teams. A long answer loses, in this order, steps that are folded anyway, codes in
 * full, and the other language, so that the card never passes `maxCardBytes`.
 */
export function toAdaptiveCard(answer: Answer, options: CardOptions = {}): AdaptiveCard {
  const { other: _other, ...alone } = options;
  for (const extents of attempts) {
    const card = renderCard(answer, options, extents);
    if (fits(card)) return card;
  }
  for (const extent of [{ ...everything, inFull: 1 }, nothingInFull]) {
    const card = renderCard(answer, alone, [extent, extent]);
    if (fits(card)) return card;
  }
  const notice = summarizeAnswer(answer, maxSummaryLength);
  const words = { ...answer, answers: [], unknown: [], suggestions: [], notice };
  return renderCard(words, {}, [nothingInFull, nothingInFull]);
}

function fits(card: AdaptiveCard): boolean {
  return new TextEncoder().encode(JSON.stringify(card)).length <= maxCardBytes;
}

function renderCard(answer: Answer, options: CardOptions, [own, other]: Extents): AdaptiveCard {
  const translated = options.other?.locale === answer.locale ? undefined : options.other;
  const body = [container(answerItems(answer, own, options, translated?.locale), { id: answer.locale })];
  if (translated) {
    const items = answerItems(translated, other, options, answer.locale);
    body.push(container(items, { id: translated.locale, isVisible: false }));
  }
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version,
    lang: answer.locale.slice(0, 2),
    fallbackText: summarizeAnswer(answer, maxSummaryLength),
    msteams: { width: 'Full' },
    body,
  };
}
