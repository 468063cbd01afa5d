/** Within this Slack has to answer, all tries together. */
export const timeoutMs = 10_000;
/** A call that did not get through is tried so often again. */
export const maxRetries = 2;
/** The first pause before it is; the next one is twice as long, and up to twice that by chance. */
export const firstPauseMs = 250;
/** How long to wait where Slack limits the rate and does not say how long. */
export const defaultRetryAfterSeconds = 1;

/** What passes by itself: a proxy or a server of Slack that has no time just now. */
const passing = new Set([412, 502, 503, 504]);

/** A connection that never stood: nothing was sent. */
const unconnected = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * `fetch` for Slack's packages. It always ends in time, and never follows a redirect, because the token would go along.
 * What did not get through is tried again; a call that Slack did not answer in time is not, because it may have been heard, nor is
 * a message whose connection broke.
 */
export async function slackFetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
  const signal = init.signal ?? AbortSignal.timeout(timeoutMs);
  for (let tries = 0; ; tries += 1) {
    const isLast = tries === maxRetries;
    try {
      const response = await fetch(url, { ...init, signal, redirect: 'error' });
      if (isLast || !passing.has(response.status)) return withRetryAfter(response);
      await response.body?.cancel();
    } catch (error) {
      if (isLast || signal.aborted || !mayTryAgain(url, error)) throw error;
    }
    const pause = firstPauseMs * 2 ** tries * (1 + Math.random());
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Whether the connection failed, in contrast to a redirect or a bad address, and nothing can come twice. */
function mayTryAgain(url: string | URL, error: unknown): boolean {
  const { cause } = error instanceof Error ? error : {};
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return false;
  return !isMessage(url) || unconnected.has(String(cause.code));
}

/** Whether a call shows something to people: a method of `chat`, or a response address, which is no method at all. */
function isMessage(url: string | URL): boolean {
  return !/\/api\/(?!chat\.)[\w.]+$/.test(new URL(url).pathname);
}

/** Gives every "too many requests" a waiting time, without which @slack/web-api 8.2.0 gives up at once. */
async function withRetryAfter(response: Response): Promise<Response> {
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', String(defaultRetryAfterSeconds));
  return new Response(await response.text(), { status: 429, headers });
}
