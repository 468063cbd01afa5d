import type { Answer, ExplainedCode, UnknownCode } from './answer.ts';

/** How many codes one reply explains; more would bury the first one on a phone. */
export const maxExplained = 3;
/** How many further codes are told in a line each. */
export const maxLines = 12;

/** What is said of each code of an answer. */
export interface Arrangement {
  /** Explained, codes with an entry first, in order of appearance. */
  readonly explained: readonly ExplainedCode[];
  readonly unknown: readonly UnknownCode[];
  /** Told in a line each. */
  readonly lines: readonly (ExplainedCode | UnknownCode)[];
  /** How many are only counted. */
  readonly leftOut: number;
}

/** Shares the codes of an answer out: the first few in full, the next in a line each, the rest counted. */
export function arrangeAnswer({ answers, unknown }: Answer): Arrangement {
  const explained = answers.slice(0, maxExplained);
  const bits = unknown.slice(0, maxExplained - explained.length);
  const rest = [...answers.slice(explained.length), ...unknown.slice(bits.length)];
  const lines = rest.slice(0, maxLines);
  return { explained, unknown: bits, lines, leftOut: rest.length - lines.length };
}
