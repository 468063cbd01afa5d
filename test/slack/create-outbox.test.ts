import { WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { createOutbox, maxWaiting, OutboxFullError, paceMs } from '../../src/slack/create-outbox.ts';

/** An outbox whose clock only moves while it sleeps. */
function createTimedOutbox() {
  let now = 0;
  const outbox = createOutbox(
    () => now,
    async (ms) => {
      now += ms;
    },
  );
  return { outbox, now: () => now };
}

describe('a channel', () => {
  test('gets 1,000 messages in order, none lost; after a refusal at most one a second', async () => {
    const { outbox, now } = createTimedOutbox();
    const sent: { id: number; at: number }[] = [];
    let refusals = 0;
    const send = (id: number) => async () => {
      // Slack lets a short burst through and then refuses what comes within a second.
      const last = sent.at(-1);
      if (sent.length >= 10 && last && now() - last.at < paceMs) {
        refusals += 1;
        throw new WebAPIRateLimitedError(1);
      }
      sent.push({ id, at: now() });
    };
    await Promise.all(Array.from({ length: 1000 }, (_, id) => outbox.send('C1', send(id))));
    expect(sent.map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, id) => id));
    expect(refusals).toBeLessThanOrEqual(20);
  });

  test.each([
    { waiting: maxWaiting, refused: 0 },
    { waiting: maxWaiting + 1, refused: 1 },
  ])('with $waiting messages waiting refuses $refused', async ({ waiting, refused }) => {
    const { outbox } = createTimedOutbox();
    const results = await Promise.allSettled(Array.from({ length: waiting }, () => outbox.send('C1', async () => {})));
    const errors = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
    expect(errors).toHaveLength(refused);
    for (const error of errors) expect(error).toBeInstanceOf(OutboxFullError);
  });

  test.each([
    { what: 'a pause of a day is not waited for', pause: 99_999, tries: 1 },
    { what: 'pauses of 20 s are waited for up to a minute', pause: 20, tries: 4 },
  ])('$what', async ({ pause, tries }) => {
    const { outbox, now } = createTimedOutbox();
    let count = 0;
    const send = async () => {
      count += 1;
      throw new WebAPIRateLimitedError(pause);
    };
    await expect(outbox.send('C1', send)).rejects.toBeInstanceOf(WebAPIRateLimitedError);
    expect(count).toBe(tries);
    expect(now()).toBeLessThanOrEqual(60_000);
  });

  test('that waits keeps nobody else waiting, and a failure keeps nobody behind it', async () => {
    const { outbox } = createTimedOutbox();
    let go = () => {};
    const first = outbox.send('C1', () => new Promise<void>((resolve) => (go = resolve)));
    await expect(outbox.send('C2', async () => 'sent')).resolves.toBe('sent');
    go();
    await first;
    await expect(outbox.send('C1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(outbox.send('C1', async () => 'sent')).resolves.toBe('sent');
  });
});
