/** The parts of a message that hold words. */
export interface Texts {
  readonly text?: string;
  readonly bot_id?: string | undefined;
  readonly blocks?: readonly object[];
  readonly attachments?: readonly object[];
}

/** How deep blocks and attachments are looked into; Slack nests far less. */
const maxDepth = 10;

/**
 * All words of a message. Bots often leave `text` empty, or to a title for notifications, and say everything in blocks or
 * attachments. What a person writes stands in `text` and once more in a block of rich text, which is not read again.
 */
export function textOf({ text, bot_id, blocks = [], attachments }: Texts): string {
  const parts: string[] = [];
  if (text) parts.push(text);
  const isWritten = text && bot_id === undefined;
  const told = isWritten ? blocks.filter((block) => !('type' in block) || block.type !== 'rich_text') : blocks;
  collect(told, parts, maxDepth);
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
