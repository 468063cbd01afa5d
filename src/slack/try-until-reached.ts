import { setTimeout as sleep } from 'node:timers/promises';
import type { FailureLog } from './create-failure-log.ts';

/** The pauses between tries to reach Slack at the start, in milliseconds; the last one is repeated. */
export const startPausesMs = [1_000, 5_000, 15_000, 60_000] as const;

/**
 * Does what needs Slack, again and again until it is done: Slack or the network may be down for a while, and the other platform
 * shall not wait for that. A token that Slack does not accept does not pass by itself.
 *
 * @throws where the token is not accepted
 */
export async function tryUntilReached(work: () => Promise<void>, fail: FailureLog, signal: AbortSignal): Promise<void> {
  for (let count = 0; !signal.aborted; count += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (fail(error, 'start').isRevoked) throw error;
    }
    const pause = startPausesMs[Math.min(count, startPausesMs.length - 1)];
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
}
