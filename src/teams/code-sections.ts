import type { ExplainedCode, UnknownCode } from '../core/answer.ts';
import type { Outcome } from '../core/catalog.ts';
import type { Locale } from '../core/locale.ts';
import { phrases } from '../core/phrases.ts';
import { nameCode } from '../core/summarize-answer.ts';
import {
  type CardElement,
  container,
  factSet,
  heading,
  openUrl,
  paragraph,
  type TextRun,
  toggle,
} from './card-elements.ts';
import { foldedRemediation, remediationBlock } from './remediation-blocks.ts';
import { teamsPhrases } from './teams-phrases.ts';

/** What a card shows of one code, and the buttons that belong to it. */
export interface CodeSection {
  readonly items: readonly CardElement[];
  readonly actions: readonly CardElement[];
}

interface SectionOptions {
  /** Unique in the card: what its buttons show and hide. */
  readonly id: string;
  readonly locale: Locale;
  /** Only the first remediation is shown at once, and of the others not even the titles. */
  readonly isCompact: boolean;
  /** Of all remediations but the first the titles alone. */
  readonly steps: 'all' | 'first';
}

const colors: Readonly<Record<Outcome, NonNullable<TextRun['color']>>> = {
  failure: 'Attention',
  partial: 'Warning',
  'nothing-to-do': 'Good',
  success: 'Good',
};

/** What a card shows of a code with an entry: heading, outcome, meaning and steps; the rest behind buttons. */
export function explainedCode(code: ExplainedCode, { id, locale, isCompact, steps }: SectionOptions): CodeSection {
  const words = phrases[locale];
  const [first, ...others] = code.remediation;
  const outcome: TextRun[] = [
    { text: words.outcome[code.outcome], weight: 'Bolder', color: colors[code.outcome] },
    { text: ` · ${code.name}`, isSubtle: true },
  ];
  const items = [
    heading(code.code, { size: 'Large' }),
    paragraph(outcome, { spacing: 'None' }),
    paragraph(code.meaning, { spacing: 'Small' }),
  ];
  const actions: CardElement[] = [];
  if (code.extend) items.push(paragraph(words.extendCode(code.extend)));
  if (first) items.push(heading(words.whatToDo, { size: 'Medium' }), remediationBlock(first, locale));
  if (others.length > 0 && steps === 'first') {
    const titles = others.map(({ title }) => title).join(' · ');
    items.push(paragraph([{ text: `${teamsPhrases[locale].more}${titles}`, isSubtle: true }], { spacing: 'Medium' }));
  } else if (others.length > 0 && isCompact) {
    const all = others.map((remediation) => remediationBlock(remediation, locale));
    items.push(container(all, { id: `${id}-rest`, isVisible: false }));
    actions.push(toggle(words.allSteps, [`${id}-rest`]));
  } else {
    const folded = others.map((remediation, index) => foldedRemediation(remediation, locale, `${id}.${index + 1}`));
    items.push(...folded.flat());
  }
  const details = container([renderDetails(code, locale)], { style: 'emphasis', spacing: 'Medium' });
  items.push({ ...details, id: `${id}-details`, isVisible: false });
  actions.push(toggle(words.details, [`${id}-details`]));
  if (code.source.url) actions.push(openUrl(words.source, code.source.url));
  return { items, actions };
}

/** What a card shows of a code without an entry: what its bits say, its neighbors, and how to add it. */
export function unknownCode(code: UnknownCode, locale: Locale): CodeSection {
  const words = phrases[locale];
  const facts: [string, string][] = [
    [words.signed, String(code.signed)],
    [words.unsigned, String(code.unsigned)],
  ];
  if (code.sibling) facts.push([words.related, nameCode(code.sibling)]);
  if (code.nearest.length > 0) facts.push([words.nearest, code.nearest.map(nameCode).join('\n\n')]);
  const items = [
    heading(nameCode(code), { size: 'Large' }),
    paragraph([{ text: words.unknownCode, weight: 'Bolder' }], { spacing: 'None' }),
    paragraph(code.explanation, { spacing: 'Small' }),
    ...(code.extend ? [paragraph(words.extendCode(code.extend))] : []),
    factSet(facts),
    paragraph([{ text: words.addCode, isSubtle: true, size: 'Small' }], { spacing: 'Medium' }),
  ];
  return { items, actions: [] };
}

function renderDetails(code: ExplainedCode, locale: Locale): CardElement {
  const words = phrases[locale];
  const facts: [string, string][] = [
    [words.hex, code.code],
    [words.signed, String(code.signed)],
    [words.unsigned, String(code.unsigned)],
    [words.family, code.family],
    [words.component, code.component],
  ];
  if (code.related.length > 0) facts.push([words.related, code.related.map(nameCode).join('\n\n')]);
  facts.push([words.source, code.source.title]);
  return factSet(facts);
}
