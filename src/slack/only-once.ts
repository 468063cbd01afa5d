import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import type { Memory } from '../core/memory.ts';
import type { FailureLog } from './create-failure-log.ts';

/**
 * A middleware that lets every command, click and event through once. What comes again, redelivered or replayed, is acknowledged
 * and dropped. Posts are let through: they are told apart by their own ids, because one post comes as several events.
 *
 * The key lies in what Slack has signed; a signature stands in for a missing `trigger_id`.
 */
export function onlyOnce(memory: Memory, fail: FailureLog): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const { body, context, next } = args;
    const { signature } = context;
    const id = idOf(body) ?? toText(signature);
    if (isPost(body) || id === undefined) return next();
    const key = `slack/once/${id}`;
    let isNew = true;
    try {
      isNew = await memory.claim(key);
    } catch (error) {
      // Somebody waits: better twice than never.
      fail(error, 'remember a request');
    }
    if (!isNew) {
      if ('ack' in args && typeof args.ack === 'function') await args.ack();
      return;
    }
    try {
      await next();
    } catch (error) {
      await memory.release(key).catch(() => {});
      throw error;
    }
  };
}

function idOf(body: object): string | undefined {
  if ('event_id' in body) return toText(body.event_id);
  return 'trigger_id' in body ? toText(body.trigger_id) : undefined;
}

function isPost(body: object): boolean {
  if (!('event' in body) || typeof body.event !== 'object' || body.event === null) return false;
  return 'type' in body.event && (body.event.type === 'message' || body.event.type === 'app_mention');
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
