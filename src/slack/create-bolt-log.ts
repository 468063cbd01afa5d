import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import type { Log } from '../core/log.ts';

/**
 * Slack's packages log to this. Their debug lines hold whole messages, so these are dropped; warnings go on as details, because
 * every failure is reported by us, once and with what to do.
 */
export function createBoltLog(log: Log): Logger {
  const write = (...parts: unknown[]) => log.debug({}, `slack: ${parts.map(String).join(' ').slice(0, 300)}`);
  return {
    debug: () => {},
    info: write,
    warn: write,
    error: write,
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
