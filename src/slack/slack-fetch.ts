/** Within this Slack's Web API has to answer. */
export const timeoutMs = 10_000;
/** How long to wait where Slack limits the rate and does not say how long. */
export const defaultRetryAfterSeconds = 1;

/**
 * `fetch` for Slack's packages: it always ends in time, never follows a redirect (the token would go along), and gives every
 * "too many requests" a waiting time, without which @slack/web-api 8.2.0 gives up at once.
 */
export async function slackFetch(url: string | URL, init: RequestInit = {}): Promise<Response> {
  const signal = init.signal ?? AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { ...init, signal, redirect: 'error' });
  if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', String(defaultRetryAfterSeconds));
  return new Response(await response.text(), { status: 429, headers });
}
