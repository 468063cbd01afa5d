import type { AnswerRemediation, ExplainedCode, UnknownCode } from '../core/answer.ts';
import type { Outcome } from '../core/catalog.ts';
import type { Locale } from '../core/locale.ts';
import { phrases } from '../core/phrases.ts';
import { nameCode } from '../core/summarize-answer.ts';
import {
  buttons,
  type CardElement,
  command,
  container,
  heading,
  numbered,
  openUrl,
  paragraph,
  type TextRun,
  toggle,
} from './card-elements.ts';

interface SectionOptions {
  /** Unique in the card: what its buttons show and hide. */
  readonly id: string;
  readonly locale: Locale;
  /** Only the first remediation is shown at once. */
  readonly isCompact?: boolean;
}

const colors: Readonly<Record<Outcome, NonNullable<TextRun['color']>>> = {
  failure: 'Attention',
  partial: 'Warning',
  'nothing-to-do': 'Good',
  success: 'Good',
};

/** What a card shows of a code with an entry: heading, outcome, meaning, steps, and details behind a button. */
export function explainedCode(code: ExplainedCode, { id, locale, isCompact = false }: SectionOptions): CardElement[] {
  const words = phrases[locale];
  const [first, ...others] = code.remediation;
  const rest = isCompact ? others : [];
  const shown = first ? [first, ...(isCompact ? [] : others)] : [];
  const items: CardElement[] = [
    heading(code.code, { size: 'Large' }),
    paragraph(
      [
        { text: words.outcome[code.outcome], weight: 'Bolder', color: colors[code.outcome] },
        { text: ` · ${code.name}`, isSubtle: true },
      ],
      { spacing: 'None' },
    ),
    paragraph(code.meaning, { spacing: 'Small' }),
  ];
  if (code.extend) items.push(paragraph(words.extendCode(code.extend)));
  if (shown.length > 0) items.push(heading(words.whatToDo, { spacing: 'Medium' }));
  items.push(...shown.map((remediation) => renderRemediation(remediation, locale)));

  const row: CardElement[] = [];
  if (rest.length > 0) {
    items.push(
      container(
        rest.map((remediation) => renderRemediation(remediation, locale)),
        hidden(`${id}-rest`),
      ),
    );
    row.push(toggle(words.allSteps, [`${id}-rest`]));
  }
  items.push(
    container(renderDetails(code, locale), { ...hidden(`${id}-details`), style: 'emphasis', spacing: 'Medium' }),
  );
  row.push(toggle(words.details, [`${id}-details`]));
  if (code.source.url) row.push(openUrl(words.source, code.source.url));
  items.push(buttons(row, { spacing: 'Medium' }));
  return items;
}

/** What a card shows of a code without an entry: what its bits say, its neighbors, and how to add it. */
export function unknownCode(code: UnknownCode, locale: Locale): CardElement[] {
  const words = phrases[locale];
  const facts: [string, string][] = [
    [words.signed, String(code.signed)],
    [words.unsigned, String(code.unsigned)],
  ];
  const related = [...(code.sibling ? [code.sibling] : []), ...code.nearest];
  if (related.length > 0) facts.push([words.didYouMean, related.map(nameCode).join('\n\n')]);
  return [
    heading(nameCode(code), { size: 'Large' }),
    paragraph([{ text: words.unknownCode, weight: 'Bolder' }], { spacing: 'None' }),
    paragraph(code.explanation, { spacing: 'Small' }),
    factSet(facts),
    paragraph([{ text: words.addCode, isSubtle: true, size: 'Small' }], { spacing: 'Medium' }),
  ];
}

function renderRemediation({ title, who, steps, caution }: AnswerRemediation, locale: Locale): CardElement {
  const words = phrases[locale];
  const items: CardElement[] = [
    paragraph([
      { text: title, weight: 'Bolder' },
      { text: ` · ${words.who[who]}`, isSubtle: true },
    ]),
  ];
  // A command belongs to the step that tells to run it.
  const lines: CardElement[][] = [];
  for (const step of steps) {
    if (!('run' in step)) lines.push([paragraph(step.text)]);
    else if (lines.length > 0) lines.at(-1)?.push(command(step.run));
    else lines.push([command(step.run)]);
  }
  items.push(...lines.map((line, index) => numbered(index + 1, line)));
  if (caution) {
    const text: TextRun[] = [{ text: `${words.caution}: `, weight: 'Bolder' }, { text: caution }];
    items.push(container([paragraph(text)], { style: 'warning', spacing: 'Small' }));
  }
  return container(items, { spacing: 'Medium' });
}

function renderDetails(code: ExplainedCode, locale: Locale): CardElement[] {
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
  return [factSet(facts)];
}

function factSet(facts: readonly [string, string][]): CardElement {
  return { type: 'FactSet', facts: facts.map(([title, value]) => ({ title, value })) };
}

function hidden(id: string) {
  return { id, isVisible: false };
}
