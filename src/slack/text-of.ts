/** The parts of a message that hold words. */
export interface Texts {
  readonly text?: string;
  readonly blocks?: readonly object[];
  readonly attachments?: readonly object[];
}

/** How deep blocks and attachments are looked into; Slack nests far less. */
const maxDepth = 10;

/** All words of a message. Bots often leave `text` empty and say everything in blocks or attachments. */
export function textOf({ text, blocks, attachments }: Texts): string {
  const parts: string[] = [];
  if (text) parts.push(text);
  else collect(blocks, parts, maxDepth);
  collect(attachments, parts, maxDepth);
  return parts.join('\n');
}

/** Adds every text that is found under the names Slack uses for it. */
function collect(value: unknown, parts: string[], depth: number): void {
  if (depth === 0 || typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'string') {
      if (name === 'text' || name === 'fallback' || name === 'title' || name === 'value') parts.push(inner);
    } else {
      collect(inner, parts, depth - 1);
    }
  }
}
