/** One of some expressions, as a part of another: each is a list with `|` between, so that long ones can be written in several lines. */
export const anyOf = (...lists: readonly string[]) => `(?:${lists.join('|')})`;
