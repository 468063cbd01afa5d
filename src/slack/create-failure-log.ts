import type { Log } from '../core/log.ts';
import { explainFailure, type Failure } from './explain-failure.ts';

/** A reason is logged again after this, if it still happens. */
export const repeatMs = 60 * 60 * 1000;

/** Logs what failed, once for each reason and thing that was being done, and says what it was. */
export type FailureLog = (error: unknown, doing: string) => Failure;

/**
 * Creates the log of failures of one platform: an hour of the same failure is one line, with what to do about it.
 *
 * @param now epoch milliseconds
 */
export function createFailureLog(log: Log, now: () => number): FailureLog {
  const loggedAt = new Map<string, number>();
  return (error, doing) => {
    const failure = explainFailure(error);
    const { reason, whatToDo } = failure;
    const key = `${reason}/${doing}`;
    const last = loggedAt.get(key);
    if (last === undefined || now() - last >= repeatMs) {
      loggedAt.set(key, now());
      const detail = reason === 'unexpected' || reason === 'unreachable' ? { error } : {};
      log.error({ reason, whatToDo, ...detail }, `Slack: could not ${doing}`);
    }
    return failure;
  };
}
