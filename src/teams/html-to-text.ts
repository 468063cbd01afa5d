/** The longest HTML that is looked at, in UTF-16 units: more than Teams lets anybody send. */
export const maxHtmlLength = 400_000;

const blockEnd = /^\/?(?:p|div|br|li|ul|ol|tr|table|pre|h[1-6]|blockquote|codeblock|hr)\b/i;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The words of a piece of Teams HTML: blocks and table rows end lines, cells are apart, code loses its highlighting, entities
 * are undone. Linear in the length of the text.
 */
export function htmlToText(html: string): string {
  const text = html.slice(0, maxHtmlLength).replace(/<(\/?[a-z][^<>]*|!--[^<>]*--)>/gi, (_tag, inside: string) => {
    if (blockEnd.test(inside)) return '\n';
    return /^\/?t[dh]\b/i.test(inside) ? '\t' : '';
  });
  return undoEntities(text)
    .replace(/[^\S\n\t]+/g, ' ')
    .trim();
}

/** The text with its character references undone: `&lt;`, `&#39;`, `&#x27;`, `&nbsp;`. */
export function undoEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (name) return named[name.toLowerCase()] ?? whole;
      const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
        ? String.fromCodePoint(point)
        : whole;
    },
  );
}

/** A message's HTML in two: what its author wrote or forwarded, and what it quotes of an earlier message. */
export function splitQuotes(html: string): { readonly own: string; readonly quoted: string } {
  const own: string[] = [];
  const quoted: string[] = [];
  let rest = html.slice(0, maxHtmlLength);
  // A reply's quote has no quote inside; a forward (http://schema.skype.com/Forward) is what its author wants read.
  for (;;) {
    const start = rest.search(/<blockquote[^<>]*schema\.skype\.com\/Reply/i);
    const end = start < 0 ? -1 : rest.indexOf('</blockquote>', start);
    if (end < 0) break;
    own.push(rest.slice(0, start));
    quoted.push(rest.slice(start, end));
    rest = rest.slice(end + '</blockquote>'.length);
  }
  own.push(rest);
  return { own: htmlToText(own.join('\n')), quoted: htmlToText(quoted.join('\n')) };
}
