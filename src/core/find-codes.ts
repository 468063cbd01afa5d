import type { FoundCode } from './answer.ts';
import { type ErrorCode, toErrorCode } from './error-code.ts';

/** What the finder needs to know of the catalog. */
export interface KnownCodes {
  /** Symbolic name in upper case to code. */
  readonly codes: ReadonlyMap<string, ErrorCode>;
}

/** The error codes of a text, each once, in order of first appearance. */
export function findCodes(text: string, known: KnownCodes, _overheard: boolean): FoundCode[] {
  const found = new Map<ErrorCode, FoundCode>();
  for (const match of text.matchAll(/0x[0-9a-f]{8}(?![0-9a-z_])|-\d{10}(?!\d)|\b[a-z]+_[a-z0-9_]+/gi)) {
    const word = match[0];
    const code = word.startsWith('0')
      ? toErrorCode(Number(word))
      : word.startsWith('-')
        ? toErrorCode(Number(word))
        : known.codes.get(word.toUpperCase());
    if (!code || found.has(code)) continue;
    const notation = word.startsWith('0') ? 'hex' : word.startsWith('-') ? 'signed-decimal' : 'symbol';
    found.set(code, { code, notation, span: [match.index, match.index + word.length] });
  }
  return [...found.values()];
}
