import type { AnswerLog, AnswerMessage, LogFile } from './answer.ts';
import { maxMessageLength, toAnswer } from './answer-message.ts';
import type { Catalog } from './catalog.ts';
import { encodingSampleBytes, findEncoding } from './find-encoding.ts';
import { chooseLocale, type Locale } from './locale.ts';
import { phrases } from './phrases.ts';
import { createLogScanner, type LogScanner } from './scan/scan-log.ts';

/** The most bytes of a log that are read. */
export const maxLogBytes = 64 * 1024 * 1024;
/** A file of at most so many bytes is answered like a message: somebody may well have typed it. */
export const maxTypedBytes = maxMessageLength;

/**
 * Creates the function that answers log files. A short one is answered like a message. A longer one is scanned as it arrives,
 * with the strictness of overheard text, because nobody typed its numbers; the spans of its codes are offsets in its decoded text.
 *
 * @param pause lets others have their turn, such as requests that wait; comes back when they had it
 */
export function createAnswerLog(
  catalog: Catalog,
  defaultLocale: Locale,
  answerMessage: AnswerMessage,
  pause: () => Promise<void>,
): AnswerLog {
  return async (file) => {
    const { text = '', overheard = false, locale, preferred } = file;
    const rest = file.chunks[Symbol.asyncIterator]();
    const { start, isWhole } = await readStart(rest);
    const encoding = findEncoding(start.subarray(0, encodingSampleBytes));
    if (!isText(start.subarray(0, encodingSampleBytes), encoding)) {
      const beside = answerMessage({ ...file, text, locale: locale ?? chooseLocale(text, preferred, defaultLocale) });
      return { ...beside, suggestions: [], notice: phrases[beside.locale].fileIsNoText };
    }
    const beginning = new TextDecoder(encoding).decode(start.subarray(0, maxTypedBytes));
    const language = locale ?? chooseLocale(text || beginning, preferred, defaultLocale);
    if (isWhole) {
      const typed = text === '' ? beginning : `${text}\n${beginning}`;
      return answerMessage({ text: typed, overheard, locale: language });
    }
    const { found, isCut } = await scan(createLogScanner(catalog), start, rest, pause);
    const notices = [
      ...(isCut ? [phrases[language].logCut(maxLogBytes / 1024 / 1024)] : []),
      ...(found.length === 0 ? [phrases[language].noCodeInLog] : []),
    ];
    const notice = overheard || notices.length === 0 ? undefined : notices.join(' ');
    return toAnswer(catalog, { overheard, locale: language, found, suggestions: [], notice });
  };
}

type Chunks = ReturnType<LogFile['chunks'][typeof Symbol.asyncIterator]>;

/** The first bytes of a file: all of it, or more than `maxTypedBytes`. */
async function readStart(chunks: Chunks): Promise<{ start: Uint8Array; isWhole: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size <= maxTypedBytes) {
    const { value, done } = await chunks.next();
    if (done) return { start: join(parts, size), isWhole: true };
    parts.push(value);
    size += value.length;
  }
  return { start: join(parts, size), isWhole: false };
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The codes of a file that begins with `start` and goes on with `chunks`, up to `maxLogBytes`. Others have a turn after each slice. */
async function scan(scanner: LogScanner, start: Uint8Array, chunks: Chunks, pause: () => Promise<void>) {
  let left = maxLogBytes;
  let isCut = false;
  for (let chunk: Uint8Array | undefined = start; chunk && !scanner.isFull(); ) {
    isCut = chunk.length > left;
    let bytes = chunk.subarray(0, left);
    left -= bytes.length;
    for (bytes = scanner.take(bytes); bytes.length > 0; bytes = scanner.take(bytes)) {
      scanner.scan(false);
      await pause();
    }
    const next: IteratorResult<Uint8Array> = isCut ? { done: true, value: undefined } : await chunks.next();
    chunk = next.done ? undefined : next.value;
  }
  await chunks.return?.();
  while (!scanner.scan(true)) await pause();
  return { found: scanner.codes, isCut: isCut || scanner.isFull() };
}

/**
 * Whether bytes are text: without zero characters and nearly without control characters. What is no valid UTF-8 may still be a
 * log in an older code page, whose codes are ASCII all the same.
 */
function isText(sample: Uint8Array, encoding: ReturnType<typeof findEncoding>): boolean {
  const text = new TextDecoder(encoding).decode(sample);
  const controls = text.match(/[^\P{Cc}\s]/gu)?.length ?? 0;
  return !text.includes('\u0000') && controls <= text.length / 20;
}
