import { setTimeout as sleep } from 'node:timers/promises';
import type { FailureLog } from './create-failure-log.ts';

/** The pauses between tries to reach Slack, in milliseconds; the last one is repeated. */
export const startPausesMs = [1_000, 5_000, 15_000, 60_000] as const;

/**
 * Does what needs Slack, again and again until it is done: Slack or the network may be down for a while, and the other platform
 * shall not wait for that. A token that Slack does not accept does not pass by itself.
 *
 * @param doing what the log says could not be done
 * @throws where the token is not accepted
 */
export async function tryUntilReached(
  work: () => Promise<void>,
  doing: string,
  fail: FailureLog,
  signal: AbortSignal,
): Promise<void> {
  for (let count = 0; !signal.aborted; count += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (fail(error, doing).isRevoked) throw error;
    }
    const pause = startPausesMs[Math.min(count, startPausesMs.length - 1)];
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
}
