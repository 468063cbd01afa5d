import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { maxAgeSeconds, maxAheadSeconds, verifySignature } from '../../src/slack/verify-signature.ts';
import { sign, signingSecret } from './slack-payloads.ts';

const now = 1_790_000_000;

test.each([
  { what: 'at the oldest', seconds: now - maxAgeSeconds, valid: true },
  { what: 'past the oldest', seconds: now - maxAgeSeconds - 1, valid: false },
  { what: 'at the furthest ahead', seconds: now + maxAheadSeconds, valid: true },
  { what: 'past the furthest ahead', seconds: now + maxAheadSeconds + 1, valid: false },
])('a timestamp $what is valid: $valid', ({ seconds, valid }) => {
  const body = Buffer.from('text=\xff', 'latin1');
  const headers = sign(body, seconds);
  const request = { signature: headers['x-slack-signature'], timestamp: headers['x-slack-request-timestamp'], body };
  expect(verifySignature(request, [signingSecret], now * 1000)).toBe(valid);
});

test('bytes that are no UTF-8 are told apart', () => {
  const headers = sign(Buffer.from([0xff]), now);
  const request = { signature: headers['x-slack-signature'], timestamp: headers['x-slack-request-timestamp'] };
  expect(verifySignature({ ...request, body: Buffer.from([0xff]) }, [signingSecret], now * 1000)).toBe(true);
  expect(verifySignature({ ...request, body: Buffer.from([0xfe]) }, [signingSecret], now * 1000)).toBe(false);
});

test('signatures are compared in constant time, every secret', () => {
  const source = readFileSync(new URL('../../src/slack/verify-signature.ts', import.meta.url), 'utf8');
  expect(source).toContain('timingSafeEqual(given, expected)');
  expect(source).not.toMatch(/signature\s*===|===\s*expected|return true/);
});
