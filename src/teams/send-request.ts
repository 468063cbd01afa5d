/** One try is given up after this. */
export const tryTimeoutMs = 10_000;
/** Tries of one request, the first included. */
export const maxTries = 4;
/** The first wait between tries; each further one is twice as long, and up to half of it is chance. */
export const firstWaitMs = 400;
/** Answers larger than this are not read. */
export const maxResponseBytes = 1024 * 1024;
/** "Retry 412, 429, 502, 504" (msteams-docs, bots/how-to/rate-limit); 500 and 503 come from the same gateways. */
const retriedStatuses = [412, 429, 500, 502, 503, 504];
/** Failures before anything was sent (Node and undici). */
const unsentCodes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** A request that a Microsoft service did not accept. It holds neither the token nor what was sent. */
export class RequestFailed extends Error {
  override name = 'RequestFailed';
  /** 0: no answer at all. */
  readonly status: number;
  /** The service's own name of the error, such as `BotNotInConversationRoster`. */
  readonly code: string;
  /** The service may have done what was asked, and only its answer is missing. To ask again could do it twice. */
  readonly mayBeDone: boolean;

  constructor(host: string, status: number, code: string, mayBeDone = false) {
    super(`${host} answered ${status || 'nothing'}${code ? ` (${code})` : ''}`);
    this.status = status;
    this.code = code;
    this.mayBeDone = mayBeDone;
  }
}

/** A request to a Microsoft service. */
export interface ServiceRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Doing it twice is the same as doing it once (default: everything but POST). */
  readonly isRepeatable?: boolean;
  /** Ends waiting and trying: the whole turn has a limit. */
  readonly signal: AbortSignal;
}

/**
 * Sends a request and answers with the JSON of the response (`undefined` where there is none). What passes by itself is tried
 * again, with jitter, as long as there is time; but what must not be done twice only where the service cannot have done it: it
 * said so by its status, or nothing was sent. Redirects are not followed: the token is for this host alone.
 *
 * @throws {RequestFailed}
 */
export async function sendRequest(request: ServiceRequest): Promise<unknown> {
  for (let count = 1; ; count += 1) {
    const outcome = await tryOnce(request);
    if (!(outcome instanceof Failure)) return outcome.json;
    const wait = outcome.retryAfterMs ?? firstWaitMs * 2 ** (count - 1) * (1 + Math.random() / 2);
    const mayRetry = outcome.isPassing && count < maxTries && !request.signal.aborted;
    if (!mayRetry || !(await sleep(wait, request.signal))) throw outcome.error;
  }
}

class Failure {
  readonly error: RequestFailed;
  readonly isPassing: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(error: RequestFailed, isPassing: boolean, retryAfterMs?: number) {
    this.error = error;
    this.isPassing = isPassing;
    this.retryAfterMs = retryAfterMs;
  }
}

async function tryOnce(request: ServiceRequest): Promise<Failure | { json: unknown }> {
  const { url, method, headers, body, signal, isRepeatable = method !== 'POST' } = request;
  const { host } = url;
  if (signal.aborted) return new Failure(new RequestFailed(host, 0, nameOf(signal.reason)), false);
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      redirect: 'manual',
      // What is not asked again may as well be waited for until the turn ends.
      signal: isRepeatable ? AbortSignal.any([signal, AbortSignal.timeout(tryTimeoutMs)]) : signal,
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
    });
  } catch (error) {
    const code = nameOf(error);
    const mayBeDone = !isRepeatable && !unsentCodes.includes(code);
    return new Failure(new RequestFailed(host, 0, code, mayBeDone), !mayBeDone);
  }
  // The status says what became of the request, also where the rest of the answer is lost.
  const text = await readBounded(response).catch(() => undefined);
  if (response.ok && text === undefined && isRepeatable) return new Failure(new RequestFailed(host, 0, ''), true);
  if (response.ok) return { json: parse(text ?? '') };
  const failed = new RequestFailed(host, response.status, errorCode(parse(text ?? '')));
  return new Failure(failed, retriedStatuses.includes(response.status), readRetryAfter(response));
}

/** The system's name of what went wrong with a connection. */
function nameOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return '';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxResponseBytes) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A proxy may answer with a page instead of JSON; that counts as an answer without content. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorCode(json: unknown): string {
  if (typeof json !== 'object' || json === null || !('error' in json)) return '';
  const { error } = json;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
  return typeof code === 'string' ? code.replace(/[^\w.-]/g, '').slice(0, 80) : '';
}

function readRetryAfter(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  const seconds = header === null || header.trim() === '' ? Number.NaN : Number(header);
  return seconds >= 0 ? seconds * 1000 : undefined;
}

/** Waits; `false` at once where the signal ends before the wait would. */
function sleep(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted || ms > tryTimeoutMs) return resolve(false);
    const end = (isOver: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cut);
      resolve(isOver);
    };
    const cut = () => end(false);
    const timer = setTimeout(() => end(true), ms);
    signal.addEventListener('abort', cut, { once: true });
  });
}
