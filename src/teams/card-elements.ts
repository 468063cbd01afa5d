/** An element or an action of an Adaptive Card, as its JSON. */
export interface CardElement {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** A piece of a line, with its look. */
export interface TextRun {
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly isSubtle?: boolean;
  readonly color?: 'Attention' | 'Warning' | 'Good';
  readonly fontType?: 'Monospace';
  readonly size?: 'Small';
}

type Options = Readonly<Record<string, unknown>>;

/**
 * A paragraph. Its text is shown as it is: text runs know no Markdown, so neither a path with backslashes nor a person's name
 * becomes markup, a link or a mention. (A TextBlock reads Markdown, and clients differ in what they unescape.)
 */
export function paragraph(runs: string | readonly TextRun[], options: Options = {}): CardElement {
  const inlines = (typeof runs === 'string' ? [{ text: runs }] : runs).map(({ text, ...look }) =>
    Object.keys(look).length === 0 ? text : { type: 'TextRun', text, ...look },
  );
  return { type: 'RichTextBlock', inlines, ...options };
}

/** A heading for eyes and screen readers. Only for our own words and names: a TextBlock reads Markdown. */
export function heading(text: string, options: Options = {}): CardElement {
  return { type: 'TextBlock', text, style: 'heading', weight: 'Bolder', wrap: true, ...options };
}

/** Elements that belong together. */
export function container(items: readonly CardElement[], options: Options = {}): CardElement {
  return { type: 'Container', items, ...options };
}

/** A numbered step: the number keeps its column, the text wraps in its own, also on a phone. */
export function numbered(number: number, items: readonly CardElement[]): CardElement {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      // The type goes without saying, but Microsoft's renderer adds it, and fails where the card is frozen.
      { type: 'Column', width: 'auto', items: [paragraph(`${number}.`)] },
      { type: 'Column', spacing: 'Small', items },
    ],
  };
}

/** A command to copy. CodeBlock is newer than version 1.5 of the schema, so a client that lacks it shows monospaced text. */
export function command(code: string): CardElement {
  return {
    type: 'CodeBlock',
    codeSnippet: code,
    language: /^[A-Z][a-z]+-[A-Z]/.test(code) ? 'PowerShell' : 'DOS',
    spacing: 'Small',
    fallback: paragraph([{ text: code, fontType: 'Monospace' }], { spacing: 'Small' }),
  };
}

/** Names with their values, such as a code in its notations. */
export function factSet(facts: readonly (readonly [string, string])[]): CardElement {
  return { type: 'FactSet', facts: facts.map(([title, value]) => ({ title, value })) };
}

/** A row of buttons. */
export function buttons(actions: readonly CardElement[], options: Options = {}): CardElement {
  return { type: 'ActionSet', actions, ...options };
}

/** A button that shows what is hidden and hides what is shown; it needs no server, so it works in old messages too. */
export function toggle(title: string, targetElements: readonly string[], options: Options = {}): CardElement {
  return { type: 'Action.ToggleVisibility', title, targetElements, ...options };
}

/** A button that opens a page. */
export function openUrl(title: string, url: string): CardElement {
  return { type: 'Action.OpenUrl', title, url };
}

/** A button that tells the bot. Clients that do not know Action.Execute submit the same data. */
export function execute(title: string, verb: string, data: object): CardElement {
  return {
    type: 'Action.Execute',
    title,
    verb,
    data,
    fallback: { type: 'Action.Submit', title, data: { ...data, verb } },
  };
}
