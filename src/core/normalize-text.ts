/** A text as the finder reads it, and the way back to the text as it was written. */
export interface NormalizedText {
  readonly text: string;
  /** UTF-16 offset in the original of the unit at `index`. */
  startOf(index: number): number;
  /** UTF-16 offset in the original behind the unit before `index`. */
  endOf(index: number): number;
}

/** Anything here may have to be rewritten; a text without it is read as it stands. */
const rewritable = /[%&<\\\u00a0-\u{10ffff}]/u;

/** What stands for something else in a chat message. Each part is bounded, so that the whole stays linear. */
const rewrites = new RegExp(
  [
    String.raw`&(?<entity>lt|gt|amp|quot|apos|nbsp|minus|[mn]dash|#\d{1,7}|#x[0-9a-f]{1,6});`,
    // Separators in a URL: error%200x80244021
    '%(?<percent>20|22|27|28|29|2c|3a|3d|0a|0d)',
    // Mentions and channels of Slack and Teams, and Slack's telephone and mail links without a label. None goes over a line end.
    String.raw`(?<mention><(?:(?:[@#]|!(?:here|channel|everyone|subteam|date)\b)[^<>\r\n]{0,200}|at\b[^<>\r\n]{0,200}>[^<>\r\n]{0,200}<\/at|(?:tel|mailto):[^<>|\r\n]{0,200})>)`,
    // Slack makes a telephone link of any ten digits; its label is what was written.
    String.raw`(?<link><(?:tel|mailto):[^<>|\r\n]{0,200}\|)`,
    // The address of a link in Slack, up to its label.
    String.raw`(?<address><https?:[^<>|\r\n]{0,300})\|`,
    String.raw`(?<tag><\/?(?:b|code|em|i|s|strong|u|wbr)\s?\/?>)`,
    String.raw`\\(?<escaped>[_*~-])`,
    String.raw`(?<invisible>\p{Default_Ignorable_Code_Point})`,
    String.raw`(?<space>[\u00a0\u2000-\u200a\u202f\u205f\u3000])`,
    String.raw`(?<dash>[\u2010-\u2015\u2212\ufe58\ufe63])`,
    String.raw`(?<times>[\u00d7\u0445\u0425])`,
    // Full-width forms and mathematical letters and digits.
    String.raw`(?<wide>[\uff01-\uff5e\u{1d400}-\u{1d7ff}])`,
  ].join('|'),
  'giu',
);

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  minus: '-',
  ndash: '-',
  mdash: '-',
};

/**
 * Rewrites full-width and other compatibility forms, invisible characters, dashes, HTML entities, mentions, links and
 * Markdown escapes to plain ASCII, in one pass.
 */
export function normalizeText(original: string): NormalizedText {
  if (!rewritable.test(original)) return { text: original, startOf: (index) => index, endOf: (index) => index };
  const pieces: Piece[] = [];
  let text = '';
  let copied = 0;
  const add = (piece: string, from: number, to: number) => {
    if (piece !== '') pieces.push({ at: text.length, from, to, copied: piece.length === to - from });
    text += piece;
  };
  for (const match of original.matchAll(rewrites)) {
    const from = match.index;
    const to = from + match[0].length;
    const rewritten = rewrite(match, original);
    if (rewritten === undefined) continue;
    if (from > copied) add(original.slice(copied, from), copied, from);
    add(rewritten, from, to);
    copied = to;
  }
  if (copied === 0) return { text: original, startOf: (index) => index, endOf: (index) => index };
  if (copied < original.length) add(original.slice(copied), copied, original.length);
  return {
    text,
    startOf: (index) => {
      const piece = findPiece(pieces, index);
      return piece ? (piece.copied ? piece.from + index - piece.at : piece.from) : original.length;
    },
    endOf: (index) => {
      const piece = findPiece(pieces, index - 1);
      return piece ? (piece.copied ? piece.from + index - piece.at : piece.to) : 0;
    },
  };
}

/** A run of the normalized text that begins at `at` and stands for `from` to `to` of the original. */
interface Piece {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly copied: boolean;
}

/** The last piece that begins at or before an index. */
function findPiece(pieces: readonly Piece[], index: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.at ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

/** What a match of `rewrites` stands for; `undefined` where it stands for itself. */
function rewrite(match: RegExpExecArray, original: string): string | undefined {
  const { entity, percent, mention, link, address, tag, escaped, invisible, space, dash, times, wide } =
    match.groups ?? {};
  if (entity) return entities[entity.toLowerCase()] ?? toCharacter(entity);
  if (mention || space || percent) return ' ';
  if (link !== undefined || invisible) return '';
  if (address) return `${address} `;
  const end = match.index + match[0].length;
  // A tag in the middle of a word is formatting; between words it keeps them apart.
  if (tag) return isWordAt(original, match.index - 1) && isWordAt(original, end) ? '' : undefined;
  if (escaped) return escaped;
  if (dash) return '-';
  // The multiplication sign and the Cyrillic letter look like the x of 0x.
  if (times) return original[match.index - 1] === '0' && isWordAt(original, end) ? 'x' : undefined;
  if (wide) return wide.normalize('NFKC');
  return undefined;
}

function isWordAt(text: string, index: number): boolean {
  return /[0-9A-Za-z_]/.test(text.charAt(index));
}

function toCharacter(entity: string): string | undefined {
  const point = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number.parseInt(entity.slice(1), 10);
  if ((point >= 0x2010 && point <= 0x2015) || point === 0x2212) return '-';
  return point > 0 && point < 0x80 ? String.fromCharCode(point) : undefined;
}
