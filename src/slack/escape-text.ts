/** A text as Slack's mrkdwn shows it literally: no mention, no link, no entity can come out of it. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A text escaped and then cut to at most `limit` UTF-16 units; an escape is never cut in two. */
export function escapeAndCut(text: string, limit: number): string {
  const escaped = escapeText(text);
  if (escaped.length <= limit) return escaped;
  return `${escaped
    .slice(0, limit - 1)
    .replace(/&[a-z]{0,3}$/, '')
    .replace(/[\uD800-\uDBFF]$/, '')}…`;
}
