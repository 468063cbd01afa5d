import type { WebClient } from '@slack/web-api';
import type { SlackFile } from './slack-file.ts';

/** Where Slack keeps files; the token goes nowhere else. */
export const slackFileOrigin = 'https://files.slack.com';
/** A file is read no longer than this. */
export const fileMs = 10_000;
/** No more than this of a file is downloaded, in bytes. */
export const maxFileBytes = 10 * 1024 * 1024;

/** Why a file is not read. `error` is for the log. */
export class FileError extends Error {
  readonly problem: 'unreadable' | 'not-text';

  constructor(problem: 'unreadable' | 'not-text', message: string) {
    super(message);
    this.name = 'FileError';
    this.problem = problem;
  }
}

/** What reading a file takes. */
export interface FileAccess {
  readonly client: WebClient;
  readonly token: string;
  /** The only origin that files are read from. */
  readonly origin: string;
}

/**
 * Opens a file of a message as a stream of bytes, at most `maxFileBytes` of them.
 *
 * @throws {FileError} where it is no text, lies elsewhere, or Slack does not hand it out
 */
export async function readFile(file: SlackFile, access: FileAccess): Promise<AsyncIterable<Uint8Array>> {
  const { is_external, mimetype, mode, ...info } = await complete(file, access.client);
  if (is_external) throw new FileError('unreadable', 'the file does not lie at Slack');
  if (mode !== 'snippet' && !isTextType(mimetype)) throw new FileError('not-text', 'the file is no text');
  const url = toFileUrl(info.url_private_download ?? info.url_private, access.origin);
  if (!url) throw new FileError('unreadable', 'the file lies outside of Slack');
  // A redirect would take the token along; Slack's sign-in page is one, and it comes where `files:read` is missing.
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${access.token}` },
    redirect: 'manual',
    signal: AbortSignal.timeout(fileMs),
  });
  const isPage = /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
  if (response.status !== 200 || !response.body || (isPage && !/html/i.test(mimetype ?? ''))) {
    await response.body?.cancel();
    throw new FileError('unreadable', `Slack answered with ${response.status}${isPage ? ' and a page' : ''}`);
  }
  const chunks = cutBytes(response.body as AsyncIterable<Uint8Array>);
  return sniff(chunks);
}

/** The address of a file, if it is one of Slack's: same scheme, host and port, and no name or password in it. */
export function toFileUrl(address: string | undefined, origin: string): URL | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.origin === origin && url.username === '' && url.password === '' ? url : undefined;
}

/** What Slack says of a file that comes over Slack Connect has to be asked for. */
async function complete(file: SlackFile, client: WebClient): Promise<SlackFile> {
  if (file.file_access !== 'check_file_info' || !file.id) return file;
  const { file: info } = await client.files.info({ file: file.id });
  return (info as SlackFile | undefined) ?? file;
}

function isTextType(mimetype: string | undefined): boolean {
  if (mimetype === undefined) return true;
  return /^(text\/|application\/(json|xml|x-(sh|ndjson|yaml)|octet-stream)\b)/i.test(mimetype);
}

async function* cutBytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = maxFileBytes;
  for await (const chunk of chunks) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

/**
 * First bytes of what is often renamed to `.log` but is no text: programs, archives, pictures, event logs, cabinets. Whole, because
 * a log may well begin with `PKIClient`.
 */
const magic = [
  'PK\x03\x04',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF87a',
  'GIF89a',
  '%PDF-',
  'ElfFile\0',
  'MSCF\0',
  '\x7fELF',
  '7z\xbc\xaf',
  'Rar!\x1a\x07',
  '\x1f\x8b',
];

/** The same stream, refused where its beginning is no text. UTF-16 without a mark has zeros in every second place only. */
async function sniff(chunks: AsyncGenerator<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const first = await chunks.next();
  if (first.done) return chunks;
  const head = Buffer.from(first.value.subarray(0, 1024));
  const latin1 = head.toString('latin1');
  const isProgram = latin1.startsWith('MZ') && head.includes(0);
  if (isProgram || magic.some((start) => latin1.startsWith(start)) || isBinary(head)) {
    await chunks.return(undefined);
    throw new FileError('not-text', 'the file is no text');
  }
  return (async function* () {
    yield first.value;
    yield* chunks;
  })();
}

function isBinary(head: Buffer): boolean {
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  return (zeros[0] ?? 0) > 0 && (zeros[1] ?? 0) > 0;
}
