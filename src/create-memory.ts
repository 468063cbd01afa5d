import { LRUCache } from 'lru-cache';
import type { Memory } from './core/memory.ts';

/** How many keys are remembered; the oldest leave first. A key takes about 200 bytes, so this is about 20 MB at most. */
export const maxKeys = 100_000;
/** How long a key is remembered: Slack's delayed events may come for up to 24 hours. */
export const rememberMs = 24 * 60 * 60 * 1000;

/**
 * Creates a memory inside this process, lost with it.
 *
 * @param now a clock in milliseconds that never steps back
 */
export function createMemory(now: () => number = () => performance.now()): Memory {
  const keys = new LRUCache<string, true>({ max: maxKeys, ttl: rememberMs, ttlResolution: 0, perf: { now } });
  return {
    async claim(key) {
      if (keys.has(key)) return false;
      keys.set(key, true);
      return true;
    },
    async release(key) {
      keys.delete(key);
    },
  };
}
