import type { KnownBlock } from '@slack/types';

/** Every word that a reader of a message sees in its blocks, markup taken away; buttons in brackets. */
export function readBlocks(blocks: readonly KnownBlock[]): string {
  return blocks.flatMap((block) => words(block)).join('\n');
}

function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(words);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && 'text' in value && typeof value.text === 'string') {
    return [value.type === 'mrkdwn' ? unmark(value.text) : value.text];
  }
  if ('type' in value && (value.type === 'rich_text_section' || value.type === 'rich_text_preformatted')) {
    return [words('elements' in value ? value.elements : []).join('')];
  }
  return Object.values(value).flatMap(words);
}

/** mrkdwn as it is shown. */
function unmark(text: string): string {
  return text
    .replace(/<([^|>]+)\|([^>]*)>/g, '$2')
    .replace(/[*`]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
