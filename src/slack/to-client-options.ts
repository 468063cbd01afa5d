import type { Logger } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { slackFetch, timeoutMs } from './slack-fetch.ts';

/** A call that did not get through is tried so often again, with growing and random pauses. */
export const maxRetries = 2;

/** How Slack's Web API is called. The defaults of @slack/web-api 8.2.0 have no timeout and go on trying for half an hour. */
export function toClientOptions(logger: Logger, apiUrl: string | undefined): WebClientOptions {
  return {
    logger,
    fetch: slackFetch,
    timeout: timeoutMs,
    retryConfig: { retries: maxRetries, minTimeout: 300, factor: 2, randomize: true },
    // The outbox waits instead, one channel at a time; the client would stop all of them.
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  };
}
