/** The longest card that is read, in UTF-16 units; Teams takes about 28 KB. */
const maxCardLength = 100_000;
/** Deeper than any card nests. */
const maxDepth = 40;
/** Where cards of every kind (adaptive, hero, thumbnail, connector) keep what people read. */
const wordKeys = /^(?:text|title|subtitle|summary|name|value|altText|codeSnippet|activity(?:Title|Subtitle|Text))$/;
const cardType = /^application\/vnd\.microsoft\.(?:teams\.)?card\./;

/**
 * The words on the cards among the attachments of a message, as Graph and message actions give them: the card is JSON in a text
 * (Graph: chatMessageAttachment). What is no card, or no JSON, has no words.
 */
export function readCards(attachments: unknown): string {
  const cards = Array.isArray(attachments) ? attachments : [];
  return cards
    .flatMap((attachment) => {
      const { contentType, content } = Object(attachment) as Record<string, unknown>;
      return typeof contentType === 'string' && cardType.test(contentType) ? wordsOf(parse(content), 0) : [];
    })
    .join('\n');
}

function parse(content: unknown): unknown {
  if (typeof content !== 'string') return content;
  try {
    return content.length > maxCardLength ? undefined : JSON.parse(content);
  } catch {
    return undefined;
  }
}

function wordsOf(part: unknown, depth: number): string[] {
  if (typeof part !== 'object' || part === null || depth > maxDepth) return [];
  if (Array.isArray(part)) return part.flatMap((item) => wordsOf(item, depth + 1));
  return Object.entries(part).flatMap(([key, value]) => {
    // The pieces of one line.
    if (key === 'inlines' && Array.isArray(value)) {
      return [value.map((run) => (typeof run === 'string' ? run : (Object(run).text ?? ''))).join('')];
    }
    if (typeof value === 'string') return wordKeys.test(key) ? [value] : [];
    return wordsOf(value, depth + 1);
  });
}
