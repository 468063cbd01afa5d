import { WebAPIRateLimitedError } from '@slack/web-api';

/** After Slack asked to slow down, a channel gets at most one message in this time (docs.slack.dev/apis/web-api/rate-limits). */
export const paceMs = 1_000;
/** How long a channel is kept at that pace. */
export const pacedForMs = 60_000;
/** The longest a message waits for Slack's "retry after"; past it the message is given up. */
export const maxWaitMs = 60_000;
/** Messages that may wait for one channel. */
export const maxWaiting = 1_000;

/** More messages wait for a channel than can be of use to anybody. */
export class OutboxFullError extends Error {
  constructor() {
    super(`More than ${maxWaiting} messages wait for one channel`);
    this.name = 'OutboxFullError';
  }
}

/** Sends messages, each channel in order and at the speed that Slack allows; channels do not wait for each other. */
export interface Outbox {
  /**
   * @throws {OutboxFullError} where too many wait
   * @throws whatever `send` throws, and its last refusal where Slack asks to wait for too long
   */
  send<Sent>(channel: string, send: () => Promise<Sent>): Promise<Sent>;
}

interface Lane {
  tail: Promise<unknown>;
  waiting: number;
  pacedUntil: number;
  sentAt: number;
}

/** Creates an outbox. The clock is in milliseconds and never steps back. */
export function createOutbox(now: () => number = () => performance.now(), sleep: Sleep = sleepFor): Outbox {
  const lanes = new Map<string, Lane>();
  return {
    async send(channel, send) {
      const lane = lanes.get(channel) ?? { tail: Promise.resolve(), waiting: 0, pacedUntil: 0, sentAt: 0 };
      if (lane.waiting >= maxWaiting) throw new OutboxFullError();
      lanes.set(channel, lane);
      lane.waiting += 1;
      const sent = lane.tail.then(() => attempt(lane, send, now, sleep));
      lane.tail = sent.catch(() => {});
      try {
        return await sent;
      } finally {
        lane.waiting -= 1;
        if (lane.waiting === 0 && lane.pacedUntil <= now()) lanes.delete(channel);
      }
    },
  };
}

type Sleep = (ms: number) => Promise<void>;

async function attempt<Sent>(lane: Lane, send: () => Promise<Sent>, now: () => number, sleep: Sleep): Promise<Sent> {
  let waited = 0;
  for (;;) {
    if (now() < lane.pacedUntil) await sleep(Math.max(0, lane.sentAt + paceMs - now()));
    try {
      lane.sentAt = now();
      return await send();
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) throw error;
      const pause = error.retryAfter * 1000;
      lane.pacedUntil = now() + Math.min(pause, maxWaitMs) + pacedForMs;
      waited += Math.max(pause, paceMs);
      if (waited > maxWaitMs) throw error;
      await sleep(pause);
    }
  }
}

function sleepFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
