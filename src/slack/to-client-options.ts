import type { Logger } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { slackFetch } from './slack-fetch.ts';

/**
 * How Slack's Web API is called. The defaults of @slack/web-api 8.2.0 have no timeout and go on trying for half an hour;
 * `slackFetch` has both, and knows what may be tried again.
 */
export function toClientOptions(logger: Logger, apiUrl: string | undefined): WebClientOptions {
  return {
    logger,
    fetch: slackFetch,
    retryConfig: { retries: 0 },
    // So few at a time that a burst of answers does not hold up the acknowledgement of what still comes in.
    maxRequestConcurrency: 20,
    // The outbox waits instead, one channel at a time; the client would stop all of them.
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  };
}
