import type { FoundCode } from './answer.ts';
import type { ErrorCode } from './error-code.ts';
import { findCodes } from './find-codes.ts';
import { encodingSampleBytes, findEncoding } from './find-encoding.ts';
import type { KnownCodes } from './is-code.ts';

/** How many bytes of a log are read in one go. Whoever waits for the event loop waits for one slice: a few milliseconds. */
export const sliceBytes = 64 * 1024;
/** The most different codes that are kept of one log; behind the last of them it is not read on. */
export const maxLogCodes = 10_000;
/**
 * What of the text around a slice is read with it, in UTF-16 units: more than the finder looks at beside a code, so that a code
 * is judged as in the whole text.
 */
const margin = 2_048;

/** A log that is scanned piece by piece, in bounded memory. */
export interface LogScanner {
  /** Takes bytes, scans at most one slice, and gives the bytes that it had no room for; none are left once it is full. */
  take(bytes: Uint8Array): Uint8Array;
  /** Whether `maxLogCodes` are found and the rest need not be read. */
  isFull(): boolean;
  /** Scans what is left and gives the codes in order of first appearance. */
  finish(): FoundCode[];
}

/** The codes of a whole log; see `createLogScanner`. */
export function scanLog(bytes: Uint8Array, known: KnownCodes): FoundCode[] {
  const scanner = createLogScanner(known);
  for (let rest = scanner.take(bytes); rest.length > 0; rest = scanner.take(rest));
  return scanner.finish();
}

/**
 * Creates a scanner of one log, UTF-8 or UTF-16. It finds what `findCodes` finds in the whole text as an overheard excerpt, since
 * nobody typed its numbers, however the bytes are cut. Spans are UTF-16 offsets in the decoded text.
 */
export function createLogScanner(known: KnownCodes): LogScanner {
  const found = new Map<ErrorCode, FoundCode>();
  /** The first bytes, until there are enough of them to tell the encoding. */
  const sample = new Uint8Array(encodingSampleBytes);
  let sampled = 0;
  let decoder: TextDecoder | undefined;
  /** Text that is not done with, and the offset of its first unit in the whole. */
  let text = '';
  let base = 0;
  /** Up to here the whole text is done with. */
  let scannedTo = 0;

  const scan = (until: number): void => {
    // Reading begins earlier, since a code may go on in the next word, but not at the cut, where nothing is seen of what stands
    // before: a number that is none in the whole text would hide the same one further on.
    const from = Math.max(0, scannedTo - base - margin / 2);
    for (const hit of findCodes(text, known, { overheard: true, excerpt: true, within: [from, until] })) {
      const [start, end] = hit.span;
      const isNew = base + start >= scannedTo && !found.has(hit.code);
      if (isNew && found.size < maxLogCodes) found.set(hit.code, { ...hit, span: [base + start, base + end] });
    }
    scannedTo = base + until;
    const kept = Math.max(0, until - margin);
    text = text.slice(kept);
    base += kept;
  };

  const begin = (): TextDecoder => {
    const start = sample.subarray(0, sampled);
    const begun = new TextDecoder(findEncoding(start));
    text = begun.decode(start, { stream: true });
    return begun;
  };

  return {
    take(bytes) {
      if (found.size >= maxLogCodes) return bytes.subarray(bytes.length);
      if (!decoder) {
        const start = bytes.subarray(0, encodingSampleBytes - sampled);
        sample.set(start, sampled);
        sampled += start.length;
        if (sampled === encodingSampleBytes) decoder = begin();
        return bytes.subarray(start.length);
      }
      text += decoder.decode(bytes.subarray(0, sliceBytes), { stream: true });
      if (text.length >= 4 * margin) scan(text.length - margin);
      return bytes.subarray(sliceBytes);
    },
    isFull: () => found.size >= maxLogCodes,
    finish() {
      decoder ??= begin();
      text += decoder.decode();
      scan(text.length);
      return [...found.values()];
    },
  };
}
