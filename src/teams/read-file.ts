import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { Attachment } from 'botbuilder';
import { Agent, request } from 'undici';
import type { Cloud } from './cloud.ts';

/** Reading all files of a message ends here; the answer must still be sent within the turn. */
export const fileTimeoutMs = 8_000;
/** A file that sends nothing for this long is given up. */
export const fileIdleMs = 3_000;
/** Bytes that are read of one file, whatever size it claims. */
export const maxFileBytes = 10 * 1024 * 1024;

/** A file that was not read: because of where it is, what it is, or what its server said. */
export class FileRefused extends Error {
  override name = 'FileRefused';
  readonly problem: 'address' | 'not-text' | 'unavailable';

  constructor(problem: FileRefused['problem'], message: string) {
    super(message);
    this.problem = problem;
  }
}

/** The bytes of a file as they arrive. @throws {FileRefused} */
export type ReadFile = (file: Attachment, signal: AbortSignal) => Promise<AsyncIterable<Uint8Array>>;

/** What Teams says of a file in a personal chat (msteams-docs, bots-filesv4). The address carries its own short-lived permission. */
const downloadInfo = 'application/vnd.microsoft.teams.file.download.info';

/** The files among a message's attachments. */
export function findFiles(attachments: readonly Attachment[] | undefined): Attachment[] {
  return (attachments ?? []).filter(({ contentType }) => contentType === downloadInfo);
}

/**
 * Creates the reader of attached files. It asks only hosts where Teams keeps files, checks the address when it connects (a name
 * can lead anywhere), follows no redirect and sends no token.
 */
export function createReadFile(cloud: Cloud): ReadFile {
  const checkedLookup: LookupFunction = (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new Error(`${host} has no address`), '', 0);
      if (!addresses.every(({ address }) => cloud.isFileAddress(address))) {
        return callback(new FileRefused('address', `${host} leads to a private address`), '', 0);
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
  const agent = new Agent({
    connect: { lookup: checkedLookup, timeout: fileIdleMs },
    headersTimeout: fileIdleMs,
    bodyTimeout: fileIdleMs,
  });

  return async ({ content }, signal) => {
    const { downloadUrl } = Object(content) as { downloadUrl?: unknown };
    if (typeof downloadUrl !== 'string' || !URL.canParse(downloadUrl) || !cloud.isFileUrl(new URL(downloadUrl))) {
      throw new FileRefused('address', 'the file is not where Teams keeps files');
    }
    const response = await request(downloadUrl, { dispatcher: agent, signal }).catch((error: unknown) => {
      if (error instanceof FileRefused) throw error;
      throw new FileRefused('unavailable', `the file's server did not answer (${nameOf(error)})`);
    });
    if (response.statusCode !== 200) {
      // Without this the connection would wait for a body that nobody reads.
      response.body.on('error', () => {}).destroy();
      throw new FileRefused('unavailable', `the file's server answered ${response.statusCode}`);
    }
    return readText(response.body);
  };
}

/** At most `maxFileBytes` of a stream that begins like a text. */
async function readText(body: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const chunks = body[Symbol.asyncIterator]();
  const next = () =>
    chunks.next().catch((error: unknown) => {
      throw new FileRefused('unavailable', `the file broke off (${nameOf(error)})`);
    });
  const first = await next();
  if (!first.done && !looksLikeText(first.value)) {
    await chunks.return?.();
    throw new FileRefused('not-text', 'the file is no text');
  }
  return (async function* () {
    let size = 0;
    try {
      for (let part = first; !part.done && size < maxFileBytes; part = await next()) {
        yield part.value.subarray(0, maxFileBytes - size);
        size += part.value.length;
      }
    } finally {
      await chunks.return?.();
    }
  })();
}

/** Whether a file begins like a text: UTF-16 by its mark or by its zero bytes, else no zero byte and few control characters. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 1024);
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)) return true;
  const zeros = [0, 0];
  let controls = 0;
  for (const [index, byte] of start.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1b) controls += 1;
  }
  const [even = 0, odd = 0] = zeros;
  const isUtf16 = even + odd > start.length / 4 && (even === 0 || odd === 0);
  return isUtf16 || (even + odd === 0 && controls <= start.length / 50);
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
