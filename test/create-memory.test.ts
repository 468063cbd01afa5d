import { describe, expect, test } from 'vitest';
import { keepNewCodes } from '../src/core/memory.ts';
import { createMemory, maxKeys, rememberMs } from '../src/create-memory.ts';
import { answerMessage } from './catalog.ts';

describe('a claim', () => {
  test('is given once, also to fifty that ask at the same time', async () => {
    const memory = createMemory();
    const claims = await Promise.all(Array.from({ length: 50 }, () => memory.claim('event')));
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test('is given again after it was released', async () => {
    const memory = createMemory();
    await memory.claim('event');
    await memory.release('event');
    expect(await memory.claim('event')).toBe(true);
  });

  test.each([
    { what: 'a moment before its end', after: rememberMs - 1, claimed: false },
    { what: 'a moment after its end', after: rememberMs + 1, claimed: true },
  ])('is forgotten with time: $what', async ({ after, claimed }) => {
    let now = 1_000;
    const memory = createMemory(() => now);
    await memory.claim('event');
    now += after;
    expect(await memory.claim('event')).toBe(claimed);
  });

  test('the oldest leave first when there are too many', async () => {
    const memory = createMemory();
    for (let index = 0; index <= maxKeys; index++) await memory.claim(`event ${index}`);
    expect(await memory.claim(`event ${maxKeys}`)).toBe(false);
    expect(await memory.claim('event 0')).toBe(true);
  });
});

describe('codes that a thread was told', () => {
  test('are left out the second time, and the answer is silent when nothing is left', async () => {
    const memory = createMemory();
    const first = await keepNewCodes(answerMessage({ text: '0x80cf0016', overheard: true }), 'thread', memory);
    expect(first.silent).toBe(false);
    const both = await keepNewCodes(
      answerMessage({ text: '0x80cf0016 0x80cf0017', overheard: true }),
      'thread',
      memory,
    );
    expect(both.answers.map(({ code }) => code)).toEqual(['0x80cf0017']);
    const again = await keepNewCodes(answerMessage({ text: '0x80cf0017', overheard: true }), 'thread', memory);
    expect(again.silent).toBe(true);
  });

  test('are told again in another thread', async () => {
    const memory = createMemory();
    const answer = answerMessage({ text: '0x80cf0016', overheard: true });
    await keepNewCodes(answer, 'one', memory);
    expect((await keepNewCodes(answer, 'another', memory)).silent).toBe(false);
  });
});
