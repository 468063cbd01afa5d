import type { AnswerRemediation } from '../core/answer.ts';
import type { Locale } from '../core/locale.ts';
import { phrases } from '../core/phrases.ts';
import { type CardElement, command, container, numbered, paragraph, type TextRun, toggle } from './card-elements.ts';

/** A remediation as it is read: its title and who can do it, the numbered steps, what is lost. */
export function remediationBlock(remediation: AnswerRemediation, locale: Locale): CardElement {
  return container([paragraph(titleRuns(remediation, locale)), ...renderSteps(remediation, locale)], {
    spacing: 'Small',
  });
}

/** A remediation of which only the title is seen; a tap on it unfolds the steps. */
export function foldedRemediation(remediation: AnswerRemediation, locale: Locale, id: string): CardElement[] {
  const [steps, closed, open] = [id, `${id}+`, `${id}-`];
  const closedSign = paragraph([{ text: '▸', isSubtle: true }], { id: closed });
  const openSign = paragraph([{ text: '▾', isSubtle: true }], { id: open, isVisible: false });
  return [
    {
      type: 'ColumnSet',
      spacing: 'Medium',
      selectAction: toggle(remediation.title, [steps, closed, open]),
      columns: [
        { type: 'Column', width: 'auto', items: [closedSign, openSign] },
        { type: 'Column', spacing: 'Small', items: [paragraph(titleRuns(remediation, locale))] },
      ],
    },
    container(renderSteps(remediation, locale), { id: steps, isVisible: false, spacing: 'Small' }),
  ];
}

function titleRuns({ title, who }: AnswerRemediation, locale: Locale): TextRun[] {
  return [
    { text: title, weight: 'Bolder' },
    { text: ` · ${phrases[locale].who[who]}`, isSubtle: true },
  ];
}

function renderSteps({ steps, caution }: AnswerRemediation, locale: Locale): CardElement[] {
  // A command belongs to the step that tells to run it.
  const lines: CardElement[][] = [];
  for (const step of steps) {
    if (!('run' in step)) lines.push([paragraph(step.text)]);
    else if (lines.length > 0) lines.at(-1)?.push(command(step.run));
    else lines.push([command(step.run)]);
  }
  const items = lines.map((line, index) => numbered(index + 1, line));
  if (!caution) return items;
  const text: TextRun[] = [{ text: `${phrases[locale].caution}: `, weight: 'Bolder' }, { text: caution }];
  return [...items, container([paragraph(text)], { style: 'warning', spacing: 'Small' })];
}
